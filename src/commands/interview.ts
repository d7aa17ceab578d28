// interview FILE: asks, writes each answer into the file, and says where the pilot stands. Exit 0 when it ends, 130 when
// it is interrupted; nothing is lost either way.

import { controlPath } from '../assess/evaluate.ts';
import { piecesOf, wantedFiles } from '../assess/evidence.ts';
import { library } from '../checklist/load.ts';
import { setAll, setValue } from '../edit/index.ts';
import { readEvidence } from '../evidence/index.ts';
import { readAnswer } from '../interview/answer.ts';
import { handoutsOf } from '../interview/answers.ts';
import { roles } from '../interview/order.ts';
import {
  afterPause,
  grownBy,
  isWhole,
  type Moment,
  momentOf,
  type Progress,
  progressOf,
  type Told,
  toldAfter,
  toldAt,
} from '../interview/progress.ts';
import { answerUnder, itemOf, pathOf, type Question } from '../interview/question.ts';
import { lacking } from '../interview/questions.ts';
import { checksAt, type Scope } from '../interview/queue.ts';
import {
  type Edit,
  isBetween,
  isSettled,
  newSession,
  nextQuestion,
  reserved,
  type Session,
  type Turn,
  takeReply,
} from '../interview/session.ts';
import { type View, viewOf } from '../interview/view.ts';
import type { World } from '../io/world.ts';
import type { Checklist } from '../model/checklist.ts';
import type { Looks, Wanted } from '../model/evidence.ts';
import { wordsAt } from '../model/pilot/text.ts';
import type { Prompter } from '../model/ports.ts';
import { isReadinessError, type Problem, ReadinessError } from '../model/problem.ts';
import { dimensionIds, gateIds } from '../model/vocabulary.ts';
import { isBlank, isPlaceholder } from '../read/nearest.ts';
import { type Document, parse } from '../read/parse.ts';
import { validate } from '../read/validate.ts';
import {
  askOf,
  closingLines,
  explainedText,
  grownWords,
  handoutText,
  type InterviewView,
  openingLines,
  type Put,
  pauseAsk,
  pauseLines,
  verdictLines,
  wantsMore,
} from '../report/interview.ts';
import { counted, safe, wrap } from '../report/text.ts';
import { version } from '../version.ts';
import { checklistFor } from './shared/checklists.ts';
import { begun, writeNew } from './shared/new-file.ts';
import { columnsOf, dateOf, maxBytesFrom, paintFor, printProblems } from './shared/output.ts';

// The pilot file as the interview holds it between two questions: its text, and what that comes to.

type Held = { readonly text: string; readonly document: Document; readonly view: View };

/** How a file is looked at. */
export type Means = {
  readonly file: string;
  readonly checklist: Checklist;
  readonly asOf: string;
  /** What is known of evidence files; without it none is looked at. */
  readonly look?: (wanted: readonly Wanted[]) => Looks;
};

/** No file is looked at twice for the same: a session asks after every answer. */
const lookingFrom = (file: string, world: World): ((wanted: readonly Wanted[]) => Looks) => {
  const known = new Map<string, Looks>();
  return (wanted) => {
    const key = JSON.stringify(wanted);
    const looks = known.get(key) ?? (wanted.length === 0 ? new Map() : world.look(file, wanted, readEvidence));
    known.set(key, looks);
    return looks;
  };
};

/** The text to the byte, mark included; undefined where there is no file. */
const textIn = (file: string, world: World): string | undefined => {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(world.read(file, maxBytesFrom()));
  } catch (error) {
    if (isReadinessError(error) && error.message.startsWith('there is no file')) return undefined;
    throw error;
  }
};

export type Holding = { readonly held?: Held; readonly problems: readonly Problem[] };

