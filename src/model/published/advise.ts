// The published shape of the advice as JSON. A change that a reader could trip over raises schemaVersion.
import * as z from 'zod';
import { forces, obligationStates } from '../obligation.ts';
import { outcomeKinds } from '../outcome.ts';
import { origin } from './plan.ts';

export const adviceIds = ['approach', 'model-size', 'sourcing', 'scope', 'internal-first', 'risk-tier'] as const;

const place = z.strictObject({ path: z.string(), line: z.int().min(1), column: z.int().min(1) });

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

export const advice = z.strictObject({
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
  schemaVersion: z.literal('1.0'),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  checklist: z.array(z.strictObject({ id: z.string(), version: z.string() })),
  asOf: z.iso.date(),
  file: z.string(),
  pilot: z.strictObject({ name: z.string() }),
  advice: z.array(advice),
});

export type JsonAdvice = z.infer<typeof adviseReportSchema>;
