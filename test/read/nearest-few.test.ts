// The nearest ids to one that is not known.
import { expect, test } from 'vitest';
import { composeChecklist } from '../../src/checklist/core.ts';
import { nearestFew } from '../../src/read/nearest.ts';

const { items, dimensions } = composeChecklist();
const known = [...dimensions.map(({ id }) => id), ...items.map(({ id }) => id)];

test.each([
  ['data.linage', 'data.lineage'],
  ['lineage', 'data.lineage'],
  ['linaege', 'data.lineage'],
  ['data.controls.lineage', 'data.lineage'],
  ['governance.lineage', 'data.lineage'],
  ['DATA.LINEAGE', 'data.lineage'],
  ['governence', 'governance'],
  ['monitoring', 'operations.monitoring'],
  ['halucination', 'evaluation.hallucination'],
])('%s is near %s', (word, expected) => expect(nearestFew(word, known)[0]).toBe(expected));

test('several, by a part of the id, and three at most', () => {
  const found = nearestFew('agent', known);
  expect(found).toHaveLength(3);
  for (const id of found) expect(id).toContain('agent');
});

test.each(['', ' ', 'xq', 'nothing-of-the-kind-at-all', 'a'.repeat(10_000), '\u001b[31m'])(
  'nothing is near %j',
  (word) => expect(nearestFew(word, known)).toEqual([]),
);
