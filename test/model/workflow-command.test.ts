// Text in the log of a CI server: whatever it holds, the server's runner takes none of it for a command.
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { withoutCommands } from '../../src/model/problem.ts';
import { cases } from '../random.ts';
import { heard } from '../runner.ts';

const pieces = [
  '::',
  ':',
  '##[',
  '##',
  '#',
  '[',
  ']',
  'error',
  'add-mask',
  'stop-commands',
  ' ',
  '\t',
  '\n',
  '\r',
  '\r\n',
];
const blanks = ['\u0085', '\u00a0', '\u2028', '\u3000', '\ufeff', ' title=x', 'x', '=', ';', ','];
const texts = fc.array(fc.constantFrom(...pieces, ...blanks), { maxLength: 40 }).map((parts) => parts.join(''));

it('is never heard', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(heard(withoutCommands(text))).toEqual([]);
      expect(withoutCommands(withoutCommands(text))).toBe(withoutCommands(text));
    }),
    { numRuns: cases(2000), endOnFailure: true },
  );
});

test.each([
  ['::error::x', ': :error::x'],
  ['a\n \t::warning file=a::x', 'a\n \t: :warning file=a::x'],
  ['name ##[add-mask]secret', 'name # #[add-mask]secret'],
  ['##vso[task.setvariable variable=a]b', '# #vso[task.setvariable variable=a]b'],
  ['a::b and ## heading', 'a::b and ## heading'],
])('%j becomes %j', (text, expected) => expect(withoutCommands(text)).toBe(expected));

it('would be heard as it was', () => {
  expect(heard(' ::add-mask::secret').length).toBe(1);
  expect(heard('x ##[set-output name=a;]b')).toEqual([{ name: 'set-output', properties: { name: 'a' }, text: 'b' }]);
});

it('takes no longer for long lines of blanks', () => {
  expect(withoutCommands(`${' '.repeat(200_000)}x\n`.repeat(3)).length).toBe(3 * 200_002);
});
