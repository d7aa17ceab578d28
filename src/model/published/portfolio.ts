// The published shape of a portfolio: a row for each pilot file, which stands alone as a line of NDJSON, and what the
// pilots have in common. A change that a reader could trip over raises schemaVersion.

import * as z from 'zod';
import { stages } from '../pilot/pilot.ts';
import { againstClasses, againstKinds, gateStates, verdicts } from '../verdict.ts';
import { changeCauses } from '../vocabulary.ts';
import { dimensionId, gateId, score, share } from './report.ts';

const date = z.string().describe('YYYY-MM-DD');
const count = z.int().min(0);

/** What moved since a revision or a date: `compare` of the pilot as it stood then with the pilot as it stands. */
const movedSchema = z
  .union([
    z.strictObject({ change: z.literal('new') }),
    z.strictObject({ change: z.literal('not-comparable'), why: z.string() }),
    z.strictObject({
      change: z.enum(['better', 'worse', 'same']),
      headline: z.string().describe('as it was'),
      state: z.enum(gateStates).describe('as it was'),
      score: z.number().describe('points gained or lost'),
      evidenced: z.number().describe('points gained or lost'),
      byCause: z.record(z.enum(changeCauses), z.number()).describe('the points of the score, cause by cause'),
      worse: z.array(z.string()).describe('checks that got worse'),
      better: z.array(z.string()).describe('checks that got better'),
      formerly: z.string().optional().describe('the path of its file then, where it was another one'),
    }),
  ])
  .describe('with --since: what changed, and why');

const judgedRowSchema = z.strictObject({
  schemaVersion: z.literal('1.0'),
  judged: z.literal(true),
  file: z.string(),
  asOf: date,
  name: z.string(),
  stage: z.enum(stages).nullable(),
  owner: z.string().nullable(),
  live: z.boolean().describe('its stage claims a gate: it has real users'),
  state: z
    .enum(gateStates)
    .describe(
      'of the gate that its stage claims, of the pilot gate where it claims none: what readiness gate asks for',
    ),
  headline: z.string(),
  verdict: z.enum(verdicts),
  claimed: gateId.nullable(),
  ready: gateId.nullable(),
  next: gateId.nullable().describe('the first gate that is not open'),
  stops: z.array(z.string()).describe('why it has to be stopped or restricted'),
  score,
  high: score.describe('the score if every blank turned out well'),
  evidenced: score,
  answered: share,
  stated: count.describe('stated failures'),
  against: z
    .array(
      z.strictObject({
        id: z.string(),
        kind: z.enum(againstKinds),
        class: z.union(againstClasses.map((one) => z.literal(one))),
        fact: z.string(),
        line: z.int().min(1),
      }),
    )
    .describe('the first three of them'),
  failing: z.array(z.string()).describe('ids of all of them'),
  first: z
    .strictObject({ do: z.string(), check: z.string().nullable(), role: z.string().nullable() })
    .nullable()
    .describe('what to do first'),
  nextDate: z.strictObject({ date, what: z.string() }).nullable(),
  target: date.nullable().describe('the production target that the file states'),
  dimensions: z.partialRecord(dimensionId, score),
  breached: z.array(z.string()).describe('ids of breached duties'),
  toBeAnswered: count.describe('duties in force to be answered'),
  work: z
    .array(
      z.strictObject({
        role: z.string(),
        days: z.number().describe('likely person-days of the plan'),
        fte: z.number().nullable().describe('that the file states for it; null where it states none'),
        found: z.boolean().describe('false where nobody has the role'),
      }),
    )
    .describe('what the plan asks of each role'),
  stale: z
    .array(z.strictObject({ file: z.string(), on: date, checks: count.describe('that rest on it') }))
    .describe('evidence that goes stale within 30 days'),
  moved: movedSchema.optional(),
});

const unjudgedRowSchema = z.strictObject({
  schemaVersion: z.literal('1.0'),
  judged: z.literal(false),
  file: z.string(),
  asOf: date,
  problems: z
    .array(z.strictObject({ code: z.string(), message: z.string(), line: z.int().min(1), column: z.int().min(1) }))
    .describe('the first five'),
  unlisted: count.describe('problems besides those'),
});

export const portfolioRowSchema = z.union([judgedRowSchema, unjudgedRowSchema]);

const role = z.strictObject({
  role: z.string(),
  plans: count.describe('that ask for the role'),
  days: z.number().describe('likely person-days of all of them'),
  needed: z.number().describe('FTE that those with a production target need until then'),
  stated: z.number().describe('FTE that the files state'),
  assumed: count.describe('plans whose file states nothing: each assumes a whole FTE'),
  nobody: count.describe('plans in which nobody has the role'),
  short: z.boolean().describe('nobody has it somewhere, or more is needed than stated'),
});

const commonSchema = z.strictObject({
  pilots: count,
  notJudged: count,
  liveAndShut: count,
  shut: count.describe('that are not in use'),
  undecided: count,
  open: count,
  failures: z
    .array(z.strictObject({ id: z.string(), says: z.string(), pilots: count, live: count }))
    .describe('stated failures by the number of pilots'),
  roles: z.array(role),
  duties: z.array(z.strictObject({ id: z.string(), says: z.string(), breached: count, toBeAnswered: count })),
  stale: z
    .array(z.strictObject({ pilot: z.string(), file: z.string(), on: date, checks: count }))
    .describe('evidence that goes stale within 30 days, the first hundred'),
  staleUnlisted: count,
  since: z
    .strictObject({ revision: z.string(), date, gone: z.array(z.strictObject({ file: z.string(), name: z.string() })) })
    .nullable(),
});

export const portfolioSchema = z.strictObject({
  schemaVersion: z.literal('1.0'),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  asOf: date,
  pilots: z.array(portfolioRowSchema).describe('in the order in which they were found'),
  common: commonSchema,
});

export type Moved = z.infer<typeof movedSchema>;
export type JudgedRow = z.infer<typeof judgedRowSchema>;
export type UnjudgedRow = z.infer<typeof unjudgedRowSchema>;
export type PortfolioRow = z.infer<typeof portfolioRowSchema>;
export type RoleLoad = z.infer<typeof role>;
export type Common = z.infer<typeof commonSchema>;
