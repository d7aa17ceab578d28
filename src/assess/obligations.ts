// The duties that the facts of a pilot bring, beside the checks: from where each comes, whom it binds, from when it
// applies, how it stands. They never move the score; no advice, and nothing is certified.

import type { Control } from '../model/fields.ts';
import {
  type Duty,
  isCertain,
  type Obligation,
  type ObligationState,
  type RuledOutBy,
  type Statute,
} from '../model/obligation.ts';
import { roles } from '../model/pilot/governance.ts';
import { outputKinds, type Pilot, pilotSchema } from '../model/pilot/pilot.ts';
import { bare, enumValues, isList, isTruth, partSchema, type Schema } from '../model/schema.ts';
import { type Claim, everyOf, type Truth } from '../rules/logic.ts';
import { allHold, groundHolds, groundNamed, statutes } from '../rules/regulations.ts';
import { riskTier } from '../rules/risk-tier.ts';
import { controlStatus, type Input, makeBench, statedReason } from './evaluate.ts';
import { judgePiece, type Pieces } from './evidence.ts';
import type { UnscoredFinding } from './findings.ts';
import { isBreached } from './reassess.ts';

/**
 * Duties that may be due: those whose grounds hold, and those that a blank answer leaves open. In the order of what they
 * can do: breached, prohibited, in force and unanswered, upcoming by date, met, voluntary. What would rule an open one
 * out is not looked for here: see ruledOut.
 */
export const findObligations = (
  input: Input,
  findings: readonly UnscoredFinding[],
  pieces: Pieces,
): readonly Obligation[] => {
  const look: Look = {
    input,
    pieces,
    findings: new Map(findings.map((one) => [one.item.id, one])),
    tier: describeTier(input.pilot),
    isProhibited: isProhibited(input),
  };
  return statutes
    .flatMap((statute) => {
      const claim = allHold(statute.when, input.pilot);
      return claim.truth === false ? [] : statute.duties.flatMap((duty) => asked(duty, statute, claim, look));
    })
    .toSorted(byRank);
};

type Look = {
  readonly input: Input;
  readonly pieces: Pieces;
  readonly findings: ReadonlyMap<string, UnscoredFinding>;
  readonly tier: string;
  readonly isProhibited: Truth;
};

/** Whether a practice is listed whose day has come; open while the answers leave it open, or its day is still to come. */
const isProhibited = ({ pilot, asOf }: Input): Truth => {
  const { prohibited, from } = riskTier(pilot);
  return prohibited === true && from !== undefined && from > asOf ? undefined : prohibited;
};

const asked = (duty: Duty, statute: Statute, law: Claim, look: Look): readonly Obligation[] => {
  const own = allHold(duty.when, look.input.pilot);
  return own.truth === false ? [] : [makeObligation(duty, statute, everyOf([law, own]), look)];
};

const makeObligation = (duty: Duty, statute: Statute, claim: Claim, look: Look): Obligation => {
  const { input, findings } = look;
  const answer = input.pilot.governance.obligations[duty.id];
  const date = startDate(duty, input.pilot);
  const inForce = date === undefined || date <= input.asOf;
  const isOpen = duty.unconfirmed !== undefined;
  const missing = [...new Set(claim.missing)];
  return {
    id: duty.id,
    clause: duty.clause,
    title: duty.title,
    statute: statute.title,
    statement: duty.says ?? duty.title,
    force: statute.force,
    binding: statute.force !== 'voluntary',
    binds: duty.binds,
    rule: describeRule(whenById.get(duty.id) ?? [], statute, look),
    facts: claim.facts,
    missing,
    ruledOutBy: [],
    from: isOpen ? null : (date ?? null),
    planned: isOpen ? (date ?? null) : null,
    unconfirmed: duty.unconfirmed ?? null,
    inForce,
    ...standingState({
      duty,
      isVoluntary: statute.force === 'voluntary',
      findings,
      answer,
      inForce,
      isCertain: missing.length === 0,
      isProhibited: duty.absolute === true ? look.isProhibited : false,
    }),
    answer: answer === undefined ? null : controlStatus(answer),
    note: duty.note ?? null,
    about: statute.note,
    at: input.document.locate(obligationPlace(duty, answer === undefined, claim)),
    evidence: answer === undefined ? [] : evidenceAt(`governance.obligations.${duty.id}`, look),
  };
};

/** By Annex I alone the later date; a later start for those whom the duty names. */
const startDate = ({ from, from_annex_i: annexI, later }: Duty, pilot: Pilot): string | undefined => {
  if (later !== undefined && groundHolds(later.when, pilot).truth === true) return later.from;
  return groundHolds('annex-iii', pilot).truth === false ? (annexI ?? from) : from;
};

