// Values as YAML text: plain words where they are safe, quotes where they are not; flow on one line, or block lines.
import { type Fields, isEmpty, isFields } from './values.ts';

export type Quotes = 'single' | 'double' | undefined;

/** A scalar, a list or a map on one line. In a flow collection some plain texts need quotes. */
export const inline = (value: unknown, inFlow: boolean, quotes?: Quotes): string => {
  if (Array.isArray(value)) return `[${value.map((item) => inline(item, true)).join(', ')}]`;
  if (isFields(value))
    return `{${entriesOf(value)
      .map((one) => flowPair(...one))
      .join(', ')}}`;
  return typeof value === 'string' ? textOf(value, inFlow, quotes) : String(value ?? null);
};

export const flowPair = (key: string, value: unknown): string => `${keyText(key)}: ${inline(value, true)}`;

/** Fields that have no value at all are not written. */
const entriesOf = (map: Fields): readonly [string, unknown][] =>
  Object.entries(map).filter(([, value]) => value !== undefined);

export const keyText = (key: string): string => (/^[A-Za-z_][\w-]*$/.test(key) && !isWord(key) ? key : quoted(key));

const textOf = (text: string, inFlow: boolean, quotes: Quotes): string => {
  if (quotes === 'single' && !needsEscapes(text)) return `'${text.replaceAll("'", "''")}'`;
  return quotes === 'double' || !isPlain(text, inFlow) ? quoted(text) : text;
};

const needsEscapes = (text: string): boolean => escaped.test(text) || /[\r\n\t]/.test(text);

/** A JSON string is a YAML one; what YAML does not print is escaped too. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    new RegExp(escaped, 'gu'),
    (one) => `\\u${(one.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const escaped = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/u;

/** Words that a reader would take for something else than text. */
const isWord = (text: string): boolean => /^(null|true|false|~|yes|no|on|off|y|n)$/i.test(text);

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

const isPlain = (text: string, inFlow: boolean): boolean =>
  isDate(text) ||
  (/^[\p{L}\p{N}_/(<>=]/u.test(text) &&
    !/^[\d.][\d_.,:eExXoObB+-]*$|^[<>=]/.test(text) &&
    !/[\r\n\t]|: |:$| #|\s$/.test(text) &&
    !(inFlow && /[,[\]{}:]/.test(text)) &&
    !escaped.test(text) &&
    (text === 'yes' || text === 'no' || !isWord(text)));

const WIDE = 80;
/** From this depth on a short map is written on one line: a control, a measured value. */
const DEEP = 3;

/** Whether a value stands on the line of its key. Lists of maps and what is long do not. */
export const isInline = (value: unknown, depth: number): boolean => {
  if (typeof value !== 'object' || value === null || isEmpty(value)) return true;
  if (Array.isArray(value)) return value.every((item) => !isFields(item)) && inline(value, false).length <= WIDE;
  const parts = Object.values(value);
  return depth >= DEEP && parts.every((part) => isInline(part, 0)) && inline(value, false).length <= WIDE;
};

/** The lines of a map or a list that is not empty. `depth` is that of the value in the file. */
export const blockLines = (value: unknown, indent: number, depth: number): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((item) => itemLines(item, indent, depth + 1));
  return entriesOf(value as Fields).flatMap(([key, part]) => pairLines(key, part, indent, depth + 1));
};

export const pairLines = (key: string, value: unknown, indent: number, depth: number): readonly string[] => {
  const head = `${' '.repeat(indent)}${keyText(key)}:`;
  if (value === null) return [head];
  if (isInline(value, depth)) return [`${head} ${inline(value, false)}`];
  return [head, ...blockLines(value, indent + 2, depth)];
};

/** Items that are maps stand on lines of their own: they are called by a name, and grow. */
export const itemLines = (value: unknown, indent: number, depth: number): readonly string[] => {
  const head = `${' '.repeat(indent)}- `;
  if (isEmpty(value) || typeof value !== 'object' || value === null || (Array.isArray(value) && isInline(value, depth)))
    return [`${head}${inline(value, false)}`];
  const [first = '', ...more] = blockLines(value, indent + 2, depth);
  return [`${head}${first.trimStart()}`, ...more];
};
