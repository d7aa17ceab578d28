// Runs git, and nothing that git would run by itself: a repository's configuration may be the work of strangers. What git
// knows of a folder is asked of the folder alone, and nothing is fetched. Every call of git goes through here.
import { devNull } from 'node:os';
import { delimiter, isAbsolute } from 'node:path';
import { ReadinessError } from '../model/problem.ts';

export type GitAnswer = {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
  readonly error?: NodeJS.ErrnoException | undefined;
};

export type GitOptions = {
  /** What git reads from stdin. */
  readonly input?: string;
  /** Milliseconds after which git is killed. */
  readonly timeout?: number;
  /** Bytes of output after which git is killed. */
  readonly most?: number;
};

/**
 * What git answers, whatever its status. `args` are options of ours: a text of a user goes in by `input`, or behind
 * --end-of-options or --. Loaded when needed: most runs ask git nothing.
 */
export const runGit = (
  folder: string,
  args: readonly string[],
  { input = '', timeout = 30_000, most = 67_108_864 }: GitOptions = {},
): GitAnswer => {
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  return spawnSync('git', ['-C', folder, ...HARMLESS, ...args], {
    input,
    timeout,
    maxBuffer: most,
    killSignal: 'SIGKILL',
    env: environment(),
    windowsHide: true,
  });
};

/** Over whatever a configuration says: no program of its choosing is run, and answers have the form that is read here. */
const settings: Readonly<Record<string, string>> = {
  // programs
  'core.fsmonitor': 'false',
  'core.hooksPath': devNull,
  'core.pager': 'cat',
  'core.editor': 'false',
  'core.askPass': 'false',
  'core.sshCommand': 'false',
  'core.gitProxy': 'false',
  'core.alternateRefsCommand': 'false',
  'credential.helper': '',
  'gpg.program': 'false',
  'gpg.openpgp.program': 'false',
  'gpg.x509.program': 'false',
  'gpg.ssh.program': 'false',
  'gpg.ssh.defaultKeyCommand': 'false',
  'log.showSignature': 'false',
  'uploadpack.packObjectsHook': 'false',
  // the network, and repositories inside of repositories
  'protocol.allow': 'never',
  'safe.bareRepository': 'explicit',
  'submodule.recurse': 'false',
  'diff.submodule': 'short',
  'diff.ignoreSubmodules': 'all',
  // files of its choosing, and the form of answers
  'core.attributesFile': devNull,
  'diff.orderFile': devNull,
  'diff.relative': 'false',
  'diff.renames': 'true',
  'diff.renameLimit': '1000',
  'log.showRoot': 'true',
  'log.diffMerges': 'separate',
  'log.follow': 'false',
  'log.mailmap': 'false',
  'log.decorate': 'false',
  'color.ui': 'false',
};

const HARMLESS: readonly string[] = [
  '--no-pager',
  '--literal-pathspecs',
  '--no-replace-objects',
  '--no-optional-locks',
  ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
];

/** Options of `git log` and the like: no program formats a file. */
export const NO_PROGRAMS = ['--no-ext-diff', '--no-textconv', '--no-show-signature'] as const;

/**
 * What git answers, or `failure` with git's own reason. A question that takes too long, or has too long an answer, fails.
 * Throws ReadinessError then.
 */
export const askGit = (folder: string, args: readonly string[], failure: string, options: GitOptions = {}): Buffer => {
  const { status, stdout, stderr, error } = runGit(folder, args, options);
  if (error?.code === 'ENOENT') throw new ReadinessError(failure, { hint: 'is git installed and on the PATH?' });
  if (error?.code === 'ETIMEDOUT') throw new ReadinessError(failure, { hint: 'git took too long' });
  if (error?.code === 'ENOBUFS') throw new ReadinessError(failure, { hint: 'the answer of git is too long' });
  if (status === 0 && error === undefined) return stdout;
  // Who ends before all input was read (EPIPE) says why by itself.
  if (status === null || status === 0) throw new ReadinessError(`${failure} (${error?.code ?? 'unknown reason'})`);
  const said = stderr.toString('utf8').trim().split('\n')[0] ?? '';
  if (/not allowed|lazy fetching disabled/.test(said)) throw new ReadinessError(failure, { hint: PARTIAL });
  if (said.endsWith('Needed a single revision')) throw new ReadinessError(failure, { hint: NO_COMMIT });
  throw new ReadinessError(failure, said === '' ? {} : { hint: `git says: ${said.slice(0, 200)}` });
};

const NO_COMMIT =
  'git log --all --oneline lists those that are here; to a shallow clone git fetch --unshallow brings the rest';

export const PARTIAL =
  'this clone was made without all texts, and none is fetched: git fetch --refetch --no-filter brings them';

/**
 * Of git's own variables only those by which a person says where the configuration lies: inside a hook git names another
 * repository and index, and a variable can name programs too. A partial clone would fetch what it lacks: no transport is
 * allowed, and newer versions of git do not even try. git is not looked for in the folders of a repository.
 */
const environment = (): NodeJS.ProcessEnv => {
  const kept = Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name) || persons.test(name));
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  return {
    ...Object.fromEntries(kept),
    ...(path.length > 0 && { PATH: path.join(delimiter) }),
    LC_ALL: 'C',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_PAGER: 'cat',
  };
};

const persons = /^GIT_(CONFIG_(GLOBAL|SYSTEM|NOSYSTEM)|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM)$/;
