import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { nearest } from '../../src/read/nearest.ts';

const words = ['restricted', 'public', 'in-place', 'rag', 'a', 'target_share'];

test.each([
  ['a letter left out', 'restrcted', 'restricted'],
  ['a letter too many', 'publlic', 'public'],
  ['another letter', 'pablic', 'public'],
  ['two swapped', 'pubilc', 'public'],
  ['capitals', 'RAG', 'rag'],
  ['spaces and underscores', 'in place', 'in-place'],
  ['dashes', 'target-share', 'target_share'],
  ['a short word, one letter', 'rug', 'rag'],
  ['a short word, two letters', 'rom', undefined],
  ['one letter', 'b', undefined],
  ['one letter, capital', 'A', 'a'],
  ['nothing near', 'confidential', undefined],
  ['nothing', '', undefined],
  ['very long', 'x'.repeat(100_000), undefined],
])('%s', (_name, word, expected) => expect(nearest(word, words)).toBe(expected));

it('finds a word itself, and any word of it after one slip', () => {
  const slip = fc.tuple(fc.constantFrom('restricted', 'public', 'target_share'), fc.nat(5), fc.constantFrom('x', ''));
  fc.assert(
    fc.property(slip, ([word, at, letter]) => {
      expect(nearest(word, words)).toBe(word);
      expect(nearest(word.slice(0, at) + letter + word.slice(at + 1), words)).toBe(word);
    }),
  );
});
