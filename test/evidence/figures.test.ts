// What a figure is worth that a file gives in its own way: NaN, percent in a cell, another unit of time, a run that was not
// completed, data in a text file.
import { describe, expect, it, test } from 'vitest';
import { readText } from '../looks.ts';
import { asOf, folderWith, readiness } from '../program.ts';

type Seen = { readonly state: string; readonly why: string };

/** One metric of the pilot file, its evidence, and what became of it. */
const seen = (
  file: string,
  text: string,
  { name = 'accuracy', unit = 'share', stated = '0.9', at = '' }: Readonly<Record<string, string>> = {},
): Seen => {
  const less = unit === 'ms' || unit === 's';
  const pilot = `version: 1
pilot: {name: Figures, stage: pilot}
evaluation:
  metrics:
    - {name: ${name}, unit: ${unit}, direction: ${less ? 'decrease' : 'increase'}, threshold: ${less ? 9000 : 0.1}, measured: {value: ${stated}, date: 2026-11-20, evidence: [{file: ${file}, date: 2026-11-20${at === '' ? '' : `, at: "${at}"`}}]}}
`;
  const cwd = folderWith({ 'pilot.yaml': pilot, [file]: text });
  const { code, stdout, stderr } = readiness(['assess', 'pilot.yaml', ...asOf, '-f', 'json'], { cwd });
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout).evidence.files[0];
};
const filled = (fields: object): string => JSON.stringify({ ...fields, made: 'by a tool, on a day of November' });

describe('a value that was not computed is said to be none', () => {
  test.each([
    ['JSON', 'r.json', '{"accuracy": NaN, "recall": 0.9, "made": "by a tool of the team"}'],
    ['a column of RAGAS', 'r.csv', 'user_input,response,accuracy\nHow is it?,Fine,nan\nAnd now?,Fine too,\n'],
  ])('%s', (_what, file, text) => {
    expect(seen(file, text)).toMatchObject({
      state: 'present',
      why: expect.stringContaining('its accuracy is NaN, infinite or blank: no value was computed'),
    });
  });
});

describe('a cell of a table that says percent', () => {
  it('agrees with the share', () =>
    expect(seen('r.csv', 'metric,value\naccuracy,90.0%\nrecall,50%\n')).toMatchObject({ state: 'checked' }));
  it('contradicts another share', () =>
    expect(seen('r.csv', 'metric,value\naccuracy,70%\nrecall,50%\n')).toMatchObject({ state: 'contradicted' }));
});

describe('a figure that is written as a text', () => {
  test.each([
    ['under its name', '{"accuracy": "0.90", "made": "by a tool of the team"}', 'checked'],
    [
      'beside its name',
      '{"scores": [{"name": "accuracy", "value": "0.70"}, {"name": "recall", "value": 1}]}',
      'contradicted',
    ],
    ['with percent', '{"accuracy": "90 %", "made": "by a tool of the team"}', 'checked'],
  ])('%s', (_what, text, state) => expect(seen('r.json', text)).toMatchObject({ state }));
});

it('offers the mean of a column of true and false', () =>
  expect(seen('r.csv', 'id,accuracy\nfirst,True\nsecond,TRUE\nthird,false\nfourth,true\n').why).toContain(
    'it holds a column accuracy, 0.75 at mean(/accuracy) (mean of 4)',
  ));
it('reads a table with bars', () =>
  expect(seen('r.csv', 'metric|value\naccuracy|0.90\nrecall|0.50\n')).toMatchObject({ state: 'checked' }));
it('believes a file that says of itself that it is older than the pilot file says', () => {
  const results = {
    version: 3,
    timestamp: '2024-02-02T10:00:00Z',
    results: [],
    stats: { successes: 9, failures: 1, errors: 0 },
  };
  expect(seen('r.json', JSON.stringify({ evalId: 'nightly', results }))).toMatchObject({
    state: 'stale',
    date: '2024-02-02',
    why: expect.stringMatching(/^\d+ days old by the file itself \(the pilot file says 2026-11-20\), fresh for 90$/),
  });
});

describe('a decimal comma in quotes, where a comma separates', () => {
  test.each([
    ['is read where its column shows it', 'metric,value\naccuracy,"0,9"\nlatency,"1,234"\n', 'checked', '0.9'],
    [
      'may be thousands where nothing shows otherwise',
      'metric,value\naccuracy,"9,000"\nother,"1,234"\n',
      'present',
      '',
    ],
    ['groups thousands where a cell has both', 'metric,value\naccuracy,"0,9"\nother,"1,234.5"\n', 'present', ''],
  ])('%s', (_what, text, state, says) =>
    expect(seen('r.csv', text)).toMatchObject({ state, ...(says !== '' && { compared: expect.anything() }) }),
  );
});

describe('a key that names its unit of time', () => {
  test.each([
    ['latency_seconds', 2.4, 'ms', '2400', 'checked'],
    ['latencySeconds', 2.4, 'ms', '1200', 'contradicted'],
    ['latency_ms', 2400, 's', '2.4', 'checked'],
    ['latency_ms', 2400, 'ms', '2400', 'checked'],
    ['latency', 2.4, 'ms', '2400', 'contradicted'],
  ])('%s %d in %s, stated %s: %s', (key, value, unit, stated, state) => {
    const text = filled({ [key]: value });
    expect(seen('r.json', text, { name: 'latency', unit, stated, at: `/${key}` }).state).toBe(state);
  });
});

it('a run of Inspect that was completed in part says so beside the figure', () => {
  const log = {
    version: 2,
    status: 'success',
    eval: { task: 'desk', created: '2026-11-20T10:00:00+00:00' },
    results: {
      total_samples: 10,
      completed_samples: 4,
      scores: [{ name: 'match', metrics: { accuracy: { name: 'accuracy', value: 0.9 } } }],
    },
  };
  expect(seen('log.json', JSON.stringify(log)).why).toContain('0.9 (4 of 10 samples were completed)');
});

describe('a text file', () => {
  it('that holds data is read as they are', () => {
    const lines = '{"step": 1, "accuracy": 0.5}\n{"step": 2, "accuracy": 0.9}\n';
    expect(seen('r.txt', lines, { at: '/last/accuracy' })).toMatchObject({ state: 'checked' });
  });
  it('that only begins as data do is a text', () =>
    expect(readText('r.txt', '{"a": 1} is how it begins, and then it is prose')).toMatchObject({
      unread: '.txt is not read: export it as JSON, CSV or JUnit XML',
    }));
});
