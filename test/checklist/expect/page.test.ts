// docs/checklists.md: every expression in its tables does what the page says.
import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { root } from '../../judge.ts';
import { faultsOf, judge, withFacts } from './kit.ts';

const rows = readFileSync(`${root}docs/checklists.md`, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.slice(2, -2).split(/ \| /));

const pilot = withFacts(
  { tier: 2, validated: '2026-06-30' },
  { data: { sources: [{ name: 'A', owner: 'Records' }, { name: 'B' }] } },
);

const plain = (cell = ''): string => cell.replace(/^`|`$/g, '');
const judged = rows.filter(({ length }) => length === 3);
const refused = rows.filter(({ length }) => length === 2);

it('has both tables', () => expect([judged.length, refused.length]).toEqual([8, 4]));

test.each(judged)('%s is %s: %s', (expression, kind, seen) => {
  expect(judge(plain(expression), pilot)).toMatchObject({ kind, seen });
});

test.each(refused)('%s is refused: %s', (expression, why) => {
  expect(faultsOf(plain(expression))).toEqual([why]);
});
