// The short list of what outranks every score: reasons to stop or restrict a pilot that is in use. A safeguard that is
// not known to be in place is not in place, and a waiver frees a blocker, never a stop.
import type { Finding } from '../model/assessment.ts';
import type { Agent } from '../model/pilot/agents.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import type { JudgedStop } from '../model/verdict.ts';
import { defaultLimits, type HallucinationLimits } from '../rules/evaluation.ts';
import { exactPercent } from '../rules/logic.ts';
import { type Tolerance, worseThanBaseline } from '../rules/measures.ts';
import type { Context } from '../rules/outcomes.ts';
import { unlinkedPractices } from '../rules/risk-tier.ts';
import { clip } from './fact-line.ts';

type Found = Pick<Finding, 'id' | 'item' | 'kind' | 'at'>;

/** What a stop may know besides the pilot: the date of judgement, and the state of evidence where it was looked at. */
type Known = Pick<Context, 'asOf' | 'evidenceAt'>;

/** Every stop that the facts bring; assess/reassess.ts leaves out those of a pilot that claims no gate. */
export const stopsFor = (pilot: Pilot, findings: readonly Found[], known: Known): readonly JudgedStop[] => {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const told = (
    check: string,
    reasonFor: (finding: Found) => string | undefined,
    unless: readonly string[] = [],
  ): readonly JudgedStop[] => {
    const finding = byId.get(check);
    const reason = finding && reasonFor(finding);
    if (finding === undefined || reason === undefined) return [];
    return [{ check, reason, unless, fact: clip(reason.slice(0, 1).toUpperCase() + reason.slice(1)), at: finding.at }];
  };
  return [
    ...told('governance.risk-tier', (finding) => prohibitedPractice(pilot, finding)),
    ...told('evaluation.hallucination', ({ item }) => wrongAnswers(pilot, item.with as HallucinationLimits, known), [
      'governance.output-validation',
    ]),
    ...told('governance.agent-approval', () => agentWithout(pilot, 'approval', 'approval')),
    ...told('operations.agent-kill-switch', () => agentWithout(pilot, 'kill_switch', 'a kill switch')),
    ...told('kpis.no-harm', ({ item }) => worseAfterDate(pilot, item.with as Tolerance, known)),
  ];
};

/** With a link to the EU, stated or by a stated place; only whether it infers anything may be left blank. */
const prohibitedPractice = (pilot: Pilot, { kind }: Found): string | undefined => {
  const { prohibited_practices: listed = [], eu_link: link } = pilot.governance.classification;
  const isOpen = kind === 'unknown' && link === true && unlinkedPractices(pilot).length > 0;
  if (listed.length === 0 || !(kind === 'absent' || isOpen)) return undefined;
  return `prohibited practice: EU AI Act Art 5(1)(${listed.join(', ')})`;
};

/** Outside, above twice the default limit, neither validated nor all reviewed. A stricter limit of the pilot's own is not read. */
const wrongAnswers = (pilot: Pilot, limits: HallucinationLimits, known: Known): string | undefined => {
  const { hallucination, human_review } = pilot.evaluation;
  const { value: rate } = hallucination.measured;
  const isOutside = pilot.pilot.users !== undefined && pilot.pilot.users !== 'internal';
  const limit = Math.max(...defaultLimits(pilot, limits, known));
  if (!isOutside || rate === undefined || rate <= 2 * limit + 1e-9) return undefined;
  if (human_review.share_of_outputs === 1) return undefined;
  const counted = `${hallucination.per ?? 'answer'}s`;
  return `${exactPercent(rate)} of ${counted} wrong or invented, limit ${exactPercent(limit)}, neither validated nor all reviewed`;
};

/** An agent that is stated to act irreversibly. A safeguard that is blank is not in place. */
const agentWithout = (
  { agents = [] }: Pilot,
  safeguard: 'approval' | 'kill_switch',
  words: string,
): string | undefined => {
  const [first, ...more] = agents.filter((agent) => agent.irreversible_actions === true && lacks(agent[safeguard]));
  if (first === undefined) return undefined;
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  return `agent "${first.name}"${others} can act irreversibly without ${words}`;
};

const lacks = (word: Agent['approval'] | Agent['kill_switch']): boolean => word === undefined || word === 'none';

/** A primary KPI that was measured worse than its baseline after the day by which its target was due. */
const worseAfterDate = ({ kpis }: Pilot, tolerance: Tolerance, { asOf }: Known): string | undefined => {
  const worse = (kpis.measures ?? []).find(
    (measure) =>
      measure.role === 'primary' &&
      measure.by !== undefined &&
      (measure.measured.date ?? asOf) > measure.by &&
      worseThanBaseline(measure, tolerance) === true,
  );
  if (worse === undefined) return undefined;
  const { name, measured, baseline, by } = worse;
  return `${name} is worse than before (${measured.value}, baseline ${baseline}), after its date of ${by}`;
};
