// The published shape of a printed policy in JSON.
import * as z from 'zod';

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
