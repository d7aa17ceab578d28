// The schema of a rule's options, made when a checklist is loaded: a run that judges by a compiled one needs none.
import * as z from 'zod';
import type { Options, Threshold } from '../rules/define.ts';

export const optionsSchema = (options: Options): z.ZodType =>
  z.strictObject(Object.fromEntries(Object.entries(options).map(([name, threshold]) => [name, schemaOf(threshold)])));

const schemaOf = (threshold: Threshold): z.ZodType =>
  typeof threshold === 'string' ? numbers[threshold] : z.enum(threshold);

const numbers = {
  number: z.number(),
  share: z.number().min(0).max(1),
  part: z.number().positive().max(1),
  amount: z.number().min(0),
  positive: z.number().positive(),
  count: z.int().positive(),
} as const;
