import { describe, expect, it, test } from 'vitest';
import { exampleCases, kitFor, outcomeOf } from '../kit.ts';

const { checklist, problems, expectOutcome, judgeOne } = kitFor('checklists/core/data.yaml');

/** Sources named S0, S1, …, of which only the fields given are known. */
const sources = (...fields: readonly Readonly<Record<string, unknown>>[]) => ({
  data: { sources: fields.map((known, i) => ({ name: `S${i}`, ...known })) },
});
const none = { data: { sources: [] } };
const silent = {};

it('is a checklist without problems', () => expect(problems).toEqual([]));

describe('every example ends as it says', () => {
  test.each(exampleCases(checklist))('%s', (_name, item, kind, pilot) => {
    expect(outcomeOf(checklist, item.id, pilot)?.kind).toBe(kind);
  });
});

describe('data.inventory', () => {
  const listed = { kind: 'documents', system: 'archive', classification: 'internal' };
  test.each([
    ['all three stated', sources(listed, listed), 'met', '2 of 2 sources say'],
    ['one field blank', sources(listed, { ...listed, system: '' }), 'unknown', 'S1 \\(system\\)'],
    ['names alone', sources({}, {}), 'unknown', 'S0 \\(kind, system, classification\\)'],
    ['no sources', none, 'absent', 'the list is empty'],
    ['silent', silent, 'unknown', 'not stated'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('data.inventory', fragment, expected, new RegExp(seen));
  });

  it('points to the source that is short and counts evidence when every source has it', () => {
    expect(expectOutcome('data.inventory', sources(listed, {}), 'unknown').at).toBe('data.sources[1].kind');
    const { support } = expectOutcome('data.inventory', sources(listed, listed), 'met');
    expect(support).toEqual([{ evidencePaths: ['data.sources[0]', 'data.sources[1]'], points: 1 }]);
  });

  it('blocks always', () => expect(judgeOne('data.inventory', silent).live).toBe(true));
});

describe('data.ownership', () => {
  const owned = (...owners: readonly string[]) => sources(...owners.map((owner) => ({ owner })));
  test.each([
    ['all owned', owned('A', 'B'), 1],
    ['one of two', owned('A', ''), 0.5],
    ['owned by nobody', owned('A', 'nobody'), 0.5],
    ['nobody and a blank', owned('none', ''), 'absent'],
    ['all blank', owned('', ''), 'unknown'],
    ['no sources', none, 'absent'],
  ] as const)('%s', (_name, fragment, expected) => {
    expectOutcome('data.ownership', fragment, expected);
  });

  it('widens the range by its blank parts and counts evidence by part', () => {
    const outcome = expectOutcome('data.ownership', owned('A', ''), 'partial', 'not stated for S1');
    expect(outcome.best).toBe(1);
    expect(outcome.support).toEqual([{ evidencePaths: ['data.sources[0]'], points: 0.5 }]);
  });
});

describe('data.access', () => {
  const reached = (...ways: readonly string[]) => sources(...ways.map((access) => ({ access })));
  test.each([
    ['every automated way', reached('api', 'database', 'event-stream', 'file-drop'), 'met', '4 of 4'],
    ['a manual export', reached('api', 'manual-export'), 0.5, 'not S1 \\(manual-export\\)'],
    ['no access', reached('none'), 'absent', 'not S0 \\(none\\)'],
    ['one blank', reached('api', ''), 0.5, 'not stated for S1'],
    ['none met, one bad, one blank', reached('manual-export', ''), 'absent', '0 of 2'],
    ['all blank', reached('', ''), 'unknown', 'S0, S1'],
    ['no sources', none, 'absent', 'empty'],
    ['silent', silent, 'unknown', 'not stated'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('data.access', fragment, expected, new RegExp(seen));
  });

  it.each([
    ['a stated failure stays one', reached('api', 'manual-export'), 0.5, 'data.sources[1].access'],
    ['a blank could be met', reached('manual-export', ''), 0.5, 'data.sources[0].access'],
    ['all blank could be met', reached('', ''), 1, 'data.sources'],
  ] as const)('%s', (_name, fragment, best, at) => {
    expect(judgeOne('data.access', fragment).outcome).toMatchObject({ best, at });
  });
});

describe('data.quality-profiled', () => {
  const good = { completeness: 0.95, duplicates: 0.02, outdated: 0.05, profiled: '2026-08-25' };
  const profiles = (...changes: readonly Readonly<Record<string, unknown>>[]) =>
    sources(...changes.map((change) => ({ quality: { ...good, ...change } })));
  test.each([
    ['every figure at its limit, 90 days old', profiles({}), 1, '1 of 1'],
    ['incomplete', profiles({ completeness: 0.949 }), 'absent', 'not S0 \\(completeness 94.9%\\)'],
    ['duplicated', profiles({ duplicates: 0.021 }), 'absent', 'not S0 \\(duplicates 2.1%\\)'],
    ['outdated', profiles({ outdated: 0.051 }), 'absent', 'not S0 \\(outdated 5.1%\\)'],
    ['91 days old', profiles({ profiled: '2026-08-24' }), 0.5, 'not S0 \\(profiled 2026-08-24\\)'],
    ['dated after the day of judgement', profiles({ profiled: '2026-11-24' }), 0.5, 'profiled 2026-11-24'],
    ['on the day of judgement', profiles({ profiled: '2026-11-23' }), 1, '1 of 1'],
    ['one of two', profiles({}, { completeness: 0 }), 0.5, '1 of 2'],
    ['one good, one old', profiles({}, { profiled: '2026-01-01' }), 0.75, '1 of 2'],
    [
      'bad and old counts nothing',
      profiles({}, { duplicates: 1, profiled: '2026-01-01' }),
      0.5,
      'S1 \\(duplicates 100%\\)',
    ],
    ['a stated failure decides over blanks', sources({ quality: { completeness: 0.5 } }), 'absent', 'completeness 50%'],
    ['a blank figure', profiles({ outdated: null }), 'unknown', 'S0 \\(outdated\\)'],
    ['a blank date', profiles({ profiled: '' }), 'unknown', 'S0 \\(profiled\\)'],
    ['one good, one blank', sources({ quality: good }, {}), 0.5, 'not stated for S1'],
    ['none good, one bad, one blank', sources({ quality: { completeness: 0 } }, {}), 'absent', '0 of 2'],
    ['no sources', none, 'absent', 'empty'],
    ['silent', silent, 'unknown', 'not stated'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('data.quality-profiled', fragment, expected, new RegExp(seen));
  });

  it.each([
    ['blank throughout', sources({}), 1],
    ['blank but old: held at half', sources({ quality: { profiled: '2026-01-01' } }), 0.5],
    ['one good, one blank and old', sources({ quality: good }, { quality: { profiled: '2026-01-01' } }), 0.75],
    ['old: no blank, no more to reach', profiles({ profiled: '2026-01-01' }), 0.5],
  ] as const)('best: %s', (_name, fragment, best) => {
    expect(judgeOne('data.quality-profiled', fragment).outcome.best).toBe(best);
  });

  it('names the figures that decided, their place and the places of evidence', () => {
    const { outcome } = judgeOne('data.quality-profiled', profiles({}, { duplicates: 0.3 }));
    expect(outcome.at).toBe('data.sources[1].quality.duplicates');
    expect(outcome.support).toEqual([{ evidencePaths: ['data.sources[0].quality'], points: 0.5 }]);
    expect(outcome.facts).toContainEqual({ path: 'data.sources[0].quality.profiled', value: '2026-08-25' });
    expect(outcome.facts?.filter(({ path }) => path.includes('[1]'))).toEqual([
      { path: 'data.sources[1].quality.duplicates', value: '0.3' },
    ]);
  });
});

describe('data.freshness', () => {
  const aged = (...pairs: readonly (readonly [needed: number | null, actual: number | null])[]) =>
    sources(...pairs.map(([needed_hours, actual_hours]) => ({ freshness: { needed_hours, actual_hours } })));
  test.each([
    ['as old as allowed', aged([24, 24]), 'met', '1 of 1'],
    ['an hour older', aged([24, 25]), 'absent', 'S0 \\(25 hours old, 24 allowed\\)'],
    ['one stale of two', aged([24, 6], [1, 2]), 'absent', 'not so: S1'],
    ['a stated failure decides over a blank', aged([null, null], [1, 2]), 'absent', 'not so: S1'],
    ['age blank', aged([24, null]), 'unknown', 'not stated: S0'],
    ['need blank', aged([null, 6]), 'unknown', 'not stated: S0'],
    ['live data is fresh enough for any need', aged([null, 0]), 'met', '1 of 1'],
    ['no age is allowed and none is stated', aged([0, null]), 'unknown', 'not stated: S0'],
    ['one blank source', aged([24, 6], [null, null]), 'unknown', 'not stated: S1'],
    ['no sources', none, 'absent', 'empty'],
    ['silent', silent, 'unknown', 'not stated'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('data.freshness', fragment, expected, new RegExp(seen));
  });

  it('states the two ages that decided', () => {
    const { outcome } = judgeOne('data.freshness', aged([24, 6], [1, 2]));
    expect(outcome.at).toBe('data.sources[1].freshness.actual_hours');
    expect(outcome.facts).toEqual([
      { path: 'data.sources[1].freshness.needed_hours', value: '1' },
      { path: 'data.sources[1].freshness.actual_hours', value: '2' },
    ]);
  });
});

describe('data.production-like', () => {
  const sample = (items: number | null, curated: boolean | null, volume_per_month?: number) => ({
    pilot: { workflow: { volume_per_month } },
    data: { production_sample: { items, curated } },
  });
  test.each([
    ['1% of the volume', sample(120, false, 12_000), 1, '120 uncurated items, 120 needed'],
    ['one item short', sample(119, false, 12_000), 119 / 120, '119 uncurated items'],
    ['half of 1%', sample(60, false, 12_000), 0.5, '120 needed'],
    ['an odd 1% is compared without its rounding', sample(57, false, 5700), 1, '57 needed'],
    ['capped at 500', sample(500, false, 1_000_000), 1, '500 needed'],
    ['below the cap', sample(400, false, 1_000_000), 0.8, '500 needed'],
    ['volume blank means 500', sample(250, false), 0.5, 'while the volume is not stated'],
    ['volume blank, 500 items', sample(500, false), 1, '500 needed'],
    ['volume 0: any uncurated item is enough', sample(1, false, 0), 1, '1 uncurated item, 1 needed'],
    ['volume below 100: one item', sample(1, false, 50), 1, '1 needed'],
    ['no items', sample(0, false, 12_000), 'absent', 'no items'],
    ['no items at volume 0', sample(0, false, 0), 'absent', 'no items'],
    ['no items, curated or not', sample(0, null), 'absent', 'no items'],
    ['curated, however large', sample(9000, true, 12_000), 'absent', 'curated'],
    ['curated, size blank', sample(null, true), 'absent', 'curated'],
    ['uncurated, size blank', sample(null, false), 'unknown', 'size'],
    ['size stated, curated blank', sample(120, null, 12_000), 'unknown', 'whether the sample is curated'],
    ['silent', silent, 'unknown', 'size'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('data.production-like', fragment, expected, new RegExp(seen));
  });

  it.each([
    ['nothing blank', sample(60, false, 12_000), 0.5],
    ['curated blank: held by its size', sample(60, null, 12_000), 0.5],
    ['volume blank: it may be small', sample(250, false), 1],
    ['size blank', sample(null, false, 12_000), 1],
    ['curated', sample(null, true), 0],
  ] as const)('best: %s', (_name, fragment, best) => {
    expect(judgeOne('data.production-like', fragment).outcome.best).toBe(best);
  });

  it('states what decided, and needs evidence at the sample', () => {
    const { outcome } = judgeOne('data.production-like', sample(60, false, 12_000));
    expect(outcome.support).toEqual([{ evidencePaths: ['data.production_sample'], points: 0.5 }]);
    expect(outcome.facts).toEqual([
      { path: 'data.production_sample.items', value: '60' },
      { path: 'data.production_sample.curated', value: 'false' },
      { path: 'pilot.workflow.volume_per_month', value: '12000' },
    ]);
    expect(judgeOne('data.production-like', sample(900, true, 12_000)).outcome).toMatchObject({
      at: 'data.production_sample.curated',
      facts: [{ path: 'data.production_sample.curated', value: 'true' }],
    });
  });
});

describe('data.personal-data', () => {
  const id = 'data.personal-data';
  const basis = 'Contract, register entry R-7';
  const masked = { personal_data: 'personal', protection: 'pseudonymised' };
  const raw = { personal_data: 'personal', protection: 'raw' };

  describe.each(['personal', 'special-category', 'health', 'payment', 'children'])('%s', (personal_data) => {
    test.each([
      ['anonymised', '', 'met'],
      ['pseudonymised', '', 'met'],
      ['raw', '', 'absent'],
      ['', '', 'unknown'],
      ['anonymised', basis, 'met'],
      ['pseudonymised', basis, 'met'],
      ['raw', basis, 'met'],
      ['', basis, 'met'],
    ] as const)('%s with basis "%s"', (protection, legal_basis, expected) => {
      expectOutcome(id, sources({ personal_data, protection, legal_basis }), expected);
    });
  });

  test.each([
    ['one of two', sources(masked, raw), 0.5, '1 of 2.*not S1 \\(personal, raw, no legal basis\\)'],
    [
      'a source without personal data does not count',
      sources(masked, { personal_data: 'none', protection: 'raw' }),
      1,
      '1 of 1',
    ],
    ['one of two, the third holds none', sources(masked, raw, { personal_data: 'none' }), 0.5, '1 of 2'],
    ['one safe, one blank', sources(masked, { personal_data: 'health' }), 0.5, 'not stated for S1'],
    ['a basis of none is no basis', sources({ ...raw, legal_basis: 'none' }), 'absent', 'no legal basis'],
    ['one bad, one blank', sources(raw, { personal_data: 'health' }), 'absent', '0 of 2'],
    ['all blank', sources({ personal_data: 'health' }, { personal_data: 'health' }), 'unknown', 'S0, S1'],
    ['class blank and masked: met either way', sources(masked, { protection: 'anonymised' }), 1, '1 of 1'],
    ['class blank with a basis: met either way', sources(masked, { legal_basis: basis }), 1, '1 of 1'],
    ['class blank and raw: counts for the worse', sources(masked, { protection: 'raw' }), 0.5, 'not stated for S1'],
    ['class and protection blank', sources(masked, {}), 0.5, 'not stated for S1'],
    ['no source holds personal data', sources({ personal_data: 'none' }), 'not-applicable', 'counts only where'],
    ['no sources', none, 'not-applicable', 'counts only where'],
    ['class of the only source blank', sources({ protection: 'raw' }), 'unknown', 'not stated whether'],
    ['silent', silent, 'unknown', 'not stated whether'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome(id, fragment, expected, new RegExp(seen));
  });

  it.each([
    ['a blank source could be masked', sources(masked, { personal_data: 'health' }), 1],
    ['a raw one could not', sources(masked, raw), 0.5],
    ['a raw one beside a blank one', sources(raw, { personal_data: 'health' }), 0.5],
    ['class blank, raw: could hold none and drop out', sources(masked, { protection: 'raw' }), 1],
    ['class blank, raw, beside a raw one', sources(raw, { protection: 'raw' }), 0],
    ['class blank, masked, beside a raw one: could count', sources(raw, { protection: 'anonymised' }), 0.5],
  ] as const)('best: %s', (_name, fragment, best) => {
    expect(judgeOne(id, fragment).outcome.best).toBe(best);
  });

  it('states class, protection and basis of the sources that decided', () => {
    const { outcome } = judgeOne(id, sources({ ...raw, legal_basis: basis }, { personal_data: 'none' }, raw));
    expect(outcome.at).toBe('data.sources[2].protection');
    expect(outcome.support).toEqual([{ evidencePaths: ['data.sources[0].protection'], points: 0.5 }]);
    expect(outcome.facts).toEqual([
      { path: 'data.sources[0].personal_data', value: 'personal' },
      { path: 'data.sources[0].protection', value: 'raw' },
      { path: 'data.sources[0].legal_basis', value: basis },
      { path: 'data.sources[2].personal_data', value: 'personal' },
      { path: 'data.sources[2].protection', value: 'raw' },
    ]);
  });

  it.each([
    ['personal data alone does not block', sources(raw), false],
    ['health data blocks', sources({ ...raw, personal_data: 'health' }), true],
    ['special-category data blocks', sources({ ...raw, personal_data: 'special-category' }), true],
    ['payment data blocks', sources({ ...raw, personal_data: 'payment' }), true],
    ["children's data blocks", sources({ ...raw, personal_data: 'children' }), true],
    ['a blank class arms the blocker', sources(raw, {}), true],
    ['not applicable blocks nothing', sources({ personal_data: 'none' }), false],
  ] as const)('%s', (_name, fragment, live) => {
    expect(judgeOne(id, fragment).live).toBe(live);
  });
});

describe('data.labels', () => {
  const labels = (count: number | null, quality_checked: boolean | null, approach = 'fine-tune') => ({
    architecture: { approach },
    data: { labels: { count, quality_checked } },
  });
  test.each([
    ['10000, checked', labels(10_000, true), 'met', '10000 labels'],
    ['9999, checked', labels(9999, true), 'absent', 'at least 10000 labels \\(9999 stated\\)'],
    ['none', labels(0, true), 'absent', '0 stated'],
    ['unchecked', labels(10_000, false), 'absent', 'label quality checked'],
    ['too few, checked or not', labels(800, null), 'absent', '800 stated'],
    ['unchecked, however many', labels(null, false), 'absent', 'label quality checked'],
    ['check blank', labels(10_000, null), 'unknown', 'not stated: label quality checked'],
    ['number blank', labels(null, true), 'unknown', 'not stated: number of labels'],
    ['hybrid trains too', labels(10_000, true, 'hybrid'), 'met', '10000 labels'],
    ['from-scratch trains too', labels(0, false, 'from-scratch'), 'absent', 'not so'],
    ['rag does not train', labels(0, false, 'rag'), 'not-applicable', 'counts only where'],
    ['prompt does not train', labels(10_000, true, 'prompt'), 'not-applicable', 'counts only where'],
    ['approach blank', labels(10_000, true, ''), 'unknown', 'not stated whether'],
    ['silent', silent, 'unknown', 'not stated whether'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('data.labels', fragment, expected, new RegExp(seen));
  });

  it('points to the value that failed and states it', () => {
    const { outcome } = judgeOne('data.labels', labels(800, true));
    expect(outcome.at).toBe('data.labels.count');
    expect(outcome.facts).toEqual([{ path: 'data.labels.count', value: '800' }]);
  });
});
