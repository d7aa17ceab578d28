// Questions whose answers end in advice. A blank keeps both of its branches open, so that nothing is advised on silence.
import type { Fact } from '../model/outcome.ts';
import type { Claim } from '../rules/claims.ts';

export type Ruling = {
  /** One where the facts decide; else all that some reading of the blanks leads to. */
  readonly answers: readonly string[];
  readonly facts: readonly Fact[];
  readonly missing: readonly string[];
};

export const end = (answer: string): Ruling => ({ answers: [answer], facts: [], missing: [] });

/** Each question stands once on a way through the tree; where both branches end alike, a blank does not matter. */
export const ask = (question: Claim, yes: Ruling, no: Ruling): Ruling => {
  if (question.truth !== undefined) return joined([question, question.truth ? yes : no]);
  const both = joined([question, yes, no]);
  return both.answers.length === 1 ? { ...both, missing: [] } : both;
};

const joined = (parts: readonly (Claim | Ruling)[]): Ruling => ({
  answers: [...new Set(parts.flatMap((part) => ('answers' in part ? part.answers : [])))],
  facts: [...new Map(parts.flatMap(({ facts }) => facts).map((fact) => [fact.path, fact])).values()],
  missing: [...new Set(parts.flatMap(({ missing }) => missing))],
});
