// The hooks under a real pre-commit, from a git repository of their own to one with pilots. Only how the hooks are
// installed differs: pre-commit would fetch Node packages for `language: node`, here it finds the program on the PATH.
// That npm packs the program as pre-commit asks it to is shown in package.test.ts.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { root } from '../judge.ts';
import { bin, cleanEnv, folderWith, PATIENCE } from '../program.ts';

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const GOOD = 'version: 1\npilot: {name: Good}\n';

const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=team', '-c', 'user.email=team@example.com', ...args], {
    encoding: 'utf8',
    env: cleanEnv,
    ...PATIENCE,
  }).trim();

const repositoryWith = (files: Readonly<Record<string, string>>): string => {
  const folder = folderWith(files);
  git(folder, 'init', '-qb', 'main');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-qm', 'first');
  return folder;
};

const hooks = repositoryWith({
  '.pre-commit-hooks.yaml': read('.pre-commit-hooks.yaml').replaceAll('language: node', 'language: system'),
});
/** The recipe, with the repository and the revision filled in. */
const recipe = read('docs/ci/pre-commit.yaml')
  .replace(/repo: .*/, `repo: ${hooks}`)
  .replace(/rev: .*/, `rev: ${git(hooks, 'rev-parse', 'HEAD')}`);

const tools = folderWith({ readiness: `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n` });
chmodSync(join(tools, 'readiness'), 0o755);
const env = {
  ...cleanEnv,
  PATH: `${tools}:${cleanEnv.PATH}`,
  PRE_COMMIT_HOME: folderWith({}),
  GIT_AUTHOR_NAME: 'team',
  GIT_AUTHOR_EMAIL: 'team@example.com',
  GIT_COMMITTER_NAME: 'team',
  GIT_COMMITTER_EMAIL: 'team@example.com',
};

const preCommit = (cwd: string, ...args: readonly string[]) => {
  const ended = spawnSync('pre-commit', args, { cwd, env, encoding: 'utf8', ...PATIENCE });
  if (ended.error !== undefined) throw new Error('these tests need pre-commit: apt-get install pre-commit');
  return { code: ended.status, out: `${ended.stdout}${ended.stderr}` };
};

/** A repository in which these files are staged, and pre-commit runs at each commit. */
const staged = (files: Readonly<Record<string, string>>, config = recipe): string => {
  const folder = repositoryWith({ '.pre-commit-config.yaml': config });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  git(folder, 'add', '-A');
  return folder;
};

test.each([
  ['validate-manifest', '.pre-commit-hooks.yaml'],
  ['validate-config', 'docs/ci/pre-commit.yaml'],
])('%s accepts %s', (command, file) => {
  expect(preCommit(root, command, file)).toEqual({ code: 0, out: '' });
});

describe('a commit', () => {
  it('is held where a pilot is not valid, with the line; and let through where it is put right', () => {
    const folder = staged(
      { 'pilot-a.yaml': 'version: 1\npilot: {nmae: A}\n' },
      recipe.replace(/ {6}- id: readiness-gate[\s\S]*$/, ''),
    );
    expect(preCommit(folder, 'install').code).toBe(0);
    const commit = () =>
      spawnSync('git', ['commit', '-qm', 'pilot'], { cwd: folder, env, encoding: 'utf8', ...PATIENCE });
    const held = commit();
    expect(held.status).toBe(1);
    expect(held.stderr).toMatch(/readiness validate\.+Failed[\s\S]*pilot-a\.yaml:2:9/);
    writeFileSync(join(folder, 'pilot-a.yaml'), GOOD);
    git(folder, 'add', '-A');
    expect(commit().status).toBe(0);
    expect(git(folder, 'log', '-1', '--format=%s')).toBe('pilot');
  });

  it('is held by the gate with its criteria', () => {
    const { code, out } = preCommit(staged({ 'pilot.yaml': GOOD }), 'run', '--color', 'never');
    expect(code).toBe(1);
    expect(out).toMatch(/readiness validate\.+Passed/);
    expect(out).toMatch(
      /readiness gate\.+Failed[\s\S]*exit code: 1[\s\S]*FAIL pilot\.score: 0\.0, at least 50 expected/,
    );
  });

  it('passes a gate that asks what the pilot has', () => {
    const folder = staged({ 'pilot.yaml': GOOD }, recipe.replace(/args: .*/, 'args: [--min-score=0]'));
    expect(preCommit(folder, 'run')).toMatchObject({ code: 0 });
  });

  it('concerns pilot files alone, which are told by their content in whatever folder', () => {
    const folder = staged({ 'other.yaml': 'a: 1\n', 'pilot.yaml': 'a: 1\n', 'notes.md': '# a\n' });
    expect(preCommit(folder, 'run', '--color', 'never').code).toBe(0);
    mkdirSync(join(folder, 'pilots'));
    writeFileSync(join(folder, 'pilots/helpdesk.yaml'), 'version: 1\npilot: {name: A, stage: pliot}\n');
    git(folder, 'add', '-A');
    const { code, out } = preCommit(folder, 'run', '--color', 'never');
    expect([code, out]).toEqual([1, expect.stringContaining('pilots/helpdesk.yaml:2:')]);
  });
});
