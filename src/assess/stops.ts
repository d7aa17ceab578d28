// The short list of what outranks every score: reasons to stop or restrict a pilot that is in use. A safeguard that is
// not known to be in place is not in place, and a waiver frees a blocker, never a stop.
import type { Finding } from '../model/assessment.ts';
import type { Agent } from '../model/pilot/agents.ts';
import type { Measure } from '../model/pilot/kpis.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import type { JudgedStop } from '../model/verdict.ts';
import { exactPercent } from '../rules/logic.ts';

type Found = Pick<Finding, 'id' | 'item' | 'kind' | 'at'>;

/** Every stop that the facts bring; assess/reassess.ts leaves out those of a pilot that claims no gate. */
export const stopsFor = (pilot: Pilot, findings: readonly Found[], asOf: string): readonly JudgedStop[] => {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const told = (check: string, reason: string | undefined, unless: readonly string[] = []): readonly JudgedStop[] => {
    const finding = byId.get(check);
    if (reason === undefined || finding === undefined) return [];
    return [{ check, reason, unless, fact: capital(reason), at: finding.at }];
  };
  return [
    ...told('governance.risk-tier', prohibitedPractice(pilot, byId.get('governance.risk-tier'))),
    ...told('evaluation.hallucination', wrongAnswers(pilot, byId.get('evaluation.hallucination')), [
      'governance.output-validation',
    ]),
    ...told('governance.agent-approval', agentWithout(pilot, 'approval', 'approval')),
    ...told('operations.agent-kill-switch', agentWithout(pilot, 'kill_switch', 'a kill switch')),
    ...told('kpis.no-harm', worseAfterDate(pilot, asOf)),
  ];
};

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** With a link to the EU: its tier is the prohibited one. */
const prohibitedPractice = ({ governance }: Pilot, finding: Found | undefined): string | undefined => {
  const { prohibited_practices: listed = [], eu_link: link, infers_outputs: infers } = governance.classification;
  const isOpenOnlyByInference = finding?.kind === 'unknown' && infers === undefined && link === true;
  if (listed.length === 0 || !(finding?.kind === 'absent' || isOpenOnlyByInference)) return undefined;
  return `a prohibited practice, EU AI Act Art 5(1)(${listed.join(', ')})`;
};

/** Outside, above twice the default limit, neither validated nor reviewed before they have an effect. */
const wrongAnswers = ({ pilot, evaluation }: Pilot, finding: Found | undefined): string | undefined => {
  const { value: rate } = evaluation.hallucination.measured;
  const { external } = (finding?.item.with ?? {}) as { readonly external?: number };
  const isOutside = pilot.users !== undefined && pilot.users !== 'internal';
  if (!isOutside || rate === undefined || external === undefined || !(rate > 2 * external + 1e-9)) return undefined;
  if (evaluation.human_review.share_of_outputs === 1) return undefined;
  return `${exactPercent(rate)} of answers wrong or invented, and outputs are neither validated nor all reviewed`;
};

/** An agent that is stated to act irreversibly. A safeguard that is blank is not in place. */
const agentWithout = (
  { agents = [] }: Pilot,
  safeguard: 'approval' | 'kill_switch',
  words: string,
): string | undefined => {
  const lacking = agents.filter((agent) => agent.irreversible_actions === true && lacks(agent[safeguard]));
  const [first, ...more] = lacking;
  if (first === undefined) return undefined;
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  return `agent "${first.name}"${others} acts irreversibly without ${words}`;
};

const lacks = (word: Agent['approval'] | Agent['kill_switch']): boolean => word === undefined || word === 'none';

/** A primary KPI that was measured worse than its baseline after the day on which its target was due. */
const worseAfterDate = ({ kpis }: Pilot, asOf: string): string | undefined => {
  const worse = (kpis.measures ?? []).find(
    (measure) =>
      measure.role === 'primary' &&
      measure.by !== undefined &&
      (measure.measured.date ?? asOf) > measure.by &&
      isWorse(measure),
  );
  if (worse === undefined) return undefined;
  return `${worse.name} is worse than before: ${worse.measured.value}, baseline ${worse.baseline}, due by ${worse.by}`;
};

/** By more than a tenth of the way from baseline to target; without a way, by more than 2% of the baseline. */
const isWorse = ({ direction, baseline, target, measured: { value } }: Measure): boolean => {
  if (baseline === undefined || value === undefined || direction === undefined) return false;
  const isWay = target !== undefined && target !== baseline;
  const tolerance = isWay ? Math.abs(target - baseline) / 10 : Math.abs(baseline) * 0.02;
  return (direction === 'decrease' ? value - baseline : baseline - value) > tolerance + 1e-9;
};
