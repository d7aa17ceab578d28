// Broken, hostile and odd input: refused with a problem at its line and column, never with an exception or a wait.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type ParsedDocument, parse } from '../../src/read/parse.ts';
import { limits } from '../../src/read/yaml.ts';
import { anyText, cases } from '../random.ts';
import { yamlTexts } from './yaml-texts.ts';

/** Problems as "line:column code". */
const said = ({ problems }: ParsedDocument): readonly string[] =>
  problems.map(({ at, code }) => `${at.line}:${at.column} ${code}`);

const read = (text: Uint8Array | string): ParsedDocument => parse(text, 'pilot.yaml');
const bytes = (...values: readonly number[]): Uint8Array => new Uint8Array(values);

describe('a document', () => {
  it('has the name, the text without byte order mark, and the value', () => {
    const { document, problems } = parse('\uFEFFa: 1\nb: [x, ~]\n', 'a.yaml');
    expect(problems).toEqual([]);
    expect(document).toMatchObject({ name: 'a.yaml', text: 'a: 1\nb: [x, ~]\n', value: { a: 1, b: ['x', null] } });
  });

  test.each([
    ['yes and no are words', 'a: yes\nb: no\nc: on', { a: 'yes', b: 'no', c: 'on' }],
    ['dates are text', 'a: 2026-11-23', { a: '2026-11-23' }],
    ['n/a is text', 'a: n/a', { a: 'n/a' }],
    ['no octal but 0o17', 'a: 0o17\nb: 010', { a: 15, b: 10 }],
    ['tags of the core', 'a: !!str 12\nb: ! 12', { a: '12', b: '12' }],
    ['anchors', 'a: &x {b: 1}\nc: *x', { a: { b: 1 }, c: { b: 1 } }],
    ['bytes as well as text', new TextEncoder().encode('a: é'), { a: 'é' }],
    ['a replacement character of its own', new TextEncoder().encode('a: \uFFFD'), { a: '\uFFFD' }],
    ['tabs between and after values', 'a:\t1\t\nb: [\t2 ]', { a: 1, b: [2] }],
    ['an end marker', 'a: 1\n...\n# over\n', { a: 1 }],
    ['keys that objects have too', 'toString: 1\nhasOwnProperty: 2', { toString: 1, hasOwnProperty: 2 }],
  ])('%s', (_name, text, value) => {
    expect(read(text).document?.value).toEqual(value);
  });
});

describe('what is not text', () => {
  test.each([
    ['a PNG', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), 'not-utf-8', 'byte 0x89 at offset 0'],
    ['Latin-1', bytes(0x61, 0x3a, 0x20, 0xe9, 0x0a), 'not-utf-8', 'byte 0xE9 at offset 3'],
    ['a cut character', bytes(0x61, 0x3a, 0x20, 0xe2, 0x82), 'not-utf-8', 'byte 0xE2 at offset 3'],
    ['a bad byte after U+FFFD', bytes(0xef, 0xbf, 0xbd, 0x0a, 0xff), 'not-utf-8', 'byte 0xFF at offset 4'],
    ['UTF-16 LE with a mark', bytes(0xff, 0xfe, 0x61, 0), 'not-utf-8', 'UTF-16 text'],
    ['UTF-16 BE with a mark', bytes(0xfe, 0xff, 0, 0x61), 'not-utf-8', 'UTF-16 text'],
    ['UTF-16 LE without', bytes(0x61, 0, 0x3a, 0, 0x20, 0), 'not-utf-8', 'UTF-16LE text'],
    ['UTF-16 BE without', bytes(0, 0x61, 0, 0x3a, 0, 0x20), 'not-utf-8', 'UTF-16BE text'],
    ['UTF-32', bytes(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0), 'not-utf-8', 'UTF-32 text'],
    ['zero bytes', 'a: \0', 'control-character', 'U+0000'],
    ['an escape sequence', 'a: \u001b[31m', 'control-character', 'U+001B'],
  ])('%s', (_name, input, code, words) => {
    const { document, problems } = read(input);
    expect(document).toBeUndefined();
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(problems[0]?.message).toContain(words);
  });

  it('says how to convert UTF-16', () => {
    expect(read(bytes(0xff, 0xfe, 0x61, 0)).problems[0]?.hint).toContain('iconv -f UTF-16 -t UTF-8');
  });

  it('places a bad byte and a control character', () => {
    expect(said(read(bytes(0x61, 0x3a, 0x0a, 0x20, 0xff)))).toEqual(['2:2 not-utf-8']);
    expect(said(read('a: 1\nb: x\u0007'))).toEqual(['2:5 control-character']);
  });
});

