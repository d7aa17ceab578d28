// The outline of the plan, in the JSON report.
import * as z from 'zod';
import { origin } from '../plan-report.ts';
import { days, gateId } from './kinds.ts';

const task = z.strictObject({
  check: z.string(),
  phase: z.int(),
  gate: gateId,
  action: z.string(),
  findOut: z.boolean().describe('the pilot file is silent: the first thing is to find out'),
  doneWhen: z.string(),
  role: z.string(),
  days,
  origins: z.array(origin).describe('where the days come from'),
  multiplier: z.number().describe('by how much the estimate was multiplied'),
  after: z.array(z.string()),
  blocks: z.boolean(),
  points: z.number(),
});

const staffing = z.strictObject({
  id: z.string(),
  role: z.string(),
  action: z.string(),
  doneWhen: z.string(),
  days: days.describe('working days of waiting'),
  origin,
  gate: gateId,
  phase: z.int(),
});

export const planOutline = z.strictObject({
  days,
  staffing: z.array(staffing).describe('roles that tasks need and nobody has, to be found first'),
  phases: z.array(
    z.strictObject({
      id: z.int(),
      title: z.string(),
      exit: z.string(),
      days,
      met: z.int(),
      applicable: z.int(),
      tasks: z.array(task),
    }),
  ),
});
