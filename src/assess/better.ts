// What one step better on one check would give, with every other check as it stands: the same sums and gates again.
import type { Assessment, Finding, GateResult, Verdict } from '../model/assessment.ts';
import type { Checklist } from '../model/checklist.ts';
import type { OutcomeKind } from '../model/outcome.ts';
import { judgeGates, judgingOf, verdictUnder } from './gates.ts';
import { marksOf, weightsOf } from './weigh.ts';

export type Step = {
  /** An outcome to reach, or the evidence for the outcome that there is. */
  readonly to: OutcomeKind | 'evidence';
  /** The check's score then, 0…1. */
  readonly score: number;
  readonly evidenced: number;
};

export type Better = Step & {
  readonly gates: readonly GateResult[];
  readonly verdict: Verdict;
  /** It blocks now and would not then. */
  readonly frees: boolean;
};

/** The steps that are left for a check: none where it does not apply, or is met and shown. */
export const stepsFrom = ({ item, kind, score, evidenced }: Finding): readonly Step[] => {
  if (kind === 'not-applicable') return [];
  const canBePartial = item.control === true || item.partial !== undefined;
  return [
    ...(canBePartial && score < HALF ? [{ to: 'partial', score: HALF, evidenced } as const] : []),
    ...(kind === 'met' ? [] : [{ to: 'met', score: 1, evidenced } as const]),
    ...(evidenced < score - 1e-9 ? [{ to: 'evidence', score, evidenced: score } as const] : []),
  ];
};

/** What a control declared partial scores, and the middle of what is partial by share. */
const HALF = 0.5;

export const betterBy = (step: Step, finding: Finding, assessment: Assessment, checklist: Checklist): Better => {
  const changed = changedBy(step, finding);
  const findings = assessment.findings.map((one) => (one === finding ? changed : one));
  const weights = weightsOf(checklist);
  const judging = judgingOf(checklist, marksOf(findings, checklist), findings, assessment.obligations);
  return {
    ...step,
    gates: judgeGates(judging, weights),
    verdict: verdictUnder(judging)(weights),
    frees: finding.blocks && !changed.blocks,
  };
};

const changedBy = ({ to, score, evidenced }: Step, finding: Finding): Finding => {
  const kind = to === 'evidence' ? finding.kind : to;
  return {
    ...finding,
    kind,
    score,
    evidenced,
    best: Math.max(finding.best, score),
    blocks: finding.blocker && !finding.waived && kind !== 'met',
  };
};
