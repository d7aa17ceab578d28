// The published shapes of a policy in force and of a snapshot, by which runs are compared.
import * as z from 'zod';
import { outcomeKinds } from '../evidence.ts';
import type { ChangeCause, shownChanges } from '../vocabulary.ts';

const from = z.strictObject({
  kind: z.enum(['flag', 'configuration', 'ready-made', 'checklist', 'default']),
  words: z.string().describe('the same for a person to read'),
  name: z.string().optional().describe('of the ready-made policy'),
  flag: z.string().optional(),
  file: z.string().optional(),
  line: z.int().min(1).optional(),
});

const asked = z.strictObject({
  key: z.string().describe('min_score, min.data, or of a condition the id of its criterion: production.score'),
  value: z.union([z.number(), z.string(), z.array(z.string())]).describe('scores 0…100, shares 0…1'),
  from,
});

export const policyReportSchema = z.strictObject({
  schemaVersion: z.literal('1.0'),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  files: z.array(z.string()).describe('the pilot files as they were named; none for the working directory'),
  configuration: z.string().nullable(),
  checklist: z.array(z.strictObject({ id: z.string(), version: z.string() })),
  policy: z.array(asked),
  conditions: z.array(asked).describe('what the gate that is asked for asks itself'),
  reports: z.array(z.strictObject({ format: z.string(), file: z.string(), from })),
  notices: z.array(z.string()),
});

export type PolicyReportJson = z.infer<typeof policyReportSchema>;

// What is kept of an assessment to compare a later one with: in a baseline file, or between two files or revisions.

const score = z.number().min(0).max(100).nullable();
const part = z.number().min(0).max(1);

export const checkSnapshot = z.strictObject({
  outcome: z.enum(outcomeKinds),
  score: part,
  evidenced: part,
  definition: z.string().describe('a hash of how the check is judged and weighed'),
});

export const snapshot = z.strictObject({
  asOf: z.iso.date(),
  content: z.string().describe('a hash of the pilot file'),
  score,
  evidencedScore: score,
  checks: z.record(z.string(), checkSnapshot),
});

export const baseline = z.strictObject({
  baselineVersion: z.literal(1),
  tool: z.string().describe('the version of readiness that judged'),
  checklists: z.array(z.string()).describe('id@version of every checklist in force'),
  pilots: z.record(z.string(), snapshot).describe('by the name of the pilot file'),
});

export type CheckSnapshot = z.infer<typeof checkSnapshot>;
export type Snapshot = z.infer<typeof snapshot>;
export type Baseline = z.infer<typeof baseline>;

export type Change = {
  readonly check: string;
  readonly cause: ChangeCause;
  /** Where the evidence is the cause. */
  readonly shown?: (typeof shownChanges)[number];
  /** The pilot declares it not applicable now. */
  readonly declaredAway?: true;
  /** Undefined where the check was not there before, or is not there now. */
  readonly before?: CheckSnapshot;
  readonly after?: CheckSnapshot;
};

/** Two judgements of a pilot set side by side. Scores in points of 100. */
export type Comparison = {
  readonly before: Pick<Snapshot, 'asOf' | 'score' | 'evidencedScore'>;
  readonly after: Pick<Snapshot, 'asOf' | 'score' | 'evidencedScore'>;
  readonly changes: readonly Change[];
  /** The difference of the readiness score by its causes; they add up to it. */
  readonly byCause: Readonly<Record<ChangeCause, number>>;
  /** The same of the evidenced score. */
  readonly evidencedByCause: Readonly<Record<ChangeCause, number>>;
};
