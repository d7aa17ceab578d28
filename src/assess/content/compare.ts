// Holds what a pilot states against what its evidence file says: with `at`, against the value there; without, against
// the test results that the file holds as a whole.
import type { Look } from '../../model/evidence.ts';
import { cut, shown } from '../fault.ts';
import type { Figure } from './figures.ts';
import { holds, type Is } from './is.ts';
import { brief, type Figured, numberIn } from './number.ts';
import { type Content, contentOf, valueAt } from './read.ts';
import { readings, saysOther } from './readings.ts';

/** An entry of evidence as far as its content goes. */
export type Cite = {
  readonly ref: string;
  readonly path: string;
  readonly at?: string | undefined;
  readonly is?: Is | undefined;
  /** The figure that it is evidence of. */
  readonly figure?: Figure | undefined;
  /** No other figure cites the same file as a whole. */
  readonly alone?: boolean;
};

/** Why the content shows nothing; `against` where it says otherwise than the pilot file does. */
export type Shortfall = {
  readonly why: string;
  readonly against?: { readonly path: string; readonly said: string; readonly found: string };
};

type File = Extract<Look, { readonly state: 'file' }>;

/** Whether the content of a file has to be known. */
export const looksInside = ({ ref, at, figure }: Cite): boolean =>
  at !== undefined || (figure !== undefined && /\.(json|xml)$/i.test(ref));

/** What the content of a file has against the pilot file; undefined where there is nothing. */
export const shortfallOf = (cite: Cite, look: File): Shortfall | undefined => {
  if (!looksInside(cite) || (look.text === undefined && look.unread !== 'not-text')) return undefined;
  const content = contentOf(cite.ref, look);
  return cite.at === undefined ? againstWhole(cite, content) : againstValue(cite, cite.at, content);
};

const againstValue = ({ path, is, figure }: Cite, at: string, content: Content): Shortfall | undefined => {
  const found = valueAt(content, at);
  if ('fault' in found) return { why: found.fault };
  const { value } = found;
  if (typeof value === 'object' && value !== null)
    return { why: `what it has at ${cut(at)} is ${shown(value)}, not a value` };
  if (is !== undefined) {
    const isSo = holds(is, value);
    if (isSo === undefined) return notANumber(at, value);
    const asked = cut(String(is));
    const against = { path: `${path}.is`, said: asked, found: show(value) };
    if (!isSo) return { why: `${cut(at)} is to be ${asked}, the file says ${show(value)}`, against };
  }
  if (figure === undefined) return undefined;
  const number = numberIn(value);
  if (number === undefined) return is === undefined ? notANumber(at, value) : undefined;
  return is === undefined || isAbout(figure, is, number) ? differs(figure, [number]) : undefined;
};

const notANumber = (at: string, value: unknown): Shortfall => ({
  why: `what it has at ${cut(at)} is ${shown(value)}, not a number`,
});

const show = (value: unknown): string => (typeof value === 'number' ? brief(value) : cut(String(value)));

/**
 * Beside `is`, the value may be another than the figure, such as a count of tests: it is the figure's where the stated
 * value meets `is` as well, and for a share only where it is one, and not a whole number.
 */
const isAbout = ({ stated, whole }: Figure, is: Is, { value, percent }: Figured): boolean => {
  if (whole === undefined) return holds(is, stated) === true;
  const isShare = percent || (value > 0 && value < whole && !Number.isInteger(value));
  return isShare && (holds(is, stated) === true || holds(is, stated / whole) === true);
};

const againstWhole = ({ ref, figure, alone = false }: Cite, content: Content): Shortfall | undefined => {
  if (figure === undefined) return undefined;
  if (content.kind === 'none') return /\.json$/i.test(ref) ? { why: content.fault } : undefined;
  const values = readings(figure, content, alone);
  return differs(
    figure,
    values.map((value) => ({ value, percent: false })),
  );
};

const differs = (figure: Figure, found: readonly Figured[]): Shortfall | undefined => {
  const other = saysOther(figure, found);
  if (other === undefined) return undefined;
  const [said, file] = [brief(figure.stated), brief(other)];
  return { why: `stated ${said}, the file says ${file}`, against: { path: figure.path, said, found: file } };
};
