// The published shape of the JSON report. A change that a reader could trip over raises schemaVersion.
import * as z from 'zod';
import { verdicts } from './assessment.ts';
import { stages } from './pilot/pilot.ts';
import { check, contradiction, obligation, waiver } from './report/findings.ts';
import { comparison, decision, gate } from './report/gates.ts';
import { dimensionId, place, score, share } from './report/kinds.ts';
import { planOutline } from './report/plan.ts';

export const reportSchema = z.strictObject({
  schemaVersion: z.literal('1.0'),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  checklist: z.array(z.strictObject({ id: z.string(), version: z.string() })),
  disabled: z
    .array(
      z.strictObject({
        id: z.string(),
        reason: z.string(),
        at: z.strictObject({ file: z.string(), line: z.int(), column: z.int() }),
      }),
    )
    .optional()
    .describe("checks of the core that an organisation's checklist does not ask for"),
  configuration: z.string().optional().describe('the configuration file, where there is one'),
  asOf: z.iso.date(),
  file: z.string(),
  content: z.string().optional().describe('a hash of the pilot file'),
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
  gates: z.array(gate),
  checks: z.array(check),
  causes: z.array(z.strictObject({ dimension: dimensionId, cause: z.string(), share })),
  warnings: z.array(z.strictObject({ code: z.string(), message: z.string(), at: place })),
  obligations: z.array(obligation).describe('duties beside the checks; they never move the score, and certify nothing'),
  contradictions: z.array(contradiction),
  waivers: z.array(waiver),
  decision: decision.nullable().describe('what was asked of the pilot, null where nothing was'),
  notices: z
    .array(z.string())
    .describe('what the gate has to tell beside its criteria: waivers to be looked at, or that nothing was asked for'),
  comparison: comparison.nullable().describe('what changed since the baseline, null where there is none'),
  plan: planOutline,
});

export type JsonReport = z.infer<typeof reportSchema>;

/** A file that could not be judged: no verdict, no score, and never green. */
export const unjudgedSchema = z.strictObject({
  schemaVersion: z.literal('1.0'),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  file: z.string(),
  judged: z.literal(false),
  problems: z
    .array(z.strictObject({ code: z.string(), severity: z.enum(['error', 'warning']), message: z.string(), at: place }))
    .min(1),
});

/** What a run prints: one pilot as itself, several as a list. */
export const reportsSchema = z.union([
  reportSchema.describe('a pilot that was judged'),
  unjudgedSchema.describe('a file that could not be judged'),
  z.array(z.union([reportSchema, unjudgedSchema])).describe('several files of one run'),
]);
