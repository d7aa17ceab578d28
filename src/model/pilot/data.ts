// Section `data`: what the pilot reads, whose it is, how good it is, how it is protected.
import * as z from 'zod';
import { amount, count, date, map, share, text } from '../fields.ts';
import { controls } from './controls.ts';

export const sourceKinds = [
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
export const classifications = ['public', 'internal', 'confidential', 'restricted'] as const;
export const dataClasses = ['none', 'personal', 'special-category', 'health', 'payment', 'children'] as const;
export const accessKinds = ['api', 'database', 'event-stream', 'file-drop', 'manual-export', 'none'] as const;
export const protections = ['anonymised', 'pseudonymised', 'raw'] as const;

export const source = map({
  name: text,
  kind: z.enum(sourceKinds).optional(),
  system: text.optional(),
  owner: text.optional(),
  classification: z.enum(classifications).optional(),
  personal_data: z.enum(dataClasses).optional(),
  access: z.enum(accessKinds).optional(),
  format: text.optional(),
  protection: z.enum(protections).optional(),
  legal_basis: text.optional(),
  quality: map({
    completeness: share.optional(),
    duplicates: share.optional(),
    outdated: share.optional(),
    profiled: date.optional(),
  }).prefault({}),
  freshness: map({ needed_hours: amount.optional(), actual_hours: amount.optional() }).prefault({}),
});

export const dataSection = map({
  sources: z.array(source).optional(),
  production_sample: map({ items: count.optional(), curated: z.boolean().optional() }).prefault({}),
  labels: map({ count: count.optional(), quality_checked: z.boolean().optional() }).prefault({}),
  controls,
});

export type Source = z.infer<typeof source>;
export type DataClass = (typeof dataClasses)[number];
