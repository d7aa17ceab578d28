// What is asked of a pilot in a run, each with the place that asks for it.
import type { GateId } from './dimensions.ts';
import type { PolicySettings } from './policy.ts';

/** Who says so: a flag, a line of a file, a ready-made policy and who named that, a checklist, or nobody. */
export type From =
  | { readonly kind: 'flag'; readonly flag: string }
  | { readonly kind: 'configuration'; readonly file: string; readonly line: number }
  | { readonly kind: 'ready-made'; readonly name: GateId; readonly by: NamedBy }
  | { readonly kind: 'checklist'; readonly checklist: string; readonly file?: string; readonly line?: number }
  | { readonly kind: 'default' };

export type NamedBy = Extract<From, { readonly kind: 'flag' | 'configuration' }>;

/** min_score, min.data, or a condition of the gate by the id of its criterion: production.score. */
export type Asked = {
  readonly key: string;
  readonly value: number | string | readonly string[];
  readonly from: From;
};

/** The settings of one place. `from` is asked with min_score, or min.data. */
export type Layer = { readonly settings: PolicySettings; readonly from: (key: string) => From };

export type InForce = {
  readonly settings: PolicySettings;
  readonly asked: readonly Asked[];
  /** Nothing was asked for, so the pilot gate is. */
  readonly isAssumed: boolean;
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
