// The JSON report: in the published shape, in a fixed order, unrounded, and safe to print.
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { json, jsonReport } from '../../src/report/json.ts';
import { plain } from '../../src/report/paint.ts';
import type { Reported } from '../../src/report/report.ts';
import { root } from '../judge.ts';
import { validator } from './ajv.ts';
import { allPilots, emptyPilot, HOSTILE, seeded } from './pilots.ts';

const print = (reported: Reported): string => json(reported, { columns: 80, paint: plain, details: false });
const schema = JSON.parse(readFileSync(`${root}schema/report.schema.json`, 'utf8'));

describe.each(allPilots())('%s', (_name, reported) => {
  const text = print(reported);

  it('is what schema/report.schema.json describes', () => {
    const valid = validator(schema);
    valid(JSON.parse(text));
    expect(valid.errors).toBeNull();
  });

  it('has its keys in the order of the schema', () => expect(outOfOrder(JSON.parse(text), schema, '')).toEqual([]));

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
  const valid = validator(schema);
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

type Node = { readonly properties?: Record<string, Node>; readonly items?: Node };

/** Maps whose keys do not follow the order in which the schema names them. */
const outOfOrder = (value: unknown, node: Node, path: string): readonly string[] => {
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
