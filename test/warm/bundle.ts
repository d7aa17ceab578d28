// The program from the sources of this moment, packages left where they are: one file that the warm process runs, and one
// that a shell runs.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Below node_modules, so that it finds the packages and nothing looks at it. */
const folder = `${root}node_modules/.cache/readiness/`;
export const warmProgram = `${folder}warm.mjs`;
/** A command line of its own. */
export const sourceProgram = `${folder}bin.mjs`;

/** Global set-up of the tests that run command lines. */
export const setup = async (): Promise<void> => {
  execFileSync(process.execPath, [`${root}scripts/setup.mjs`, 'data'], { stdio: ['ignore', 'inherit', 'inherit'] });
  const { build } = await import('esbuild');
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { warm: 'test/warm/server.ts', bin: 'src/bin.ts' },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    define: { READINESS_VERSION: JSON.stringify(version) },
    logLevel: 'warning',
  });
  for (const { path, text } of outputFiles) writeWhole(path, text);
};

/** Whole or not at all: another run of the tests finds the old program or the new one. */
const writeWhole = (path: string, text: string): void => {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, text);
  renameSync(`${path}.${process.pid}`, path);
};
