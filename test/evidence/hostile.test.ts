// Files that are broken, or made to break their reader: a clear answer, in no time to speak of, and nothing else.

import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { readEvidence } from '../../src/evidence/index.ts';
import { readText, sourceOf } from '../looks.ts';

describe('a file that cannot be read says why', () => {
  test.each([
    ['cut off', 'r.json', '{"a": [1, 2', /cut off/],
    ['cut off in a text', 'r.json', '{"a": "x', /cut off/],
    ['not JSON', 'r.json', '{"a": 1,\n "b": x}', /not valid JSON: line 2 holds x/],
    ['a comma too many', 'r.json', '{"a": 1,}', /not valid JSON/],
    ['a comma too few', 'r.json', '[1 2]', /not valid JSON/],
    ['crossed', 'r.json', '{"a": [1}', /not valid JSON/],
    ['keys that stand twice', 'r.json', '{"accuracy": 0.5, "accuracy": 0.99}', /"accuracy" stands twice/],
    ['endless nesting', 'r.json', '['.repeat(1_000_000), /more than 200 levels/],
    ['endless maps', 'r.json', '{"a":'.repeat(300), /more than 200 levels/],
    ['entities', 'r.xml', '<!DOCTYPE x [<!ENTITY a "b">]><testsuite>&a;</testsuite>', /DOCTYPE/],
    [
      'attributes without end',
      'r.xml',
      `<testsuite ${Array.from({ length: 1001 }, (_, i) => `a${i}="1"`).join(' ')}/>`,
      /more than 1000 attributes/,
    ],
    ['elements without end', 'r.xml', `<testsuite>${'<a/>'.repeat(500_001)}</testsuite>`, /more than 500000 elements/],
    ['an entity without a type', 'r.xml', '<testsuite>&a;</testsuite>', /not well-formed XML: line 1/],
    ['endless elements', 'r.xml', '<testsuite>'.repeat(100_000), /more than 200 levels/],
    ['XML cut off', 'r.xml', '<testsuite><testcase', /cut off|well-formed/],
    ['a quote without end', 'r.csv', 'a,b\n"x,1\ny,2\n', /row 2 has a quote that is not closed/],
    ['YAML', 'r.yaml', 'a: [1, 2', /not valid YAML: line/],
    [
      'a bomb of aliases',
      'r.yaml',
      `a0: &a0 [x, x]\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join('\n')}\n`,
      /more than 2000000 values/,
    ],
    ['Git LFS', 'r.md', 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n', /Git LFS pointer/],
    [
      'another encoding',
      'r.json',
      new Uint8Array([0x7b, 0x0a, 0x22, 0xff, 0x22]),
      /not UTF-8 in line 2: save it as UTF-8/,
    ],
    [
      'an encoding that nobody knows',
      'r.xml',
      '<?xml version="1.0" encoding="x-none"?><testsuite/>',
      /x-none is not known/,
    ],
  ] as const)('%s', (_name, file, text, why) => expect(readText(file, text).broken).toMatch(why));

  it('a zip that claims to be small', () => {
    const zip = zipSync({ 'header.json': new Uint8Array(40 * 1024 * 1024) });
    expect(readText('x.eval', zip).broken).toMatch(/larger than 32 MiB/);
  });

  it('prototypes are keys like any other', () => {
    const content = readText('r.json', '{"__proto__": {"polluted": 1}, "constructor": {"a": 1}}', {
      pointers: ['/__proto__/polluted', '/toString', '/constructor/name'],
    });
    expect(content.found.get('/__proto__/polluted')).toEqual({ value: 1 });
    expect(content.found.get('/toString')).toMatchObject({ fault: expect.stringMatching(/nothing at/) });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('a file in another spelling is read', () => {
  const json = '{"rate": 0.91, "name": "é", "none": NaN, "most": -Infinity, "text": "NaN \\"Infinity\\" é"}';
  const utf16 = (text: string, big: boolean): Uint8Array => {
    const bytes = new Uint8Array(2 * text.length + 2);
    const view = new DataView(bytes.buffer);
    for (const [i, code] of [0xfeff, ...[...text].map((sign) => sign.charCodeAt(0))].entries())
      view.setUint16(2 * i, code, !big);
    return bytes;
  };
  test.each([
    ['UTF-8', json],
    ['with a byte order mark', `\uFEFF${json}`],
    ['UTF-16', utf16(json, false)],
    ['UTF-16, big end first', utf16(json, true)],
  ])('%s', (_name, text) => {
    const content = readText('r.json', text, { pointers: ['/rate', '/none', '/most', '/text'] });
    expect([...content.found.values()]).toEqual([
      { value: 0.91 },
      { value: 'NaN' },
      { value: '-Infinity' },
      { value: 'NaN "Infinity" é' },
    ]);
  });

  it('in however many parts it comes', () => {
    const text = JSON.stringify({ a: 'ä€😀'.repeat(50), n: [1.5, -2e3, true, null], o: { x: 'y' } });
    for (const parts of [1, 2, 7, 50, 1000]) {
      const content = readEvidence(sourceOf('r.json', text, parts), { pointers: ['/n/1', '/o/x', '/a'], names: [] });
      expect([...content.found.values()]).toEqual([{ value: -2000 }, { value: 'y' }, { value: 'ä€😀'.repeat(50) }]);
    }
  });

  it('whatever the bytes, there is an answer', () => {
    const names = fc.constantFrom('a.json', 'a.xml', 'a.csv', 'a.yaml', 'a.jsonl', 'a.eval', 'a', 'a.trx', 'metrics/a');
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: fc.constantFrom(...'{}[]",:<>/&;!-=\n 0aN') }).map((text) => new TextEncoder().encode(text)),
      fc.json().map((text) => new TextEncoder().encode(text)),
    );
    fc.assert(
      fc.property(
        names,
        bytes,
        (name, content) => void readText(name, content, { pointers: ['/a/0', 'mean(/a)', '$.a[0].b'], names: ['a'] }),
      ),
    );
  });

  it('and JSON is what JSON.parse makes of it', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 3, stringUnit: 'grapheme' }), {
          minKeys: 1,
        }),
        (value) => {
          const text = JSON.stringify(value);
          const [key = ''] = Object.keys(value);
          const at = `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
          const found = readText('r.json', text, { pointers: [at] }).found.get(at);
          const expected = (JSON.parse(text) as Record<string, unknown>)[key];
          if (typeof expected !== 'object' && !/[[\]*]/.test(key) && key !== '')
            expect(found).toMatchObject({ value: expected });
        },
      ),
    );
  });
});
