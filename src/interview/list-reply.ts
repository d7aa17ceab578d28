// What may be said to a list instead of the name of a new item: that it is complete, that there is none, which item is to
// be corrected or taken away.
import { leavesOf } from './leaves.ts';
import { fitsItem } from './order.ts';
import { type Parts, pathOf, valueAt } from './path.ts';
import type { Question } from './question.ts';
import { onward, type Session, type Turn } from './turn.ts';
import type { View } from './view.ts';

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
