// The few ways in which a rule ends. Rules build every outcome with these, so that all of them mean the same.
import type { EvidenceState, Outcome, OutcomeKind, StatedFact, Support } from '../model/evidence.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { last } from '../model/problem.ts';
import { isNamed, type Part, spaced } from './logic.ts';

// Several outcomes of one kind, of which one speaks for all: the best, or the worst.

/** The highest score decides; while none scores, one that is unknown leaves it unknown. */
export const bestOf = (first: Outcome, ...others: readonly Outcome[]): Outcome => {
  const outcomes = [first, ...others];
  const best = Math.max(...outcomes.map((one) => one.best));
  const top = outcomes.reduce((a, b) => (b.score > a.score ? b : a));
  const open = outcomes.find((one) => one.kind === 'unknown');
  return { ...(top.score === 0 && open ? open : top), best };
};

/** One that is absent decides at once, else one that is unknown leaves it unknown, else the lowest score decides. */
export const worstOf = (first: Outcome, ...others: readonly Outcome[]): Outcome => {
  const outcomes = [first, ...others];
  const best = Math.min(...outcomes.map((one) => one.best));
  const deciding =
    outcomes.find((one) => one.kind === 'absent') ??
    outcomes.find((one) => one.kind === 'unknown') ??
    outcomes.reduce((a, b) => (b.score < a.score ? b : a));
  const alike = outcomes.filter(({ kind, score }) => kind === deciding.kind && score === deciding.score);
  const values = [...new Set(alike.flatMap(({ at, values: own = [at] }) => own))];
  return { ...deciding, best, ...(values.length > 1 && { values }) };
};

type More = {
  readonly support?: readonly Support[];
  readonly facts?: readonly StatedFact[];
  readonly best?: number;
  readonly values?: readonly string[];
  readonly fact?: string;
  readonly lacks?: string;
  readonly marks?: Outcome['marks'];
};

/** An outcome from its score alone: 1 is met, 0 absent, anything between partial. */
export const scored = (score: number, seen: string, at: string, more: More = {}): Outcome => {
  const kind = score >= 1 ? 'met' : score <= 0 ? 'absent' : 'partial';
  return outcome(kind, score, seen, at, more);
};

/** Holds in full: score 1. `seen` is what was found, `at` the path where it stands. */
export const met = (seen: string, at: string, more: More = {}): Outcome => outcome('met', 1, seen, at, more);

/** Half of the check: the flat score that "partial" and "partial from" earn. */
export const half = (seen: string, at: string, more: More = {}): Outcome => outcome('partial', 0.5, seen, at, more);

/** Stated not to hold: score 0. `seen` is what was found, `at` the path where it stands. */
export const absent = (seen: string, at: string, more: More = {}): Outcome => outcome('absent', 0, seen, at, more);

/** Not answered. `best` is what the check can still reach, given what is stated already. */
export const unknown = (missing: string, at: string, best = 1, more: More = {}): Outcome =>
  outcome('unknown', 0, missing, at, { ...more, best });

/** Unknown for want of what is named here, each in a word or two. */
export const notStated = (missing: readonly string[], at: string, best = 1, more: More = {}): Outcome =>
  unknown(`not stated: ${missing.join(', ')}`, at, best, more);

/** Leaves every sum. `why` says by which fact, `at` is where that stands. */
export const notApplicable = (why: string, at: string): Outcome => ({
  ...outcome('not-applicable', 0, why, at, {}),
  best: 0,
});

const outcome = (kind: OutcomeKind, score: number, seen: string, at: string, more: More): Outcome => ({
  kind,
  score,
  best: Math.max(score, more.best ?? score),
  seen,
  at,
  support: more.support ?? (score > 0 ? [{ evidencePaths: [at], points: score }] : []),
  facts: more.facts,
  values: more.values,
  fact: more.fact,
  lacks: more.lacks,
  marks: more.marks,
});

// What most rules have in common: parts judged by share or all together, a figure against its limits, several reasons.

/**
 * By share: the part of the parts that holds, 0…1. A blank part counts as not met and widens the range; all blank is
 * unknown; no parts is absent. `says` completes "3 of 5 …". Evidence counts for the parts that have it.
 */
