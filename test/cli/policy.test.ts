// The policy of a repository: found from the pilot file up to the root, over ready-made ones, under the flags; printed with
// the place that asks for each thing, and judged by without a flag.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { asOf, folderWith, readiness, SMALL } from '../program.ts';

const OWN =
  'id: acme\nversion: "3"\nextends: core\ngates: {pilot: {score: 0}}\nchecks: {data.lineage: {disabled: "not here"}}\n';

const ROOT = `version: 1
policy:
  extends: production
  mode: observe
  min_score: 60
  min: {data: 60, talent: 40}
`;

const NESTED = 'version: 1\npolicy: {min_score: 0}\n';

/** A repository with a configuration at its root and another one deeper. */
const repository = (files: Readonly<Record<string, string>> = {}): string => {
  const cwd = folderWith({
    'readiness.config.yaml': ROOT,
    'pilots/a.yaml': SMALL,
    'pilots/strict/readiness.config.yaml': NESTED,
    'pilots/strict/b.yaml': SMALL,
    'rules/own.yaml': OWN,
    ...files,
  });
  mkdirSync(join(cwd, '.git'));
  return cwd;
};

const gate = (cwd: string, ...args: readonly string[]) => readiness(['gate', ...args, ...asOf], { cwd });

type Said = { readonly key: string; readonly value: unknown; readonly from: { readonly words: string } };

/** What --print-policy says of one key: its value and its place. */
const said = (cwd: string, ...args: readonly string[]) => {
  const { code, stdout, stderr } = readiness(['gate', '--print-policy', '--format', 'json', ...args], { cwd });
  expect([code, stderr]).toEqual([0, '']);
  const { policy, configuration, reports, notices } = JSON.parse(stdout);
  const of = Object.fromEntries((policy as Said[]).map(({ key, value, from }) => [key, [value, from.words]]));
  return { of, configuration, reports, notices };
};

describe('what is in force', () => {
  const cwd = repository();
  const a = 'pilots/a.yaml';
  const made = 'ready-made production via readiness.config.yaml:3';

  type Case = readonly [name: string, args: readonly string[], expected: Readonly<Record<string, unknown>>];
  const cases: readonly Case[] = [
    [
      'the configuration over the ready-made policy',
      [a],
      {
        for: ['production', made],
        max_waived: [0.1, made],
        mode: ['observe', 'readiness.config.yaml:4'],
        min_score: [60, 'readiness.config.yaml:5'],
        'min.data': [60, 'readiness.config.yaml:6'],
      },
    ],
    ['the working directory where no file is named', [], { for: ['production', made] }],
    [
      'the flags over both, floors dimension by dimension',
      [a, '--for', 'scale', '--min-score', '0', '--min', 'data=70', '--enforce', '--max-waived', '5%'],
      {
        for: ['scale', '--for'],
        min_score: [0, '--min-score'],
        'min.data': [70, '--min'],
        'min.talent': [40, 'readiness.config.yaml:6'],
        mode: ['enforce', '--enforce'],
        max_waived: [0.05, '--max-waived'],
        warn_days: [30, made],
      },
    ],
    [
      'a ready-made policy by name in place of the configuration’s',
      [a, '--policy', 'scale', '--observe'],
      {
        for: ['scale', 'ready-made scale via --policy'],
        mode: ['observe', '--observe'],
        warn_days: [60, 'ready-made scale via --policy'],
        min_score: undefined,
        'min.data': undefined,
      },
    ],
    [
      'the configuration above, where a nearer one asks less',
      ['pilots/strict/b.yaml'],
      { for: ['production', made], min_score: [60, 'readiness.config.yaml:5'] },
    ],
    [
      'the configuration that is named',
      ['pilots/strict/b.yaml', '--config', 'readiness.config.yaml'],
      { min_score: [60, 'readiness.config.yaml:5'] },
    ],
    ['none where none is wanted', [a, '--config', 'none'], { for: ['pilot', 'default'], mode: ['enforce', 'default'] }],
  ];

  test.each(cases)('is %s', (_name, args, expected) => {
    const { of } = said(cwd, ...args);
    for (const [key, value] of Object.entries(expected)) expect(of[key], key).toEqual(value);
  });

  it('is told for a person, with what the gate asks and where the reports go', () => {
    const { code, stdout, stderr } = readiness(['gate', '--print-policy', a, '--min', 'kpis=1'], { cwd });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^Policy in force · for pilots\/a\.yaml · configuration readiness\.config\.yaml\nchecklist core/,
    );
    expect(stdout).toMatch(/^ {2}min\.kpis +at least 1 +\(?--min\)?$/m);
    expect(stdout).toMatch(/^ {2}production\.score +at least 75 +checklist core 1\.0\.0$/m);
    expect(stdout).toMatch(/\nReports\n.*\n {2}terminal +stdout +default\n/);
  });

  it('is told without judging: no pilot file is read', () => {
    expect(said(cwd, 'pilots/to-come.yaml').configuration).toBe('readiness.config.yaml');
  });

  it('is told in no other format', () => {
    const { code, stdout, stderr } = readiness(['gate', '--print-policy', '-f', 'sarif'], { cwd });
    expect([code, stdout, stderr]).toEqual([
      2,
      '',
      'readiness: the policy has no format "sarif"\n  formats: terminal, markdown, html, json\n',
    ]);
  });

  it('goes to a file', () => {
    const { stdout, stderr } = readiness(['gate', '--print-policy', '-o', 'policy.txt'], { cwd });
    expect([stdout, stderr]).toEqual(['', 'wrote terminal policy to policy.txt\n']);
    expect(readFileSync(join(cwd, 'policy.txt'), 'utf8')).toMatch(/^Policy in force · for this folder/);
  });

  it('names the line of an organisation’s checklist for a condition that it changed', () => {
    const own = repository({ 'readiness.config.yaml': 'version: 1\nchecklists: [rules/own.yaml]\npolicy: pilot\n' });
    const { stdout } = readiness(['gate', '--print-policy', a], { cwd: own });
    expect(stdout).toMatch(/^ {2}pilot\.score +at least 0 +rules\/own\.yaml:4$/m);
    expect(stdout).toMatch(/^ {2}pilot\.coverage +at least 50% +checklist core 1\.0\.0$/m);
  });
});

