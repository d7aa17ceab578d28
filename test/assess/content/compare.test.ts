// Pilots whose evidence files are read: what the content shows, what it contradicts, and what it need not speak of.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ledgerOf, stateOf, wantedFiles } from '../../../src/assess/evidence.ts';
import { fileContradictions, holds, rounds } from '../../../src/assess/evidence-content.ts';
import type { Look } from '../../../src/model/outcome.ts';
import { parse } from '../../../src/read/parse.ts';
import { AS_OF, pilotOf } from '../../kit.ts';

const fixture = (name: string): string => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8');

type Entry = string | Readonly<Record<string, unknown>>;

const measured = (value: number) => ({ value, date: '2026-11-05' });
const metric = (value: number, entry: Entry, more: object = {}) => ({
  evaluation: {
    metrics: [
      {
        name: 'Faithfulness',
        unit: 'share',
        direction: 'increase',
        measured: measured(value),
        evidence: [entry],
        ...more,
      },
    ],
  },
});
const kpi = (value: number, entry: Entry, more: object = {}) => ({
  kpis: {
    measures: [
      { name: 'Time', role: 'primary', unit: 'minutes', measured: measured(value), evidence: [entry], ...more },
    ],
  },
});
const wrong = (value: number, entry: Entry) => ({
  evaluation: { hallucination: { measured: measured(value), evidence: [entry] } },
});
const control = (entry: Entry) => ({ data: { controls: { lineage: { status: 'in-place', evidence: [entry] } } } });

const file = (text: string | undefined, more: Partial<Extract<Look, { state: 'file' }>> = {}): Look => ({
  state: 'file',
  bytes: 10,
  modified: '2026-11-01',
  ...(text !== undefined && { text }),
  ...more,
});

/** The state of the first piece, why, and what of it is a contradiction. */
const judged = (fragment: object, look: Look) => {
  const pieces = [...ledgerOf(pilotOf(fragment as Record<string, unknown>)).values()].flat();
  const { document } = parse('version: 1\n', 'pilot.yaml');
  if (document === undefined || pieces[0] === undefined) throw new Error('no piece');
  const looks = new Map(pieces.map(({ ref }) => [ref, look]));
  const { state, why } = stateOf(pieces[0], look, 365, AS_OF);
  return { state, why, found: fileContradictions(pieces, looks, document) };
};

const results = { score: 0.91, rates: ['96.2%', 'n/a'], tests: 400, errors: 0, status: 'passed', ok: true, list: [1] };
const json = file(JSON.stringify(results));
const at = (pointer: string, is?: unknown) => ({ file: 'r.json', at: pointer, ...(is !== undefined && { is }) });

