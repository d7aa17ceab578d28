// A step on GitHub as the machine shows it: paths from the repository's root, files that grow.
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { githubStep } from '../../src/io/real-world.ts';
import { folderWith } from '../program.ts';

const say = (): void => {};

test.each([[{}], [{ GITHUB_ACTIONS: 'false' }], [{ GITHUB_ACTIONS: '1', GITHUB_WORKSPACE: '/' }]])(
  '%j is no step',
  (env) => {
    expect(githubStep(env, say)).toBeUndefined();
  },
);

describe('a path', () => {
  const folder = folderWith({ 'repo/pilots/a.yaml': '', 'outside.yaml': '' });
  symlinkSync(join(folder, 'repo'), join(folder, 'workspace'));
  mkdirSync(join(folder, 'repo', 'deep'));
  symlinkSync(join(folder, 'outside.yaml'), join(folder, 'repo', 'linked.yaml'));
  const step = githubStep({ GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: join(folder, 'workspace') }, say);

  test.each([
    ['repo/pilots/a.yaml', 'pilots/a.yaml'],
    ['workspace/pilots/a.yaml', 'pilots/a.yaml'],
    ['repo/deep/../pilots/a.yaml', 'pilots/a.yaml'],
    ['repo/pilots/not-there.yaml', 'pilots/not-there.yaml'],
    ['repo/linked.yaml', 'linked.yaml'],
    ['outside.yaml', undefined],
    ['repo', undefined],
  ])('%s is %s', (file, path) => expect(step?.pathOf(join(folder, file))).toBe(path));
});

describe('a sheet', () => {
  it('grows, and knows its size', () => {
    const folder = folderWith({});
    const step = githubStep({ GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(folder, 's') }, say);
    expect(step?.outputs).toBeUndefined();
    expect(step?.summary?.size()).toBe(0);
    step?.summary?.append('ä\n');
    step?.summary?.append('b\n');
    expect(step?.summary?.size()).toBe(5);
    expect(readFileSync(join(folder, 's'), 'utf8')).toBe('ä\nb\n');
  });

  it('says why it cannot be written', () => {
    const step = githubStep({ GITHUB_ACTIONS: 'true', GITHUB_OUTPUT: join(folderWith({}), 'no', 'x') }, say);
    expect(() => step?.outputs?.append('a')).toThrow(/cannot be written \(ENOENT\)/);
  });
});
