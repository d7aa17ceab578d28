// The one object that every report, the plan and the exit code read. No reader of it judges again.
import type { CheckItem, ChecklistPart, Dimension, Disabled, Gate, Phase } from './checklist.ts';
import type { EvidenceState, SeenEvidence, StatedFact } from './evidence.ts';
import type { LawSeen, Obligation } from './obligation.ts';
import type { Stage } from './pilot/pilot.ts';
import type { Place, Problem } from './problem.ts';
import type { Against, GateState, Headline, Judged, JudgedCheck, Stop, Verdict } from './verdict.ts';
import type { GateId } from './vocabulary.ts';

// Two statements of the same pilot, or a statement and the file that it cites, that cannot both be true.

/** One side of a contradiction: the path of the value in the pilot file, what it says, and where it stands. */
export type ContradictingValue = { readonly path: string; readonly value: string; readonly at: Place };

export type Contradiction = {
  /** Kebab-case, the same in every report: `cap-below-forecast`. */
  readonly id: string;
  /** One sentence that says both sides and why they cannot both hold. */
  readonly statement: string;
  readonly places: readonly [ContradictingValue, ...ContradictingValue[]];
  /** The checks whose outcome it changes; such a contradiction stands in the case against the pilot. */
  readonly changes?: readonly string[];
};

// What a pilot file states for a plan, each fact with its place; and where each number of a plan comes from.

/** Low, likely and high, in person-days. */
export type Days = { readonly low: number; readonly likely: number; readonly high: number };

export type Stated<T> = { readonly value: T; readonly at: Place };

/** Where a number comes from: the pilot file, a check of the checklist, or nobody said it and the tool assumes it. */
export type Origin =
  | { readonly from: 'file'; readonly at: Place }
  | { readonly from: 'checklist'; readonly check: string }
  | { readonly from: 'assumed'; readonly why: string };

/** What the open integrations ask for: their estimates, by how much these are multiplied, and why. */
export type IntegrationLoad = {
  readonly open: number;
  readonly multiplier: number;
  readonly reason: string;
  /** Before the multiplier. */
  readonly days: Days;
  readonly origins: readonly Origin[];
};

export type Planning = {
  readonly start?: Stated<string>;
  readonly target?: Stated<string>;
  /** FTE free for closing gaps, by role. */
  readonly capacity: ReadonlyMap<string, Stated<number>>;
  /** FTE of the members of the team by role, null where it is blank; undefined where the file states no team. */
  readonly team?: ReadonlyMap<string, Stated<number | null>>;
  /** Undefined where the file does not list the integrations, or the checklist does not say how to multiply. */
  readonly integration?: IntegrationLoad;
  /** By the checklist: sigma of the log-normal factor that all efforts of a simulated plan share; 0 for none. */
  readonly commonSigma: number;
  /** By the checklist: what plans of this kind took elsewhere. */
  readonly reference?: string;
};

/** A check's words joined with how it stands on this pilot. */
export type Finding = JudgedCheck & {
  readonly item: CheckItem;
  /** The part of `evidenced` that was compared with what a file says. */
  readonly compared: number;
  readonly seen: string;
  readonly facts: readonly StatedFact[];
  /** Why it is due by the pilot gate on this pilot and not by the gate that the checklist gives it: the words of a condition. */
  readonly early?: string | undefined;
  /** Unmet, live and unwaived: it keeps a gate and every later one from opening. */
  readonly blocks: boolean;
  /** Points of the readiness score, 0…100, that this check holds back. */
  readonly pointsLost: number;
  readonly evidence: readonly SeenEvidence[];
};

/** Scores 0…100, null where nothing applies; shares 0…1. */
export type Grade = {
  readonly score: number | null;
  readonly high: number | null;
  readonly evidencedScore: number | null;
  readonly coverage: number;
  readonly declaredAway: number;
};

type DimensionGrade = Grade & { readonly dimension: Dimension };

export type GateCondition = {
  readonly id: string;
  readonly required: number;
  readonly found: number | null;
  readonly passed: boolean;
  /** What could be found if every blank turned out well; null where nothing applies. */
  readonly atBest: number | null;
  /** It passes at best. */
  readonly possible: boolean;
};

/** Whether a condition is on a share 0…1, such as the weight that is answered; the others are scores, counts and gates. */
export const isShareCondition = (id: string): boolean => ['answered', 'coverage', 'declared-away'].includes(id);

/** Whether a condition counts what must not be: any of it keeps the gate shut. */
export const isCountCondition = (id: string): boolean => ['blockers', 'breaches', 'stops', 'obligations'].includes(id);