const describeRule = (when: readonly string[], { force }: Statute, { tier }: Look): string => {
  if (when.length === 0) return force === 'voluntary' ? 'voluntary, for every pilot' : 'every pilot';
  const hasTier = when.some(isOfTier);
  const words = when.filter((name) => !hasTier || name !== 'ai-act-or-model').map(describeGround);
  return [...new Set(hasTier ? [tier, ...words] : words)].join('; ');
};

/** A ground in words, to follow "because of"; that of its contrary too. */
export const describeGround = (name: string): string =>
  name.startsWith('not ') ? `not ${groundNamed(name.slice(4)).words}` : groundNamed(name).words;

const isOfTier = (name: string): boolean =>
  ['ai-act', 'ai-act-in-full', 'high-risk', 'annex-iii', 'exempted'].includes(name);

/** The tier with the rule that decided it, or the rules that blanks leave open. */
const describeTier = (pilot: Pilot): string => {
  const { tier, rules, high, prohibited } = riskTier(pilot);
  if (tier !== undefined) return `tier ${tier} by rule ${rules.join(' or ')}`;
  const grave = high !== false || prohibited !== false;
  return `tier unresolved${grave ? ', treated as high-risk' : ''}, rules ${rules.toSorted().join(', ')} open`;
};

/** The answer; else the blank that keeps the duty open; else the fact that brought it. */
const obligationPlace = ({ id }: Duty, isBlank: boolean, { missing, facts }: Claim): string =>
  isBlank ? (missing[0] ?? facts.at(-1)?.path ?? 'governance.obligations') : `governance.obligations.${id}`;

const FRESH_DAYS = 365;

const evidenceAt = (at: string, { input, pieces }: Look): Obligation['evidence'] =>
  (pieces.get(at) ?? []).map((piece) => {
    const { ref, state, why } = judgePiece(piece, undefined, FRESH_DAYS, makeBench(input));
    return { ref, state, why };
  });

// How one duty stands: shown by checks that are met and by the team's answer, breached, or what is still wanting.

/** Everything that decides how a duty stands. */
export type DutyInputs = {
  readonly duty: Duty;
  readonly isVoluntary: boolean;
  readonly findings: ReadonlyMap<string, UnscoredFinding>;
  readonly answer: Control | undefined;
  readonly inForce: boolean;
  /** Stated facts bring it, not a blank that could still take it away. */
  readonly isCertain: boolean;
  /** Whether the stated facts are what the duty forbids; said even where no check asks about it. */
  readonly isProhibited: Truth;
};

export type DutyState = {
  readonly state: ObligationState;
  readonly shownBy: readonly string[];
  readonly openChecks: readonly string[];
  readonly remedy: string | null;
};

/** See obligationStates for what each state means. */
export const standingState = (standing: DutyInputs): DutyState => {
  const { duty, answer, isVoluntary, isProhibited: forbidden } = standing;
  const named = duty.shown_by.flatMap((id) => standing.findings.get(id) ?? []);
  const checks = named.filter(({ kind }) => kind !== 'not-applicable');
  const lacking = checks.filter(({ kind }) => kind !== 'met');
  const status = controlStatus(answer);
  const parts = {
    shownBy: checks.filter(({ kind }) => kind === 'met').map(({ item }) => item.id),
    openChecks: lacking.map(({ item }) => item.id),
  };
  if (status === 'not-applicable' && duty.absolute === undefined) {
    return { state: 'declared-away', ...parts, remedy: `declared not to apply: ${statedReason(answer) ?? ''}` };
  }
  const asks = duty.asks === true || checks.length === 0 || isLeftOut(duty, named);
  const isUnshown = named.every(({ kind }) => kind !== 'met');
  const isForbidden = forbidden === true && isUnshown;
  const isMet =
    (forbidden === false || !isUnshown) &&
    lacking.length === 0 &&
    (status === 'in-place' || (!asks && status === 'unknown'));
  const remedy = isMet ? null : remedyFor(standing, lacking, asks);
  if (isVoluntary) return { state: 'voluntary', ...parts, remedy };
  if (isMet) return { state: 'met', ...parts, remedy };
  if (!standing.inForce) return { state: 'upcoming', ...parts, remedy };
  const given = { counts: standing.isCertain, answer: status, checks: duty.shown_by, forbidden: isForbidden };
  const breached = isForbidden || isBreached(given, standing.findings);
  return { state: breached ? 'breached' : 'to-be-answered', ...parts, remedy };
};

const REMEDY_OF_PRACTICE =
  'drop every practice that is listed under governance.classification.prohibited_practices, or answer what is blank there';

/** A check that is declared away, or that the organisation's checklist does not ask for, shows nothing. */
const isLeftOut = ({ shown_by }: Duty, named: readonly UnscoredFinding[]): boolean =>
  named.length < shown_by.length || named.some(({ declared }) => declared === 'counts');

