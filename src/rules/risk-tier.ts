// The EU AI Act tier that a pilot's classification answers point to: a tree of questions in which the first match wins.
// A blank answer keeps both its branches open, so that silence never lowers a tier. The risk of the use stands beside it:
// it reads the same answers without the link to the EU, since people are hurt alike elsewhere. No advice.

import type { StatedFact } from '../model/evidence.ts';
import type { TierReading } from '../model/obligation.ts';
import type { Classification } from '../model/pilot/governance.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { join, last } from '../model/problem.ts';
import { type Claim, claim, denied, every, everyOf, not, oneOf, some, someOf, type Truth, testValue } from './logic.ts';
import { isInEu } from './places.ts';

/** What each rule of the table ends in, and from when that applies; a practice has a date of its own, see `since`. */
const table = {
  T0: { tier: 'out-of-scope', from: undefined },
  T1: { tier: 'prohibited', from: '2025-02-02' },
  T2: { tier: 'high-risk', from: '2028-08-02' }, // a part of a product under Annex I
  T3: { tier: 'high-risk', from: '2027-12-02' }, // a use of Annex III, and it profiles people
  T4: { tier: 'high-risk', from: '2027-12-02' }, // a use of Annex III, and no exemption holds
  T5: { tier: 'exempted', from: '2027-12-02' },
  T6: { tier: 'transparency', from: '2026-08-02' },
  T7: { tier: 'minimal', from: '2025-02-02' }, // the literacy measures of Article 4
} as const;

export type RuleId = keyof typeof table;
export type Tier = (typeof table)[RuleId]['tier'];

export type RiskTier = {
  /** Undefined while blank or contradicting answers leave more than one tier open. */
  readonly tier: Tier | undefined;
  /** The rules that may match: one, unless blanks leave several open. Several rules can lead to the same tier. */
  readonly rules: readonly RuleId[];
  /** From when the tier applies, the earliest date where several rules may match; none out of scope or unresolved. */
  readonly from: string | undefined;
  /** The stated answers that decided. */
  readonly facts: readonly StatedFact[];
  /** Paths of the answers that keep the tier open: blank ones, and a link to the EU that a stated place contradicts. */
  readonly missing: readonly string[];
  readonly high: Truth;
  readonly prohibited: Truth;
};

/** The tier under the EU AI Act. A practice that is prohibited from a later day on counts already. */
export const riskTier = (pilot: Pilot): RiskTier => {
  const tier = found.get(pilot) ?? findTier(pilot);
  found.set(pilot, tier);
  return tier;
};

/** Many conditions of one judgement ask for the same tier. */
const found = new WeakMap<Pilot, RiskTier>();

const findTier = (pilot: Pilot): RiskTier => {
  const { rules, facts, missing } = walk(pilot);
  const tiers = tiersFrom(rules);
  const tier = tiers.length === 1 ? tiers[0] : undefined;
  return {
    tier,
    rules,
    from: tier && startPath(tier, rules, pilot),
    facts,
    missing,
    high: whetherAll(tiers, 'high-risk'),
    prohibited: whetherAll(tiers, 'prohibited'),
  };
};

/** A system of Annex I that serves a use of Annex III too is caught by the earlier of both dates. */
const startPath = (tier: Tier, rules: readonly RuleId[], pilot: Pilot): string | undefined => {
  if (tier === 'prohibited') {
    return earliest((pilot.governance.classification.prohibited_practices ?? []).map(since));
  }
  const both = rules.includes('T2') && annexIII(tierAnswers(pilot)).truth !== false;
  return earliest([...rules.map((rule) => table[rule].from), ...(both ? [table.T4.from] : [])]);
};

const earliest = (dates: readonly (string | undefined)[]): string | undefined =>
  dates.filter((date) => date !== undefined).sort()[0];

/** The tiers that these rules lead to, each once, in the order of the rules. */
export const tiersFrom = (rules: readonly RuleId[]): readonly Tier[] => [...new Set(rules.map((id) => table[id].tier))];

