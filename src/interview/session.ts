// The conversation as a machine without a terminal: which question is next, and what a reply does. A reply never changes
// the file by itself: it says which edits are wanted, and the session as it is once they are written.
import {
  answerEdits,
  appended,
  controlEdit,
  type ReplyDoubt,
  type ReplyEdit,
  readAnswer,
  unknownEdits,
} from './answer.ts';
import { fitsItem } from './order.ts';
import {
  answerableFields,
  answerSeconds,
  answerUnder,
  optionLeaves,
  type Parts,
  pathText,
  type Question,
} from './question.ts';
import { type Begun, othersQuestion, questionAt, questionFor, reasonQuestion } from './questions.ts';
import { hasKpi, KPIS, makeQueue, PRIMARY, type QueuedQuestion, type Scope, type SessionHistory } from './queue.ts';
import type { InterviewView } from './view.ts';

// A session between two questions, and what a reply can come to.

export type Session = SessionHistory & {
  /** A control that is said not to apply and lacks the reason. */
  readonly reason?: Parts;
  /** A reply that may not mean what was read: asked about before it is taken. */
  readonly doubtful?: { readonly question: Question; readonly doubt: ReplyDoubt };
  /** Practices that were not ticked: what holds of them is asked once. */
  readonly others?: { readonly controls: readonly Parts[]; readonly topic: string };
  /** Questions to be asked before all others: what `back` returns to, what is to be corrected. */
  readonly again: readonly Parts[];
  /** Questions that got an answer in this session. */
  readonly answered: number;
  /** Prompts that were replied to. */
  readonly prompts: number;
  /** Seconds that they took by the convention, in all and since the last pause. */
  readonly seconds: number;
  readonly spent: number;
  /** The session before the last answer, and what that answered: several controls where they were ticked together. */
  readonly before?: { readonly session: Session; readonly answered: readonly Parts[] };
};

export type Turn =
  /** On to the next question, once the edits are written. `read`: how the reply was understood, where that differs from it. */
  | { readonly kind: 'go'; readonly session: Session; readonly edits: readonly ReplyEdit[]; readonly read?: string }
  | { readonly kind: 'wrong'; readonly message: string }
  | { readonly kind: 'explain' }
  | { readonly kind: 'stop' };

export const newSession: Session = {
  asked: new Set(),
  touched: new Set(),
  closed: new Set(),
  looked: new Set(),
  again: [],
  answered: 0,
  prompts: 0,
  seconds: 0,
  spent: 0,
};

/** Without what the last question still waited for. */
const settled = ({ reason: _, doubtful: __, others: ___, ...rest }: Session): Session => rest;

/** The session stands between two questions, in the middle of none. */
export const isBetween = (session: Session): boolean => isSettled(session) && session.again.length === 0;

/** Nothing of the last question is still to be said. */
export const isSettled = ({ reason, doubtful, others }: Session): boolean =>
  reason === undefined && doubtful === undefined && others === undefined;

/** On from a question that was answered, skipped or left unknown. */
const onward = (
  session: Session,
  path: string,
  replied: readonly Parts[],
  edits: readonly ReplyEdit[],
  isAnswer = edits.length > 0,
): Extract<Turn, { kind: 'go' }> => ({
  kind: 'go',
  edits,
  session: {
    ...settled(session),
    asked: new Set([...session.asked, path]),
    again: session.again.slice(1),
    answered: session.answered + Number(isAnswer),
    before: { session: settled(session), answered: replied },
  },
});

// What may be said to a list instead of names: that it is complete, that there is none, which item is to be corrected or
// taken away.

/** Undefined where the reply names new items. */
const listReply = (session: Session, question: Question, said: string, view: InterviewView): Turn | undefined => {
  const count = question.items?.length ?? 0;
  const word = said.toLowerCase();
  if (word === 'done') return closed(session, question);
  if (word === 'none') return question.more ? closed(session, question) : none(session, question, count);
  const [, remove, number] = /^(remove )?(\d+)$/.exec(word) ?? [];
  if (number === undefined) return undefined;
  const at = Number(number) - 1;
  if (at < 0 || at >= count) return { kind: 'wrong', message: outside(number, count) };
  return remove === undefined ? correcting(session, question, at, view) : removing(session, question, at, count);
};

