// The kinds of value that a pilot file is made of. No section and no judgement here.
// Blank values (missing, null, "") are taken out before a schema sees them: see assess/blanks.ts.
import * as z from 'zod';

z.config({ jitless: true });

/** Free text that says something. */
export const text = z.string();

/** A calendar date that exists, written YYYY-MM-DD. */
export const date = z.iso.date();

/** A share, 0…1. */
export const share = z.number().min(0).max(1);

/** A count or an amount that cannot be negative; 0 is an answer. */
export const amount = z.number().min(0);

/** A whole number, 0 or more. */
export const count = z.int().min(0);

/** A file beside the pilot file, or a URL; with what is needed to trust it. */
export const evidenceEntry = z.union([
  text,
  z
    .strictObject({
      file: text.optional(),
      url: text.optional(),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/i, { error: 'a sha256 of 64 hexadecimal digits' })
        .optional(),
      date: date.optional(),
      note: text.optional(),
    })
    .refine(({ file, url }) => (file === undefined) !== (url === undefined), {
      error: 'evidence names either a file or a url',
    }),
]);

export type EvidenceEntry = z.infer<typeof evidenceEntry>;

/** A map of the pilot file: known keys only, and evidence of its own where it has some. */
export const map = <S extends z.ZodRawShape>(shape: S) =>
  z.strictObject({ ...shape, evidence: z.array(evidenceEntry).optional() });

const inOrder = (part: z.ZodNumber) =>
  map({ low: part, likely: part, high: part }).refine(({ low, likely, high }) => low <= likely && likely <= high, {
    error: 'a range goes from low over likely to high',
  });

/** An estimate: one number, or a range whose parts are in order. */
export const range = inOrder(amount);

/** A number of 0 or more that may be given as {low, likely, high}. */
export const estimate = z.union([amount, range]);

/** A share 0…1 that may be given as {low, likely, high}. */
export const shareEstimate = z.union([share, inOrder(share)]);

export type Estimate = z.infer<typeof estimate>;

/** The single figure that a rule reads: the likely value of a range. */
export const likely = (value: Estimate | undefined): number | undefined =>
  typeof value === 'object' ? value.likely : value;

/** A measured value with the day it was taken. */
export const measured = map({ value: z.number().optional(), date: date.optional() });
