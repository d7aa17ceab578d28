// interview FILE: asks, writes each answer into the file, and says where the pilot stands. Exit 0 when it ends, 130 when
// it is interrupted; nothing is lost either way.

import { setValue } from '../edit/index.ts';
import { readEvidence } from '../evidence/index.ts';
import { makeHandouts } from '../interview/answers.ts';
import { roles } from '../interview/order.ts';
import type { Scope } from '../interview/queue.ts';
import { reserved } from '../interview/session.ts';
import type { World } from '../io/world.ts';
import type { FileStates, Wanted } from '../model/evidence.ts';
import { wordsAt } from '../model/pilot/text.ts';
import type { Prompter } from '../model/ports.ts';
import { ReadinessError } from '../model/problem.ts';
import { dimensionIds, gateIds } from '../model/vocabulary.ts';
import { isBlank, isPlaceholder } from '../read/nearest.ts';
import { closingLines, handoutText, type InterviewScreen } from '../report/interview.ts';
import { counted, safe, wrap } from '../report/text.ts';
import { applyAnswers } from './answers.ts';
import { type FileContext, holdInterview, readInterviewFile, textIn } from './conversation.ts';
import { checklistFor } from './shared/checklists.ts';
import { parseDay } from './shared/input.ts';
import { newFileText, writeNew } from './shared/new-file.ts';
import { paintFor, printProblems, screenColumns } from './shared/output.ts';

/** No file is looked at twice for the same: a session asks after every answer. */
const lookingFrom = (file: string, world: World): ((wanted: readonly Wanted[]) => FileStates) => {
  const known = new Map<string, FileStates>();
  return (wanted) => {
    const key = JSON.stringify(wanted);
    const looks = known.get(key) ?? (wanted.length === 0 ? new Map() : world.inspectFiles(file, wanted, readEvidence));
    known.set(key, looks);
    return looks;
  };
};

// The first lines of a pilot file that is not there yet: its name is asked for, and everything else can stay blank.

/** The new file's text, once it is written; undefined where nobody gave a name, and whether that was an interrupt. */
const beginFile = async (
  file: string,
  prompter: Prompter,
  { world, screen }: { readonly world: World; readonly screen: InterviewScreen },
): Promise<{ readonly text?: string; readonly interrupted: boolean }> => {
  const say = (text: string): void => world.stdout.write(`${wrap(text, screen.columns).join('\n')}\n`);
  say(`${safe(file)} does not exist yet. Starting a new pilot file; nothing is written before it has a name.`);
  const words = wordsAt(['pilot', 'name']);
  for (;;) {
    const reply = await prompter.ask({
      kind: 'words',
      before: [],
      message: words?.ask ?? 'What is the pilot called?',
      choices: [],
      ways: [{ word: '?' }, { word: 'stop' }],
      check: nameFault,
    });
    const word = reply?.trim().toLowerCase();
    if (reply === undefined || word === 'stop') return { interrupted: reply === undefined };
    if (word === '?') say(`${words?.says} ${words?.why} Example: ${String(words?.example)}`);
    else {
      const name = /^"(.*)"$/s.exec(reply.trim())?.[1] ?? reply.trim();
      writeNew(file, setValue(newFileText(file, world), ['pilot', 'name'], name), world);
      const text = textIn(file, world);
      return { ...(text !== undefined && { text }), interrupted: false };
    }
  }
};

/** A word that means something at every other prompt is no name, unless it stands in quotes. */
const nameFault = (reply: string): string | undefined => {
  const word = reply.trim().toLowerCase();
  if (word === '?' || word === 'stop') return undefined;
  const name = reply.trim().replace(/^"(.*)"$/s, '$1');
  if (isBlank(name)) return 'a pilot file needs a name: type one, or stop';
  const isWord = reserved.includes(word) || (isPlaceholder(name) && name === reply.trim());
  return isWord ? `a pilot file needs a name; if it is called ${word}, put it in quotes` : undefined;
};

export type InterviewFlags = {
  readonly dimension?: string;
  readonly all?: boolean;
  readonly onlyUnknown?: boolean;
  readonly gate?: string;
  readonly forRole?: string;
  readonly plain?: boolean;
  readonly asOf?: string;
  readonly checklist?: readonly string[];
  readonly color?: boolean;
};

export type AnswersFlag = {
  readonly answers?: string;
  /** true where no file was named. */
  readonly handout?: string | true;
};

const INTERRUPTED = 130;

/** Asks a person, or takes a file of answers. Throws ReadinessError for flags that exclude each other. */
export const interviewCommand = async (
  file: string,
  { answers, handout, ...flags }: InterviewFlags & AnswersFlag,
  world: World,
): Promise<number> => {
  if (answers !== undefined && handout !== undefined) {
    throw new ReadinessError('--answers and --handout exclude each other', { hint: 'give one of them' });
  }
  if (handout !== undefined) return writeHandout(world, { ...flags, file, handout });
  if (answers === undefined) return runInterview(world, { ...flags, file });
  const asking = (['dimension', 'all', 'onlyUnknown', 'gate', 'forRole', 'plain'] as const).find(
    (flag) => flags[flag] !== undefined,
  );
  if (asking !== undefined) {
    const hint = 'leave it out: what is in the file of answers is written, and nothing is asked';
    throw new ReadinessError(`--answers asks nothing, so that --${dashed(asking)} has no meaning beside it`, { hint });
  }
  return applyAnswers(world, { ...flags, file, answers });
};

