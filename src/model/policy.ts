// A policy as it is in force, and what a gate decides by it.
import type { PolicySettings } from './configuration.ts';
import type { Place } from './problem.ts';
import type { DimensionId, GateId, GateMode } from './vocabulary.ts';

/** What may be asked of a pilot. Scores and points 0…100, shares 0…1; what is left out is not asked. */
export type Policy = {
  readonly mode: GateMode;
  /** The gate that has to be open, with every condition that the checklist gives it. */
  readonly for?: GateId;
  readonly minScore?: number;
  readonly min?: Readonly<Partial<Record<DimensionId, number>>>;
  readonly minEvidenced?: number;
  readonly minCoverage?: number;
  /** Checks that may be unknown. */
  readonly maxUnknown?: number;
  /** The share of the weight that a team may declare not applicable. */
  readonly maxDeclaredNa?: number;
  /** The share of the weight of all checks that apply which waivers may free from blocking. */
  readonly maxWaived?: number;
  /** Checks that have to be met. */
  readonly require?: readonly string[];
};

export type Criterion = {
  /** Where it comes from and what it compares: `production.score`, `min-score`, `require.evaluation.judge`. */
  readonly id: string;
  readonly sense: 'at-least' | 'at-most' | 'is';
  readonly unit: 'score' | 'share' | 'count' | 'points' | 'state';
  readonly expected: number | string;
  /** Null where there is nothing to compare: no check applies. */
  readonly found: number | string | null;
  readonly passed: boolean;
  /** The checks that decide, where the criterion names them: blockers, unknown or required checks. */
  readonly checks: readonly string[];
  /** The blockers that waivers free, beside the criterion that counts the others. */
  readonly waived?: readonly string[];
  /** The obligations in force that are not shown, where the criterion asks for them. */
  readonly obligations?: readonly string[];
};

export type Decision = {
  readonly mode: GateMode;
  readonly criteria: readonly Criterion[];
  /** Every criterion passed. */
  readonly passed: boolean;
};

/** The exit code's view: a decision that holds the job. */
export const isShut = ({ mode, passed }: Decision): boolean => mode === 'enforce' && !passed;

/** Passed where every criterion is. `observe` changes nothing but what `isShut` says of it. */
export const toDecision = (mode: GateMode, criteria: readonly Criterion[]): Decision => ({
  mode,
  criteria,
  passed: criteria.every((criterion) => criterion.passed),
});

/** What the gate tells beside its criteria: waivers that do nothing or end soon, and that nothing was asked for. */
export type NoticeKind =
  | 'waiver/expired'
  | 'waiver/without-effect'
  | 'waiver/superfluous'
  | 'waiver/ends-soon'
  | 'waiver/in-force'
  | 'waiver/far-end'
  | 'declared/away'
  | 'baseline/unknown'
  | 'baseline/gone'
  | 'baseline/not-judged'
  | 'policy/not-tightened'
  | 'policy/lowered'
  | 'policy/assumed';

/** The place is the waiver's own, or the head of the file. */
export type Notice = {
  readonly kind: NoticeKind;
  /** The check that a waiver is for. */
  readonly check?: string;
  readonly words: string;
  readonly at: Place;
};

// What is asked of a pilot in a run, each with the place that asks for it.

/** Who says so: a flag, a line of a file, a ready-made policy and who named that, a checklist, or nobody. */
export type From =
  | { readonly kind: 'flag'; readonly flag: string }
  | { readonly kind: 'configuration'; readonly file: string; readonly line: number }
  | { readonly kind: 'ready-made'; readonly name: GateId; readonly by: NamedBy }
  | { readonly kind: 'checklist'; readonly checklist: string; readonly file?: string; readonly line?: number }
  | { readonly kind: 'default' };

export type NamedBy = Extract<From, { readonly kind: 'flag' | 'configuration' }>;

/** min_score, min.data, or a condition of the gate by the id of its criterion: production.score. */
export type PolicySetting = {
  readonly key: string;
  readonly value: number | string | readonly string[];
  readonly from: From;
};

/** The settings of one place. `from` is asked with min_score, or min.data. */
export type Layer = { readonly settings: PolicySettings; readonly from: (key: string) => From };

export type InForce = {
  readonly settings: PolicySettings;
  readonly asked: readonly PolicySetting[];
  /** Nothing was asked for, so the gate that the stage claims is, and the pilot gate where it claims none. */
  readonly isAssumed: boolean;
  /** What a nearer configuration asked in vain: less than the one above it. */
  readonly notes: readonly string[];
};

/** In the order in which they are shown. */
export const policyKeys = [
  'mode',
  'for',
  'min_score',
  'min',
  'min_evidenced',
  'min_coverage',
  'max_unknown',
  'max_declared_na',
  'max_waived',
  'require',
  'baseline',
  'max_drop',
  'warn_days',
] as const satisfies readonly (keyof PolicySettings)[];
