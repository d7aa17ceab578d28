// What one step better on one check would give, with every other check as it stands: the same sums and gates again.
import type { Assessment, Finding, GateResult } from '../model/assessment.ts';
import type { CheckItem } from '../model/checklist.ts';
import type { OutcomeKind } from '../model/evidence.ts';
import type { Control } from '../model/fields.ts';
import { isCertain, type Obligation } from '../model/obligation.ts';
import type { Headline, Verdict } from '../model/verdict.ts';
import { statutes } from '../rules/regulations.ts';
import {
  type CheckOutcome,
  type Input,
  isLast,
  judge,
  judgeAll as judgeChecks,
  judgeLast,
  openEffort,
} from './evaluate.ts';
import { collectEvidence } from './evidence.ts';
import { findingFrom, judgedFrom, judgedWith, judgeWaivers, makeFindings, type UnscoredFinding } from './findings.ts';
import { findObligations, standingState } from './obligations.ts';
import { judge as judgeAll } from './reassess.ts';

export type ImprovementStep = {
  /** An outcome to reach, or the evidence for the outcome that there is. */
  readonly to: OutcomeKind | 'evidence';
  /** The check's score then, 0…1. */
  readonly score: number;
  readonly evidenced: number;
};

export type Improvement = ImprovementStep & {
  readonly gates: readonly GateResult[];
  readonly verdict: Verdict;
  /** It blocks now and would not then. */
  readonly frees: boolean;
};

/** The steps that are left for a check: none where it does not apply, or is met and shown. */
export const stepsFrom = ({ item, kind, score, evidenced }: Finding): readonly ImprovementStep[] => {
  if (kind === 'not-applicable') return [];
  const canBePartial = item.control === true || item.partial !== undefined;
  return [
    ...(canBePartial && score < HALF ? [{ to: 'partial', score: HALF, evidenced } as const] : []),
    ...(kind === 'met' ? [] : [{ to: 'met', score: 1, evidenced } as const]),
    ...(evidenced < score - 1e-9 ? [{ to: 'evidence', score, evidenced: score } as const] : []),
  ];
};

/** What a control declared partial scores, and the middle of what is partial by share. */
const HALF = 0.5;

/**
 * The gates and the verdict with one check a step better and all else as it stands; `frees` where it blocks now and would
 * no longer.
 */
export const applyStep = (step: ImprovementStep, finding: Finding, assessment: Assessment): Improvement => {
  const changed = changedBy(step, finding);
  const findings = assessment.findings.map((one) => (one === finding ? changed : one));
  const { gates, verdict } = judgeAll(judgedWith(assessment, findings, assessment.obligations));
  return { ...step, gates, verdict, frees: finding.blocks && !changed.blocks };
};

const changedBy = ({ to, score, evidenced }: ImprovementStep, finding: Finding): Finding => {
  const kind = to === 'evidence' ? finding.kind : to;
  return {
    ...finding,
    kind,
    score,
    evidenced,
    maxScore: Math.max(finding.maxScore, score),
    ...(kind === 'met' && { blocks: false, blocksFrom: null, shutsFrom: null }),
  };
};

// The checks that hang on the effort that is left, such as talent.capacity: how they would be judged if other gaps were
// closed. The same rule, evidence and effort as in an assessment of the changed pilot.

export type EffortChecks = {
  /** The findings with those of late checks judged again, as far as they are wanted. */
  readonly again: (findings: readonly Finding[], wanted: (finding: Finding) => boolean) => readonly Finding[];
  /** What would be better than now, level by level, and the most effort that may be left for it. */
  readonly levels: (findings: readonly Finding[]) => readonly Level[];
  /** What a gap adds to the effort that is left. */
  readonly effortOf: (finding: Finding) => number;
};

type Level = { readonly finding: Finding; readonly to: Finding; readonly now: number; readonly most: number };

/**
 * How the checks that read the effort left (such as talent.capacity) would come out with other gaps closed; effort in
 * person-days.
 */
