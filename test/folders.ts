// Where tests find the repository, and folders of their own.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository, with a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** The date of judgement of every test that does not name another; that of the checklists' examples. */
export const AS_OF = '2026-11-23';

/** A function that makes a value once for each of its arguments, for whatever test of the worker asks: it is not changed. */
export const once = <Value>(make: (...names: string[]) => Value): ((...names: string[]) => Value) => {
  const made = new Map<string, Value>();
  return (...names) => {
    const key = JSON.stringify(names);
    const value = made.get(key) ?? make(...names);
    made.set(key, value);
    return value;
  };
};

const folders: string[] = [];

/** Called after the tests of each file, by test/setup.ts. */
export const removeFolders = (): void => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
};

/** A new folder with these files, gone after the tests of the file. */
export const folderWith = (files: Readonly<Record<string, string | Uint8Array>> = {}): string => {
  const folder = mkdtempSync(join(tmpdir(), 'readiness-test-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
};

export const copyExamples = (folder: string): void =>
  cpSync(join(root, 'examples'), join(folder, 'examples'), { recursive: true });
