// The EU AI Act tier that a pilot's classification answers point to: a tree of questions in which the first match wins.
// A blank answer keeps both its branches open, so that silence never lowers a tier. No advice; roles are not decided here.

import type { Fact } from '../model/outcome.ts';
import type { Classification } from '../model/pilot/governance.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { join, last } from '../model/problem.ts';
import { type Claim, claim, denied, every, everyOf, not, oneOf, some, someOf, type Truth, whether } from './logic.ts';
import { isInEu } from './regulations.ts';

/** What each rule of the table ends in, and from when that applies; a practice has a date of its own, see `since`. */
const table = {
  T0: { tier: 'out-of-scope', from: undefined },
  T1: { tier: 'prohibited', from: '2025-02-02' },
  T2: { tier: 'high-risk', from: '2028-08-02' }, // a part of a product under Annex I
  T3: { tier: 'high-risk', from: '2027-12-02' }, // an area of Annex III, and it profiles people
  T4: { tier: 'high-risk', from: '2027-12-02' }, // an area of Annex III, and no exemption holds
  T5: { tier: 'exempted', from: '2027-12-02' },
  T6: { tier: 'transparency', from: '2026-08-02' },
  T7: { tier: 'minimal', from: '2025-02-02' }, // the literacy measures of Article 4
} as const;

export type RuleId = keyof typeof table;
export type Tier = (typeof table)[RuleId]['tier'];

export type RiskTier = {
  /** Undefined while blank answers leave more than one tier open. */
  readonly tier: Tier | undefined;
  /** The rules that may match: one, unless blanks leave several open. Several rules can lead to the same tier. */
  readonly rules: readonly RuleId[];
  /** From when the tier applies, the earliest date where several rules may match; none out of scope or unresolved. */
  readonly from: string | undefined;
  /** The stated answers that decided. */
  readonly facts: readonly Fact[];
  /** Paths of the blank answers that keep the tier open. */
  readonly missing: readonly string[];
  readonly high: Truth;
  readonly prohibited: Truth;
};

export const riskTier = (pilot: Pilot, asOf: string): RiskTier => {
  const before = found.get(pilot);
  if (before?.asOf === asOf) return before.tier;
  const tier = findTier(pilot, asOf);
  found.set(pilot, { asOf, tier });
  return tier;
};

/** Many conditions of one judgement ask for the same tier. */
const found = new WeakMap<Pilot, { readonly asOf: string; readonly tier: RiskTier }>();

const findTier = (pilot: Pilot, asOf: string): RiskTier => {
  const { rules, facts, missing } = walk(pilot, asOf);
  const tiers = tiersOf(rules);
  const tier = tiers.length === 1 ? tiers[0] : undefined;
  return {
    tier,
    rules,
    from: tier === 'prohibited' ? earliest(inForce(pilot, asOf).map(since)) : tier && earliest(rules.map(fromOf)),
    facts,
    missing,
    high: whetherAll(tiers, 'high-risk'),
    prohibited: whetherAll(tiers, 'prohibited'),
  };
};

/**
 * The use as it is stated, wherever it takes place: `listed` for an area of Annex III without an exemption that is claimed
 * and holds, `high` for that, a product under Annex I or a listed practice. Whether the EU has a say in it is for duties
 * alone. Outside the EU a blank answer arms nothing; elsewhere it leaves the use open.
 */
export const highRiskUse = (pilot: Pilot, asOf: string): { readonly high: Truth; readonly listed: Truth } => {
  const given = classificationAnswers(pilot, asOf);
  const { prohibited_practices: practices, profiles_people, material_influence } = pilot.governance.classification;
  const sheltered = pilot.governance.classification.infers_outputs === false || given.sheltered.truth === true;
  const exempt = every([not(given.unclaimed.truth), not(profiles_people), not(material_influence)]);
  const known = isOutsideTheEu(pilot) ? (truth: Truth): Truth => truth ?? false : (truth: Truth): Truth => truth;
  const area = given.area.truth;
  const notExempt = not(isOutsideTheEu(pilot) && exempt === undefined ? true : exempt);
  const listed = sheltered ? false : known(every([area, notExempt]));
  const practice = whether(practices, isFilled);
  return { listed, high: sheltered ? false : some([listed, known(given.annexI.truth), known(practice)]) };
};

/** By a stated answer, and no place of the pilot says otherwise. */
const isOutsideTheEu = ({ governance, pilot }: Pilot): boolean =>
  governance.classification.eu_link === false && !pilot.jurisdictions?.some(isInEu);

export const tiersOf = (rules: readonly RuleId[]): readonly Tier[] => [...new Set(rules.map((id) => table[id].tier))];

/** True if all that is open ends in this tier, false if nothing does. */
const whetherAll = (tiers: readonly Tier[], tier: Tier): Truth =>
  tiers.includes(tier) ? tiers.length === 1 || undefined : false;

type Branch = Pick<RiskTier, 'rules' | 'facts' | 'missing'>;

/** The table: sections 3, 3a and 3b of the classification, read from T0 downwards. */
const walk = (pilot: Pilot, asOf: string): Branch => {
  const given = classificationAnswers(pilot, asOf);
  const annexIII = ask(given.profiles, end('T3'), ask(given.noExemption, end('T4'), end('T5')));
  const others = ask(given.interactions, end('T6'), end('T7'));
  const inUse = ask(given.annexI, end('T2'), ask(given.area, annexIII, others));
  return ask(given.outOfScope, end('T0'), ask(given.practice, end('T1'), inUse));
};

