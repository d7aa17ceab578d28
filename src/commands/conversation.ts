// The conversation of an interview, question after question: each answer is tried out, and written before the next is asked,
// so that an end at any moment loses nothing.

import { controlPath } from '../assess/evaluate.ts';
import { collectEvidence, wantedFiles } from '../assess/evidence.ts';
import { library } from '../checklist/load.ts';
import { setAll } from '../edit/many.ts';
import { type ReplyEdit, readAnswer } from '../interview/answer.ts';
import {
  afterPause,
  grownBy,
  isWhole,
  type Moment,
  measureProgress,
  nextMoment,
  type Progress,
  type Told,
  toldAfter,
  toldAt,
} from '../interview/progress.ts';
import { answerUnder, itemName, pathText, type Question } from '../interview/question.ts';
import { lacking } from '../interview/questions.ts';
import { checksAt, type Scope } from '../interview/queue.ts';
import {
  isBetween,
  isSettled,
  newSession,
  nextQuestion,
  type Session,
  type Turn,
  takeReply,
} from '../interview/session.ts';
import { type InterviewView, makeView } from '../interview/view.ts';
import type { World } from '../io/world.ts';
import type { Checklist } from '../model/checklist.ts';
import type { FileStates, Wanted } from '../model/evidence.ts';
import type { Prompter } from '../model/ports.ts';
import { isReadinessError, type Problem } from '../model/problem.ts';
import { type Document, parse } from '../read/parse.ts';
import { validate } from '../read/validate.ts';
import {
  describeGrowth,
  explainedText,
  type InterviewScreen,
  openingLines,
  type Put,
  pauseAsk,
  pauseLines,
  toAsk,
  verdictLines,
  wantsMore,
} from '../report/interview.ts';
import { safe, wrap } from '../report/text.ts';
import { version } from '../version.ts';
import { maxBytesFrom } from './shared/input.ts';

// The pilot file as the interview holds it between two questions: its text, and what that comes to.

type InterviewFile = { readonly text: string; readonly document: Document; readonly view: InterviewView };

/** How a file is looked at. */
export type FileContext = {
  readonly file: string;
  readonly checklist: Checklist;
  readonly asOf: string;
  /** What is known of evidence files; without it none is looked at. */
  readonly look?: (wanted: readonly Wanted[]) => FileStates;
};

/** The text to the byte, mark included; undefined where there is no file. */
export const textIn = (file: string, world: World): string | undefined => {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(world.read(file, maxBytesFrom()));
  } catch (error) {
    if (isReadinessError(error) && error.message.startsWith('there is no file')) return undefined;
    throw error;
  }
};

type Holding = { readonly held?: InterviewFile; readonly problems: readonly Problem[] };

export const readInterviewFile = (
  text: string,
  { file, checklist, asOf, look }: FileContext,
  before?: InterviewView,
): Holding => {
  const { document, problems } = parse(new TextEncoder().encode(text), file, { maxBytes: maxBytesFrom() });
  if (document === undefined) return { problems };
  const { pilot, problems: more } = validate(document, checklist);
  if (pilot === undefined) return { problems: more };
  const looks = look?.(wantedFiles(collectEvidence(pilot)));
  const input = { document, pilot, checklist, asOf, ...(looks && { looks }) };
  return { held: { text, document, view: makeView(input, before) }, problems: more };
};

export const applyEdits = (text: string, edits: readonly ReplyEdit[]): string =>
  setAll(
    text,
    edits.map(({ parts, value }) => ({ path: parts, value })),
  );

/** Another writer is noticed: then their text, which is kept and gone on with. */
const saveOrReload = (
  before: InterviewFile,
  changed: InterviewFile,
  fileContext: FileContext,
  world: World,
): InterviewFile | undefined => {
  try {
    world.save(fileContext.file, changed.text, before.text);
    return undefined;
  } catch (error) {
    const theirs = isReadinessError(error) ? textIn(fileContext.file, world) : undefined;
    const held =
      theirs === undefined || theirs === before.text ? undefined : readInterviewFile(theirs, fileContext).held;
    if (held === undefined) throw error;
    return held;
  }
};

