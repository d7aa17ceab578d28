// The advice on one pilot: each rule's answer, or what to state so that there is one; why, what would change it, and
// the strongest argument against it. Advice weighs; it forbids nothing and is nobody's legal opinion.

import type { Assessment, Origin } from '../model/assessment.ts';
import type { Checklist } from '../model/checklist.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import type { Place } from '../model/problem.ts';
import type { Advice } from '../model/published/advise.ts';
import type { Document } from '../read/parse.ts';
import { approachAdvice, modelSizeAdvice } from './approach.ts';
import { riskTierAdvice } from './risk-tier.ts';
import { type AdviceRule, type Basis, basisOf, type Figure, type Lever, valueAt } from './rule.ts';
import { internalFirstAdvice, scopeAdvice, sourcingAdvice } from './sourcing.ts';

// What would change the advice: each fact is changed in turn, then two at once, and the rule is asked again.

/** Values of one fact that lead to the same other answer, or leave the same answers open. */
export type Change = {
  readonly fact: string;
  readonly at: string;
  readonly now: string | undefined;
  readonly to: readonly string[];
  readonly answers: readonly string[];
};

export const changesOf = (rule: AdviceRule, basis: Basis): readonly Change[] => {
  const now = keyOf(rule.decide(basis).answers);
  return rule.levers(basis).flatMap(({ options, ...lever }) => {
    const byAnswer = new Map<string, { to: string[]; answers: readonly string[] }>();
    for (const { says, apply } of options) {
      const { answers } = rule.decide(apply(basis));
      const same = byAnswer.get(keyOf(answers));
      if (same !== undefined) same.to.push(says);
      else if (keyOf(answers) !== now) byAnswer.set(keyOf(answers), { to: [says], answers });
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
export const pairsOf = (rule: AdviceRule, basis: Basis): readonly Pair[] => {
  const now = keyOf(rule.decide(basis).answers);
  const levers = rule.levers(basis);
  const pairs = levers.flatMap((one, i) =>
    levers.slice(i + 1).flatMap((other) => pairOf(rule, basis, now, one, other)),
  );
  return pairs.slice(0, MOST);
};

const pairOf = (rule: AdviceRule, basis: Basis, now: string, one: Lever, other: Lever): readonly Pair[] => {
  for (const { says, apply } of one.options) {
    for (const more of other.options) {
      const { answers } = rule.decide(more.apply(apply(basis)));
      if (keyOf(answers) === now) continue;
      const facts = [
        { fact: one.fact, to: says },
        { fact: other.fact, to: more.says },
      ];
      return [{ facts, answers }];
    }
  }
  return [];
};

const keyOf = (answers: readonly string[]): string => answers.toSorted().join(' ');

/** In the order in which they are printed. */
export const adviceRules: readonly AdviceRule[] = [
  approachAdvice,
  modelSizeAdvice,
  sourcingAdvice,
  scopeAdvice,
  internalFirstAdvice,
  riskTierAdvice,
];

export type Subject = {
  readonly document: Document;
  readonly pilot: Pilot;
  readonly checklist: Checklist;
  readonly assessment: Assessment;
};

export const adviceOn = (subject: Subject): readonly Advice[] => {
  const { pilot, checklist, assessment } = subject;
  const basis = basisOf(pilot, checklist, assessment.findings, assessment.asOf);
  return adviceRules.map((rule) => adviceBy(rule, basis, subject));
};

const adviceBy = (rule: AdviceRule, basis: Basis, { document: { locate }, pilot, assessment }: Subject): Advice => {
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
    numbers: (rule.figures?.(basis) ?? []).map((figure) => ({ says: figure.says, origins: originsOf(figure, locate) })),
    stated: statedIn(rule, pilot, answers, locate),
    changes,
    together: changes.length > 0 ? [] : togetherIn(rule, basis),
    against: answers.flatMap((one) => againstOf(rule, one)),
    checks: assessment.findings
      .filter(({ item }) => rule.checks.includes(item.id))
      .map(({ item, kind }) => ({ id: item.id, kind })),
    branches: Object.entries(rule.answers).map(([id, { says, when }]) => ({ answer: id, says, when })),
    obligations: rule.id === 'risk-tier' ? dutiesOf(assessment) : [],
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
  changesOf(rule, basis).map(({ fact, at, now, to, answers }) => ({
    fact,
    at: locate(at),
    now: now ?? null,
    to: [...to],
    answers: [...answers],
  }));

const togetherIn = (rule: AdviceRule, basis: Basis): Advice['together'] =>
  pairsOf(rule, basis).map(({ facts, answers }) => ({ facts: [...facts], answers: [...answers] }));

const againstOf = (rule: AdviceRule, answer: string): Advice['against'] => {
  const { says, source } = rule.answers[answer]?.against ?? {};
  return says === undefined ? [] : [{ answer, says, source: source ?? null }];
};

const originsOf = ({ facts, check, why }: Figure, locate: Locate): Origin[] => [
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
const dutiesOf = ({ obligations }: Assessment): Advice['obligations'] =>
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
