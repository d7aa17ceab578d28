// Nothing without an end: text, figures, messages and expressions that would take long.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folderWith, root } from '../folders.ts';
import { readiness } from '../program.ts';

const HEAD = 'version: 1\npilot:\n  name: x\n';
const MANY = 200_000;

const timed = (files: Readonly<Record<string, string>>, ...args: readonly string[]) => {
  const began = performance.now();
  const ended = readiness(args, { cwd: folderWith(files) });
  return { ...ended, seconds: (performance.now() - began) / 1000 };
};

describe('an answer comes in time on', () => {
  const EU = `${HEAD}  jurisdictions: [EU]\ngovernance:\n  regulations:\n`;
  it.each([
    ['blanks before a letter', `${HEAD}budget: {total: "${' '.repeat(MANY)}x"}\n`],
    ['digits', `${HEAD}budget: {total: "${'1,111'.repeat(MANY / 5)}x"}\n`],
    ['versions of a law', `${EU}  - {name: "GDPR${' 0'.repeat(MANY / 2)} x"}\n`],
    ['brackets', `${EU}  - {name: "${'('.repeat(MANY)}\\nx"}\n`],
    ['a block of blanks', `${HEAD}  summary: |\n    a${' '.repeat(MANY)}\n    b\n`],
    [
      'an effort without an end',
      `${HEAD}architecture:\n  integrations:\n  - {system: a, adapter: {estimate_days: {low: 1, likely: 2, high: 1e308}}}\n`,
    ],
    [
      'efforts of a million days',
      `${HEAD}architecture:\n  integrations:\n  - {system: a, adapter: {estimate_days: 1000000}}\n`,
    ],
    [
      'many sources',
      `${HEAD}data:\n  sources:\n${Array.from({ length: 200 }, (_, i) => `    - {name: s${i}}\n`).join('')}`,
    ],
  ])('%s', (_name, text) => {
    for (const verb of ['validate', 'assess', 'plan']) {
      const { code, stderr, seconds } = timed({ 'p.yaml': text }, verb, 'p.yaml');
      expect(code, stderr.slice(0, 500)).toBeLessThan(3);
      expect(seconds, verb).toBeLessThan(20); // on a busy machine; a pattern that squares takes minutes
    }
  });

  it('answers with many lines before the first', () => {
    const files = { 'p.yaml': HEAD, 'a.yaml': `${'\n'.repeat(MANY)}pilot: {summary: a}\n` };
    expect(timed(files, 'interview', 'p.yaml', '--answers', 'a.yaml')).toMatchObject({ code: 0 });
  });
});

describe('figures', () => {
  it.each(['1.7e308', '-1e16', '1e-200', '.inf', '.nan', '1e999'])('%s is out of range, at its line', (figure) => {
    const text = `${HEAD}value:\n  benefit_per_task: {hourly_cost: ${figure}}\n`;
    const { code, stderr } = timed({ 'p.yaml': text }, 'assess', 'p.yaml');
    expect([code, stderr]).toEqual([2, expect.stringContaining('p.yaml:5:')]);
  });
});

describe('messages', () => {
  it.each([
    ['blank entries', `${HEAD}kpis:\n  measures:\n${'  -\n'.repeat(50_000)}`],
    ['a tag', `${HEAD}x-a: !${'a'.repeat(500_000)} 1\n`],
    ['an alias', `${HEAD}x-a: *${'a'.repeat(500_000)}\n`],
    ['unknown keys', `${HEAD}data:\n${Array.from({ length: 5000 }, (_, i) => `  key${i}: 1\n`).join('')}`],
  ])('of %s are told a hundred at a time, and cut', (_name, text) => {
    const { code, stderr } = timed({ 'p.yaml': text }, 'validate', 'p.yaml');
    expect(code).toBe(2);
    expect(stderr.length).toBeLessThan(60_000);
  });
});

