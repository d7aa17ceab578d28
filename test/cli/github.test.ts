// The built program in a step on GitHub: annotations, summary and outputs beside a report that stays what it is; and
// nothing that stands in a pilot file is taken for a command, whatever the command line asks for.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { asOf, copyExamples, type Ended, folderWith, readiness, SMALL } from '../program.ts';
import { everyNth } from '../random.ts';
import { heard } from '../runner.ts';

const MIB = 1024 * 1024;

const step = (files: Readonly<Record<string, string>>, folder = '') => {
  const workspace = folderWith({ summary: '', outputs: '', ...files });
  const file = (name: string): string => join(workspace, name);
  const env = {
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_STEP_SUMMARY: file('summary'),
    GITHUB_OUTPUT: file('outputs'),
  };
  return {
    workspace,
    write: (name: string, text: string) => writeFileSync(file(name), text),
    read: (name: string) => readFileSync(file(name), 'utf8'),
    run: (args: readonly string[], more: NodeJS.ProcessEnv = {}) =>
      readiness([...args, ...asOf], { cwd: file(folder), env: { ...env, ...more } }),
  };
};

describe('gate', () => {
  it('annotates lines from the root of the repository, wherever it runs', () => {
    const { run, read } = step({ 'service/pilots/a.yaml': SMALL }, 'service');
    const { code, stdout, stderr } = run(['gate', 'pilots/a.yaml', '--require', 'data.lineage', '-f', 'json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ file: 'pilots/a.yaml', decision: { passed: false } });
    expect(heard(stderr).map(({ name, properties }) => [name, properties.file, properties.title])).toEqual([
      ['error', 'service/pilots/a.yaml', 'readiness gate: failed'],
      ['error', 'service/pilots/a.yaml', 'readiness: data.lineage'],
    ]);
    expect(read('summary')).toMatch(
      /^# Readiness gate: failed\n[\s\S]*\| require\.data\.lineage \| unknown \| met \| failed \|/,
    );
    expect(read('outputs')).toBe('passed=false\nscore=0.0\nverdict=undecided\n');
  });

  it('prints the same report as anywhere else, and appends to what is there', () => {
    const { run, read, workspace } = step({ 'a.yaml': SMALL, summary: 'before\n' });
    const args = ['gate', 'a.yaml', '--min-score', '0'];
    const here = run(args);
    expect(here).toEqual({ ...readiness([...args, ...asOf], { cwd: workspace }), stderr: here.stderr });
    expect(heard(here.stderr)).toEqual([]);
    expect(read('summary')).toMatch(/^before\n# Readiness gate: passed\n/);
  });

  it('is shut and says so where a file or the checklist cannot be judged by', () => {
    const { run, read } = step({ 'a.yaml': SMALL, 'bad.yaml': 'version: 1\npilot: {nmae: A}\n' });
    const { code, stderr } = run(['gate', 'a.yaml', 'bad.yaml', 'none.yaml', '--min-score', '0', '-f', 'csv']);
    expect(code).toBe(2);
    const files = heard(stderr).map(({ properties }) => properties.file);
    expect([...new Set(files)]).toEqual(['bad.yaml', 'none.yaml']);
    expect(read('summary')).toContain('# Readiness gate: 2 pilots not judged\n');
    expect(read('outputs')).toMatch(/^passed=\n/);
    const unlisted = run(['gate', 'a.yaml', '--min-score', '0', '--checklist', 'none.yaml']);
    expect([unlisted.code, heard(unlisted.stderr)[0]?.properties.file]).toEqual([2, 'a.yaml']);
  });

  it('keeps the summary within a mebibyte, with what stood there before', () => {
    const { run, read, write } = step({ 'a.yaml': SMALL });
    write('summary', 'x'.repeat(MIB - 400));
    expect(run(['gate', 'a.yaml', '--for', 'scale']).code).toBe(1);
    expect(Buffer.byteLength(read('summary'))).toBeLessThanOrEqual(MIB);
    expect(read('summary')).toContain('# Readiness gate: failed\n');
    expect(read('summary')).toMatch(/Cut here: .*\n\n$/);
  });

  it('keeps its verdict where GitHub’s files cannot be written', () => {
    const { run } = step({ 'a.yaml': SMALL });
    const { code, stderr } = run(['gate', 'a.yaml', '--min-score', '0'], { GITHUB_STEP_SUMMARY: '/no/such/file' });
    expect(code).toBe(0);
    expect(stderr).toContain('/no/such/file cannot be written (ENOENT); the verdict stands without it');
  });

  it('says nothing of this outside of GitHub', () => {
    const { run, read } = step({ 'a.yaml': SMALL });
    expect(run(['gate', 'a.yaml', '--for', 'scale'], { GITHUB_ACTIONS: '' }).stderr).toBe('');
    expect([read('summary'), read('outputs')]).toEqual(['', '']);
  });
});

describe('assess', () => {
  it('annotates where something is asked, and is silent where nothing is', () => {
    const { run, read } = step({ 'a.yaml': SMALL });
    expect(run(['assess', 'a.yaml']).stderr).toBe('');
    expect(read('summary')).toBe('');
    const { code, stderr } = run(['assess', 'a.yaml', '--for', 'pilot']);
    expect([code, heard(stderr)[0]?.properties.title]).toEqual([1, 'readiness gate: failed']);
    expect(run(['assess', 'a.yaml', '--min-score', '0']).code).toBe(0);
    expect(read('outputs')).toMatch(/^passed=false\n[\s\S]*passed=true\n/);
  });

  it('annotates the problems of a file that it cannot judge', () => {
    const { run } = step({ 'bad.yaml': 'version: 1\npilot: {nmae: A}\n' });
    const { code, stderr } = run(['assess', 'bad.yaml', '--for', 'pilot']);
    expect([code, heard(stderr)[0]?.properties]).toMatchObject([2, { file: 'bad.yaml', line: '2' }]);
  });
});

it('keeps an agent of Azure Pipelines from hearing a command too', () => {
  const word = 'a ##vso[task.setvariable variable=b]c';
  const { run } = step({ 'a.yaml': `version: 1\npilot: {name: '${word}'}\n` });
  const out = (env: NodeJS.ProcessEnv) => run(['assess', 'a.yaml'], { GITHUB_ACTIONS: '', ...env }).stdout;
  expect(out({})).toContain(word);
  expect(out({ TF_BUILD: 'True' })).toContain(word.replace('##', '# #'));
});

it('annotates a command line that is wrong', () => {
  const { run } = step({ 'a.yaml': SMALL });
  const { code, stderr } = run(['gate', 'a.yaml', '--for', 'prod']);
  expect(code).toBe(2);
  expect(heard(stderr)).toEqual([
    {
      name: 'error',
      properties: { title: 'readiness' },
      text: 'there is no gate "prod" gates: pilot, production, scale',
    },
  ]);
});

describe('a hostile pilot', () => {
  const word = '::add-mask::1 ##[add-mask]2';
  const wide = `${'w'.repeat(70)} ::stop-commands::x ##[error]x`;
  const pilot = `version: 1
pilot: {name: '${word}', sponsor: '${wide}', workflow: {name: '${wide}', improves: '${word}'}}
data:
  sources: [{name: '${wide}', system: '${word}'}]
kpis:
  measures: [{name: '${wide}', role: primary, baseline: 3, target: 2, direction: increase}]
waivers: [{check: data.lineage, reason: '${word}', approved_by: '${wide}', expires: 2020-01-01}]
`;
  const bad = `version: 1\n'::error::x': 1\n'##[error]x': 2\npilot: {name: A, stage: '::warning::y', '##[group]z': 1}\n# ##[error]\n`;
  const { run } = step({ 'pilot.yaml': pilot, 'bad.yaml': bad, '::error::p.yaml': pilot, '##[error]b.yaml': bad });
  const files = ['pilot.yaml', '::error::p.yaml'];

  const silent = ({ code, stdout, stderr }: Ended): void => {
    expect(code).toBeLessThan(3);
    expect(heard(stdout)).toEqual([]);
    for (const { name: level, properties } of heard(stderr)) {
      expect(['error', 'warning', 'notice']).toContain(level);
      expect(properties.title).toMatch(/^readiness/);
    }
  };

  const asked = ['terminal', 'json', 'markdown', 'sarif', 'junit', 'csv'].flatMap((format): [string, string[]][] => [
    [`gate as ${format}`, ['gate', ...files, '##[error]b.yaml', '--for', 'scale', '-f', format]],
    [`assess as ${format}`, ['assess', ...files, '--details', '--for', 'scale', '-f', format]],
  ]);
  test.each(everyNth(3, asked))('gives %s no command, and is the same here and anywhere else', (_name, args) => {
    const here = run(args);
    silent(here);
    expect(here.stdout.length).toBeGreaterThan(500);
    // The text for people is changed where it would act.
    if (!args.includes('terminal')) expect(run(args, { GITHUB_ACTIONS: '' }).stdout).toBe(here.stdout);
  });

  test.each<[name: string, args: readonly string[]]>([
    ['gate', ['gate', ...files, '--for', 'scale']],
    ['gate of what is not valid', ['gate', 'bad.yaml', '##[error]b.yaml']],
    ['assess of what is not valid', ['assess', 'bad.yaml', '##[error]b.yaml', '::error::none.yaml']],
    ['validate', ['validate', ...files, 'bad.yaml', '##[error]b.yaml', '::error::none.yaml']],
    ['explain', ['explain', 'data.lineage', '--for', '::error::p.yaml']],
    ['plan', ['plan', '::error::p.yaml']],
    ['value', ['value', '::error::p.yaml']],
    ['advise', ['advise', '::error::p.yaml']],
    ['a command line', ['gate', 'pilot.yaml', '--for', '\n::error::x ##[error]y']],
  ])('gives %s no command', (_name, args) => silent(run(args)));
});

it('holds every example to its own words: a whole repository of pilots stays within the limits', () => {
  const { run, workspace, read } = step({});
  copyExamples(workspace);
  const names = ['claims-summariser', 'refund-agent', 'route-optimiser', 'telecom-support-bot', 'fraud-assistant'];
  const { code, stderr } = run(['gate', ...names.map((name) => `examples/${name}.yaml`), '--for', 'scale']);
  expect(code).toBe(1);
  const errors = heard(stderr).filter(({ name }) => name === 'error');
  expect(errors.length).toBe(10);
  expect(errors.slice(0, 5).map(({ properties }) => properties.file)).toEqual(
    names.map((name) => `examples/${name}.yaml`),
  );
  expect(errors.at(-1)?.text).toMatch(/^\d+ more errors: /);
  expect(read('summary').match(/<summary>.*: failed<\/summary>/g)?.length).toBe(5);
});
