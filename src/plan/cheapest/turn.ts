// The task of architecture.approach-fit changes the approach, and other checks hang on that: some apply then, others no
// longer do. Where the facts say which approach it will be, they are judged with it before anything is searched.
import { assess } from '../../assess/index.ts';
import type { Input } from '../../assess/input.ts';
import { type Late, lateOf } from '../../assess/late.ts';
import { type Assessment, type Finding, isGap } from '../../model/assessment.ts';
import type { Approach } from '../../model/pilot/architecture.ts';
import { type ApproachOptions, recommend } from '../../rules/approach.ts';

export type Turn = {
  /** The check whose task turns the approach. */
  readonly check: string;
  readonly to: Approach;
  /** The pilot with the new approach; the check itself is still to be closed. */
  readonly assessment: Assessment;
  readonly late: Late;
  /** The checks that come out otherwise with it. */
  readonly changed: readonly Finding[];
};

const RULE = 'architecture.approach-fit';

export const turnOf = (input: Input, { findings }: Assessment): Turn | undefined => {
  const { pilot } = input;
  const gap = findings.find((finding) => finding.item.rule === RULE && isGap(finding));
  if (gap === undefined) return undefined;
  const [to, ...others] = recommend(pilot, gap.item.with as ApproachOptions).approaches;
  if (to === undefined || others.length > 0 || to === pilot.architecture.approach) return undefined;
  const turned: Input = {
    ...input,
    pilot: { ...pilot, architecture: { ...pilot.architecture, approach: to } },
    runs: 0,
  };
  const judged = assess(turned);
  const held = judged.findings.map((finding) => (finding.item.id === gap.item.id ? gap : finding));
  return {
    check: gap.item.id,
    to,
    assessment: { ...judged, findings: held },
    late: lateOf(turned),
    changed: held.filter((finding, i) => finding.kind !== findings[i]?.kind || finding.score !== findings[i]?.score),
  };
};
