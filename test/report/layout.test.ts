// Columns by the width that a terminal gives each character, whatever the text.
import fc from 'fast-check';
import widthOf from 'fast-string-width';
import { expect, it, test } from 'vitest';
import { bar, clipped, displayWidth, packed, padEnd, padStart, wrap, wrapWith } from '../../src/report/text.ts';
import { anyText } from '../random.ts';

test.each([
  ['breaks at spaces', 'a bb ccc dddd', 6, ['a bb', 'ccc', 'dddd']],
  ['fills a line to its end', 'aa bb', 5, ['aa bb']],
  ['cuts a word that is longer than a line', 'abcdefgh', 3, ['abc', 'def', 'gh']],
  ['counts wide characters twice', '日本語', 4, ['日本', '語']],
  ['gives one line for no text', '', 10, ['']],
])('%s', (_name, text, width, expected) => expect(wrap(text, width)).toEqual(expected));

it('indents the later lines as far as the first', () => {
  expect(wrapWith(' 1. ', 'aa bb cc dd', 14)).toEqual([' 1. aa bb cc', '    dd']);
});

test.each([
  ['together', ['a', 'b'], 10, ['  a · b']],
  ['whole', ['aaaa', 'bbbb', 'cc'], 10, ['  aaaa', '  bbbb', '  cc']],
  ['broken where longer than a line', ['aa', 'bbbb cccc dd'], 8, ['  aa', '  bbbb', '  cccc', '  dd']],
  ['none', [], 10, []],
])('keeps parts %s', (_name, parts, width, expected) => expect(packed(parts, 2, width)).toEqual(expected));

test.each([
  ['short', 10, 'short'],
  ['exactly', 7, 'exactly'],
  ['longer', 5, 'long…'],
  ['日本語', 5, '日本…'],
])('%s in %i columns is %s', (text, width, expected) => expect(clipped(text, width)).toBe(expected));

test.each([
  [0, '░░░░░░░░░░'],
  [59.9, '█████░░░░░'],
  [60, '██████░░░░'],
  [100, '██████████'],
  [null, '░░░░░░░░░░'],
])('a bar of %s', (score, expected) => expect(bar(score, 10)).toBe(expected));

it('pads by columns', () => {
  expect([padEnd('日', 4), padStart('日', 4), padEnd('abcde', 4)]).toEqual(['日  ', '  日', 'abcde']);
});

const text = fc.string({
  unit: fc.constantFrom('a', 'é', '日', '😀', ' ', '·', '…', '–', '█', 'e\u0301', '\u{1f468}'),
});

it('never makes a line too wide, and loses nothing but spaces', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 12, max: 60 }), (words, width) => {
      for (const line of [
        ...wrapWith('  ', words, width),
        ...packed(words.split('·'), 2, width),
        clipped(words, width),
      ]) {
        expect(widthOf(line)).toBeLessThanOrEqual(width);
      }
      expect(wrap(words, width).join('').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''));
    }),
  );
});

it('takes its short cut only where it is true', () => {
  fc.assert(
    fc.property(anyText(), (any) => {
      expect(displayWidth(any)).toBe(widthOf(any));
    }),
  );
});
