// What would change the advice: each fact is changed in turn, then two at once, and the rule is asked again.
import type { Basis } from './basis.ts';
import type { Lever } from './levers.ts';
import type { AdviceRule } from './rule.ts';

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