export const byShare = (parts: readonly Part[] | undefined, says: string, at: string): Outcome => {
  if (parts === undefined) return notStated([last(at)], at);
  if (parts.length === 0) return emptyList(at);
  const best = total(parts.map(reach)) / parts.length;
  const blank = parts.filter(isBlank);
  if (blank.length === parts.length) {
    const held = blank.filter((part) => reach(part) < 1);
    const lacks = held.length > 0 ? { lacks: names(held).join(', ') } : {};
    return notStated(names(blank), at, best, { ...factsIn(parts), ...lacks });
  }
  const seen = `${parts.filter((part) => points(part) === 1).length} of ${parts.length} ${says}${shortfall(parts)}`;
  const support = parts
    .filter((part) => points(part) > 0)
    .map((part) => ({ evidencePaths: [part.evidenceAt ?? part.at], points: points(part) / parts.length }));
  const decisive = parts.find(isShort) ?? blank[0];
  return scored(total(parts.map(points)) / parts.length, seen, decisive?.at ?? at, {
    support,
    best,
    ...shortParts(parts),
    ...factsIn(parts),
  });
};

/**
 * Every part must hold: one that does not makes it absent, else a blank one unknown. Evidence is needed at `at`, or
 * where the parts say that theirs stands.
 */
export const all = (parts: readonly Part[], seen: string, at: string): Outcome => {
  const bad = parts.filter((part) => part.holds === false);
  const blank = parts.filter(isBlank);
  if (bad.length > 0) {
    const lacking = bad.flatMap((part) => part.lacking ?? []);
    const fact = lacking.length === bad.length ? { fact: lacking.join('; ') } : {};
    return absent(`not so: ${names(bad).join(', ')}`, bad[0]?.at ?? at, {
      ...shortParts(bad),
      ...factsIn(bad),
      ...fact,
    });
  }
  if (blank.length > 0) return notStated(names(blank), blank[0]?.at ?? at, 1, factsIn(parts));
  const places = [...new Set(parts.map((part) => part.evidenceAt ?? at))];
  return met(seen, at, { support: [{ evidencePaths: places, points: 1 }], ...factsIn(parts) });
};

/** Every item of a list must hold, each with evidence of its own. No items is absent. `says` completes "3 of 3 …". */
export const each = (parts: readonly Part[] | undefined, says: string, at: string): Outcome => {
  if (parts === undefined) return notStated([last(at)], at);
  if (parts.length === 0) return emptyList(at);
  const shown = parts.map((part) => ({ ...part, evidenceAt: part.evidenceAt ?? part.at }));
  return all(shown, `${parts.length} of ${parts.length} ${says}`, at);
};

/** A text must name somebody or something: `what` says whom. */
export const nonEmptyName = (what: string, name: string | undefined, at: string): Outcome =>
  name === undefined ? notStated([what], at) : (isNamed(name) ? met : absent)(`${what}: ${name}`, at);

/** A figure that should be high: met from `full`, half from `part`, else absent. */
export const atLeast = (
  value: number | undefined,
  limits: { readonly full: number; readonly part?: number },
  show: (value: number) => string,
  at: string,
): Outcome => {
  if (value === undefined) return notStated([spaced(last(at))], at);
  if (reaches(value, limits.full)) return met(show(value), at);
  if (limits.part !== undefined && reaches(value, limits.part)) return half(show(value), at);
  return absent(show(value), at);
};

/** How far what is there covers a need: wholly, by half if `stretch` times as much would, else not at all. */
export const coverage = (there: number, need: number, stretch: number): number => {
  if (reaches(there, need)) return 1;
  return reaches(there * stretch, need) ? 0.5 : 0;
};

/**
 * Reasons to doubt, each a part that does not hold: one or two leave the check at half, three make it absent. A blank
 * leaves it unknown unless every reading of the blanks ends alike.
 */
export const countDoubts = (parts: readonly Part[], seen: string, at: string): Outcome => {
  const bad = parts.filter((part) => part.holds === false);
  const blank = parts.filter(isBlank);
  const why = bad.length > 0 ? `${seen}; short of: ${names(bad).join(', ')}` : seen;
  const [first, more] = [bad[0]?.at ?? at, { ...shortParts(parts), ...factsIn(parts) }];
  if (bad.length >= 3) return absent(why, first, more);
  const settled = bad.length > 0 && bad.length + blank.length < 3;
  if (blank.length > 0 && !settled) return notStated(names(blank), blank[0]?.at ?? at, bad.length > 0 ? 0.5 : 1, more);
  if (bad.length === 0) return met(seen, at, more);
  return half(why, first, { support: [{ evidencePaths: [at], points: 0.5 }], ...more });
};

