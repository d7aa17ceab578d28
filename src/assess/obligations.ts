// The duties that the facts of a pilot bring, beside the checks: from where each comes, whom it binds, from when it
// applies, how it stands. They never move the score; no advice, and nothing is certified.

import type { Finding } from '../model/assessment.ts';
import type { Duty, Obligation, ObligationState, Statute } from '../model/obligation.ts';
import type { Control } from '../model/pilot/data.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import type { Status } from '../model/vocabulary.ts';
import { statutes } from '../read/vocabulary.ts';
import { type Claim, everyOf } from '../rules/logic.ts';
import { riskTier } from '../rules/risk-tier.ts';
import { reasonOf, statusOf } from './evaluate.ts';
import { evidenceOf, type Ledger } from './evidence.ts';
import type { Input } from './input.ts';
import { grounds, mayBeAnnexIII } from './obligation-grounds.ts';

// Why a duty is here: whether its grounds hold, in words, and from when it applies on this pilot.

/** Holds the readings of one pilot: many duties hang on the same ones. */
export type Reading = {
  readonly claimOf: (duty: Duty) => Claim;
  readonly ruleOf: (duty: Duty, statute: Statute) => string;
  readonly dateOf: (duty: Duty) => string | undefined;
  /** A prohibited practice is listed, or the answers leave that open. */
  readonly isProhibited: boolean;
};

export const readingOf = (pilot: Pilot, asOf: string): Reading => {
  const found = new Map<string, Claim>();
  const ground = (name: string): Claim => {
    const known = found.get(name) ?? groundNamed(name).holds(pilot, asOf);
    found.set(name, known);
    return known;
  };
  const early = mayBeAnnexIII(pilot, asOf);
  const tier = tierWords(pilot, asOf);
  return {
    claimOf: ({ when }) => {
      const claims = when.map(ground);
      return claims.find(({ truth }) => truth === false) ?? everyOf(claims); // most duties bind few pilots
    },
    ruleOf: ({ when }, { force }) => {
      if (when.length === 0) return force === 'voluntary' ? 'voluntary, for every pilot' : 'every pilot';
      const words = when.map((name) => groundNamed(name).words);
      return (when.some(isOfTier) ? [tier, ...words] : words).join('; ');
    },
    dateOf: ({ from, from_annex_i }) => (early ? from : (from_annex_i ?? from)),
    isProhibited: riskTier(pilot, asOf).prohibited !== false,
  };
};

const groundNamed = (name: string) => {
  const found = Object.hasOwn(grounds, name) ? grounds[name] : undefined;
  if (found === undefined) throw new Error(`no ground ${name}`);
  return found;
};

const isOfTier = (name: string): boolean => ['ai-act', 'high-risk', 'annex-iii', 'exempted'].includes(name);

/** The tier with the rule that decided it, or the rules that blanks leave open. */
const tierWords = (pilot: Pilot, asOf: string): string => {
  const { tier, rules, high, prohibited } = riskTier(pilot, asOf);
  if (tier !== undefined) return `tier ${tier} by rule ${rules.join(' or ')}`;
  const grave = high !== false || prohibited !== false;
  return `tier unresolved${grave ? ', treated as high-risk' : ''}, rules ${rules.toSorted().join(', ')} open`;
};

// How one duty stands: shown by checks that are met and by the team's answer, or what is still wanting.

/** Everything that decides how a duty stands. */
export type Standing = {
  readonly duty: Duty;
  readonly findings: ReadonlyMap<string, Finding>;
  readonly answer: Control | undefined;
  readonly inForce: boolean;
  /** The stated facts do not rule out what the duty forbids; said even where the check of it is not asked for. */
  readonly breached?: boolean;
};

export type Stand = {
  readonly state: ObligationState;
  readonly shownBy: readonly string[];
  readonly openChecks: readonly string[];
  readonly remedy: string | null;
};

export const standOf = ({ duty, findings, answer, inForce, breached = false }: Standing): Stand => {
  const named = duty.shown_by.flatMap((id) => findings.get(id) ?? []);
  const checks = named.filter(({ kind }) => kind !== 'not-applicable');
  const lacking = checks.filter(({ kind }) => kind !== 'met');
  const status = statusOf(answer);
  const parts = {
    shownBy: checks.filter(({ kind }) => kind === 'met').map(({ item }) => item.id),
    openChecks: lacking.map(({ item }) => item.id),
  };
  if (status === 'not-applicable' && duty.absolute === undefined) {
    return { state: 'declared-away', ...parts, remedy: `declared not to apply: ${reasonOf(answer) ?? ''}` };
  }
  const asks = duty.asks === true || checks.length === 0 || isLeftOut(duty, named);
  const isBreached = breached && named.every(({ kind }) => kind !== 'met');
  const state = isBreached ? 'open' : stateBy(lacking.length, asks, status);
  if (state === 'shown') return { state, ...parts, remedy: null };
  const remedy =
    isBreached && lacking.length === 0
      ? REMEDY_OF_BREACH
      : remedyFor(duty, lacking, state) + (asks && lacking.length > 0 && status !== 'in-place' ? andAnswer(duty) : '');
  return { state: inForce ? state : 'upcoming', ...parts, remedy };
};

