// Runs the program as a user would, in a folder of its own: in a process that is warm already, or, where a process is
// the point, in one of its own by the built program.
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { AS_OF, root } from './folders.ts';
import { sourceProgram } from './warm/bundle.ts';
import { type Ended, runWarm } from './warm/client.ts';

export { copyExamples, folderWith } from './folders.ts';
export type { Ended };

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
};

/** A command line in the warm process, from the sources as they are. */
export const readiness = (args: readonly string[], { cwd = root, input = '', env = {} }: Options = {}): Ended =>
  runWarm({ args, cwd, stdin: input, env: { ...cleanEnv, ...env } }, PATIENCE.timeout);

/** A command line in a process of its own, by the built program; `node` are options of Node itself. */
export const readinessProcess = (
  args: readonly string[],
  { cwd = root, input = '', env = {}, node = [] }: Options & { readonly node?: readonly string[] } = {},
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

/** A line of bash in which `readiness` is the program from the sources as they are. */
export const shell = (line: string, cwd: string): Ended => bash(line, cwd, sourceProgram);

/** A line of bash in which `readiness` is the built program. */
export const builtShell = (line: string, cwd: string): Ended => bash(line, cwd, bin);

const bash = (line: string, cwd: string, program: string): Ended => {
  const script = `readiness() { '${process.execPath}' '${program}' "$@"; }; ${line}`;
  return endOf(spawnSync('bash', ['-c', script], { cwd, encoding: 'utf8', env: cleanEnv, ...PATIENCE }));
};

const endOf = ({ error, status, stdout, stderr }: SpawnSyncReturns<string>): Ended => {
  if (error !== undefined) throw error;
  return { code: status, stdout, stderr };
};

/** The shortest pilot file that is valid, and one that is not, with problems on two lines. */
export const SMALL = 'version: 1\npilot: {name: Small}\n';
export const BAD = 'version: 1\npilot: {name: Bad, stage: pliot}\ndata: {sorces: []}\n';

/** Control characters but the line break. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
export const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/;
