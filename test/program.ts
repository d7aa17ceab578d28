// Runs the built program as a user would: a process of its own, in a folder of its own.
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { root } from './judge.ts';
import { AS_OF } from './kit.ts';

export const bin = join(root, 'dist/bin.cjs');
export const asOf = ['--as-of', AS_OF] as const;

/** A program that does not end is killed, and the test that ran it fails: a hang must not become a hanging test run. */
export const PATIENCE = { timeout: 60_000, killSignal: 'SIGKILL' } as const;

/** Nothing of the test runner's own wishes for colour reaches the program. */
export const cleanEnv: NodeJS.ProcessEnv = { PATH: process.env.PATH, HOME: process.env.HOME, LC_ALL: 'C.UTF-8' };

type Options = {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: NodeJS.ProcessEnv;
  readonly node?: readonly string[];
};

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

export const readiness = (
  args: readonly string[],
  { cwd = root, input = '', env = {}, node = [] }: Options = {},
): Ended =>
  endOf(
    spawnSync(process.execPath, [...node, bin, ...args], {
      cwd,
      input,
      encoding: 'utf8',
      env: { ...cleanEnv, ...env },
      ...PATIENCE,
    }),
  );

/** A line of bash in which `readiness` is the built program. */
export const shell = (line: string, cwd: string): Ended => {
  const script = `readiness() { '${process.execPath}' '${bin}' "$@"; }; ${line}`;
  return endOf(spawnSync('bash', ['-c', script], { cwd, encoding: 'utf8', env: cleanEnv, ...PATIENCE }));
};

const endOf = ({ error, status, stdout, stderr }: SpawnSyncReturns<string>): Ended => {
  if (error !== undefined) throw error;
  return { code: status, stdout, stderr };
};

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

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

/** The shortest pilot file that is valid, and one that is not, with problems on two lines. */
export const SMALL = 'version: 1\npilot: {name: Small}\n';
export const BAD = 'version: 1\npilot: {name: Bad, stage: pliot}\ndata: {sorces: []}\n';

/** Control characters but the line break. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
export const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/;
