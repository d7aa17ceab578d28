// Governance: which tier and laws the facts point to, who answers for it, who was asked, and what it may cost.
import type { Outcome, StatedFact } from '../model/evidence.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { join, last } from '../model/problem.ts';
import { distinctFacts, every, fieldsPart, isNamed, type Part, some, type Truth, testBoth } from './logic.ts';
import { budgetOptions, budgetShare } from './measures.ts';
import {
  absent,
  byShare,
  describeEmpty,
  met,
  nonEmptyName,
  noOptions,
  notStated,
  type Rule,
  rule,
  unknown,
} from './outcomes.ts';
import { lawSeen, placeName } from './places.ts';
import { isListedAs, type LawAsked, lawsFor } from './regulations.ts';
import {
  highRiskUse,
  isLinkDenied,
  type RiskTier,
  type RuleId,
  riskTier,
  riskyUses,
  says,
  type Tier,
  tiersFrom,
  unlinkedPractices,
} from './risk-tier.ts';

// Whether each law that the facts bring is on the pilot's list, with the name of who checked it.

const at = 'governance.regulations';

const regulationsMapped = (pilot: Pilot): Outcome => {
  const asked = lawsFor(pilot);
  const laws = asked.filter(({ required }) => required.truth !== false);
  const facts = distinctFacts((laws.length > 0 ? laws : asked).map(({ required }) => required));
  if (pilot.governance.regulations === undefined) return notStated(['regulations'], at, 1, { facts });
  const unseen = describeUnseen(pilot);
  if (laws.length === 0) {
    const none = 'the stated facts bring none of the laws looked at';
    return unseen === '' ? met(none, at, { facts }) : unknown(`${none}; ${unseen}`, PLACES, 1, { facts });
  }
  const open = laws.filter(({ required }) => required.truth === undefined);
  const sure = lawParts(
    pilot,
    laws.filter(({ required }) => required.truth),
  );
  const possible = lawParts(pilot, open);
  if (!endsAlike(sure, possible)) {
    return { ...openLaws(open, sure, possible, { facts, unseen }), ...unlisted(pilot, sure) };
  }
  const parts = sure.length > 0 ? sure : possible;
  const listed = byShare(parts, 'laws that the facts bring are listed and checked', at);
  if (listed.kind !== 'met' || unseen === '') return { ...listed, facts, ...unlisted(pilot, parts) };
  return unknown(`${listed.seen}; ${unseen}`, PLACES, 1, { facts });
};

const PLACES = 'pilot.jurisdictions';

/** Silence about law that nobody looked at is no answer to which law applies. */
const describeUnseen = ({ pilot: { jurisdictions } }: Pilot): string => {
  if (jurisdictions === undefined) return 'no place is stated';
  const { unseen } = lawSeen(jurisdictions);
  return unseen.length === 0 ? '' : `not looked at: ${unseen.map(placeName).join(', ')}`;
};

type LawPart = Part & { readonly holds: Truth };

/** A law that is not on the list is missing; on it without the name of who checked it, it is blank. */
const lawParts = ({ governance }: Pilot, laws: readonly LawAsked[]): readonly LawPart[] =>
  laws.map((law) => {
    const entries = (governance.regulations ?? []).flatMap(({ name, checked_by }, i) =>
      isListedAs(law, name) ? [{ path: join(at, i), checked: isNamed(checked_by) }] : [],
    );
    const best = entries.find(({ checked }) => checked === true) ?? entries[0];
    return { name: law.title, at: best?.path ?? at, holds: some(entries.map(({ checked }) => checked)) };
  });

/** A law that a filled list does not hold is only concluded to be missing. */
const unlisted = ({ governance: { regulations = [] } }: Pilot, parts: readonly LawPart[]): Partial<Outcome> => {
  const lacking = parts.filter(({ holds }) => holds === false);
  if (lacking.length === 0) return {};
  const fact = `Not on the list of regulations: ${lacking.map(({ name }) => name).join(', ')}`;
  if (regulations.length === 0) return { fact: describeEmpty(at) };
  return lacking.every((part) => part.at === at) ? { values: [at], fact, marks: ['not-listed'] } : {};
};

const isListed = ({ holds }: LawPart): boolean => holds !== false;

/** Whether the blank facts change nothing: all that might be required is checked, or nothing of it is listed. */
const endsAlike = (sure: readonly LawPart[], possible: readonly LawPart[]): boolean => {
  const checked = [...sure, ...possible].map(({ holds }) => holds);
  return possible.length === 0 || every(checked) === true || (sure.length > 0 && some(checked) === false);
};

const few = (words: readonly string[]): string =>
  words.length > FEW + 1 ? `${words.slice(0, FEW).join(', ')} and ${words.length - FEW} more` : words.join(', ');

const FEW = 4;

