// The gates: every condition as things stand and at best, the state that follows, and the verdict.
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { GateCondition, GateResult, Grade, Robustness } from '../model/assessment.ts';
import { gateOrder } from '../model/assessment.ts';
import type { Gate } from '../model/checklist.ts';
import type { GateState, Judged, JudgedCheck, Verdict } from '../model/verdict.ts';
import type { GateId } from '../model/vocabulary.ts';
import { reaches } from '../rules/outcomes.ts';
import { byId, type GateSum, groupByGate, type Summand, sumByGate, sumGroups } from './score.ts';

/** What holds gates shut besides the sums, as it stands and at best. */
export type GateHolds = {
  /** How many duties are breached; they shut every gate. */
  readonly breached: number;
  /** How many stops hold; they shut the claimed gate. */
  readonly stops: number;
  readonly claimed: GateId | null;
};

/** Of a check what the gates need. */
type GateCheck = Summand & Pick<JudgedCheck, 'id' | 'blocksFrom' | 'shutsFrom'>;

/** Of a judgement what the gates need. */
type GateData = Pick<Judged, 'minimumCoverage' | 'dimensions' | 'gates' | 'duties'> & {
  readonly checks: readonly GateCheck[];
};

/** Every gate with all of its conditions. Coverage below the minimum of all checks keeps every gate from opening. */
export const judgeGates = (
  judged: GateData,
  held: GateHolds,
  sums = sumByGate(judged.checks, judged.dimensions, gateNames(judged)),
): readonly GateResult[] =>
  weighGates(judged, sums, heldByGate(judged, held)).map(({ gate, state, grade, conditions }) => ({
    gate,
    state,
    open: conditions.every(({ passed }) => passed),
    ...grade,
    conditions,
    blockers: due(judged.checks, gate.id, 'blocksFrom'),
    shutBy: due(judged.checks, gate.id, 'shutsFrom'),
  }));

const gateNames = ({ gates }: GateData): readonly GateId[] => gates.map(({ id }) => id);

type WeighedGate = Pick<GateResult, 'gate' | 'state' | 'conditions'> & Pick<GateSum, 'grade'>;

/** The conditions of each gate that no weight moves. */
const heldByGate = (judged: GateData, held: GateHolds): readonly (readonly GateCondition[])[] =>
  judged.gates.map((gate) => heldConditions(gate, judged, held));

/** Every gate for which there are conditions that hold it, with those that hang on the weights before them. */
const weighGates = (
  { gates, minimumCoverage }: GateData,
  sums: readonly GateSum[],
  held: readonly (readonly GateCondition[])[],
): readonly WeighedGate[] => {
  const answered = sums.at(-1)?.grade.coverage ?? 0;
  const weighed: WeighedGate[] = [];
  for (const [i, others] of held.entries()) {
    const [gate, sum] = [gates[i], sums[i]];
    if (gate === undefined || sum === undefined) break;
    const conditions: readonly GateCondition[] = [
      ...weighed.slice(-1).map(earlierGate),
      share('answered', minimumCoverage, answered),
      ...sumConditions(gate, sum),
      ...others,
    ];
    weighed.push({ gate, state: stateBy(conditions), grade: sum.grade, conditions });
  }
  return weighed;
};

const stateBy = (conditions: readonly GateCondition[]): GateState => {
  if (conditions.every(({ passed }) => passed)) return 'open';
  return conditions.every(({ possible }) => possible) ? 'undecided' : 'shut';
};

