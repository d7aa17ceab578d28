// portfolio: which pilots come first, what they have in common, and that one malformed file hides none of the others.
import { createHash } from 'node:crypto';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { portfolioRowSchema, portfolioSchema } from '../../src/model/published/portfolio.ts';
import { records } from '../csv.ts';
import { asOf, BAD, controls, folderWith, readiness, SMALL } from '../program.ts';

const example = (name: string): string => readFileSync(new URL(`../../examples/${name}.yaml`, import.meta.url), 'utf8');
const TEAM = 'talent: {team: [{role: product-owner, fte: 0.2}, {role: legal, fte: 0}]}\n';
const pilotNamed = (name: string, more = ''): string =>
  `version: 1\npilot: {name: ${name}, stage: production, production_target: 2026-12-31}\n${TEAM}${more}`;

const folder = folderWith({
  'pilots/telecom.yaml': example('telecom-support-bot'),
  'pilots/complete.yaml': example('complete'),
  'pilots/deep/fraud.yml': example('fraud-assistant'),
  'pilots/bad.yaml': BAD,
  'pilots/broken.yaml': 'version: 1\npilot:\n  name: [A\n',
  'pilots/unknown.yaml': SMALL,
  'pilots/values.yaml': 'version: 1\nreplicas: 3\n',
  'pilots/node_modules/x/pilot.yaml': SMALL,
  'none/readme.md': 'nothing',
});
symlinkSync('/etc', join(folder, 'pilots/out'));
const portfolio = (...args: readonly string[]) => readiness(['portfolio', ...args, ...asOf], { cwd: folder });

