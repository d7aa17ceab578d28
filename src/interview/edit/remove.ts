// What is taken out: an entry with its lines, an item with its dash, a part of a flow collection with its comma.
import { endOf, lineEnd, lineStart, startOf } from './extents.ts';
import { isFlow, type Source, type Step } from './source.ts';
import type { Splice } from './splice.ts';

/** The ways to take out what has siblings, the one that changes least first. */
export const removals = ({ text }: Source, step: Step): readonly Splice[] => {
  const [start, end] = [startOf(step), endOf(step, text)];
  if (isFlow(step.parent)) return [{ ...withComma(step, text), text: '' }];
  const line = lineStart(text, start);
  if (/^[ \t]*$/.test(text.slice(line, start))) return [{ from: line, to: lineEnd(text, end), text: '' }];
  return besideDash(text, start, end, nextStart(step));
};

/** The next entry comes up beside the dash, unless comments or blank lines stand between. */
const besideDash = (text: string, start: number, end: number, next: number | undefined): readonly Splice[] => {
  const joined = { from: start, to: next ?? end, text: '' };
  return /#|\n[ \t]*\r?\n/.test(text.slice(end, next)) ? [{ from: start, to: end, text: '' }, joined] : [joined];
};

const nextStart = (step: Step): number | undefined =>
  step.index + 1 < step.parent.items.length ? startOf({ ...step, index: step.index + 1 }) : undefined;

/** The comma behind it, or for the last part the one before it. */
const withComma = (step: Step, text: string): Pick<Splice, 'from' | 'to'> => {
  const next = nextStart(step);
  if (next !== undefined) return { from: startOf(step), to: next };
  return { from: endOf({ ...step, index: step.index - 1 }, text), to: endOf(step, text) };
};