describe('evidence with a pointer', () => {
  test.each([
    ['a figure that the file gives', metric(0.91, at('/score')), 'verified', 'dated'],
    ['rounded', metric(0.9, at('/score')), 'verified', 'dated'],
    ['a figure that it does not give', metric(0.962, at('/score')), 'broken', 'stated 0.962, the file says 0.91'],
    ['of a KPI', kpi(23.5, at('/tests')), 'broken', 'stated 23.5, the file says 400'],
    ['of a hallucination rate', wrong(0.02, at('/score')), 'broken', 'stated 0.02, the file says 0.91'],
    ['percent in the file', metric(0.962, at('/rates/0')), 'verified', 'dated'],
    ['a figure in percent', metric(91, at('/score'), { unit: 'percent' }), 'verified', 'dated'],
    ['one that is off', metric(92, at('/score'), { unit: '%' }), 'broken', 'stated 92, the file says 91'],
    ['as it should be', control(at('/score', '>= 0.9')), 'verified', 'dated'],
    ['not as it should be', control(at('/score', '>= 0.95')), 'broken', '/score is to be >= 0.95, the file says 0.91'],
    ['a word', control(at('/status', 'passed')), 'verified', 'dated'],
    ['another word', control(at('/status', 'failed')), 'broken', '/status is to be failed, the file says passed'],
    ['true', control(at('/ok', true)), 'verified', 'dated'],
    ['a number', control(at('/tests', 400)), 'verified', 'dated'],
    [
      'no number to compare',
      control(at('/status', '> 1')),
      'broken',
      'what it has at /status is "passed", not a number',
    ],
    ['no number for a figure', metric(0.9, at('/rates/1')), 'broken', 'what it has at /rates/1 is "n/a", not a number'],
    ['a list', control(at('/list')), 'broken', 'what it has at /list is a list, not a value'],
    ['something', control(at('/list/0')), 'verified', 'dated'],
    ['nothing', control(at('/x/y')), 'broken', 'it has nothing at /x'],
    ['a figure beside is', metric(0.962, at('/score', '>= 0.9')), 'broken', 'stated 0.962, the file says 0.91'],
    ['a count beside is is not the figure', metric(0.962, at('/tests', '>= 300')), 'verified', 'dated'],
    ['nor are no errors', metric(0.962, at('/errors', '<= 5')), 'verified', 'dated'],
    ['nor a sample beside a KPI', kpi(23.5, at('/tests', '>= 300')), 'verified', 'dated'],
    ['a word beside a figure', metric(0.962, at('/status', 'passed')), 'verified', 'dated'],
  ])('%s', (_name, fragment, state, why) => {
    const got = judged(fragment, json);
    expect([got.state, got.why.slice(0, why.length)]).toEqual([state, why]);
    expect(got.found.length).toBe(/says/.test(why) ? 1 : 0);
  });

  test.each([
    ['CSV', { file: 'r.csv', at: '/last/rate' }, 'run,rate\na,0.8\nb,0.91\n', 'verified', ''],
    ['CSV that says otherwise', { file: 'r.csv', at: '/0/rate' }, 'run,rate\na,0.8\n', 'broken', 'the file says 0.8'],
    [
      'JUnit',
      { file: 'r.xml', at: '/pass_rate', is: '>= 0.9' },
      fixture('junit/vitest.xml'),
      'broken',
      'says 0.8571429',
    ],
    ['JUnit counts', { file: 'r.xml', at: '/failed', is: '<= 1' }, fixture('junit/vitest.xml'), 'verified', ''],
    ['by its first character', { file: 'r', at: '/a' }, '{"a":0.91}', 'verified', ''],
    ['bad JSON', at('/a'), '{"a":', 'broken', 'it is not valid JSON'],
    ['JSON without end', at('/a'), '['.repeat(1_000_000), 'broken', 'it is not valid JSON'],
    ['deep JSON', at('/0/0'), `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'broken', 'is a list, not a value'],
    ['a prototype', at('/__proto__/polluted'), '{"__proto__":{}}', 'broken', 'it has nothing at /__proto__/polluted'],
    ['bad XML', { file: 'r.xml', at: '/failed' }, '<a', 'broken', 'not well formed'],
    ['another kind', { file: 'r.pdf', at: '/a' }, '%PDF', 'broken', 'of a kind that is not read'],
  ])('%s', (_name, entry, text, state, why) => {
    const got = judged(metric(0.91, entry), file(text));
    expect([got.state, got.why]).toEqual([state, expect.stringContaining(why)]);
  });

  test.each([
    ['too large', { unread: 'too-large' }, 'linked', 'the file is larger than 8 MiB and was not looked into'],
    ['no text', { unread: 'not-text' }, 'broken', 'it is not UTF-8 text'],
    ['not looked into', {}, 'linked', 'the file was not looked into'],
    ['too large and empty', { unread: 'too-large', bytes: 0 }, 'broken', 'the file is empty'],
  ] as const)('%s', (_name, more, state, why) => {
    expect(judged(metric(0.91, at('/score')), file(undefined, more))).toEqual({ state, why, found: [] });
  });

  it('another hash is told first, and alone', () => {
    const got = judged(metric(0.5, { ...at('/score'), sha256: 'a'.repeat(64) }), file('{"score":1}'));
    expect(got).toEqual({ state: 'broken', why: 'the file differs from its sha256', found: [] });
  });

  it('says both sides, with their places', () => {
    expect(judged(metric(0.962, at('/score')), json).found).toMatchObject([
      {
        id: 'evidence-says-otherwise',
        statement: 'Faithfulness: stated 0.962, the file says 0.91 ("r.json" at /score)',
        places: [
          { path: 'evaluation.metrics[0].measured.value', value: '0.962' },
          { path: 'evaluation.metrics[0].evidence[0]', value: 'r.json at /score: 0.91' },
        ],
      },
    ]);
    expect(judged(control(at('/score', '> 1')), json).found).toMatchObject([
      {
        statement: 'data.controls.lineage: /score is to be > 1, the file says 0.91 ("r.json" at /score)',
        places: [{ path: 'data.controls.lineage.evidence[0].is', value: '> 1' }, { value: 'r.json at /score: 0.91' }],
      },
    ]);
  });
});

describe('test results as a whole', () => {
  const down = { direction: 'decrease' };
  test.each([
    ['promptfoo 3: its pass rate', metric(0.75, 'r.json'), 'promptfoo/v3.json', ''],
    ['promptfoo 4: its pass rate', metric(0.75, 'r.json'), 'promptfoo/v4.json', ''],
    ['promptfoo 3 says otherwise', metric(0.962, 'r.json'), 'promptfoo/v3.json', 'stated 0.962, the file says 0.75'],
    ['promptfoo 4 says otherwise', metric(0.962, 'r.json'), 'promptfoo/v4.json', 'stated 0.962, the file says 0.75'],
    ['as a map', metric(0.962, { file: 'r.json' }), 'promptfoo/v4.json', 'stated 0.962, the file says 0.75'],
    ['1 is not 0.75', metric(1, 'r.json'), 'promptfoo/v4.json', 'stated 1, the file says 0.75'],
    ['percent', metric(96, 'r.json', { unit: '%' }), 'promptfoo/v4.json', 'stated 96, the file says 75'],
    ['less is better: failures', metric(0.25, 'r.json', down), 'promptfoo/v4.json', ''],
    ['more failures', metric(0.02, 'r.json', down), 'promptfoo/v4.json', 'stated 0.02, the file says 0.25'],
    ['hallucination', wrong(0.021, 'r.json'), 'promptfoo/v3.json', 'stated 0.021, the file says 0.25'],
    ['the metric of that name', metric(1, 'r.json'), 'promptfoo/named-v4.json', ''],
    ['it says otherwise', metric(0.96, 'r.json'), 'promptfoo/named-v3.json', 'stated 0.96, the file says 1'],
    ['no metric of that name', metric(0.4, 'r.json', { name: 'Tone' }), 'promptfoo/named-v4.json', ''],
    [
      'a named metric of a KPI',
      kpi(0.5, 'r.json', { name: 'completeness', unit: 'share' }),
      'promptfoo/named-v4.json',
      'stated 0.5, the file says 0.75',
    ],
    ['a KPI is no pass rate', kpi(0.5, 'r.json', { unit: 'share' }), 'promptfoo/v4.json', ''],
    ['nor is what is no share', metric(4.2, 'r.json', { unit: 'of 5' }), 'promptfoo/v4.json', ''],
    ['JUnit', metric(0.857, 'r.xml'), 'junit/vitest.xml', ''],
    ['JUnit says otherwise', metric(0.962, 'r.xml'), 'junit/vitest.xml', 'stated 0.962, the file says 0.8571429'],
    [
      'evidence of the measurement itself',
      metric(0.96, 'x', { evidence: [], measured: { ...measured(0.96), evidence: ['r.json'] } }),
      'promptfoo/v4.json',
      'stated 0.96, the file says 0.75',
    ],
    ['a control may cite it', control('r.json'), 'promptfoo/v4.json', ''],
    ['other JSON', metric(0.962, 'r.json'), 'promptfoo/README.md', 'it is not valid JSON'],
  ])('%s', (_name, fragment, name, why) => {
    const got = judged(fragment, file(fixture(name)));
    expect([got.state, got.why.startsWith('dated') ? '' : got.why]).toEqual([why === '' ? 'verified' : 'broken', why]);
  });

  it('two figures that cite the same file as a whole are not held against its pass rate', () => {
    const both = { evaluation: { ...metric(0.96, 'r.json').evaluation, ...wrong(0.02, 'r.json').evaluation } };
    expect(judged(both, file(fixture('promptfoo/v4.json')))).toMatchObject({ state: 'verified', found: [] });
  });

  test.each([
    ['other JSON', 'r.json', '{"score": 0.5}'],
    ['other XML', 'r.xml', '<svg/>'],
    ['no text at all', 'r.md', '# Notes'],
  ])('%s says nothing of a figure', (_name, ref, text) => {
    expect(judged(metric(0.962, ref), file(text))).toMatchObject({ state: 'verified', found: [] });
  });

  it('errors count as not passed, or not at all: either may be meant', () => {
    const text = '<testsuite><testcase/><testcase><error/></testcase><testcase><failure/></testcase></testsuite>';
    const state = (value: number) => judged(metric(value, 'r.xml'), file(text)).state;
    expect([0.33, 0.5, 0.6].map(state)).toEqual(['verified', 'verified', 'broken']);
  });

  it('content is asked for where it is read, once a file', () => {
    const pilot = pilotOf(metric(0.9, 'r.json'), control('r.json'), kpi(3, 'notes.md'), {
      pilot: { evidence: [at('/a')] },
    });
    const wanted = wantedFiles(ledgerOf(pilot));
    expect(wanted.map(({ file: name, content = false }) => [name, content])).toEqual([
      ['r.json', true],
      ['notes.md', false],
    ]);
  });
});

describe('numbers', () => {
  test.each([
    [0.962, 0.9615, true],
    [0.962, 0.9625, true],
    [0.962, 0.9626, false],
    [0.96, 0.955, true],
    [0.96, 0.954, false],
    [24, 23.5, true],
    [24, 23.4, false],
    [1200, 1200.4, true],
    [1e-7, 1.4e-7, true],
    [1e-7, 1.6e-7, false],
    [-3, -3.2, true],
  ])('%d is what rounds %d: %s', (stated, exact, expected) => expect(rounds(stated, exact, false)).toBe(expected));

  it('every rounding of a number is the number', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer({ min: 0, max: 6 }), (exact, digits) => {
        expect(rounds(Number(exact.toFixed(digits)), exact, false)).toBe(true);
      }),
    );
  });

  it('takes long text for no number, in no time to speak of', () => {
    expect(holds('>= 1', `${'1'.repeat(1_000_000)}x`)).toBeUndefined();
    expect(holds(`>= ${'1'.repeat(1_000_000)}x`, 1)).toBe(false);
  });

  test.each([
    ['>= 0.95', 0.95, true],
    ['>=0.95', '0.94', false],
    ['> 95%', 0.96, true],
    ['< 3', '2', true],
    ['<= 0.3', 0.1 + 0.2, true],
    ['= 3', '3.0', true],
    ['!= 0', 0, false],
    ['>= 1', 'high', undefined],
    ['passed', ' passed ', true],
    ['0.91', 0.914, true],
    ['null', null, true],
    [0, '', false],
  ])('%s for %j: %s', (is, value, expected) => expect(holds(is, value)).toBe(expected));
});
