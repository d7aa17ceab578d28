// A control: a practice that the team declares, in one word or as a map with evidence.
// Which controls there are is the checklist's business, see assess/vocabulary.ts.
import * as z from 'zod/mini';
import { always, date, evidenceEntry, text } from '../fields.ts';

export const statuses = ['in-place', 'partial', 'planned', 'absent', 'unknown', 'not-applicable'] as const;
export type Status = (typeof statuses)[number];

/** Words that people write for a status, with what they are read as. */
export const statusWords = { yes: 'in-place', no: 'absent', 'n/a': 'not-applicable' } as const;

export const statusByWord = (word: Status | keyof typeof statusWords | boolean): Status => {
  if (typeof word === 'boolean') return word ? 'in-place' : 'absent';
  return word in statusWords ? statusWords[word as keyof typeof statusWords] : (word as Status);
};

const status = z.union([z.enum([...statuses, 'yes', 'no', 'n/a']), z.boolean()]);

const declared = z
  .strictObject({
    status: z.optional(status),
    evidence: z.optional(z.array(evidenceEntry)),
    owner: z.optional(text),
    verified: z.optional(date),
    reason: z.optional(text),
  })
  .check(
    z.refine((control) => !isNotApplicable(control.status) || control.reason !== undefined, {
      error: 'not-applicable needs a reason',
      path: ['reason'],
    }),
  );

const isNotApplicable = (word: z.infer<typeof status> | undefined) =>
  word !== undefined && statusByWord(word) === 'not-applicable';

export const control = z.union([
  status.check(
    z.refine((word) => !isNotApplicable(word), {
      error: 'not-applicable needs a reason: write {status: not-applicable, reason: …}',
    }),
  ),
  declared,
]);

export type Control = z.infer<typeof control>;

export const controls = always(z.record(z.string(), control));
