// What a person is asked at a terminal, and who asks. Replies are words in every case, so that the same conversation can
// be held by menus, line by line, or from a script.

export type Choice = { readonly word: string; readonly says?: string };

export type Ask = {
  /** One of the choices, several of them, or free words. */
  readonly kind: 'one' | 'several' | 'words';
  /** Said once before the question: why, an example, what stands in the file. */
  readonly before: readonly string[];
  /** The question itself, on one line. */
  readonly message: string;
  /** The same, broken at blanks where it is longer than a line of the terminal. */
  readonly folded?: string;
  readonly choices: readonly Choice[];
  /** Words that may be replied instead of an answer: skip, back … */
  readonly ways: readonly Choice[];
  /** What stands in the file, made harmless to show: kept by an empty reply. */
  readonly present?: string;
  /** What is wrong with a reply. */
  readonly check: (reply: string) => string | undefined;
  /** How what is typed so far would be read, where that differs from it. */
  readonly preview?: (reply: string) => string | undefined;
};

export type Manner = {
  /** Line by line, nothing is redrawn: for screen readers. */
  readonly plain: boolean;
  readonly colour: boolean;
};

export type Prompter = {
  /** Undefined where the person ended the conversation: Ctrl-C, Ctrl-D, a closed terminal. */
  readonly ask: (ask: Ask) => Promise<string | undefined>;
  readonly close: () => void;
};

/** The ways in one line; of many numbers the first and the last. */
export const waysShown = (ways: readonly Choice[]): string => {
  const words = ways.map(({ word }) => word);
  const last = words.filter((word) => /^\d+$/.test(word)).length;
  if (last <= MOST_NUMBERS) return words.join(', ');
  const named = words.filter((word) => !/\d$/.test(word) || word === '1' || word === 'remove 1');
  return named.map((word) => (word.endsWith('1') ? `${word} to ${last}` : word)).join(', ');
};

const MOST_NUMBERS = 3;

// What the plan asks of whoever solves a mixed-integer programme. The real one is in io/solver.ts; tests bring their own.

export type Solved = {
  /** Stopped: a limit ended it before anything was proved; the values are then the best that it had, if any. */
  readonly status: 'optimal' | 'infeasible' | 'stopped';
  /** By the names of the variables. */
  readonly values: ReadonlyMap<string, number>;
};

export type Solver = {
  readonly name: string;
  /** The programme as text in the CPLEX LP format. */
  readonly solve: (programme: string) => Solved;
};