export const effortChecks = (input: Input): EffortChecks => {
  const { document, pilot, checklist, asOf } = input;
  const { creditOf } = judgeChecks(input).evidence;
  const judged = (finding: Finding, one: ReturnType<typeof judge>): Finding => ({
    ...findingFrom(one, document, creditOf, finding.waived),
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

const weighed = (findings: readonly Finding[]): readonly CheckOutcome[] =>
  findings
    .filter(({ item }) => !isLast(item))
    .map(({ item, kind, score, maxScore }) => ({ item, outcome: { kind, score, best: maxScore } }));

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

// How the obligations of an assessment would stand with other findings, the team's own answers as they are.

/**
 * The same obligations as these findings leave them: a check that is met or fails can change the state of a duty that it
 * shows. Order and length are kept.
 */
export const obligationsWith = (
  obligations: readonly Obligation[],
  findings: readonly Finding[],
): readonly Obligation[] => {
  const duties = new Map(statutes.flatMap((statute) => statute.duties.map((duty) => [duty.id, duty] as const)));
  const byId = new Map(findings.map((finding) => [finding.item.id, finding]));
  return obligations.map((one) => {
    const duty = duties.get(one.id);
    const isBeyondChecks = duty?.absolute === true && one.openChecks.length + one.shownBy.length === 0;
    if (duty === undefined || isBeyondChecks || one.state === 'declared-away') return one;
    const answer = one.answer === null ? undefined : (one.answer as Control);
    return {
      ...one,
      ...standingState({
        duty,
        isVoluntary: !one.binding,
        findings: byId,
        answer,
        inForce: one.inForce,
        isCertain: isCertain(one),
        isProhibited: duty.absolute !== true || one.state === 'met' ? false : one.state === 'breached' || undefined,
      }),
    };
  });
};

// Where a pilot stands, in a few figures: the steps of assess without what only a report shows. A history is judged by
// it, thousands of texts in a row, and the questionnaire after every answer; test/assess/standing.test.ts holds it to the figures of assess.

export type Summary = {
  readonly score: number | null;
  /** Of the score, what evidence shows. */
  readonly evidencedScore: number | null;
  /** The score if every blank turned out well. */
  readonly high: number | null;
  readonly coverage: number;
  readonly verdict: Verdict;
  readonly headline: Headline;
  /** How many checks block. */
  readonly blockers: number;
  /** How many of them only because nobody has answered. */
  readonly openBlockers: number;
};

/** Where a pilot stands in a few figures, without robustness, plan and places: much quicker than a whole assessment. */
export const summarise = (whole: Input): Summary => {
  const input = withoutPlaces(whole);
  const { pilot, checklist } = input;
  const { findings, pilotByFiles, evidenceAt } = foundWith(input);
  const obligations = findObligations(input, findings, collectEvidence(pilot));
  const judged = judgedFrom({
    pilot: pilotByFiles,
    checklist,
    asOf: input.asOf,
    evidenceAt,
    findings,
    obligations,
    contradictions: [],
  });
  const { grade, verdict, headline } = judgeAll(judged);
  const blocking = findings.filter(({ blocks }) => blocks);
  return {
    score: grade.score,
    high: grade.high,
    evidencedScore: grade.evidencedScore,
    coverage: grade.coverage,
    verdict,
    headline,
    blockers: blocking.length,
    openBlockers: blocking.filter(({ shutsFrom }) => shutsFrom === null).length,
  };
};

/** The duties that the facts bring, whether a gate asks for them or not. */
export const allObligations = (whole: Input): readonly Obligation[] => {
  const input = withoutPlaces(whole);
  return findObligations(input, foundIn(input), collectEvidence(input.pilot));
};

const foundIn = (input: Input): readonly UnscoredFinding[] => foundWith(input).findings;

const foundWith = (input: Input) => {
  const { judged, evidence, pilotByFiles, evidenceAt } = judgeChecks(input);
  return {
    findings: makeFindings(input, judged, judgeWaivers(input, judged), evidence.creditOf),
    pilotByFiles,
    evidenceAt,
  };
};

/** No figure depends on lines and columns, and finding them takes as long as judging. */
export const withoutPlaces = (input: Input): Input => ({
  ...input,
  document: { ...input.document, locate: (path) => ({ path, line: 1, column: 1 }) },
});
