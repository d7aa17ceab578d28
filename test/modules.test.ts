// What the built program loads: nothing that a run does not use, so that it starts quickly.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { root } from './judge.ts';
import { asOf, folderWith, readiness, SMALL } from './program.ts';

const withEvidence = (entry: string): string => `version: 1\npilot: {name: Small, evidence: [{${entry}}]}\n`;
const folder = folderWith({
  'pilot.yaml': SMALL,
  'plain.yaml': 'id: plain\nversion: "1"\nextends: core\ndimensions: {data: {weight: 30}}\n',
  'undated.yaml': withEvidence('file: pilot.yaml'),
  'dated.yaml': withEvidence('file: pilot.yaml, date: 2026-11-01'),
  'hashed.yaml': withEvidence(`file: pilot.yaml, date: 2026-11-01, sha256: ${'a'.repeat(64)}`),
});
const parts = JSON.parse(readFileSync(`${root}dist/parts.json`, 'utf8')) as Record<string, readonly string[]>;

const loadedBy = (args: readonly string[], env: NodeJS.ProcessEnv = {}): readonly string[] => {
  const record = join(folder, 'loaded.json');
  const ended = readiness(args, {
    cwd: folder,
    node: ['--require', join(root, 'test/recorder.cjs')],
    env: { ...env, RECORD_TO: record, RECORD_ROOT: root },
  });
  expect(ended.stderr).toBe('');
  return JSON.parse(readFileSync(record, 'utf8')) as readonly string[];
};

const start = ['dist/bin.cjs', 'dist/main.cjs', 'node:fs', 'node:path'];
const inFull = [...start, 'dist/cli-program.cjs', 'node:events', 'node:process'];
const checklist = 'dist/assess-generated-core.json';
const obligations = 'dist/assess-generated-obligations.json';
const form = 'dist/assess-generated-pilot-form.json';
const assess = [...start, 'dist/commands-assess.cjs', checklist, obligations, form];

test.each([
  ['--version', ['--version'], {}, ['dist/bin.cjs']],
  ['--help', ['--help'], {}, inFull],
  ['assess', ['assess', 'pilot.yaml', ...asOf], {}, [...assess, 'dist/report-terminal.cjs']],
  ['assess as JSON', ['assess', 'pilot.yaml', '-f', 'json'], {}, [...assess, 'dist/report-json.cjs']],
  ['assess as Markdown', ['assess', 'pilot.yaml', '-f', 'markdown'], {}, [...assess, 'dist/report-markdown.cjs']],
  [
    'assess in colour',
    ['assess', 'pilot.yaml'],
    { FORCE_COLOR: '1' },
    [...assess, 'dist/io-paint.cjs', 'node:os', 'node:process', 'node:tty', 'dist/report-terminal.cjs'],
  ],
  ['validate', ['validate', 'pilot.yaml'], {}, [...start, 'dist/commands-validate.cjs', checklist, obligations, form]],
  ['schema', ['schema'], {}, [...inFull, 'dist/commands-schema.cjs', checklist, obligations]],
])('%s loads these alone', (_name, args, env, expected) => {
  expect([...loadedBy(args, env)].sort()).toEqual([...expected].sort());
});

test.each([
  ['git', 'undated.yaml', ['node:child_process']],
  ['nothing more', 'dated.yaml', []],
  ['hashes', 'hashed.yaml', ['node:crypto']],
])('evidence asks for %s: %s', (_name, file, more) => {
  const expected = [...assess, 'dist/report-terminal.cjs', ...more];
  expect([...loadedBy(['assess', file, ...asOf])].sort()).toEqual(expected.sort());
});

it('loads what tells GitHub in a step that asks something, and nowhere else', () => {
  const by = (args: readonly string[], env: NodeJS.ProcessEnv) =>
    loadedBy([...args, 'pilot.yaml', ...asOf], env).filter((one) => one.includes('github'));
  expect(by(['gate', '--min-score', '0'], { GITHUB_ACTIONS: 'true' })).toEqual(['dist/commands-github.cjs']);
  expect(by(['gate', '--min-score', '0'], {})).toEqual([]);
  expect(by(['assess'], { GITHUB_ACTIONS: 'true' })).toEqual([]);
});

