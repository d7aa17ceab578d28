// interview FILE: asks, writes each answer into the file, and says where the pilot stands. Exit 0 when it ends, 130 when
// it is interrupted; nothing is lost either way.
import type { Scope } from '../interview/queue.ts';
import type { World } from '../io/world.ts';
import { dimensionIds } from '../model/dimensions.ts';
import { ReadinessError } from '../model/problem.ts';
import type { Prompter } from '../model/prompt.ts';
import { closingLines, type InterviewView } from '../report/interview/words.ts';
import { safe } from '../report/safe-text.ts';
import { checklistFor } from './checklists.ts';
import { begin } from './interview/begin.ts';
import { converse } from './interview/converse.ts';
import { hold, lookingFrom, type Means, textIn } from './interview/held.ts';
import { dateOf } from './options.ts';
import { columnsOf, paintFor, printProblems } from './output.ts';

export type InterviewFlags = {
  readonly dimension?: string;
  readonly all?: boolean;
  readonly onlyUnknown?: boolean;
  readonly plain?: boolean;
  readonly asOf?: string;
  readonly checklist?: readonly string[];
  readonly color?: boolean;
};

export type AnswersFlag = { readonly answers?: string };

const INTERRUPTED = 130;

/** Asks a person, or takes a file of answers. */
export const interviewCommand = async (
  file: string,
  { answers, ...flags }: InterviewFlags & AnswersFlag,
  world: World,
): Promise<number> => {
  if (answers === undefined) return runInterview(world, { ...flags, file });
  const asking = (['dimension', 'all', 'onlyUnknown', 'plain'] as const).find((flag) => flags[flag] !== undefined);
  if (asking !== undefined) {
    const hint = 'leave it out: what is in the file of answers is written, and nothing is asked';
    throw new ReadinessError(`--answers asks nothing, so that --${dashed(asking)} has no meaning beside it`, { hint });
  }
  const { applyAnswers } = await import('./answers.ts');
  return applyAnswers(world, { ...flags, file, answers });
};

const dashed = (flag: string): string => flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export const runInterview = async (
  world: World,
  { file, ...flags }: InterviewFlags & { readonly file: string },
): Promise<number> => {
  const scope = scopeOf(flags);
  const asOf = flags.asOf === undefined ? world.today() : dateOf(flags.asOf);
  if (file === '-') throw new ReadinessError('stdin (-) cannot be written to', { hint: 'name a pilot file' });
  const color = flags.color !== false;
  const named = flags.checklist === undefined ? {} : { checklist: flags.checklist };
  const checklist = await checklistFor({ ...named, color }, [file], world);
  const prompter = await world.prompter({ plain: flags.plain === true, colour: color && world.stdout.colour });
  if (prompter === undefined) throw noTerminal(file);
  const screen = { columns: columnsOf(world.stdout), paint: await paintFor(world.stdout, color && !flags.plain) };
  try {
    return await asking({ file, checklist, asOf, look: lookingFrom(file, world) }, scope, prompter, world, screen);
  } finally {
    prompter.close();
  }
};

const asking = async (
  means: Means,
  scope: Scope,
  prompter: Prompter,
  world: World,
  screen: InterviewView,
): Promise<number> => {
  const text = textIn(means.file, world) ?? (await begin(means.file, prompter, world));
  if (text === undefined) return INTERRUPTED;
  const { held, problems } = hold(text, means);
  if (held === undefined) {
    await printProblems([{ file: means.file, text, problems }], world.stderr, world.stderr.colour);
    world.stderr.write('readiness: the interview goes on once the file is valid; nothing was changed\n');
    return 2;
  }
  const ending = await converse(held, { means, scope, prompter, world, screen });
  const lines = closingLines({ ...ending, written: ending.session.written }, means.file, screen);
  world.stdout.write(`${lines.join('\n')}\n`);
  return ending.interrupted ? INTERRUPTED : 0;
};

const scopeOf = ({ dimension, all, onlyUnknown }: InterviewFlags): Scope => {
  if (all && onlyUnknown) {
    throw new ReadinessError('--all and --only-unknown exclude each other', { hint: 'give one of them' });
  }
  const found = dimensionIds.find((id) => id === dimension);
  if (dimension !== undefined && found === undefined) {
    throw new ReadinessError(`there is no dimension "${dimension}"`, {
      hint: `dimensions: ${dimensionIds.join(', ')}`,
    });
  }
  return { ...(found !== undefined && { dimension: found }), ...(all && { all }), ...(onlyUnknown && { onlyUnknown }) };
};

const noTerminal = (file: string): ReadinessError =>
  new ReadinessError('the interview needs a terminal to ask at, and there is none', {
    hint: `for a file to fill in: readiness init --template; for answers from a script: readiness interview ${safe(file)} --answers FILE`,
  });
