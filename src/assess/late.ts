// The checks that hang on the effort that is left, such as talent.capacity: how they would be judged if other gaps were
// closed. The same rule, evidence and effort as in an assessment of the changed pilot.
import type { Finding } from '../model/assessment.ts';
import type { CheckItem } from '../model/checklist.ts';
import { isLast, judge, judgeLast, openEffort, type Weighed } from './evaluate.ts';
import { evidenceOf, ledgerOf } from './evidence.ts';
import { findingFrom } from './findings.ts';
import type { Input } from './input.ts';

export type Late = {
  /** The findings with those of late checks judged again, as far as they are wanted. */
  readonly again: (findings: readonly Finding[], wanted: (finding: Finding) => boolean) => readonly Finding[];
  /** What would be better than now, level by level, and the most effort that may be left for it. */
  readonly levels: (findings: readonly Finding[]) => readonly Level[];
  /** What a gap adds to the effort that is left. */
  readonly effortOf: (finding: Finding) => number;
};

export type Level = { readonly finding: Finding; readonly to: Finding; readonly now: number; readonly most: number };

export const lateOf = ({ document, pilot, checklist, asOf, looks = new Map() }: Input): Late => {
  const evidence = evidenceOf(ledgerOf(pilot), looks, asOf);
  const judged = (finding: Finding, one: ReturnType<typeof judge>): Finding => ({
    ...findingFrom(one, document, evidence, finding.waived),
    pointsLost: finding.pointsLost,
  });
  const scoreAt = (item: CheckItem, openEffortDays: number) => judge(checklist, item, pilot, { asOf, openEffortDays });
  return {
    again: (findings, wanted) => {
      const others = weighed(findings);
      return findings.map((finding) =>
        isLast(finding.item) && wanted(finding)
          ? judged(finding, judgeLast(checklist, finding.item, pilot, asOf, others))
          : finding,
      );
    },
    levels: (findings) => {
      const now = openEffort(weighed(findings));
      return findings.filter(isLate).flatMap((finding) => {
        const at = (effort: number) => scoreAt(finding.item, effort);
        return levelsBelow(now, (effort) => at(effort).outcome.score).map((most) => ({
          finding,
          to: judged(finding, at(most)),
          now,
          most,
        }));
      });
    },
    effortOf: (finding) => (isLast(finding.item) ? 0 : openEffort(weighed([finding]))),
  };
};

const isLate = ({ item, kind }: Finding): boolean => isLast(item) && kind !== 'not-applicable';

const weighed = (findings: readonly Finding[]): readonly Weighed[] =>
  findings.filter(({ item }) => !isLast(item)).map((finding) => ({ item: finding.item, outcome: finding }));

/** Where the score of a check gets better while the effort shrinks: the most effort for each better score, found by halving. */
const levelsBelow = (now: number, scoreAt: (effort: number) => number): readonly number[] => {
  const levels: number[] = [];
  for (let above = now; scoreAt(above) < scoreAt(0); ) {
    const score = scoreAt(above);
    let [low, high] = [0, above];
    while (high - low > SMALL) {
      const middle = (low + high) / 2;
      if (middle <= low || middle >= high) break;
      if (scoreAt(middle) > score) low = middle;
      else high = middle;
    }
    levels.push(low);
    above = low;
  }
  return levels;
};

/** Far below what a day of work can be told from. */
const SMALL = 1e-11;
