// What each operator and function takes and gives. Narrower than CEL where CEL would hide a slip: whole numbers are not
// divided, text is not put in order, a word that can never occur is not compared with.
import { didYouMean } from '../nearest.ts';
import { any, bool, date, double, int, inWords, isNumber, type Text, type Type } from './types.ts';

/** Something that does not fit: which argument, where it is one alone. */
export type Wrong = { readonly wrong: string; readonly hint?: string; readonly argument?: number };
export type Operator = (...args: readonly Type[]) => Type | Wrong;

const isAny = (...types: readonly Type[]): boolean => types.some(({ kind }) => kind === 'any');
const wrong = (words: string, hint?: string): Wrong => ({ wrong: words, ...(hint !== undefined && { hint }) });

/** Each argument is of this kind. */
const all =
  (kind: Type['kind'], gives: Type) =>
  (...args: readonly Type[]): Type | Wrong => {
    const argument = args.findIndex((one) => one.kind !== kind && one.kind !== 'any');
    if (argument < 0) return gives;
    return { ...wrong(`is ${inWords(args[argument] as Type)}, expected ${inWords({ kind } as Type)}`), argument };
  };

const logic = all('bool', bool);

const isDateText = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;

type Literal = Text & { readonly literal: true };
const isLiteral = (type: Type): type is Literal => type.kind === 'text' && type.literal === true;

/** Two dates, or a date and a text that the expression writes as one; undefined where there is no date. */
const dates = (a: Type, b: Type): Type | Wrong | undefined => {
  if (a.kind === 'date' && b.kind === 'date') return bool;
  const other = a.kind === 'date' ? b : b.kind === 'date' ? a : undefined;
  if (other === undefined || !isLiteral(other)) return undefined;
  const bad = other.words?.find((word) => !isDateText(word));
  return bad === undefined ? bool : wrong(`${JSON.stringify(bad)} is not a date`, 'dates are written "2027-03-31"');
};

/** Words of the expression that the other side can never be. */
const strayWords = (a: Type, b: Type): Wrong | undefined => {
  if (a.kind !== 'text' || b.kind !== 'text') return undefined;
  const [written, known] = isLiteral(a) ? [a, b] : [b, a];
  if (!isLiteral(written) || isLiteral(known) || known.words === undefined) return undefined;
  const stray = written.words?.find((word) => !known.words?.includes(word));
  if (stray === undefined) return undefined;
  return wrong(
    `is never ${JSON.stringify(stray)}`,
    didYouMean(stray, known.words) ?? `it is one of ${known.words.join(', ')}`,
  );
};

const equality: Operator = (a = any, b = any) => {
  if (isAny(a, b) || (isNumber(a) && isNumber(b))) return bool;
  const asDates = dates(a, b);
  if (asDates !== undefined) return asDates;
  if (a.kind !== b.kind) return wrong(`compares ${inWords(a)} with ${inWords(b)}`);
  if (a.kind === 'bool') return bool;
  if (a.kind === 'text') return strayWords(a, b) ?? bool;
  return wrong(`compares ${inWords(a)} with ${inWords(b)}`, 'a list is asked by all, exists, in and size');
};

const order: Operator = (a = any, b = any) => {
  if (isAny(a, b) || (isNumber(a) && isNumber(b))) return bool;
  const asDates = dates(a, b);
  if (asDates !== undefined) return asDates;
  if (a.kind !== b.kind) return wrong(`compares ${inWords(a)} with ${inWords(b)}`);
  return wrong(`${inWords(a)} has no order`, 'numbers and dates have one; compare words by == or in ["…", "…"]');
};

const sum: Operator = (a = any, b = any) => {
  if (isAny(a, b)) return isAny(a) ? b : a;
  if (!isNumber(a) || !isNumber(b)) return wrong(`calculates with ${inWords(isNumber(a) ? b : a)}`, 'only numbers can');
  if (a.kind === b.kind) return a.kind === 'int' ? int : double;
  return wrong('mixes a whole number with a number', 'write 2.0 for 2, or double(…) around the whole number');
};

const quotient: Operator = (a = any, b = any) =>
  a.kind === 'int' && b.kind === 'int'
    ? wrong('divides whole numbers, which would cut off the rest', 'write double(…) around both, or 2.0 for 2')
    : sum(a, b);

const within: Operator = (one = any, list = any) => {
  if (isAny(one, list)) return bool;
  if (list.kind !== 'list') return { ...wrong(`is ${inWords(list)}, expected a list`), argument: 1 };
  return equality(one, list.of);
};

const choice: Operator = (condition = any, a = any, b = any) => {
  const asked = logic(condition);
  if ('wrong' in asked) return asked;
  if (isAny(a, b)) return isAny(a) ? b : a;
  return a.kind === b.kind ? a : wrong(`gives ${inWords(a)} or ${inWords(b)}`, 'both have to be of one kind');
};

const size: Operator = (of = any) =>
  isAny(of) || of.kind === 'list' || of.kind === 'text'
    ? int
    : { ...wrong(`is ${inWords(of)}, expected a list or text`), argument: 0 };

const number =
  (gives: Type): Operator =>
  (of = any) =>
    isAny(of) || isNumber(of) ? gives : { ...wrong(`is ${inWords(of)}, expected a number`), argument: 0 };

const days: Operator = (a = any, b = any) => {
  const args = [a, b].map((one) => (isLiteral(one) ? dates(date, one) : undefined));
  const bad = args.findIndex((one) => one !== undefined && 'wrong' in one);
  if (bad >= 0) return { ...(args[bad] as Wrong), argument: bad };
  return all('date', int)(...[a, b].map((one) => (isLiteral(one) ? date : one)));
};

/** By the names that the parser gives them. */
export const operators: Readonly<Record<string, Operator>> = {
  '!_': logic,
  '_&&_': logic,
  '_||_': logic,
  '@not_strictly_false': () => bool,
  '_==_': equality,
  '_!=_': equality,
  '_<_': order,
  '_<=_': order,
  '_>_': order,
  '_>=_': order,
  '_+_': sum,
  '_-_': sum,
  '_*_': sum,
  '_/_': quotient,
  '_%_': all('int', int),
  '-_': (of = any) => sum(of, of),
  '_?_:_': choice,
  '@in': within,
};

type Function = { readonly takes: number; readonly gives: Operator };

/** Written f(a, b), or a.f(b) where `method` is set. */
export const functions: Readonly<Record<string, Function>> = {
  size: { takes: 1, gives: size },
  int: { takes: 1, gives: number(int) },
  double: { takes: 1, gives: number(double) },
  days: { takes: 2, gives: days },
};

export const methods: Readonly<Record<string, Function>> = {
  size: { takes: 1, gives: size },
  contains: { takes: 2, gives: all('text', bool) },
  startsWith: { takes: 2, gives: all('text', bool) },
  endsWith: { takes: 2, gives: all('text', bool) },
};