describe('a gate without a flag', () => {
  it('asks what the configuration asks, from wherever it is run', () => {
    const cwd = repository({ 'readiness.config.yaml': ROOT.replace('observe', 'enforce') });
    const runs = [
      gate(cwd, 'pilots/a.yaml'),
      gate(join(cwd, 'pilots'), 'a.yaml'),
      gate('/', join(cwd, 'pilots/a.yaml')),
      gate(join(cwd, 'pilots/strict'), '../a.yaml'),
    ];
    for (const { code, stdout } of runs) {
      expect(code).toBe(1);
      expect(stdout).toMatch(/FAIL min-score: 0\.0, at least 60 expected/);
      expect(stdout).toMatch(/FAIL production\.score/);
      expect(stdout).not.toContain('no gate or policy was given');
    }
    const nearer = gate(cwd, 'pilots/strict/b.yaml');
    expect(nearer.code).toBe(1);
    expect(nearer.stdout.replace(/\s+/g, ' ')).toContain(
      'pilots/strict/readiness.config.yaml:2 asks less than readiness.config.yaml (min_score)',
    );
  });

  it('observes where the configuration does, and enforces where the command line does', () => {
    const cwd = repository();
    expect(gate(cwd, 'pilots/a.yaml')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('would fail (observed only)'),
    });
    expect(gate(cwd, 'pilots/a.yaml', '--enforce').code).toBe(1);
  });

  it.each(['terminal', 'markdown', 'json'])(
    'asks for pilot where nobody says anything, and says so in %s',
    (format) => {
      const cwd = folderWith({ 'pilot.yaml': SMALL });
      const { code, stdout } = gate(cwd, 'pilot.yaml', '-f', format);
      expect(code).toBe(1);
      expect(stdout.replace(/\s+/g, ' ')).toContain('no gate or policy was given, so the pilot gate was checked');
      expect(stdout).toContain('pilot.answered');
      expect(gate(cwd, 'pilot.yaml', '-f', format, '--for', 'pilot').stdout).not.toContain(
        'no gate or policy was given',
      );
    },
  );

  it('reads stdin by the configuration of the working directory', () => {
    const cwd = repository();
    const { code, stdout } = readiness(['gate', '-', ...asOf], { cwd, input: SMALL });
    expect(code).toBe(0);
    expect(stdout).toContain('min-score: 0.0, at least 60 expected');
  });

  it('looks no higher than the root of the repository', () => {
    const outer = folderWith({ 'readiness.config.yaml': NESTED, 'repo/pilot.yaml': SMALL });
    mkdirSync(join(outer, 'repo/.git'));
    expect(said(join(outer, 'repo'), 'pilot.yaml')).toMatchObject({
      configuration: null,
      of: { for: ['pilot', 'default'] },
    });
  });
});

