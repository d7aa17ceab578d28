// The JSON report: in the published shape, in a fixed order, unrounded, and safe to print.
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import type { Problem } from '../../src/model/problem.ts';
import { json, jsonReport } from '../../src/report/assess/json.ts';
import { gapReport, render } from '../../src/report/registry.ts';
import { type Batch, plain, type ReportData, type Unjudged } from '../../src/report/report.ts';
import { root } from '../judge.ts';
import { validator } from './ajv.ts';
import { allPilots, emptyPilot, HOSTILE, seeded } from './pilots.ts';

const print = (reported: ReportData): string => json(reported, { columns: 80, paint: plain, details: false });
const schema = JSON.parse(readFileSync(`${root}schema/report.schema.json`, 'utf8'));
const [judgedSchema] = schema.anyOf;
const valid = validator(schema);

describe.each(allPilots())('%s', (_name, reported) => {
  const text = print(reported);

  it('is what schema/report.schema.json describes', () => {
    valid(JSON.parse(text));
    expect(valid.errors).toBeNull();
  });

  it('has its keys in the order of the schema', () => {
    expect(outOfOrder(JSON.parse(text), judgedSchema, '')).toEqual([]);
    expect(outOfOrder({ file: 'a', tool: {} }, judgedSchema, '')).toEqual(['']);
  });

  it('is the same bytes again, and parses to the report', () => {
    expect(print(reported)).toBe(text);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(jsonReport(reported))));
  });
});

test.each(HOSTILE)('keeps %j as it is, and prints it without a control character', (word) => {
  const text = print(seeded(word));
  expect(JSON.parse(text).file).toBe(`${word}.yaml`);
  expect(text).not.toMatch(/[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/u);
});

it('is refused by the schema with a key or a word that is not in it', () => {
  const report = JSON.parse(print(emptyPilot()));
  expect(valid({ ...report, zzz: 1 })).toBe(false);
  expect(valid({ ...report, verdict: 'ready' })).toBe(false);
  expect(valid({ ...report, score: 101 })).toBe(false);
});

it('gives scores of 100, shares of 1, and null for what does not apply', () => {
  const { score, range, coverage, evidencedScore, checks } = jsonReport(emptyPilot());
  expect({ score, range, coverage, evidencedScore }).toEqual({
    score: 0,
    range: { low: 0, high: 100 },
    coverage: expect.any(Number),
    evidencedScore: 0,
  });
  expect(coverage).toBeLessThan(0.05);
  for (const check of checks) expect(check.score === null).toBe(check.outcome === 'not-applicable');
});

describe('what could not be judged', () => {
  const problem = (message: string): Problem => ({
    code: 'unreadable',
    severity: 'error',
    message,
    at: { path: '', line: 1, column: 1 },
    hint: 'a hint is told on the terminal alone',
  });
  const unjudged = (file: string): Unjudged => ({ file, problems: [problem('there is no file'), problem('\u202e')] });
  const print = async (batch: Partial<Batch>) => {
    const { tool, assessment } = emptyPilot();
    const whole = { tool, asOf: assessment.asOf, judged: [], unjudged: [], ...batch };
    return JSON.parse(await render(gapReport, 'json', whole, { columns: 80, paint: plain, details: false }));
  };

  test.each<[name: string, batch: Partial<Batch>, judged: readonly (boolean | undefined)[]]>([
    ['alone', { unjudged: [unjudged('a.yaml')] }, [false]],
    ['several', { unjudged: [unjudged('a.yaml'), unjudged('b.yaml')] }, [false, false]],
    [
      'beside what was',
      { unjudged: [unjudged('a.yaml')], judged: [emptyPilot(), emptyPilot()] },
      [false, undefined, undefined],
    ],
  ])('%s, is what the schema describes, and first', async (_name, batch, expected) => {
    const report = await print(batch);
    expect([report].flat().map(({ judged }) => judged)).toEqual(expected);
    valid(report);
    expect(valid.errors).toBeNull();
  });

  it('is never taken for a pilot that passed', async () => {
    const report = await print({ unjudged: [unjudged('a.yaml')] });
    const { judged: _, ...silent } = report;
    const wrong = [{ ...report, judged: true }, silent, { ...report, problems: [] }, { ...report, score: 80 }];
    for (const one of wrong) expect([valid(one), valid([one])]).toEqual([false, false]);
    expect(report).not.toHaveProperty('decision');
  });
});

type Node = { readonly properties?: Record<string, Node>; readonly items?: Node; readonly $ref?: string };

const resolved = (node: Node): Node =>
  node.$ref === undefined ? node : resolved(schema.$defs[node.$ref.split('/').at(-1) ?? '']);

/** Maps whose keys do not follow the order in which the schema names them. */
const outOfOrder = (value: unknown, at: Node, path: string): readonly string[] => {
  const node = resolved(at);
  if (Array.isArray(value)) return value.flatMap((item, i) => outOfOrder(item, node.items ?? {}, `${path}[${i}]`));
  if (typeof value !== 'object' || value === null || node.properties === undefined) return [];
  const properties = node.properties;
  const known = Object.keys(properties);
  const keys = Object.keys(value);
  const below = Object.entries(value).flatMap(([key, part]) =>
    outOfOrder(part, properties[key] ?? {}, `${path}.${key}`),
  );
  return known.filter((key) => keys.includes(key)).join() === keys.join() ? below : [path, ...below];
};
