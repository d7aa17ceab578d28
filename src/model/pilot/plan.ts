// Sections `plan` and `waivers`: the time that the team has, and the exceptions that somebody signed for.
import * as z from 'zod/mini';
import { amount, date, item, map, text } from '../fields.ts';
import { roles } from '../vocabulary.ts';

export const planSection = map({
  start: date,
  capacity: z.partialRecord(z.enum(roles), amount),
  day_rate: amount,
});

export const waiver = item({ check: text, reason: text, approved_by: text, expires: date }, {});

export type Waiver = z.infer<typeof waiver>;
