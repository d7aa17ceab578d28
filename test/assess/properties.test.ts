// What must hold of every score, on random pilots of the core checklist's controls.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/index.ts';
import { composeChecklist } from '../../src/checklist/core.ts';
import { controlSlug, dimensionFor, dimensionIds } from '../../src/model/vocabulary.ts';
import { makePlan } from '../../src/plan/index.ts';
import { parse } from '../../src/read/parse.ts';
import { validate } from '../../src/read/validate.ts';
import { json } from '../../src/report/assess/json.ts';
import { plain } from '../../src/report/report.ts';
import { AS_OF } from '../kit.ts';
import { cases } from '../random.ts';

const checklist = composeChecklist();
const controls = checklist.items.filter((item) => item.control && item.applies !== 'agents').map((item) => item.id);
const better = ['absent', 'planned', 'partial', 'in-place'] as const;
const statuses = fc.array(fc.constantFrom(...better, 'unknown' as const), {
  minLength: controls.length,
  maxLength: controls.length,
});

type Pilot = Readonly<Record<string, unknown>>;

const pilotWith = (answers: readonly string[], more: Pilot = {}): Pilot => ({
  version: 1,
  pilot: { name: 'Random', stage: 'pilot' },
  ...more,
  ...Object.fromEntries(
    dimensionIds.map((dimension) => [
      dimension,
      {
        controls: Object.fromEntries(
          controls.flatMap((id, i) => (dimensionFor(id) === dimension ? [[controlSlug(id), answers[i]]] : [])),
        ),
      },
    ]),
  ),
});

const judge = (pilot: Pilot) => {
  const { document } = parse(JSON.stringify(pilot), 'pilot.yaml');
  if (document === undefined) throw new Error('not a document');
  const { pilot: valid, problems } = validate(document, checklist);
  if (valid === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
  return assess({ document, pilot: valid, checklist, asOf: AS_OF });
};
const bytes = (pilot: Pilot) => {
  const assessment = judge(pilot);
  const tool = { name: 'readiness', version: 'test' };
  return json({ assessment, plan: makePlan(assessment), tool }, { columns: 80, paint: plain, details: false });
};
const reversed = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, entry]) => [key, reversed(entry)]),
  );
};
const runs = { numRuns: cases(25) };

describe('every score', () => {
  it('lies between 0 and 100, within its range, and what is lost adds up', () => {
    fc.assert(
      fc.property(statuses, (answers) => {
        const { grade, findings, causes } = judge(pilotWith(answers));
        const score = grade.score ?? -1;
        expect(score).toBeGreaterThanOrEqual(0);
        expect(grade.high ?? -1).toBeGreaterThanOrEqual(score);
        expect(grade.high ?? 101).toBeLessThanOrEqual(100 + 1e-9);
        expect(grade.evidencedScore ?? 101).toBeLessThanOrEqual(score + 1e-9);
        expect(findings.reduce((sum, { pointsLost }) => sum + pointsLost, 0)).toBeCloseTo(100 - score, 6);
        if (causes.length > 0) expect(causes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      }),
      runs,
    );
  });

  it('never falls when an answer gets better, and never rises when one is taken back', () => {
    fc.assert(
      fc.property(statuses, fc.nat(controls.length - 1), (answers, at) => {
        const score = (status: string) => judge(pilotWith(answers.with(at, status as never))).grade.score ?? -1;
        const rising = better.map(score);
        expect([...rising].sort((a, b) => a - b)).toEqual(rising);
        expect(score('unknown')).toBeLessThanOrEqual(rising[0] ?? -1);
      }),
      runs,
    );
  });

  it('is the same with a waiver', () => {
    fc.assert(
      fc.property(statuses, (answers) => {
        const waivers = [
          { check: 'operations.monitoring', reason: 'r', approved_by: 'a@example.com', expires: '2027-01-01' },
        ];
        expect(judge(pilotWith(answers, { waivers })).grade).toEqual(judge(pilotWith(answers)).grade);
      }),
      runs,
    );
  });

  it('does not depend on the order of keys, and the same input gives the same bytes', () => {
    fc.assert(
      fc.property(statuses, (answers) => {
        const pilot = pilotWith(answers);
        const turned = judge(reversed(pilot) as Pilot);
        expect([turned.grade, turned.verdict]).toEqual([judge(pilot).grade, judge(pilot).verdict]);
        expect(bytes(pilot)).toBe(bytes(pilot));
      }),
      runs,
    );
  });
});
