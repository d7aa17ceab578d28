// How problems are printed: place, message, the line with a caret below the column, hint, count; nothing unsafe.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Problem } from '../../src/model/problem.ts';
import { parse } from '../../src/read/parse.ts';
import { type Paint, plain } from '../../src/report/report.ts';
import { problemsText } from '../../src/report/terminal.ts';
import { anyText, cases } from '../random.ts';

const problem = (line: number, column: number, more: Partial<Problem> = {}): Problem => ({
  code: 'unknown-word',
  severity: 'error',
  message: 'a.b: "x" is not one of y',
  at: { path: 'a.b', line, column },
  ...more,
});

const print = (text: string, ...problems: readonly Problem[]): string =>
  problemsText(problems, { name: 'pilot.yaml', text }, plain);

it('prints errors and warnings, each with its line, and counts them', () => {
  const text = 'version: 1\na:\n  b: x\n';
  expect(
    print(text, problem(3, 6, { hint: 'did you mean "y"?' }), problem(1, 10, { severity: 'warning', code: 'odd' })),
  ).toBe(
    `pilot.yaml:3:6  error  unknown-word
  a.b: "x" is not one of y
    3 |   b: x
      |      ^
  → did you mean "y"?

pilot.yaml:1:10  warning  odd
  a.b: "x" is not one of y
    1 | version: 1
      |          ^

1 error, 1 warning in pilot.yaml
`,
  );
});

test.each([
  ['1 error', [problem(1, 1)], '1 error in pilot.yaml\n'],
  ['2 errors', [problem(1, 1), problem(1, 1)], '2 errors in pilot.yaml\n'],
  ['2 warnings', Array(2).fill(problem(1, 1, { severity: 'warning' })), '\n2 warnings in pilot.yaml\n'],
  ['nothing', [], 'no problems in pilot.yaml\n'],
])('counts %s', (_name, problems, end) => {
  const text = print('a: 1', ...problems);
  expect(text.endsWith(end)).toBe(true);
});

describe('the frame', () => {
  /** The printed line and the character that the caret stands below. */
  const frame = (text: string, line: number, column: number): readonly [string, string] => {
    const rows = print(text, problem(line, column)).split('\n');
    const [code = '', caret = ''] = rows.slice(2, 4);
    return [code.slice(8), code.charAt(caret.indexOf('^'))];
  };

  test.each([
    ['a line', 'a: x', 1, 4, 'a: x', 'x'],
    ['the first character', 'a: x', 1, 1, 'a: x', 'a'],
    ['past the end of the line', 'a: x', 1, 99, 'a: x', ''],
    ['a tab', '\ta: x', 1, 5, ' a: x', 'x'],
    ['CR LF', 'a: 1\r\nb: x\r\n', 2, 4, 'b: x', 'x'],
    ['a byte order mark', '\uFEFFa: x', 1, 4, 'a: x', 'x'],
    ['an escape before it', 'a: \u001bx', 1, 5, 'a: \\u{1b}x', 'x'],
    ['an override before it', 'a: \u202ex', 1, 5, 'a: \\u{202e}x', 'x'],
  ])('shows %s', (_name, text, line, column, shown, below) => {
    expect(frame(text, line, column)).toEqual([shown, below]);
  });

  it('stands below a character after wide ones', () => {
    const caret = print('日本: x', problem(1, 5)).split('\n')[3];
    expect(caret).toBe(`      | ${' '.repeat(6)}^`);
  });

  test.each([
    ['in the middle', 500, `…${'a'.repeat(48)}x${'b'.repeat(47)}…`],
    ['near the end', 990, `…${'a'.repeat(48)}x${'b'.repeat(10)}`],
    ['near the beginning', 10, `${'a'.repeat(10)}x${'b'.repeat(85)}…`],
  ])('cuts a long line around the column, %s', (_name, at, shown) => {
    const text = `${'a'.repeat(at)}x${'b'.repeat(1000 - at)}`;
    expect(frame(text, 1, at + 1)).toEqual([shown, 'x']);
  });

  it('is left out where there is no such line, or nothing on it', () => {
    expect(print('', problem(1, 1))).not.toContain('^');
    expect(print('a: 1', problem(7, 1))).not.toContain('^');
    expect(print('a: 1\n  \n', problem(2, 1))).not.toContain('^');
  });

  it('makes room for long line numbers', () => {
    const rows = print('x\n'.repeat(123_456), problem(123_456, 1)).split('\n');
    expect(rows[2]?.indexOf('x')).toBe(rows[3]?.indexOf('^'));
  });
});

it('colours what matters', () => {
  const mark =
    (name: string) =>
    (text: string): string =>
      `<${name}>${text}</${name}>`;
  const paint: Paint = {
    bold: mark('b'),
    dim: mark('d'),
    red: mark('r'),
    yellow: mark('y'),
    green: mark('g'),
    cyan: mark('c'),
  };
  const text = problemsText([problem(1, 4, { hint: 'h' })], { name: 'p.yaml', text: 'a: x' }, paint);
  expect(text).toContain('<b>p.yaml:1:4</b>  <r>error</r>  <d>unknown-word</d>');
  expect(text).toContain('<r>^</r>');
  expect(text).toContain('<c>→</c> h');
});

it('prints nothing unsafe, whatever the file holds', () => {
  fc.assert(
    fc.property(anyText(80), fc.nat(90), (noise, column) => {
      const found = parse(`a: 1\n${noise}`, 'x').problems;
      const made = problem(2, column + 1, { message: noise, hint: noise, code: noise });
      const text = problemsText([...found, made], { name: noise, text: `a: 1\n${noise}` }, plain);
      expect(text).not.toMatch(unsafe);
    }),
    { numRuns: cases(1000) },
  );
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const unsafe = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;
