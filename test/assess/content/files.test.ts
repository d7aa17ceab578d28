// What is read out of evidence files: pointers, cells, test reports, promptfoo results.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { cellAt, pointed, readJunit, readPromptfoo, rowsOf } from '../../../src/assess/evidence-files.ts';
import { pointer } from '../../../src/model/outcome.ts';

const fixture = (name: string): string => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8');

describe('a JSON pointer', () => {
  // The examples of RFC 6901, section 5.
  const rfc = JSON.parse(
    '{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\\\j":5,"k\\"l":6," ":7,"m~n":8,"__proto__":9}',
  );

  test.each([
    ['', rfc],
    ['/foo', ['bar', 'baz']],
    ['/foo/0', 'bar'],
    ['/', 0],
    ['/a~1b', 1],
    ['/c%d', 2],
    ['/e^f', 3],
    ['/g|h', 4],
    ['/i\\j', 5],
    ['/k"l', 6],
    ['/ ', 7],
    ['/m~0n', 8],
    ['/__proto__', 9],
  ])('%s', (at, value) => expect(pointed(rfc, at)).toEqual({ value }));

  test.each([
    ['/bar', '/bar'],
    ['/foo/2', '/foo/2'],
    ['/foo/-', '/foo/-'],
    ['/foo/00', '/foo/00'],
    ['/foo/length', '/foo/length'],
    ['/foo/0/0', '/foo/0/0'],
    ['/constructor/name', '/constructor'],
    ['/toString', '/toString'],
    ['/foo/__proto__', '/foo/__proto__'],
    ['/x~1y~0/z', '/x~1y~0'],
  ])('%s leads nowhere', (at, way) => expect(pointed(rfc, at)).toEqual({ fault: `it has nothing at ${way}` }));

  it('finds whatever stands in a value', () => {
    const key = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(fc.array(key, { minLength: 1 }), fc.integer(), (keys, value) => {
        const at = keys.map((one) => `/${one.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
        const root = JSON.parse(
          `${keys.map((one) => `{${JSON.stringify(one)}:`).join('')}${value}${'}'.repeat(keys.length)}`,
        );
        expect(at).toMatch(pointer);
        expect(pointed(root, at)).toEqual({ value });
      }),
    );
  });
});

describe('a cell of a CSV file', () => {
  const history = 'run,items,rate\n2026-10-09,290,0.949\n2026-11-06,310,0.957\n';

  test.each([
    ['by the first cell of its row', history, '/2026-11-06/rate', '0.957'],
    ['by the number of its row', history, '/0/rate', '0.949'],
    ['in the last row', history, '/last/rate', '0.957'],
    ['by the number of its column', history, '/last/2', '0.957'],
    ['the key wins over the number', 'a,b\n1,x\n0,y\n', '/0/b', 'y'],
    ['semicolons', 'a;b;c,d\nk;1;2,5\n', '/k/c,d', '2,5'],
    ['tabs', 'a\tb\nk\t2\n', '/k/b', '2'],
    ['CR LF and no last line break', 'a,b\r\nk,2', '/k/b', '2'],
    ['quoted', 'a,"b ""x"", y"\n"k\n1","2,5"\n', '/k\n1/b "x", y', '2,5'],
    ['spaces about it', 'a, b\nk , 2 \n', '/k/b', '2'],
    ['a slash in its name', 'a,b/c\nk,1\n', '/k/b~1c', '1'],
    ['empty lines', 'a,b\n\nk,1\n\n', '/last/b', '1'],
  ])('%s', (_name, text, at, value) => expect(cellAt(text, at)).toEqual({ value }));

  test.each([
    [history, '/2026-12-01/rate', 'it has no row "2026-12-01"'],
    [history, '/last/Rate', 'it has no column "Rate"'],
    [history, '/rate', '/rate is not /ROW/COLUMN'],
    [history, '/last/constructor', 'it has no column "constructor"'],
    ['a,b\nk,1\nk,2\n', '/k/b', '2 of its rows begin with "k"'],
    ['a,b,b\nk,1,2\n', '/k/b', 'it has 2 columns "b"'],
    ['a,b\nk\n', '/k/b', 'its row "k" has no column "b"'],
    ['', '/0/0', 'it has no column "0"'],
  ])('%j at %s: %s', (text, at, fault) => expect(cellAt(text, at)).toEqual({ fault }));

  it('reads back what was written, and never throws', () => {
    const cell = fc.string({ minLength: 1, maxLength: 5 });
    const line = (cells: readonly string[]) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',');
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        expect(rowsOf(rows.map(line).join('\n'))).toEqual(rows);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ';', 'a') }), (text) => void rowsOf(text)),
    );
  });
});

describe('a JUnit report', () => {
  test.each([
    ["vitest's own", fixture('junit/vitest.xml'), [6, 1, 0, 1]],
    ['a suite alone', '<testsuite><testcase/><testcase><error/></testcase></testsuite>', [1, 0, 1, 0]],
    [
      'nested suites',
      '<testsuites><testsuite><testsuite><testcase/></testsuite></testsuite></testsuites>',
      [1, 0, 0, 0],
    ],
    [
      'failed and skipped counts once',
      '<testsuite><testcase><skipped/><failure/></testcase></testsuite>',
      [0, 1, 0, 0],
    ],
    [
      'what a test printed',
      '<testsuite><testcase><system-out><![CDATA[<failure/>]]><!-- <error/> --></system-out></testcase></testsuite>',
      [1, 0, 0, 0],
    ],
    ['a > in an attribute', `<testsuite><testcase name="a > b" x='"'/></testsuite>`, [1, 0, 0, 0]],
    ['no tests', '<testsuites tests="9"/>', [0, 0, 0, 0]],
    ['a million attributes', `<testsuite${' a="b"'.repeat(1_000_000)}><testcase/></testsuite>`, [1, 0, 0, 0]],
  ] as const)('%s', (_name, text, [passed, failed, errors, skipped]) =>
    expect(readJunit(text)).toEqual({ passed, failed, errors, skipped }),
  );

  test.each([
    ['nothing', '', 'it is not XML'],
    ['another root', '<html/>', 'it is XML, but not a JUnit report'],
    ['two roots', '<testsuite/><testsuite/>', 'it is XML, but not a JUnit report'],
    ['entities', '<!DOCTYPE x [<!ENTITY a "b">]><testsuite/>', 'its XML has a DOCTYPE, which is not read'],
    ['crossed', '<testsuite><testcase></testsuite>', 'its XML is not well formed: </testsuite> closes nothing'],
    ['cut off', '<testsuite>', 'its XML is not well formed: <testsuite> is not closed'],
    ['cut off in a tag', '<testsuite', 'its XML is not well formed: a < begins no element'],
    ['cut off in a comment', '<testsuite><!-- ', 'its XML is not well formed: <!-- has no end'],
    ['too deep', '<testsuite>'.repeat(100_000), 'its XML is more than 64 levels deep'],
  ])('%s', (_name, text, fault) => expect(readJunit(text)).toEqual({ fault }));

  it('never throws', () => {
    const unit = fc.constantFrom('<', '>', '/', '!', '-', '?', '"', '=', ' ', 'testcase', 'testsuite', 'failure');
    fc.assert(fc.property(fc.string({ unit, maxLength: 60 }), (text) => void readJunit(text)));
  });
});

describe('results of promptfoo', () => {
  const three = { passed: 3, failed: 1, errors: 0, skipped: 0 };
  test.each([
    ['v3', []],
    ['v4', []],
    [
      'named-v3',
      [
        ['faithfulness', [1]],
        ['completeness', [0.75]],
      ],
    ],
    [
      'named-v4',
      [
        ['faithfulness', [1]],
        ['completeness', [0.75]],
      ],
    ],
  ] as const)('%s', (name, named) => {
    expect(readPromptfoo(JSON.parse(fixture(`promptfoo/${name}.json`)))).toEqual({
      total: three,
      each: [],
      named: new Map(named as readonly [string, number[]][]),
    });
  });

  it('gives each prompt its own where there are several', () => {
    const metrics = (passed: number, score: number) => ({
      metrics: {
        testPassCount: passed,
        testFailCount: 4 - passed,
        namedScores: { A: score },
        namedScoresCount: { A: 4 },
      },
    });
    const stats = { successes: 5, failures: 3, errors: 0 };
    const read = readPromptfoo({ version: 3, results: [], stats, prompts: [metrics(4, 4), metrics(1, 2)] });
    expect(read?.each.map(({ passed }) => passed)).toEqual([4, 1]);
    expect(read?.named.get('a')).toEqual([0.75, 1, 0.5]);
  });

  test.each([
    ['text', 'x'],
    ['a list', []],
    ['other JSON', { results: { stats: { successes: 1, failures: 0 } } }],
    ['another version', { version: 1, results: [], stats: { successes: 1, failures: 0 } }],
    ['counts that are none', { version: 3, results: [], stats: { successes: -1, failures: 0 } }],
    ['nothing', null],
  ])('%s is none', (_name, value) => expect(readPromptfoo(value)).toBeUndefined());
});
