// The shape of a rule: options that the checklist sets, and a pure judgement over the pilot.
import * as z from 'zod/mini';
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

export type Rule = {
  readonly options: z.ZodMiniType;
  readonly judge: Judge<never>;
  /** Judged after all others, with their effort in the context. */
  readonly last: boolean;
};

export const noOptions = z.strictObject({});

/** A rule: `options` is the schema of the item's `with`; thresholds stand in the checklist and have no defaults here. */
export const rule = <S extends z.ZodMiniType>(options: S, judge: Judge<z.output<S>>): Rule => ({
  options,
  judge: judge as Judge<never>,
  last: false,
});

/** A rule that needs the outcome of all the others. */
export const lastRule = <S extends z.ZodMiniType>(options: S, judge: Judge<z.output<S>>): Rule => ({
  ...rule(options, judge),
  last: true,
});

export const number = z.number();
