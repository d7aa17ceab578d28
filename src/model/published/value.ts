// The published shapes of the reports on value and advice.
import * as z from 'zod';
import { outcomeKinds } from '../evidence.ts';
import { forces, obligationStates } from '../obligation.ts';
import { days, head, origin, place } from './plan.ts';

const range = days;
const spread = z.strictObject({ p10: z.number(), p50: z.number(), p90: z.number() });
const breakEven = z
  .strictObject({ value: z.number().min(0).max(1).nullable(), says: z.string() })
  .describe('the share at which the net value over the horizon is 0; null where no share from 0 to 1 does it');

const units = ['money', 'share', 'months', 'minutes', 'tasks', 'tokens', 'fte'] as const;

const figure = z.strictObject({
  path: z.string(),
  says: z.string(),
  unit: z.enum(units),
  value: z.union([z.number(), range]),
  fromMonth: z.int().nullable().describe('of another benefit: the first month that has it'),
  origin,
});

const keyFigures = z.strictObject({
  net: z.number().describe('over the horizon, the build taken off'),
  payback: z.int().nullable().describe('the month that covers the build; null where none of 120 does'),
  firstYearRoi: z.number().nullable().describe('(benefit − cost) ÷ cost of the build and months 1 to 12'),
  settledNet: z.number().describe('a month, once adoption is steady and other benefits have begun'),
  costPerTask: z.number().nullable().describe('at steady adoption, without the build; null where there are no tasks'),
  valuePerTask: z.number(),
  breakEvenErrorRate: breakEven,
  breakEvenAdoption: breakEven.describe('steady adoption, with the way to it scaled alike'),
});

const curveSchema = z
  .array(
    z.strictObject({
      month: z.int(),
      tasks: z.number(),
      benefit: z.number(),
      cost: z.number(),
      cumulative: z.number().describe('net of all months so far, the build taken off'),
    }),
  )
  .describe('month 1 is the first after go-live');

const spreadSchema = z.strictObject({
  net: spread,
  payback: z.strictObject({ p10: z.int().nullable(), p50: z.int().nullable(), p90: z.int().nullable() }),
  firstYearRoi: spread.nullable(),
  profitable: z.number().min(0).max(1).describe('share of runs with a net value above 0'),
  runs: z.int(),
  seed: z.int(),
  generator: z.string(),
});

export const valueReportSchema = z.strictObject({
  ...head,
  currency: z.string().nullable(),
  horizon: z.strictObject({ months: z.int(), origin }),
  inputs: z.array(figure).describe('every number that the case rests on'),
  missing: z.array(z.string()).describe('paths that only the organisation can fill; no price is ever assumed'),
  tooLarge: z.boolean().describe('the figures are beyond any money there is: nothing is worked out'),
  measured: z
    .strictObject({
      figures: z
        .array(
          z.strictObject({
            path: z.string(),
            says: z.string(),
            value: z.number().describe('a share from 0 to 1'),
            planned: z.number().nullable(),
            origin,
          }),
        )
        .describe('what was measured, each beside what was planned'),
      likely: keyFigures,
      curve: curveSchema,
      spread: spreadSchema.nullable(),
    })
    .nullable()
    .describe('the case with what was measured in place of what was planned; null where nothing was'),
  likely: keyFigures.nullable().describe('as planned, from the likely values; null while a figure is missing'),
  curve: curveSchema,
  measuredErrorRate: z
    .strictObject({
      value: z.number(),
      origin,
      net: z.number().nullable().describe('the net value over the horizon at the measured rate'),
    })
    .nullable(),
  needed: z
    .strictObject({ path: z.string(), says: z.string() })
    .nullable()
    .describe('where one figure alone is missing: what it must be for a net value of 0'),
  blanks: z
    .strictObject({ best: z.int().nullable(), worst: z.int().nullable() })
    .nullable()
    .describe('payback month if all that is missing turns out as well, and as badly, as it can'),
  spread: spreadSchema.nullable().describe('null where no input is a range'),
  influence: z
    .array(
      z.strictObject({
        path: z.string(),
        says: z.string(),
        basis: z.enum(['range', '10%']).describe('the range given, or a tenth less and more where there is none'),
        low: z.number(),
        high: z.number(),
        netAtLow: z.number(),
        netAtHigh: z.number(),
        swing: z.number(),
      }),
    )
    .describe('inputs by how much they move the net value, the others being likely'),
  usual: z.array(
    z.strictObject({
      check: z.string(),
      says: z.string(),
      own: z.number().nullable(),
      unit: z.enum(['months', 'fte', 'share']),
      low: z.number(),
      high: z.number().nullable(),
      stands: z.enum(['below', 'within', 'above', 'unknown']),
      origins: z.array(origin).describe('where the own figure comes from'),
      sources: z.array(z.strictObject({ says: z.string(), source: z.string(), origin: z.string() })),
    }),
  ),
  assumptions: z.array(z.string()),
  add: z.array(z.string()).describe('lines of YAML for the pilot file, with figures of your own'),
});