const end = (rule: RuleId): Branch => ({ rules: [rule], facts: [], missing: [] });

/** Each question stands once on a way through the tree, so both branches of a blank are exactly what it leaves open. */
const ask = (question: Claim, yes: Branch, no: Branch): Branch => {
  if (question.truth !== undefined) {
    const branch = question.truth ? yes : no;
    return { ...branch, facts: [...question.facts, ...branch.facts] };
  }
  const rules = [...yes.rules, ...no.rules];
  const settled = tiersOf(rules).length === 1;
  return {
    rules,
    facts: [...question.facts, ...yes.facts, ...no.facts],
    missing: settled ? [] : [...question.missing, ...yes.missing, ...no.missing],
  };
};

/** The questions of the tree, each with what the pilot answers. */
export const classificationAnswers = (pilot: Pilot, asOf: string) => {
  const given = pilot.governance.classification;
  const answer = (key: keyof Classification, truth: Truth): Claim =>
    claim({ [join(classification, key)]: given[key] }, truth);
  const yes = (key: KeyOf<boolean>): Claim => answer(key, given[key]);
  const early = claim({ 'pilot.stage': pilot.pilot.stage }, oneOf(pilot.pilot.stage, 'idea', 'demo'));
  const sheltered = everyOf([yes('research_only'), early]); // real users end the shelter, whatever is declared
  return {
    sheltered,
    outOfScope: someOf([denied(yes('infers_outputs')), denied(yes('eu_link')), sheltered]),
    practice: practiceListed(pilot, asOf),
    annexI: yes('annex_i_component'),
    area: answer('high_risk_areas', whether(given.high_risk_areas, isFilled)),
    profiles: yes('profiles_people'),
    unclaimed: claim({}, (given.exemption ?? 'none') === 'none'), // a blank exemption is not claimed
    noExemption: someOf([answer('exemption', oneOf(given.exemption, 'none')), yes('material_influence')]),
    interactions: answer('interactions', whether(given.interactions, isFilled)),
  };
};

type KeyOf<T> = {
  [K in keyof Classification]-?: Classification[K] extends T | undefined ? K : never;
}[keyof Classification];

const classification = 'governance.classification';
const practicesPath = join(classification, 'prohibited_practices');
const isFilled = (list: readonly unknown[]): boolean => list.length > 0;

type Practice = NonNullable<Classification['prohibited_practices']>[number];

/** The day from which the EU prohibits a practice of Article 5(1). */
const since = (practice: Practice): string => (practice === 'ba' || practice === 'bb' ? '2026-12-02' : table.T1.from);

/** A coming prohibition counts from now on, unless production is planned for a day before it. */
const isInForce = (practice: Practice, { pilot }: Pilot, asOf: string): boolean =>
  asOf >= since(practice) || pilot.production_target === undefined || pilot.production_target >= since(practice);

const inForce = (pilot: Pilot, asOf: string): readonly Practice[] =>
  (pilot.governance.classification.prohibited_practices ?? []).filter((practice) => isInForce(practice, pilot, asOf));

const fromOf = (rule: RuleId): string | undefined => table[rule].from;
const earliest = (dates: readonly (string | undefined)[]): string | undefined =>
  dates.filter((date) => date !== undefined).sort()[0];

/** Before its day a practice counts by the production date, which has then decided too. */
const practiceListed = (pilot: Pilot, asOf: string): Claim => {
  const listed = pilot.governance.classification.prohibited_practices;
  const isComing = listed?.some((practice) => asOf < since(practice));
  const dated = isComing ? { 'pilot.production_target': pilot.pilot.production_target } : {};
  return claim(
    { [practicesPath]: listed, ...dated },
    whether(listed, () => inForce(pilot, asOf).length > 0),
  );
};

export type TierWarning = { readonly path: string; readonly message: string };

/** Listed practices that a reader should hear of though they do not block, or before their day has come. */
export const tierWarnings = (pilot: Pilot, asOf: string): readonly TierWarning[] => {
  const { tier, facts } = riskTier(pilot, asOf);
  return (pilot.governance.classification.prohibited_practices ?? []).flatMap((practice, i) => {
    const why = tier === 'out-of-scope' ? outOfScope(facts) : notYet(practice, pilot, asOf);
    const what = `Article 5(1)(${practice}) is listed, a practice that the EU prohibits from ${since(practice)}`;
    return why === undefined ? [] : [{ path: join(practicesPath, i), message: `${what}; ${why}` }];
  });
};

/** A fact in a few words: eu_link false. */
export const says = ({ path, value }: Fact): string => `${last(path)} ${value}`;

const outOfScope = (facts: readonly Fact[]): string =>
  `it does not block, since the answers place the system outside the EU AI Act (${facts.map(says).join(', ')})`;

const notYet = (practice: Practice, pilot: Pilot, asOf: string): string | undefined => {
  if (asOf >= since(practice)) return undefined;
  const target = pilot.pilot.production_target;
  if (target === undefined) return 'it counts already, since no production date before that day is stated';
  return isInForce(practice, pilot, asOf)
    ? `it counts already, since production is planned for ${target}`
    : `it does not block yet, since production is planned for ${target}`;
};