/** The words that may be said now. */
export const listWays = ({
  items = [],
  more,
}: Question): readonly { readonly word: string; readonly says: string }[] => [
  more || items.length > 0 ? { word: 'done', says: 'the list is complete' } : { word: 'none', says: 'there are none' },
  ...items.map((name, i) => ({ word: String(i + 1), says: `correct ${name}` })),
  ...items.map((name, i) => ({ word: `remove ${i + 1}`, says: `take ${name} off the list` })),
];

/** Of KPIs the primary ones are complete first, then the guardrails. */
const closedBy = (session: Session, { parts, given }: Question): ReadonlySet<string> =>
  new Set([...session.closed, given?.role === 'primary' ? PRIMARY : pathText(parts)]);

const closed = (session: Session, question: Question, edits: readonly ReplyEdit[] = [], isAnswer?: boolean): Turn =>
  onward(
    { ...session, closed: closedBy(session, question), touched: without(session.touched, question) },
    pathText(question.parts),
    [question.parts],
    edits,
    isAnswer,
  );

/** The guardrails are a list of their own that nothing was added to yet. */
const without = (touched: ReadonlySet<string>, { parts, given }: Question): ReadonlySet<string> =>
  given?.role === 'primary' ? new Set([...touched].filter((path) => path !== pathText(parts))) : touched;

/** An empty list says that there are none; of two lists in one only the last can say so. */
const none = (session: Session, question: Question, count: number): Turn => {
  const { parts, given } = question;
  if (count > 0 && given === undefined) return { kind: 'wrong', message: FILLED };
  const isEmpty = count === 0 && given?.role !== 'primary';
  return closed(session, question, isEmpty ? [{ parts, value: [] }] : [], true);
};

const FILLED = 'the list has items: press Enter, or put the name in quotes if it is one';

const outside = (number: string, count: number): string =>
  count === 0 ? `the list has no number ${number} yet: name the first` : `the list has numbers 1 to ${count}`;

/** Every field of the item is asked once more, then the list again. */
const correcting = (session: Session, { parts }: Question, at: number, { pilot }: InterviewView): Turn => {
  const item = [...parts, at];
  const isInside = (leaf: Parts): boolean => pathText(leaf).startsWith(`${pathText(item)}.`);
  const fits = (leaf: Parts): boolean => fitsItem(String(leaf[item.length]), answerUnder(pilot, item));
  const fields = answerableFields(pilot).filter((leaf) => isInside(leaf) && fits(leaf));
  const touched = new Set([...session.touched, pathText(parts)]);
  return {
    kind: 'go',
    session: { ...session, touched, again: [...fields, parts, ...session.again.slice(1)] },
    edits: [],
  };
};

/** What was asked of the items behind it is theirs no more: their numbers change. */
const removing = (session: Session, { parts }: Question, at: number, count: number): Turn => {
  const path = pathText(parts);
  const asked = new Set([...session.asked].filter((one) => !one.startsWith(`${path}[`)));
  const touched = new Set([...session.touched, path]);
  const again = [parts, ...session.again.filter((one) => pathText(one) !== path)];
  const { before: _, ...left } = { ...session, asked, touched, again, answered: session.answered + 1 };
  // An empty list would say that there are none.
  const edit = count === 1 ? { parts, value: null } : { parts: [...parts, at], value: undefined };
  return { kind: 'go', session: left, edits: [edit] };
};

// The conversation: which question is next, and what a reply does.

/**
 * The question to put now: what the last reply left to be settled, then what is to be asked again, then the first of the
 * queue. Undefined where nothing is left.
 */
export const nextQuestion = (session: Session, view: InterviewView, scope: Scope): Question | undefined => {
  const { doubtful, reason, others, again } = session;
  if (doubtful !== undefined) return checkQuestion(doubtful.question, doubtful.doubt);
  if (reason !== undefined) return reasonQuestion(reason);
  if (others !== undefined) return othersQuestion(others.controls, others.topic);
  const [first] = again;
  if (first !== undefined) return questionAt(first, view, begunList(first, session, view));
  const [entry] = makeQueue(view, scope, session);
  return entry && entryQuestion(entry, view, session);
};

export const entryQuestion = (entry: QueuedQuestion, view: InterviewView, session: SessionHistory): Question =>
  questionFor({ ...entry, topic: entry.topic.title }, view, begunList(entry.parts, session, view));

