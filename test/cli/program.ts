// Runs the built program in a process of its own, in a folder of its own.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const bin = join(root, 'dist/bin.cjs');
export const example = (name: string): string => join(root, `examples/${name}.yaml`);

/** A temporary folder with these files. */
export const folderWith = (files: Readonly<Record<string, string | Uint8Array>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'readiness-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
};

type How = { readonly cwd?: string; readonly input?: string; readonly env?: Readonly<Record<string, string>> };

export const run = (args: readonly string[], { cwd = root, input = '', env = {} }: How = {}) => {
  const clean = { ...process.env, NO_COLOR: '', FORCE_COLOR: undefined, ...env };
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    env: clean,
  });
  return { status, stdout, stderr };
};

export const GOOD = 'version: 1\npilot: {name: Good}\n';