describe('pilots under two configurations', () => {
  const cwd = repository();
  const both = ['pilots/a.yaml', 'pilots/strict/b.yaml'];

  it('are not judged together, and every format says so', () => {
    for (const format of ['terminal', 'json', 'markdown', 'sarif', 'junit']) {
      const { code, stdout, stderr } = gate(cwd, ...both, '-f', format);
      expect(code).toBe(2);
      expect(stdout).toContain('two configurations: pilots/a.yaml (readiness.config.yaml)');
      expect(stderr).toContain('name one for all of them: --config FILE, or --config none');
    }
  });

  it('are judged by the one that is named', () => {
    expect(gate(cwd, ...both, '--config', 'pilots/strict/readiness.config.yaml')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('2 pilots, 2 passed'),
    });
  });

  it('may be named with their configuration by one pattern: it is left out aloud', () => {
    const files = ['pilots/strict/b.yaml', 'pilots/strict/readiness.config.yaml'];
    const left = 'pilots/strict/readiness.config.yaml is the configuration, and no pilot file: left out\n';
    expect(gate(cwd, ...files)).toMatchObject({
      code: 0,
      stderr: left,
      stdout: expect.stringContaining('FAIL min-score'),
    });
    expect(readiness(['validate', ...files], { cwd })).toMatchObject({ code: 0, stderr: left });
    expect(gate(cwd, files[1] ?? '')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('no pilot file is named'),
    });
  });
});

describe('the reports of a configuration', () => {
  const config = (reports: string): string => `version: 1\npolicy: {min_score: 0}\nreports: ${reports}\n`;
  const two = config('[{format: junit, file: out/gate.xml}, {format: json, file: out/gate.json}]');
  const made = (text: string): string => {
    const cwd = repository({ 'readiness.config.yaml': text });
    mkdirSync(join(cwd, 'out'));
    return cwd;
  };
  const written = (cwd: string) => ['gate.xml', 'gate.json'].map((name) => existsSync(join(cwd, 'out', name)));

  it.each(['gate', 'assess'])(
    'are written by %s beside it, from wherever it is run, and stdout has the usual',
    (verb) => {
      const cwd = made(two);
      const { code, stdout, stderr } = readiness([verb, 'a.yaml', ...asOf], { cwd: join(cwd, 'pilots') });
      expect([code, stderr]).toEqual([
        0,
        'wrote junit report to ../out/gate.xml\nwrote json report to ../out/gate.json\n',
      ]);
      expect(written(cwd)).toEqual([true, true]);
      expect(stdout.length).toBeGreaterThan(20);
    },
  );

  it.each([
    ['-f', 'terminal'],
    ['--format', 'markdown'],
    ['-o', 'r.md'],
    ['--report', 'json=r.json'],
  ])('give way to %s %s', (...flags) => {
    const cwd = made(two);
    expect(gate(cwd, 'pilots/a.yaml', ...flags).code).toBe(0);
    expect(written(cwd)).toEqual([false, false]);
  });

  it('may have stdout for themselves', () => {
    const cwd = made(config('[{format: json, file: "-"}]'));
    expect(JSON.parse(gate(cwd, 'pilots/a.yaml').stdout).file).toBe('pilots/a.yaml');
  });

  it('are said by --print-policy, with their lines', () => {
    const { reports } = said(made(two), 'pilots/a.yaml', '--report', 'sarif=x');
    expect(reports).toMatchObject([
      { format: 'terminal', file: '-', from: { words: 'default' } },
      { format: 'sarif', file: 'x', from: { words: '--report' } },
    ]);
    expect(said(made(two), 'pilots/a.yaml').reports).toMatchObject([
      { format: 'terminal', file: '-' },
      { format: 'junit', file: 'out/gate.xml', from: { words: 'readiness.config.yaml:3' } },
      { format: 'json', file: 'out/gate.json' },
    ]);
  });

  it('overwrite no file that the run reads', () => {
    for (const [file, what] of [
      ['readiness.config.yaml', 'the configuration'],
      ['pilots/a.yaml', 'a pilot file'],
      ['b.json', 'the baseline'],
    ] as const) {
      const text = config(`[{format: json, file: ${file}}]`).replace('min_score: 0', 'min_score: 0, baseline: b.json');
      const cwd = made(text);
      const { code, stdout, stderr } = gate(cwd, 'pilots/a.yaml', '--update-baseline');
      expect([code, stdout], stderr).toEqual([2, '']);
      expect(stderr).toContain(`${file} is ${what} and would be overwritten by the report`);
      expect(readFileSync(join(cwd, 'readiness.config.yaml'), 'utf8')).toBe(text);
    }
  });

  it('say so when the checklist of the configuration is broken', () => {
    const cwd = made(`${two}checklists: [rules/none.yaml]\n`);
    expect(gate(cwd, 'pilots/a.yaml').code).toBe(2);
    expect(readFileSync(join(cwd, 'out/gate.xml'), 'utf8')).toContain('cannot be judged by');
    expect(JSON.parse(readFileSync(join(cwd, 'out/gate.json'), 'utf8'))).toMatchObject({ judged: false });
  });
});

