// From the data of a judgement to all that follows from it: scores, gates, verdict, headline, the case against. The
// program and the what-if of an HTML page form it by this one function.

import {
  type Assessment,
  type GateCondition,
  type GateResult,
  type Grade,
  gateOrder,
  type Robustness,
} from '../model/assessment.ts';
import type { Stage } from '../model/pilot/pilot.ts';
import {
  type Against,
  capital,
  type Headline,
  type Judged,
  type JudgedCheck,
  type JudgedDuty,
  type JudgedStop,
  type Stop,
  type Verdict,
} from '../model/verdict.ts';
import { type GateId, gateIds } from '../model/vocabulary.ts';
import { caseAgainst } from './against.ts';
import { type GateHolds, judgeGates, robustness, verdictFrom } from './gates.ts';
import { lastSum, sumByGate, worthIn } from './score.ts';

// The headline: what a pilot claims by its stage, beside what it is ready for.

/** The gate that a stage claims; null for idea, demo, paused, retired and a blank. */
const claimedGate = (stage: Stage | null | undefined): GateId | null => claims[stage ?? 'idea'] ?? null;

const claims: Readonly<Partial<Record<Stage, GateId>>> = { pilot: 'pilot', production: 'production', scaled: 'scale' };

const readiness: Readonly<Record<GateId, string>> = {
  pilot: 'ready to pilot',
  production: 'ready for production',
  scale: 'ready to scale',
};

const already: Readonly<Record<GateId, string>> = {
  pilot: 'already with real users',
  production: 'already in production',
  scale: 'already scaled',
};

const ended: Readonly<Partial<Record<Stage, string>>> = { paused: 'Paused. ', retired: 'Retired. ' };

/** `stops` are those that hold; the gates are judged with them. */
const headlineFor = (
  { stage, dimensions }: Pick<Judged, 'stage' | 'dimensions'>,
  gates: readonly GateResult[],
  stops: readonly Stop[],
): Headline => {
  const claimed = gates.find(({ gate }) => gate.id === claimedGate(stage));
  const next = gates.find(({ state }) => state !== 'open');
  const ready = next === undefined ? gates.at(-1) : gates[gates.indexOf(next) - 1];
  const told = claimed !== undefined && claimed.state !== 'open' ? claimed : next;
  return {
    words: (ended[stage ?? 'idea'] ?? '') + words(claimed, ready, next),
    detail: stops.length > 0 ? describeStops(stops) : (told && sumAlone(told, gates, dimensions)) || null,
    claimed: claimed?.gate.id ?? null,
    claimedState: claimed?.state ?? null,
    ready: ready?.gate.id ?? null,
    next: next?.gate.id ?? null,
    nextState: next?.state ?? null,
  };
};

const words = (
  claimed: GateResult | undefined,
  ready: GateResult | undefined,
  next: GateResult | undefined,
): string => {
  if (claimed !== undefined && claimed.state !== 'open') {
    return `${capital(not(claimed))}, and ${already[claimed.gate.id]}`;
  }
  if (ready === undefined) return next === undefined ? 'No gate is asked for' : capital(not(next));
  const reached = capital(readiness[ready.gate.id]);
  return next === undefined ? reached : `${reached}, ${not(next)}`;
};

const not = ({ gate, state }: GateResult): string =>
  `${state === 'shut' ? 'not' : 'not known to be'} ${readiness[gate.id]}`;

/** Reasons that differ in their last words alone are one: "... without approval and a kill switch". */
const describeStops = (stops: readonly Stop[]): string => {
  const reasons = stops.map(({ reason }) => reason.split(WITHOUT));
  const subjects = [...new Set(reasons.map(([subject = '']) => subject))];
  const words = subjects.map((subject) => {
    const lacking = reasons.flatMap(([own, ...rest]) => (own === subject ? rest : []));
    return [subject, ...(lacking.length > 0 ? [lacking.join(' and without ')] : [])].join(WITHOUT);
  });
  return `Stop or restrict: ${words.join('; ')}`;
};

const WITHOUT = ' without ';

/** "score at best 71, 75 needed" where nothing but a sum shuts the gate; undefined where something else does too. */
const sumAlone = (
  told: GateResult,
  gates: readonly GateResult[],
  dimensions: Judged['dimensions'],
): string | undefined => {
  if (told.state !== 'shut') return undefined;
  const upTo = gates.slice(0, gates.indexOf(told) + 1);
  const failing = upTo.flatMap((result) =>
    result.conditions.filter((one) => !one.possible && !one.id.startsWith('gate.')).map((one) => ({ result, one })),
  );
  if (failing.some(({ one }) => !isSum(one))) return undefined;
  const own = failing.filter(({ result }) => result === told);
  const parts = (own.length > 0 ? own : failing).map(({ result, one }) => {
    const gate = result === told ? '' : `${result.gate.id} gate: `;
    return `${gate}${sumName(one, dimensions)} at best ${rounded(one.atBest)}, ${one.required} needed`;
  });
  return parts.length === 0 ? undefined : parts.slice(0, MOST).join('; ');
};

const MOST = 2;

const isSum = ({ id }: GateCondition): boolean =>
  id === 'score' || id === 'evidenced-score' || id.startsWith('dimension.');

const sumName = ({ id }: GateCondition, dimensions: Judged['dimensions']): string => {
  if (!id.startsWith('dimension.')) return id === 'score' ? 'score' : 'evidenced score';
  const wanted = id.slice('dimension.'.length);
  return dimensions.find((one) => one.id === wanted)?.title ?? wanted;
};

