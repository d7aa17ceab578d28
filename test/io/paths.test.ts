// Where a path really leads: links of a repository stay in it, and nothing of git's own folder is touched.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isSameFile, isUnderGit, whyForbidden } from '../../src/io/read.ts';
import { folderWith } from '../program.ts';

const top = folderWith({
  'home/.bashrc': '# original\n',
  'home/.git/config': '[core]\n',
  'repo/.git/config': '[http]\n',
  'repo/pilots/a.yaml': 'version: 1\n',
  'repo/shared/own.yaml': 'id: own\n',
  'plain/a.yaml': 'version: 1\n',
  'plain/sub/b.yaml': 'version: 1\n',
});
const at = (name: string): string => join(top, name);
const link = (target: string, name: string): void => symlinkSync(target, at(name));
link(at('home/.bashrc'), 'repo/pilots/report.txt');
link('../../home', 'repo/pilots/out');
link('../shared/own.yaml', 'repo/pilots/own.yaml');
link('../.git/config', 'repo/pilots/token.yaml');
link('/proc/self/environ', 'plain/environment.yaml');
link('a.yaml', 'plain/same.yaml');
link('repo', 'project');
link('nowhere/at/all', 'repo/dangling.txt');
link('../../home/new', 'repo/pilots/dangling-out.txt');

describe('a link', () => {
  it.each([
    ['repo/pilots/report.txt', /out of its repository/],
    ['repo/pilots/out/.bashrc', /out of its repository/],
    ['repo/pilots/out/new.txt', /out of its repository/],
    ['repo/pilots/dangling-out.txt', /out of its repository/],
    ['repo/pilots/token.yaml', /\.git/],
    ['plain/environment.yaml', /out of its folder/],
  ])('%s may not lead where it leads', (name, why) => expect(whyForbidden(at(name))).toMatch(why));

  it.each([
    'repo/pilots/own.yaml',
    'repo/dangling.txt',
    'plain/same.yaml',
    'project/pilots/a.yaml',
    'repo/new/not-there.txt',
  ])('%s stays inside', (name) => expect(whyForbidden(at(name))).toBeUndefined());

  it('of the system itself is none: a standard stream, a pipe of the shell', () => {
    expect(whyForbidden('/dev/stdout')).toBeUndefined();
    expect(whyForbidden('/dev/fd/1')).toBeUndefined();
  });
});

describe('a folder that may not be left', () => {
  it.each(['repo/pilots/own.yaml', 'repo/shared/own.yaml', 'repo/pilots/../x.txt', 'plain/a.yaml'])('%s', (name) =>
    expect(whyForbidden(at(name), at('repo/pilots'))).toMatch(/leads out of the folder of the configuration/),
  );
  it('holds what lies in it, by whatever name the folder is called', () => {
    mkdirSync(at('repo/pilots/deep'));
    writeFileSync(at('repo/pilots/deep/x.txt'), '');
    expect(whyForbidden(at('project/pilots/deep/x.txt'), at('repo/pilots'))).toBeUndefined();
    expect(whyForbidden(at('repo/pilots/not/yet/there.txt'), at('repo/pilots'))).toBeUndefined();
  });
});

describe('the folder of git', () => {
  it.each([
    '.git/hooks/pre-commit',
    'a/.GIT/config',
    'a\\.git\\config',
    'sub/git~1/config',
    '.git. /x',
    '.git::$INDEX/x',
    '.g\u200cit/config',
    'a/.GIT\u200d/hooks',
  ])('%s is one', (path) => expect(isUnderGit(path)).toBe(true));
  it.each(['.github/a.txt', 'x.git/a', '.gitignore', 'git/a'])('%s is none', (path) =>
    expect(isUnderGit(path)).toBe(false),
  );
});

it('the same file by two names is known as one, whether it exists or not', () => {
  expect(isSameFile(at('project/pilots/a.yaml'), at('repo/pilots/a.yaml'))).toBe(true);
  expect(isSameFile(at('project/pilots/new.yaml'), at('repo/pilots/new.yaml'))).toBe(true);
  expect(isSameFile(at('repo/pilots/a.yaml'), at('repo/pilots/new.yaml'))).toBe(false);
});
