// The risk tier as a check: settled or not, and in the words of a finding.
import type { Outcome } from '../model/outcome.ts';
import { join, last } from '../model/path.ts';
import type { Pilot } from '../model/pilot.ts';
import type { Context } from './define.ts';
import { absent, met, unknown } from './outcomes.ts';
import { type RiskTier, type RuleId, riskTier, says, type Tier, tiersOf } from './risk-tier.ts';

const answers = 'governance.classification';

/** Every settled tier is met but the prohibited one: high-risk asks for more, it forbids nothing. */
export const riskTierSettled = (pilot: Pilot, { asOf }: Context): Outcome => {
  const found = riskTier(pilot, asOf);
  const { tier, rules, facts, from } = found;
  if (tier === undefined) return unknown(openWords(found), found.missing[0] ?? answers, 1, { facts });
  const since = from === undefined ? '' : `, from ${from}`;
  const seen = `${tierWords[tier]} (${rules.join(' or ')})${since}: ${facts.map(says).join(', ')}`;
  const at = decidingAnswer[rules.at(-1) ?? 'T0'] ?? facts[0]?.path ?? answers;
  return (tier === 'prohibited' ? absent : met)(seen, at, { facts });
};

const tierWords = {
  'out-of-scope': 'outside the EU AI Act',
  prohibited: 'a prohibited practice',
  'high-risk': 'high-risk',
  exempted: 'Annex III with an exemption',
  transparency: 'transparency',
  minimal: 'minimal',
} as const satisfies Record<Tier, string>;

/** The answer that a rule of the table hangs on; out of scope it is the first fact. */
const decidingAnswer: Partial<Record<RuleId, string>> = {
  T1: join(answers, 'prohibited_practices'),
  T2: join(answers, 'annex_i_component'),
  T3: join(answers, 'high_risk_areas'),
  T4: join(answers, 'high_risk_areas'),
  T5: join(answers, 'exemption'),
  T6: join(answers, 'interactions'),
  T7: join(answers, 'interactions'),
};

const openWords = ({ rules, high, prohibited, missing }: RiskTier): string => {
  const grave = high !== false || prohibited !== false;
  const tiers = tiersOf(rules).map((tier) => tierWords[tier]);
  const reading = grave ? ', treated as high-risk' : ` (${tiers.join(' or ')})`;
  return `unresolved${reading}; not stated: ${missing.map(last).join(', ')}`;
};
