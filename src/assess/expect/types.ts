// The kinds of value that an expression works with, and what they are called in messages.

/** `any` stands where something is wrong already, so that one fault is told once. */
export type Type =
  | { readonly kind: 'bool' | 'int' | 'date' | 'any' | 'other' }
  /** `estimate`: may be written as {low, likely, high}, of which likely is read. */
  | { readonly kind: 'double'; readonly estimate?: true }
  | Text
  | { readonly kind: 'list'; readonly of: Type }
  | MapType;

/** `words` are all that it can be; `literal` where the expression itself writes it. */
export type Text = {
  readonly kind: 'text';
  readonly words?: readonly string[];
  readonly literal?: true;
  readonly control?: true;
};

/** A map of known fields or, of controls, of any that are of one type. */
export type MapType = {
  readonly kind: 'map';
  readonly fields: ReadonlyMap<string, Type>;
  readonly others?: Type;
};

export const bool: Type = { kind: 'bool' };
export const int: Type = { kind: 'int' };
export const double: Type = { kind: 'double' };
export const date: Type = { kind: 'date' };
export const any: Type = { kind: 'any' };
export const text: Text = { kind: 'text' };
export const listOf = (of: Type): Type => ({ kind: 'list', of });
export const literal = (...words: readonly string[]): Text => ({ kind: 'text', words, literal: true });

export const isNumber = ({ kind }: Type): boolean => kind === 'int' || kind === 'double';

const words: Readonly<Record<Type['kind'], string>> = {
  bool: 'true or false',
  int: 'a whole number',
  double: 'a number',
  date: 'a date',
  text: 'text',
  list: 'a list',
  map: 'a map',
  any: 'anything',
  other: 'a value that is written in several ways',
};

export const inWords = ({ kind }: Type): string => words[kind];