/** One decimal at most, rounded down, as scores are shown. */
const rounded = (value: number | null): number => Math.floor((value ?? 0) * 10 + 1e-8) / 10;

export type Reassessment = {
  /** The readiness score and what stands beside it, over all checks. */
  readonly grade: Grade;
  /** In the order of the dimensions. */
  readonly dimensions: readonly Grade[];
  readonly gates: readonly GateResult[];
  readonly verdict: Verdict;
  readonly headline: Headline;
  readonly stops: readonly Stop[];
  readonly against: readonly Against[];
  /** Points of the readiness score, 0…100, that each check holds back. */
  readonly pointsLost: ReadonlyMap<string, number>;
  /** What shut gates besides the sums. */
  readonly held: GateHolds;
};

/**
 * Judges again from the data of `Judged` alone: sums, gates, verdict, headline, stops and the case against. Scores are
 * 0…100, null where nothing applies. No rule is run and no file read, so that a page in a browser can do it.
 */
export const judge = (judged: Judged): Reassessment => {
  const { checks, dimensions } = judged;
  const sums = sumByGate(checks, dimensions, gateIds);
  const whole = lastSum(sums);
  const pointsLost = new Map(checks.map((check) => [check.id, worthIn(check, whole)?.heldInScore ?? 0]));
  const claimed = claimedGate(judged.stage);
  const byId = new Map(checks.map((check) => [check.id, check]));
  const stops = claimed === null ? [] : judged.stops.filter((stop) => holds(stop, byId));
  const breached = judged.duties.filter((duty) => isBreached(duty, byId));
  const held = { breached: breached.length, stops: stops.length, claimed };
  const gates = judgeGates(judged, held, sums);
  const told = stops.map(({ check, reason }) => ({ check, reason }));
  const due = laterGate(gates, claimed);
  return {
    grade: whole.grade,
    dimensions: whole.dimensions.map(({ grade }) => grade),
    gates,
    verdict: verdictFrom(gates),
    headline: headlineFor(judged, gates, told),
    stops: told,
    against: caseAgainst({ judged, stops, breached, due, pointsLost: (id) => pointsLost.get(id) ?? 0 }),
    pointsLost,
    held,
  };
};

/** Of an assessment that is shown with it: most reports leave it out. */
export const robustnessFor = ({ judged }: Pick<Assessment, 'judged'>, seed?: number): Robustness | null =>
  robustness(judged, judge(judged), seed);

/** A stop falls away where the check that tells it, or a safeguard against it, is met. */
const holds = ({ check, unless }: JudgedStop, checks: ReadonlyMap<string, JudgedCheck>): boolean =>
  ![check, ...unless].some((id) => checks.get(id)?.kind === 'met');

/**
 * A duty in force is breached where it is answered absent, or where it is not answered and every check that could show it
 * is stated absent or planned.
 */
export const isBreached = (
  { counts, answer, checks, forbidden }: Pick<JudgedDuty, 'counts' | 'answer' | 'checks' | 'forbidden'>,
  byId: ReadonlyMap<string, Pick<JudgedCheck, 'kind' | 'declared'>>,
): boolean => {
  const known = checks.flatMap((id) => byId.get(id) ?? []);
  if (forbidden) return known.every(({ kind }) => kind !== 'met');
  if (!counts) return false;
  if (answer !== null && answer !== 'unknown') return answer === 'absent';
  // What does not apply could not show it; what was declared away could.
  const able = known.filter(({ kind, declared }) => kind !== 'not-applicable' || declared === 'counts');
  return able.length > 0 && able.every(({ kind }) => kind === 'absent' || kind === 'planned');
};

/** By which gate things count as due: the later of the next gate and the claimed one; the last where all are open. */
const laterGate = (gates: readonly GateResult[], claimed: GateId | null): GateId => {
  const next = gates.find(({ state }) => state !== 'open')?.gate.id ?? gates.at(-1)?.gate.id ?? 'scale';
  return claimed !== null && gateOrder[claimed] > gateOrder[next] ? claimed : next;
};

/** What a reader of a report may suppose of a check. */
export type SupposedChange = { readonly check: string; readonly to: 'met' | 'absent' | 'unknown' };

/** The same judgement if some checks stood otherwise. */
export const reassess = (judged: Judged, changes: readonly SupposedChange[]): Reassessment =>
  judge(supposed(judged, changes));

/** The data of that judgement. A check that does not apply stays as it is. */
export const supposed = (judged: Judged, changes: readonly SupposedChange[]): Judged => {
  const to = new Map(changes.map((change) => [change.check, change.to]));
  return { ...judged, checks: judged.checks.map((check) => changed(check, to.get(check.id))) };
};

const changed = (check: JudgedCheck, to: SupposedChange['to'] | undefined): JudgedCheck => {
  if (to === undefined || check.kind === 'not-applicable') return check;
  const score = to === 'met' ? 1 : 0;
  const maxScore = to === 'absent' ? 0 : 1;
  const blocks = check.blocker && !check.waived && to !== 'met';
  return {
    ...check,
    kind: to,
    score,
    maxScore,
    evidenced: Math.min(check.evidenced, score),
    blocksFrom: blocks ? check.gate : null,
    shutsFrom: blocks && to === 'absent' ? check.gate : null,
    fact: to === 'absent' ? check.ifAbsent : check.fact,
    place: check.at,
    values: [check.at.path],
    marks: check.marks.filter(
      (mark) => mark === 'measured' || mark === 'derived' || (mark === 'harm' && to === 'absent'),
    ),
  };
};
