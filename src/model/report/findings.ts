// What was judged, in the JSON report: checks, obligations, contradictions, waivers.
import * as z from 'zod';
import { evidenceStates } from '../evidence.ts';
import { forces, obligationStates } from '../obligation.ts';
import { outcomeKinds } from '../outcome.ts';
import { dimensionId, gateId, place, share } from './kinds.ts';

export const check = z.strictObject({
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
  definition: z.string().describe('a hash of how the check is judged and weighed'),
});

export const obligation = z.strictObject({
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

export const contradiction = z.strictObject({
  id: z.string(),
  statement: z.string(),
  places: z.array(z.strictObject({ path: z.string(), value: z.string(), at: place })).describe('both sides'),
});

export const waiver = z.strictObject({
  check: z.string(),
  state: z.enum(['active', 'expired', 'without-effect', 'superfluous']),
  reason: z.string(),
  approvedBy: z.string(),
  expires: z.iso.date(),
  at: place,
});
