// What `is` asks of a value in a file: a comparison as people write one, or the value itself.

/** Every limit holds; `not` is the one value that may not stand there. Numbers as written, percent as a part of 1. */
export type Comparison = {
  readonly least?: Limit;
  readonly most?: Limit;
  readonly equal?: number;
  readonly not?: number;
};

type Limit = { readonly value: number; readonly isIncluded: boolean };

const NUMBER = String.raw`[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d{1,3})?\s*%?`;

const signs: ReadonlyMap<string, (value: number) => Comparison> = new Map(
  Object.entries({
    '>=': (value: number) => ({ least: { value, isIncluded: true } }),
    '<=': (value: number) => ({ most: { value, isIncluded: true } }),
    '>': (value: number) => ({ least: { value, isIncluded: false } }),
    '<': (value: number) => ({ most: { value, isIncluded: false } }),
    '=': (value: number) => ({ equal: value }),
    '!=': (value: number) => ({ not: value }),
  }),
);

/** Other ways to write a sign, the longest first. */
const otherSigns: readonly (readonly [pattern: RegExp, sign: string])[] = [
  [/^(?:=>|≥|⩾|(?:at least|no less than|not less than|no fewer than|minimum(?: of)?|min\.?)(?![a-z]))/i, '>='],
  [/^(?:=<|≤|⩽|(?:at most|no more than|not more than|not above|maximum(?: of)?|max\.?|up to)(?![a-z]))/i, '<='],
  [/^(?:(?:more than|greater than|above|over)(?![a-z]))/i, '>'],
  [/^(?:(?:less than|fewer than|below|under)(?![a-z]))/i, '<'],
  [/^(?:==|(?:exactly|equals?(?: to)?)(?![a-z]))/i, '='],
  [/^(?:≠|<>|(?:not equal to|other than)(?![a-z]))/i, '!='],
];

const onesided = new RegExp(`^(>=|<=|>|<|=|!=)\\s*(${NUMBER})$`, 'i');
const between = new RegExp(
  `^(?:between\\s+|from\\s+|\\[\\s*)?(${NUMBER})\\s*(?:\\.{2,3}|…|–|—|-|,|;|\\bto\\b|\\band\\b)\\s*(${NUMBER})\\s*\\]?$`,
  'i',
);

/** Undefined where a text asks for itself; `unreadable` where it looks like a comparison and is none. */
export const readComparison = (text: string): Comparison | 'unreadable' | undefined => {
  const trimmed = text.trim();
  if (trimmed.length > 200) return undefined;
  const whole = oneComparison(trimmed);
  if (whole !== undefined) return whole;
  const parts = trimmed.split(/\s+and\s+|\s*&&\s*|\s*,\s+/i).map((part) => oneComparison(part.trim()));
  if (parts.length > 1 && parts.every((part) => part !== undefined)) return Object.assign({}, ...parts);
  return looksLikeOne(trimmed) ? 'unreadable' : undefined;
};

const oneComparison = (text: string): Comparison | undefined => {
  const other = otherSigns.find(([pattern]) => pattern.test(text));
  const plain = other === undefined ? text : `${other[1]} ${text.replace(other[0], '').trim()}`;
  const [, sign = '', operand = ''] = onesided.exec(plain) ?? [];
  if (sign !== '') return signs.get(sign)?.(numberOf(operand));
  const [, low, high] = between.exec(text) ?? [];
  if (low === undefined || high === undefined || numberOf(low) > numberOf(high)) return undefined;
  return { least: { value: numberOf(low), isIncluded: true }, most: { value: numberOf(high), isIncluded: true } };
};

const looksLikeOne = (text: string): boolean =>
  /^(?:[<>=!≥≤≠⩾⩽~≈±]|(?:at least|at most|no less|no more|not less|not more|more than|less than|fewer than|greater than|between|about|around|approximately|approx|roughly|circa)(?![a-z]))/i.test(
    text,
  ) ||
  /^(?:min|max|minimum|maximum|above|below|over|under|up to|exactly|equals?|from)(?![a-z]).*\d/i.test(text) ||
  /^[-+.\d%]+\s*(?:\.{2,}|…|–|—)/.test(text);

const numberOf = (text: string): number => {
  const number = Number(text.replace('%', ''));
  return text.includes('%') ? number / 100 : number;
};

/** Whether a number is as asked, but for what floating point is off by. */
export const meets = ({ least, most, equal, not }: Comparison, value: number): boolean =>
  (equal === undefined || isNear(value, equal)) &&
  (not === undefined || !isNear(value, not)) &&
  (least === undefined || (isNear(value, least.value) ? least.isIncluded : value > least.value)) &&
  (most === undefined || (isNear(value, most.value) ? most.isIncluded : value < most.value));

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
