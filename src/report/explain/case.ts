// How one pilot got the outcome of one check, as data: the values seen, the way to the points, one step better.
import { type Arithmetic, arithmeticOf, type Term } from '../../assess/arithmetic.ts';
import { betterBy, type Step, stepsFrom } from '../../assess/better.ts';
import { evaluate } from '../../assess/evaluate.ts';
import { type Worth, worthAt } from '../../assess/worth.ts';
import { type Finding, gateOrder, type Verdict } from '../../model/assessment.ts';
import type { Checklist } from '../../model/checklist.ts';
import type { Fact } from '../../model/outcome.ts';
import type { Place } from '../../model/problem.ts';
import { type ConditionRead, conditionRead } from './condition.ts';
import type { Case } from './shelf.ts';

export type BetterExplained = Step & {
  /** Of the readiness score. */
  readonly total: number | null;
  readonly evidencedTotal: number | null;
  readonly gates: readonly { readonly id: string; readonly score: number | null; readonly open: boolean }[];
  readonly verdict: Verdict;
  readonly frees: boolean;
};

export type CaseExplained = {
  readonly finding: Finding;
  readonly term: Term;
  readonly arithmetic: Arithmetic;
  readonly facts: readonly (Fact & { readonly at: Place; readonly line: string })[];
  /** The condition, where it alone decided that the check does not apply, or leaves that open. */
  readonly condition: ConditionRead | undefined;
  /** When the check is a blocker, in words; undefined where it always or never is. */
  readonly blocksWhere: string | undefined;
  /** The parts that carry the score, where it is made of several: points 0…1 of the check. */
  readonly parts: readonly {
    readonly path: string;
    readonly points: number;
    readonly at: Place;
    readonly line: string;
  }[];
  /** What stands in the file where the outcome was decided. */
  readonly line: string;
  /** At each gate by which the check is due; empty where it does not apply. */
  readonly worth: readonly Worth[];
  readonly better: readonly BetterExplained[];
  readonly obligations: Case['assessment']['obligations'];
  readonly contradictions: Case['assessment']['contradictions'];
};

export const caseExplained = (id: string, pilot: Case, checklist: Checklist): CaseExplained | undefined => {
  const { assessment, locate } = pilot;
  const finding = assessment.findings.find(({ item }) => item.id === id);
  const arithmetic = arithmeticOf(assessment);
  const term = arithmetic.terms.find(({ check }) => check === id);
  if (finding === undefined || term === undefined) return undefined;
  const condition = conditionRead(finding, pilot, checklist);
  const { blocker } = finding.item;
  return {
    finding,
    term,
    arithmetic,
    condition,
    blocksWhere: typeof blocker === 'boolean' ? undefined : (checklist.conditions[blocker.when] ?? blocker.when),
    facts: (condition?.facts ?? finding.facts).map((fact) => {
      const at = locate(fact.path);
      return { ...fact, at, line: lineAt(pilot, at) };
    }),
    parts: partsOf(id, pilot, checklist),
    line: lineAt(pilot, finding.at),
    worth: arithmetic.gates.flatMap(
      (gate) => worthAt(term, gate, gateOrder[finding.item.gate] <= gateOrder[gate.id]) ?? [],
    ),
    better: stepsFrom(finding).map((step) => betterExplained(step, finding, pilot, checklist)),
    obligations: assessment.obligations.filter(
      ({ shownBy, openChecks }) => shownBy.includes(id) || openChecks.includes(id),
    ),
    contradictions: contradictionsOf(finding, pilot),
  };
};

const partsOf = (id: string, pilot: Case, checklist: Checklist): CaseExplained['parts'] => {
  const judged = evaluate(checklist, pilot.pilot, pilot.assessment.asOf).find(({ item }) => item.id === id);
  const support = judged?.outcome.support ?? [];
  if (support.length < 2) return [];
  return support.flatMap(({ places, points }) =>
    places.slice(0, 1).map((path) => {
      const at = pilot.locate(path);
      return { path, points, at, line: lineAt(pilot, at) };
    }),
  );
};

const betterExplained = (step: Step, finding: Finding, { assessment }: Case, checklist: Checklist): BetterExplained => {
  const { gates, verdict, frees } = betterBy(step, finding, assessment, checklist);
  const last = gates.at(-1);
  return {
    ...step,
    total: last?.score ?? null,
    evidencedTotal: last?.evidencedScore ?? null,
    gates: gates.map(({ gate, score, open }) => ({ id: gate.id, score, open })),
    verdict,
    frees,
  };
};

/** Those that name a value which this check reads. */
const contradictionsOf = ({ at, facts }: Finding, { assessment }: Case): CaseExplained['contradictions'] => {
  const read = new Set([at.path, ...facts.map(({ path }) => path)]);
  return assessment.contradictions.filter(({ places }) => places.some(({ path }) => read.has(path)));
};

const lineAt = ({ text }: Case, { line }: Place): string => (text.split(/\r\n|\n|\r/)[line - 1] ?? '').trim();
