// What is listed below a folder, with real files.
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listTree } from '../../src/io/tree.ts';
import { folderWith } from '../program.ts';

const files = {
  'a.md': '',
  '.gitignore': '*.log\n/out/\n!keep.log\n',
  'x.log': '',
  'keep.log': '',
  'out/b.md': '',
  'sub/out/c.md': '',
  'sub/.gitignore': 'd.*\n!x.log\n',
  'sub/d.md': '',
  'sub/x.log': '',
  '.github/workflows/ci.yml': '',
  '.secret/e.md': '',
  'node_modules/f/g.js': '',
  'dist/h.js': '',
  '.git/config': '',
};

it('lists what .gitignore does not leave out, in order, the nearest rules first', () => {
  const folder = folderWith(files);
  expect(listTree(folder, { most: 100 })).toMatchObject({
    files: ['a.md', 'keep.log', 'sub/out/c.md', 'sub/x.log'],
    links: 0,
    cut: false,
  });
  expect(listTree(folder, { most: 100, hidden: ['.github'] }).files).toContain('.github/workflows/ci.yml');
});

it('follows no links, counts them, and stops at the limit', () => {
  const folder = folderWith({ 'a.md': '', 'b/c.md': '' });
  symlinkSync('/', join(folder, 'all'));
  symlinkSync('a.md', join(folder, 'also.md'));
  expect(listTree(folder, { most: 100 })).toMatchObject({ files: ['a.md', 'b/c.md'], links: 2, cut: false });
  expect(listTree(folder, { most: 1 })).toMatchObject({ files: ['a.md'], cut: true });
});

it('says what is wrong with a folder that is none', () => {
  const folder = folderWith({ 'a.md': '' });
  expect(() => listTree(join(folder, 'b'), { most: 1 })).toThrow(/there is no folder/);
  expect(() => listTree(join(folder, 'a.md'), { most: 1 })).toThrow(/is no folder/);
});

it('reads one of the files whole, no link, nothing beyond the limit', () => {
  const folder = folderWith({ 'a.md': 'text', 'b.md': 'more text' });
  symlinkSync(join(folder, 'b.md'), join(folder, 'linked.md'));
  const { read } = listTree(folder, { most: 100 });
  expect(new TextDecoder().decode(read('a.md', 4) as Uint8Array)).toBe('text');
  expect(read('b.md', 4)).toBe('large');
  expect(read('linked.md', 100)).toBeUndefined();
  expect(read('none.md', 100)).toBeUndefined();
});

it('takes no pattern that is matched for ever, and goes into no folder without an end', () => {
  const deep = `${'a/'.repeat(40)}c.md`;
  const folder = folderWith({
    '.gitignore': `${'**/a/'.repeat(9)}b\n*.log\n`,
    'x.log': '',
    [deep]: '',
    'a/a/d.md': '',
  });
  expect(listTree(folder, { most: 100 }).files).toEqual(['a/a/d.md']);
});