const dashed = (flag: string): string => flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The open questions as Markdown to send out: to stdout, or into a new file. */
const writeHandout = async (
  world: World,
  { file, handout, ...flags }: InterviewFlags & { readonly file: string; readonly handout: string | true },
): Promise<number> => {
  const scope = readScope(flags);
  const asOf = flags.asOf === undefined ? world.today() : parseDay(flags.asOf);
  const named = flags.checklist === undefined ? {} : { checklist: flags.checklist };
  const checklist = await checklistFor({ ...named, color: flags.color !== false }, [file], world);
  const text = textIn(file, world);
  if (text === undefined) throw new ReadinessError(`there is no file ${file}`, { hint: 'readiness init begins one' });
  const { held, problems } = readInterviewFile(text, { file, checklist, asOf });
  if (held === undefined) {
    await printProblems([{ file, text, problems }], world.stderr, world.stderr.colour);
    return 2;
  }
  const handouts = makeHandouts(held.view, scope);
  const page = handoutText(handouts, held.view.pilot.pilot.name, file);
  const count = handouts.reduce((sum, { questions }) => sum + questions.length, 0);
  if (count === 0) world.stderr.write('readiness: nothing is left to ask\n');
  else if (handout === true || handout === '-') world.stdout.write(page);
  else {
    world.save(handout, page, undefined);
    world.stderr.write(
      `wrote ${safe(handout)}: ${counted(count, 'question')}; filled in, it comes back with --answers\n`,
    );
  }
  return 0;
};

/**
 * Asks at the terminal until the end: 0, 2 for a malformed file, 130 where it is interrupted. Throws ReadinessError where
 * there is no terminal.
 */
export const runInterview = async (
  world: World,
  { file, ...flags }: InterviewFlags & { readonly file: string },
): Promise<number> => {
  const scope = readScope(flags);
  const asOf = flags.asOf === undefined ? world.today() : parseDay(flags.asOf);
  if (file === '-') throw new ReadinessError('stdin (-) cannot be written to', { hint: 'name a pilot file' });
  const color = flags.color !== false;
  const named = flags.checklist === undefined ? {} : { checklist: flags.checklist };
  const checklist = await checklistFor({ ...named, color }, [file], world);
  const prompter = await world.prompter({ plain: flags.plain === true, colour: color && world.stdout.colour });
  if (prompter === undefined) throw noTerminal(file);
  const screen = { columns: screenColumns(world.stdout), paint: await paintFor(world.stdout, color && !flags.plain) };
  try {
    return await asking({ file, checklist, asOf, look: lookingFrom(file, world) }, scope, prompter, world, screen);
  } finally {
    prompter.close();
  }
};

const asking = async (
  fileContext: FileContext,
  scope: Scope,
  prompter: Prompter,
  world: World,
  screen: InterviewScreen,
): Promise<number> => {
  const present = textIn(fileContext.file, world);
  const started = present === undefined ? await beginFile(fileContext.file, prompter, { world, screen }) : undefined;
  const text = present ?? started?.text;
  if (text === undefined) return started?.interrupted === false ? 0 : INTERRUPTED;
  const { held, problems } = readInterviewFile(text, fileContext);
  if (held === undefined) {
    await printProblems([{ file: fileContext.file, text, problems }], world.stderr, world.stderr.colour);
    world.stderr.write('readiness: the interview goes on once the file is valid; nothing was changed\n');
    return 2;
  }
  const ending = await holdInterview(held, {
    isNew: present === undefined,
    fileContext,
    scope,
    prompter,
    world,
    screen,
  });
  world.stdout.write(`${closingLines(ending, fileContext.file, screen).join('\n')}\n`);
  return ending.interrupted ? INTERRUPTED : 0;
};

const readScope = ({ dimension, all, onlyUnknown, gate, forRole }: InterviewFlags): Scope => {
  if (all && onlyUnknown) {
    throw new ReadinessError('--all and --only-unknown exclude each other', { hint: 'give one of them' });
  }
  const part = known('dimension', dimension, dimensionIds);
  const goal = known('gate', gate, gateIds);
  const role = known('role', forRole, roles);
  return {
    ...(part !== undefined && { dimension: part }),
    ...(all && { all }),
    ...(onlyUnknown && { onlyUnknown }),
    ...(goal !== undefined && { gate: goal }),
    ...(role !== undefined && { role }),
  };
};

/** One of the words, or an error that names them. */
const known = <Word extends string>(
  what: string,
  word: string | undefined,
  words: readonly Word[],
): Word | undefined => {
  const found = words.find((one) => one === word);
  if (word === undefined || found !== undefined) return found;
  throw new ReadinessError(`there is no ${what} "${word}"`, { hint: `${what}s: ${words.join(', ')}` });
};

const noTerminal = (file: string): ReadinessError =>
  new ReadinessError('the interview needs a terminal to ask at, and there is none', {
    hint: `for a file to fill in: readiness init --template; for answers from a script: readiness interview ${safe(file)} --answers FILE`,
  });
