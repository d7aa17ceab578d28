// readiness scan: what it proposes beside a pilot file and without one, what it leaves out, and what it says of wrong input.
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/main.ts';
import { withEvidence } from '../../src/scan/proposals.ts';
import { repository } from '../agent.ts';
import { folderWith, readiness } from '../program.ts';
import { worldWith } from '../world.ts';

type Found = {
  readonly detector: string;
  readonly declared: string | null;
  readonly cited: boolean;
  readonly evidence: { readonly path: readonly string[]; readonly file: string } | null;
};
const scan = (cwd: string, ...args: readonly string[]) => {
  const ended = readiness(['scan', ...args, '-f', 'json'], { cwd });
  expect([ended.code, ended.stderr]).toEqual([0, '']);
  const report = JSON.parse(ended.stdout);
  const found = new Map((report.proposals as readonly Found[]).map((one) => [one.detector, one]));
  return { report, found };
};
const pilot = (text: string): string => `version: 1\npilot: {name: Helpdesk bot}\n${text}`;

describe('beside a pilot file', () => {
  const cwd = folderWith({
    ...repository,
    'pilot.yaml': pilot(`evaluation:
  controls:
    automated: {status: in-place, evidence: [{file: promptfooconfig.yaml}]}
    regression: planned
data: {controls: {lineage: in-place, quality-monitoring: partial}}
`),
  });

  it('tells apart what is declared and found, found only, and declared only', () => {
    const { report, found } = scan(cwd);
    expect(report.pilot).toBe('pilot.yaml');
    expect(found.get('promptfoo-configuration')).toMatchObject({ declared: 'in-place', cited: true });
    expect(found.get('evaluation-in-ci')).toMatchObject({ declared: 'planned', cited: false });
    expect(found.get('runbook')).toMatchObject({ declared: 'unknown', cited: false });
    expect(report.notFound).toEqual([
      { check: 'data.lineage', declared: 'in-place' },
      { check: 'data.quality-monitoring', declared: 'partial' },
    ]);
    const { stdout } = readiness(['scan'], { cwd });
    expect(stdout).toMatch(
      /Found, not declared in place\n[\s\S]*Found, and declared\n[\s\S]*Declared, nothing found\n/,
    );
    expect(stdout).toContain('evaluation.regression · declared planned');
    expect(stdout).toContain('cited already');
    expect(stdout.trimEnd()).toMatch(
      /Next: readiness scan \. --pilot pilot\.yaml --write, to add evidence one by one$/,
    );
  });
  it('cites as the pilot file would, and nothing that lies outside of its folder', () => {
    const inside = folderWith({
      'bot/pilot.yaml': pilot(''),
      'bot/docs/runbook.md': '# Runbook\n',
      'docs/incident-response.md': '# Incidents\n',
    });
    expect(scan(inside, '.', '--pilot', 'bot/pilot.yaml').found.get('runbook')?.evidence?.file).toBe('docs/runbook.md');
    expect(scan(inside, 'docs', '--pilot', 'bot/pilot.yaml').found.get('runbook')?.evidence).toBeNull();
  });
  it('shows the lines to add, which are a piece of a pilot file', () => {
    const { stdout } = readiness(['scan', '--details'], { cwd });
    expect(stdout).toMatch(/operations:\n\s+controls:\n\s+incident-response:\n\s+evidence: \[docs\/runbook\.md\]/);
  });
});

describe('without a pilot file', () => {
  it('says how to begin one', () => {
    const cwd = folderWith({ 'docs/runbook.md': '# Runbook\n' });
    const { report, found } = scan(cwd);
    expect([report.pilot, found.get('runbook')?.declared]).toEqual([null, null]);
    expect(readiness(['scan'], { cwd }).stdout).toContain('Next: readiness init --template pilot.yaml');
  });
  it('says that an empty folder shows nothing', () => {
    const { code, stdout } = readiness(['scan'], { cwd: folderWith() });
    expect(code).toBe(0);
    expect(stdout).toContain('Nothing found in 0 files');
    expect(stdout).not.toContain('Proposals');
  });
});