describe('the page', () => {
  const { code, stdout, stderr } = portfolio('pilots');
  it('says how many stand how, and ends with 2 where a file was not judged', () => {
    expect(code).toBe(2);
    expect(stdout).toMatch(/Of 6 pilots: 1 in use and not ready, 2 not known to be ready, 1 ready, 2 not\s+judged/);
    expect(stderr).toContain('2 files not judged');
    expect(stderr).toContain('1 link below pilots is not followed');
  });

  it('has a row for each pilot, the most urgent first, and the malformed files before them', () => {
    const order = ['bad.yaml:2', 'broken.yaml:', 'Stop or restrict', 'Not known, in use', 'Ready to pilot'];
    const places = order.map((words) => stdout.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('says what is against them, with place and first step', () =>
    expect(stdout).toMatch(
      /✗ Customer support bot: 15% of answers wrong[^✗]*telecom\.yaml:152:1[^✗]*first: Have people/,
    ));

  it.each(['markdown', 'html'])('is the same as %s', (format) => {
    const page = portfolio('pilots', '-f', format);
    expect(page.code).toBe(2);
    for (const words of ['Customer support bot', 'HR policy assistant', 'not one of idea, demo'])
      expect(page.stdout).toContain(words);
  });

  it('lets a name in HTML lead to the own report of its pilot, and allows its own script alone', () => {
    const page = portfolio('pilots', '-f', 'html').stdout.replaceAll('&#39;', "'");
    const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';
    expect(page).toContain(`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`);
    const [, own = ''] = page.split('<details class="folded" id="pilot-1" data-record="pilot-1">');
    expect(page).toContain('<th scope="row"><a href="#pilot-1">Customer support bot</a></th>');
    expect(own).toMatch(/Gate: production<\/dt><dd>shut: .*✗.*15% of answers wrong.*line 152/s);
    const ids = [...page.replace(script, '').matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.length).toBe(new Set(ids).size);
  });

  it('has each pilot in short with --details, and is readable on 40 columns', () => {
    expect(portfolio('pilots', '--details').stdout).toContain('readiness assess pilots/telecom.yaml --open');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

describe('rows for programs', () => {
  const document = portfolioSchema.parse(JSON.parse(portfolio('pilots', '-f', 'json').stdout));
  it('are JSON of the published shape, in the order in which the files were found', () => {
    expect(document.pilots.map(({ file }) => file)).toEqual(
      ['bad', 'broken', 'complete', 'deep/fraud', 'telecom', 'unknown'].map(
        (name) => `pilots/${name}.${name === 'deep/fraud' ? 'yml' : 'yaml'}`,
      ),
    );
    expect(document.common).toMatchObject({ pilots: 4, notJudged: 2, liveAndShut: 1, undecided: 2, open: 1 });
    const telecom = document.pilots.find((row) => row.file.endsWith('telecom.yaml'));
    expect(telecom).toMatchObject({
      live: true,
      state: 'shut',
      stated: 58,
      against: [{ line: 152, class: 1 }, {}, {}],
    });
  });

  it('are the same as lines of NDJSON', () => {
    const lines = portfolio('pilots', '-f', 'ndjson').stdout.trimEnd().split('\n');
    expect(lines.map((line) => portfolioRowSchema.parse(JSON.parse(line)))).toEqual(document.pilots);
  });

  it('are the same as CSV, with as many cells in each row', () => {
    const [head = [], ...rows] = records(portfolio('pilots', '-f', 'csv').stdout);
    expect(rows.map((cells) => cells.length)).toEqual(rows.map(() => head.length));
    expect(rows.map(([file]) => file)).toEqual(document.pilots.map(({ file }) => file));
    expect(rows[0]?.[head.indexOf('problem')]).toContain('2:27 pilot.stage');
  });

  it('agree with assess on what a row says', () => {
    for (const row of document.pilots) {
      if (!row.judged) continue;
      const report = JSON.parse(readiness(['assess', row.file, '-f', 'json', ...asOf], { cwd: folder }).stdout);
      expect(row).toMatchObject({
        headline: report.headline.words,
        verdict: report.verdict,
        score: Math.floor(report.score * 10 + 1e-8) / 10,
        against: report.against
          .slice(0, 3)
          .map(({ id, at }: { id: string; at: { line: number } }) => ({ id, line: at.line })),
      });
    }
  });

  it('are written to a file as to stdout', () => {
    expect(portfolio('pilots', '-o', 'rows.ndjson').stderr).toContain('wrote portfolio to rows.ndjson');
    expect(readFileSync(join(folder, 'rows.ndjson'), 'utf8')).toBe(portfolio('pilots', '-f', 'ndjson').stdout);
    expect(portfolio('pilots', '-o', 'pilots/complete.yaml', '-f', 'json')).toMatchObject({ code: 2 });
    expect(readFileSync(join(folder, 'pilots/complete.yaml'), 'utf8')).toBe(example('complete'));
  });
});

describe('what pilots have in common', () => {
  const shared = folderWith({
    'a.yaml': pilotNamed('A', 'governance: {controls: {output-validation: absent}}\n'),
    'b.yaml': pilotNamed('B', 'governance: {controls: {output-validation: absent}}\n'),
  });
  const document = portfolioSchema.parse(
    JSON.parse(readiness(['portfolio', '-f', 'json', ...asOf], { cwd: shared }).stdout),
  );
  it('are failures by the number of pilots', () =>
    expect(document.common.failures[0]).toMatchObject({ id: 'governance.output-validation', pilots: 2, live: 2 }));

  it('are roles that nobody has, or of which more is needed than there is', () => {
    const roles = Object.fromEntries(document.common.roles.map((one) => [one.role, one]));
    expect(
      Object.values(roles).every(({ short, nobody, needed, stated }) => short === (nobody > 0 || needed > stated)),
    ).toBe(true);
    expect(Object.keys(roles).length).toBeGreaterThan(0);
  });
});

describe('configurations of their own', () => {
  const several = folderWith({
    'a/readiness.config.yaml': 'version: 1\nchecklists: [none.yaml]\n',
    'a/pilot.yaml': SMALL,
    'b/readiness.config.yaml': 'version: 1\n',
    'b/pilot.yaml': SMALL,
  });
  it('are read for each pilot; a wrong one keeps no other pilot from being judged', () => {
    const { code, stdout } = readiness(['portfolio', '-f', 'ndjson'], { cwd: several });
    expect(code).toBe(2);
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => portfolioRowSchema.parse(JSON.parse(line)));
    expect(rows.map(({ file, judged }) => [file, judged])).toEqual([
      ['a/pilot.yaml', false],
      ['b/pilot.yaml', true],
    ]);
  });
});

describe('bad input', () => {
  it('of a folder without pilots is told, exit 2, and nothing on stdout', () => {
    for (const format of ['terminal', 'json', 'ndjson', 'html']) {
      const { code, stdout, stderr } = portfolio('none', '-f', format);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^readiness: there is no pilot file in none\n/);
    }
  });

  it('of several paths leaves the others judged', () => {
    const { code, stdout } = portfolio('none', 'nowhere.yaml', 'pilots/complete.yaml', '-f', 'ndjson');
    expect(code).toBe(2);
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => portfolioRowSchema.parse(JSON.parse(line)));
    expect(rows.map(({ judged }) => judged)).toEqual([false, false, true]);
  });

  it('with names that could act is harmless in every format', () => {
    const name = '=cmd|x\u001b[31m</script><img src=x onerror=alert(1)>|`*_::error::';
    const hostile = folderWith({
      'a.yaml': `version: 1\npilot: {name: ${JSON.stringify(name)}, owner: "@all =1+1"}\n`,
    });
    const text = (format: string) => readiness(['portfolio', '-f', format, ...asOf], { cwd: hostile }).stdout;
    for (const format of ['terminal', 'markdown', 'html', 'json', 'ndjson']) expect(text(format)).not.toMatch(controls);
    expect(text('html')).not.toContain('<img');
    expect(text('markdown')).not.toMatch(/[^\\]<(img|script)/);
    expect(text('csv')).toContain(`"'=cmd`);
  });
});
