// Runs git: what it knows of a folder is asked of the folder alone, and nothing is fetched.

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

/**
 * Inside a hook git says by variables which repository and index it works on, relative to another folder than ours. A
 * partial clone would fetch what it lacks: no transport is allowed, and newer versions of git do not even try.
 */
const environment = (): NodeJS.ProcessEnv => {
  const kept = Object.entries(process.env).filter(([name]) => !ofAnotherRun.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' };
};

const ofAnotherRun = /^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|\w+_PATHSPECS)$/;