describe('a baseline of a configuration', () => {
  const config = 'version: 1\npolicy: {baseline: ci/base.json, max_drop: 1}\n';
  const cwd = repository({ 'readiness.config.yaml': config, 'ci/README.md': '', 'pilots/c.yaml': SMALL });

  it('is written beside it, with the pilots as they are named from there', () => {
    const { code } = gate(join(cwd, 'pilots'), 'a.yaml', 'c.yaml', '--update-baseline');
    expect(code).toBe(0);
    expect(Object.keys(JSON.parse(readFileSync(join(cwd, 'ci/base.json'), 'utf8')).pilots)).toEqual([
      '../pilots/a.yaml',
      '../pilots/c.yaml',
    ]);
  });

  it('holds from wherever the gate is run', () => {
    for (const [folder, file] of [
      ['.', 'pilots/a.yaml'],
      ['pilots', './a.yaml'],
      ['ci', '../pilots/a.yaml'],
      ['.', join(cwd, 'pilots/a.yaml')],
    ] as const) {
      const { code, stdout } = gate(join(cwd, folder), file);
      expect([code, stdout]).toEqual([0, expect.stringContaining('pass baseline.score: 0.0')]);
    }
  });

  it('does not know a pilot of the same name elsewhere', () => {
    writeFileSync(join(cwd, 'a.yaml'), SMALL);
    expect(gate(cwd, 'a.yaml')).toMatchObject({ code: 1, stdout: expect.stringContaining('baseline.known') });
  });
});

it('allows the drop and tells the waivers that the configuration says, unless the command line says otherwise', () => {
  const waiver = '{check: governance.human-oversight, reason: r, approved_by: a@example.com, expires: 2026-12-01}';
  const pilot = (lineage: string) =>
    `version: 1\npilot: {name: A}\ndata: {controls: {lineage: ${lineage}}}\ngovernance: {controls: {human-oversight: absent}}\nwaivers: [${waiver}]\n`;
  const cwd = repository({
    'readiness.config.yaml': 'version: 1\npolicy: {baseline: b.json, max_drop: 20, warn_days: 7}\n',
    'pilots/a.yaml': pilot('in-place'),
  });
  expect(gate(cwd, 'pilots/a.yaml', '--update-baseline').code).toBe(0);
  writeFileSync(join(cwd, 'pilots/a.yaml'), pilot('absent'));
  const { stdout } = gate(cwd, 'pilots/a.yaml');
  expect(stdout).toContain('pass baseline.score:');
  expect(stdout).not.toContain('ends in');
  const flagged = gate(cwd, 'pilots/a.yaml', '--max-drop', '0', '--warn-days', '8').stdout;
  expect(flagged).toContain('FAIL baseline.score:');
  expect(flagged).toContain('the waiver for governance.human-oversight ends in 8 days');
});

