// The replies that a list takes besides a name, in one line however long the list is.
import { expect, test } from 'vitest';
import { waysShown } from '../../src/model/ports.ts';

const ways = (count: number) => [
  { word: 'done' },
  ...Array.from({ length: count }, (_, i) => [{ word: `${i + 1}` }, { word: `remove ${i + 1}` }]).flat(),
  { word: 'skip' },
];

test.each([
  [0, 'done, skip'],
  [1, 'done, 1, remove 1, skip'],
  [3, 'done, 1, remove 1, 2, remove 2, 3, remove 3, skip'],
  [4, 'done, 1 to 4, remove 1 to 4, skip'],
  [21, 'done, 1 to 21, remove 1 to 21, skip'],
])('of %d items', (count, words) => expect(waysShown(ways(count))).toBe(words));
