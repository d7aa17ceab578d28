// Pilots whose right answer was worked out from the texts of the laws: tier, duties that concern them, duties that do not.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { riskTier } from '../../../src/rules/risk-tier.ts';
import { judgeFile } from '../../judge.ts';

type Expected = {
  readonly what: string;
  readonly tier: string;
  readonly duties: readonly string[];
  readonly not: readonly string[];
  readonly from?: Readonly<Record<string, string>>;
};

const at = fileURLToPath(new URL('../../fixtures/law/', import.meta.url));
const expected = JSON.parse(readFileSync(`${at}expect.json`, 'utf8')) as Readonly<Record<string, Expected>>;
const cases = Object.entries(expected).map(([id, one]) => ({ id, ...one }));

const AS_OF = '2026-11-30';
const read = (id: string) => judgeFile(`test/fixtures/law/${id}.yaml`, AS_OF);

it('has an answer for each pilot', () => {
  const files = readdirSync(at).filter((file) => file.endsWith('.yaml'));
  expect(files.map((file) => file.replace('.yaml', '')).sort()).toEqual(Object.keys(expected).sort());
});

describe.each(cases)('$id: $what', ({ id, tier, duties, not, from = {} }) => {
  const {
    pilot,
    reported: { assessment },
  } = read(id);
  const ids = new Set(assessment.obligations.map((one) => one.id));

  it('tier', () => expect(riskTier(pilot).tier ?? 'unresolved').toBe(tier));
  it('duties', () => {
    expect({ missing: duties.filter((duty) => !ids.has(duty)), wrong: not.filter((duty) => ids.has(duty)) }).toEqual({
      missing: [],
      wrong: [],
    });
  });
  test.each(Object.entries(from))('%s from %s', (duty, date) => {
    const found = assessment.obligations.find((one) => one.id === duty);
    expect(found?.from ?? found?.planned).toBe(date);
  });
});
