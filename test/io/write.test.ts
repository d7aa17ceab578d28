// Files are written whole or not at all.
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWhole } from '../../src/io/write.ts';
import { isReadinessError } from '../../src/model/problem.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
const textOf = (name: string): string => readFileSync(at(name), 'utf8');
const names = (): readonly string[] => readdirSync(folder).sort();
const failureOf = (act: () => void): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('a file', () => {
  it('is made where there is none, and nothing is left beside it', () => {
    writeWhole([{ file: at('new.md'), text: 'größer' }]);
    expect(textOf('new.md')).toBe('größer');
    expect(names()).toEqual(['new.md']);
  });

  it('is replaced wholly, and keeps what may be done with it', () => {
    writeFileSync(at('old.md'), 'a long text that was here before');
    chmodSync(at('old.md'), 0o600);
    writeWhole([{ file: at('old.md'), text: 'new' }]);
    expect(textOf('old.md')).toBe('new');
    expect(statSync(at('old.md')).mode & 0o777).toBe(0o600);
    expect(names()).toEqual(['old.md']);
  });

  it('is never changed in place: who has it open reads the old text to its end', () => {
    writeFileSync(at('old.md'), 'old');
    const before = statSync(at('old.md')).ino;
    writeWhole([{ file: at('old.md'), text: 'new' }]);
    expect(statSync(at('old.md')).ino).not.toBe(before);
  });

  it('behind a link is written, and the link stays one', () => {
    mkdirSync(at('elsewhere'));
    writeFileSync(at('elsewhere/real.md'), 'old');
    symlinkSync('elsewhere/real.md', at('link.md'));
    writeWhole([{ file: at('link.md'), text: 'new' }]);
    expect(textOf('elsewhere/real.md')).toBe('new');
    expect(
      readdirSync(folder, { withFileTypes: true })
        .find(({ name }) => name === 'link.md')
        ?.isSymbolicLink(),
    ).toBe(true);
  });

  it('that is a device is written to as it is', () => {
    expect(failureOf(() => writeWhole([{ file: '/dev/null', text: 'x' }]))).toBeUndefined();
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});

describe('what cannot be written', () => {
  it('is told with its name and the reason', () => {
    const error = failureOf(() => writeWhole([{ file: at('no-folder/a.md'), text: 'x' }]));
    expect(isReadinessError(error)).toBe(true);
    expect(error).toMatchObject({ message: `${at('no-folder/a.md')} cannot be written (ENOENT)`, exitCode: 2 });
    expect(names()).toEqual([]);
  });

  it('leaves the others as they were, whichever comes first', () => {
    writeFileSync(at('good.md'), 'old');
    const good = { file: at('good.md'), text: 'new' };
    for (const bad of [
      { file: at('no-folder/a.md'), text: 'x' },
      { file: folder, text: 'x' },
    ]) {
      expect(isReadinessError(failureOf(() => writeWhole([good, bad])))).toBe(true);
      expect(isReadinessError(failureOf(() => writeWhole([bad, good])))).toBe(true);
      expect(textOf('good.md')).toBe('old');
      expect(names()).toEqual(['good.md']);
    }
  });
});
