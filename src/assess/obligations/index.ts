// The duties that the facts of a pilot bring, beside the checks: from where each comes, whom it binds, from when it
// applies, how it stands. They never move the score; no advice, and nothing is certified.
import type { Finding } from '../../model/assessment.ts';
import type { Duty, Obligation, Statute } from '../../model/obligation.ts';
import type { Claim } from '../../rules/claims.ts';
import { statusOf } from '../control.ts';
import { evidenceOf, type Ledger } from '../evidence.ts';
import type { Input } from '../input.ts';
import { statutes } from './catalogue.ts';
import { type Reading, readingOf } from './ground.ts';
import { standOf } from './state.ts';

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
