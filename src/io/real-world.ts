// The real machine: its files, its terminal, its clock.
import { appendFileSync, existsSync, fstatSync, mkdtempSync, realpathSync, statSync, writeSync } from 'node:fs';
import { basename, delimiter, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Manner, Prompter } from '../model/ports.ts';
import { ReadinessError, withoutCommands } from '../model/problem.ts';
import { inspectFiles, inspectPastFiles, today } from './evidence.ts';
import { readBlobs } from './git.ts';
import { fileAt, fileHistory, pastAt, revisionAt } from './history.ts';
import { isSameFile, pathKind, readFile, whyForbidden, whyOutside } from './read.ts';
import type { GitHubStep, Screen, Sheet, Viewer, Watch, World } from './world.ts';
import { makeFolder, type RunInput, saveOver, writeWhole } from './write.ts';

// Opens a page that was written in its reader's browser: by the platform's opener, where somebody can see it.

type Opener = { readonly command: string; readonly args: readonly string[] };
type Environment = Readonly<Record<string, string | undefined>>;

/** A program by its full name, or why there is none. `isThere` says whether a file exists. */
export const openerFor = (
  env: Environment,
  platform: string,
  isThere: (file: string) => boolean,
): Opener | { readonly unable: string } => {
  if (['GITHUB_ACTIONS', 'TF_BUILD'].some((name) => env[name]) || !['', '0', 'false'].includes(env.CI ?? '')) {
    return { unable: 'in CI nobody would see it' };
  }
  if (platform === 'darwin') return { command: '/usr/bin/open', args: [] };
  if (platform === 'win32') {
    const system = join(env.SystemRoot ?? 'C:\\Windows', 'System32', 'rundll32.exe');
    return { command: system, args: ['url.dll,FileProtocolHandler'] };
  }
  const isWindowsBelow = env.WSL_DISTRO_NAME !== undefined;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY && !isWindowsBelow) return { unable: 'there is no display' };
  // Of the folders of PATH only those with a full name: none of a checkout that the run happens to be in.
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  const names = isWindowsBelow ? ['wslview', 'xdg-open'] : ['xdg-open'];
  const command = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isThere);
  return command === undefined ? { unable: `there is no ${names.join(' or ')}` } : { command, args: [] };
};

const viewer = (env: Environment, platform: string): Viewer => {
  const found = openerFor(env, platform, existsSync);
  return {
    unable: 'unable' in found ? found.unable : undefined,
    // A folder that nobody else may read: it describes a pilot.
    scratch: () => join(mkdtempSync(join(process.getBuiltinModule('node:os').tmpdir(), 'readiness-')), 'report.html'),
    open: async (file) => ('unable' in found ? found.unable : start(found, resolve(file))),
  };
};

/** An opener hands the page over and ends, or is the browser itself, which is not waited for. */
const start = ({ command, args }: Opener, file: string): Promise<string | undefined> =>
  new Promise((done) => {
    const { spawn } = process.getBuiltinModule('node:child_process'); // loaded when needed, as for git
    const child = spawn(command, [...args, file], { detached: true, stdio: 'ignore' });
    const timer = setTimeout(() => done(undefined), MOMENT_MS);
    const end = (why?: string): void => {
      clearTimeout(timer);
      done(why);
    };
    child.on('error', ({ message }) => end(`${command} cannot be started (${message})`));
    child.on('exit', (code) => end(code === 0 || code === null ? undefined : `${command} ended with ${code}`));
    child.unref();
  });

const MOMENT_MS = 2000;

// A step of a workflow on GitHub: where its repository lies, and the files that it may write to.

/** Undefined where the program does not run in a step. `command` writes to the step's log. */
export const githubStep = (env: NodeJS.ProcessEnv, command: (text: string) => void): GitHubStep | undefined => {
  if (env.GITHUB_ACTIONS !== 'true') return undefined;
  const root = resolvedFolder(env.GITHUB_WORKSPACE || '.');
  return {
    pathOf: (file) => pathFrom(root, file),
    command,
    summary: readSheet(env.GITHUB_STEP_SUMMARY),
    outputs: readSheet(env.GITHUB_OUTPUT),
  };
};

