// The conversation as a machine without a terminal: which question is next, and what a reply does. A reply never changes
// the file by itself: it says which edits are wanted, and the session as it is once they are written.
import { readAnswer } from './answer.ts';
import { reasonQuestion } from './controls.ts';
import { draftQuestion, itemWith } from './draft.ts';
import { answerEdits, type Edit, unknownEdits } from './edits.ts';
import { secondsOf } from './kind.ts';
import { optionLeaves } from './leaves.ts';
import { closed, listReply } from './list-reply.ts';
import { pathOf } from './path.ts';
import type { Question } from './question.ts';
import { questionAt } from './questions.ts';
import { queueOf, type Scope } from './queue.ts';
import { onward, type Session, type Turn, withoutDraft } from './turn.ts';
import type { View } from './view.ts';

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