// What `?` prints: the question's checks, from the checklist in force and the standards that it cites.

const explained = (
  question: Question,
  { view }: InterviewFile,
  { fileContext, screen }: { readonly fileContext: FileContext; readonly screen: InterviewScreen },
): string => {
  const { file, checklist, asOf } = fileContext;
  const ids = checksAt(question.parts, view);
  const checks = ids.flatMap((id) => checklist.items.filter((item) => item.id === id));
  const own = checks.filter(({ id, control }) => control && controlPath(id) === pathText(question.parts));
  const context = {
    checklist,
    library,
    examplesOf: () => ({}),
    asOf,
    tool: { name: 'readiness', version },
  };
  return explainedText(question, own.length > 0 ? own : checks, context, file, screen);
};

// One question put and its reply tried out: while the person still types, and before anything is written.

type TrialState = { readonly held: InterviewFile; readonly session: Session };

/** What a reply would do: tried out before it is taken, and not worked out again once it is. */
type TriedReply = { readonly turn: Turn; readonly held?: InterviewFile };

/** Undefined where the person ended it. */
const asked = async (
  put: Put,
  state: TrialState,
  { fileContext, prompter, screen }: Conversation,
): Promise<Replied | undefined> => {
  const { question } = put;
  const known = new Map<string, TriedReply>();
  const trial = (reply: string): TriedReply => {
    const tried = known.get(reply) ?? tryReply(question, reply, state, fileContext);
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
  const reply = await prompter.ask(toAsk(put, { check, preview }, screen));
  return reply === undefined ? undefined : { reply, ...trial(reply) };
};

type Replied = TriedReply & { readonly reply: string };

/** Nothing is written that validate would refuse. */
const tryReply = (
  question: Question,
  reply: string,
  { session, held }: TrialState,
  fileContext: FileContext,
): TriedReply => {
  const turn = takeReply(session, question, reply, held.view);
  if (turn.kind !== 'go' || turn.edits.length === 0) return { turn };
  const changed = readInterviewFile(applyEdits(held.text, turn.edits), fileContext, held.view);
  const lost = question.kind === 'evidence' && changed.held && lackingIn(changed.held, question);
  if (lost) return { turn: { kind: 'wrong', message: lost } };
  if (changed.held !== undefined) return { turn, held: changed.held };
  return { turn: { kind: 'wrong', message: worst(changed.problems) } };
};

const lackingIn = ({ view }: InterviewFile, { parts }: Question): string | undefined =>
  lacking(answerUnder(view.value, parts), view.looks);

const worst = (problems: readonly Problem[]): string => {
  const { message, hint } = problems.find(({ severity }) => severity === 'error') ?? {
    message: 'the file would not be valid',
  };
  return hint === undefined ? message : `${message} (${hint})`;
};

// Question after question, until the person ends it or nothing is left to ask.

type Conversation = {
  /** The file was begun just now. */
  readonly isNew: boolean;
  readonly fileContext: FileContext;
  readonly scope: Scope;
  readonly prompter: Prompter;
  readonly world: World;
  readonly screen: InterviewScreen;
};

/** Between two questions. */
type State = {
  readonly held: InterviewFile;
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

export const holdInterview = async (held: InterviewFile, talk: Conversation): Promise<Ending> => {
  let state = startedSession(held, talk);
  for (;;) {
    const question = nextQuestion(state.session, state.held.view, talk.scope);
    if (question === undefined) return finish(state, false);
    const moment = nextMoment(state.session, state.progress, state.told, talk.scope);
    if (moment !== undefined) {
      const more = await wantsToGoOn(state, moment, talk);
      if (more !== true) return { ...finish(state, more === undefined), told: true };
      state = refreshed(state, moment);
    }
    const put = toPut(question, state);
    const replied = await asked(put, state, talk);
    if (replied === undefined || replied.turn.kind === 'stop') return finish(state, replied === undefined);
    const { turn } = replied;
    if (turn.kind === 'go')
      state = applyReply({ ...state, ...topicAfter(put, state) }, question, { ...replied, turn }, talk);
    else say([turn.kind === 'wrong' ? notTaken(turn.message) : explained(question, state.held, talk)], talk);
  }
};

/** A question about an item of a list says which; what was begun says so itself. */
const toPut = (question: Question, { session, held, progress, grown, topic }: State): Put => {
  const isOwn = question.kind !== 'check' && question.kind !== 'others';
  const item = isOwn ? itemName(question.parts, held.view.pilot) : undefined;
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

const finish = ({ session, progress }: State, interrupted: boolean): Ending => ({
  progress,
  interrupted,
  told: false,
  ...(session.reason !== undefined && { half: pathText(session.reason) }),
  ...(session.doubtful !== undefined && { half: pathText(session.doubtful.question.parts) }),
});

/** The first verdict does not wait for a reply. Undefined where the person ended it otherwise. */
const wantsToGoOn = async ({ progress }: State, moment: Moment, talk: Conversation): Promise<boolean | undefined> => {
  if (moment === 'first') {
    say(verdictLines(progress, moment, talk.screen), talk);
    return true;
  }
  say(pauseLines(progress, moment, talk.fileContext.file, talk.screen), talk);
  const reply = await talk.prompter.ask(pauseAsk);
  return reply === undefined ? undefined : wantsMore(reply);
};

const refreshed = ({ topic: _, ...state }: State, moment: Moment): State => ({
  ...state,
  session: moment === 'first' ? state.session : afterPause(state.session),
  told: toldAfter(state.told, moment),
});

const say = (lines: readonly string[], { world }: Pick<Conversation, 'world'>): void =>
  world.stdout.write(`${lines.join('\n')}\n`);

const notTaken = (message: string): string => `Not taken: ${safe(message)}`;

const startedSession = (held: InterviewFile, talk: Conversation): State => {
  const session = { ...newSession, prompts: talk.isNew ? 1 : 0 };
  const progress = measureProgress(session, held.view, talk.scope);
  say(openingLines(talk.fileContext.file, progress, talk.screen, isWhole(talk.scope)), talk);
  return { held, session, progress, told: toldAt(progress) };
};

/** What was answered is written before the next question is asked; how it was read is said before that. */
const applyReply = (
  before: State,
  question: Question,
  { turn, reply, held: changed }: Replied & { readonly turn: Extract<Turn, { kind: 'go' }> },
  talk: Conversation,
): State => {
  if (turn.read !== undefined) say([`Read as ${turn.read}.`], talk);
  const theirs = changed && saveOrReload(before.held, changed, talk.fileContext, talk.world);
  if (theirs !== undefined) say(wrap(CHANGED, talk.screen.columns), talk);
  const held = theirs ?? changed ?? before.held;
  const session = theirs === undefined ? turn.session : before.session;
  const { grown: _, ...kept } = before;
  if (!isSettled(session)) return { ...kept, held, session };
  const progress = measureProgress(session, held.view, talk.scope);
  const by = grownBy(before.progress, progress);
  return {
    ...kept,
    held,
    session,
    progress,
    ...(by > 0 && { grown: describeGrowth(by, describeReply(question, reply)) }),
  };
};

const describeReply = ({ title }: Question, reply: string): string => {
  const word = reply.trim().toLowerCase();
  return word === 'back' ? 'back' : `${title}: ${reply.trim()}`;
};

const CHANGED =
  'The file was changed by somebody else: your last answer was not written, so that nothing of theirs is lost. It is asked again.';
