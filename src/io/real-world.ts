// The real machine: its files, its terminal, its clock.
import { existsSync, fstatSync, statSync, writeSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { calendarDay } from '../model/dates.ts';
import type { Manner, Prompter } from '../model/ports.ts';
import { withoutCommands } from '../model/text.ts';
import { viewer } from './browser.ts';
import { lookAt, looksIn } from './evidence.ts';
import { blobsOf, fileAt, historyOf } from './git.ts';
import { githubStep } from './github.ts';
import { isSameFile, kindOf, whyForbidden, whyOutside } from './paths.ts';
import { readFile } from './read.ts';
import { movedSince, pastOf, revisionAt } from './revision.ts';
import { type Seen, see, startWatch } from './watch.ts';
import type { Screen, Watch, World } from './world.ts';
import { makeFolder, type RunInput, saveOver, writeWhole } from './write.ts';

// Finds the configuration file of a pilot: beside it or above it, as far as the root of its repository.

/** The nearest file of this name, as it would be named from the working directory. Outside a repository only beside. */
export const findUpward = (name: string, file: string): string | undefined => {
  const start = file === '-' ? '.' : dirname(file);
  let found: string | undefined;
  for (let folder = start; ; folder = join(folder, '..')) {
    const here = join(folder, name);
    if (found === undefined && existsSync(here)) found = here;
    if (existsSync(join(folder, '.git'))) return found;
    if (dirname(resolve(folder)) === resolve(folder))
      return existsSync(join(start, name)) ? join(start, name) : undefined;
  }
};

/** A file that another one names, relative to the other's folder. */
export const besideFile = (file: string, named: string): string =>
  isAbsolute(named) ? named : join(dirname(file), named);

/** The other way round: a file as the first one would name it. */
export const withinFile = (file: string, named: string): string => relative(dirname(resolve(file)), resolve(named));

// Where words go: to a terminal through the stream that Node has for it, to a file or a pipe by plain writes, for which
// no stream has to be set up.

/** Told when words could not be written. */
export type Lost = (error: NodeJS.ErrnoException) => void;

export const screen = (descriptor: 1 | 2, lost: Lost): Screen => {
  if (isPlain(descriptor)) {
    const write = (text: string): void => writeAll(descriptor, text, lost);
    return { write, isTerminal: false, columns: undefined, colour: wantsColour(false) };
  }
  const stream = descriptor === 1 ? process.stdout : process.stderr;
  stream.on('error', lost);
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
const writeAll = (descriptor: number, text: string, lost: Lost): void => {
  const bytes = Buffer.from(text);
  let from = 0;
  while (from < bytes.length) {
    try {
      from += writeSync(descriptor, bytes, from);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') {
        lost(error as NodeJS.ErrnoException);
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

/** `lost` is told when a report could not be written. */
export const realWorld = (lost: Lost): World => {
  const [stdout, stderr] = [screen(1, lost), screen(2, () => {})];
  const github = githubStep(process.env, stderr.write);
  const isHeard = github !== undefined || process.env.TF_BUILD !== undefined;
  return isHeard
    ? { ...machine(), github, stdout: unheard(stdout), stderr: unheard(stderr) }
    : { ...machine(), github, stdout, stderr };
};

/** Where a CI server listens for commands in the log, text is kept from being one: pilot files are the work of many. */
const unheard = (one: Screen): Screen => ({ ...one, write: (text) => one.write(withoutCommands(text)) });

/** Remembers what a run has read: over that it writes nothing. */
const machine = (): Omit<World, 'stdout' | 'stderr'> => {
  const inputs = new Map<string, RunInput>();
  const protect = (file: string, what: string): void => {
    if (file !== '-' && !inputs.has(file)) inputs.set(file, { file, what });
  };
  let seen: Seen | undefined;
  const notice = (file: string): void => {
    if (seen !== undefined && file !== '-') see(file, seen);
  };
  const watch = (): Watch => {
    seen = new Map();
    return startWatch(seen);
  };
  return { ...doors, protect, watch, ...files(inputs, protect, notice) };
};

const files = (
  inputs: ReadonlyMap<string, RunInput>,
  protect: World['protect'],
  notice: (file: string) => void,
): Pick<World, 'read' | 'look' | 'write'> => ({
  read: (file, maxBytes) => {
    notice(file);
    const bytes = readFile(file, maxBytes);
    protect(file, 'read in this run');
    return bytes;
  },
  look: (pilotFile, wanted, reader) => {
    for (const { file } of wanted) {
      notice(besideFile(pilotFile, file));
      protect(besideFile(pilotFile, file), 'evidence that a pilot cites');
    }
    return lookAt(dirname(pilotFile), wanted, reader);
  },
  write: (written) => writeWhole(written, [...inputs.values()]),
});

const doors = {
  viewer: viewer(process.env, process.platform),
  today: () => today(),
  tree: async (folder, options) => (await import('./tree.ts')).listTree(folder, options),
  walk: async (folder, options) => (await import('./tree.ts')).walkTree(folder, options),
  kindOf,
  same: isSameFile,
  whyForbidden,
  whyOutside,
  at: revisionAt,
  movedSince,
  find: findUpward,
  beside: besideFile,
  within: withinFile,
  unprotected: {
    read: readFile,
    look: (pilotFile, wanted, reader) => lookAt(dirname(pilotFile), wanted, reader),
  },
  revision: fileAt,
  looksIn,
  past: pastOf,
  history: historyOf,
  blobs: blobsOf,
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

const today = (): string => calendarDay(new Date());
