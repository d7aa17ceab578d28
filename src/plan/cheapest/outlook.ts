// How a pilot would be judged with some actions taken and all else as it stands: by the same sums and the same gates.
import { judgeGates, judgingOf, verdictUnder } from '../../assess/gates.ts';
import type { Late } from '../../assess/late.ts';
import { obligationsWith } from '../../assess/obligations/with.ts';
import { marksOf, weightsOf } from '../../assess/weigh.ts';
import type { Assessment, Finding, GateResult, Verdict } from '../../model/assessment.ts';
import type { Checklist } from '../../model/checklist.ts';
import { isLacking, type Obligation } from '../../model/obligation.ts';
import { type Action, taken } from './actions.ts';

export type Outlook = {
  readonly findings: readonly Finding[];
  readonly gates: readonly GateResult[];
  /** The readiness score: that of the last gate. */
  readonly score: number | null;
  readonly evidencedScore: number | null;
  readonly verdict: Verdict;
  /** Obligations that a gate may ask for and that are not shown. */
  readonly lacking: readonly Obligation[];
};

/** `late` judges the checks again that hang on what is left to do; without it they stay as they are. */
export const outlookOf = (
  assessment: Assessment,
  checklist: Checklist,
  actions: readonly Action[],
  late?: Late,
): Outlook => {
  const of = (wanted: Action['kind']) =>
    new Set(actions.flatMap(({ kind, finding }) => (kind === wanted ? [finding] : [])));
  const [closed, shown] = [of('close'), of('show')];
  const done = assessment.findings.map((finding) => {
    if (closed.has(finding)) return taken({ kind: 'close' }, finding);
    return shown.has(finding) ? taken({ kind: 'show' }, finding) : finding;
  });
  const touched = new Set(actions.map(({ finding }) => finding.item.id));
  const findings = late?.again(done, ({ item }) => !touched.has(item.id)) ?? done;
  const weights = weightsOf(checklist);
  const asksDuties = checklist.gates.some(({ require_obligations }) => require_obligations);
  const obligations = asksDuties ? obligationsWith(assessment.obligations, findings) : [];
  const judging = judgingOf(checklist, marksOf(findings, checklist), findings, obligations);
  const gates = judgeGates(judging, weights);
  const { score = null, evidencedScore = null } = gates.at(-1) ?? {};
  const verdict = verdictUnder(judging)(weights);
  return { findings, gates, score, evidencedScore, verdict, lacking: obligations.filter(isLacking) };
};
