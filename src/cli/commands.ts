// Every command by its name, and the options that go with all of them.
import type { Command } from 'commander';
import { addAdvise } from './advise.ts';
import { addAssess } from './assess.ts';
import { addChecklist } from './checklist.ts';
import { addCompare } from './compare.ts';
import { addExplain } from './explain.ts';
import { addGate } from './gate.ts';
import { addInit } from './init.ts';
import { addInterview } from './interview.ts';
import { addPlan } from './plan.ts';
import { addSchema } from './schema.ts';
import { addTrend } from './trend.ts';
import { addValidate } from './validate.ts';
import { addValue } from './value.ts';

/** In the order in which --help lists them. */
export const commands = {
  assess: addAssess,
  gate: addGate,
  explain: addExplain,
  compare: addCompare,
  trend: addTrend,
  plan: addPlan,
  value: addValue,
  advise: addAdvise,
  init: addInit,
  interview: addInterview,
  validate: addValidate,
  checklist: addChecklist,
  schema: addSchema, // one line per command: src/cli/<verb>.ts
};

export const addGlobals = (root: Command): Command =>
  root
    .option('--no-color', 'no colour, whatever the terminal can do')
    .option('--debug', 'print a stack trace with a bug report');