export type ValueReport = z.infer<typeof valueReportSchema>;
/** The case itself, without what the report says of its making. */
export type ValueCase = Omit<ValueReport, 'schemaVersion' | 'tool' | 'checklist' | 'asOf' | 'file' | 'pilot'>;
export type ValueFigure = z.infer<typeof figure>;
export type KeyFigures = z.infer<typeof keyFigures>;
export type Unit = (typeof units)[number];

// The published shape of the advice as JSON. A change that a reader could trip over raises schemaVersion.

export const adviceIds = ['approach', 'model-size', 'sourcing', 'scope', 'internal-first', 'risk-tier'] as const;

const duty = z.strictObject({
  id: z.string(),
  title: z.string(),
  statute: z.string(),
  force: z.enum(forces),
  from: z.iso.date().nullable(),
  planned: z.iso.date().nullable().describe('the date that is planned with where the date is unconfirmed'),
  inForce: z.boolean(),
  state: z.enum(obligationStates),
});

const advice = z.strictObject({
  id: z.enum(adviceIds),
  title: z.string(),
  answer: z.string().nullable().describe('null while blanks leave more than one answer open'),
  open: z.array(z.string()).describe('the answers that blanks leave open; empty once there is one'),
  says: z.string(),
  until: z.string().nullable().describe('what to go by while the answer is open'),
  when: z.string().nullable().describe('when this answer is the right one'),
  missing: z
    .array(z.strictObject({ at: place, state: z.string().describe('what may stand there') }))
    .describe('what to state so that there is one answer'),
  facts: z.array(z.strictObject({ path: z.string(), value: z.string(), at: place, origin })),
  numbers: z.array(z.strictObject({ says: z.string(), origins: z.array(origin) })).describe('what was weighed by'),
  stated: z
    .strictObject({ value: z.string(), at: place, agrees: z.boolean().nullable() })
    .nullable()
    .describe('what the pilot file has chosen already'),
  changes: z
    .array(
      z.strictObject({
        fact: z.string().describe('a path of the pilot file, or a check'),
        at: place,
        now: z.string().nullable().describe('null where it is not stated'),
        to: z.array(z.string()),
        answers: z.array(z.string()).describe('one, or what is then open'),
      }),
    )
    .describe('every single fact that would change the answer, found by changing it and asking again'),
  together: z
    .array(
      z.strictObject({
        facts: z.array(z.strictObject({ fact: z.string(), to: z.string() })),
        answers: z.array(z.string()),
      }),
    )
    .describe('where no single fact would: examples of two that would together'),
  against: z
    .array(z.strictObject({ answer: z.string(), says: z.string(), source: z.string().nullable() }))
    .describe('the strongest argument against the answer, or against each that is open'),
  checks: z.array(z.strictObject({ id: z.string(), kind: z.enum(outcomeKinds) })),
  branches: z.array(z.strictObject({ answer: z.string(), says: z.string(), when: z.string() })),
  obligations: z.array(duty),
});

export type Advice = z.infer<typeof advice>;
export type AdviceId = Advice['id'];

export const adviseReportSchema = z.strictObject({
  ...head,
  advice: z.array(advice),
});

export type JsonAdvice = z.infer<typeof adviseReportSchema>;
