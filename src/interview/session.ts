// The conversation as a machine without a terminal: which question is next, and what a reply does. A reply never changes
// the file by itself: it says which edits are wanted, and the session as it is once they are written.

import { wordsAt } from '../model/pilot/text.ts';
import { readAnswer } from './answer.ts';
import {
  choicesAt,
  kindOf,
  leavesOf,
  neededKeys,
  optionLeaves,
  type Parts,
  pathOf,
  type Question,
  schemaAt,
  secondsOf,
  valueAt,
} from './question.ts';
import { evidenceEdit, questionAt, reasonQuestion } from './questions.ts';
import { type Asked, fitsItem, queueOf, type Scope } from './queue.ts';
import type { View } from './view.ts';

// What an answer changes in the file: places and values, in the order in which they are written.

export type Edit = {
  readonly parts: Parts;
  /** Undefined takes away what stands there. */
  readonly value: unknown;
  /** Of a new item: where its name stands. */
  readonly named?: Parts;
};

export const answerEdits = (question: Question, answer: unknown, view: View): readonly Edit[] => {
  const { kind, parts } = question;
  if (kind === 'list') return [appended(parts, answer, view)];
  if (kind === 'practices')
    return (answer as readonly string[]).map((slug) => controlEdit([...parts, slug], 'in-place', view));
  if (kind === 'reason') return reasonEdits(parts, answer, view);
  if (kind === 'control') return [controlEdit(parts, answer, view)];
  if (kind === 'evidence') return [evidenceEdit(parts, answer, view)];
  return [{ parts, value: answer }];
};

/** An item at the end of a list, or the first of a new one. */
const appended = (list: Parts, item: unknown, { value }: View): Edit => {
  const found = valueAt(value, list);
  const at = Array.isArray(found) ? found.length : 0;
  const [name = ''] = Object.keys(Object(item));
  const named = [...list, at, name];
  return at > 0 ? { parts: [...list, at], value: item, named } : { parts: list, value: [item], named };
};

/** A control with evidence or an owner keeps them: its status alone is changed. */
const controlEdit = (parts: Parts, status: unknown, { value }: View): Edit => {
  const found = valueAt(value, parts);
  const isMap = typeof found === 'object' && found !== null;
  return { parts: isMap ? [...parts, 'status'] : parts, value: status };
};

const reasonEdits = (parts: Parts, reason: unknown, { value }: View): readonly Edit[] => {
  const found = valueAt(value, parts);
  const isMap = typeof found === 'object' && found !== null;
  if (!isMap) return [{ parts, value: { status: 'not-applicable', reason } }];
  return [
    { parts: [...parts, 'status'], value: 'not-applicable' },
    { parts: [...parts, 'reason'], value: reason },
  ];
};

/** Not known is written as a blank, so that a reader sees that it was asked; a control has a word for it. */
export const unknownEdits = (question: Question, view: View): readonly Edit[] => {
  if (question.kind === 'control') return [controlEdit(question.parts, 'unknown', view)];
  const found = valueAt(view.value, question.parts);
  if (question.kind === 'list' && Array.isArray(found)) return [];
  return [{ parts: question.parts, value: null }];
};

// A session between two questions, and what a reply can come to.

export type Session = Asked & {
  /** An item of a list that has not all that it must have. */
  readonly draft?: Draft;
  /** A control that is said not to apply and lacks the reason. */
  readonly reason?: Parts;
  /** Questions to be asked before all others: what `back` returns to, what is to be corrected. */
  readonly again: readonly Parts[];
  /** Answers of this session that were written. */
  readonly written: number;
  /** Seconds that the questions took since the last pause, by the convention. */
  readonly spent: number;
  /** The session before the last answer, and what that answered: several controls where they were ticked together. */
  readonly before?: { readonly session: Session; readonly answered: readonly Parts[] };
};

export type Draft = { readonly list: Parts; readonly item: Readonly<Record<string, unknown>> };

export type Turn =
  /** On to the next question, once the edits are written. */
  | { readonly kind: 'go'; readonly session: Session; readonly edits: readonly Edit[] }
  | { readonly kind: 'wrong'; readonly message: string }
  | { readonly kind: 'explain' }
  | { readonly kind: 'stop' };

export const newSession: Session = {
  asked: new Set(),
  touched: new Set(),
  closed: new Set(),
  again: [],
  written: 0,
  spent: 0,
};

export const withoutDraft = ({ draft: _, reason: __, ...rest }: Session): Session => rest;

/** On from a question that was answered, skipped or left unknown. */
export const onward = (session: Session, path: string, answered: readonly Parts[], edits: readonly Edit[]): Turn => ({
  kind: 'go',
  edits,
  session: {
    ...withoutDraft(session),
    asked: new Set([...session.asked, path]),
    again: session.again.slice(1),
    written: session.written + Number(edits.length > 0),
    before: { session: withoutDraft(session), answered },
  },
});

