// What an answer changes in the file: places and values, in the order in which they are written.
import { evidenceEdit } from './evidence.ts';
import { type Parts, valueAt } from './path.ts';
import type { Question } from './question.ts';
import type { View } from './view.ts';

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