/** Links of folders are resolved, as the workspace may be one; the file's own name stays what the repository calls it. */
const pathFrom = (root: string, file: string): string | undefined => {
  const path = relative(root, join(resolvedFolder(dirname(file)), basename(file)));
  if (path === '' || path.startsWith('..') || isAbsolute(path)) return undefined;
  return path.replaceAll('\\', '/');
};

const resolvedFolder = (folder: string): string => {
  try {
    return realpathSync(folder);
  } catch {
    return resolve(folder);
  }
};

const readSheet = (file = ''): Sheet | undefined =>
  file === ''
    ? undefined
    : {
        size: () => statSync(file, { throwIfNoEntry: false })?.size ?? 0,
        append: (text) => {
          try {
            appendFileSync(file, text);
          } catch (error) {
            const { code } = error as NodeJS.ErrnoException;
            throw new ReadinessError(`${file} cannot be written (${code ?? 'unknown reason'})`);
          }
        },
      };

// Finds the configuration file of a pilot: beside it or above it, as far as the root of its repository.

/**
 * The nearest file of this name, as it would be named from the working directory. Outside a repository as far as the working
 * directory, and only beside a file that does not lie below it.
 */
const findUpward = (name: string, file: string): string | undefined => {
  const start = file === '-' ? '.' : dirname(file);
  const fromHere = relative('.', start);
  const last = /^\.\.([\\/]|$)/.test(fromHere) || isAbsolute(fromHere) ? resolve(start) : resolve('.');
  let found: string | undefined;
  let trusted: string | undefined;
  for (let folder = start; ; folder = join(folder, '..')) {
    const here = join(folder, name);
    if (found === undefined && existsSync(here)) found = here;
    if (existsSync(join(folder, '.git'))) return found;
    if (resolve(folder) === last) trusted = found;
    if (dirname(resolve(folder)) === resolve(folder)) return trusted;
  }
};

/** The path, from the working directory, of what `file` calls `named`: relative to the folder of `file`, unless it is absolute. */
const resolveBeside = (file: string, named: string): string => (isAbsolute(named) ? named : join(dirname(file), named));

/** The inverse of `resolveBeside`: the path of `named`, relative to the folder of `file`. */
const relativeTo = (file: string, named: string): string => relative(dirname(resolve(file)), resolve(named));

// Where words go: to a terminal through the stream that Node has for it, to a file or a pipe by plain writes, for which
// no stream has to be set up.

/** Called when something could not be written. */
export type OnWriteError = (error: NodeJS.ErrnoException) => void;

const screen = (descriptor: 1 | 2, onWriteError: OnWriteError): Screen => {
  if (isPlain(descriptor)) {
    const write = (text: string): void => writeAll(descriptor, text, onWriteError);
    return { write, isTerminal: false, columns: undefined, colour: wantsColour(false) };
  }
  const stream = descriptor === 1 ? process.stdout : process.stderr;
  stream.on('error', onWriteError);
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY === true,
    columns: stream.isTTY ? stream.columns : undefined,
    colour: wantsColour(stream.isTTY === true),
  };
};

/** A file, a pipe, or nowhere. What cannot be told is left to Node. */
const isPlain = (descriptor: number): boolean => {
  try {
    const status = fstatSync(descriptor);
    const isNowhere = (): boolean => status.isCharacterDevice() && status.rdev === statSync('/dev/null').rdev;
    return status.isFile() || status.isFIFO() || status.isSocket() || isNowhere();
  } catch {
    return false;
  }
};

