// Where the pilot stands between two questions: what the judgement says, as far as the questionnaire needs it.
import { assess } from '../assess/index.ts';
import type { Input } from '../assess/input.ts';
import type { Against, Headline } from '../model/verdict.ts';
import type { GateId } from '../model/vocabulary.ts';

export type Stand = {
  readonly headline: Headline;
  /** 0…100; null where nothing applies. */
  readonly score: number | null;
  /** The score if every blank turned out well. */
  readonly high: number | null;
  /** 0…1, of the weight of all checks. */
  readonly coverage: number;
  /** What is stated against the pilot, first things first, with the path of the value. */
  readonly against: readonly (Pick<Against, 'fact' | 'class'> & { readonly path: string })[];
  readonly checks: ReadonlyMap<string, Standing>;
};

export type Standing = {
  /** The gate by which the check is due for this pilot. */
  readonly gate: GateId;
  /** The first gate that it keeps from opening only because too little is known: an answer can still shut it. */
  readonly holds: GateId | null;
};

export const standOf = (input: Input): Stand => {
  const { document } = input;
  // No figure depends on lines and columns, and finding them takes as long as judging.
  const locate = (path: string) => ({ path, line: 1, column: 1 });
  const { headline, grade, against, findings } = assess({ ...input, document: { ...document, locate }, runs: 0 });
  return {
    headline,
    score: grade.score,
    high: grade.high,
    coverage: grade.coverage,
    against: against.map(({ fact, class: rank, at }) => ({ fact, class: rank, path: at.path })),
    checks: new Map(
      findings.map(({ id, gate, blocksFrom, shutsFrom }) => [
        id,
        { gate, holds: shutsFrom === null ? blocksFrom : null },
      ]),
    ),
  };
};
