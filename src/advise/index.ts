// The advice on one pilot: each rule's answer, or what to state so that there is one; why, what would change it, and
// the strongest argument against it. Advice weighs; it forbids nothing and is nobody's legal opinion.

import type { Assessment, Origin } from '../model/assessment.ts';
import type { Checklist } from '../model/checklist.ts';
import { exemptions } from '../model/pilot/governance.ts';
import { type Pilot, stages } from '../model/pilot/pilot.ts';
import type { Place } from '../model/problem.ts';
import type { Advice } from '../model/published/value.ts';
import type { Document } from '../read/parse.ts';
import { highRiskUse, riskTier, riskyUses, tiersFrom } from '../rules/risk-tier.ts';
import { approachAdvice, modelSizeAdvice } from './approach.ts';
import {
  type AdviceRule,
  adviceBasis,
  type Basis,
  flags,
  type Lever,
  lever,
  valueAt,
  type WeighedFigure,
  words,
} from './rule.ts';
import { internalFirstAdvice, scopeAdvice, sourcingAdvice } from './sourcing.ts';

// The EU AI Act tier that the answers point to, from rules/risk-tier.ts: a reading for a list of duties, nothing more.

const drafts =
  'Article 6(3) and (4) of Regulation (EU) 2024/1689; the Commission’s guidelines on it were a draft of 2026-05-19 when last seen';

const riskTierAdvice: AdviceRule = {
  id: 'risk-tier',
  title: 'EU AI Act tier',
  answers: {
    'out-of-scope': {
      says: 'The answers point outside the EU AI Act',
      when: 'it infers no outputs, has no link to the EU, is research before any real use, or serves a purpose that the Act leaves out',
      against: {
        says: 'A link to the EU is made by the use of an output there, so one customer or colleague is enough; real users end the shelter of research, whatever it is called',
        source: 'Articles 2(1)(c) and 2(8) of Regulation (EU) 2024/1689',
      },
    },
    prohibited: {
      says: 'The answers point to a prohibited practice: stop and have it looked at',
      when: 'a practice of Article 5(1) is listed and in force, or comes into force',
      against: {
        says: 'Each practice has conditions of its own, such as harm that is likely and significant: a practice may be listed out of caution. That is for those who are answerable to judge, and until then it stays prohibited here',
        source: 'Article 5(1) of Regulation (EU) 2024/1689',
      },
    },
    'high-risk': {
      says: 'The answers point to the tier high-risk',
      when: 'it is a part of a product under Annex I, or serves a use of Annex III and profiles people or has no exemption',
      against: {
        says: 'Narrow procedural, polishing, checking or preparatory use under Annex III may be exempted, which would lift most duties; the dates have moved once already',
        source: 'Article 6(3) of Regulation (EU) 2024/1689; Regulation (EU) 2026/1744 for the dates',
      },
    },
    exempted: {
      says: 'The answers point to a use of Annex III with an exemption',
      when: 'it serves a use of Annex III, profiles nobody, meets one of the exemptions and does not sway the outcome',
      against: {
        says: 'That a person reviews the output is no exemption by itself, and an assistant that is followed in practice does sway the outcome. The exemption is to be written down and may not hold',
        source: drafts,
      },
    },
    transparency: {
      says: 'The answers point to the tier transparency',
      when: 'neither a practice of Article 5 nor Annex I or III applies, and it talks to people or generates content',
      against: {
        says: 'The tier follows the intended purpose: used for a purpose of Annex III, the same assistant would be high-risk, and whoever puts it to that use would take on the provider’s part',
        source: 'Articles 6(2) and 25(1)(c) of Regulation (EU) 2024/1689',
      },
    },
    minimal: {
      says: 'The answers point to the tier minimal',
      when: 'neither a practice of Article 5 nor Annex I or III applies, and it neither talks to people nor generates content',
      against: {
        says: 'Few systems with a language model generate no content: the answer on interactions carries this tier alone. Other law, on personal data above all, applies whatever the tier',
        source: 'Article 50 of Regulation (EU) 2024/1689',
      },
    },
  },
  decide: ({ pilot }) => {
    const { rules, facts, missing } = riskTier(pilot);
    return { answers: tiersFrom(rules), facts, missing };
  },
  levers: (basis) => tierLevers(basis),
  figures: ({ pilot }) => {
    const { tier, from, rules } = riskTier(pilot);
    const check = 'governance.risk-tier';
    if (tier === 'out-of-scope' && highRiskUse(pilot).high === true) {
      const uses = riskyUses(pilot).join(', ');
      return [{ says: `the use is high-risk wherever it is (${uses}): no EU duty, the same safeguards`, check }];
    }
    return from === undefined
      ? []
      : [{ says: `rule ${rules.join(' or ')} of the tier, which applies from ${from}`, check }];
  },
  checks: ['governance.risk-tier'],
  meanwhile: ({ pilot }) => {
    const { tier, high, prohibited } = riskTier(pilot);
    return tier === undefined && (high !== false || prohibited !== false)
      ? 'treated as high-risk until then'
      : undefined;
  },
};