/** All of it, in as many pieces as the other end takes; a pipe that is full is waited for. */
const writeAll = (descriptor: number, text: string, onWriteError: OnWriteError): void => {
  const bytes = Buffer.from(text);
  let from = 0;
  while (from < bytes.length) {
    try {
      from += writeSync(descriptor, bytes, from);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') {
        onWriteError(error as NodeJS.ErrnoException);
        return;
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
};

/** https://no-color.org; FORCE_COLOR as Node and chalk read it: 0 and false turn it off. */
const wantsColour = (isTerminal: boolean): boolean => {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  return isTerminal && TERM !== 'dumb';
};

/** `onWriteError` is called when a report could not be written. */
export const realWorld = (onWriteError: OnWriteError): World => {
  const [stdout, stderr] = [screen(1, onWriteError), screen(2, () => {})];
  const github = githubStep(process.env, stderr.write);
  const isReadForCommands = github !== undefined || process.env.TF_BUILD !== undefined;
  return isReadForCommands
    ? { ...machine(), github, stdout: withoutWorkflowCommands(stdout), stderr: withoutWorkflowCommands(stderr) }
    : { ...machine(), github, stdout, stderr };
};

/** Where a CI server listens for commands in the log, text is kept from being one: pilot files are the work of many. */
const withoutWorkflowCommands = (one: Screen): Screen => ({
  ...one,
  write: (text) => one.write(withoutCommands(text)),
});

/** Remembers what a run has read: over that it writes nothing. */
const machine = (): Omit<World, 'stdout' | 'stderr'> => {
  const inputs = new Map<string, RunInput>();
  const protect = (file: string, what: string): void => {
    if (file !== '-' && !inputs.has(file)) inputs.set(file, { file, what });
  };
  let notice = (_file: string): void => {};
  const watch = async (): Promise<Watch> => {
    const { see, startWatch } = await import('./watch.ts');
    const seen = new Map<string, string>();
    notice = (file) => (file === '-' ? undefined : see(file, seen));
    return startWatch(seen);
  };
  return { ...doors, protect, watch, ...files(inputs, protect, (file) => notice(file)) };
};

const files = (
  inputs: ReadonlyMap<string, RunInput>,
  protect: World['protect'],
  notice: (file: string) => void,
): Pick<World, 'read' | 'inspectFiles' | 'write'> => ({
  read: (file, maxBytes) => {
    notice(file);
    const bytes = readFile(file, maxBytes);
    protect(file, 'read in this run');
    return bytes;
  },
  inspectFiles: (pilotFile, wanted, reader) => {
    for (const { file } of wanted) {
      notice(resolveBeside(pilotFile, file));
      protect(resolveBeside(pilotFile, file), 'evidence that a pilot cites');
    }
    return inspectFiles(dirname(pilotFile), wanted, reader);
  },
  write: (written) => writeWhole(written, [...inputs.values()]),
});

const doors = {
  viewer: viewer(process.env, process.platform),
  today,
  listTree: async (folder, options) => (await import('./tree.ts')).listTree(folder, options),
  walkTree: async (folder, options) => (await import('./tree.ts')).walkTree(folder, options),
  pathKind,
  isSameFile,
  whyForbidden,
  whyOutside,
  atRevision: async (revision) => revisionAt(revision),
  findUpward,
  resolveBeside,
  relativeTo,
  unprotected: {
    read: readFile,
    inspectFiles: (pilotFile, wanted, reader) => inspectFiles(dirname(pilotFile), wanted, reader),
  },
  readAtRevision: fileAt,
  inspectPastFiles,
  openPast: async (near, word) => pastAt(near, word),
  history: fileHistory,
  readBlobs,
  save: saveOver,
  makeFolder,
  prompter: (manner) => prompter(manner),
} as const satisfies Partial<World>;

/** What asks is loaded when somebody is to be asked. */
const prompter = async ({ plain, colour }: Manner): Promise<Prompter | undefined> => {
  if (process.stdin.isTTY !== true || process.stdout.isTTY !== true) return undefined;
  // A terminal that can only print lines is asked line by line.
  const byLines = plain || process.env.TERM === 'dumb';
  return byLines
    ? (await import('./plain-prompt.ts')).plainPrompter()
    : (await import('./prompt.ts')).menuPrompter(colour);
};