describe('expressions', () => {
  it('have a budget of steps on a pilot, beyond which a check is unknown and says why', () => {
    const one = 'data.sources.all(a,data.sources.all(b,a.name!="q"&&b.name!="q"&&a.owner!="q"&&b.owner!="q"))';
    const item = (i: number): string => `  - id: governance.c${i}
    statement: s
    gap: g
    why: w
    weight: 3
    gate: production
    phase: 4
    blocker: false
    expect: '${Array(8).fill(one).join('&&')}'
    evidence: {wanted: x, fresh_days: 365}
    fix: {do: d, done_when: e, role: compliance, days: {low: 1, likely: 2, high: 5}, after: []}
    references: ["own/1"]
    examples:
      met: {data: {sources: [{name: a, owner: b}]}}
      absent: {data: {sources: [{name: q, owner: q}]}}
`;
    const own = `id: own\nversion: "1"\nextends: core\nitems:\n${Array.from({ length: 20 }, (_, i) => item(i)).join('')}`;
    const sources = Array.from({ length: 200 }, (_, i) => `    - {name: s${i}, owner: o}\n`).join('');
    const files = { 'p.yaml': `${HEAD}data:\n  sources:\n${sources}`, 'own.yaml': own };
    const { stdout, code, stderr } = timed(files, 'assess', 'p.yaml', '--checklist', 'own.yaml', '-f', 'json');
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('would take more than 2000000 steps');

    const many = `${own}${Array.from({ length: 600 }, (_, i) => item(20 + i)).join('')}`;
    const { code: refused, stderr: said, seconds } = timed({ 'own.yaml': many }, 'checklist', 'lint', 'own.yaml');
    expect(refused).toBe(2);
    expect(said).toContain('items[66].expect: the expressions up to here have more than 50000 characters together');
    expect(seconds).toBeLessThan(20);
  });
});

describe('placeholders', () => {
  it.each(['TBD', '.', '-', '?', 'todo', 'unknown', 'xxx', '<owner>', 'to be confirmed', '...', 'N.N. / ???'])(
    '%s is no answer',
    (word) => {
      const text = `version: 1\npilot: {name: P, owner: ${JSON.stringify(word)}}\n`;
      const { stdout } = timed({ 'p.yaml': text }, 'assess', 'p.yaml', '-f', 'json');
      const blank = timed({ 'p.yaml': 'version: 1\npilot: {name: P}\n' }, 'assess', 'p.yaml', '-f', 'json');
      const report = (json: string) => JSON.parse(json) as { coverage: number };
      if (word !== 'N.N. / ???') expect(report(stdout).coverage).toBe(report(blank.stdout).coverage);
      expect(stdout.includes('placeholder')).toBe(word !== 'N.N. / ???');
    },
  );
});

describe('names that every object has', () => {
  it('crash nothing', () => {
    const example = readFileSync(`${root}examples/complete.yaml`, 'utf8');
    const cwd = folderWith({ 'a.yaml': example, constructor: example, ['__proto__']: example, toString: example });
    const gate = (...args: readonly string[]) => readiness(['gate', ...args, '--observe'], { cwd });
    expect(gate('a.yaml', '--baseline', 'b.json', '--update-baseline').code).toBe(0);
    for (const name of ['constructor', 'toString', '__proto__'])
      expect(gate(name, '--baseline', 'b.json').code).toBe(0);
  });
});

describe('patterns of a configuration', () => {
  const name = `${'a'.repeat(40)}c.yaml`;
  it.each(['(a+)+b', '*a*a*a*a*a*a*b', '[a]+[a]+[a]+b', '**/a/**/a/**/a/b', '{a*,b*}', 'a'.repeat(300).concat('*')])(
    '%s is refused',
    (pattern) => {
      const files = { 'readiness.config.yaml': `version: 1\npilots: ["${pattern}"]\n`, [name]: HEAD };
      const { code, stderr } = timed(files, 'gate');
      expect(code).toBe(2);
      expect(stderr).toMatch(/is no pattern that is matched here|has .* characters/);
    },
  );

  it.each(['*.yaml', 'p/**/*.{yaml,yml}', 'p/[a-c]?.yaml'])('%s is taken', (pattern) => {
    const files = {
      'readiness.config.yaml': `version: 1\npilots: ["${pattern}"]\n`,
      'x.yaml': HEAD,
      'p/aa.yaml': HEAD,
    };
    expect(timed(files, 'validate').code).toBe(0);
  });
});

describe('more than any pilot has', () => {
  it.each([
    ['a long list', `  jurisdictions: [${'EU,'.repeat(1001)}]\n`, 'a list of 1001 entries'],
    ['a long text', `  summary: "${'a'.repeat(20_001)}"\n`, 'a text of 20001 characters'],
    ['many lists', `  workflow: {x: ${JSON.stringify(Array(9).fill(Array(900).fill(1)))}}\n`, 'entries together'],
    ['a large map', `x-a: {${Array.from({ length: 1001 }, (_, i) => `k${i}: 1`)}}\n`, 'a map of 1001 entries'],
  ])('%s is told, alone', (_, text, told) => {
    const { code, stderr } = timed({ 'p.yaml': HEAD + text }, 'assess', 'p.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain(told);
    expect(stderr.match(/error {2}/g)).toHaveLength(1);
  });
});
