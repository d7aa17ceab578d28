// From the data of a judgement to all that follows from it: scores, gates, verdict, headline, the case against. The
// program and the what-if of an HTML page form it by this one function.
import type { GateResult, Grade } from '../model/assessment.ts';
import { gateOrder } from '../model/assessment.ts';
import type {
  Against,
  Headline,
  Judged,
  JudgedCheck,
  JudgedDuty,
  JudgedStop,
  Stop,
  Verdict,
} from '../model/verdict.ts';
import type { GateId } from '../model/vocabulary.ts';
import { caseAgainst } from './against.ts';
import { type Held, judgeGates, verdictFrom } from './gates.ts';
import { claimedGate, headlineFor } from './headline.ts';
import { sumOfAll, worthIn } from './score.ts';

export type Judgement = {
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
  readonly held: Held;
};

export const judge = (judged: Judged): Judgement => {
  const { checks, dimensions } = judged;
  const whole = sumOfAll(checks, dimensions);
  const pointsLost = new Map(checks.map((check) => [check.id, worthIn(check, whole)?.heldInScore ?? 0]));
  const claimed = claimedGate(judged.stage);
  const byId = new Map(checks.map((check) => [check.id, check]));
  const stops = claimed === null ? [] : judged.stops.filter((stop) => holds(stop, byId));
  const breached = judged.duties.filter((duty) => isBreached(duty, byId));
  const held = { breached: breached.length, stops: stops.length, claimed };
  const gates = judgeGates(judged, held);
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
export type Change = { readonly check: string; readonly to: 'met' | 'absent' | 'unknown' };

/** The same judgement if some checks stood otherwise. */
export const reassess = (judged: Judged, changes: readonly Change[]): Judgement => judge(supposed(judged, changes));

/** The data of that judgement. A check that does not apply stays as it is. */
export const supposed = (judged: Judged, changes: readonly Change[]): Judged => {
  const to = new Map(changes.map((change) => [change.check, change.to]));
  return { ...judged, checks: judged.checks.map((check) => changed(check, to.get(check.id))) };
};

const changed = (check: JudgedCheck, to: Change['to'] | undefined): JudgedCheck => {
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