const begunList = (parts: Parts, { touched, closed: complete }: SessionHistory, view: InterviewView): Begun => ({
  more: touched.has(pathText(parts)),
  isPrimaryDone: complete.has(PRIMARY) || (!touched.has(KPIS) && hasKpi(view, 'primary')),
});

const checkQuestion = ({ parts, title, topic }: Question, { ask, choices }: ReplyDoubt): Question => ({
  kind: 'check',
  parts,
  title,
  ask,
  says: '',
  why: 'The reply can be read in two ways, or can hardly be meant.',
  choices,
  ...(topic !== undefined && { topic }),
});

/**
 * What a reply comes to: edits and the session after them, a refusal with its reason, an explanation that is asked for,
 * or the end. Nothing is written here.
 */
export const takeReply = (session: Session, question: Question, reply: string, view: InterviewView): Turn => {
  const turn = turned(session, question, reply, view);
  if (turn.kind !== 'go') return turn;
  const seconds = answerSeconds(question);
  const { prompts, seconds: before, spent } = session;
  return {
    ...turn,
    session: { ...turn.session, prompts: prompts + 1, seconds: before + seconds, spent: spent + seconds },
  };
};

const turned = (session: Session, question: Question, reply: string, view: InterviewView): Turn => {
  const said = reply.trim();
  const word = said.toLowerCase();
  if (Object.hasOwn(ways, word)) return ways[word as keyof typeof ways](session, question, view);
  if (session.doubtful !== undefined) return checked(session, session.doubtful.question, said, view);
  if (said === '') return question.present === undefined ? skip(session, question) : go(session, question, [], true);
  if (question.kind === 'others') return othersTold(session, said, view);
  if (question.kind === 'price' && word === TOKENS) return byTokens(session, question);
  const listed = question.kind === 'list' ? listReply(session, question, said, view) : undefined;
  return listed ?? answered(session, question, said, view);
};

/** The same figure in its parts, one question each. */
const byTokens = (session: Session, { parts }: Question): Turn => {
  const turn = onward(session, pathText(parts), [parts], []);
  return { ...turn, session: { ...turn.session, again: [...optionLeaves(parts), ...turn.session.again] } };
};

export const TOKENS = 'tokens';

const answered = (session: Session, question: Question, said: string, view: InterviewView, isSure = false): Turn => {
  const reading = readAnswer(question, said, view);
  if ('message' in reading) return { kind: 'wrong', message: reading.message };
  const { value, read, doubt } = reading;
  if (doubt !== undefined && !isSure) {
    return { kind: 'go', session: { ...session, doubtful: { question, doubt } }, edits: [] };
  }
  if (question.kind === 'list') return named(session, question, value as readonly string[], view);
  if (question.kind === 'practices') return looked(session, question, value as readonly string[], view);
  if (question.kind === 'control' && value === 'not-applicable') {
    return { kind: 'go', session: { ...session, reason: question.parts }, edits: [] };
  }
  return { ...go(session, question, answerEdits(question, value, view), true), ...(read !== undefined && { read }) };
};

/** The choice is the reply that was meant, or asks again. */
const checked = (session: Session, question: Question, said: string, view: InterviewView): Turn => {
  const choices = session.doubtful?.doubt.choices ?? [];
  const choice = choices.find(({ word }) => word === said);
  if (choice === undefined) return { kind: 'wrong', message: `say ${choices.map(({ word }) => word).join(' or ')}` };
  const { doubtful: _, ...rest } = session;
  if (choice.reply === undefined) return { kind: 'go', session: rest, edits: [] };
  return answered(rest, question, choice.reply, view, true);
};

/** New items at the end of the list; it is asked at once whether that was all. */
const named = (session: Session, question: Question, names: readonly string[], view: InterviewView): Turn => {
  const { items = [] } = question;
  const twice = names.find((name, i) => items.includes(name) || names.indexOf(name) !== i);
  if (twice !== undefined && question.choices.length === 0) {
    return { kind: 'wrong', message: `${twice} is on the list already` };
  }
  const edits = appended(question, names, view);
  const touched = new Set([...session.touched, pathText(question.parts)]);
  const at = edits.map(({ named: name }) => name ?? question.parts);
  const turn = onward({ ...session, touched }, pathText(question.parts), at, edits);
  return { ...turn, session: { ...turn.session, again: [question.parts, ...turn.session.again] } };
};

