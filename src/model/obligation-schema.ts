// The shape of the files under checklists/obligations. A run that judges by the compiled obligations does not need it.
import * as z from 'zod';
import { forces } from './obligation.ts';

const sentence = z.string().trim().min(1);

/** Whom a clause binds; which of them the organisation is, is a reading of facts where the file states them. */
const bound = z.enum([
  'provider',
  'deployer',
  'model-provider',
  'controller',
  'processor',
  'business',
  'service-provider',
  'covered-entity',
  'business-associate',
  'card-data-entity',
  'operator',
]);

export const dutyItem = z.strictObject({
  clause: z.string(), // standard/clause of standards.yaml
  says: sentence.optional(), // true means shown; without it the clause speaks by its name
  binds: z.array(bound).default([]), // none where nothing binds: a voluntary framework
  when: z.array(z.string()).default([]), // grounds, all of which must hold; none: always
  from: z.iso.date().optional(), // instead of the clause's own date
  from_annex_i: z.iso.date().optional(),
  unconfirmed: sentence.optional(), // why the date is only planned with
  note: sentence.optional(),
  shown_by: z.array(z.string()).default([]), // all of these checks together
  asks: z.literal(true).optional(), // the checks are not enough: an answer is needed as well
  absolute: z.literal(true).optional(), // cannot be declared not to apply
});

export const statuteItem = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: sentence,
  force: z.enum(forces),
  note: sentence,
  duties: z.array(dutyItem).min(1),
});

/** One file: a law, or several frameworks. */
export const obligationFile = z.array(statuteItem).min(1);

export type StatuteItem = z.infer<typeof statuteItem>;
export type DutyItem = z.infer<typeof dutyItem>;
