import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { safe } from '../../src/report/text.ts';
import { anyText } from '../random.ts';

test.each([
  ['plain text', 'Claims, 35 €', 'Claims, 35 €'],
  ['other scripts', '日本 עברית 😀 é', '日本 עברית 😀 é'],
  ['an escape sequence', '\u001b[31mred', '\\u{1b}[31mred'],
  ['a one-character CSI', '\u009b31m', '\\u{9b}31m'],
  ['a hyperlink', '\u001b]8;;https://example.com\u0007x', '\\u{1b}]8;;https://example.com\\u{7}x'],
  ['delete and backspace', 'a\u007f\u0008', 'a\\u{7f}\\u{8}'],
  ['line breaks and tabs', 'a\r\nb\nc\rd\te', 'a b c d e'],
  ['line separators', 'a\u2028b\u2029c\u0085d', 'a\\u{2028}b\\u{2029}c\\u{85}d'],
  ['an override of direction', 'a\u202eb\u202c', 'a\\u{202e}b\\u{202c}'],
  ['an isolate', '\u2066a\u2069', '\\u{2066}a\\u{2069}'],
  ['zero width', 'a\u200bb\u200dc\ufeffd\u00ade', 'a\\u{200b}b\\u{200d}c\\u{feff}d\\u{ad}e'],
  ['half a character', 'a\ud83d', 'a\\u{d83d}'],
  ['tag characters', 'a\u{e0041}', 'a\\u{e0041}'],
])('%s', (_name, text, expected) => expect(safe(text)).toBe(expected));

it('takes each character alone as it takes it among others', () => {
  const alone = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
  const among = (character: string) => safe(`日${character}日`).slice(1, -1);
  expect(alone.filter((character) => safe(character) !== among(character))).toEqual([]);
});

it('leaves nothing that a terminal acts on, and is done in one go', () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
      expect(safe(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/);
      expect(safe(safe(text))).toBe(safe(text));
    }),
  );
});