/** At best the laws in question that nobody listed turn out not to apply. What lacks for certain is told first. */
const openLaws = (
  open: readonly LawAsked[],
  sure: readonly LawPart[],
  possible: readonly LawPart[],
  told: { readonly facts: readonly StatedFact[]; readonly unseen: string },
): Outcome => {
  const blank = [...new Set(open.flatMap(({ required }) => required.missing))];
  const lacking = sure.filter(({ holds }) => holds !== true).map(({ name }) => name);
  const seen = [
    ...(lacking.length > 0 ? [`${few(lacking)} not listed and checked`] : []),
    `not stated whether ${few(open.map(({ title }) => title))} applies: ${few(blank)}`,
    ...(told.unseen === '' ? [] : [told.unseen]),
  ].join('; ');
  const atBest = [...sure, ...possible.filter(isListed)];
  return unknown(seen, blank[0] ?? at, atBest.length === 0 ? 1 : byShare(atBest, '', at).best, { facts: told.facts });
};

// The risk tier as a check: settled or not, and in the words of a finding.

const answers = 'governance.classification';

/** Every settled tier is met but the prohibited one: high-risk asks for more, it forbids nothing. */
const riskTierSettled = (pilot: Pilot): Outcome => {
  const outcome = tierOutcome(pilot);
  const practices = unlinkedPractices(pilot);
  if (practices.length === 0) return outcome;
  const at = join(answers, 'prohibited_practices');
  const isOutside = outcome.kind !== 'unknown';
  const listed = `Practice that the EU prohibits, Art 5(1)(${practices.join(', ')})`;
  const fact = isOutside ? `${listed}; no link to the EU is stated` : `${listed}, if there is a link to the EU`;
  return { ...outcome, at, fact, marks: ['practice'] };
};

const tierOutcome = (pilot: Pilot): Outcome => {
  const found = riskTier(pilot);
  const { tier, rules, facts, from } = found;
  if (tier === undefined) return unknown(describeOpen(found, pilot), found.missing[0] ?? answers, 1, { facts });
  if (tier === 'out-of-scope' && highRiskUse(pilot).high === true) return riskyElsewhere(pilot, found);
  const since = from === undefined ? '' : `, from ${from}`;
  const seen = `${tierWords[tier]} (${rules.join(' or ')})${since}: ${facts.map(says).join(', ')}`;
  const at = decidingAnswer[rules.at(-1) ?? 'T0'] ?? facts[0]?.path ?? answers;
  if (tier !== 'prohibited') return met(seen, at, { facts });
  const practices = pilot.governance.classification.prohibited_practices ?? [];
  return absent(seen, at, { facts, fact: `Prohibited practice: EU AI Act Art 5(1)(${practices.join(', ')})` });
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
  T3: join(answers, 'high_risk_uses'),
  T4: join(answers, 'high_risk_uses'),
  T5: join(answers, 'exemption'),
  T6: join(answers, 'interactions'),
  T7: join(answers, 'interactions'),
};

/** The use can hurt people alike where no duty of the EU reaches it. */
const riskyElsewhere = (pilot: Pilot, { facts }: RiskTier): Outcome => {
  const uses = riskyUses(pilot).join(', ');
  const seen = `high-risk use (${uses}), no link to the EU stated: no EU duty, the same safeguards`;
  return met(seen, facts[0]?.path ?? answers, { facts });
};

const describeOpen = ({ rules, high, prohibited, missing }: RiskTier, pilot: Pilot): string => {
  const grave = high !== false || prohibited !== false;
  const tiers = tiersFrom(rules).map((tier) => tierWords[tier]);
  const reading = grave ? ', treated as high-risk' : ` (${tiers.join(' or ')})`;
  const blank = missing.filter((path) => !isLinkDenied(pilot) || last(path) !== 'eu_link').map(last);
  const denied = isLinkDenied(pilot) ? '; eu_link is false although a place in the EU is stated' : '';
  return `unresolved${reading}${denied}${blank.length > 0 ? `; not stated: ${blank.join(', ')}` : ''}`;
};

export const governanceRules = {
  'governance.risk-tier': rule(noOptions, riskTierSettled),

  'governance.accountable-owner': rule(noOptions, ({ pilot: { owner } }) =>
    nonEmptyName('owner', owner, 'pilot.owner'),
  ),

  'governance.early-involvement': rule(noOptions, (pilot) => {
    const parts = involvedParts(pilot);
    const outcome = byShare(parts, 'have a contact who joined by the start of the pilot', 'governance.involved');
    const settled = pilot.pilot.started !== undefined || parts.every(({ holds }) => holds === false);
    if (settled) return outcome;
    const { values, lacks } = outcome;
    return notStated(['start of the pilot'], 'pilot.started', outcome.best, {
      ...(values && { values }),
      ...(lacks !== undefined && { lacks }),
    });
  }),

  'governance.regulations-mapped': rule(noOptions, regulationsMapped),

  'governance.budget-share': rule(budgetOptions, (pilot, options) =>
    budgetShare(pilot, 'governance_security', options),
  ),
} as const satisfies Record<string, Rule>;

const departments = { security: 'security', legal: 'legal', compliance: 'compliance', it_operations: 'IT operations' };

const involvedParts = ({ pilot: { started }, governance }: Pilot): readonly Part[] =>
  Object.entries(departments).map(([key, name]) => {
    const { contact, since } = governance.involved[key as keyof typeof departments];
    const inTime = testBoth(since, started, (date, start) => date <= start);
    return fieldsPart(
      name,
      join('governance.involved', key),
      { contact: isNamed(contact), since: inTime },
      { contact: 'no contact', since: 'joined later' },
    );
  });
