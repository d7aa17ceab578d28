// interview FILE: asks, writes each answer into the file, and says where the pilot stands. Exit 0 when it ends, 130 when
// it is interrupted; nothing is lost either way.

import { controlPath } from '../assess/evaluate.ts';
import { piecesOf, wantedFiles } from '../assess/evidence.ts';
import { library } from '../checklist/core.ts';
import { setAll, setValue } from '../edit/index.ts';
import { readEvidence } from '../evidence/index.ts';
import { afterPause, isPauseDue, type Known, knownOf, type Progress, progressOf } from '../interview/progress.ts';
import { itemOf, pathOf, type Question, valueAt } from '../interview/question.ts';
import { lacking } from '../interview/questions.ts';
import { checksAt, type Scope } from '../interview/queue.ts';
import { type Edit, newSession, nextQuestion, type Session, type Turn, takeReply } from '../interview/session.ts';
import { type View, viewOf } from '../interview/view.ts';
import type { World } from '../io/world.ts';
import type { Checklist } from '../model/checklist.ts';
import type { Looks, Wanted } from '../model/evidence.ts';
import { wordsAt } from '../model/pilot/text.ts';
import type { Prompter } from '../model/ports.ts';
import { isReadinessError, type Problem, ReadinessError } from '../model/problem.ts';
import { dimensionIds } from '../model/vocabulary.ts';
import { type Document, parse } from '../read/parse.ts';
import { validate } from '../read/validate.ts';
import {
  askOf,
  closingLines,
  explainedText,
  type InterviewView,
  openingLines,
  pauseAsk,
  pauseLines,
  standsLines,
  wantsMore,
} from '../report/interview.ts';
import { safe, wrap } from '../report/text.ts';
import { version } from '../version.ts';
import { checklistFor } from './shared/checklists.ts';
import { bytesOf, dateOf } from './shared/flags.ts';
import { begun as begunFromNewFile, writeNew } from './shared/new-file.ts';
import { columnsOf, paintFor, printProblems } from './shared/output.ts';

// The pilot file as the interview holds it between two questions: its text, and what that comes to.

export type Held = { readonly text: string; readonly document: Document; readonly view: View };

/** How a file is looked at. */
export type Means = {
  readonly file: string;
  readonly checklist: Checklist;
  readonly asOf: string;
  /** What is known of evidence files; without it none is looked at. */
  readonly look?: (wanted: readonly Wanted[]) => Looks;
};

/** No file is looked at twice for the same: a session asks after every answer. */
export const lookingFrom = (file: string, world: World): ((wanted: readonly Wanted[]) => Looks) => {
  const known = new Map<string, Looks>();
  return (wanted) => {
    const key = JSON.stringify(wanted);
    const looks = known.get(key) ?? (wanted.length === 0 ? new Map() : world.look(file, wanted, readEvidence));
    known.set(key, looks);
    return looks;
  };
};

/** The text to the byte, mark included; undefined where there is no file. */
export const textIn = (file: string, world: World): string | undefined => {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(world.read(file, bytesOf()));
  } catch (error) {
    if (isReadinessError(error) && error.message.startsWith('there is no file')) return undefined;
    throw error;
  }
};

export type Holding = { readonly held?: Held; readonly problems: readonly Problem[] };

export const hold = (text: string, { file, checklist, asOf, look }: Means, before?: View): Holding => {
  const { document, problems } = parse(new TextEncoder().encode(text), file, { maxBytes: bytesOf() });
  if (document === undefined) return { problems };
  const { pilot, problems: more } = validate(document, checklist);
  if (pilot === undefined) return { problems: more };
  const looks = look?.(wantedFiles(piecesOf(pilot)));
  const input = { document, pilot, checklist, asOf, ...(looks && { looks }) };
  return { held: { text, document, view: viewOf(input, before) }, problems: more };
};

export const edited = (text: string, edits: readonly Edit[]): string =>
  setAll(
    text,
    edits.map(({ parts, value }) => ({ path: parts, value })),
  );

