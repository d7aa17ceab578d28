// The gates: every condition as things stand and at best, the state that follows, and the verdict.
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { GateCondition, GateResult, Robustness } from '../model/assessment.ts';
import { gateOrder } from '../model/assessment.ts';
import type { Gate } from '../model/checklist.ts';
import type { GateState, Judged, JudgedCheck, Verdict } from '../model/verdict.ts';
import type { GateId } from '../model/vocabulary.ts';
import { reaches } from '../rules/outcomes.ts';
import { type GateSum, sumByGate, sumOfAll } from './score.ts';

/** What holds gates shut besides the sums, as it stands and at best. */
export type Held = {
  /** How many duties are breached; they shut every gate. */
  readonly breached: number;
  /** How many stops hold; they shut the claimed gate. */
  readonly stops: number;
  readonly claimed: GateId | null;
};

/** Every gate with all of its conditions. Coverage below the minimum of all checks keeps every gate from opening. */
export const judgeGates = (judged: Judged, held: Held): readonly GateResult[] => {
  const { checks, dimensions, gates } = judged;
  const sums = sumByGate(
    checks,
    dimensions,
    gates.map(({ id }) => id),
  );
  const answered = sums.at(-1)?.grade.coverage ?? 0;
  const results: GateResult[] = [];
  for (const [i, gate] of gates.entries()) {
    const sum = sums[i];
    if (sum === undefined) continue;
    const conditions: readonly GateCondition[] = [
      ...results.slice(-1).map(earlierGate),
      share('answered', judged.minimumCoverage, answered),
      ...sumConditions(gate, sum),
      ...heldConditions(gate, judged, held),
    ];
    results.push({
      gate,
      state: stateBy(conditions),
      open: conditions.every(({ passed }) => passed),
      ...sum.grade,
      conditions,
      blockers: due(checks, gate.id, 'blocksFrom'),
      shutBy: due(checks, gate.id, 'shutsFrom'),
    });
  }
  return results;
};

const stateBy = (conditions: readonly GateCondition[]): GateState => {
  if (conditions.every(({ passed }) => passed)) return 'open';
  return conditions.every(({ possible }) => possible) ? 'undecided' : 'shut';
};

/** Open in unbroken order: an earlier gate that is shut shuts the later ones, one that is undecided leaves them so at most. */
const earlierGate = ({ gate, state }: GateResult): GateCondition => ({
  id: `gate.${gate.id}`,
  required: 1,
  found: state === 'open' ? 1 : 0,
  passed: state === 'open',
  atBest: state === 'shut' ? 0 : 1,
  possible: state !== 'shut',
});

/** Whatever is not answered can be. */
const share = (id: string, required: number, found: number): GateCondition => ({
  id,
  required,
  found,
  passed: reaches(found, required),
  atBest: 1,
  possible: true,
});

/** What a gate asks of the sums. A dimension without a check that applies is not asked for anything. */
const sumConditions = (gate: Gate, { grade, dimensions }: GateSum): readonly GateCondition[] => [
  points('score', gate.score, grade.score, grade.high),
  ...dimensions.flatMap(({ id, grade: own }) =>
    own.score === null ? [] : [points(`dimension.${id}`, gate.dimension, own.score, own.high)],
  ),
  share('coverage', gate.coverage, grade.coverage),
  // Evidence can still be brought for whatever is met at best.
  ...(gate.evidenced === null ? [] : [points('evidenced-score', gate.evidenced, grade.evidencedScore, grade.high)]),
  ...(gate.declared_away === null
    ? []
    : [atMost('declared-away', gate.declared_away, grade.declaredAway, grade.declaredAway)]),
];

const points = (id: string, required: number, found: number | null, atBest: number | null): GateCondition => ({
  id,
  required,
  found,
  passed: found !== null && reaches(found, required),
  atBest,
  possible: atBest === null || reaches(atBest, required),
});

const atMost = (id: string, required: number, found: number, atBest: number): GateCondition => ({
  id,
  required,
  found,
  passed: reaches(required, found),
  atBest,
  possible: reaches(required, atBest),
});

const heldConditions = (gate: Gate, judged: Judged, held: Held): readonly GateCondition[] => {
  const { checks, duties } = judged;
  const stops = gate.id === held.claimed ? held.stops : 0;
  return [
    atMost('blockers', 0, due(checks, gate.id, 'blocksFrom').length, due(checks, gate.id, 'shutsFrom').length),
    atMost('breaches', 0, held.breached, held.breached),
    atMost('stops', 0, stops, stops),
    ...(gate.require_obligations
      ? [
          atMost(
            'obligations',
            0,
            duties.filter(({ lacking }) => lacking).length,
            duties.filter(({ lackingAtBest }) => lackingAtBest).length,
          ),
        ]
      : []),
  ];
};

const due = (checks: readonly JudgedCheck[], gate: GateId, from: 'blocksFrom' | 'shutsFrom'): readonly string[] =>
  checks.flatMap((check) => {
    const first = check[from];
    return first !== null && gateOrder[first] <= gateOrder[gate] ? [check.id] : [];
  });

/** The last gate open in unbroken order; without one, whether anything stated shuts the first. */
export const verdictFrom = (gates: readonly Pick<GateResult, 'state'>[]): Verdict => {
  const notOpen = gates.findIndex(({ state }) => state !== 'open');
  const open = notOpen < 0 ? gates.length : notOpen;
  if (open === 0) return gates[0]?.state === 'shut' ? 'not-ready-to-pilot' : 'undecided';
  return reached[open - 1] ?? 'ready-to-scale';
};

const reached: readonly Verdict[] = ['ready-to-pilot', 'ready-for-production', 'ready-to-scale'];

export const RUNS = 250;
export const DEFAULT_SEED = 42;

/**
 * Does the verdict hang on the weights? The share of random weightings that give the same one, where each weight is
 * scaled by a factor of its own, log-uniform from ½ to 2. Null where too little is answered to ask.
 */
export const robustness = (
  judged: Judged,
  held: Held,
  verdict: Verdict,
  { seed = DEFAULT_SEED, runs = RUNS }: { readonly seed?: number | undefined; readonly runs?: number | undefined },
): Robustness | null => {
  if (!reaches(sumOfAll(judged.checks, judged.dimensions).grade.coverage, judged.minimumCoverage)) return null;
  const generator = xoroshiro128plus(seed);
  const scaled = <T extends { readonly weight: number }>(one: T): T => ({
    ...one,
    weight: one.weight * 4 ** ((generator.next() >>> 0) / 2 ** 32 - 0.5),
  });
  let same = 0;
  for (let run = 0; run < runs; run += 1) {
    const shaken = { ...judged, checks: judged.checks.map(scaled), dimensions: judged.dimensions.map(scaled) };
    if (verdictFrom(judgeGates(shaken, held)) === verdict) same += 1;
  }
  return { share: runs === 0 ? 1 : same / runs, runs, seed, generator: 'xoroshiro128+' };
};
