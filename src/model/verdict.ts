// What a judgement comes to: the state of each gate, the verdict, the headline, and what is stated against the pilot.
// All of it is plain data, formed by assess/reassess.ts from the data of `Judged`; an HTML page can form it again.

import type { Gate } from './checklist.ts';
import type { DeclaredAway, OutcomeKind } from './evidence.ts';
import type { Stage } from './pilot/pilot.ts';
import type { Place } from './problem.ts';
import type { DimensionId, GateId } from './vocabulary.ts';

/**
 * `open`: every condition holds as things stand. `shut`: something stated holds it shut, or a condition fails even at
 * best. `undecided`: nothing stated speaks against it, and too little speaks for it.
 */
export const gateStates = ['open', 'undecided', 'shut'] as const;
export type GateState = (typeof gateStates)[number];

/** Undecided: no gate is open, and nothing that is stated shuts the pilot gate. */
export const verdicts = [
  'undecided',
  'not-ready-to-pilot',
  'ready-to-pilot',
  'ready-for-production',
  'ready-to-scale',
] as const;
export type Verdict = (typeof verdicts)[number];

/** What the pilot claims by its stage, beside what it is ready for. */
export type Headline = {
  /** "Not ready for production, and already in production". */
  readonly words: string;
  /** What the second line says where there is more to say: a stop with its reason, or the sum that alone shuts the gate. */
  readonly detail: string | null;
  /** The gate that the stage claims; null for idea, demo, paused, retired and a blank. */
  readonly claimed: GateId | null;
  readonly claimedState: GateState | null;
  /** The last gate open in unbroken order; null where none is. */
  readonly ready: GateId | null;
  /** The first gate that is not open; null where all are. */
  readonly next: GateId | null;
  readonly nextState: GateState | null;
};

/** A reason to stop or restrict a pilot that is in use, told by the finding of this check. It shuts the claimed gate. */
export type Stop = { readonly check: string; readonly reason: string };

/**
 * 1 a stop · 2 a breached duty · 3 a due blocker, harm, or a prohibited practice outside the EU · 4 a blocker due later ·
 * 5 due · 6 the rest · 7 computed from other gaps.
 */
export const againstClasses = [1, 2, 3, 4, 5, 6, 7] as const;
export type AgainstClass = (typeof againstClasses)[number];
/** The class of checks computed from other gaps, which are counted nowhere. */
export const COMPUTED = 7 satisfies AgainstClass;

export const againstKinds = ['check', 'duty', 'contradiction'] as const;
export type AgainstKind = (typeof againstKinds)[number];

/** One line of the case against a pilot: a stated failure, first things first. */
export type Against = {
  /** The id of the check, the duty or the contradiction. */
  readonly id: string;
  readonly kind: AgainstKind;
  readonly class: AgainstClass;
  /** The fact in at most 100 characters: "15% of answers wrong or invented, limit 2%". */
  readonly fact: string;
  /** Where the value that decides stands. */
  readonly at: Place;
  /** The gate by which it is due for this pilot; null for a duty and for a contradiction that touches no check. */
  readonly gate: GateId | null;
  /** Points of the readiness score, 0…100, that this check alone holds back; 0 for what is no check. */
  readonly pointsLost: number;
  /** Other checks that fall short by the same value. */
  readonly also: readonly string[];
};

/** How many lines of the case against come after the first `shown`, but for what is computed from other gaps. */
export const unshownAgainst = (against: readonly Pick<Against, 'class'>[], shown: number): number =>
  against.slice(shown).filter((one) => one.class !== COMPUTED).length;

/** A check as the sums, the gates and `against` need it. A finding is one, with its item and its evidence beside. */
export type JudgedCheck = {
  readonly id: string;
  readonly dimension: DimensionId;
  /** The gate by which the check is due for this pilot. */
  readonly gate: GateId;
  readonly weight: number;
  readonly kind: OutcomeKind;
  /** 0…1, as are `maxScore` and `evidenced`. */
  readonly score: number;
  /** The score at best: if every blank turned out well. Below 1 the check is stated to fall short. */
  readonly maxScore: number;
  /** The part of the score that evidence shows. */
  readonly evidenced: number;
  readonly declared?: DeclaredAway | undefined;
  /** The check is a blocker on this pilot, whether met or not. */
  readonly blocker: boolean;
  /** A valid waiver frees it from the blocker rule. */
  readonly waived: boolean;
  /** The first gate that it keeps from opening; null where it blocks none. */
  readonly blocksFrom: GateId | null;
  /** The first gate that it shuts, since it is stated to fall short; null where it shuts none. */
  readonly shutsFrom: GateId | null;
  /** The fact in a line of at most 100 characters, as it stands; and the line if the check were stated absent. */
  readonly fact: string;
  readonly ifAbsent: string;
  readonly at: Place;
  /** Where the value stands by which it falls short. */
  readonly place: Place;
  /** Paths of the values by which it falls short. */
  readonly values: readonly string[];
  /** Marks that decide the class, the order and the lines of `against`. */
  readonly marks: readonly CheckMark[];
};

/**
 * `measured` is told before what is declared · `harm` is kpis.no-harm · `derived` is computed from other gaps ·
 * `valued` is computed from the value model and shares no line · `not-listed` is concluded from what a filled list does
 * not hold · `if-it-applies` is a control stated to fall short whose condition is not known · `practice` is a prohibited
 * practice without a stated link to the EU.
 */
const checkMarks = ['measured', 'harm', 'derived', 'valued', 'not-listed', 'if-it-applies', 'practice'] as const;
export type CheckMark = (typeof checkMarks)[number];

/** A duty as the gates need it. */
export type JudgedDuty = {
  readonly id: string;
  readonly fact: string;
  readonly at: Place;
  /** Binding and in force. */
  readonly counts: boolean;
  /** What the team answered under governance.obligations, as a status; null where it did not. */
  readonly answer: string | null;
  /** The checks that could show it. */
  readonly checks: readonly string[];
  /** It is forbidden outright, and what is stated does it. */
  readonly forbidden: boolean;
  /** For a gate that asks for duties: not shown as things stand, and not even at best. */
  readonly lacking: boolean;
  readonly lackingAtBest: boolean;
};

/** A stop that the facts bring, unless one of these checks is met. */
export type JudgedStop = Stop & { readonly unless: readonly string[]; readonly fact: string; readonly at: Place };

/** A contradiction that changes the outcome of these checks. */
export type JudgedContradiction = {
  readonly id: string;
  readonly fact: string;
  readonly at: Place;
  readonly checks: readonly string[];
};

/** Everything that scores, gates, verdict, headline and `against` are formed from. Plain data, fit for JSON. */
export type Judged = {
  readonly stage: Stage | null;
  /** 0…1: below this coverage no gate opens. */
  readonly minimumCoverage: number;
  readonly dimensions: readonly { readonly id: DimensionId; readonly title: string; readonly weight: number }[];
  readonly gates: readonly Gate[];
  readonly checks: readonly JudgedCheck[];
  readonly duties: readonly JudgedDuty[];
  readonly stops: readonly JudgedStop[];
  readonly contradictions: readonly JudgedContradiction[];
};

/** A fact as a line of its own: its first letter in upper case. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
