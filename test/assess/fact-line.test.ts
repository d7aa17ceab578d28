// The line of each failure: short enough for one line of a first screen, and made of the fact.
import { describe, expect, it, test } from 'vitest';
import { loadCore } from '../../scripts/checklist-files.ts';
import { isStatedShort } from '../../src/assess/against.ts';
import { evaluate } from '../../src/assess/evaluate.ts';
import { absentLine, clip, factLine, MOST_CHARACTERS } from '../../src/assess/stops.ts';
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
    const line = clip(`${'word '.repeat(30)}end`);
    expect(line).toMatch(/^(word )+word…$/);
    expect(line.length).toBeLessThanOrEqual(MOST_CHARACTERS);
  });
  it('is cut somewhere where it is one word', () => expect(clip('x'.repeat(200))).toHaveLength(MOST_CHARACTERS));
});
