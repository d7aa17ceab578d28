// The program as the warm process runs it: the sources of this moment in one file, packages left where they are.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Below node_modules, so that it finds the packages and nothing looks at it. */
export const warmProgram = `${root}node_modules/.cache/readiness/warm.mjs`;

/** Global set-up of the tests that run command lines. */
export const setup = async (): Promise<void> => {
  execFileSync(process.execPath, [`${root}scripts/setup.mjs`, 'data'], { stdio: ['ignore', 'inherit', 'inherit'] });
  const { build } = await import('esbuild');
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['test/warm/server.ts'],
    outfile: warmProgram,
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    keepNames: true,
    define: { READINESS_VERSION: JSON.stringify(version) },
    logLevel: 'warning',
  });
  const text = outputFiles[0]?.text ?? '';
  if (existsSync(warmProgram) && readFileSync(warmProgram, 'utf8') === text) return;
  mkdirSync(dirname(warmProgram), { recursive: true });
  writeFileSync(`${warmProgram}.${process.pid}`, text);
  renameSync(`${warmProgram}.${process.pid}`, warmProgram);
};
