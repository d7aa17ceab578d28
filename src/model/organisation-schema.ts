// The shape of an organisation's checklist: one file that changes, disables and adds to the core. Loaded only where one
// is in force.
import * as z from 'zod';
import { blocker, checkId, checkItem, examples, sentence, weight } from './checklist-schema.ts';
import { dimensionIds, gateIds } from './dimensions.ts';

/** The kinds of value that a fact of an organisation can have. */
export const factTypes = ['string', 'int', 'double', 'bool', 'date', 'list of string'] as const;
export type FactType = (typeof factTypes)[number];

const isNumeric = (type: FactType): boolean => type === 'int' || type === 'double';
const isText = (type: FactType): boolean => type === 'string' || type === 'list of string';

/** One field under x-<name> of the pilot file. */
export const fact = z
  .strictObject({
    type: z.enum(factTypes),
    describe: sentence,
    enum: z.array(sentence).min(1).optional(), // the words that a text, or each text of a list, may be
    min: z.number().optional(),
    max: z.number().optional(),
  })
  .refine(({ type, enum: words }) => words === undefined || isText(type), {
    error: 'enum goes with string or list of string',
    path: ['enum'],
  })
  .refine(({ type, min, max }) => (min === undefined && max === undefined) || isNumeric(type), {
    error: 'min and max go with int or double',
  })
  .refine(({ min = -Infinity, max = Infinity }) => min <= max, { error: 'min is above max' });
export type Fact = z.infer<typeof fact>;

const sectionName = z.string().regex(/^x-[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: 'a name such as x-model-risk' });
const fieldName = z
  .string()
  .regex(/^(?!evidence$)[a-z][a-z0-9_]*$/, { error: 'a name such as review_date; evidence is there already' });

/** x-<name> → field → what it holds. */
export const facts = z.record(sectionName, z.record(fieldName, fact));
export type Facts = z.infer<typeof facts>;

/** What may be changed of a check of the core. `with` and `evidence` change the thresholds that they name. */
export const checkChange = z.strictObject({
  weight: weight.optional(),
  gate: z.enum(gateIds).optional(),
  phase: z.int().min(1).max(6).optional(),
  blocker: blocker.optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  fresh_days: z.int().positive().optional(),
  examples: examples.optional(), // that show the outcomes under the thresholds of `with`
  disabled: sentence.optional(), // the reason why this organisation does not ask for it
});
export type CheckChange = z.infer<typeof checkChange>;

const points = z.number().min(0).max(100);
const share = z.number().min(0).max(1);

/** The conditions of a gate; null takes one away. Scores 0…100, shares 0…1. */
export const gateChange = z.strictObject({
  score: points.optional(),
  dimension: points.optional(),
  coverage: share.optional(),
  evidenced: points.nullable().optional(),
  declared_away: share.nullable().optional(),
  require_obligations: z.boolean().optional(),
});
export type GateChange = z.infer<typeof gateChange>;
export const dimensionChange = z.strictObject({ weight });

export const organisationChecklist = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: 'an id such as northbank' }),
  version: sentence,
  title: sentence.optional(),
  extends: z.literal('core'),
  minimum_coverage: share.optional(),
  dimensions: z.partialRecord(z.enum(dimensionIds), dimensionChange).default({}),
  gates: z.partialRecord(z.enum(gateIds), gateChange).default({}),
  checks: z.record(checkId, checkChange).default({}),
  facts: facts.default({}),
  items: z.array(checkItem).default([]),
});
export type OrganisationChecklist = z.infer<typeof organisationChecklist>;
