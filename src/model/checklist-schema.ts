// The shape of checklist files. A run that judges by a compiled checklist does not need it.
import * as z from 'zod';
import { type Expression, forces, tierReadingNames } from './obligation.ts';
import { dimensionIds, gateIds } from './vocabulary.ts';

const sentence = z.string().trim().min(1);
export const checkId = z.string().regex(/^[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'an id such as data.lineage' });
const days = z.number().positive().max(10_000);

/** Weights are relative; bounded, since sums of larger ones are no numbers any more. */
const weight = z.number().positive().max(1000);

/** Effort in person-days: the parts go from low over likely to high. */
const effort = z
  .strictObject({ low: days, likely: days, high: days })
  .refine(({ low, likely, high }) => low <= likely && likely <= high, { error: 'low, likely and high in this order' });

/** What closes the gap. `after` names the checks that must hold first. */
const fix = z.strictObject({
  do: sentence,
  done_when: sentence,
  role: z.string(),
  days: effort,
  after: z.array(checkId).default([]),
});

/** A figure from the literature: who says it and on what ground. No weight claims to be measured by it. */
const figure = z.strictObject({ says: sentence, source: z.string(), origin: sentence });

/** Pilot fragments, one per outcome that the check can have. `given` is merged into each of them. */
const examples = z.strictObject({
  given: z.record(z.string(), z.unknown()).optional(),
  met: z.record(z.string(), z.unknown()).optional(),
  partial: z.record(z.string(), z.unknown()).optional(),
  absent: z.record(z.string(), z.unknown()).optional(),
  unknown: z.record(z.string(), z.unknown()).optional(),
  'not-applicable': z.record(z.string(), z.unknown()).optional(),
});

/** waivable: false means that a waiver has no effect while the condition is known to hold. */
const blocker = z.union([z.boolean(), z.strictObject({ when: z.string(), waivable: z.literal(false).optional() })]);

/** What makes a check due earlier: users outside, an agent that acts irreversibly, a high-risk use or the task to decide. */
const earlyWords = ['outside', 'acts', 'use'] as const;

/** Fits a line of 100 characters with what is said of it. */
const line = sentence.max(82);

/**
 * What an executive reads first. Of a control: `gap` and `partly` in short. Of a rule: `stated`, where $seen stands for
 * what was seen and $what for what it names as not so.
 */
const factLines = z.strictObject({ absent: line.optional(), partly: line.optional(), stated: line.optional() });

export const checkItem = z.strictObject({
  id: checkId,
  statement: sentence, // true means ready; {name} and {name%} stand for a threshold of `with`
  gap: sentence, // the same fact when it is not so
  partly: sentence.optional(), // the same fact when it is so in part: needed where the check can be partial
  fact: factLines.optional(),
  why: sentence, // the harm
  figures: z.array(figure).default([]),
  partial: sentence.optional(), // how a partial outcome comes about, where there is one
  weight,
  gate: z.enum(gateIds),
  early: z.array(z.enum(earlyWords)).optional(), // due by the pilot gate instead where one of these is stated
  phase: z.int().min(1).max(6),
  blocker: blocker.default(false),
  applies: z.string().optional(), // a condition; without one the check always counts
  control: z.literal(true).optional(),
  rule: z.string().optional(),
  expect: sentence.optional(), // an expression over an organisation's own facts, in CEL: met where it is true
  expect_partly: sentence.optional(), // asked where that is false: partial, for half the score, where it is true
  with: z.record(z.string(), z.unknown()).optional(),
  evidence: z.strictObject({ wanted: sentence, fresh_days: z.int().positive().default(365) }),
  fix,
  references: z.array(z.string()).default([]),
  examples: examples.default({}),
});

/** One file of a checklist: the items of a dimension, or of an overlay. */
export const checklistPart = z.strictObject({ applies: z.string().optional(), items: z.array(checkItem) });

export const dimension = z.strictObject({
  id: z.enum(dimensionIds),
  title: sentence,
  weight,
  cause: sentence, // the failure cause that this dimension guards against
  figures: z.array(figure).default([]),
});

/** The conditions of a gate: scores 0…100, coverage and declared_away 0…1; null where there is no such condition. */
export const gate = z.strictObject({
  id: z.enum(gateIds),
  title: sentence,
  verdict: sentence,
  score: z.number(),
  dimension: z.number(),
  coverage: z.number(),
  evidenced: z.number().nullable(),
  declared_away: z.number().nullable(),
  require_obligations: z.boolean().optional(), // true: binding duties in force must be shown; not asked for by the core
});

export const phase = z.strictObject({ id: z.int().min(1).max(6), title: sentence, exit: sentence });

/** What a plan takes for granted: all efforts of a simulated plan share a factor, log-normal with this sigma. */
export const planConventions = z.strictObject({ common_sigma: z.number().min(0).max(2) });

/** The head of a checklist: dimensions, gates, phases, and the words for each condition. */
export const checklistHead = z.strictObject({
  id: z.string(),
  version: z.string(),
  title: sentence,
  minimum_coverage: z.number(),
  plan: planConventions.extend({ reference: sentence.optional() }).optional(), // reference: what plans like this took elsewhere
  dimensions: z.array(dimension),
  gates: z.array(gate),
  phases: z.array(phase),
  conditions: z.record(z.string(), sentence),
});

// The shape of the files under checklists/obligations. A run that judges by the compiled obligations does not need it.

const obligationSchemaSentence = z.string().trim().min(1);

