// What compare reads of a saved JSON report: no more than it needs, so that reports of other versions are read too.
import * as z from 'zod';
import { verdicts } from '../assessment.ts';
import { evidenceStates } from '../evidence.ts';
import { outcomeKinds } from '../outcome.ts';
import { score, share } from './kinds.ts';

export const savedReport = z.object({
  tool: z.object({ version: z.string() }),
  checklist: z.array(z.object({ id: z.string(), version: z.string() })),
  asOf: z.iso.date(),
  file: z.string(),
  /** Of the pilot file; older reports do not have it. */
  content: z.string().default(''),
  pilot: z.object({ name: z.string() }),
  verdict: z.enum(verdicts),
  score,
  evidencedScore: score,
  dimensions: z.array(z.object({ id: z.string(), weight: z.number() })),
  gates: z.array(z.object({ id: z.string(), open: z.boolean() })),
  checks: z.array(
    z.object({
      id: z.string(),
      dimension: z.string(),
      outcome: z.enum(outcomeKinds),
      score: share.nullable(),
      evidenced: share.nullable(),
      weight: z.number(),
      at: z.object({ line: z.int() }),
      evidence: z.array(z.object({ state: z.enum(evidenceStates) })).default([]),
      definition: z.string(),
    }),
  ),
});

export type SavedReport = z.infer<typeof savedReport>;