const remedyFor = (
  { duty, answer, isProhibited: forbidden }: DutyInputs,
  lacking: readonly UnscoredFinding[],
  asks: boolean,
) => {
  const [first, ...more] = lacking;
  const status = controlStatus(answer);
  const own = `governance.obligations.${duty.id}`;
  if (first !== undefined) {
    const others = more.length === 0 ? '' : `; also ${more.map(({ item }) => item.id).join(', ')}`;
    const then = asks && status !== 'in-place' ? `; then answer ${own}` : '';
    return `${first.item.fix.do} (${first.item.id})${others}${then}`;
  }
  if (forbidden !== false) return REMEDY_OF_PRACTICE;
  const denied = status === 'partial' || status === 'planned' || status === 'absent';
  return denied ? `bring it into place, then say so under ${own}` : `answer ${own}`;
};

const byRank = (a: Obligation, b: Obligation): number =>
  stateRank(a) - stateRank(b) || inText(effectiveFrom(a), effectiveFrom(b));

/** Dates as they are written sort as text. */
const inText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const stateRank = (one: Obligation): number => {
  if (one.state === 'to-be-answered') return isCertain(one) ? 2 : 3;
  return ranks[one.state];
};

const ranks = { breached: 0, upcoming: 4, met: 5, 'declared-away': 6, voluntary: 7 } as const;

/** By date where it is still to come; what stands in force keeps the order of the laws. */
const effectiveFrom = ({ state, from, planned }: Obligation): string =>
  state === 'upcoming' ? (from ?? planned ?? '') : '';

// Which answer would take a duty off the list that only a blank keeps on it.

/** With the answers that would rule each open duty out, as far as one answer alone does. */
export const ruledOut = (obligations: readonly Obligation[], pilot: Pilot): readonly Obligation[] => {
  const trials = new Map<string, readonly Trial[]>();
  const trialsAt = (path: string): readonly Trial[] => {
    const known = trials.get(path) ?? trialsFor(path, pilot);
    trials.set(path, known);
    return known;
  };
  return obligations.map((one) => {
    const when = whenById.get(one.id);
    if (one.missing.length === 0 || when === undefined) return one;
    const ruledOutBy = alone(one.missing).flatMap((path): readonly RuledOutBy[] => {
      const answers = trialsAt(path).filter((trial) => allHold(when, trial.pilot).truth === false);
      return answers.length === 0 ? [] : [{ path, answers: answers.map(({ answer }) => answer) }];
    });
    return { ...one, ruledOutBy };
  });
};

/** Blanks of one list of which an answer alone may still rule a duty out: where more are open, the others keep it. */
const MOST_OF_A_LIST = 10;

const alone = (missing: readonly string[]): readonly string[] => {
  const list = (path: string): string => path.replaceAll(/\[\d+\]/g, '[]');
  const counts = new Map<string, number>();
  for (const path of missing) counts.set(list(path), (counts.get(list(path)) ?? 0) + 1);
  return missing.filter((path) => (counts.get(list(path)) ?? 0) <= MOST_OF_A_LIST);
};

const whenById: ReadonlyMap<string, readonly string[]> = new Map(
  statutes.flatMap(({ when, duties }) => duties.map((duty) => [duty.id, [...when, ...duty.when]] as const)),
);

/** One answer to a blank, with the pilot that it makes. */
type Trial = { readonly answer: string; readonly pilot: Pilot };

const trialsFor = (path: string, pilot: Pilot): readonly Trial[] => {
  const keys = path.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
  const schema = keys.reduce<Schema | undefined>(
    (found, key) => found && partSchema(found, /^\d+$/.test(key) ? Number(key) : key),
    bare(pilotSchema),
  );
  if (schema === undefined || path === 'pilot.jurisdictions') return [];
  return answersTo(schema, path).map(([answer, value]) => ({ answer, pilot: withValue(pilot, keys, value) as Pilot }));
};

/** Lists that no pilot can truly leave empty. */
const listsThatSaySomething: Readonly<Record<string, readonly string[]>> = {
  'pilot.output': outputKinds,
  'governance.classification.roles': roles,
};

/** Every word alone, yes and no, and the empty list where none may hold. */
const answersTo = (schema: Schema, path: string): readonly (readonly [string, unknown])[] => {
  if (isTruth(schema))
    return [
      ['false', false],
      ['true', true],
    ];
  if (path.endsWith('.personal_data')) return enumValues(schema).map((word) => [word, [word]] as const);
  const kinds = listsThatSaySomething[path];
  if (kinds !== undefined) return kinds.map((word) => [`[${word}]`, [word]] as const);
  if (isList(schema)) return [['[]', []]];
  return enumValues(schema).map((word) => [word, word] as const);
};

const withValue = (whole: unknown, [key, ...rest]: readonly string[], value: unknown): unknown => {
  if (key === undefined) return value;
  if (Array.isArray(whole)) return whole.map((part, i) => (String(i) === key ? withValue(part, rest, value) : part));
  const map = Object(whole) as Readonly<Record<string, unknown>>;
  return { ...map, [key]: withValue(map[key], rest, value) };
};
