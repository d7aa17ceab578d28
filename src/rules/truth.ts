// Three-valued logic: true, false, or undefined where the pilot file is silent (Kleene).

export type Truth = boolean | undefined;

/** False as soon as one is false, unknown while one is unknown, else true. */
export const every = (truths: readonly Truth[]): Truth => {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
};

/** True as soon as one is true, unknown while one is unknown, else false. */
export const some = (truths: readonly Truth[]): Truth => {
  if (truths.includes(true)) return true;
  return truths.includes(undefined) ? undefined : false;
};

export const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);

/** True where something is written; a blank is unknown, never false. For names of people and things see `named`. */
export const stated = (value: unknown): Truth => (value === undefined ? undefined : true);

/** Whether a known value passes; unknown where it is blank. */
export const whether = <T>(value: T | undefined, test: (value: T) => boolean): Truth =>
  value === undefined ? undefined : test(value);

/** Whether two known values stand to each other as they should; unknown where one is blank. */
export const whetherBoth = <A, B>(a: A | undefined, b: B | undefined, test: (a: A, b: B) => boolean): Truth =>
  a === undefined || b === undefined ? undefined : test(a, b);

/** Whether a known word is one of these. */
export const oneOf = <T extends string>(value: T | undefined, ...words: readonly T[]): Truth =>
  whether(value, (word) => words.includes(word));

const noOne = /^(no|none|no one|nobody|nothing|n\/a)$/i;

/** True where a text names somebody or something; "none" and the like are a stated no, a blank is unknown. */
export const named = (value: string | undefined): Truth => whether(value, (words) => !noOne.test(words.trim()));