/** True if all that is open ends in this tier, false if nothing does. */
const whetherAll = (tiers: readonly Tier[], tier: Tier): Truth =>
  tiers.includes(tier) ? tiers.length === 1 || undefined : false;

type Branch = Pick<RiskTier, 'rules' | 'facts' | 'missing'>;

/** The table, read from T0 downwards. A prohibited practice is not lifted by an answer that a stated place contradicts. */
const walk = (pilot: Pilot): Branch => {
  const given = tierAnswers(pilot);
  const exempt = ask(given.profiles, end('T3'), ask(given.noExemption, end('T4'), end('T5')));
  const others = ask(given.interactions, end('T6'), ask(given.openSource, end('T0'), end('T7')));
  const inUse = ask(given.annexI, end('T2'), ask(given.use, exempt, others));
  const tree = ask(given.outOfScope, end('T0'), ask(given.practice, end('T1'), inUse));
  return isPracticeAgainstPlace(pilot, given) ? { ...end('T1'), facts: given.practice.facts } : tree;
};

const isPracticeAgainstPlace = (pilot: Pilot, given: Answers): boolean =>
  isLinkDenied(pilot) && given.practice.truth === true && given.sheltered.truth === false;

const end = (rule: RuleId): Branch => ({ rules: [rule], facts: [], missing: [] });

/** Each question stands once on a way through the tree, so both branches of a blank are exactly what it leaves open. */
const ask = (question: Claim, yes: Branch, no: Branch): Branch => {
  if (question.truth !== undefined) {
    const branch = question.truth ? yes : no;
    return { ...branch, facts: [...question.facts, ...branch.facts] };
  }
  const rules = [...yes.rules, ...no.rules];
  const settled = tiersFrom(rules).length === 1;
  return {
    rules,
    facts: [...question.facts, ...yes.facts, ...no.facts],
    missing: settled ? [] : [...question.missing, ...yes.missing, ...no.missing],
  };
};

type Answers = Readonly<Record<'sheltered' | 'outOfScope' | 'practice' | 'annexI' | 'use', Claim>> &
  Readonly<Record<'profiles' | 'noExemption' | 'interactions' | 'openSource', Claim>>;

/** The questions of the tree, each with what the pilot answers. Many conditions of one judgement ask them. */
const tierAnswers = (pilot: Pilot): Answers => {
  const known = answers.get(pilot);
  if (known !== undefined) return known;
  const made = answersIn(pilot);
  answers.set(pilot, made);
  return made;
};

const answers = new WeakMap<Pilot, Answers>();

const answersIn = (pilot: Pilot): Answers => {
  const given = pilot.governance.classification;
  const answer = (key: keyof Classification, truth: Truth): Claim =>
    claim({ [join(classification, key)]: given[key] }, truth);
  const yes = (key: KeyOf<boolean>): Claim => answer(key, given[key]);
  const early = claim({ 'pilot.stage': pilot.pilot.stage }, oneOf(pilot.pilot.stage, 'idea', 'demo'));
  const sheltered = someOf([
    denied(yes('infers_outputs')),
    everyOf([yes('research_only'), early]), // real users end the shelter of Art 2(8), whatever is declared
    solePurpose(pilot),
  ]);
  return {
    sheltered,
    outOfScope: someOf([sheltered, denied(link(pilot))]),
    practice: answer('prohibited_practices', testValue(given.prohibited_practices, isFilled)),
    annexI: yes('annex_i_component'),
    use: someOf([answer('high_risk_uses', testValue(given.high_risk_uses, isFilled)), readsEmotions(pilot)]),
    profiles: yes('profiles_people'),
    noExemption: someOf([answer('exemption', oneOf(given.exemption, 'none')), yes('material_influence')]),
    interactions: notifies(pilot),
    openSource: answer('open_source', given.open_source ?? false), // Art 2(12) has to be claimed
  };
};

type KeyOf<T> = {
  [K in keyof Classification]-?: Classification[K] extends T | undefined ? K : never;
}[keyof Classification];

const classification = 'governance.classification';
const practicesPath = join(classification, 'prohibited_practices');
const isFilled = (list: readonly unknown[]): boolean => list.length > 0;