it('leaves out links, what is ignored, what is hidden, and reads no large file', () => {
  const outside = folderWith({ 'runbook.md': '# Runbook\n' });
  const cwd = folderWith({
    '.git/HEAD': 'ref: refs/heads/main\n',
    '.gitignore': 'ignored/\n',
    'ignored/runbook.md': '# Runbook\n',
    '.hidden/runbook.md': '# Runbook\n',
    'node_modules/a/runbook.md': '# Runbook\n',
    'big.py': `from guardrails import Guard\n${'x = 1\n'.repeat(100_000)}`,
  });
  symlinkSync(outside, join(cwd, 'linked'));
  symlinkSync(join(outside, 'runbook.md'), join(cwd, 'runbook.md'));
  const { report, found } = scan(cwd);
  expect([...found.keys()]).toEqual([]);
  expect(report).toMatchObject({ files: 1, large: 1, links: 2, cut: false });
  const { stdout } = readiness(['scan'], { cwd });
  expect(stdout.replace(/\s+/g, ' ')).toContain('1 file larger than 512 KiB told by name alone; 2 links not followed');
});

describe('wrong input', () => {
  const cwd = folderWith({ 'README.md': '# Bot\n', 'bad.yaml': 'version: [1\n', 'pilot.yaml': pilot('') });
  it.each([
    [['nowhere'], 'there is no folder nowhere', 'name the root of a repository'],
    [['README.md'], 'README.md is no folder', 'name the root of a repository'],
    [['--pilot', 'nope.yaml'], 'there is no file nope.yaml', '--pilot'],
    [['--pilot', 'bad.yaml'], 'bad.yaml is no pilot file', 'readiness validate bad.yaml'],
    [['-f', 'xml'], 'xml', 'json'],
    [['--write'], '--write asks about each proposal on a terminal, and there is none', '--details'],
  ] as const)('%j', (args, says, remedy) => {
    const { code, stdout, stderr } = readiness(['scan', ...args], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(says);
    expect(stderr).toContain(remedy);
    expect(stderr.split(says).length).toBe(2);
  });
  it('names of files that are no text for a terminal', () => {
    const odd = folderWith({ 'docs/runbook\u001b[2J.md': '# Runbook\n', 'docs/runbook, "quoted".md': '' });
    const { stdout } = readiness(['scan', '--details'], { cwd: odd });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
    expect(stdout).not.toMatch(/\u001b/);
  });
});

describe('evidence that is added', () => {
  const evidence = { path: ['data', 'controls', 'lineage'], file: 'trace.md' };
  it.each([
    [undefined, { evidence: ['trace.md'] }],
    [null, { evidence: ['trace.md'] }],
    ['partial', { status: 'partial', evidence: ['trace.md'] }],
    [
      { status: 'in-place', owner: 'platform' },
      { status: 'in-place', owner: 'platform', evidence: ['trace.md'] },
    ],
    [{ evidence: 'design.md' }, { evidence: ['design.md', 'trace.md'] }],
    [{ evidence: [{ file: 'design.md' }] }, { evidence: [{ file: 'design.md' }, 'trace.md'] }],
  ])('to %j keeps what is there', (lineage, after) => {
    expect(withEvidence({ data: { controls: { lineage } } }, evidence)).toEqual(after);
  });
});

it('leads on where everything is cited', () => {
  const cwd = folderWith({
    'docs/runbook.md': '# Runbook\n',
    'pilot.yaml': pilot('operations: {controls: {incident-response: {evidence: [docs/runbook.md]}}}\n'),
  });
  expect(readiness(['scan'], { cwd }).stdout.trimEnd()).toMatch(/Next: readiness assess pilot\.yaml$/);
});

it('tells what it may not read, and does not take it for empty', async () => {
  const { world, printed } = worldWith();
  const listTree: typeof world.listTree = async () => ({
    ...{ files: ['app.py', 'secret.py'], links: 0, cut: false, shut: ['deploy'] },
    read: (file) => (file === 'secret.py' ? 'shut' : new TextEncoder().encode('x = 1')),
  });
  expect(await run(['scan', '.'], { ...world, listTree, pathKind: () => undefined })).toBe(0);
  expect(printed.stdout.replace(/\s+/g, ' ')).toContain('this user may not read it: deploy, secret.py');
});
