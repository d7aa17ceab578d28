// The published shape of the JSON report. A change that a reader could trip over raises schemaVersion.
import * as z from 'zod';
import { evidenceStates, outcomeKinds } from '../evidence.ts';
import { forces, obligationStates } from '../obligation.ts';
import { stages } from '../pilot/pilot.ts';
import { againstClasses, againstKinds, gateStates, verdicts } from '../verdict.ts';
import { changeCauses, dimensionIds, gateIds, gateModes, shownChanges } from '../vocabulary.ts';
import { checkSnapshot } from './gate.ts';
import { days, origin, place } from './plan.ts';

// The kinds of value that the JSON report is made of.

export const score = z.number().min(0).max(100).nullable();
export const share = z.number().min(0).max(1);
export const dimensionId = z.enum(dimensionIds);
export const gateId = z.enum(gateIds);

// What was judged, in the JSON report: checks, obligations, contradictions, waivers.

/** A piece of evidence as a check sees it; `pointer` is the place in the file that the pilot file gives. */
const seenEvidence = z.strictObject({
  ref: z.string(),
  state: z.enum(evidenceStates),
  why: z.string(),
  pointer: z.string().nullable(),
});

const ledger = z
  .strictObject({
    shown: score.describe('the evidenced score'),
    compared: score.describe('the part of it that was compared with what files say'),
    files: z.array(
      z.strictObject({
        file: z.string(),
        copies: z.array(z.string()).describe('other names of the same content'),
        kind: z.string(),
        bytes: z.number().nullable(),
        date: z.string().nullable(),
        dateFrom: z.string().nullable().describe('the pilot file, the file itself, git, or the disk'),
        state: z.enum(evidenceStates).describe('whatever its age'),
        why: z.string(),
        checks: z.array(z.string()).describe('the checks that it shows something of'),
        compared: z.array(
          z.strictObject({
            path: z.string(),
            title: z.string(),
            stated: z.number(),
            said: z.string().describe("the file's own words"),
            agrees: z.boolean(),
          }),
        ),
      }),
    ),
  })
  .describe('every file that the pilot file cites; those on which more than five checks rest first');

const check = z.strictObject({
  id: z.string(),
  dimension: dimensionId,
  statement: z.string(),
  gap: z.string().describe('what is wrong where it falls short: in part where the outcome is partial'),
  outcome: z.enum(outcomeKinds),
  score: share.nullable().describe('0…1; null where the check is not applicable'),
  maxScore: share
    .nullable()
    .describe('the score if every blank turned out well; below 1 the check is stated to fall short'),
  evidenced: share.nullable().describe('the part of the score that evidence shows'),
  compared: share.nullable().describe('the part of `evidenced` that was compared with what a file says'),
  weight: z.number(),
  gate: gateId.describe('the gate by which it is due for this pilot'),
  phase: z.int(),
  blocker: z.boolean().describe('a blocker on this pilot, whether met or not'),
  blocks: z.boolean().describe('unmet and unwaived: keeps a gate and every later one from opening'),
  blocksFrom: gateId.nullable().describe('the first gate that it keeps from opening'),
  shutsFrom: gateId.nullable().describe('the first gate that it shuts, since it is stated to fall short'),
  waived: z.boolean(),
  declared: z.enum(['counts', 'against-facts']).nullable().describe('how a declared not-applicable was taken'),
  pointsLost: z.number().describe('points of the readiness score that the gap costs'),
  seen: z.string(),
  facts: z.array(z.strictObject({ path: z.string(), value: z.string() })),
  at: place,
  evidence: z.array(seenEvidence),
  references: z.array(z.string()),
  definition: z.string().describe('a hash of how the check is judged and weighed'),
});