it('loads what runs expressions for a checklist that has one, and for no other', () => {
  const by = (file: string) =>
    loadedBy(['assess', 'pilot.yaml', '--checklist', file, ...asOf]).filter((one) => one.includes('expect'));
  expect(by(`${root}examples/organisation/bank.yaml`)).toEqual(['dist/assess-expect.cjs']);
  expect(by('plain.yaml')).toEqual([]);
  const holding = Object.keys(parts).filter((part) =>
    parts[part]?.some((input) => input.startsWith('node_modules/@bufbuild/cel')),
  );
  expect(holding).toEqual(['assess-expect.cjs']);
});

it('loads the solver for the cheapest way, and for no other plan', () => {
  const solving = (...args: readonly string[]) =>
    loadedBy(['plan', 'pilot.yaml', ...asOf, ...args]).filter((one) => /solver|way|cheapest/.test(one));
  expect(solving()).toEqual([]);
  expect([...solving('--to', '50')].sort()).toEqual([
    'dist/commands-way.cjs',
    'dist/io-solver.cjs',
    'dist/report-plan-cheapest-terminal.cjs',
  ]);
  const holding = Object.keys(parts).filter((part) =>
    parts[part]?.some((input) => input.startsWith('node_modules/highs/')),
  );
  expect(holding).toEqual(['io-solver.cjs']);
});

const heavy = [
  'zod',
  'inquirer',
  '@inquirer/',
  'chalk',
  'yaml',
  'highs',
  '@bufbuild/cel',
  'esbuild',
  'tsx',
  'vitest',
  'ajv',
];

it('has no heavy package in any part that assess loads', () => {
  const own = loadedBy(['assess', 'pilot.yaml']).filter((file) => file.startsWith('dist/'));
  const inputs = own.flatMap((file) => parts[file.slice('dist/'.length)] ?? []);
  expect(inputs).toContain('src/assess/index.ts');
  const found = heavy.filter((name) =>
    inputs.some((input) => input.startsWith(`node_modules/${name}${name.endsWith('/') ? '' : '/'}`)),
  );
  expect(found).toEqual([]);
});

it('is ASCII in the parts of a plain run, which takes half the memory', () => {
  const own = loadedBy(['assess', 'pilot.yaml']).filter((file) => file.startsWith('dist/'));
  expect(own.filter((file) => /\P{ASCII}/u.test(readFileSync(`${root}${file}`, 'utf8')))).toEqual([]);
});

it('writes no pattern out that needs a table of Unicode, which V8 would read with the file', () => {
  const own = loadedBy(['assess', 'pilot.yaml']).filter((file) => file.startsWith('dist/'));
  expect(own.filter((file) => /(?<!\\)\\p\{/.test(readFileSync(`${root}${file}`, 'utf8')))).toEqual([]);
});

it('has chalk in the part for colour alone, and each part once', () => {
  const holding = (text: string) =>
    Object.keys(parts).filter((part) => parts[part]?.some((input) => input.includes(text)));
  expect(holding('node_modules/chalk/')).toEqual(['io-paint.cjs']);
  expect(holding('node_modules/inquirer/')).toEqual(['io-prompt.cjs']);
  expect(holding('iconv')).toEqual([]);
  expect(holding('node_modules/commander/')).toEqual(['cli-program.cjs']);
  expect(holding('src/generated/')).toEqual([]);
});

it('has the package that edits YAML in the parts alone that edit, and none of it where a template is printed', () => {
  const holding = Object.keys(parts).filter((part) =>
    parts[part]?.some((input) => input.startsWith('node_modules/yaml/')),
  );
  expect(holding).toEqual(expect.arrayContaining(['commands-answers.cjs', 'commands-from.cjs']));
  expect(holding.filter((part) => !/^commands-(answers|from|interview)/.test(part))).toEqual([]);
  expect(loadedBy(['init', '-', '--template'])).not.toContain('dist/commands-answers.cjs');
});