/** Compared with the tolerance that sums need: 1e-9. */
export const reaches = (value: number, limit: number): boolean => value >= limit - 1e-9;

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** So many that a reader takes them in; the others are counted. */
const MOST_NAMED = 10;

const names = (parts: readonly Part[]): readonly string[] => {
  const named = parts.slice(0, MOST_NAMED).map(({ name }) => name);
  return parts.length > named.length ? [...named, `and ${parts.length - named.length} more`] : named;
};

const points = (part: Part): number => Number(part.holds ?? 0);
const isBlank = (part: Part): boolean => part.holds === undefined;
const isShort = (part: Part): boolean => !isBlank(part) && points(part) < 1;

/** What a part can come to: a plain yes or no stays what it is. */
const reach = ({ holds, best }: Part): number => (typeof holds === 'boolean' ? Number(holds) : (best ?? holds ?? 1));

const factsIn = (parts: readonly Part[]): { readonly facts?: readonly StatedFact[] } => {
  const facts = parts.flatMap((part) => part.facts ?? []);
  return facts.length > 0 ? { facts } : {};
};

/** The parts that are stated to fall short: where they stand, and their names. */
const shortParts = (parts: readonly Part[]): Pick<More, 'values' | 'lacks'> => {
  const short = parts.filter(isShort);
  if (short.length === 0) return {};
  return {
    values: [...new Set(short.map(({ at }) => at))],
    lacks: names(short.map(({ lacking, ...part }) => ({ ...part, name: lacking ?? part.name }))).join(', '),
  };
};

/** An empty list is an answer. */
const emptyList = (at: string): Outcome => absent('the list is empty', at, { fact: describeEmpty(at) });

/** "No data sources are listed" */
export const describeEmpty = (at: string): string => `No ${listed[last(at)] ?? spaced(last(at))} are listed`;

const listed: Readonly<Record<string, string>> = {
  measures: 'KPIs',
  sources: 'data sources',
  metrics: 'quality metrics',
  team: 'team members',
};

const shortfall = (parts: readonly Part[]): string => {
  const [short, blank] = [parts.filter(isShort), parts.filter(isBlank)];
  return [
    short.length > 0 ? `; not ${names(short).join(', ')}` : '',
    blank.length > 0 ? `; not stated for ${names(blank).join(', ')}` : '',
  ].join('');
};

// The shape of a rule: options that the checklist sets, and a pure judgement over the pilot.

/** What a rule may know besides the pilot: the date of judgement, and for a `last` rule the effort of the open gaps. */
export type RuleContext = {
  /** YYYY-MM-DD. */
  readonly asOf: string;
  /** Σ likely person-days × (1 − score) over the applicable checks due by production; 0 until the others are judged. */
  readonly openEffortDays: number;
  /** The state of the best piece of evidence that a place has of its own, fresh for so many days; without it none is known. */
  readonly evidenceAt?: (place: string, freshDays: number) => EvidenceState;
};

export type Judge<O> = (pilot: Pilot, options: O, context: RuleContext) => Outcome;

/**
 * What a threshold is: any number, a share 0…1, a share above 0, a number of 0 or more, one above 0, a whole one above 0, or one of
 * these words.
 */
export type Threshold = 'number' | 'share' | 'part' | 'amount' | 'positive' | 'count' | readonly string[];

/** The options of a rule by their names. Plain data: a schema is made of them when a checklist is loaded. */
export type Options = Readonly<Record<string, Threshold>>;

/** What a rule gets: the item's `with`, which fits its options. */
export type Values<O extends Options> = {
  readonly [name in keyof O]: O[name] extends readonly (infer Word)[] ? Word : number;
};

export type Rule = {
  readonly options: Options;
  readonly judge: Judge<never>;
  /** Judged after all others, with their effort in the context. */
  readonly last: boolean;
};

export const noOptions = {} as const;

/** A rule: `options` says what the item's `with` holds; thresholds stand in the checklist and have no defaults here. */
export const rule = <const O extends Options>(options: O, judge: Judge<Values<O>>): Rule => ({
  options,
  judge: judge as Judge<never>,
  last: false,
});

/** A rule that needs the outcome of all the others. */
export const effortRule = <const O extends Options>(options: O, judge: Judge<Values<O>>): Rule => ({
  ...rule(options, judge),
  last: true,
});