// A new item of a list, until it has what every item must have: a measure its name and its role.

/** The question for the first thing that is missing. */
export const draftQuestion = ({ list, item }: Draft): Question => {
  const key = missing({ list, item })[0] ?? '';
  const parts = [...list, 0, key];
  const schema = schemaAt(parts);
  const words = wordsAt(parts);
  return {
    kind: schema === undefined ? 'text' : kindOf(schema),
    parts,
    title: words?.title ?? key,
    ask: words?.ask ?? `${key}?`,
    says: words?.says ?? '',
    why: words?.why ?? '',
    choices: choicesAt(parts),
    needed: true,
    ...(schema !== undefined && { schema }),
  };
};

const missing = ({ list, item }: Draft): readonly string[] => {
  const schema = schemaAt(list);
  return (schema === undefined ? [] : neededKeys(schema)).filter((key) => item[key] === undefined);
};

/** `whole` once nothing is missing. */
export const itemWith = (
  { list, item }: Draft,
  { parts }: Question,
  answer: unknown,
): { readonly item: Draft['item']; readonly whole: boolean } => {
  const more = { ...item, [String(parts.at(-1))]: answer };
  return { item: more, whole: missing({ list, item: more }).length === 0 };
};

// What may be said to a list instead of the name of a new item: that it is complete, that there is none, which item is to
// be corrected or taken away.

/** Undefined where the reply is the name of a new item. */
export const listReply = (session: Session, question: Question, said: string, view: View): Turn | undefined => {
  const count = question.items?.length ?? 0;
  const word = said.toLowerCase();
  if (word === 'done') return closed(session, question);
  if (word === 'none') return count === 0 ? none(session, question) : { kind: 'wrong', message: FILLED };
  const [, remove, number] = /^(remove )?(\d+)$/.exec(word) ?? [];
  if (number === undefined) return undefined;
  const at = Number(number) - 1;
  if (at < 0 || at >= count) return { kind: 'wrong', message: outside(number, count) };
  return remove === undefined ? correcting(session, question, at, view) : removing(session, question, at, count);
};

/** The words that may be said now. */
export const listWays = ({ items = [] }: Question): readonly { readonly word: string; readonly says: string }[] => [
  items.length === 0 ? { word: 'none', says: 'there are none' } : { word: 'done', says: 'that is all of them' },
  ...items.map((name, i) => ({ word: String(i + 1), says: `correct ${name}` })),
  ...items.map((name, i) => ({ word: `remove ${i + 1}`, says: `take ${name} off the list` })),
];

export const closed = (session: Session, { parts }: Question): Turn => {
  const path = pathOf(parts);
  return onward({ ...session, closed: new Set([...session.closed, path]) }, path, [parts], []);
};

const none = (session: Session, { parts }: Question): Turn => {
  const path = pathOf(parts);
  return onward({ ...session, closed: new Set([...session.closed, path]) }, path, [parts], [{ parts, value: [] }]);
};

const FILLED = 'the list has items: say done, or put the name in quotes if it is one';

const outside = (number: string, count: number): string =>
  count === 0 ? `the list has no number ${number} yet: name the first` : `the list has numbers 1 to ${count}`;

/** Every field of the item is asked once more, then the list again. */
const correcting = (session: Session, { parts }: Question, at: number, { pilot }: View): Turn => {
  const item = [...parts, at];
  const isInside = (leaf: Parts): boolean => pathOf(leaf).startsWith(`${pathOf(item)}.`);
  const fits = (leaf: Parts): boolean => fitsItem(String(leaf[item.length]), valueAt(pilot, item));
  const fields = leavesOf(pilot).filter((leaf) => isInside(leaf) && fits(leaf));
  const touched = new Set([...session.touched, pathOf(parts)]);
  return {
    kind: 'go',
    session: { ...session, touched, again: [...fields, parts, ...session.again.slice(1)] },
    edits: [],
  };
};

/** What was asked of the items behind it is theirs no more: their numbers change. */
const removing = (session: Session, { parts }: Question, at: number, count: number): Turn => {
  const path = pathOf(parts);
  const asked = new Set([...session.asked].filter((one) => !one.startsWith(`${path}[`)));
  const touched = new Set([...session.touched, path]);
  const left = { ...session, asked, touched, written: session.written + 1 };
  const { before: _, ...rest } = left;
  // An empty list would say that there are none.
  const edit = count === 1 ? { parts, value: null } : { parts: [...parts, at], value: undefined };
  return { kind: 'go', session: rest, edits: [edit] };
};

export const nextQuestion = (session: Session, view: View, scope: Scope): Question | undefined => {
  if (session.draft !== undefined) return draftQuestion(session.draft);
  if (session.reason !== undefined) return reasonQuestion(session.reason);
  const parts = session.again[0] ?? queueOf(view, scope, session)[0];
  return parts && questionAt(parts, view);
};