export type GateResult = Grade & {
  readonly gate: Gate;
  readonly state: GateState;
  /** The state is `open`. */
  readonly open: boolean;
  readonly conditions: readonly GateCondition[];
  /** Ids of all checks that keep this gate from opening: unmet, unwaived blockers. */
  readonly blockers: readonly string[];
  /** Of these the ones that shut it, since they are stated to fall short. */
  readonly shutBy: readonly string[];
};

export type WaiverState = 'active' | 'expired' | 'without-effect' | 'superfluous';

export type WaiverResult = {
  readonly check: string;
  readonly reason: string;
  readonly approvedBy: string;
  readonly expires: string;
  readonly state: WaiverState;
  readonly at: Place;
};

/** How far the verdict hangs on the weights: the share of random weightings that give the same one, 0…1. */
export type Robustness = {
  readonly share: number;
  readonly runs: number;
  readonly seed: number;
  readonly generator: string;
};

/** One figure held against one file; `said` is the file's own words. */
type ComparedFigure = {
  readonly path: string;
  readonly title: string;
  readonly stated: number;
  readonly said: string;
  readonly agrees: boolean;
};

/** A file that the pilot file cites; copies of it are the same entry. */
export type LedgerEntry = {
  readonly file: string;
  readonly copies: readonly string[];
  /** "promptfoo results", "Markdown", "not read". */
  readonly kind: string;
  readonly bytes: number | null;
  /** YYYY-MM-DD; null where nobody knows it. */
  readonly date: string | null;
  /** Who says so: the pilot file, the file itself, git, the disk. */
  readonly dateFrom: string | null;
  /** Whatever its age. */
  readonly state: EvidenceState;
  readonly why: string;
  /** The checks that it shows something of. */
  readonly checks: readonly string[];
  readonly compared: readonly ComparedFigure[];
};

/** Scores 0…100, null where nothing applies. */
export type EvidenceLedger = {
  /** The evidenced score. */
  readonly shown: number | null;
  /** The part of it that was compared with what files say. */
  readonly compared: number | null;
  readonly files: readonly LedgerEntry[];
};

export type Assessment = {
  readonly file: string;
  /** The pilot file as it was read. */
  readonly text: string;
  readonly asOf: string;
  readonly pilot: { readonly name: string; readonly stage: Stage | null };
  readonly checklists: readonly ChecklistPart[];
  /** The configuration file that named them. */
  readonly configuration?: string;
  /** Checks that an organisation does not ask for, where there are any. */
  readonly disabled?: readonly Disabled[];
  readonly verdict: Verdict;
  readonly headline: Headline;
  /** Why a pilot in use has to be stopped or restricted; mostly empty. */
  readonly stops: readonly Stop[];
  /** What is stated against the pilot, first things first. */
  readonly against: readonly Against[];
  /** What all of it was formed from, as plain data: assess/reassess.ts forms it again with other findings. */
  readonly judged: Judged;
  /** The last gate's grade: the readiness score and what stands beside it. */
  readonly grade: Grade;
  /** Null where too little is answered to ask. */
  readonly dimensions: readonly DimensionGrade[];
  readonly gates: readonly GateResult[];
  readonly findings: readonly Finding[];
  /** The failure causes by their share of what stated failures cost, 0…1, largest first; none while little is answered. */
  readonly causes: readonly { readonly dimension: Dimension; readonly share: number }[];
  readonly warnings: readonly Problem[];
  /** Stated facts, or a fact and the file that it cites, that cannot both hold. They move no score. */
  readonly contradictions: readonly Contradiction[];
  readonly evidence: EvidenceLedger;
  readonly waivers: readonly WaiverResult[];
  /** The duties of law, contract and voluntary frameworks that the facts bring. They never move the score. */
  readonly obligations: readonly Obligation[];
  /** What was looked at of the law of the stated places, and which of them were not looked at at all. */
  readonly law: LawSeen;
  readonly phases: readonly Phase[];
  /** What the file states for a plan. */
  readonly planning: Planning;
};

/** The gate that the verdict leaves to be opened next; undefined when all are open. */
export const nextGate = ({ gates }: Pick<Assessment, 'gates'>): GateResult | undefined =>
  gates.find((gate) => !gate.open);

/** Short of met, an unknown included; what does not apply is none. */
export const isGap = ({ kind }: Pick<Finding, 'kind'>): boolean => kind !== 'met' && kind !== 'not-applicable';

export const gateOrder: Readonly<Record<GateId, number>> = { pilot: 0, production: 1, scale: 2 };
