// readiness plan, in processes of its own: formats, files, seeds, what it says of wrong input.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { once } from '../folders.ts';
import { asOf, BAD, copyExamples, folderWith, readiness, SMALL } from '../program.ts';

const folder = folderWith({ 'small.yaml': SMALL, 'bad.yaml': BAD });
copyExamples(folder);
/** The same command line is run once. */
const run = once((...args) => readiness(['plan', ...args, ...asOf], { cwd: folder }));
/** With few runs, where nothing hangs on how many there are. */
const few = ['--runs', '20'] as const;
const telecom = 'examples/telecom-support-bot.yaml';
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

const beginnings: readonly (readonly [string, string | null, RegExp])[] = [
  ['terminal', 'plan.txt', /^Customer support bot · phased plan · start 2026-12-01/],
  ['markdown', 'plan.md', /^## Customer support bot: .*\n\nphased plan · /],
  ['json', 'plan.json', /^\{\n {2}"schemaVersion": "1\.0",\n/],
  ['csv', 'tasks.csv', /^id,title,body,labels,estimate,start,due,parent,blocked by\r\n/],
  ['jira', null, /^Issue Id,Issue Type,Parent,Summary,/],
  ['linear', null, /^Id,Title,Description,Status,/],
  ['ics', 'gates.ics', /^BEGIN:VCALENDAR\r\n/],
  ['mermaid', 'plan.mmd', /^gantt\n/],
];

describe('formats', () => {
  test.each(beginnings)('%s, to stdout and, by its ending, to %s', (format, file, beginning) => {
    const printed = run(telecom, ...few, '--format', format);
    expect(printed).toMatchObject({ code: 0, stderr: '' });
    expect(printed.stdout).toMatch(beginning);
    if (file === null) return;
    expect(run(telecom, ...few, '-o', file)).toEqual({
      code: 0,
      stdout: '',
      stderr: `wrote ${format} plan to ${file}\n`,
    });
    expect(read(file)).toBe(printed.stdout);
  });

  it('--format wins over the ending', () => {
    run(telecom, ...few, '-f', 'json', '-o', 'json.txt');
    expect(JSON.parse(read('json.txt'))).toMatchObject({ pilot: { name: 'Customer support bot' } });
  });

  it('is the terminal’s in a terminal’s width, without colour in a pipe', () => {
    const { stdout } = run(telecom, ...few);
    expect(stdout.split('\n').every((line) => [...line].length <= 80)).toBe(true);
    expect(stdout).not.toContain('\u001b');
    expect(readiness(['plan', telecom, ...few, ...asOf], { cwd: folder, env: { FORCE_COLOR: '1' } }).stdout).toContain(
      '\u001b[1m',
    );
  });
});

describe('the simulation', () => {
  const gates = (...args: readonly string[]) => {
    const { gates, simulation } = JSON.parse(run(telecom, '-f', 'json', ...args).stdout) as Record<string, unknown>;
    return { gates, simulation };
  };

  it('is the same for the same seed, and another for another', () => {
    expect(run(telecom)).toEqual(run(telecom, '--seed', '42', '--runs', '2000'));
    expect(gates('--seed', '7').gates).not.toEqual(gates().gates);
    expect(gates('--seed', '7', '--runs', '10').simulation).toMatchObject({ seed: 7, runs: 10 });
  });
});

describe('wrong input', () => {
  test.each([
    ['a bad file', ['bad.yaml'], /bad\.yaml:2:\d+ /],
    ['no file', ['none.yaml'], /none\.yaml/],
    [
      'a format that there is not',
      [telecom, '-f', 'xls'],
      /the plan has no format "xls"\n {2}formats: terminal, markdown, html/,
    ],
    ['no runs', [telecom, '--runs', '0'], /--runs 0 is not a number from 1 to 100000/],
    ['half a run', [telecom, '--runs', '1.5'], /--runs 1\.5 is not a whole number\n {2}such as --runs 2000/],
    ['a seed that is a word', [telecom, '--seed', 'x'], /--seed x is not a number/],
    ['the pilot file as output', [telecom, '-o', telecom], /would be overwritten by the plan/],
    ['a folder that there is not', [telecom, '-o', 'no/plan.md'], /no\/plan\.md/],
    ['two files', [telecom, 'small.yaml'], /too many arguments/],
  ])('%s', (_name, args, says) => {
    const { code, stdout, stderr } = run(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

it('gives no dates to a pilot of which nothing is known, and says what to find out', () => {
  const { code, stdout } = run('small.yaml');
  expect(code).toBe(0);
  expect(stdout).toContain('Too little is answered for dates. To find out first: ');
  expect(stdout).not.toMatch(/20\d\d-\d\d-\d\d –/);
  expect(stdout).toMatch(/\nNext: readiness interview small\.yaml asks for what is not answered\n$/);
});

it('reads stdin', () => {
  const { code, stdout } = readiness(['plan', '-', ...asOf], { input: SMALL });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Small · phased plan/);
  expect(stdout).toMatch(/\nNext: readiness interview FILE asks/);
});

it.each([
  ['a sliver of a person', 'markdown', 'plan: {capacity: {product-owner: 0.011}}\n'],
  ['a crowd', 'csv', 'plan: {capacity: {product-owner: 1000000000}}\n'],
  ['an adapter for ages', 'jira', 'architecture: {integrations: [{system: A, adapter: {estimate_days: 10000}}]}\n'],
  ['a start at the end of time', 'ics', 'plan: {start: 9999-12-31}\n'],
  ['a start at its beginning', 'mermaid', 'plan: {start: 0001-01-01}\n'],
  ['a date at its end', 'linear', 'plan: {start: 2026-12-01}\n'],
] as const)('plans with %s', (_name, other, more) => {
  for (const format of ['terminal', 'json', other]) {
    const { code, stderr } = readiness(['plan', '-', ...asOf, '-f', format, '--runs', '20'], { input: SMALL + more });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  }
});

it('has in assess the outline of the same plan', () => {
  const plan = JSON.parse(run(telecom, '-f', 'json').stdout) as PlanJson;
  const { plan: outline } = JSON.parse(
    readiness(['assess', telecom, '-f', 'json', ...asOf], { cwd: folder }).stdout,
  ) as {
    plan: { phases: { id: number; days: unknown; tasks: { check: string; days: unknown }[] }[]; days: unknown };
  };
  expect(plan.days).toEqual(outline.days);
  for (const phase of outline.phases) {
    const own = plan.phases.find(({ id }) => id === phase.id);
    expect(own?.days).toEqual(phase.days);
    const byId = new Map(own?.tasks.map(({ id, days }) => [id, days]));
    expect(byId).toEqual(new Map(phase.tasks.map(({ check, days }) => [check, days])));
  }
});

type PlanJson = {
  readonly days: unknown;
  readonly phases: readonly {
    readonly id: number;
    readonly days: unknown;
    readonly tasks: readonly { readonly id: string; readonly days: unknown }[];
  }[];
};
