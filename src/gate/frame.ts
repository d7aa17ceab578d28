// What the scores of two judgements are summed by: the checks with their weights, gates and dimensions. From an
// assessment or from a saved JSON report, so that both can be compared.
import { gradeBy, type Mark } from '../assess/score.ts';
import type { Assessment, Verdict } from '../model/assessment.ts';
import type { JsonReport } from '../model/report.ts';
import type { CheckSnapshot, Snapshot } from '../model/snapshot.ts';
import { snapshotOf } from './snapshot.ts';

export type FramedCheck = {
  readonly id: string;
  readonly dimension: string;
  readonly weight: number;
  /** Where it stands in the file, 1 and up. */
  readonly line: number;
};

export type Frame = {
  readonly checks: readonly FramedCheck[];
  readonly dimensions: readonly { readonly id: string; readonly weight: number }[];
};

/** One judgement, as far as a comparison needs it. */
export type Judgement = {
  /** How the command line named it. */
  readonly label: string;
  readonly file: string;
  readonly pilot: string;
  readonly tool: string;
  readonly verdict: Verdict;
  readonly gates: readonly { readonly id: string; readonly open: boolean }[];
  readonly snapshot: Snapshot;
  readonly frame: Frame;
};

/** `text` is that of the pilot file. */
export const judgementOf = (label: string, assessment: Assessment, text: string, tool: string): Judgement => ({
  label,
  file: assessment.file,
  pilot: assessment.pilot.name,
  tool,
  verdict: assessment.verdict,
  gates: assessment.gates.map(({ gate, open }) => ({ id: gate.id, open })),
  snapshot: snapshotOf(assessment, text),
  frame: frameOf(assessment),
});

export const frameOf = ({ findings, dimensions }: Assessment): Frame => ({
  checks: findings.map(({ item, dimension, at }) => ({ id: item.id, dimension, weight: item.weight, line: at.line })),
  dimensions: dimensions.map(({ dimension: { id, weight } }) => ({ id, weight })),
});

/** A saved report does not hold the pilot file: whether that changed cannot be told. */
export const judgementFrom = (label: string, report: JsonReport): Judgement => ({
  label,
  file: report.file,
  pilot: report.pilot.name,
  tool: report.tool.version,
  verdict: report.verdict,
  gates: report.gates.map(({ id, open }) => ({ id, open })),
  snapshot: {
    asOf: report.asOf,
    content: '',
    score: report.score,
    evidencedScore: report.evidencedScore,
    checks: Object.fromEntries(
      report.checks.map(({ id, outcome, score, evidenced, definition }) => [
        id,
        { outcome, score: score ?? 0, evidenced: evidenced ?? 0, definition },
      ]),
    ),
  },
  frame: {
    checks: report.checks.map(({ id, dimension, weight, at }) => ({ id, dimension, weight, line: at.line })),
    dimensions: report.dimensions.map(({ id, weight }) => ({ id, weight })),
  },
});

/** The scores of these outcomes under the weights of the frame, 0…100. */
export const gradeOver = ({ checks, dimensions }: Frame, outcomes: Readonly<Record<string, CheckSnapshot>>) => {
  const marks = checks.map(({ id, dimension }): Mark => {
    const { outcome = 'unknown', score = 0, evidenced = 0 } = outcomes[id] ?? {};
    return {
      dimension: dimensions.findIndex((one) => one.id === dimension),
      gate: 0,
      score,
      best: score,
      evidenced,
      applicable: outcome !== 'not-applicable',
      answered: outcome !== 'unknown',
      declared: false,
    };
  });
  const weights = { checks: checks.map(({ weight }) => weight), dimensions: dimensions.map(({ weight }) => weight) };
  return gradeBy(marks, weights, 0);
};
