// What was measured in place of what was planned: the value case and the check on ROI work it out alike.
import { describe, expect, it, test } from 'vitest';
import { evaluate } from '../../src/assess/evaluate.ts';
import { chanceSentence, curve, headline, keyRows } from '../../src/report/value/page.ts';
import { AS_OF, pilotOf } from '../kit.ts';
import { caseOf, changed, checklist, simple } from './kit.ts';

type Fields = Readonly<Record<string, unknown>>;

/** 1,000 tasks earn 10 each and cost 2 each; the team costs 3,000. */
const measured = (kpis: Fields, rate?: number): Fields => ({
  ...simple,
  pilot: { ...simple.pilot, stage: 'production' },
  kpis,
  evaluation: { hallucination: { measured: { value: rate } } },
});
const kpi = (value: number | undefined, more: Fields = {}): Fields => ({
  name: 'Handling time',
  role: 'primary',
  direction: 'decrease',
  baseline: 10,
  target: 8,
  measured: { value },
  ...more,
});

describe('the measured case', () => {
  test.each([
    // 1,000 × 0.5 × (10 − 2) − 3,000
    ['adoption alone', measured({ adoption: { intended_users: 100, active_users: 50 } }), 1000],
    // 1,000 × (10 − 5 − 1) − 3,000
    ['the error rate alone', measured({}, 0.5), 1000],
    // 1,000 × (10 × 0.5 − 2) − 3,000
    ['progress alone: half the way', measured({ measures: [kpi(9)] }), 0],
    ['the worst of two primaries', measured({ measures: [kpi(8), kpi(9)] }), 0],
    ['one of two is not measured', measured({ measures: [kpi(undefined), kpi(9)] }), 0],
    // 1,000 × (0 − 2) − 3,000
    ['worse than before', measured({ measures: [kpi(12)] }), -5000],
    // 1,000 × 0.5 × (5 − 5 − 1) − 3,000
    ['all three', measured({ adoption: { intended_users: 10, active_users: 5 }, measures: [kpi(9)] }, 0.5), -3500],
    ['a target that holds the baseline is reached', measured({ measures: [kpi(10, { target: 10 })] }), 5000],
    ['the same, missed', measured({ measures: [kpi(11, { target: 10 })] }), -5000],
  ])('%s', (_name, fragment, settledNet) => {
    const found = caseOf(fragment);
    expect(found.measured?.likely.settledNet).toBeCloseTo(settledNet, 6);
    expect(found.likely?.settledNet).toBe(5000);
  });

  it('is none where nothing was measured', () => expect(caseOf(simple).measured).toBeNull());

  it('fills what was not planned, and is none where a price is missing', () => {
    const { adoption, ...value } = simple.value;
    const found = caseOf({ ...measured({ adoption: { intended_users: 10, active_users: 5 } }), value });
    expect(adoption).toBeDefined();
    expect(found.measured?.likely.settledNet).toBeCloseTo(1000, 6);
    expect(caseOf({ ...measured({}, 0.1), value: { currency: 'USD' } }).measured).toBeNull();
  });
});

describe('the check and the value case agree', () => {
  const roi = (fragment: Fields) =>
    evaluate(checklist, pilotOf(fragment), AS_OF).find(({ item }) => item.id === 'kpis.roi-confirmed')?.outcome;

  test.each([
    ['worse than before', 12, 0.1],
    ['on target', 8, 0.02],
    ['half the way, many errors', 9, 0.4],
  ])('%s', (_name, value, rate) => {
    const fragment = measured({ measures: [kpi(value)], adoption: { intended_users: 10, active_users: 9 } }, rate);
    const found = caseOf(fragment).measured?.likely.firstYearRoi ?? Number.NaN;
    expect(roi(fragment)?.kind).toBe(found > 0 ? 'met' : 'absent');
    expect(roi(fragment)?.seen).toContain(`${Math.floor(found * 1000 + 1e-9) / 10}%`);
  });
});

describe('in words', () => {
  it('leads with what was measured and names what was planned', () => {
    const found = caseOf(measured({ measures: [kpi(12)] }, 0.2));
    expect(headline(found)).toBe('As measured it loses USD 6,000 a month; planned was a gain of 5,000.');
    const rows = new Map(keyRows(found, found.likely).map(([name, ...rest]) => [name, rest]));
    expect(rows.get('Net per month at steady adoption')).toEqual(['USD -6,000', 'planned USD 5,000']);
    expect(rows.get('Payback')).toEqual(['none in ten years', 'planned month 12']);
    expect(rows.get('Break-even error rate')?.[1]).toContain('measured 20% [line 7]');
    expect(rows.get('Error rate, measured')).toEqual(['20%', 'planned 10% [line 7]']);
  });

  it('draws what was measured before what was planned', () => {
    const found = caseOf(measured({ measures: [kpi(12)] }, 0.2));
    const [block] = curve(found);
    const lines = block?.kind === 'curve' ? block.lines : [];
    expect(lines.map(({ label, values }) => [label, values.at(-1)])).toEqual([
      ['measured', found.measured?.likely.net],
      ['planned', found.likely?.net],
    ]);
  });

  it('draws the ranges of the measured case', () => {
    const ranged = changed({ benefit_per_task: { amount: { low: 8, likely: 10, high: 12 } } });
    const found = caseOf({ ...measured({ measures: [kpi(12)] }), value: ranged.value });
    expect(chanceSentence(found)).toMatch(/in none of 2000 draws/);
    expect(found.spread?.profitable).toBeGreaterThan(0.4);
  });
});