/** Another writer is noticed: then their text, which is kept and gone on with. */
export const saved = (before: Held, changed: Held, means: Means, world: World): Held | undefined => {
  try {
    world.save(means.file, changed.text, before.text);
    return undefined;
  } catch (error) {
    const theirs = isReadinessError(error) ? textIn(means.file, world) : undefined;
    const held = theirs === undefined || theirs === before.text ? undefined : hold(theirs, means).held;
    if (held === undefined) throw error;
    return held;
  }
};

// The first lines of a pilot file that is not there yet: its name is asked for, and everything else can stay blank.

/** The new file's text, once it is written; undefined where nobody gave a name. */
export const begin = async (file: string, prompter: Prompter, world: World): Promise<string | undefined> => {
  world.stdout.write(`There is no ${safe(file)} yet: it begins with a name.\n`);
  const name = await prompter.ask({
    kind: 'words',
    before: [],
    message: wordsAt(['pilot', 'name'])?.ask ?? 'What is the pilot called?',
    choices: [],
    ways: [],
    check: (reply) => (reply.trim() === '' ? 'a pilot file has a name at least' : undefined),
  });
  if (name === undefined) return undefined;
  writeNew(file, setValue(begunFromNewFile(file, world), ['pilot', 'name'], name.trim()), world);
  return textIn(file, world);
};

// What `?` prints: the question's checks, from the checklist in force and the standards that it cites.

export const explained = (
  question: Question,
  { view }: Held,
  { means, screen }: { readonly means: Means; readonly screen: InterviewView },
): string => {
  const { file, checklist, asOf } = means;
  const ids = checksAt(question.parts, view);
  const checks = ids.flatMap((id) => checklist.items.filter((item) => item.id === id));
  const own = checks.filter(({ id, control }) => control && controlPath(id) === pathOf(question.parts));
  const shelf = {
    checklist,
    library,
    examplesOf: () => ({}),
    asOf,
    tool: { name: 'readiness', version },
  };
  return explainedText(question, own.length > 0 ? own : checks, shelf, file, screen);
};

// One question put and its reply tried out: while the person still types, and before anything is written.

type TrialState = { readonly held: Held; readonly session: Session; readonly progress: Progress };

/** What a reply would do: tried out before it is taken, and not worked out again once it is. */
export type Tried = { readonly turn: Turn; readonly held?: Held };

/** Undefined where the person ended it. */
export const asked = async (
  question: Question,
  state: TrialState,
  means: Means,
  prompter: Prompter,
  screen: InterviewView,
): Promise<Tried | undefined> => {
  const known = new Map<string, Tried>();
  const trial = (reply: string): Tried => {
    const tried = known.get(reply) ?? triedOut(question, reply, state, means);
    known.set(reply, tried);
    return tried;
  };
  const check = (reply: string): string | undefined => {
    const { turn } = trial(reply);
    return turn.kind === 'wrong' ? turn.message : undefined;
  };
  const item = state.session.draft === undefined ? itemOf(question.parts, state.held.view.pilot) : undefined;
  const reply = await prompter.ask(askOf(question, item, state.progress, check, screen));
  return reply === undefined ? undefined : trial(reply);
};

/** Nothing is written that validate would refuse. */
const triedOut = (question: Question, reply: string, { session, held }: TrialState, means: Means): Tried => {
  const turn = takeReply(session, question, reply, held.view);
  if (turn.kind !== 'go' || turn.edits.length === 0) return { turn };
  const changed = hold(edited(held.text, turn.edits), means, held.view);
  const lost = question.kind === 'evidence' && changed.held && lackingIn(changed.held, question);
  if (lost) return { turn: { kind: 'wrong', message: lost } };
  if (changed.held !== undefined) return { turn, held: changed.held };
  return { turn: { kind: 'wrong', message: worst(changed.problems) } };
};

const lackingIn = ({ view }: Held, { parts }: Question): string | undefined =>
  lacking(valueAt(view.value, parts), view.looks);

