// What a pilot file states for a plan, each fact with its place; and where each number of a plan comes from.
import type { Place } from './problem.ts';

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
};
