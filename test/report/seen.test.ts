// The facts behind an outcome are told where what was seen does not tell them already.
import { expect, test } from 'vitest';
import type { Finding } from '../../src/model/assessment.ts';
import { describeCause } from '../../src/report/words.ts';

const facts = ['a', 'b', 'c', 'd', 'e', 'f'].map((path) => ({ path, value: '1' }));

test.each<[name: string, seen: string, count: number, details: boolean, words: string]>([
  ['none', 'x', 0, false, ''],
  ['one', 'x', 1, false, 'a is 1'],
  ['one that was seen', 'a is 1', 1, false, ''],
  ['two, of which one was seen', 'a is 1', 2, false, 'b is 1'],
  ['many', 'x', 6, false, 'a is 1; b is 1; c is 1; d is 1; and 2 more facts'],
  ['many in full', 'x', 6, true, 'a is 1; b is 1; c is 1; d is 1; e is 1; f is 1'],
])('%s', (_name, seen, count, details, words) => {
  expect(describeCause({ facts: facts.slice(0, count), seen } as unknown as Finding, details)).toBe(words);
});