const obligation = z.strictObject({
  id: z.string(),
  clause: z.string(),
  title: z.string(),
  statute: z.string(),
  statement: z.string(),
  force: z.enum(forces),
  binding: z.boolean().describe('of law or contract; false for a voluntary framework'),
  binds: z.array(z.string()).describe('roles; none for a voluntary framework'),
  rule: z.string().describe('what brought it: the tier with its rule, the class of data, the jurisdiction'),
  facts: z.array(z.strictObject({ path: z.string(), value: z.string() })),
  missing: z.array(z.string()).describe('blank answers that could still take it away'),
  ruledOutBy: z
    .array(z.strictObject({ path: z.string(), answers: z.array(z.string()) }))
    .describe('which answers to those blanks would take it away'),
  from: z.iso.date().nullable().describe('null where it has no date here, or an unconfirmed one'),
  planned: z.iso.date().nullable().describe('the date that is planned with where the date is unconfirmed'),
  unconfirmed: z.string().nullable(),
  inForce: z.boolean(),
  state: z.enum(obligationStates),
  shownBy: z.array(z.string()).describe('checks that are met'),
  openChecks: z.array(z.string()).describe('checks that fall short'),
  answer: z.string().nullable().describe('the own answer under governance.obligations'),
  remedy: z.string().nullable(),
  note: z.string().nullable(),
  about: z.string().describe('what holds for its law or framework as a whole'),
  at: place,
  evidence: z.array(z.strictObject({ ref: z.string(), state: z.enum(evidenceStates), why: z.string() })),
});

const contradiction = z.strictObject({
  id: z.string(),
  statement: z.string(),
  places: z.array(z.strictObject({ path: z.string(), value: z.string(), at: place })).describe('both sides'),
});

const against = z.strictObject({
  id: z.string().describe('of the check, the duty or the contradiction'),
  kind: z.enum(againstKinds),
  class: z
    .literal(againstClasses)
    .describe(
      '1 a stop, 2 a breached duty, 3 a due blocker, 4 a blocker due later, 5 due, 6 the rest, 7 computed from other gaps',
    ),
  fact: z.string().max(100),
  at: place,
  gate: gateId.nullable(),
  pointsLost: z.number(),
  also: z.array(z.string()).describe('other checks that fall short by the same value'),
});

const waiver = z.strictObject({
  check: z.string(),
  state: z.enum(['active', 'expired', 'without-effect', 'superfluous']),
  reason: z.string(),
  approvedBy: z.string(),
  expires: z.iso.date(),
  at: place,
});

// What was asked of a pilot, in the JSON report: by the gates, by the policy, and against its baseline.

const condition = z.strictObject({
  id: z
    .string()
    .describe(
      'score, dimension.<id>, coverage, evidenced-score, declared-away, blockers, breaches, stops, obligations, answered, gate.<id>',
    ),
  required: z.number(),
  found: z.number().nullable(),
  passed: z.boolean(),
  atBest: z.number().nullable().describe('what would be found if every blank turned out well'),
  possible: z.boolean().describe('it passes at best'),
});