const worst = (problems: readonly Problem[]): string => {
  const { message, hint } = problems.find(({ severity }) => severity === 'error') ?? {
    message: 'the file would not be valid',
  };
  return hint === undefined ? message : `${message} (${hint})`;
};

// Question after question: each answer is written before the next is asked, so that an end at any moment loses nothing.

export type Talk = {
  readonly means: Means;
  readonly scope: Scope;
  readonly prompter: Prompter;
  readonly world: World;
  readonly screen: InterviewView;
};

/** Between two questions. */
type State = {
  readonly held: Held;
  readonly session: Session;
  readonly progress: Progress;
  /** The first verdict was told. */
  readonly told: boolean;
  readonly known: Known;
};

export type Ending = Pick<State, 'session' | 'progress'> & {
  readonly interrupted: boolean;
  /** It was just said where the pilot stands. */
  readonly told: boolean;
};

export const converse = async (held: Held, talk: Talk): Promise<Ending> => {
  let state = begun(held, talk);
  for (;;) {
    const question = nextQuestion(state.session, state.held.view, talk.scope);
    if (question === undefined) return ended(state);
    if (isPauseDue(state.session, state.progress, talk.scope, state.known)) {
      const more = await wantsToGoOn(state, talk);
      if (more !== true) return { ...ended(state, more === undefined), told: true };
      state = refreshed(state, talk);
    }
    const tried = await asked(question, state, talk.means, talk.prompter, talk.screen);
    const turn = tried?.turn;
    if (turn === undefined || turn.kind === 'stop') return ended(state, turn === undefined);
    if (turn.kind === 'go') state = gone(state, turn, tried?.held, talk);
    else say([turn.kind === 'wrong' ? notTaken(turn.message) : explained(question, state.held, talk)], talk);
  }
};

const ended = ({ session, progress }: State, interrupted = false): Ending => ({
  session,
  progress,
  interrupted,
  told: false,
});

/** Undefined where the person ended it otherwise. */
const wantsToGoOn = async ({ progress }: State, talk: Talk): Promise<boolean | undefined> => {
  say(pauseLines(progress, talk.means.file, talk.screen), talk);
  const reply = await talk.prompter.ask(pauseAsk);
  return reply === undefined ? undefined : wantsMore(reply);
};

const refreshed = (state: State, { scope }: Talk): State => {
  const session = afterPause(state.session);
  const progress = progressOf(session, state.held.view, scope);
  return { ...state, session, progress, known: knownOf(progress) };
};

const say = (lines: readonly string[], { world }: Talk): void => world.stdout.write(`${lines.join('\n')}\n`);

const notTaken = (message: string): string => `Not taken: ${safe(message)}`;

const begun = (held: Held, talk: Talk): State => {
  const progress = progressOf(newSession, held.view, talk.scope);
  say(openingLines(talk.means.file, progress, talk.screen), talk);
  if (progress.dozenDone) say(standsLines(progress, 'Where it stands', talk.screen), talk);
  return { held, session: newSession, progress, told: progress.dozenDone, known: knownOf(progress) };
};

/** What was answered is written before the next question is asked. */
const gone = (before: State, turn: Extract<Turn, { kind: 'go' }>, changed: Held | undefined, talk: Talk): State => {
  const theirs = changed && saved(before.held, changed, talk.means, talk.world);
  if (theirs !== undefined) say(wrap(CHANGED, talk.screen.columns), talk);
  const held = theirs ?? changed ?? before.held;
  const session = theirs === undefined ? turn.session : before.session;
  const progress = progressOf(session, held.view, talk.scope);
  const told = before.told || progress.dozenDone;
  if (told && !before.told) say(standsLines(progress, 'A first verdict', talk.screen), talk);
  return { held, session, progress, told, known: before.known };
};

const CHANGED =
  'The file was changed by somebody else: your last answer was not written, so that nothing of theirs is lost. It is asked again.';

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