export const hold = (text: string, { file, checklist, asOf, look }: Means, before?: View): Holding => {
  const { document, problems } = parse(new TextEncoder().encode(text), file, { maxBytes: maxBytesFrom() });
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
const saved = (before: Held, changed: Held, means: Means, world: World): Held | undefined => {
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

/** The new file's text, once it is written; undefined where nobody gave a name, and whether that was an interrupt. */
const begin = async (
  file: string,
  prompter: Prompter,
  { world, screen }: { readonly world: World; readonly screen: InterviewView },
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
      writeNew(file, setValue(begun(file, world), ['pilot', 'name'], name), world);
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

// What `?` prints: the question's checks, from the checklist in force and the standards that it cites.

const explained = (
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

type TrialState = { readonly held: Held; readonly session: Session };

/** What a reply would do: tried out before it is taken, and not worked out again once it is. */
type Tried = { readonly turn: Turn; readonly held?: Held };

/** Undefined where the person ended it. */
const asked = async (put: Put, state: TrialState, { means, prompter, screen }: Talk): Promise<Replied | undefined> => {
  const { question } = put;
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
  const preview = (reply: string): string | undefined => {
    if (reply.trim() === '' || question.choices.length > 0) return undefined;
    const reading = readAnswer(question, reply, state.held.view);
    return 'read' in reading && !('doubt' in reading && reading.doubt) ? reading.read : undefined;
  };
  const reply = await prompter.ask(askOf(put, { check, preview }, screen));
  return reply === undefined ? undefined : { reply, ...trial(reply) };
};

type Replied = Tried & { readonly reply: string };

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
  lacking(answerUnder(view.value, parts), view.looks);

const worst = (problems: readonly Problem[]): string => {
  const { message, hint } = problems.find(({ severity }) => severity === 'error') ?? {
    message: 'the file would not be valid',
  };
  return hint === undefined ? message : `${message} (${hint})`;
};

// Question after question: each answer is written before the next is asked, so that an end at any moment loses nothing.

type Talk = {
  /** The file was begun just now. */
  readonly isNew: boolean;
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
  /** Why more is left than before the last reply. */
  readonly grown?: string;
  /** The topic under which the last question stood. */
  readonly topic?: string;
  readonly told: Told;
};

type Ending = {
  readonly progress: Progress;
  readonly interrupted: boolean;
  /** It was just said where the pilot stands. */
  readonly told: boolean;
  /** A question whose answer was begun and is not in the file. */
  readonly half?: string;
};

const converse = async (held: Held, talk: Talk): Promise<Ending> => {
  let state = startedSession(held, talk);
  for (;;) {
    const question = nextQuestion(state.session, state.held.view, talk.scope);
    if (question === undefined) return ended(state, false);
    const moment = momentOf(state.session, state.progress, state.told, talk.scope);
    if (moment !== undefined) {
      const more = await wantsToGoOn(state, moment, talk);
      if (more !== true) return { ...ended(state, more === undefined), told: true };
      state = refreshed(state, moment);
    }
    const put = putOf(question, state);
    const replied = await asked(put, state, talk);
    if (replied === undefined || replied.turn.kind === 'stop') return ended(state, replied === undefined);
    const { turn } = replied;
    if (turn.kind === 'go') state = gone({ ...state, ...topicAfter(put, state) }, question, { ...replied, turn }, talk);
    else say([turn.kind === 'wrong' ? notTaken(turn.message) : explained(question, state.held, talk)], talk);
  }
};

/** A question about an item of a list says which; what was begun says so itself. */
const putOf = (question: Question, { session, held, progress, grown, topic }: State): Put => {
  const isOwn = question.kind !== 'check' && question.kind !== 'others';
  const item = isOwn ? itemOf(question.parts, held.view.pilot) : undefined;
  return {
    question,
    progress,
    opens: isBetween(session) && progress.topic !== undefined && progress.topic.title !== topic,
    ...(item !== undefined && { item }),
    ...(grown !== undefined && { grown }),
  };
};

const topicAfter = ({ opens, progress }: Put, { topic }: State): Pick<State, 'topic'> => {
  const title = opens ? progress.topic?.title : topic;
  return title === undefined ? {} : { topic: title };
};

const ended = ({ session, progress }: State, interrupted: boolean): Ending => ({
  progress,
  interrupted,
  told: false,
  ...(session.reason !== undefined && { half: pathOf(session.reason) }),
  ...(session.doubtful !== undefined && { half: pathOf(session.doubtful.question.parts) }),
});

/** The first verdict does not wait for a reply. Undefined where the person ended it otherwise. */
const wantsToGoOn = async ({ progress }: State, moment: Moment, talk: Talk): Promise<boolean | undefined> => {
  if (moment === 'first') {
    say(verdictLines(progress, moment, talk.screen), talk);
    return true;
  }
  say(pauseLines(progress, moment, talk.means.file, talk.screen), talk);
  const reply = await talk.prompter.ask(pauseAsk);
  return reply === undefined ? undefined : wantsMore(reply);
};

const refreshed = ({ topic: _, ...state }: State, moment: Moment): State => ({
  ...state,
  session: moment === 'first' ? state.session : afterPause(state.session),
  told: toldAfter(state.told, moment),
});

const say = (lines: readonly string[], { world }: Pick<Talk, 'world'>): void =>
  world.stdout.write(`${lines.join('\n')}\n`);

const notTaken = (message: string): string => `Not taken: ${safe(message)}`;

const startedSession = (held: Held, talk: Talk): State => {
  const session = { ...newSession, prompts: talk.isNew ? 1 : 0 };
  const progress = progressOf(session, held.view, talk.scope);
  say(openingLines(talk.means.file, progress, talk.screen, isWhole(talk.scope)), talk);
  return { held, session, progress, told: toldAt(progress) };
};

/** What was answered is written before the next question is asked; how it was read is said before that. */
const gone = (
  before: State,
  question: Question,
  { turn, reply, held: changed }: Replied & { readonly turn: Extract<Turn, { kind: 'go' }> },
  talk: Talk,
): State => {
  if (turn.read !== undefined) say([`Read as ${turn.read}.`], talk);
  const theirs = changed && saved(before.held, changed, talk.means, talk.world);
  if (theirs !== undefined) say(wrap(CHANGED, talk.screen.columns), talk);
  const held = theirs ?? changed ?? before.held;
  const session = theirs === undefined ? turn.session : before.session;
  const { grown: _, ...kept } = before;
  if (!isSettled(session)) return { ...kept, held, session };
  const progress = progressOf(session, held.view, talk.scope);
  const by = grownBy(before.progress, progress);
  return { ...kept, held, session, progress, ...(by > 0 && { grown: grownWords(by, whyOf(question, reply)) }) };
};

const whyOf = ({ title }: Question, reply: string): string => {
  const word = reply.trim().toLowerCase();
  return word === 'back' ? 'back' : `${title}: ${reply.trim()}`;
};

const CHANGED =
  'The file was changed by somebody else: your last answer was not written, so that nothing of theirs is lost. It is asked again.';

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

/** Asks a person, or takes a file of answers. */
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
  const { applyAnswers } = await import('./answers.ts');
  return applyAnswers(world, { ...flags, file, answers });
};

const dashed = (flag: string): string => flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The open questions as Markdown to send out: to stdout, or into a new file. */
const writeHandout = async (
  world: World,
  { file, handout, ...flags }: InterviewFlags & { readonly file: string; readonly handout: string | true },
): Promise<number> => {
  const scope = scopeOf(flags);
  const asOf = flags.asOf === undefined ? world.today() : dateOf(flags.asOf);
  const named = flags.checklist === undefined ? {} : { checklist: flags.checklist };
  const checklist = await checklistFor({ ...named, color: flags.color !== false }, [file], world);
  const text = textIn(file, world);
  if (text === undefined) throw new ReadinessError(`there is no file ${file}`, { hint: 'readiness init begins one' });
  const { held, problems } = hold(text, { file, checklist, asOf });
  if (held === undefined) {
    await printProblems([{ file, text, problems }], world.stderr, world.stderr.colour);
    return 2;
  }
  const handouts = handoutsOf(held.view, scope);
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
  const present = textIn(means.file, world);
  const started = present === undefined ? await begin(means.file, prompter, { world, screen }) : undefined;
  const text = present ?? started?.text;
  if (text === undefined) return started?.interrupted === false ? 0 : INTERRUPTED;
  const { held, problems } = hold(text, means);
  if (held === undefined) {
    await printProblems([{ file: means.file, text, problems }], world.stderr, world.stderr.colour);
    world.stderr.write('readiness: the interview goes on once the file is valid; nothing was changed\n');
    return 2;
  }
  const ending = await converse(held, { isNew: present === undefined, means, scope, prompter, world, screen });
  world.stdout.write(`${closingLines(ending, means.file, screen).join('\n')}\n`);
  return ending.interrupted ? INTERRUPTED : 0;
};

const scopeOf = ({ dimension, all, onlyUnknown, gate, forRole }: InterviewFlags): Scope => {
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
