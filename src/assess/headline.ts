// The headline: what a pilot claims by its stage, beside what it is ready for.
import type { GateCondition, GateResult } from '../model/assessment.ts';
import type { Stage } from '../model/pilot/identity.ts';
import type { Headline, Judged, Stop } from '../model/verdict.ts';
import type { GateId } from '../model/vocabulary.ts';

/** The gate that a stage claims; null for idea, demo, paused, retired and a blank. */
export const claimedGate = (stage: Stage | null | undefined): GateId | null => claims[stage ?? 'idea'] ?? null;

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
export const headlineFor = (
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
    detail: stops.length > 0 ? stopWords(stops) : (told && sumAlone(told, gates, dimensions)) || null,
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

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Reasons that differ in their last words alone are one: "... without approval and a kill switch". */
const stopWords = (stops: readonly Stop[]): string => {
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
