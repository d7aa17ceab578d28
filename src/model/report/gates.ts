// What was asked of a pilot, in the JSON report: by the gates, by the policy, and against its baseline.
import * as z from 'zod';
import { gateModes } from '../decision.ts';
import { changeCauses, checkSnapshot, shownChanges } from '../snapshot.ts';
import { gateId, score, share } from './kinds.ts';

const condition = z.strictObject({
  id: z
    .string()
    .describe(
      'score, dimension.<id>, coverage, evidenced-score, declared-away, blockers, obligations, answered, gate.<id>',
    ),
  required: z.number(),
  found: z.number().nullable(),
  passed: z.boolean(),
});

export const gate = z.strictObject({
  id: gateId,
  open: z.boolean(),
  score,
  coverage: share,
  evidencedScore: score,
  conditions: z.array(condition),
  blockers: z.array(z.string()),
});

const criterion = z.strictObject({
  id: z.string(),
  sense: z.enum(['at-least', 'at-most', 'is']),
  unit: z.enum(['score', 'share', 'count', 'points', 'state']),
  expected: z.union([z.number(), z.string()]),
  found: z.union([z.number(), z.string()]).nullable(),
  passed: z.boolean(),
  checks: z.array(z.string()).describe('the checks that a failed criterion hangs on'),
  obligations: z.array(z.string()).optional().describe('those in force that are not shown, where they are asked for'),
});

export const decision = z.strictObject({
  mode: z.enum(gateModes).describe('observe reports the same, but shuts nothing'),
  passed: z.boolean(),
  criteria: z.array(criterion),
});

const figures = z.strictObject({ asOf: z.iso.date(), score, evidencedScore: score });
const parts = z.record(z.enum(changeCauses), z.number());

export const comparison = z.strictObject({
  before: figures,
  after: figures,
  byCause: parts.describe('points of the readiness score that each cause moved'),
  evidencedByCause: parts,
  changes: z.array(
    z.strictObject({
      check: z.string(),
      cause: z.enum(changeCauses),
      shown: z.enum(shownChanges).optional().describe('what became of the evidence, where that is the cause'),
      before: checkSnapshot.nullable(),
      after: checkSnapshot.nullable(),
    }),
  ),
});
