// How the obligations of an assessment would stand with other findings, the team's own answers as they are.
import type { Finding } from '../../model/assessment.ts';
import type { Obligation } from '../../model/obligation.ts';
import type { Control } from '../../model/pilot/controls.ts';
import { statutes } from './catalogue.ts';
import { standOf } from './state.ts';

export const obligationsWith = (
  obligations: readonly Obligation[],
  findings: readonly Finding[],
): readonly Obligation[] => {
  const duties = new Map(statutes.flatMap((statute) => statute.duties.map((duty) => [duty.id, duty] as const)));
  const byId = new Map(findings.map((finding) => [finding.item.id, finding]));
  return obligations.map((one) => {
    const duty = duties.get(one.id);
    const isBeyondChecks = duty?.absolute === true && one.openChecks.length + one.shownBy.length === 0;
    if (duty === undefined || isBeyondChecks || one.state === 'declared-away') return one;
    const answer = one.answer === null ? undefined : (one.answer as Control);
    return { ...one, ...standOf({ duty, findings: byId, answer, inForce: one.inForce }) };
  });
};
