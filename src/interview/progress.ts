// How far the interview is: what is answered, what is left and how long that takes, for the gate in question and in all; and
// when a verdict is told. The same figures stand wherever the interview says them.

import type { GateId } from '../model/vocabulary.ts';
import { BASICS, isBasic, topicFor } from './order.ts';
import {
  answerableFields,
  answerSeconds,
  answerUnder,
  isListOfMaps,
  itemName,
  pathText,
  type Question,
  schemaAt,
  splitPath,
} from './question.ts';
import { questionAt } from './questions.ts';
import {
  canShut,
  checksAt,
  gateInQuestion,
  isBeyondScore,
  isOfGate,
  KPIS,
  makeQueue,
  type QuestionTier,
  type QueuedQuestion,
  type Scope,
  type SessionHistory,
} from './queue.ts';
import { entryQuestion, isBetween, isSettled, newSession, type Session } from './session.ts';
import type { InterviewView, PilotStanding } from './view.ts';

export type Left = {
  /** Prompts, what a list and several practices are asked besides included. */
  readonly prompts: number;
  /** Rounded up. */
  readonly minutes: number;
};

export type Progress = {
  /** Questions that got an answer in this session. */
  readonly answered: number;
  /** The gate in question, and what is left until nothing that is open can move it. */
  readonly gate: GateId;
  readonly ofGate: Left;
  readonly inAll: Left;
  /** What can still shut the gate in question is left. */
  readonly canShut: boolean;
  /** Blockers of the gate in question that are open only because they are not answered. */
  readonly openBlockers: number;
  /** What comes next, with what is left of its topic; undefined at the end. */
  readonly topic?: Left & { readonly title: string; readonly tier: QuestionTier };
  /** What is next is evidence or a duty, which move no score. */
  readonly beyondScore: boolean;
  readonly stand: PilotStanding;
};

/**
 * How many questions, prompts and minutes are left, for the gate in question and in all, and what the present topic is.
 */
export const measureProgress = (session: Session, view: InterviewView, scope: Scope): Progress => {
  const left = makeQueue(view, scope, session);
  const queue = [...askedAgain(session, left), ...left];
  const all = queue.map((entry) => ({ entry, ...entryCost(entry, view, session) }));
  const gate = gateInQuestion(view, scope);
  const [next] = queue;
  const ofTopic = next === undefined ? [] : all.slice(0, topicRun(queue));
  return {
    answered: session.answered,
    gate,
    ofGate: countLeft(all.filter(({ entry }) => isOfGate(entry.tier))),
    inAll: countLeft(all),
    canShut: next !== undefined && canShut(next.tier),
    openBlockers: [...view.stand.checks.values()].filter(({ holds }) => holds !== null && isBy(holds, gate)).length,
    ...(next !== undefined && { topic: { ...countLeft(ofTopic), title: next.topic.title, tier: next.tier } }),
    beyondScore: next !== undefined && isBeyondScore(next),
    stand: view.stand,
  };
};

/** What is asked again, or asked at once, stands before the queue, with what is left of its topic. */
const askedAgain = ({ again }: Session, queue: readonly QueuedQuestion[]): readonly QueuedQuestion[] => {
  const known = new Set(queue.map(({ parts }) => pathText(parts)));
  return again
    .filter((parts) => !known.has(pathText(parts)))
    .map((parts): QueuedQuestion => {
      if (isBasic(parts)) return { parts, tier: 'basics', topic: BASICS };
      const topic = topicFor(parts);
      const near = queue.find((entry) => entry.topic.title === topic.title) ?? queue[0];
      return { parts, tier: near?.tier ?? 'lists', topic };
    });
};

const isBy = (due: GateId, gate: GateId): boolean => gates.indexOf(due) <= gates.indexOf(gate);
const gates: readonly GateId[] = ['pilot', 'production', 'scale'];

/** How many at the head of the queue belong together. */
const topicRun = (queue: readonly QueuedQuestion[]): number => {
  const [first] = queue;
  const at = queue.findIndex(({ tier, topic }) => tier !== first?.tier || topic.title !== first.topic.title);
  return at < 0 ? queue.length : at;
};

type Cost = { readonly prompts: number; readonly seconds: number };

/** A list is asked whether it is complete, and practices what holds of those that were not ticked. */
const entryCost = (entry: QueuedQuestion, view: InterviewView, session: Session): Cost => {
  const question = entryQuestion(entry, view, session);
  const isTwo = (question.kind === 'list' && question.more !== true) || question.kind === 'practices';
  return { prompts: isTwo ? 2 : 1, seconds: answerSeconds(question) + (isTwo ? SECOND : 0) };
};

/** Seconds for the second question: 16 words and a keystroke. */
const SECOND = 6;

const countLeft = (all: readonly Cost[]): Left => ({
  prompts: all.reduce((sum, { prompts }) => sum + prompts, 0),
  minutes: Math.ceil(all.reduce((sum, { seconds }) => sum + seconds, 0) / 60),
});

