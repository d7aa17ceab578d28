// The published shape of the plan as JSON. A change that a reader could trip over raises schemaVersion.
import * as z from 'zod';
import { verdicts } from '../verdict.ts';
import { gateIds } from '../vocabulary.ts';

export const place = z.strictObject({ path: z.string(), line: z.int().min(1), column: z.int().min(1) });
export const days = z.strictObject({ low: z.number(), likely: z.number(), high: z.number() });
const date = z.iso.date();

/** What the JSON of a plan, of a value case and of advice begin with. */
export const head = {
  schemaVersion: z.literal('1.0'),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  checklist: z.array(z.strictObject({ id: z.string(), version: z.string() })),
  asOf: date,
  file: z.string(),
  pilot: z.strictObject({ name: z.string() }),
};

const gateId = z.enum(gateIds);

export const origin = z
  .discriminatedUnion('from', [
    z.strictObject({ from: z.literal('file'), at: place }),
    z.strictObject({ from: z.literal('checklist'), check: z.string() }),
    z.strictObject({ from: z.literal('assumed'), why: z.string() }),
  ])
  .describe('where a number comes from');

const dated = z.strictObject({ date, origin });

const task = z.strictObject({
  id: z.string().describe('the check, or staffing.<role>'),
  phase: z.int().describe('0 is the search for people'),
  gate: gateId.describe('the first gate that it helps'),
  action: z.string(),
  findOut: z.boolean().describe('the pilot file is silent: the first thing is to find out'),
  doneWhen: z.string(),
  role: z.string(),
  days: days.describe('person-days; of a search, working days of waiting'),
  origins: z.array(origin),
  multiplier: z.number().describe('by how much the estimate was multiplied'),
  start: date,
  end: date.describe('the last day of work'),
  after: z.array(z.string()),
  closes: z.array(z.string()).describe('ids of the checks that it closes'),
  points: z.number().describe('points of the readiness score that it brings'),
  blocks: z.boolean(),
  isSearch: z.boolean().describe('a role that nobody has: waiting time, nobody’s work'),
});

const figures = z.strictObject({ now: z.number().nullable(), later: z.number().nullable() });

const step = task.omit({ isSearch: true, points: true }).extend({
  start: date.nullable().describe('null where too little is answered for dates'),
  end: date.nullable(),
  kind: z
    .enum(['close', 'show', 'answer'])
    .describe('close the gap, show the evidence of what is claimed already, or answer what is not known'),
  needed: z
    .strictObject({
      before: z.array(z.string()).describe('tasks of this way that come after it'),
      conditions: z.array(z.string()).describe('conditions that fail without it, such as production.score'),
    })
    .describe('why it is on the way'),
});

const chance = {
  dates: z.strictObject({ likely: date, p50: date, p80: date, p95: date }).nullable(),
  onTime: z.number().min(0).max(1).nullable().describe('share of simulated plans done before the production date'),
};

/** The answer to plan --to. */
const cheapest = z.strictObject({
  goal: z.union([z.strictObject({ gate: gateId }), z.strictObject({ score: z.number() })]),
  state: z.enum(['there', 'unreachable', 'way']),
  proof: z
    .enum(['optimal', 'none'])
    .nullable()
    .describe('optimal: no set of tasks takes fewer likely days; none: a greedy choice; null where there is no way'),
  solver: z.string().nullable(),
  days,
  score: figures,
  evidencedScore: figures,
  verdict: z.strictObject({ now: z.enum(verdicts), later: z.enum(verdicts) }),
  conditions: z
    .array(
      z.strictObject({
        gate: gateId.nullable(),
        id: z.string(),
        required: z.number(),
        now: z.number().nullable(),
        later: z.number().nullable().describe('on this way; of what cannot be reached, with everything done'),
        holdsNow: z.boolean(),
        holdsLater: z.boolean(),
      }),
    )
    .describe('everything that the goal asks for'),
  staffing: z.array(z.string()).describe('roles to be found first'),
  tasks: z.array(step).describe('in the order in which they begin'),
  ...chance,
  alternatives: z.array(
    z.strictObject({
      days: z.number().describe('likely person-days'),
      dearer: z.number().describe('by so many likely days more'),
      without: z.array(z.string()),
      instead: z.array(z.string()),
      score: z.number().nullable(),
    }),
  ),
  searched: z
    .enum(['enough', 'all', 'stopped'])
    .nullable()
    .describe(
      'all: there are no more ways; stopped: the solver ended before it found more; null where there is no way',
    ),
  lacking: z.array(z.string()).describe('what no task can mend, in words'),
  left: z
    .array(z.strictObject({ id: z.string(), fact: z.string() }))
    .describe('what stays as it is on this way, though it is stated to be wrong'),
  assumptions: z.array(z.string()),
});

export const planReportSchema = z.strictObject({
  ...head,
  start: dated,
  productionTarget: dated.nullable(),
  days,
  integration: z.strictObject({
    open: z.int().nullable().describe('null where the file does not list the systems'),
    multiplier: z.number(),
    reason: z.string(),
    days: days.nullable().describe('before the multiplier'),
    origins: z.array(origin),
  }),
  toFind: z.int().describe('checks to be answered first, where too little is answered for dates; else 0'),
  undated: z
    .array(z.strictObject({ id: z.string(), action: z.string(), doneWhen: z.string(), role: z.string(), days }))
    .describe('where too little is answered for dates: what is stated to be wrong'),
  phases: z.array(
    z.strictObject({
      id: z.int(),
      title: z.string(),
      start: date.nullable(),
      end: date.nullable(),
      days,
      exit: z.strictObject({
        says: z.string(),
        met: z.int().describe('checks that hold now (in phase 0: roles)'),
        needed: z.int(),
        points: z.number(),
        scoreAfter: z.number().nullable().describe('the readiness score with this phase and those before it done'),
      }),
      tasks: z.array(task),
    }),
  ),
  gates: z.array(
    z.strictObject({
      id: gateId,
      open: z.boolean(),
      tasks: z.int().describe('tasks due by this gate'),
      dates: z.strictObject({ likely: date, p50: date, p80: date, p95: date }).nullable(),
      onTime: z.number().min(0).max(1).nullable().describe('share of simulated plans done before the production date'),
    }),
  ),
  roles: z.array(
    z.strictObject({
      role: z.string(),
      fte: z.number(),
      origin,
      found: z.boolean().describe('somebody has the role'),
      days: z.number().describe('likely person-days of all its tasks'),
      dueDays: z.number().describe('of those due by production; by scale once production is open'),
      available: z.number().nullable().describe('person-days until the production date'),
      overcommitted: z.boolean(),
      weeksOver: z.number(),
      weeks: z.number().describe('weeks that its limit delays the gate'),
    }),
  ),
  simulation: z.strictObject({
    runs: z.int(),
    seed: z.int(),
    generator: z.string(),
    commonSigma: z.number().describe('sigma of the log-normal factor that all efforts of a simulated plan share'),
  }),
  reference: z.string().nullable().describe('what plans of this kind took elsewhere'),
  assumptions: z.array(
    z.strictObject({
      says: z.string(),
      add: z.strictObject({ path: z.string(), example: z.string() }).optional(),
    }),
  ),
  cheapest: cheapest.optional().describe('the cheapest way to a goal, where one was asked for'),
});

export type JsonPlan = z.infer<typeof planReportSchema>;
export type JsonCheapest = z.infer<typeof cheapest>;
