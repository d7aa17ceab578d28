// Sections `plan` and `waivers`: the time that the team has, and the exceptions that somebody signed for.
import * as z from 'zod';
import { amount, date, map, text } from '../fields.ts';
import { roles } from './talent.ts';

export const planSection = map({
  start: date.optional(),
  capacity: z.partialRecord(z.enum(roles), amount).optional(),
  day_rate: amount.optional(),
});

export const waiver = map({ check: text, reason: text, approved_by: text, expires: date });

export type Waiver = z.infer<typeof waiver>;
