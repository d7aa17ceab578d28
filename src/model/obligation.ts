// A duty of law, contract or a voluntary framework, and how it stands on one pilot. It never touches the score.
import type { SeenEvidence, StatedFact } from './evidence.ts';
import type { Place } from './problem.ts';

export const forces = ['law', 'contract', 'voluntary'] as const;
export type Force = (typeof forces)[number];

/** What the classification says of a pilot under the EU AI Act: rules/risk-tier.ts reads them. */
export const tierReadingNames = [
  'linked',
  'in-scope',
  'annex-i-a',
  'annex-i-b-alone',
  'annex-iii',
  'exempted',
] as const;
export type TierReading = (typeof tierReadingNames)[number];

/** A test of one answer; what a blank counts as, or what is read instead of it, where it is not simply open. */
export type FieldTest = {
  readonly field: string;
  readonly in?: readonly unknown[];
  readonly filled?: true;
  readonly before?: string;
  readonly below?: number;
  readonly blank?: boolean;
  readonly else?: Expression;
};

/** A reading of stated facts; checklists/grounds.yaml says what each form means. A word is another ground. */
export type Expression =
  | string
  | { readonly all: readonly Expression[] }
  | { readonly any: readonly Expression[] }
  | { readonly not: Expression }
  | { readonly tier: TierReading }
  | { readonly place: readonly string[] }
  | { readonly elsewhere: readonly string[] }
  | { readonly data: readonly string[] }
  | FieldTest;

/** A named reading, with its words to follow "because of". */
export type Ground = { readonly id: string; readonly words: string; readonly is: Expression };

/** What was looked at of the law of a place, and what was not. */
export type PlaceNote = {
  readonly place: string;
  readonly covers: readonly string[];
  readonly looked_at: string;
  readonly not_looked_at: string;
  /** One or two laws of many: a first screen says so. */
  readonly thin?: true | undefined;
};

export type LawSeen = {
  /** Stated places whose law is not in the catalogue at all, in the order of the file. */
  readonly unseen: readonly string[];
  /** For each stated place that is: what of its law was looked at and what was not. */
  readonly seen: readonly PlaceNote[];
};

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
  /** A later start for those for whom the ground holds. */
  readonly later?: { readonly when: string; readonly from: string };
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
  /** Names by which a pilot's list of regulations may call it, in lower case and without punctuation. */
  readonly names: readonly string[];
  /** What has to hold for any of its duties. */
  readonly when: readonly string[];
  /** No list of regulations is asked to name it, since it binds through other law. */
  readonly listed?: false;
  /** When it belongs on the pilot's list of regulations, where that is wider than when it brings a duty. */
  readonly listed_when?: readonly string[];
  /** Where it was read. */
  readonly source?: string;
  readonly note: string;
  readonly duties: readonly Duty[];
};

/**
 * How a duty stands. Breached: it binds by stated facts, is in force, and is answered absent, or not answered while every
 * check that could show it is stated absent or planned. Met: shown by checks and answer. To be answered: in force and
 * neither. Voluntary clauses are that alone; `shownBy` and `openChecks` say how far the checks bear them out.
 */
export const obligationStates = [
  'breached',
  'to-be-answered',
  'upcoming',
  'met',
  'declared-away',
  'voluntary',
] as const;
export type ObligationState = (typeof obligationStates)[number];

/** A blank answer that alone keeps a duty on the list, and the answers that would take it away. */
export type RuledOutBy = { readonly path: string; readonly answers: readonly string[] };

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
  readonly facts: readonly StatedFact[];
  /** Blank answers that could still take it away; until then it counts. */
  readonly missing: readonly string[];
  /** Which answers to those blanks would rule it out. */
  readonly ruledOutBy: readonly RuledOutBy[];
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

/** Whether the stated facts bring it, and not only a blank that could still take it away. */
export const isCertain = ({ missing }: Obligation): boolean => missing.length === 0;

/** A voluntary clause that its checks bear out. */
export const isBorneOut = ({ shownBy, openChecks, answer }: Obligation): boolean =>
  openChecks.length === 0 && (shownBy.length > 0 || answer === 'in-place');

/** Binding, in force, and neither met nor declared not to apply with evidence that is there. */
export const isLacking = ({ binding, inForce, state, evidence }: Obligation): boolean => {
  if (!binding || !inForce || state === 'met') return false;
  return state !== 'declared-away' || !evidence.some((piece) => piece.state === 'checked' || piece.state === 'present');
};
