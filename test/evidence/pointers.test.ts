// The places that people write, and what stands there.
import { describe, expect, test } from 'vitest';
import { readText } from '../looks.ts';

const tree = JSON.stringify({
  metrics: { faithfulness: 0.91, 'http.req': { 'p(95)': 420 }, accuracy_percent: 91 },
  scores: [
    { name: 'accuracy', value: 0.8, status: 'pass' },
    { name: 'recall', value: 0.6, status: 'fail' },
  ],
  'flat.key': 1,
  'a/b': 2,
  rows: [{ s: 1 }, { s: null }, { s: 0.5 }],
});

const found = (at: string, text = tree, file = 'r.json') => readText(file, text, { pointers: [at] }).found.get(at);

describe('in a tree', () => {
  test.each([
    ['/metrics/faithfulness', 0.91],
    ['$.metrics.faithfulness', 0.91],
    ['metrics.faithfulness', 0.91],
    ["metrics['faithfulness']", 0.91],
    ['/metrics/http.req/p(95)', 420],
    ['/scores/0/value', 0.8],
    ['scores[0].value', 0.8],
    ['/scores/last/value', 0.6],
    ['/scores/[name=recall]/value', 0.6],
    ['/scores[name=recall]/value', 0.6],
    ['/scores/name=recall/value', 0.6],
    ['scores[name=recall].value', 0.6],
    ['$.scores[?(@.name=="recall")].value', 0.6],
    ['flat.key', 1],
    ['/a~1b', 2],
    ['count(/scores)', 2],
    ['count(/scores/[status=fail])', 1],
    ['mean(/scores/*/value)', 0.7],
    ['mean(/scores/value)', 0.7],
    ['mean($.scores[*].value)', 0.7],
  ])('%s', (at, value) => expect(found(at)).toMatchObject({ value }));

  test.each([
    ['mean(/rows/s)', { value: 0.75, note: 'mean of 2, 1 blank or nan left out' }],
    ['all(/scores/status)', { values: ['pass', 'fail'], quantity: 'all' }],
    ['any(/scores/*/status)', { values: ['pass', 'fail'], quantity: 'any' }],
    ['/scores/*/status', { values: ['pass', 'fail'], quantity: 'all' }],
    ['/metrics/accuracy_percent', { value: 91, isPercent: true }],
    [
      '/metrics/Faithfulness',
      { fault: 'it has nothing at /metrics/Faithfulness: did you mean /metrics/faithfulness?' },
    ],
    ['/metrics/faithfulnes', { fault: expect.stringContaining('did you mean /metrics/faithfulness?') }],
    ['/metrics/other', { fault: expect.stringContaining('it has faithfulness, http.req, accuracy_percent') }],
    ['/scores', { fault: expect.stringContaining('a list of 2: name one of it, or write count(/scores)') }],
    ['/scores/0', { fault: expect.stringContaining('a map, not a value; it has name, value, status') }],
    ['/scores/[name=x]/value', { fault: expect.stringContaining('it has accuracy, recall') }],
    ['mean(/scores/name)', { fault: expect.stringContaining('not all numbers') }],
  ])('%s', (at, expected) => expect(found(at)).toEqual(expected));
});

describe('in a table', () => {
  const table = 'Type,Name,Count,95%\nGET,/answer,90,1900\nGET,/health,10,20\n,Aggregated,100,2000\n';
  test.each([
    ['/Aggregated/95%', 2000],
    ['/[Name=Aggregated]/95%', 2000],
    ['/Name=Aggregated/95%', 2000],
    ['/last/Count', 100],
    ['/first/Count', 90],
    ['/1/Name', '/health'],
    ['mean(/Count)', 200 / 3],
    ['mean(/[Type=GET]/Count)', 50],
    ['count(/[Type=GET])', 2],
    ['count(/Type)', 2],
    ['/mean/Count', 200 / 3],
  ])('%s', (at, value) => {
    const got = found(at, table, 'r.csv') as { value: unknown };
    expect(typeof value === 'number' ? Number(got.value).toFixed(9) : got.value).toBe(
      typeof value === 'number' ? value.toFixed(9) : value,
    );
  });

  test.each([
    ['/GET/95%', /2 rows have GET: name one by another column, such as \[Name=\/answer\]/],
    ['/last/rate', /no column rate; it has Type, Name, Count, 95%/],
    ['/nobody/Count', /no row nobody; its rows begin with GET, GET/],
    ['/last', /a place in a table is \/ROW\/COLUMN/],
    ['mean(/Name)', /holds words/],
  ])('%s', (at, fault) => expect(found(at, table, 'r.csv')).toMatchObject({ fault: expect.stringMatching(fault) }));
});