/** From 2026-12-02 the EU prohibits two more practices: (ba) stands for both. */
const tierLevers = (basis: Basis): readonly Lever[] => {
  const at = (key: string): string => `governance.classification.${key}`;
  const names = ['infers_outputs', 'eu_link', 'research_only'];
  return [
    ...flags(basis, ...names.map(at)),
    words(basis, 'pilot.stage', stages),
    lever(
      basis,
      at('prohibited_practices'),
      ['none listed', []],
      ['one in force', ['a']],
      ['(ba) or (bb) alone', ['ba']],
    ),
    ...flags(basis, at('annex_i_component')),
    lever(basis, at('high_risk_uses'), ['none listed', []], ['any listed', ['4(a)']]),
    ...flags(basis, at('profiles_people'), at('material_influence')),
    words(basis, at('exemption'), exemptions),
    lever(basis, at('interactions'), ['none listed', []], ['any listed', ['talks-to-people']]),
  ];
};

// What would change the advice: each fact is changed in turn, then two at once, and the rule is asked again.

/** Values of one fact that lead to the same other answer, or leave the same answers open. */
export type AdviceChange = {
  readonly fact: string;
  readonly at: string;
  readonly now: string | undefined;
  readonly to: readonly string[];
  readonly answers: readonly string[];
};

export const findChanges = (rule: AdviceRule, basis: Basis): readonly AdviceChange[] => {
  const now = answersKey(rule.decide(basis).answers);
  return rule.levers(basis).flatMap(({ options, ...lever }) => {
    const byAnswer = new Map<string, { to: string[]; answers: readonly string[] }>();
    for (const { says, apply } of options) {
      const { answers } = rule.decide(apply(basis));
      const same = byAnswer.get(answersKey(answers));
      if (same !== undefined) same.to.push(says);
      else if (answersKey(answers) !== now) byAnswer.set(answersKey(answers), { to: [says], answers });
    }
    return [...byAnswer.values()].map((change) => ({ ...lever, ...change }));
  });
};

/** Two facts that together lead to another answer: one example for each two facts, the first few of them. */
export type Pair = {
  readonly facts: readonly { readonly fact: string; readonly to: string }[];
  readonly answers: readonly string[];
};

const MOST = 3;

/** Asked where no single fact does it. */
export const findPairs = (rule: AdviceRule, basis: Basis): readonly Pair[] => {
  const now = answersKey(rule.decide(basis).answers);
  const levers = rule.levers(basis);
  const pairs = levers.flatMap((one, i) =>
    levers.slice(i + 1).flatMap((other) => findPair(rule, basis, now, one, other)),
  );
  return pairs.slice(0, MOST);
};

const findPair = (rule: AdviceRule, basis: Basis, now: string, one: Lever, other: Lever): readonly Pair[] => {
  for (const { says, apply } of one.options) {
    for (const more of other.options) {
      const { answers } = rule.decide(more.apply(apply(basis)));
      if (answersKey(answers) === now) continue;
      const facts = [
        { fact: one.fact, to: says },
        { fact: other.fact, to: more.says },
      ];
      return [{ facts, answers }];
    }
  }
  return [];
};

const answersKey = (answers: readonly string[]): string => answers.toSorted().join(' ');

/** In the order in which they are printed. */
export const adviceRules: readonly AdviceRule[] = [
  approachAdvice,
  modelSizeAdvice,
  sourcingAdvice,
  scopeAdvice,
  internalFirstAdvice,
  riskTierAdvice,
];

export type AdvisedPilot = {
  readonly document: Document;
  readonly pilot: Pilot;
  readonly checklist: Checklist;
  readonly assessment: Assessment;
};

/**
 * One piece of advice for each rule, in their order: approach, model size, sourcing, scope, internal use first, EU AI Act
 * tier. Pure; where facts do not decide, the answer is left open and says what to state.
 */
export const adviceOn = (subject: AdvisedPilot): readonly Advice[] => {
  const { pilot, checklist, assessment } = subject;
  const basis = adviceBasis(pilot, checklist, assessment.findings, assessment.asOf);
  return adviceRules.map((rule) => adviceBy(rule, basis, subject));
};