/** Whom a clause binds; which of them the organisation is, is a reading of facts where the file states them. */
const bound = z.enum([
  'provider',
  'deployer',
  'importer',
  'distributor',
  'authorised-representative',
  'model-provider',
  'developer',
  'employer',
  'creditor',
  'manufacturer',
  'financial-entity',
  'government-agency',
  'health-care-provider',
  'supplier',
  'ai-business',
  'app-entity',
  'data-fiduciary',
  'enterprise',
  'public-body',
  'controller',
  'processor',
  'business',
  'service-provider',
  'covered-entity',
  'business-associate',
  'card-data-entity',
  'operator',
]);

const dutyItem = z.strictObject({
  clause: z.string(), // standard/clause of standards.yaml, or of a law that only this file names
  title: obligationSchemaSentence.optional(), // the clause's name, where standards.yaml does not have it
  says: obligationSchemaSentence.optional(), // true means shown; without it the clause speaks by its name
  binds: z.array(bound).default([]), // none where nothing binds: a voluntary framework
  when: z.array(z.string()).default([]), // grounds, all of which must hold; none: always
  from: z.iso.date().optional(), // instead of the clause's own date
  from_annex_i: z.iso.date().optional(),
  later: z.strictObject({ when: z.string(), from: z.iso.date() }).optional(),
  unconfirmed: obligationSchemaSentence.optional(), // why the date is only planned with
  note: obligationSchemaSentence.optional(),
  shown_by: z.array(z.string()).default([]), // all of these checks together
  asks: z.literal(true).optional(), // the checks are not enough: an answer is needed as well
  absolute: z.literal(true).optional(), // cannot be declared not to apply
});

const statuteItem = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: obligationSchemaSentence,
  force: z.enum(forces),
  names: z.array(obligationSchemaSentence).default([]),
  when: z.array(z.string()).default([]), // grounds of all its duties
  listed: z.literal(false).optional(), // no list of regulations is asked to name it: it binds through other law
  listed_when: z.array(z.string()).optional(), // when a list of regulations should name it, where that is wider
  source: obligationSchemaSentence.optional(), // where it was read
  note: obligationSchemaSentence,
  duties: z.array(dutyItem).min(1),
});

/** One file: a law, or several frameworks. */
export const obligationFile = z.array(statuteItem).min(1);

const fieldTest = z.strictObject({
  field: z.string(),
  in: z.array(z.union([z.string(), z.boolean()])).optional(),
  filled: z.literal(true).optional(),
  before: z.iso.date().optional(),
  below: z.number().optional(),
  blank: z.boolean().optional(),
  get else(): z.ZodOptional<z.ZodType<Expression>> {
    return expression.optional();
  },
});

const expression: z.ZodType<Expression> = z.lazy(
  (): z.ZodType<Expression> =>
    z.union([
      z.string(),
      z.strictObject({ all: z.array(expression).min(1) }),
      z.strictObject({ any: z.array(expression).min(1) }),
      z.strictObject({ not: expression }),
      z.strictObject({ tier: z.enum(tierReadingNames) }),
      z.strictObject({ place: z.array(z.string()).min(1) }),
      z.strictObject({ elsewhere: z.array(z.string()).min(1) }),
      z.strictObject({ data: z.array(z.string()).min(1) }),
      fieldTest,
    ]) as unknown as z.ZodType<Expression>, // optional parts may be undefined to zod, and are left out in the files
);

/** checklists/grounds.yaml and checklists/places.yaml. */
export const groundsFile = z
  .array(z.strictObject({ id: z.string(), words: obligationSchemaSentence, is: expression }))
  .min(1);
export const placesFile = z
  .array(
    z.strictObject({
      place: z.string(),
      covers: z.array(z.string()).min(1),
      looked_at: obligationSchemaSentence,
      not_looked_at: obligationSchemaSentence,
      thin: z.optional(z.literal(true)),
    }),
  )
  .min(1);

export type StatuteItem = z.infer<typeof statuteItem>;
export type DutyItem = z.infer<typeof dutyItem>;

// The shape of an organisation's checklist: one file that changes, disables and adds to the core. Loaded only where one
// is in force.

/** The kinds of value that a fact of an organisation can have. */
const factTypes = ['string', 'int', 'double', 'bool', 'date', 'list of string'] as const;
type FactType = (typeof factTypes)[number];

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
export type OwnField = z.infer<typeof fact>;

const sectionName = z.string().regex(/^x-[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: 'a name such as x-model-risk' });
const fieldName = z
  .string()
  .regex(/^(?!evidence$)[a-z][a-z0-9_]*$/, { error: 'a name such as review_date; evidence is there already' });

/** x-<name> → field → what it holds. */
const facts = z.record(sectionName, z.record(fieldName, fact));
export type OwnFields = z.infer<typeof facts>;

/** What may be changed of a check of the core. `with` and `evidence` change the thresholds that they name. */
export const checkChange = z.strictObject({
  weight: weight.optional(),
  gate: z.enum(gateIds).optional(),
  early: z.array(z.enum(earlyWords)).optional(), // [] for never
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
  plan: planConventions.optional(),
  dimensions: z.partialRecord(z.enum(dimensionIds), dimensionChange).default({}),
  gates: z.partialRecord(z.enum(gateIds), gateChange).default({}),
  checks: z.record(checkId, checkChange).default({}),
  facts: facts.default({}),
  items: z.array(checkItem).default([]),
});