const REMEDY_OF_BREACH =
  'drop every practice that is listed under governance.classification.prohibited_practices, or answer what is blank there';

/** A check that is declared away, or that the organisation's checklist does not ask for, shows nothing. */
const isLeftOut = ({ shown_by }: Duty, named: readonly Finding[]): boolean =>
  named.length < shown_by.length || named.some(({ declared }) => declared === 'counts');

const andAnswer = ({ id }: Duty): string => `; then answer governance.obligations.${id}`;

/** A check that falls short, or an answer that says so, is open; only where nothing says so is the answer awaited. */
const stateBy = (lacking: number, asks: boolean, status: Status): 'shown' | 'open' | 'to-be-answered' => {
  const denied = status === 'partial' || status === 'planned' || status === 'absent';
  if (lacking > 0 || denied) return 'open';
  return asks && status !== 'in-place' ? 'to-be-answered' : 'shown';
};

const remedyFor = ({ id }: Duty, lacking: readonly Finding[], state: ObligationState): string => {
  const [first, ...more] = lacking;
  if (first !== undefined) {
    const others = more.length === 0 ? '' : `; also ${more.map(({ item }) => item.id).join(', ')}`;
    return `${first.item.fix.do} (${first.item.id})${others}`;
  }
  return state === 'to-be-answered'
    ? `answer governance.obligations.${id}`
    : `bring it into place, then say so under governance.obligations.${id}`;
};

/** Duties that may be due: those whose grounds hold, and those that a blank answer leaves open. */
export const obligationsOf = (input: Input, findings: readonly Finding[], ledger: Ledger): readonly Obligation[] => {
  const reading = readingOf(input.pilot, input.asOf);
  const look: Look = { input, reading, ledger, findings: new Map(findings.map((one) => [one.item.id, one])) };
  return statutes.flatMap((statute) =>
    statute.duties.flatMap((duty) => {
      const claim = reading.claimOf(duty);
      return claim.truth === false ? [] : [obligationOf(duty, statute, claim, look)];
    }),
  );
};

type Look = {
  readonly input: Input;
  readonly reading: Reading;
  readonly ledger: Ledger;
  readonly findings: ReadonlyMap<string, Finding>;
};

const obligationOf = (duty: Duty, statute: Statute, claim: Claim, look: Look): Obligation => {
  const { input, reading, findings } = look;
  const answer = input.pilot.governance.obligations[duty.id];
  const date = reading.dateOf(duty);
  const inForce = date === undefined || date <= input.asOf;
  const isOpen = duty.unconfirmed !== undefined;
  const breached = duty.absolute === true && reading.isProhibited;
  return {
    id: duty.id,
    clause: duty.clause,
    title: duty.title,
    statute: statute.title,
    statement: duty.says ?? duty.title,
    force: statute.force,
    binding: statute.force !== 'voluntary',
    binds: duty.binds,
    rule: reading.ruleOf(duty, statute),
    facts: claim.facts,
    missing: claim.missing,
    from: isOpen ? null : (date ?? null),
    planned: isOpen ? (date ?? null) : null,
    unconfirmed: duty.unconfirmed ?? null,
    inForce,
    ...standOf({ duty, findings, answer, inForce, breached }),
    answer: answer === undefined ? null : statusOf(answer),
    note: duty.note ?? null,
    about: statute.note,
    at: input.document.locate(placeOf(duty, answer === undefined, claim)),
    evidence: answer === undefined ? [] : evidenceAt(`governance.obligations.${duty.id}`, look),
  };
};

/** The answer; else the blank that keeps the duty open; else the fact that brought it. */
const placeOf = ({ id }: Duty, isBlank: boolean, { missing, facts }: Claim): string =>
  isBlank ? (missing[0] ?? facts.at(-1)?.path ?? 'governance.obligations') : `governance.obligations.${id}`;

const FRESH_DAYS = 365;

const evidenceAt = (at: string, { input, ledger }: Look): Obligation['evidence'] => {
  const support = [{ places: [at], points: 1, own: true as const }];
  const answered = { kind: 'met' as const, score: 1, best: 1, seen: '', at, support };
  return evidenceOf(ledger, input.looks ?? new Map(), input.asOf)(answered, FRESH_DAYS).evidence;
};

/** The duties of an assessment that a check helps to show, for whoever explains the check. */
export const obligationsShownBy = (obligations: readonly Obligation[], check: string): readonly Obligation[] =>
  obligations.filter(({ shownBy, openChecks }) => shownBy.includes(check) || openChecks.includes(check));
