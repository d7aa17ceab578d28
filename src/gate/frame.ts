// What the scores of two judgements are summed by: the checks with their weights, gates and dimensions. From an
// assessment or from a saved JSON report, so that both can be compared.
import { gradeBy, type Mark } from '../assess/score.ts';
import type { Assessment, Verdict } from '../model/assessment.ts';
import type { EvidenceState } from '../model/evidence.ts';
import type { SavedReport } from '../model/report/saved.ts';
import type { CheckSnapshot, Snapshot } from '../model/snapshot.ts';
import { rounded, snapshotOf } from './snapshot.ts';

export type FramedCheck = {
  readonly id: string;
  readonly dimension: string;
  readonly weight: number;
  /** Where it stands in the file, 1 and up. */
  readonly line: number;
  readonly evidence: readonly EvidenceState[];
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
  /** Those in force, as id@version. */
  readonly checklists: readonly string[];
  readonly verdict: Verdict;
  readonly gates: readonly { readonly id: string; readonly open: boolean }[];
  readonly snapshot: Snapshot;
  readonly frame: Frame;
};

export const judgementOf = (label: string, assessment: Assessment, tool: string): Judgement => ({
  label,
  file: assessment.file,
  pilot: assessment.pilot.name,
  tool,
  checklists: checklistsOf(assessment.checklists),
  verdict: assessment.verdict,
  gates: assessment.gates.map(({ gate, open }) => ({ id: gate.id, open })),
  snapshot: snapshotOf(assessment),
  frame: frameOf(assessment),
});

export const checklistsOf = (parts: readonly { readonly id: string; readonly version: string }[]): readonly string[] =>
  parts.map(({ id, version }) => `${id}@${version}`);

export const frameOf = ({ findings, dimensions }: Assessment): Frame => ({
  checks: findings.map(({ item, dimension, at, evidence }) => ({
    id: item.id,
    dimension,
    weight: item.weight,
    line: at.line,
    evidence: evidence.map(({ state }) => state),
  })),
  dimensions: dimensions.map(({ dimension: { id, weight } }) => ({ id, weight })),
});

export const judgementFrom = (label: string, report: SavedReport): Judgement => ({
  label,
  file: report.file,
  pilot: report.pilot.name,
  tool: report.tool.version,
  checklists: checklistsOf(report.checklist),
  verdict: report.verdict,
  gates: report.gates.map(({ id, open }) => ({ id, open })),
  snapshot: {
    asOf: report.asOf,
    content: report.content,
    score: rounded(report.score),
    evidencedScore: rounded(report.evidencedScore),
    checks: Object.fromEntries(
      report.checks.map(({ id, outcome, score, evidenced, definition }) => [
        id,
        { outcome, score: rounded(score) ?? 0, evidenced: rounded(evidenced) ?? 0, definition },
      ]),
    ),
  },
  frame: {
    checks: report.checks.map(({ id, dimension, weight, at, evidence }) => ({
      id,
      dimension,
      weight,
      line: at.line,
      evidence: evidence.map(({ state }) => state),
    })),
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
