// The shape of a rule: options that the checklist sets, and a pure judgement over the pilot.
import type { Outcome } from '../model/outcome.ts';
import type { Pilot } from '../model/pilot.ts';

/** What a rule may know besides the pilot: the date of judgement, and for a `last` rule the effort of the open gaps. */
export type Context = {
  /** YYYY-MM-DD. */
  readonly asOf: string;
  /** Σ likely person-days × (1 − score) over the applicable checks due by production; 0 until the others are judged. */
  readonly openEffortDays: number;
};

export type Judge<O> = (pilot: Pilot, options: O, context: Context) => Outcome;

/**
 * What a threshold is: any number, a share 0…1, a share above 0, a number of 0 or more, one above 0, a whole one above 0, or one of
 * these words.
 */
export type Threshold = 'number' | 'share' | 'part' | 'amount' | 'positive' | 'count' | readonly string[];

/** The options of a rule by their names. Plain data: a schema is made of them when a checklist is loaded. */
export type Options = Readonly<Record<string, Threshold>>;

/** What a rule gets: the item's `with`, which fits its options. */
export type Values<O extends Options> = {
  readonly [name in keyof O]: O[name] extends readonly (infer Word)[] ? Word : number;
};

export type Rule = {
  readonly options: Options;
  readonly judge: Judge<never>;
  /** Judged after all others, with their effort in the context. */
  readonly last: boolean;
};

export const noOptions = {} as const;

/** A rule: `options` says what the item's `with` holds; thresholds stand in the checklist and have no defaults here. */
export const rule = <const O extends Options>(options: O, judge: Judge<Values<O>>): Rule => ({
  options,
  judge: judge as Judge<never>,
  last: false,
});

/** A rule that needs the outcome of all the others. */
export const lastRule = <const O extends Options>(options: O, judge: Judge<Values<O>>): Rule => ({
  ...rule(options, judge),
  last: true,
});