/** Art 2(3), 2(6) and 2(10). They have to be claimed; personal use frees who uses a system, not who built it. */
const solePurpose = ({ governance: { classification: given } }: Pilot): Claim => {
  const { sole_purpose: purpose = 'none', built } = given;
  const frees = purpose === 'military' || purpose === 'scientific-research';
  const truth = purpose === 'personal' ? testValue(built, (word) => word === 'bought') : frees;
  const values = { [join(classification, 'sole_purpose')]: given.sole_purpose };
  return claim(purpose === 'personal' ? { ...values, [join(classification, 'built')]: built } : values, truth);
};

/** Whether the answer denies a link to the EU although the pilot is used in a member state (Art 2(1)(b)). */
export const isLinkDenied = ({ pilot, governance }: Pilot): boolean =>
  governance.classification.eu_link === false && (pilot.jurisdictions ?? []).some(isInEu);

/** A link that is denied against a stated place is open until one of both answers is put right. */
const link = (pilot: Pilot): Claim => {
  const path = join(classification, 'eu_link');
  const answer = pilot.governance.classification.eu_link;
  if (!isLinkDenied(pilot)) return claim({ [path]: answer }, answer);
  const both = claim({ [path]: answer, 'pilot.jurisdictions': pilot.pilot.jurisdictions }, undefined);
  return { ...both, missing: [path] };
};

/** Reading emotions is a use of Annex III, 1(c), whether or not the list of uses says so. */
const readsEmotions = ({ governance: { classification: given } }: Pilot): Claim => {
  const reads = given.interactions?.includes('emotion-or-biometric') === true;
  return claim(reads ? { [join(classification, 'interactions')]: given.interactions } : {}, reads);
};

/** Whether Article 50 asks for a notice or a mark: not for editing help, nor for code and actions alone. */
const notifies = ({ pilot: { output, task }, governance: { classification: given } }: Pilot): Claim => {
  const path = join(classification, 'interactions');
  const { interactions: listed, edits_only: edits } = given;
  const others = listed?.filter((kind) => kind !== 'generates-content');
  if (listed === undefined || others === undefined || others.length > 0 || listed.length === 0) {
    return claim({ [path]: listed }, testValue(listed, isFilled));
  }
  if (edits === true) return claim({ [path]: listed, [join(classification, 'edits_only')]: edits }, false);
  const marked = output?.some((kind) => kind !== 'code' && kind !== 'action') ?? task !== 'coding';
  if (marked) return claim({ [path]: listed }, true);
  return claim(
    { [path]: listed, ...(output === undefined ? { 'pilot.task': task } : { 'pilot.output': output }) },
    false,
  );
};

const annexIII = ({ use, profiles, noExemption }: Answers): Claim => everyOf([use, someOf([profiles, noExemption])]);

/** The readings of the classification that duties hang on, see checklists/grounds.yaml. */
export const tierReadings = (pilot: Pilot): Readonly<Record<TierReading, Claim>> => {
  const known = readings.get(pilot);
  if (known !== undefined) return known;
  const given = tierAnswers(pilot);
  const inScope = isPracticeAgainstPlace(pilot, given)
    ? given.practice
    : openSourceAside(denied(given.outOfScope), given, pilot);
  const section = pilot.governance.classification.annex_i_section;
  const inSectionB = claim({ [join(classification, 'annex_i_section')]: section }, oneOf(section, 'B'));
  const listed = annexIII(given);
  const made: Record<TierReading, Claim> = {
    linked: someOf([inScope, denied(given.outOfScope)]),
    'in-scope': inScope,
    'annex-i-a': everyOf([inScope, given.annexI, denied(inSectionB)]),
    'annex-i-b-alone': everyOf([given.annexI, inSectionB, denied(listed)]),
    'annex-iii': everyOf([inScope, listed]),
    exempted: everyOf([inScope, given.use, denied(given.profiles), denied(given.noExemption)]),
  };
  readings.set(pilot, made);
  return made;
};

