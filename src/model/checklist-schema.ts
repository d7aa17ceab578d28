// The shape of checklist files. A run that judges by a compiled checklist does not need it.
import * as z from 'zod';
import { dimensionIds, gateIds } from './dimensions.ts';

export const sentence = z.string().trim().min(1);
export const checkId = z.string().regex(/^[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'an id such as data.lineage' });
const days = z.number().positive().max(10_000);

/** Weights are relative; bounded, since sums of larger ones are no numbers any more. */
export const weight = z.number().positive().max(1000);

/** Effort in person-days: the parts go from low over likely to high. */
export const effort = z
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
export const examples = z.strictObject({
  given: z.record(z.string(), z.unknown()).optional(),
  met: z.record(z.string(), z.unknown()).optional(),
  partial: z.record(z.string(), z.unknown()).optional(),
  absent: z.record(z.string(), z.unknown()).optional(),
  unknown: z.record(z.string(), z.unknown()).optional(),
  'not-applicable': z.record(z.string(), z.unknown()).optional(),
});

/** waivable: false means that a waiver has no effect while the condition is known to hold. */
export const blocker = z.union([
  z.boolean(),
  z.strictObject({ when: z.string(), waivable: z.literal(false).optional() }),
]);

export const checkItem = z.strictObject({
  id: checkId,
  statement: sentence, // true means ready; {name} and {name%} stand for a threshold of `with`
  gap: sentence, // the same fact when it is not so
  why: sentence, // the harm
  figures: z.array(figure).default([]),
  partial: sentence.optional(), // how a partial outcome comes about, where there is one
  weight,
  gate: z.enum(gateIds),
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

/** The head of a checklist: dimensions, gates, phases, and the words for each condition. */
export const checklistHead = z.strictObject({
  id: z.string(),
  version: z.string(),
  title: sentence,
  minimum_coverage: z.number(),
  dimensions: z.array(dimension),
  gates: z.array(gate),
  phases: z.array(phase),
  conditions: z.record(z.string(), sentence),
});
