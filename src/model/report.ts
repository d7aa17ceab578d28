// The published shape of the JSON report. A change that a reader could trip over raises schemaVersion.
import * as z from 'zod';
import { evidenceStates, verdicts } from './assessment.ts';
import { dimensionIds, gateIds } from './dimensions.ts';
import { outcomeKinds } from './outcome.ts';
import { stages } from './pilot/pilot.ts';

const score = z.number().min(0).max(100).nullable();
const share = z.number().min(0).max(1);
const place = z.strictObject({ path: z.string(), line: z.int().min(1), column: z.int().min(1) });
const days = z.strictObject({ low: z.number(), likely: z.number(), high: z.number() });
const dimensionId = z.enum(dimensionIds);
const gateId = z.enum(gateIds);

const condition = z.strictObject({
  id: z
    .string()
    .describe('score, dimension.<id>, coverage, evidenced-score, declared-away, blockers, answered, gate.<id>'),
  required: z.number(),
  found: z.number().nullable(),
  passed: z.boolean(),
});

const check = z.strictObject({
  id: z.string(),
  dimension: dimensionId,
  statement: z.string(),
  gap: z.string(),
  outcome: z.enum(outcomeKinds),
  score: share.nullable().describe('0…1; null where the check is not applicable'),
  best: share.nullable().describe('the score if every blank turned out well'),
  evidenced: share.nullable().describe('the part of the score that verified evidence shows'),
  weight: z.number(),
  gate: gateId,
  phase: z.int(),
  blocker: z.boolean().describe('a blocker on this pilot, whether met or not'),
  blocks: z.boolean().describe('unmet and unwaived: holds its gate and every later one shut'),
  waived: z.boolean(),
  declared: z.enum(['counts', 'against-facts']).nullable().describe('how a declared not-applicable was taken'),
  pointsLost: z.number().describe('points of the readiness score that the gap costs'),
  seen: z.string(),
  facts: z.array(z.strictObject({ path: z.string(), value: z.string() })),
  at: place,
  evidence: z.array(z.strictObject({ ref: z.string(), state: z.enum(evidenceStates), why: z.string() })),
  references: z.array(z.string()),
});

const task = z.strictObject({
  check: z.string(),
  phase: z.int(),
  gate: gateId,
  action: z.string(),
  findOut: z.boolean().describe('the pilot file is silent: the first thing is to find out'),
  doneWhen: z.string(),
  role: z.string(),
  days,
  after: z.array(z.string()),
  blocks: z.boolean(),
  points: z.number(),
});

export const reportSchema = z.strictObject({
  schemaVersion: z.literal('1.0'),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  checklist: z.array(z.strictObject({ id: z.string(), version: z.string() })),
  asOf: z.iso.date(),
  file: z.string(),
  pilot: z.strictObject({ name: z.string(), stage: z.enum(stages).nullable() }),
  verdict: z.enum(verdicts),
  score: score.describe('the readiness score: the score at the last gate'),
  range: z.strictObject({ low: score, high: score }),
  coverage: share,
  evidencedScore: score,
  robustness: z.strictObject({ share, runs: z.int(), seed: z.int(), generator: z.string() }),
  dimensions: z.array(
    z.strictObject({
      id: dimensionId,
      title: z.string(),
      weight: z.number(),
      score,
      coverage: share,
      evidencedScore: score,
    }),
  ),
  gates: z.array(
    z.strictObject({
      id: gateId,
      open: z.boolean(),
      score,
      coverage: share,
      evidencedScore: score,
      conditions: z.array(condition),
      blockers: z.array(z.string()),
    }),
  ),
  checks: z.array(check),
  causes: z.array(z.strictObject({ dimension: dimensionId, cause: z.string(), share })),
  warnings: z.array(z.strictObject({ code: z.string(), message: z.string(), at: place })),
  waivers: z.array(
    z.strictObject({
      check: z.string(),
      state: z.enum(['active', 'expired', 'without-effect', 'superfluous']),
      reason: z.string(),
      approvedBy: z.string(),
      expires: z.iso.date(),
      at: place,
    }),
  ),
  plan: z.strictObject({
    days,
    phases: z.array(
      z.strictObject({
        id: z.int(),
        title: z.string(),
        exit: z.string(),
        days,
        met: z.int(),
        applicable: z.int(),
        tasks: z.array(task),
      }),
    ),
  }),
});

export type JsonReport = z.infer<typeof reportSchema>;
