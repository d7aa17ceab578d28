import { describe, expect, it, test } from 'vitest';
import { type Summand, sumByGate } from '../../src/assess/score.ts';
import { gateIds } from '../../src/model/vocabulary.ts';
import { percent, shown } from '../../src/report/text.ts';

type Mark = {
  readonly dimension: number;
  readonly gate: number;
  readonly score: number;
  readonly best: number;
  readonly evidenced: number;
  readonly applicable: boolean;
  readonly answered: boolean;
  readonly declared: boolean;
};

const mark = (more: Partial<Mark>): Mark => ({
  dimension: 0,
  gate: 0,
  score: 0,
  best: more.score ?? 0,
  evidenced: 0,
  applicable: true,
  answered: true,
  declared: false,
  ...more,
});
const weights = (checks: readonly number[], dimensions: readonly number[] = [20, 10]) => ({ checks, dimensions });

/** The grades over all checks due by a gate, in total and per dimension. */
const gradeBy = (marks: readonly Mark[], by: ReturnType<typeof weights>, gate: number) => {
  const checks = marks.map(
    (one, i): Summand => ({
      dimension: String(one.dimension),
      gate: gateIds[one.gate] ?? 'pilot',
      weight: by.checks[i] ?? 0,
      kind: one.applicable ? (one.answered ? 'met' : 'unknown') : 'not-applicable',
      score: one.score,
      maxScore: one.best,
      evidenced: one.evidenced,
      ...(one.declared && { declared: 'counts' }),
    }),
  );
  const dimensions = by.dimensions.map((weight, i) => ({ id: String(i), title: String(i), weight }));
  const sum = sumByGate(checks, dimensions, gateIds)[gate];
  if (sum === undefined) throw new Error('no such gate');
  return { ...sum.grade, dimensions: sum.dimensions.map((one) => one.grade) };
};

describe('sums', () => {
  it('weighs checks within and dimensions across', () => {
    // data: (3 × 1 + 1 × 0) / 4 = 75; kpis: 0.5 / 1 = 50; (20 × 75 + 10 × 50) / 30 = 66.66…
    const marks = [mark({ score: 1 }), mark({}), mark({ dimension: 1, score: 0.5 })];
    const grades = gradeBy(marks, weights([3, 1, 2]), 0);
    expect(grades.dimensions.map(({ score }) => score)).toEqual([75, 50]);
    expect(grades.score).toBeCloseTo(200 / 3, 12);
  });

  it('leaves out what does not apply, and a dimension without an applicable check', () => {
    const marks = [mark({ score: 1 }), mark({ applicable: false }), mark({ dimension: 1, applicable: false })];
    const grades = gradeBy(marks, weights([1, 5, 5]), 0);
    expect(grades.score).toBe(100);
    expect(grades.dimensions[1]).toMatchObject({ score: null, coverage: 0 });
  });

  it('has no score where nothing applies', () => {
    expect(gradeBy([mark({ applicable: false })], weights([1]), 0)).toMatchObject({
      score: null,
      high: null,
      coverage: 0,
    });
  });

  it('counts the checks due by a gate and those before it', () => {
    const marks = [mark({ score: 1 }), mark({ gate: 1 }), mark({ gate: 2 })];
    expect([0, 1, 2].map((gate) => gradeBy(marks, weights([1, 1, 2]), gate).score)).toEqual([100, 50, 25]);
  });

  it('forms range, coverage and evidenced score alike', () => {
    // One met and shown, one unknown that could be met, one partial that could be more.
    const marks = [
      mark({ score: 1, evidenced: 1 }),
      mark({ answered: false, best: 1 }),
      mark({ score: 0.5, best: 0.75, dimension: 1 }),
    ];
    const grades = gradeBy(marks, weights([1, 1, 4]), 0);
    expect(grades.score).toBeCloseTo(50, 12); // (20 × 50 + 10 × 50) / 30
    expect(grades.high).toBeCloseTo((20 * 100 + 10 * 75) / 30, 12);
    expect(grades.coverage).toBeCloseTo((20 * 0.5 + 10 * 1) / 30, 12);
    expect(grades.evidencedScore).toBeCloseTo((20 * 50 + 10 * 0) / 30, 12);
  });

  it('sets declared-away weight against applicable and declared', () => {
    const marks = [mark({ score: 1 }), mark({ applicable: false, declared: true }), mark({ dimension: 1, score: 1 })];
    // data 1 of 4, kpis 0 of 1: (20 × 0.25 + 10 × 0) / 30
    const grades = gradeBy(marks, weights([3, 1, 1]), 0);
    expect(grades.declaredAway).toBeCloseTo(5 / 30, 12);
    expect(grades.dimensions.map(({ declaredAway }) => declaredAway)).toEqual([0.25, 0]);
  });

  it('sets declared-away weight against what is due by the gate', () => {
    const away = { applicable: false, declared: true };
    const marks = [mark({}), mark({ gate: 1, ...away }), mark({ gate: 2 }), mark({ dimension: 1, gate: 1, ...away })];
    // data 0, 1 of 2, 1 of 4; kpis nothing, 1 of 1, 1 of 1
    const grades = [0, 1, 2].map((gate) => gradeBy(marks, weights([1, 1, 2, 5]), gate));
    expect(grades.map(({ declaredAway }) => declaredAway)).toEqual([0, (10 + 10) / 30, (5 + 10) / 30]);
    expect(grades.map(({ dimensions }) => dimensions.map(({ declaredAway }) => declaredAway))).toEqual([
      [0, 0],
      [0.5, 1],
      [0.25, 1],
    ]);
  });

  it('has nothing declared away where there is nothing to declare', () => {
    expect(gradeBy([mark({ applicable: false })], weights([1]), 0).declaredAway).toBe(0);
  });
});

describe('shown figures', () => {
  test.each([
    [69.96, '69.9'],
    [70 - 1e-12, '70.0'],
    [70 - 1e-6, '69.9'],
    [0, '0.0'],
    [100, '100.0'],
    [null, '–'],
  ])('%s is shown as %s', (value, expected) => expect(shown(value)).toBe(expected));

  test.each([
    [0.799, '79%'],
    [0.8 - 1e-12, '80%'],
    [1, '100%'],
  ])('the share %s is shown as %s', (value, expected) => expect(percent(value)).toBe(expected));
});
