// The sum laid open gives the figures of the assessment to the last bit, and can be formed again from its own terms.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { assess } from '../../src/assess/index.ts';
import { type Arithmetic, scoreArithmetic, type Term } from '../../src/assess/score.ts';
import { composeChecklist } from '../../src/checklist/core.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Checklist } from '../../src/model/checklist.ts';
import { controlSlug, dimensionFor } from '../../src/model/vocabulary.ts';
import { parse } from '../../src/read/parse.ts';
import { validate } from '../../src/read/validate.ts';
import { AS_OF } from '../kit.ts';
import { cases } from '../random.ts';
import { allPilots } from '../report/pilots.ts';

const same = (assessment: Assessment): void => {
  const { gates } = scoreArithmetic(assessment);
  expect(gates.map(({ id, grade }) => ({ id, ...grade }))).toEqual(
    assessment.gates.map(({ gate, score, high, evidencedScore, coverage, declaredAway }) => ({
      id: gate.id,
      score,
      high,
      evidencedScore,
      coverage,
      declaredAway,
    })),
  );
  const whole = gates.at(-1);
  expect(whole?.grade).toEqual(assessment.grade);
  expect(whole?.dimensions.map(({ grade }) => grade)).toEqual(
    assessment.dimensions.map(({ dimension: _, ...grade }) => grade),
  );
};

/** As a reader would: from the terms alone, with the weights of the dimensions. */
const byHand = (
  { terms, gates }: Arithmetic,
  upTo: number,
  part: 'score' | 'maxScore' | 'evidenced',
): number | null => {
  const due = new Set(gates.slice(0, upTo + 1).map(({ id }) => id));
  const counted = terms.filter(({ gate, outcome }) => due.has(gate) && outcome !== 'not-applicable');
  const sum = (some: readonly Term[], of: (term: Term) => number) => some.reduce((total, one) => total + of(one), 0);
  const shares = (gates[upTo]?.dimensions ?? []).flatMap(({ id, weight }) => {
    const own = counted.filter(({ dimension }) => dimension === id);
    const score = sum(own, (one) => one.weight * one[part]) / sum(own, (one) => one.weight);
    return own.length === 0 ? [] : [{ weight, score }];
  });
  const whole = shares.reduce((total, { weight }) => total + weight, 0);
  return whole === 0 ? null : (100 * shares.reduce((total, { weight, score }) => total + weight * score, 0)) / whole;
};

describe.each(allPilots())('%s', (_name, { assessment }) => {
  it('has the figures of the assessment, exactly', () => same(assessment));

  it.each(['score', 'maxScore', 'evidenced'] as const)('gives %s at every gate when summed by hand', (part) => {
    const arithmetic = scoreArithmetic(assessment);
    const figure = { score: 'score', maxScore: 'high', evidenced: 'evidencedScore' } as const;
    for (const [i, { grade }] of arithmetic.gates.entries()) {
      const expected = grade[figure[part]];
      const found = byHand(arithmetic, i, part);
      if (expected === null || found === null) expect(found).toBe(expected);
      else expect(found).toBeCloseTo(expected, 9);
    }
  });

  it('has a term for every check, and what each one holds back adds up to what is missing', () => {
    expect(scoreArithmetic(assessment).terms.map(({ check }) => check)).toEqual(
      assessment.findings.map(({ item }) => item.id),
    );
    const lost = assessment.findings.reduce((sum, { pointsLost }) => sum + pointsLost, 0);
    if (assessment.grade.score !== null) expect(lost).toBeCloseTo(100 - assessment.grade.score, 9);
  });
});

const core = composeChecklist();
const controls = core.items.filter(({ control }) => control);
const statuses = fc.constantFrom('in-place', 'partial', 'planned', 'absent', undefined, {
  status: 'not-applicable',
  reason: 'not here',
});

const judge = (answers: readonly unknown[], checklist: Checklist): Assessment => {
  const pilot: Record<string, unknown> = { version: 1, pilot: { name: 'Random' } };
  for (const { id: dimension } of checklist.dimensions) {
    const own = controls.flatMap(({ id }, i) =>
      dimensionFor(id) === dimension && answers[i] !== undefined ? [[controlSlug(id), answers[i]]] : [],
    );
    pilot[dimension] = { controls: Object.fromEntries(own) };
  }
  const { document } = parse(JSON.stringify(pilot), 'pilot.yaml');
  if (document === undefined) throw new Error('not a document');
  const { pilot: valid, problems } = validate(document, checklist);
  if (valid === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
  return assess({ document, pilot: valid, checklist, asOf: AS_OF });
};

test('whatever is declared, and whatever the weights', () => {
  const answers = fc.array(statuses, { minLength: controls.length, maxLength: controls.length });
  const weights = fc.array(fc.double({ min: 0.1, max: 50, noNaN: true }), { minLength: 7, maxLength: 7 });
  fc.assert(
    fc.property(answers, weights, (declared, own) => {
      const dimensions = core.dimensions.map((one, i) => ({ ...one, weight: own[i] ?? 1 }));
      const items = core.items.map((one, i) => ({ ...one, weight: own[i % 7] ?? 1 }));
      same(judge(declared, { ...core, dimensions, items }));
    }),
    { numRuns: cases(25) },
  );
});
