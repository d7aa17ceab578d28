// A file is saved over the text that was read, and over nothing else.
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveOver } from '../../src/io/write.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'save-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
const textOf = (name: string): string => readFileSync(at(name), 'utf8');
const names = (): readonly string[] => readdirSync(folder).sort();

describe('a new file', () => {
  it('is made whole, with nothing left beside it', () => {
    saveOver(at('new.yaml'), 'a: größer\n', undefined);
    expect([textOf('new.yaml'), names()]).toEqual(['a: größer\n', ['new.yaml']]);
  });

  it('never takes the place of one that is there', () => {
    writeFileSync(at('old.yaml'), 'old');
    expect(() => saveOver(at('old.yaml'), 'new', undefined)).toThrow(/already exists and is not overwritten/);
    expect([textOf('old.yaml'), names()]).toEqual(['old', ['old.yaml']]);
  });

  it('is made behind a link that leads to nothing yet', () => {
    symlinkSync('real.yaml', at('link.yaml'));
    saveOver(at('link.yaml'), 'a: 1\n', undefined);
    expect([textOf('real.yaml'), readlinkSync(at('link.yaml'))]).toEqual(['a: 1\n', 'real.yaml']);
  });
});

describe('a file that was read', () => {
  it('is replaced whole, keeps its mode, and a link stays one', () => {
    writeFileSync(at('real.yaml'), 'old');
    chmodSync(at('real.yaml'), 0o640);
    symlinkSync('real.yaml', at('link.yaml'));
    const before = statSync(at('real.yaml')).ino;
    saveOver(at('link.yaml'), 'new', 'old');
    expect([textOf('real.yaml'), readlinkSync(at('link.yaml'))]).toEqual(['new', 'real.yaml']);
    expect(statSync(at('real.yaml')).mode & 0o777).toBe(0o640);
    expect(statSync(at('real.yaml')).ino).not.toBe(before);
    expect(names()).toEqual(['link.yaml', 'real.yaml']);
  });

  it.each([
    ['changed', 'theirs', /was changed by somebody else since it was read/],
    ['changed in its line ends alone', 'old\r\n', /was changed/],
    ['taken away', undefined, /is gone since it was read/],
  ])('is left alone where it was %s', (_name, theirs, message) => {
    if (theirs !== undefined) writeFileSync(at('a.yaml'), theirs);
    expect(() => saveOver(at('a.yaml'), 'mine', 'old\n')).toThrow(message);
    expect(names()).toEqual(theirs === undefined ? [] : ['a.yaml']);
    if (theirs !== undefined) expect(textOf('a.yaml')).toBe(theirs);
  });

  it('keeps its byte order mark, whether the writer saw it or not', () => {
    writeFileSync(at('a.yaml'), '\uFEFFold');
    saveOver(at('a.yaml'), 'new', 'old');
    expect(textOf('a.yaml')).toBe('\uFEFFnew');
    saveOver(at('a.yaml'), '\uFEFFnewer', '\uFEFFnew');
    expect(textOf('a.yaml')).toBe('\uFEFFnewer');
  });
});

it.each([
  ['a folder', 'sub', '', /no file that could be changed/],
  ['in a folder that is not there', 'none/a.yaml', undefined, /cannot be written \(ENOENT\)/],
])('says why it cannot: %s', (_name, file, expected, message) => {
  mkdirSync(at('sub'));
  expect(() => saveOver(at(file), 'x', expected)).toThrow(message);
  expect(names()).toEqual(['sub']);
});
