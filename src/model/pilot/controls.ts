// A control: a practice that the team declares, in one word or as a map with evidence.
// Which controls there are is the checklist's business, see assess/vocabulary.ts.
import * as z from 'zod/mini';
import { always, date, evidenceEntry, refined, text } from '../fields.ts';
import { notBareAway, reasoned } from '../refinements.ts';
import { statuses } from '../words.ts';

const status = z.union([z.enum([...statuses, 'yes', 'no', 'n/a']), z.boolean()]);

const declared = z
  .strictObject({
    status: z.optional(status),
    evidence: z.optional(z.array(evidenceEntry)),
    owner: z.optional(text),
    verified: z.optional(date),
    reason: z.optional(text),
  })
  .check(refined(reasoned));

export const control = z.union([status.check(refined(notBareAway)), declared]);

export type Control = z.infer<typeof control>;

export const controls = always(z.record(z.string(), control));
