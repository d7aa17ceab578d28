// Section `data`: what the pilot reads, whose it is, how good it is, how it is protected.
import * as z from 'zod/mini';
import { amount, controls, count, date, flag, item, map, oneOrMore, part, share, text } from '../fields.ts';

const sourceKinds = [
  'documents',
  'database',
  'tickets',
  'chat-logs',
  'email',
  'api',
  'stream',
  'web',
  'code',
  'media',
  'other',
] as const;
const classifications = ['public', 'internal', 'confidential', 'restricted'] as const;
/** Classes of personal data; `payment` is the older word for card or account data. */
export const dataClasses = [
  'none',
  'personal',
  'special-category',
  'health',
  'payment-card',
  'account',
  'children',
  'criminal',
  'payment',
] as const;
const accessKinds = ['api', 'database', 'event-stream', 'file-drop', 'manual-export', 'none'] as const;
const protections = ['anonymised', 'pseudonymised', 'raw'] as const;

const source = item(
  { name: text },
  {
    kind: z.enum(sourceKinds),
    system: text,
    owner: text,
    classification: z.enum(classifications),
    personal_data: oneOrMore(z.enum(dataClasses)),
    access: z.enum(accessKinds),
    format: text,
    protection: z.enum(protections),
    legal_basis: text,
    quality: part({
      completeness: share,
      duplicates: share,
      outdated: share,
      profiled: date,
    }),
    freshness: part({ needed_hours: amount, actual_hours: amount }),
  },
);

export const dataSection = map({
  sources: z.array(source),
  production_sample: part({ items: count, curated: flag }),
  personal_data_in_prompts: flag,
  labels: part({ count: count, quality_checked: flag }),
  controls,
});

export type DataSource = z.infer<typeof source>;
export type DataClass = (typeof dataClasses)[number];

/** The classes of personal data that a source holds; undefined where it does not say. A single word is a list of one. */
export const personalClasses = ({ personal_data: held }: DataSource): readonly DataClass[] | undefined =>
  typeof held === 'string' ? [held] : held;

/** Whether stated classes are of people at all. */
export const holdsPersonal = (classes: readonly DataClass[]): boolean => classes.some((one) => one !== 'none');