const adviceBy = (
  rule: AdviceRule,
  basis: Basis,
  { document: { locate }, pilot, assessment }: AdvisedPilot,
): Advice => {
  const ruling = rule.decide(basis);
  const { answers, facts, missing } = ruling;
  const answer = answers.length === 1 ? (answers[0] ?? null) : null;
  const changes = changesIn(rule, basis, locate);
  const told = rule.answers[answer ?? ''];
  return {
    id: rule.id,
    title: rule.title,
    answer,
    open: answer === null ? [...answers] : [],
    says: told?.says ?? `Cannot be told yet: state ${missing.join(', ')}`,
    until: answer === null ? (rule.meanwhile?.(basis) ?? null) : null,
    when: told?.when ?? null,
    missing: answer === null ? missingIn(rule, basis, missing, locate) : [],
    facts: facts.map(({ path, value }) => factAt(path, value, locate(path))),
    numbers: (rule.figures?.(basis) ?? []).map((figure) => ({
      says: figure.says,
      origins: figureOrigins(figure, locate),
    })),
    stated: statedIn(rule, pilot, answers, locate),
    changes,
    together: changes.length > 0 ? [] : togetherIn(rule, basis),
    against: answers.flatMap((one) => argumentsAgainst(rule, one)),
    checks: assessment.findings
      .filter(({ item }) => rule.checks.includes(item.id))
      .map(({ item, kind }) => ({ id: item.id, kind })),
    branches: Object.entries(rule.answers).map(([id, { says, when }]) => ({ answer: id, says, when })),
    obligations: rule.id === 'risk-tier' ? tierDuties(assessment) : [],
  };
};

type Locate = (path: string) => Place;

const factAt = (path: string, value: string, at: Place): Advice['facts'][number] => ({
  path,
  value,
  at,
  origin: { from: 'file', at },
});

/** Each blank with what may stand there. */
const missingIn = (rule: AdviceRule, basis: Basis, missing: readonly string[], locate: Locate): Advice['missing'] => {
  const levers = rule.levers(basis);
  return missing.map((path) => {
    const found = levers.find(({ fact }) => fact === path) ?? levers.find(({ at }) => at === path);
    const own = found?.fact === path;
    const state = own
      ? found.options.map(({ says }) => says).join(', ')
      : `what readiness explain ${found?.fact ?? path} asks for`;
    return { at: locate(path), state };
  });
};

const changesIn = (rule: AdviceRule, basis: Basis, locate: Locate): Advice['changes'] =>
  findChanges(rule, basis).map(({ fact, at, now, to, answers }) => ({
    fact,
    at: locate(at),
    now: now ?? null,
    to: [...to],
    answers: [...answers],
  }));

const togetherIn = (rule: AdviceRule, basis: Basis): Advice['together'] =>
  findPairs(rule, basis).map(({ facts, answers }) => ({ facts: [...facts], answers: [...answers] }));

const argumentsAgainst = (rule: AdviceRule, answer: string): Advice['against'] => {
  const { says, source } = rule.answers[answer]?.against ?? {};
  return says === undefined ? [] : [{ answer, says, source: source ?? null }];
};

const figureOrigins = ({ facts, check, why }: WeighedFigure, locate: Locate): Origin[] => [
  ...(facts ?? []).map(({ path }): Origin => ({ from: 'file', at: locate(path) })),
  ...(check === undefined ? [] : [{ from: 'checklist' as const, check }]),
  ...(why === undefined ? [] : [{ from: 'assumed' as const, why }]),
];

/** While the answer is open, a choice that none of the open answers fits departs all the same. */
const statedIn = (rule: AdviceRule, pilot: Pilot, answers: readonly string[], locate: Locate): Advice['stated'] => {
  const chosen = rule.chosen?.(pilot);
  if (chosen === undefined) return null;
  const fits = answers.filter((answer) => chosen.fits.includes(answer)).length;
  const agrees = fits === 0 ? false : fits === answers.length ? true : null;
  return { value: String(valueAt(pilot, chosen.path)), at: locate(chosen.path), agrees };
};

/** The duties of the Act that bind, or may, while blanks keep them open. */
const tierDuties = ({ obligations }: Assessment): Advice['obligations'] =>
  obligations
    .filter(({ clause }) => clause.startsWith('eu-ai-act/'))
    .map(({ id, title, statute, force, from, planned, inForce, state }) => ({
      id,
      title,
      statute,
      force,
      from,
      planned,
      inForce,
      state,
    }));
