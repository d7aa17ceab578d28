// Runs git: what it knows of a folder is asked of the folder alone, and nothing is fetched.
import { ReadinessError } from '../model/problem.ts';

export type GitAnswer = {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
  readonly error?: NodeJS.ErrnoException | undefined;
};

/** Loaded when needed: most runs ask git nothing. */
export const runGit = (
  folder: string,
  args: readonly string[],
  { input = '', timeout }: { readonly input?: string; readonly timeout?: number } = {},
): GitAnswer => {
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  return spawnSync('git', ['-C', folder, '--literal-pathspecs', ...args], {
    input,
    maxBuffer: MOST_OUTPUT,
    env: environment(),
    ...(timeout !== undefined && { timeout }),
  });
};

const MOST_OUTPUT = 1_073_741_824;

/** What git answers, or `failure` with git's own reason. */
export const askGit = (folder: string, args: readonly string[], failure: string, input = ''): Buffer => {
  const { status, stdout, stderr, error } = runGit(folder, args, { input });
  if (error?.code === 'ENOENT') throw new ReadinessError(failure, { hint: 'is git installed and on the PATH?' });
  if (status === 0 && error === undefined) return stdout;
  // Who ends before all input was read (EPIPE) says why by itself.
  if (status === null || status === 0) throw new ReadinessError(`${failure} (${error?.code ?? 'unknown reason'})`);
  const said = stderr.toString('utf8').trim().split('\n')[0] ?? '';
  if (/not allowed|lazy fetching disabled/.test(said)) throw new ReadinessError(failure, { hint: PARTIAL });
  throw new ReadinessError(failure, said === '' ? {} : { hint: `git says: ${said}` });
};

const PARTIAL =
  'this clone was made without all texts, and none is fetched: git fetch --refetch --no-filter brings them';

/**
 * Inside a hook git says by variables which repository and index it works on, relative to another folder than ours. A
 * partial clone would fetch what it lacks: no transport is allowed, and newer versions of git do not even try.
 */
const environment = (): NodeJS.ProcessEnv => {
  const kept = Object.entries(process.env).filter(([name]) => !ofAnotherRun.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' };
};

const ofAnotherRun = /^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|\w+_PATHSPECS)$/;
