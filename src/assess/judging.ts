// Judges every check with what the evidence files say: where a file's own figure fails what the stated one meets, the check
// is judged on the file's.
import type { Outcome } from '../model/outcome.ts';
import type { Context } from '../rules/outcomes.ts';
import { evaluate, type Judged } from './evaluate.ts';
import { type Bench, type Pieces, piecesOf, stateAt } from './evidence.ts';
import { type Crediting, creditFor } from './evidence-credit.ts';
import { pilotByFiles, type Worse, worseByFile } from './evidence-ledger.ts';
import { benchOf, type Input } from './input.ts';

export type Evidence = { readonly pieces: Pieces; readonly bench: Bench; readonly crediting: Crediting };

export type Judging = {
  readonly judged: readonly Judged[];
  readonly evidence: Evidence;
  /** The pilot with the figures that its files say are worse than stated; rules of harm and of stopping read it. */
  readonly pilotByFiles: Input['pilot'];
  readonly evidenceAt: NonNullable<Context['evidenceAt']>;
};

export const judgeAll = (input: Input): Judging => {
  const { pilot, checklist, asOf } = input;
  const [pieces, bench] = [piecesOf(pilot), benchOf(input)];
  const evidenceAt = stateAt(pieces, bench);
  const stated = evaluate(checklist, pilot, asOf, evidenceAt);
  const worse = worseByFile(pieces, bench);
  const byFiles = worse.size === 0 ? pilot : pilotByFiles(pilot, worse);
  const again = worse.size === 0 ? stated : evaluate(checklist, byFiles, asOf, evidenceAt);
  const judged = stated.map((one, i) => (judgedByFiles.has(one.item.id) ? lower(one, again[i] ?? one, worse) : one));
  return {
    judged,
    evidence: { pieces, bench, crediting: creditFor(pieces, bench, judged) },
    pilotByFiles: byFiles,
    evidenceAt,
  };
};

/** The checks that a file's figure decides. */
const judgedByFiles: ReadonlySet<string> = new Set([
  'kpis.result',
  'kpis.no-harm',
  'evaluation.thresholds-met',
  'evaluation.hallucination',
  'evaluation.pilot-error-rate',
]);

const lower = (stated: Judged, byFile: Judged, worse: Worse): Judged => {
  const [was, is] = [stated.outcome, byFile.outcome];
  if (is.score >= was.score && is.best >= was.best) return stated;
  const note = saidBy(is, worse);
  return {
    ...byFile,
    outcome: { ...is, seen: is.seen + note, ...(is.fact !== undefined && { fact: is.fact + note }) },
  };
};

/** Who says so, and what was stated. */
const saidBy = ({ at, facts = [] }: Outcome, worse: Worse): string => {
  const paths = [at, ...facts.map(({ path }) => path)];
  const found = paths.flatMap((path) => worse.get(path) ?? [])[0] ?? [...worse.values()][0];
  return found === undefined ? '' : ` (by ${found.ref.split('/').at(-1)}; stated ${found.stated})`;
};
