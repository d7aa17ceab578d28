// A duty of law, contract or a voluntary framework, and how it stands on one pilot. It never touches the score.
import type { Fact, SeenEvidence } from './outcome.ts';
import type { Place } from './problem.ts';

export const forces = ['law', 'contract', 'voluntary'] as const;
export type Force = (typeof forces)[number];

/** A duty as the program carries it, compiled from checklists/obligations. */
export type Duty = {
  /** The key of its answer in the pilot file, under governance.obligations. */
  readonly id: string;
  /** Standard and clause: eu-ai-act/Art 9. */
  readonly clause: string;
  /** The clause's name. */
  readonly title: string;
  readonly says?: string;
  readonly binds: readonly string[];
  readonly when: readonly string[];
  readonly from?: string;
  readonly from_annex_i?: string;
  readonly unconfirmed?: string;
  readonly note?: string;
  readonly shown_by: readonly string[];
  readonly asks?: true;
  readonly absolute?: true;
};

export type Statute = {
  readonly id: string;
  readonly title: string;
  readonly force: Force;
  readonly note: string;
  readonly duties: readonly Duty[];
};

export const obligationStates = ['shown', 'open', 'to-be-answered', 'upcoming', 'declared-away'] as const;
export type ObligationState = (typeof obligationStates)[number];

export type Obligation = {
  readonly id: string;
  readonly clause: string;
  readonly title: string;
  readonly statute: string;
  readonly statement: string;
  readonly force: Force;
  /** Of law or of contract; false for a voluntary framework. */
  readonly binding: boolean;
  readonly binds: readonly string[];
  /** What brought it: the tier with its rule, the class of data, the jurisdiction. */
  readonly rule: string;
  /** The stated answers behind the rule. */
  readonly facts: readonly Fact[];
  /** Blank answers that could still take it away; until then it counts. */
  readonly missing: readonly string[];
  /** The date from which it applies; null where it has none here, or where the date is unconfirmed. */
  readonly from: string | null;
  /** The date that is planned with where the date is unconfirmed, and why it is. */
  readonly planned: string | null;
  readonly unconfirmed: string | null;
  readonly inForce: boolean;
  readonly state: ObligationState;
  /** The checks that are met. */
  readonly shownBy: readonly string[];
  /** The checks that fall short. */
  readonly openChecks: readonly string[];
  /** The team's own answer under governance.obligations, where it gave one. */
  readonly answer: string | null;
  /** What would show it; null where it is shown. */
  readonly remedy: string | null;
  readonly note: string | null;
  /** What holds for its law or framework as a whole: whom it can bind at all, and what of it is not confirmed. */
  readonly about: string;
  readonly at: Place;
  readonly evidence: readonly SeenEvidence[];
};

/** Binding, in force, and neither shown nor declared not to apply with evidence that was verified. */
export const isLacking = ({ binding, inForce, state, evidence }: Obligation): boolean => {
  if (!binding || !inForce || state === 'shown') return false;
  return state !== 'declared-away' || !evidence.some((piece) => piece.state === 'verified');
};