const readings = new WeakMap<Pilot, Readonly<Record<TierReading, Claim>>>();

/** A free and open-source system is outside the Act unless it is prohibited, high-risk or under Article 50 (Art 2(12)). */
const openSourceAside = (inScope: Claim, given: Answers, pilot: Pilot): Claim => {
  if (given.openSource.truth !== true) return inScope;
  const { rules } = walk(pilot);
  const truth = rules.includes('T0') ? (rules.length === 1 ? false : undefined) : true;
  if (truth === true) return inScope;
  return { ...everyOf([inScope, claim({}, truth)]), facts: given.openSource.facts, missing: walk(pilot).missing };
};

/**
 * The use as it is stated, wherever it takes place: `listed` for a use of Annex III without an exemption that is claimed
 * and holds, `high` for that, a product under Annex I or a listed practice. Whether the EU has a say in it is for duties
 * alone. Outside the EU a blank answer arms nothing; elsewhere it leaves the use open.
 */
export const highRiskUse = (pilot: Pilot): { readonly high: Truth; readonly listed: Truth } => {
  const given = tierAnswers(pilot);
  if (given.sheltered.truth === true) return { high: false, listed: false };
  const { exemption = 'none', material_influence: sways } = pilot.governance.classification;
  const isElsewhere = link(pilot).truth === false;
  const known = (truth: Truth): Truth => (isElsewhere ? (truth ?? false) : truth);
  const holds = exemption === 'none' ? false : every([not(given.profiles.truth), not(sways)]);
  const listed = known(every([given.use.truth, not(isElsewhere ? (holds ?? true) : holds)]));
  return { listed, high: some([listed, known(given.annexI.truth), known(given.practice.truth)]) };
};

/** The stated uses that make it high-risk, for words: 4(a), Annex I, a prohibited practice. */
export const riskyUses = ({ governance: { classification: given } }: Pilot): readonly string[] => [
  ...(given.prohibited_practices ?? []).map((point) => `Article 5(1)(${point})`),
  ...(given.annex_i_component === true ? ['Annex I'] : []),
  ...(given.high_risk_uses ?? []).map((point) => `Annex III ${point}`),
];

type Practice = NonNullable<Classification['prohibited_practices']>[number];

/** The day from which the EU prohibits a practice of Article 5(1). */
const since = (practice: Practice): string => (practice === 'ba' || practice === 'bb' ? '2026-12-02' : table.T1.from);

export type TierWarning = { readonly path: string; readonly message: string };

/** Listed practices that the EU prohibits, of a pilot that no stated answer links to it, and that nothing else shelters. */
export const unlinkedPractices = (pilot: Pilot): readonly Practice[] => {
  const isSheltered = tierAnswers(pilot).sheltered.truth === true;
  if (isSheltered || riskTier(pilot).prohibited === true) return [];
  return pilot.governance.classification.prohibited_practices ?? [];
};

/** Listed practices that a reader should hear of though they do not block, or before their day has come. */
export const tierWarnings = (pilot: Pilot, asOf: string): readonly TierWarning[] => {
  const { tier, facts } = riskTier(pilot);
  return (pilot.governance.classification.prohibited_practices ?? []).flatMap((practice, i) => {
    const why = tier === 'out-of-scope' ? outOfScope(facts) : notYet(practice, asOf);
    const what = `Article 5(1)(${practice}) is listed, a practice that the EU prohibits from ${since(practice)}`;
    return why === undefined ? [] : [{ path: join(practicesPath, i), message: `${what}; ${why}` }];
  });
};

/** A fact in a few words: eu_link false. */
export const says = ({ path, value }: StatedFact): string => `${last(path)} ${value}`;

const outOfScope = (facts: readonly StatedFact[]): string =>
  `it does not block, since the answers place the system outside the EU AI Act (${facts.map(says).join(', ')})`;

/** A system that is live before the day is prohibited on the day, so an earlier production date helps nothing. */
const notYet = (practice: Practice, asOf: string): string | undefined =>
  asOf >= since(practice)
    ? undefined
    : 'it counts already: a system that is in use before that day may not be used on it';
