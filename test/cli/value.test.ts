// readiness value, in processes of its own: formats, files, seeds, what it says of wrong input.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { once } from '../folders.ts';
import { asOf, BAD, copyExamples, folderWith, readiness, SMALL } from '../program.ts';

const folder = folderWith({ 'small.yaml': SMALL, 'bad.yaml': BAD });
copyExamples(folder);
/** The same command line is run once. */
const run = once((...args) => readiness(['value', ...args, ...asOf], { cwd: folder }));
const telecom = 'examples/telecom-support-bot.yaml';
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

const beginnings: readonly (readonly [string, string, RegExp])[] = [
  [
    'terminal',
    'value.txt',
    /^Customer support bot · value case · USD · .*\nas of 2026-11-23\n\nAs measured it loses USD [\d,]+ a month; planned was a gain of 152,280\.\n/,
  ],
  [
    'markdown',
    'value.md',
    /^## Customer support bot: As measured it loses USD [\d,]+ a month; planned was a gain of 152,280\.\n/,
  ],
  ['json', 'value.json', /^\{\n {2}"schemaVersion": "1\.0",\n/],
  ['csv', 'value.csv', /^"Customer support bot: value case","USD","as of 2026-11-23"\r\n/],
];

describe('formats', () => {
  test.each(beginnings)('%s, to stdout and, by its ending, to %s', (format, file, beginning) => {
    const printed = run(telecom, '--format', format);
    expect(printed).toMatchObject({ code: 0, stderr: '' });
    expect(printed.stdout).toMatch(beginning);
    expect(run(telecom, '-o', file)).toEqual({
      code: 0,
      stdout: '',
      stderr: `wrote ${format} value case to ${file}\n`,
    });
    expect(read(file)).toBe(printed.stdout);
  });

  it('--format wins over the ending', () => {
    run(telecom, '-f', 'json', '-o', 'json.txt');
    expect(JSON.parse(read('json.txt'))).toMatchObject({ pilot: { name: 'Customer support bot' } });
  });

  it('is the terminal’s in a terminal’s width, without colour in a pipe', () => {
    const { stdout } = run(telecom);
    expect(stdout.split('\n').every((line) => [...line].length <= 80)).toBe(true);
    expect(stdout).not.toContain('\u001b');
    expect(readiness(['value', telecom, ...asOf], { cwd: folder, env: { FORCE_COLOR: '1' } }).stdout).toContain(
      '\u001b[1m',
    );
  });
});

it('is the same for the same seed, and another for another', () => {
  const drawn = (...args: readonly string[]): unknown =>
    (JSON.parse(run(telecom, '-f', 'json', ...args).stdout) as { spread: unknown }).spread;
  expect(run(telecom)).toEqual(run(telecom, '--seed', '42'));
  expect(drawn('--seed', '7')).toMatchObject({ seed: 7, runs: 2000 });
  expect(drawn('--seed', '7')).not.toEqual({ ...(drawn() as object), seed: 7 });
});

describe('wrong input', () => {
  test.each([
    ['a bad file', ['bad.yaml'], /bad\.yaml:2:\d+ /],
    ['no file', ['none.yaml'], /none\.yaml/],
    [
      'a format that there is not',
      [telecom, '-f', 'xls'],
      /the value case has no format "xls"\n {2}formats: terminal, markdown, html, json, csv/,
    ],
    ['half a seed', [telecom, '--seed', '1.5'], /--seed 1\.5 is not a whole number\n {2}such as --seed 42/],
    ['a seed that is a word', [telecom, '--seed', 'x'], /--seed x is not a number/],
    ['the pilot file as output', [telecom, '-o', telecom], /would be overwritten by the value case/],
    ['a folder that there is not', [telecom, '-o', 'no/value.md'], /no\/value\.md/],
    ['two files', [telecom, 'small.yaml'], /too many arguments/],
  ])('%s', (_name, args, says) => {
    const { code, stdout, stderr } = run(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

it('takes a pilot of which nothing is known, and says what to add', () => {
  const { code, stdout } = run('small.yaml');
  expect(code).toBe(0);
  expect(stdout).toContain('Add to the pilot file, with your own figures\n  pilot:\n');
});

it('reads stdin', () => {
  const { code, stdout } = readiness(['value', '-', ...asOf], { input: SMALL });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Small · value case/);
});

it.each([
  ['a fortune', 'value: {benefit_per_task: {amount: 1.0e+15}, costs: {build: 1.0e+15}}\n'],
  ['nothing but zeros', 'value: {costs: {build: 0, inference_per_task: 0, run_team: {fte: 0}}}\n'],
  ['a ramp without end', 'value: {adoption: {start: 0, steady: 1, months_to_steady: 1.0e+15}}\n'],
])('takes %s', (_name, more) => {
  for (const [format] of beginnings) {
    const { code, stdout, stderr } = readiness(['value', '-', ...asOf, '-f', format], { input: SMALL + more });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).not.toMatch(/NaN|Infinity|undefined/);
  }
});

it('has the figures that assess has', () => {
  const { likely } = JSON.parse(run(telecom, '-f', 'json').stdout) as { likely: { payback: number } };
  const { stdout } = readiness(['assess', telecom, '-f', 'json', ...asOf], { cwd: folder });
  expect(stdout).toContain(`payback in month ${likely.payback}`);
});
