// Paths one level up, against the pattern that says what a last part is.
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { parent } from '../../src/model/problem.ts';
import { cases } from '../random.ts';

test.each([
  ['data', ''],
  ['data.sources', 'data'],
  ['data.sources[0]', 'data.sources'],
  ['data.sources[12].owner', 'data.sources[12]'],
  ['agents[0]', 'agents'],
  ['', ''],
  ['odd]', ''],
  ['a.b[x]', ''],
])('above %s is "%s"', (path, expected) => expect(parent(path)).toBe(expected));

it('is all before the last part, whatever the path', () => {
  const paths = fc.array(fc.constantFrom('a', 'bc', '.', '[', ']', '[0]', '[12]', '7'), { maxLength: 8 });
  const last = /(\.[^.[\]]*|\[\d+\])$/;
  fc.assert(
    fc.property(paths, (parts) => {
      const path = parts.join('');
      expect(parent(path)).toBe(path.slice(0, Math.max(0, path.search(last))));
    }),
    { numRuns: cases(500), endOnFailure: true },
  );
});