const gate = z.strictObject({
  id: gateId,
  state: z.enum(gateStates),
  open: z.boolean().describe('the state is open'),
  score,
  coverage: share,
  evidencedScore: score,
  conditions: z.array(condition),
  blockers: z.array(z.string()).describe('blockers that keep it from opening'),
  shutBy: z.array(z.string()).describe('those of them that are stated to fall short'),
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

const decision = z.strictObject({
  mode: z.enum(gateModes).describe('observe reports the same, but shuts nothing'),
  passed: z.boolean(),
  criteria: z.array(criterion),
});

const figures = z.strictObject({ asOf: z.iso.date(), score, evidencedScore: score });
const parts = z.record(z.enum(changeCauses), z.number());

const comparison = z.strictObject({
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

// The outline of the plan, in the JSON report.

const task = z.strictObject({
  check: z.string(),
  phase: z.int(),
  gate: gateId,
  action: z.string(),
  findOut: z.boolean().describe('the pilot file is silent: the first thing is to find out'),
  doneWhen: z.string(),
  role: z.string(),
  days,
  origins: z.array(origin).describe('where the days come from'),
  multiplier: z.number().describe('by how much the estimate was multiplied'),
  after: z.array(z.string()),
  blocks: z.boolean(),
  points: z.number(),
});

const staffing = z.strictObject({
  id: z.string(),
  role: z.string(),
  action: z.string(),
  doneWhen: z.string(),
  days: days.describe('working days of waiting'),
  origin,
  gate: gateId,
  phase: z.int(),
});

const planOutline = z.strictObject({
  days,
  staffing: z.array(staffing).describe('roles that tasks need and nobody has, to be found first'),
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
});

export const reportSchema = z.strictObject({
  schemaVersion: z.literal('2.0'),
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
  headline: z.strictObject({
    words: z.string(),
    detail: z.string().nullable().describe('a stop with its reason, or the sum that alone shuts the gate'),
    claimed: gateId.nullable().describe('the gate that the stage claims'),
    claimedState: z.enum(gateStates).nullable(),
    ready: gateId.nullable().describe('the last gate open in unbroken order'),
    next: gateId.nullable().describe('the first gate that is not open'),
    nextState: z.enum(gateStates).nullable(),
  }),
  stops: z
    .array(z.strictObject({ check: z.string(), reason: z.string() }))
    .describe('why a pilot in use has to be stopped or restricted'),
  against: z.array(against).describe('what is stated against the pilot, first things first'),
  score: score.describe('the readiness score: the score at the last gate'),
  range: z.strictObject({ low: score, high: score }),
  coverage: share,
  evidencedScore: score,
  robustness: z
    .strictObject({ share, runs: z.int(), seed: z.int(), generator: z.string() })
    .nullable()
    .describe('null where too little is answered to ask'),
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
  law: z
    .strictObject({
      notLookedAt: z.array(z.strictObject({ place: z.string(), name: z.string() })),
      lookedAt: z.array(
        z.strictObject({ place: z.string(), name: z.string(), lookedAt: z.string(), notLookedAt: z.string() }),
      ),
    })
    .describe('which law of the stated places was looked at, and which was not'),
  contradictions: z.array(contradiction),
  evidence: ledger,
  waivers: z.array(waiver),
  decision: decision.nullable().describe('what was asked of the pilot, null where nothing was'),
  notices: z
    .array(z.string())
    .describe('what the gate has to tell beside its criteria: waivers to be looked at, or that nothing was asked for'),
  comparison: comparison.nullable().describe('what changed since the baseline, null where there is none'),
  since: z
    .strictObject({
      revision: z.string(),
      file: z.string().describe('the name of the pilot file there'),
      headline: z.string().nullable().describe('null where the pilot is not there, or cannot be judged there'),
      passed: z.boolean().nullable().describe('whether it keeps there what is asked of it'),
      comparison: comparison.nullable(),
    })
    .optional()
    .describe('with --since: the pilot as the revision holds it, and what changed'),
  plan: planOutline,
});

export type JsonReport = z.infer<typeof reportSchema>;

/** A file that could not be judged: no verdict, no score, and never green. */
const unjudgedSchema = z.strictObject({
  schemaVersion: z.literal('2.0'),
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

// What compare reads of a saved JSON report: no more than it needs, so that reports of other versions are read too.

/** What version 1 of the report called a pilot of which less than the minimum was answered. */
const OLD_UNDECIDED = 'too-little-answered';

/** Reports of version 1 call verified what is checked or present. */
const savedState = z
  .enum([...evidenceStates, 'verified'])
  .transform((state) => (state === 'verified' ? 'present' : state));

export const savedReport = z.object({
  schemaVersion: z.string().default('1.0'),
  tool: z.object({ version: z.string() }),
  checklist: z.array(z.object({ id: z.string(), version: z.string() })),
  asOf: z.iso.date(),
  file: z.string(),
  /** Of the pilot file; older reports do not have it. */
  content: z.string().default(''),
  pilot: z.object({ name: z.string() }),
  verdict: z.enum([...verdicts, OLD_UNDECIDED]).transform((word) => (word === OLD_UNDECIDED ? 'undecided' : word)),
  headline: z.object({ words: z.string() }).optional(),
  against: z.array(z.object({ id: z.string(), also: z.array(z.string()) })).optional(),
  score,
  evidencedScore: score,
  dimensions: z.array(z.object({ id: z.string(), weight: z.number() })),
  /** Version 1 tells no state: a gate that is not open is read as shut. */
  gates: z.array(z.object({ id: z.string(), open: z.boolean(), state: z.enum(gateStates).optional() })),
  checks: z.array(
    z.object({
      id: z.string(),
      dimension: z.string(),
      outcome: z.enum(outcomeKinds),
      score: share.nullable(),
      evidenced: share.nullable(),
      weight: z.number(),
      at: z.object({ line: z.int() }),
      evidence: z.array(z.object({ state: savedState })).default([]),
      definition: z.string(),
    }),
  ),
});

export type SavedReport = z.infer<typeof savedReport>;