export const takeReply = (session: Session, question: Question, reply: string, view: View): Turn => {
  const turn = turned(session, question, reply, view);
  return turn.kind === 'go' ? { ...turn, session: timed(turn.session, session.spent + secondsOf(question)) } : turn;
};

/** Going back gives no time back. */
const timed = (session: Session, spent: number): Session => ({ ...session, spent });

const turned = (session: Session, question: Question, reply: string, view: View): Turn => {
  const said = reply.trim();
  const word = said.toLowerCase();
  if (Object.hasOwn(ways, word)) return ways[word as keyof typeof ways](session, question, view);
  if (said === '') return question.present === undefined ? skip(session, question) : go(session, question, []);
  if (question.kind === 'price' && word === TOKENS) return byTokens(session, question);
  const isList = question.kind === 'list' && session.draft === undefined;
  return (isList ? listReply(session, question, said, view) : undefined) ?? answered(session, question, said, view);
};

/** The same figure in its parts, one question each. */
const byTokens = (session: Session, { parts }: Question): Turn => {
  const turn = onward(session, pathOf(parts), [parts], []);
  if (turn.kind !== 'go') return turn;
  return { ...turn, session: { ...turn.session, again: [...optionLeaves(parts), ...turn.session.again] } };
};

export const TOKENS = 'tokens';

const answered = (session: Session, question: Question, said: string, view: View): Turn => {
  const reading = readAnswer(question, said);
  if ('message' in reading) return { kind: 'wrong', message: reading.message };
  const { value } = reading;
  if (session.draft !== undefined) return drafted(session, session.draft, question, value, view);
  if (question.kind === 'list') return named(session, question, value, view);
  if (question.kind !== 'control' || value !== 'not-applicable') {
    return go(session, question, answerEdits(question, value, view));
  }
  return { kind: 'go', session: { ...session, reason: question.parts }, edits: [] };
};

/** A name for a new item: it is written once it has all that it must have. */
const named = (session: Session, { parts }: Question, value: unknown, view: View): Turn => {
  const draft = { list: parts, item: {} };
  return drafted(session, draft, draftQuestion(draft), value, view);
};

const drafted = (
  session: Session,
  draft: NonNullable<Session['draft']>,
  question: Question,
  value: unknown,
  view: View,
): Turn => {
  const { item, whole } = itemWith(draft, question, value);
  if (!whole) return { kind: 'go', session: { ...session, draft: { ...draft, item } }, edits: [] };
  const edits = answerEdits({ ...question, kind: 'list', parts: draft.list }, item, view);
  const touched = new Set([...session.touched, pathOf(draft.list)]);
  return go({ ...session, touched }, { ...question, parts: edits[0]?.named ?? draft.list }, edits);
};

const go = (session: Session, { kind, parts }: Question, edits: readonly Edit[]): Turn => {
  const ticked = edits.map((edit) => edit.parts.slice(0, CONTROL));
  return onward(session, pathOf(parts), kind === 'practices' && ticked.length > 0 ? ticked : [parts], edits);
};

/** Section, controls, name. */
const CONTROL = 3;

const skip = (session: Session, question: Question): Turn => {
  if (session.draft !== undefined) return { kind: 'go', session: withoutDraft(session), edits: [] };
  return question.kind === 'list' ? closed(session, question) : go(session, question, []);
};

/** What is asked again stays in the file until a new answer takes its place. */
const back = (session: Session): Turn => {
  const isHalf = session.draft !== undefined || session.reason !== undefined;
  if (isHalf) return { kind: 'go', session: withoutDraft(session), edits: [] };
  const { before, touched, written } = session;
  if (before === undefined) return { kind: 'wrong', message: 'there is no answer before this one to go back to' };
  const { session: old, answered } = before;
  const paths = new Set(answered.map(pathOf));
  const again = [...answered, ...old.again.filter((one) => !paths.has(pathOf(one)))];
  const asked = new Set([...old.asked, ...(answered.length > 1 ? session.asked : [])]);
  return { kind: 'go', session: { ...old, asked, touched, again, written }, edits: [] };
};

const unknown = (session: Session, question: Question, view: View): Turn => {
  if (session.draft !== undefined || session.reason !== undefined) return back(session);
  if (question.kind === 'practices' || question.kind === 'evidence') return skip(session, question);
  const edits = unknownEdits(question, view);
  if (question.kind !== 'list') return go(session, question, edits);
  return go({ ...session, closed: new Set([...session.closed, pathOf(question.parts)]) }, question, edits);
};

const ways = {
  '?': (): Turn => ({ kind: 'explain' }),
  stop: (): Turn => ({ kind: 'stop' }),
  back,
  skip,
  unknown,
} as const;