/** What is shown as left: for the gate in question, and once that is settled, in all. */
export const shownLeft = ({ ofGate, inAll }: Progress): Left & { readonly isOfGate: boolean } =>
  ofGate.prompts > 0 ? { ...ofGate, isOfGate: true } : { ...inAll, isOfGate: false };

/** Questions that an answer has brought: by how many more are left than the one replied to should have left. */
export const grownBy = (before: Progress, after: Progress): number => {
  const [was, is] = [shownLeft(before), shownLeft(after)];
  const isSame = was.isOfGate === is.isOfGate && before.gate === after.gate;
  return isSame ? is.prompts - (was.prompts - 1) : after.inAll.prompts - (before.inAll.prompts - 1);
};

// When it is said where the pilot stands. The figures are conventions.

/** A first verdict comes after so many prompts, or so many seconds, at the latest. */
export const FIRST_PROMPTS = 15;
export const FIRST_SECONDS = 5 * 60;

/** A pause comes after so many seconds. */
export const STRETCH = 20 * 60;

/** What was told already. */
export type Told = { readonly first: boolean; readonly blockers: boolean; readonly proving: boolean };

export type Moment = 'first' | 'blockers' | 'proving' | 'stretch';

/** Whoever asks for a part, for all or for blanks alone is not stopped before the end. */
export const isWhole = ({ dimension, all, onlyUnknown, role }: Scope): boolean =>
  dimension === undefined && role === undefined && all !== true && onlyUnknown !== true;

/** What is to be told before the next question; never in the middle of one. */
export const nextMoment = (session: Session, progress: Progress, told: Told, scope: Scope): Moment | undefined => {
  if (!isSettled(session) || !isWhole(scope)) return undefined;
  const isFirstDue = session.prompts >= FIRST_PROMPTS || session.seconds >= FIRST_SECONDS;
  if (!told.first && isFirstDue && progress.canShut) return 'first';
  if (!isBetween(session)) return undefined;
  if (!told.blockers && !progress.canShut) return 'blockers';
  if (!told.proving && progress.beyondScore && progress.topic?.tier === 'evidence') return 'proving';
  return session.spent >= STRETCH ? 'stretch' : undefined;
};

/** At the beginning: what is behind already is not told again. */
export const toldAt = (progress: Progress): Told => ({
  first: false,
  blockers: !progress.canShut,
  proving: progress.beyondScore,
});

/** What is told once this moment was. */
export const toldAfter = (told: Told, moment: Moment): Told => ({
  first: true,
  blockers: told.blockers || moment === 'blockers',
  proving: told.proving || moment === 'proving',
});

/** The session with its time since the last pause, in seconds, at 0. */
export const afterPause = (session: Session): Session => ({ ...session, spent: 0 });

// The questionnaire without its conversation, for somebody who asks in a way of their own: what nobody knows is not asked
// again, lists with items count as complete, and practices are asked one by one.

export type Open = {
  readonly question: Question;
  readonly path: string;
  readonly tier: QuestionTier;
  readonly topic: string;
  readonly checks: readonly string[];
  /** The item of a list that it is about. */
  readonly item?: string | undefined;
};

export type HeadlineStanding = {
  readonly headline: string;
  readonly score: number | null;
  readonly coverage: number;
  readonly gate: GateId;
  /** Questions until nothing that is open can move the gate in question, and in all. */
  readonly left: { readonly ofGate: number; readonly inAll: number };
  /** An answer can still shut the gate in question. */
  readonly canShut: boolean;
};

/** `notKnown` are the paths that somebody said they do not know. */
export const sessionFor = ({ pilot }: InterviewView, notKnown: ReadonlySet<string>): Session => {
  const lists = answerableFields(pilot).filter((parts) => {
    const schema = schemaAt(parts);
    const found = answerUnder(pilot, parts);
    return schema !== undefined && isListOfMaps(schema) && Array.isArray(found) && found.length > 0;
  });
  const complete = lists.map(pathText).filter((path) => path !== KPIS);
  return { ...newSession, asked: notKnown, closed: new Set([...complete, ...notKnown]), looked: notKnown };
};

/** All of them, in the questionnaire's order. */
export const openIn = (view: InterviewView, scope: Scope, session: SessionHistory): readonly Open[] =>
  makeQueue(view, scope, session).flatMap(({ parts, practices, tier, topic }) =>
    (practices?.map(splitPath) ?? [parts]).map((one) => ({
      question: questionAt(one, view),
      path: pathText(one),
      tier,
      topic: topic.title,
      checks: checksAt(one, view),
      item: itemName(one, view.pilot),
    })),
  );

/**
 * Where the pilot stands and what is left to ask, for who asks without a conversation. Score 0…100 or null, coverage 0…1.
 */
export const summariseStanding = (view: InterviewView, scope: Scope, session: Session): HeadlineStanding => {
  const { gate, ofGate, canShut } = measureProgress(session, view, scope);
  const { headline, score, coverage } = view.stand;
  return {
    headline: headline.words,
    score,
    coverage,
    gate,
    left: { ofGate: ofGate.prompts, inAll: openIn(view, scope, session).length },
    canShut,
  };
};