/** Open in unbroken order: an earlier gate that is shut shuts the later ones, one that is undecided leaves them so at most. */
const earlierGate = ({ gate, state }: WeighedGate): GateCondition => ({
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

const heldConditions = (gate: Gate, judged: GateData, held: GateHolds): readonly GateCondition[] => {
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

const due = (checks: readonly GateCheck[], gate: GateId, from: 'blocksFrom' | 'shutsFrom'): readonly string[] => {
  const ids: string[] = [];
  for (const check of checks) {
    const first = check[from];
    if (first !== null && gateOrder[first] <= gateOrder[gate]) ids.push(check.id);
  }
  return ids;
};

/** The last gate open in unbroken order; without one, whether anything stated shuts the first. */
export const verdictFrom = (gates: readonly Pick<GateResult, 'state'>[]): Verdict => {
  const notOpen = gates.findIndex(({ state }) => state !== 'open');
  const open = notOpen < 0 ? gates.length : notOpen;
  if (open === 0) return gates[0]?.state === 'shut' ? 'not-ready-to-pilot' : 'undecided';
  return reached[open - 1] ?? 'ready-to-scale';
};

const reached: readonly Verdict[] = ['ready-to-pilot', 'ready-for-production', 'ready-to-scale'];

export const RUNS = 250;
const ROBUSTNESS_SEED = 42;

/**
 * Does the verdict hang on the weights? The share of random weightings that give the same one, where each weight is
 * scaled by a factor of its own, log-uniform from ½ to 2. Null where too little is answered to ask.
 */
export const robustness = (
  judged: Judged,
  { grade, held, verdict }: { readonly grade: Grade; readonly held: GateHolds; readonly verdict: Verdict },
  seed: number = ROBUSTNESS_SEED,
): Robustness | null => {
  if (!reaches(grade.coverage, judged.minimumCoverage)) return null;
  const sure = { share: 1, runs: RUNS, seed, generator: GENERATOR };
  if (judged.gates.slice(0, 1).some(({ id }) => isHeld(judged, held, id, 'shutsFrom'))) return sure;
  const most = Math.max(1, judged.gates.filter(({ id }) => !isHeld(judged, held, id, 'blocksFrom')).length);
  const generator = xoroshiro128plus(seed);
  // Copies whose weights are written over by every draw.
  const base = [...judged.checks].sort(byId);
  const [checks, dimensions] = [base.map(gateFields), judged.dimensions.map((one) => ({ ...one }))];
  const ids = gateNames(judged);
  const grouped = groupByGate(checks, dimensions, ids);
  const shake = (ones: { weight: number }[], as: readonly { readonly weight: number }[]): void => {
    ones.forEach((one, i) => {
      one.weight = (as[i]?.weight ?? 0) * 4 ** ((generator.next() >>> 0) / 2 ** 32 - 0.5);
    });
  };
  const unmoved = heldByGate(judged, held).slice(0, most);
  let same = 0;
  for (let run = 0; run < RUNS; run += 1) {
    shake(checks, base);
    shake(dimensions, judged.dimensions);
    if (verdictFrom(weighGates(judged, sumGroups(grouped, dimensions, ids), unmoved)) === verdict) same += 1;
  }
  return { ...sure, share: same / RUNS };
};

const GENERATOR = 'xoroshiro128+';

/** A blocker, a breach or a stop holds this gate, however things are weighed. */
const isHeld = (
  { checks }: GateData,
  { breached, stops, claimed }: GateHolds,
  gate: GateId,
  from: 'blocksFrom' | 'shutsFrom',
): boolean =>
  breached > 0 ||
  (stops > 0 && claimed !== null && gateOrder[claimed] <= gateOrder[gate]) ||
  due(checks, gate, from).length > 0;

/** What the sums and the gates read of a check, and no more: a finding is large. */
export const gateFields = (check: JudgedCheck): Pick<JudgedCheck, keyof GateCheck> & { weight: number } => ({
  id: check.id,
  dimension: check.dimension,
  gate: check.gate,
  weight: check.weight,
  kind: check.kind,
  score: check.score,
  maxScore: check.maxScore,
  evidenced: check.evidenced,
  ...(check.declared && { declared: check.declared }),
  blocksFrom: check.blocksFrom,
  shutsFrom: check.shutsFrom,
});
