// What is stated against a pilot as one line of at most 100 characters, and what stops a pilot in use.
import type { Finding } from '../model/assessment.ts';
import type { CheckItem } from '../model/checklist.ts';
import type { Outcome } from '../model/evidence.ts';
import type { Agent, Pilot } from '../model/pilot/pilot.ts';
import { last } from '../model/problem.ts';
import { capital, type JudgedStop } from '../model/verdict.ts';
import { controlSlug, shorten } from '../model/vocabulary.ts';
import { defaultLimits, type HallucinationLimits } from '../rules/evaluation.ts';
import { exactPercent } from '../rules/logic.ts';
import { type Tolerance, worseThanBaseline } from '../rules/measures.ts';
import type { RuleContext } from '../rules/outcomes.ts';
import { unlinkedPractices } from '../rules/risk-tier.ts';

// What is stated against a pilot, each as one line of at most 100 characters that stands by itself: the fact, not the
// name of the check.

export const MOST_CHARACTERS = 100;

/** The line of an outcome that falls short; of one that does not, it is of no use. */
export const factLine = (item: CheckItem, outcome: Outcome): string => {
  const { kind, seen, fact, facts = [], declared, lacks, marks = [] } = outcome;
  if (kind === 'not-applicable' && declared !== undefined) {
    return oneLine(`Declared not applicable without a waiver: ${controlSlug(item.id).replaceAll('-', ' ')}`);
  }
  if (item.control) {
    const status = marks.includes('if-it-applies') ? (/^declared (\S+),/.exec(seen)?.[1] ?? 'absent') : kind;
    const where = marks.includes('if-it-applies') ? ', if it applies' : '';
    return controlLine(item, status, where);
  }
  if (fact !== undefined) return oneLine(capital(fact));
  // Not answered in full, and what is stated holds it down already.
  if (kind === 'unknown' && lacks === undefined) {
    return oneLine(`At best in part: ${statedFacts(facts) || (item.partly ?? item.gap)}`);
  }
  const words = item.fact?.stated ?? (lacks === undefined ? '$seen' : 'Short of: $what');
  return oneLine(capital(words.replace('$seen', () => seen).replace('$what', () => lacks ?? seen)));
};

/** "items 60, curated false" */
const statedFacts = (facts: NonNullable<Outcome['facts']>): string =>
  facts.map(({ path, value }) => `${last(path).replaceAll('_', ' ')} ${value}`).join(', ');

/** The line of a check if it were stated absent. */
export const absentLine = (item: CheckItem): string =>
  item.control ? controlLine(item, 'absent', '') : oneLine(capital(item.gap));

const controlLine = (item: CheckItem, status: string, where: string): string => {
  const words =
    status === 'partial'
      ? (item.fact?.partly ?? item.partly ?? `${item.statement}: only in part`)
      : (item.fact?.absent ?? item.gap);
  const stated = ` (stated ${status}${where})`;
  return shorten(words, MOST_CHARACTERS - stated.length) + stated;
};

/** A sentence as a line of the first screen. */
export const oneLine = (text: string): string => shorten(text, MOST_CHARACTERS);

type Found = Pick<Finding, 'id' | 'item' | 'kind' | 'at'>;

/** What a stop may know besides the pilot: the date of judgement, and the state of evidence where it was looked at. */
type Known = Pick<RuleContext, 'asOf' | 'evidenceAt'>;

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
    return [{ check, reason, unless, fact: oneLine(capital(reason)), at: finding.at }];
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
