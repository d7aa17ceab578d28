import { describe, expect, it, test } from 'vitest';
import { exampleCases, kitFor, outcomeOf } from '../kit.ts';

const { checklist, problems, judgeOne, expectOutcome } = kitFor('checklists/core/evaluation.yaml');

it('is a checklist without problems', () => expect(problems).toEqual([]));

describe('every example ends as it says', () => {
  test.each(exampleCases(checklist))('%s', (_name, item, kind, pilot) => {
    expect(outcomeOf(checklist, item.id, pilot)?.kind).toBe(kind);
  });
});

it('writes every threshold into its words', () => {
  const words = JSON.stringify(checklist.items.map(({ examples, ...item }) => item));
  expect(words).not.toMatch(/\{\w+%?\}/);
  expect(words).toContain('at least 200 items from real use was refreshed within 180 days');
  expect(words).toContain('never above 2% where outputs reach people outside and 5% inside');
});

const evaluation = (section: Readonly<Record<string, unknown>>) => ({ evaluation: section });

describe('evaluation.dataset', () => {
  const good = { items: 200, source: 'production', versioned: true, refreshed: '2026-05-27' };
  const poor = { items: 5, source: 'synthetic', versioned: false, refreshed: '2024-01-01' };
  const set = (fields: Readonly<Record<string, unknown>>) => evaluation({ dataset: { ...good, ...fields } });
  test.each([
    ['at every limit: 200 items, 180 days old', set({}), 'met', '200 items, source production, versioned'],
    ['one item short', set({ items: 199 }), 0.5, /short of: size \(at least 200\)$/],
    ['one day too old', set({ refreshed: '2026-05-26' }), 0.5, /short of: age \(at most 180 days\)$/],
    ['refreshed today', set({ refreshed: '2026-11-23' }), 'met', ''],
    ['refreshed tomorrow, which shows nothing yet', set({ refreshed: '2026-11-24' }), 0.5, 'short of: age'],
    ['synthetic', set({ source: 'synthetic' }), 0.5, 'short of: real use'],
    ['curated', set({ source: 'curated' }), 0.5, 'short of: real use'],
    ['not versioned', set({ versioned: false }), 0.5, 'not versioned'],
    ['two reasons stay at half', set({ items: 50, source: 'curated' }), 0.5, 'size (at least 200), real use'],
    ['three are absent', set({ items: 50, source: 'curated', versioned: false }), 'absent', '50 items'],
    ['no items', set({ items: 0 }), 'absent', 'no items'],
    ['no items and nothing else', evaluation({ dataset: { items: 0 } }), 'absent', 'no items'],
    ['one blank', set({ refreshed: '' }), 'unknown', 'not stated: age'],
    ['one reason and one blank: half either way', set({ items: 50, refreshed: null }), 0.5, '50 items'],
    ['one reason and two blanks', set({ items: 50, refreshed: null, source: null }), 'unknown', 'real use'],
    ['two reasons and a blank', set({ items: 50, versioned: false, source: '' }), 'unknown', 'real use'],
    [
      'three reasons and a blank',
      set({ items: 50, versioned: false, source: 'curated', refreshed: '' }),
      'absent',
      'size',
    ],
    [
      'three reasons and the size blank',
      evaluation({ dataset: { ...poor, items: '' } }),
      'absent',
      /^source synthetic, not versioned, refreshed 2024-01-01; short/,
    ],
    [
      'three reasons and the source blank',
      evaluation({ dataset: { ...poor, source: '' } }),
      'absent',
      /^5 items, not versioned, refreshed 2024-01-01; short/,
    ],
    [
      'three reasons and the version blank',
      evaluation({ dataset: { ...poor, versioned: '' } }),
      'absent',
      /^5 items, source synthetic, refreshed 2024-01-01; short/,
    ],
    [
      'three reasons and the age blank',
      evaluation({ dataset: { ...poor, refreshed: '' } }),
      'absent',
      /^5 items, source synthetic, not versioned; short/,
    ],
    ['all blank', evaluation({ dataset: {} }), 'unknown', 'size'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('evaluation.dataset', fragment, expected, seen);
  });

  test.each([
    ['a blank alone can reach all', set({ refreshed: '' }), 1],
    ['a stated reason caps it at half', set({ items: 50, refreshed: '', source: '' }), 0.5],
  ] as const)('%s', (_name, fragment, best) => {
    expect(judgeOne('evaluation.dataset', fragment).outcome.best).toBe(best);
  });

  it('names what decided, and where', () => {
    const { outcome } = judgeOne('evaluation.dataset', set({ items: 50 }));
    expect(outcome.at).toBe('evaluation.dataset.items');
    expect(outcome.support).toEqual([{ evidencePaths: ['evaluation.dataset'], points: 0.5 }]);
    expect(outcome.facts).toContainEqual({ path: 'evaluation.dataset.items', value: '50' });
    expect(judgeOne('evaluation.dataset', set({ source: '' })).outcome.at).toBe('evaluation.dataset.source');
  });
});

describe('evaluation.edge-cases', () => {
  const messy = (share: unknown, items: unknown = 400) => evaluation({ dataset: { items, messy_share: share } });
  test.each([
    ['at the limit', messy(0.2), 1, '20% messy, at least 20% wanted'],
    ['above it', messy(0.6), 1, '60% messy'],
    ['just below', messy(0.19), 0.95, '19% messy'],
    ['half of it', messy(0.1), 0.5, '10% messy'],
    ['none', messy(0), 'absent', '0% messy'],
    ['blank', messy(null), 'unknown', 'not stated'],
    ['the share alone is enough', messy(0.2, null), 'met', ''],
    ['a share of no items', messy(0.5, 0), 'absent', 'no items'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('evaluation.edge-cases', fragment, expected, seen);
  });
});

describe('evaluation.quality-gates', () => {
  const metric = (threshold_set: unknown, date: unknown, value: unknown = 0.9, threshold: unknown = 0.8) => ({
    name: `M ${threshold_set}`,
    threshold,
    threshold_set,
    measured: { value, date },
  });
  const metrics = (...list: readonly unknown[]) => evaluation({ metrics: list });
  const early = metric('2026-07-01', '2026-11-05');
  const late = metric('2026-11-06', '2026-11-05');
  test.each([
    ['set before', metrics(early), 1, '1 of 1 metrics'],
    ['set on the day', metrics(metric('2026-11-05', '2026-11-05')), 1, ''],
    ['set a day later', metrics(late), 'absent', 'not M 2026-11-06'],
    ['one of two in time', metrics(early, late), 0.5, '1 of 2 metrics'],
    ['not measured yet', metrics(metric('2026-11-06', '', '')), 1, ''],
    ['undated and unmeasured', metrics(metric('', '', '')), 1, ''],
    ['undated but measured', metrics(metric('', '2026-11-05')), 'unknown', ''],
    ['measured on an unknown day', metrics(metric('2026-07-01', '')), 'unknown', ''],
    ['no threshold', metrics(metric('', '', '', '')), 'unknown', ''],
    [
      'a late date decides though the threshold is blank',
      metrics(metric('2026-11-06', '2026-11-05', 0.9, '')),
      'absent',
    ],
    ['one in time, one blank', metrics(early, metric('', '2026-11-05')), 0.5, 'not stated for M'],
    ['one late, one blank', metrics(late, metric('', '2026-11-05')), 'absent', ''],
    ['no metrics', metrics(), 'absent', 'empty'],
    ['silence', {}, 'unknown', ''],
  ] as const)('%s', (_name, fragment, expected, seen = '') => {
    expectOutcome('evaluation.quality-gates', fragment, expected, seen);
  });

  it('widens the range by its blank metrics', () => {
    expect(judgeOne('evaluation.quality-gates', metrics(early, metric('', '2026-11-05'))).outcome.best).toBe(1);
    expect(judgeOne('evaluation.quality-gates', metrics(late, metric('', '2026-11-05'))).outcome.best).toBe(0.5);
  });
});

describe('evaluation.thresholds-met', () => {
  const up = (value: unknown) => ({ name: 'Up', direction: 'increase', threshold: 0.9, measured: { value } });
  const down = (value: unknown) => ({ name: 'Down', direction: 'decrease', threshold: 0.2, measured: { value } });
  const metrics = (...list: readonly unknown[]) => evaluation({ metrics: list });
  test.each([
    ['equal to the threshold, both ways', metrics(up(0.9), down(0.2)), 1, '2 of 2 metrics meet'],
    ['just below', metrics(up(0.89)), 'absent', 'not Up (0.89 against 0.9)'],
    ['just above', metrics(down(0.21)), 'absent', 'not Down (0.21 against 0.2)'],
    ['within the tolerance of sums', metrics(down(0.1 + 0.1 + 1e-12)), 1, ''],
    ['one of two', metrics(up(0.95), down(0.3)), 0.5, '1 of 2'],
    ['unmeasured counts as not met', metrics(up(0.95), down('')), 0.5, 'not stated for Down'],
    ['all unmeasured', metrics(up(''), down(null)), 'unknown', 'Up, Down'],
    ['one missed, one unmeasured', metrics(up(0.5), down('')), 'absent', ''],
    ['no direction', metrics({ ...up(0.95), direction: '' }), 'unknown', ''],
    ['no threshold', metrics({ ...up(0.95), threshold: '' }), 'unknown', ''],
    ['a measured 0 is a value', metrics(down(0)), 1, ''],
    ['no metrics', metrics(), 'absent', ''],
    ['silence', {}, 'unknown', ''],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('evaluation.thresholds-met', fragment, expected, seen);
  });

  test.each([
    ['the measured value', metrics(up(0.95), up('')), 'measured.value'],
    ['the direction', metrics(up(0.95), { ...up(0.95), direction: '', threshold: '' }), 'direction'],
    ['the threshold', metrics(up(0.95), { ...up(0.95), threshold: '' }), 'threshold'],
  ])('points at %s that is missing', (_name, fragment, field) => {
    expect(judgeOne('evaluation.thresholds-met', fragment).outcome.at).toBe(`evaluation.metrics[1].${field}`);
  });

  it('counts evidence metric by metric and names the values', () => {
    const { outcome } = judgeOne('evaluation.thresholds-met', metrics(up(0.95), down(0.3)));
    expect(outcome.at).toBe('evaluation.metrics[1].measured.value');
    expect(outcome.support).toEqual([{ evidencePaths: ['evaluation.metrics[0]'], points: 0.5 }]);
    expect(outcome.facts).toContainEqual({ path: 'evaluation.metrics[1].measured.value', value: '0.3' });
  });

  it('asks for evidence of the last 90 days', () => {
    const measured = ['thresholds-met', 'hallucination', 'pilot-error-rate', 'judge-calibrated'].map(
      (slug) => `evaluation.${slug}`,
    );
    const fresh = checklist.items.filter((item) => item.evidence.fresh_days === 90).map((item) => item.id);
    expect(fresh).toEqual(measured);
  });
});

describe('evaluation.hallucination', () => {
  const rate = (users: unknown, value: unknown, limit: unknown = null) => ({
    pilot: { users },
    evaluation: { hallucination: { limit, measured: { value } } },
  });
  test.each([
    ['inside, at the limit', rate('internal', 0.05), 'met', '5% of answers wrong or invented, limit 5%'],
    ['inside, above', rate('internal', 0.051), 'absent', '5.1% of answers wrong or invented, limit 5%'],
    ['customers, at the limit', rate('customers', 0.02), 'met', ''],
    ['customers, a hair above', rate('customers', 0.02004), 'absent', '2.004% of answers wrong or invented, limit 2%'],
    ['partners are outside', rate('partners', 0.021), 'absent', ''],
    ['the public is outside', rate('public', 0.021), 'absent', ''],
    ['a stricter limit of its own', rate('internal', 0.031, 0.03), 'absent', 'limit 3%'],
    ['at its own limit', rate('internal', 0.03, 0.03), 'met', ''],
    ['a laxer limit of its own does not help', rate('internal', 0.06, 0.1), 'absent', 'limit 5%'],
    ['own limit of 0, rate of 0', rate('customers', 0, 0), 'met', ''],
    ['own limit of 0, rate above', rate('customers', 0.001, 0), 'absent', ''],
    ['users unknown, up to 2%', rate('', 0.02), 'met', ''],
    ['users unknown, between', rate('', 0.03), 'unknown', 'limit 2% or 5%; not stated: users'],
    ['users unknown, at 5%', rate('', 0.05), 'unknown', ''],
    ['users unknown, above 5%', rate('', 0.051), 'absent', ''],
    ['users unknown, own limit below both', rate('', 0.015, 0.01), 'absent', 'limit 1%'],
    ['users unknown, own limit between', rate('', 0.035, 0.03), 'absent', 'limit 2% or 3%'],
    ['not measured', rate('internal', '', 0.03), 'unknown', 'not stated: measured rate'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('evaluation.hallucination', fragment, expected, seen);
  });

  it('says where each missing fact belongs', () => {
    expect(judgeOne('evaluation.hallucination', rate('', 0.03)).outcome.at).toBe('pilot.users');
    expect(judgeOne('evaluation.hallucination', rate('internal', '')).outcome.at).toBe(
      'evaluation.hallucination.measured.value',
    );
    expect(judgeOne('evaluation.hallucination', rate('internal', 0.06, 0.1)).outcome.facts).toEqual([
      { path: 'evaluation.hallucination.measured.value', value: '0.06' },
      { path: 'evaluation.hallucination.limit', value: '0.1' },
      { path: 'pilot.users', value: 'internal' },
    ]);
  });

  const harmless = { pilot: { users: 'internal' }, governance: { affects: [] } };
  test.each([
    ['inside, affecting nothing', harmless, false],
    ['customers', { ...harmless, pilot: { users: 'customers' } }, true],
    ['partners', { ...harmless, pilot: { users: 'partners' } }, true],
    ['money', { ...harmless, governance: { affects: ['money'] } }, true],
    ['safety', { ...harmless, governance: { affects: ['safety'] } }, true],
    ['affects not stated', { pilot: { users: 'internal' } }, true],
    ['users not stated', { governance: { affects: [] } }, true],
  ] as const)('blocks or not: %s', (_name, fragment, live) => {
    expect(judgeOne('evaluation.hallucination', fragment).live).toBe(live);
  });
});

describe('evaluation.judge-calibrated', () => {
  const judge = (used: unknown, agreement: unknown) => evaluation({ judge: { used, agreement } });
  test.each([
    ['at the limit', judge(true, 0.8), 'met', '80%'],
    ['just below', judge(true, 0.79), 'absent', '79%, at least 80% wanted'],
    ['not measured', judge(true, ''), 'unknown', ''],
    ['no judge', judge(false, ''), 'not-applicable', ''],
    ['no judge, whatever else is stated', judge(false, 0.5), 'not-applicable', ''],
    ['not stated whether there is one', judge('', 0.9), 'unknown', 'not stated whether a model judges'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('evaluation.judge-calibrated', fragment, expected, seen);
  });
});

describe('evaluation.human-review', () => {
  const reviewed = (share_of_outputs: unknown) => evaluation({ human_review: { share_of_outputs } });
  test.each([
    ['any share above 0', reviewed(0.001), 'met', '0.1% of live outputs'],
    ['all', reviewed(1), 'met', '100%'],
    ['none', reviewed(0), 'absent', '0%'],
    ['blank', reviewed(''), 'unknown', 'not stated'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('evaluation.human-review', fragment, expected, seen);
  });
});

describe('evaluation.performance', () => {
  const benchmark = (latency: unknown, cost: unknown) => evaluation({ benchmark: { latency, cost } });
  test.each([
    ['both', benchmark(true, true), 'met', ''],
    ['no cost', benchmark(true, false), 'absent', 'benchmark of cost'],
    ['no latency', benchmark(false, true), 'absent', 'benchmark of latency'],
    ['a stated no decides', benchmark(false, ''), 'absent', ''],
    ['one blank', benchmark(true, ''), 'unknown', 'benchmark of cost'],
    ['both blank', benchmark('', ''), 'unknown', ''],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('evaluation.performance', fragment, expected, seen);
  });
});

describe('evaluation.retrieval', () => {
  const declared = (retrieval: unknown, approach: unknown) => ({
    architecture: { approach },
    evaluation: { controls: { retrieval } },
  });
  const away = { status: 'not-applicable', reason: 'nothing is retrieved' };
  test.each([
    ['rag', declared('in-place', 'rag'), 'met'],
    ['hybrid', declared('in-place', 'hybrid'), 'met'],
    ['a prompt retrieves nothing', declared('absent', 'prompt'), 'not-applicable'],
    ['in place, approach not stated', declared('in-place', ''), 'unknown'],
    ['declared away, approach not stated', declared(away, ''), 'not-applicable'],
    ['declared away against the facts', declared(away, 'rag'), 'unknown'],
  ] as const)('%s', (_name, fragment, expected) => {
    expectOutcome('evaluation.retrieval', fragment, expected);
  });
});
