// A pilot beside what it was at the base of a change, as gate --since sets them.
import { compareWith, toJudgement } from '../../src/gate/compare.ts';
import { decide } from '../../src/gate/decide.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { ReportData } from '../../src/report/report.ts';

export const changed = (before: ReportData | undefined, after: ReportData, policy: Policy): ReportData => {
  const decision = decide(after.assessment, policy);
  const { file } = after.assessment;
  if (before === undefined) return { ...after, decision, base: { revision: 'main', file } };
  const judgement = toJudgement(file, before.assessment, '1');
  return {
    ...after,
    decision,
    base: {
      revision: 'main',
      file: before.assessment.file,
      judgement,
      decision: decide(before.assessment, policy),
      comparison: compareWith(judgement, toJudgement(file, after.assessment, '1')),
    },
  };
};