describe('what is too much', () => {
  test.each([
    ['over 1 MiB', 'x'.repeat(1_048_577), '1:1 too-large'],
    ['over 1 MiB in bytes', `a: ${'é'.repeat(524_288)}`, '1:1 too-large'],
    ['100,000 brackets', `a: ${'['.repeat(100_000)}`, '1:83 too-deep'],
    ['100,000 dashes', '- '.repeat(100_000), '1:161 too-deep'],
    ['65 levels', `a: ${'['.repeat(64)}${']'.repeat(64)}`, '1:67 too-deep'],
    [
      '65 levels by aliases',
      `a: &a ${'['.repeat(40)}1${']'.repeat(40)}\nb: ${'['.repeat(24)}*a${']'.repeat(24)}`,
      '1:46 too-deep',
    ],
    ['100,001 values', `a: [${'1,'.repeat(99_998)}]`, '1:1 too-many-values'],
    ['an alias in its own anchor', 'a: &a [*a]', '1:8 alias-cycle'],
    ['an alias far inside its anchor', 'a: &a\n  b:\n    - c: *a', '3:10 alias-cycle'],
    ['a bomb of aliases', bomb(), '5:29 alias-bomb'],
    ['a bomb of long keys', keyBomb(), '2:301 alias-bomb'],
  ])('%s', (_name, text, expected) => {
    expect(said(read(text))).toEqual([expected]);
  });

  test.each([
    ['64 levels', `a: ${'['.repeat(63)}${']'.repeat(63)}`],
    ['64 levels of blocks', Array.from({ length: 64 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['100,000 values', `a: [${'1,'.repeat(99_997)}]`],
    ['1 MiB', `a: ${'x'.repeat(1_048_573)}`],
    ['an anchor used often', `a: &a {b: 1}\nc: [${'*a, '.repeat(1000)}]`],
  ])('%s is read', (_name, text) => {
    expect(said(read(text))).toEqual([]);
  });

  it('reads as much as it is told', () => {
    expect(said(parse('a: 12345', 'x', { maxBytes: 8 }))).toEqual([]);
    expect(said(parse('a: 123456', 'x', { maxBytes: 8 }))).toEqual(['1:1 too-large']);
    expect(said(parse('a: éé', 'x', { maxBytes: 6 }))).toEqual(['1:1 too-large']);
  });
});

function bomb(): string {
  const ten = (name: string): string => `[${Array.from({ length: 10 }, () => name).join(',')}]`;
  return [
    'a: &a [1,1,1,1,1,1,1,1,1,1]',
    ...'bcdef'.split('').map((one, i) => `${one}: &${one} ${ten(`*${'abcde'[i]}`)}`),
  ].join('\n');
}

function keyBomb(): string {
  return `a: &a "${'x'.repeat(100_000)}"\n? [${'*a,'.repeat(5_000)}]\n: 1`;
}

describe('what is not one map', () => {
  test.each([
    ['nothing', '', '1:1 empty-file'],
    ['white space', ' \n\n', '1:1 empty-file'],
    ['comments alone', '# a\n# b\n', '1:1 empty-file'],
    ['a marker alone', '---\n', '1:1 empty-file'],
    ['null', '~', '1:1 empty-file'],
    ['a list', '- a: 1', '1:1 not-a-map'],
    ['a scalar', 'readiness', '1:1 not-a-map'],
    ['a colon without a space', 'a:1', '1:1 not-a-map'],
    ['two documents', 'a: 1\n---\nb: 2\n', '2:1 several-documents'],
    ['two documents, the second empty', 'a: 1\n---\n', '2:1 several-documents'],
    ['two documents without a second marker', '---\na: 1\n...\nb: 2', '4:1 several-documents'],
    ['a million documents', '---\n'.repeat(260_000), '2:1 several-documents'],
  ])('%s', (_name, text, expected) => {
    expect(said(read(text))).toEqual([expected]);
  });
});

describe('keys', () => {
  test.each([
    ['twice', 'a: 1\nb: 2\na: 3', ['3:1 duplicate-key']],
    ['three times', 'a: 1\na: 2\na: 3', ['2:1 duplicate-key', '3:1 duplicate-key']],
    ['twice in braces', 'x: {a: 1, a: 2}', ['1:11 duplicate-key']],
    ['twice in several maps', 'x: {a: 1, a: 2}\ny:\n  b: 1\n  "b": 2', ['1:11 duplicate-key', '4:3 duplicate-key']],
    ['twice, one without value', 'a:\na: 1', ['2:1 duplicate-key']],
    ['in two maps', 'x: {a: 1}\ny: {a: 1}', []],
    ['merged', 'a: &a {b: 1}\nc:\n  <<: *a\n  d: 1', ['3:3 merge-key']],
    [
      'reserved',
      '__proto__: {a: 1}\nb: {constructor: 1}\nc:\n  - prototype: 1',
      ['1:1 reserved-key', '2:5 reserved-key', '4:5 reserved-key'],
    ],
    ['not text', '1: a\ntrue: b\n~: c', ['1:1 key-not-text', '2:1 key-not-text', '3:1 key-not-text']],
    ['a map, from a template', 'a: {{ name }}', ['1:5 key-not-text']],
    ['a list', '? [a]\n: b', ['1:3 key-not-text']],
    ['a list of lists, told near it', '? [a, [b]]\n: c', ['2:3 key-not-text']],
    ['an alias of a map', 'a: &a {b: 1}\n? *a\n: 1', ['2:3 key-not-text']],
    ['a number with a comma, in braces', 'a: {b: 1,200}', ['1:10 key-not-text']],
    ['nothing', 'a: {: 1}', ['1:5 key-not-text']],
  ])('%s', (_name, text, expected) => {
    expect(said(read(text))).toEqual(expected);
  });

  it('names both lines of a key that is there twice', () => {
    expect(read('pilot:\n  name: a\n  stage: idea\n  name: b').problems[0]).toMatchObject({
      message: 'the key "name" is there twice: on line 2 and on line 4',
      at: { path: 'pilot.name', line: 4, column: 3 },
    });
  });

  it('pollutes nothing', () => {
    read('__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('broken YAML', () => {
  test.each([
    ['a tab in the indentation', 'a:\n\tb: 1', '2:1 tab-indentation', /spaces/],
    ['a tab after spaces', 'a:\n  b: 1\n \tc: 2', '3:2 tab-indentation', /spaces/],
    ['a tab before an item', 'a:\n  - x\n\t- y', '3:1 tab-indentation', /spaces/],
    ['a second colon', 'a: b: c', '1:5 yaml-syntax', /": "/],
    ['a key in the text above', 'a: 1\n  b: 2', '2:3 yaml-syntax', /continues the text above/],
    ['a line without a colon', 'a: 1\nfoo\nb: 2', '2:1 yaml-syntax', /neither/],
    ['a last line without a colon', 'a: 1\nfoo', '2:1 yaml-syntax', /neither/],
    ['indented less than its neighbours', 'a:\n   b: 1\n  c: 2', '3:3 yaml-syntax', /indentation/],
    ['the first line indented more', '  a: 1\nb: 2', '2:1 yaml-syntax', /indentation/],
    ['a list in a map', 'a: 1\n- b', '2:1 yaml-syntax', /mixes a list with a map/],
    ['a list on the line of its key', 'a: - b', '1:4 yaml-syntax', /next line/],
    ['text after quotes', 'a: "b" c', '1:8 yaml-syntax', /closing quote/],
    ['an apostrophe in single quotes', "a: 'it's'", '1:8 yaml-syntax', /closing quote/],
    ['text after brackets', 'a: [b] c', '1:8 yaml-syntax', /already ended/],
    ['an at sign', 'a: @b', '1:4 yaml-syntax', /cannot begin with @/],
    ['a percent sign', 'a: %b', '1:4 yaml-syntax', /cannot begin with %/],
    ['a bracket too many', 'a: 1\n]', '2:1 yaml-syntax', /closes nothing/],
    ['a bracket never closed', 'x: 1\na: [1, 2\nb: 2\n', '2:4 yaml-syntax', /\[ that opens here/],
    ['a brace never closed', 'a: {b: 1\nc: 2\n', '1:4 yaml-syntax', /\{ that opens here/],
    ['a missing comma', 'a: {b: "1" c: 2}', '1:12 yaml-syntax', /comma/],
    ['a comma too many', 'a: [1,, 2]', '1:7 yaml-syntax', /comma/],
    ['a quote never closed', 'x: 1\na: "b\nc: 2', '2:4 yaml-syntax', /" that opens here/],
    ['a single quote never closed', "a:\n  - 'b\n  - c", '2:5 yaml-syntax', /' that opens here/],
    ['a backslash in double quotes', 'a: "C:\\work"', '1:8 yaml-syntax', /escape/],
    ['no space after a quoted key', '"a":1', '1:5 yaml-syntax', /space is missing/],
    ['text on the line of a block', 'a: | text\n  b', '1:6 yaml-syntax', /next line/],
    ['an unknown alias', 'a: b\nc: *important*', '2:4 unknown-alias', /important/],
    ['a star alone', 'a: * b', '1:4 yaml-syntax', /name is missing/],
    ['a custom tag', 'a: 1\nb: !secret x', '2:4 custom-tag', /!secret/],
    ['a tag of other schemas', 'a: !!binary x', '1:4 custom-tag', /binary/],
    ['a dangerous tag', 'a: !!js/function "x"', '1:4 custom-tag', /js\/function/],
    ['a tag that does not fit', 'a: !!int x', '1:4 yaml-syntax', /does not fit/],
    ['an undeclared handle', 'a: !h!x y', '1:4 yaml-syntax', /tag/],
    ['a directive', '%YAML 2.0\n---\na: 1', '2:1 yaml-syntax', /directive/],
  ])('%s', (_name, text, expected, words) => {
    const result = read(text);
    expect(said(result)).toEqual([expected]);
    expect(`${result.problems[0]?.message} ${result.problems[0]?.hint}`).toMatch(words);
    expect(result.document).toBeUndefined();
  });
});

describe('never throws', () => {
  const holds = (input: Uint8Array | string): void => {
    const { document, problems } = read(input);
    expect(document === undefined).toBe(problems.length > 0);
    for (const { at, message } of problems) {
      expect(at.line).toBeGreaterThan(0);
      expect(at.column).toBeGreaterThan(0);
      expect(message).not.toMatch(/not valid YAML|undefined|\[object/);
    }
  };
  const indicators = fc.string({
    unit: fc.constantFrom(
      ...'ab1 :-?,[]{}#&*!|>\'"%@`\n\r\t~<\\.'.split(''),
      ': ',
      '\n  ',
      '- ',
      '&a ',
      '*a',
      '!!str ',
      '<<: ',
      '---\n',
      '\uFEFF',
      '\u2028',
      '"\\x',
    ),
    maxLength: 60,
  });

  it('on bytes', () => fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), holds), { numRuns: cases(2000) }));
  it('on text', () => fc.assert(fc.property(anyText(100), holds), { numRuns: cases(2000) }));
  it('on indicators', () => fc.assert(fc.property(indicators, holds), { numRuns: cases(5000) }));
  it('on YAML cut, torn and joined', () => {
    const torn = fc
      .tuple(yamlTexts, indicators, fc.nat(200), fc.nat(10))
      .map(([text, noise, at, length]) => text.slice(0, at) + noise + text.slice(at + length));
    fc.assert(fc.property(torn, holds), { numRuns: cases(2000) });
  });
});

describe('costs little', () => {
  const size = 1_000_000;
  const fill = (piece: string): string => piece.repeat(Math.floor(size / piece.length));
  test.each([
    ['comments', `a:\n b:\n  c:\n${fill('# x\n')}`],
    ['blank lines', `a:${fill(' \n')}`],
    ['braces', fill('{')],
    ['explicit keys', fill('? ')],
    ['anchors', `a: ${fill('&a ')}`],
    ['tags', `a: ${fill('!!str ')}`],
    ['a text over many lines', `a: &x ${fill('word\n  ')}`],
    ['a quote never closed', `a: "${fill('x\n ')}`],
    ['escapes', `a: "${fill('\\n')}"`],
    ['one key twice, often', fill('a: 1\n').slice(0, 5 * 40_000)],
    ['empty items', `a:\n${'-\n'.repeat(90_000)}`],
    ['byte order marks', fill('\uFEFF').slice(0, size / 3)],
    ['keys with dots', Array.from({ length: 40_000 }, (_, i) => `k.${i}: 1`).join('\n')],
    [
      'a long key over many',
      `${'k'.repeat(size / 2)}: {${Array.from({ length: 30_000 }, (_, i) => `a${i}: 1`).join(',')}}`,
    ],
  ])('%s', (_name, text) => {
    // What grew with the square of a text's length would take hours: the time limit of the test would end it.
    const { document, problems } = read(text);
    expect(document === undefined).toBe(problems.length > 0);
    expect(document?.locate('a.b.c').line ?? 1).toBeGreaterThan(0);
  });

  it('holds to the limits that it names', () => expect(limits).toMatchObject({ values: 100_000, levels: 64 }));
});