/** What is ticked is in place; what holds of the others is asked next: nothing is absent because it was not ticked. */
const looked = (session: Session, question: Question, ticked: readonly string[], view: InterviewView): Turn => {
  const all = question.choices.map(({ word }) => [...question.parts, word]);
  const others = all.filter((parts) => !ticked.includes(String(parts.at(-1))));
  const inPlace = all.filter((parts) => !others.includes(parts));
  const seen = { ...session, looked: new Set([...session.looked, ...all.map(pathText)]) };
  const edits = inPlace.map((parts) => controlEdit(parts, 'in-place', view));
  const turn = onward(seen, pathText(question.parts), inPlace.length > 0 ? inPlace : all, edits, edits.length > 0);
  if (others.length === 0) return turn;
  return { ...turn, session: { ...turn.session, others: { controls: others, topic: question.topic ?? '' } } };
};

/** Absent or not known, all of them; or each is asked by itself. */
const othersTold = (session: Session, said: string, view: InterviewView): Turn => {
  const controls = session.others?.controls ?? [];
  const status = { absent: 'absent', 'not-known': 'unknown', ask: undefined }[said];
  if (status === undefined && said !== 'ask') return { kind: 'wrong', message: 'say absent, not-known or ask' };
  const edits = status === undefined ? [] : controls.map((parts) => controlEdit(parts, status, view));
  const asked = new Set([...session.asked, ...(status === undefined ? [] : controls.map(pathText))]);
  const turn = onward({ ...session, asked }, 'others', controls, edits);
  // The ticks before are what `back` returns to, not this.
  return { ...turn, session: { ...turn.session, ...(session.before && { before: session.before }) } };
};

const go = (
  session: Session,
  { parts }: Question,
  edits: readonly ReplyEdit[],
  isAnswer: boolean,
): Extract<Turn, { kind: 'go' }> => onward(session, pathText(parts), [parts], edits, isAnswer);

const skip = (session: Session, question: Question): Turn => {
  const { kind, parts, choices } = question;
  if (kind === 'list') return closed(session, question);
  if (kind === 'others')
    return { kind: 'go', session: withAsked(settled(session), session.others?.controls), edits: [] };
  if (kind === 'practices') {
    const all = choices.map(({ word }) => [...parts, word]);
    return onward(withAsked(session, all), pathText(parts), all, []);
  }
  return go(session, question, [], false);
};

const withAsked = (session: Session, parts: readonly Parts[] = []): Session => ({
  ...session,
  asked: new Set([...session.asked, ...parts.map(pathText)]),
});

/** What is asked again stays in the file until a new answer takes its place. */
const back = (session: Session): Turn => {
  const isHalf = session.doubtful !== undefined || session.reason !== undefined;
  if (isHalf) return { kind: 'go', session: settled(session), edits: [] };
  const { before, touched, answered: count, prompts, seconds, spent } = session;
  if (before === undefined) return { kind: 'wrong', message: 'there is no answer before this one to go back to' };
  const { session: old, answered: replied } = before;
  const paths = new Set(replied.map(pathText));
  const again = [...replied, ...old.again.filter((one) => !paths.has(pathText(one)))];
  const asked = new Set([...old.asked, ...(replied.length > 1 ? session.asked : [])]);
  const { closed: complete, looked: seen } = session;
  const lists = { closed: replied.length > 1 ? complete : old.closed, looked: seen };
  return {
    kind: 'go',
    session: { ...old, ...lists, asked, touched, again, answered: count, prompts, seconds, spent },
    edits: [],
  };
};

const unknown = (session: Session, question: Question, view: InterviewView): Turn => {
  if (session.doubtful !== undefined || session.reason !== undefined) return back(session);
  if (question.kind === 'evidence') return skip(session, question);
  if (question.kind === 'others') return othersTold(session, 'not-known', view);
  if (question.kind === 'practices') {
    const all = question.choices.map(({ word }) => [...question.parts, word]);
    const edits = all.map((parts) => controlEdit(parts, 'unknown', view));
    return onward(withAsked(session, all), pathText(question.parts), all, edits);
  }
  const edits = unknownEdits(question, view);
  return question.kind === 'list' ? closed(session, question, edits) : go(session, question, edits, true);
};

const ways = {
  '?': (): Turn => ({ kind: 'explain' }),
  stop: (): Turn => ({ kind: 'stop' }),
  back,
  skip,
  unknown,
} as const;

/** Words that are never an answer unless they stand in quotes. */
export const reserved: readonly string[] = Object.keys(ways);
