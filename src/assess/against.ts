// The case against a pilot: every stated failure once, in the order in which it matters.
import { gateOrder } from '../model/assessment.ts';
import {
  type Against,
  type AgainstClass,
  COMPUTED,
  type Judged,
  type JudgedCheck,
  type JudgedDuty,
  type JudgedStop,
} from '../model/verdict.ts';
import type { GateId } from '../model/vocabulary.ts';

/** A line before it is known which others join it. */
type Line = Against & {
  readonly measured: boolean;
  /** The values by which it falls short; empty where it shares no line. */
  readonly values: readonly string[];
};

export type CaseInputs = {
  readonly judged: Judged;
  /** The stops that hold. */
  readonly stops: readonly JudgedStop[];
  readonly breached: readonly JudgedDuty[];
  /** What counts as due: the later of the next gate and the claimed one. */
  readonly due: GateId;
  /** Points of the readiness score that a check holds back. */
  readonly pointsLost: (id: string) => number;
};

export const caseAgainst = ({ judged, stops, breached, due, pointsLost }: CaseInputs): readonly Against[] => {
  const stopped = new Map(stops.map((stop) => [stop.check, stop]));
  const lines: readonly Line[] = [
    ...judged.checks.flatMap((check): readonly Line[] => {
      const stop = stopped.get(check.id);
      if (stop === undefined && !speaksAgainst(check)) return [];
      return [
        {
          id: check.id,
          kind: 'check',
          class: stop === undefined ? againstClass(check, due) : 1,
          fact: stop !== undefined && !isStatedShort(check) ? stop.fact : check.fact,
          at: stop !== undefined && !isStatedShort(check) ? stop.at : check.place,
          gate: check.gate,
          pointsLost: pointsLost(check.id),
          also: [],
          measured: check.marks.includes('measured'),
          values: check.marks.includes('derived') || check.marks.includes('valued') ? [] : check.values,
        },
      ];
    }),
    ...breached.map(
      ({ id, fact, at }): Line => ({
        ...{ id, kind: 'duty', class: 2, fact, at, gate: null, pointsLost: 0, also: [], measured: false, values: [] },
      }),
    ),
    ...judged.contradictions.map(({ id, fact, at, checks }): Line => {
      const touched = judged.checks.filter((check) => checks.includes(check.id)).map(({ gate }) => gate);
      const gate = touched.sort((a, b) => gateOrder[a] - gateOrder[b])[0] ?? null;
      const isDue = gate !== null && gateOrder[gate] <= gateOrder[due];
      return {
        ...{ id, kind: 'contradiction', class: isDue ? 5 : 6, fact, at, gate, pointsLost: 0, also: [] },
        ...{ measured: false, values: [] },
      };
    }),
  ];
  return merged([...lines].sort(byWeight));
};

/** The score at best is below full: the one test of "stated to fall short". */
export const isStatedShort = ({ kind, maxScore }: Pick<JudgedCheck, 'kind' | 'maxScore'>): boolean =>
  kind !== 'not-applicable' && maxScore < 1 - 1e-9;

const speaksAgainst = (check: JudgedCheck): boolean => {
  if (check.waived) return false;
  if (check.kind === 'not-applicable') return check.declared === 'counts' && check.blocker;
  return isStatedShort(check) || check.marks.includes('practice') || check.marks.includes('if-it-applies');
};

const againstClass = (check: JudgedCheck, due: GateId): AgainstClass => {
  const has = (mark: JudgedCheck['marks'][number]): boolean => check.marks.includes(mark);
  const isDue = (gate: GateId): boolean => gateOrder[gate] <= gateOrder[due];
  if (has('practice') || has('harm')) return 3;
  if (has('if-it-applies')) return 6;
  const from = check.shutsFrom ?? check.blocksFrom;
  if (from !== null) return isDue(from) ? 3 : 4;
  if (has('derived')) return COMPUTED;
  if (has('not-listed')) return 6;
  return isDue(check.gate) ? 5 : 6;
};

/** By class, then what is measured, then by points lost, then by id. */
const byWeight = (a: Line, b: Line): number =>
  a.class - b.class ||
  Number(b.measured) - Number(a.measured) ||
  byPoints(a, b) ||
  (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Sums in another order differ in the last digits; that must not change the order of lines. */
const byPoints = (a: Line, b: Line): number =>
  Math.abs(a.pointsLost - b.pointsLost) < 1e-9 ? 0 : b.pointsLost - a.pointsLost;

/** A check that falls short by values that a line before it holds all of joins that line. */
const merged = (lines: readonly Line[]): readonly Against[] => {
  const kept: { readonly line: Line; readonly also: string[] }[] = [];
  for (const line of lines) {
    const host =
      line.values.length === 0 ? undefined : kept.find(({ line: { values } }) => holdsAll(values, line.values));
    if (host === undefined) kept.push({ line, also: [] });
    else host.also.push(line.id);
  }
  return kept.map(({ line: { measured: _m, values: _v, ...rest }, also }) => ({ ...rest, also }));
};

const holdsAll = (values: readonly string[], wanted: readonly string[]): boolean =>
  wanted.every((value) => values.includes(value));
