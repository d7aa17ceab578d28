// The line of each failure: short enough for one line of a first screen, and made of the fact.
import { describe, expect, it, test } from 'vitest';
import { loadCore } from '../../scripts/checklist-files.ts';
import { isStatedShort } from '../../src/assess/against.ts';
import { evaluate } from '../../src/assess/evaluate.ts';
import { absentLine, factLine, MOST_CHARACTERS, oneLine } from '../../src/assess/stops.ts';
import { AS_OF, exampleCases, pilotOf } from '../kit.ts';

const { checklist } = loadCore();

const lines = exampleCases(checklist).flatMap(([name, item, , pilot]) => {
  const outcome = evaluate(checklist, pilot, AS_OF).find((one) => one.item.id === item.id)?.outcome;
  if (outcome === undefined || !isStatedShort({ kind: outcome.kind, maxScore: outcome.best })) return [];
  return [[name, factLine(item, outcome), item] as const];
});

test.each(lines)('%s: %s', (_name, line, item) => {
  expect(line.length).toBeLessThanOrEqual(MOST_CHARACTERS);
  expect(line).not.toBe(item.statement);
  expect(line).not.toMatch(/\$\w|undefined|Not so:/);
  expect(line[0]).toBe(line[0]?.toUpperCase());
});

it('has a line for every check that can fall short', () => {
  const told = new Set(lines.map(([, , { id }]) => id));
  // What follows from other gaps has no example of its own.
  expect(checklist.items.map(({ id }) => id).filter((id) => !told.has(id))).toEqual(['talent.capacity']);
});

test.each(checklist.items.filter(({ control }) => control).map((item) => [item.id, item] as const))(
  '%s has whole words for absent, planned and partial',
  (id, item) => {
    const [dimension, slug] = id.split('.') as [string, string];
    for (const status of ['absent', 'planned', 'partial']) {
      const pilot = pilotOf(item.examples.given, { [dimension]: { controls: { [slug]: status } } });
      const outcome = evaluate(checklist, pilot, AS_OF).find((one) => one.item.id === id)?.outcome;
      if (outcome === undefined || outcome.kind === 'not-applicable') continue;
      expect(factLine(item, outcome)).toMatch(new RegExp(`^[^…]+ \\(stated ${status}(, if it applies)?\\)$`));
    }
    expect(absentLine(item)).not.toContain('…');
  },
);

describe('a line that is too long', () => {
  it('ends after a whole word', () => {
    const line = oneLine(`${'word '.repeat(30)}end`);
    expect(line).toMatch(/^(word )+word…$/);
    expect(line.length).toBeLessThanOrEqual(MOST_CHARACTERS);
  });
  it('holds no half of a character', () => expect(oneLine(`x${'🙂'.repeat(90)}`)).toMatch(/^x🙂+…$/u));
  it('is cut somewhere where it is one word', () => expect(oneLine('x'.repeat(200))).toHaveLength(MOST_CHARACTERS));
});

describe('a failure in words that need no explanation', () => {
  const lineFor = (id: string, fields: Readonly<Record<string, unknown>>): string => {
    const one = evaluate(checklist, pilotOf(fields), AS_OF).find(({ item }) => item.id === id);
    return one === undefined ? '' : factLine(one.item, one.outcome);
  };
  const load = { peak_concurrency: 600, tested_concurrency: 200, p95_ms: { target: 4000, measured: 7300 } };
  const waiting = {
    name: 'Time to advice',
    role: 'primary',
    unit: 'minutes',
    direction: 'decrease',
    baseline: 14,
    target: 8,
  };
  const wrong = { name: 'Wrong referrals', role: 'guardrail', unit: 'percent', direction: 'decrease', limit: 2 };
  const late = { security: { contact: 'desk', since: '2026-05-01' } };
  test.each([
    [
      'kpis.adoption',
      { pilot: { stage: 'production' }, kpis: { adoption: { intended_users: 900, active_users: 0 } } },
      'Nobody uses it: 0 of 900 intended users are active',
    ],
    [
      'architecture.load',
      { architecture: { load: { ...load, tested: '2026-01-02' } } },
      'Load test at 200 of 600 at once; p95 under load 7300 ms, target 4000 ms; no load test for 180 days',
    ],
    [
      'kpis.no-harm',
      {
        pilot: { stage: 'pilot' },
        kpis: {
          measures: [
            { ...waiting, measured: { value: 16, date: '2026-11-01' } },
            { ...wrong, measured: { value: 5.5, date: '2026-11-01' } },
          ],
        },
      },
      'Time to advice 16, target 8, baseline 14 minutes, worse than before; also Wrong referrals',
    ],
    [
      'data.ownership',
      { data: { sources: [{ name: 'Tariffs', owner: 'nobody' }] } },
      'Data sources without an owner: Tariffs',
    ],
    [
      'governance.early-involvement',
      { pilot: { started: '2026-01-01' }, governance: { involved: late } },
      'Not involved from the start: security (joined later)',
    ],
    [
      'data.freshness',
      { data: { sources: [{ name: 'Stock', freshness: { needed_hours: 0.5, actual_hours: 1 } }] } },
      'Data older than the workflow allows: Stock (1 hour old, 0.5 allowed)',
    ],
  ])('%s', (id, fields, line) => expect(lineFor(id, fields)).toBe(line));
});