describe('a configuration that is wrong', () => {
  const broken = repository({ 'readiness.config.yaml': 'version: 1\npolicy:\n  min_scor: 60\n  for: prod\n' });

  it.each(['terminal', 'json', 'markdown', 'sarif', 'junit'])('shuts the gate, and %s says so', (format) => {
    const { code, stdout, stderr } = gate(broken, 'pilots/a.yaml', '-f', format);
    expect(code).toBe(2);
    expect(stdout).toContain('readiness.config.yaml cannot be used: 2 errors');
    expect(stderr).toContain('readiness.config.yaml:3:3  error  unknown-key\n');
    expect(stderr).toContain('readiness.config.yaml:4:8  error  unknown-word\n');
    expect(stderr).toContain('or leave it out: --config none');
  });

  const commands: readonly (readonly string[])[] = [
    ['assess', 'pilots/a.yaml', ...asOf],
    ['gate', 'pilots/a.yaml', '--min-score', '0', ...asOf],
    ['gate', '--print-policy', 'pilots/a.yaml'],
    ['validate', 'pilots/a.yaml'],
    ['plan', 'pilots/a.yaml', ...asOf],
    ['value', 'pilots/a.yaml', ...asOf],
    ['advise', 'pilots/a.yaml', ...asOf],
    ['explain', 'data.lineage', '--for', 'pilots/a.yaml', ...asOf],
    ['compare', 'pilots/a.yaml', 'pilots/a.yaml', ...asOf],
    ['checklist', 'list'],
  ];

  test.each(commands)('%s %s refuses it, and does without it by --config none', (...args) => {
    const refused = readiness(args, { cwd: broken });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('readiness.config.yaml cannot be used: 2 errors');
    expect(readiness([...args, '--config', 'none'], { cwd: broken }).code).toBe(0);
  });

  it('that is not there, or is to be stdin', () => {
    expect(gate(broken, 'pilots/a.yaml', '--config', 'none.yaml')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there is no file none.yaml'),
    });
    expect(gate(broken, 'pilots/a.yaml', '--config', '-')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('not read from stdin'),
    });
  });

  it('names a required check that nothing knows at its line, unless the command line says otherwise', () => {
    const cwd = repository({
      'readiness.config.yaml':
        'version: 1\nchecklists: [rules/own.yaml]\npolicy:\n  require:\n    - data.inventory\n    - data.lineage\n    - data.inventry\n',
    });
    const { code, stdout, stderr } = gate(cwd, 'pilots/a.yaml');
    expect([code, stdout]).toEqual([2, expect.stringContaining('cannot be used: 2 errors')]);
    expect(stderr).toMatch(
      /readiness\.config\.yaml:6:7 {2}error {2}unknown-check\n.*\n.*\n.*\n {2}→ rules\/own\.yaml:5 disables it/,
    );
    expect(stderr).toMatch(
      /readiness\.config\.yaml:7:7 {2}error {2}unknown-check\n.*\n.*\n.*\n {2}→ did you mean "data\.inventory"/,
    );
    expect(gate(cwd, 'pilots/a.yaml', '--require', 'data.inventory').code).toBe(1);
    expect(gate(cwd, 'pilots/a.yaml', '--policy', 'pilot').code).toBe(1);
    expect(readiness(['gate', '--print-policy'], { cwd })).toMatchObject({ code: 2, stdout: '' });
    expect(readiness(['assess', 'pilots/a.yaml', ...asOf], { cwd }).code).toBe(0);
  });
});

it('is named at the end of what assess reports, with checklists and date', () => {
  const cwd = repository({ 'readiness.config.yaml': 'version: 1\nchecklists: [rules/own.yaml]\npolicy: production\n' });
  const ask = (format: string) => readiness(['assess', 'pilots/a.yaml', '-f', format, ...asOf], { cwd });
  expect(ask('terminal')).toMatchObject({ code: 0, stderr: '' });
  const end = ask('terminal').stdout.replace(/\s+/g, ' ');
  expect(end).toContain('checklist core 1.0.0, acme 3 configuration readiness.config.yaml · as of 2026-11-23');
  expect(ask('markdown').stdout).toContain('readiness.config.yaml');
  expect(JSON.parse(ask('json').stdout)).toMatchObject({ configuration: 'readiness.config.yaml', asOf: '2026-11-23' });
});

it('reports a waiver for a check that nothing knows, with the nearest id, in the gate as in validate', () => {
  const waiver = (check: string) => `{check: ${check}, reason: r, approved_by: a@example.com, expires: 2026-12-01}`;
  const text = `version: 1\npilot: {name: A}\nwaivers: [${waiver('data.linage')}, ${waiver('human-oversight')}, ${waiver('xyzzy')}]\n`;
  const cwd = folderWith({ 'pilot.yaml': text });
  const { code, stdout, stderr } = gate(cwd, 'pilot.yaml');
  expect(code).toBe(2);
  expect(stdout).toContain('waivers[0].check: "data.linage" is not a check of this checklist');
  expect(stderr).toContain('did you mean "data.lineage"?');
  expect(stderr).toContain('did you mean "governance.human-oversight"?');
  expect(stderr).toContain('a check id is written data.lineage');
  expect(readiness(['validate', 'pilot.yaml'], { cwd }).stderr).toContain('3 errors in pilot.yaml');
});
