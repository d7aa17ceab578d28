// The real machine: its files, its terminal, its clock.
import { closeSync, existsSync, fstatSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Manner, Prompter } from '../model/ports.ts';
import { isReadinessError, ReadinessError } from '../model/problem.ts';
import { withoutCommands } from '../model/text.ts';
import { lookAt, looksIn } from './evidence.ts';
import { blobsOf, fileAt, historyOf } from './git.ts';
import { githubStep } from './github.ts';
import type { Screen, World } from './world.ts';
import { isSameFile, saveOver, writeWhole } from './write.ts';

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

const machine = (): Omit<World, 'stdout' | 'stderr'> => ({
  today,
  read: (file, maxBytes) => (file === '-' ? readDescriptor(0, 'stdin', maxBytes) : readFile(file, maxBytes)),
  same: isSameFile,
  write: writeWhole,
  look: (pilotFile, wanted) => lookAt(dirname(pilotFile), wanted),
  find: findUpward,
  beside: besideFile,
  within: withinFile,
  revision: fileAt,
  looksIn,
  history: historyOf,
  blobs: blobsOf,
  save: saveOver,
  prompter,
});

/** What asks is loaded when somebody is to be asked. */
const prompter = async ({ plain, colour }: Manner): Promise<Prompter | undefined> => {
  if (process.stdin.isTTY !== true || process.stdout.isTTY !== true) return undefined;
  // A terminal that can only print lines is asked line by line.
  const byLines = plain || process.env.TERM === 'dumb';
  return byLines
    ? (await import('./plain-prompt.ts')).plainPrompter()
    : (await import('./prompt.ts')).menuPrompter(colour);
};

const today = (): string => {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

const readFile = (file: string, maxBytes: number): Uint8Array => {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    throw unreadable(file, error);
  }
  try {
    const status = fstatSync(descriptor);
    if (status.isDirectory()) throw new ReadinessError(`${file} is a folder`, { hint: 'name the pilot file in it' });
    return readDescriptor(descriptor, file, maxBytes);
  } finally {
    closeSync(descriptor);
  }
};

/** Reads one byte more than the limit at the most, so that the parser can tell that the file is too large. */
const readDescriptor = (descriptor: number, name: string, maxBytes: number): Uint8Array => {
  const chunks: Uint8Array[] = [];
  let total = 0;
  while (total <= maxBytes) {
    const chunk = new Uint8Array(Math.min(65_536, maxBytes + 1 - total));
    const bytes = readSome(descriptor, name, chunk);
    if (bytes === 0) break;
    chunks.push(chunk.subarray(0, bytes));
    total += bytes;
  }
  return Buffer.concat(chunks);
};

/** A terminal or a pipe without data yet answers EAGAIN; wait a little and ask again. */
const readSome = (descriptor: number, name: string, chunk: Uint8Array): number => {
  for (;;) {
    try {
      return readSync(descriptor, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw unreadable(name, error);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
};

const unreadable = (file: string, error: unknown): ReadinessError => {
  if (isReadinessError(error)) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') {
    return new ReadinessError(`there is no file ${file}`, { hint: 'check the path, or use - to read from stdin' });
  }
  return new ReadinessError(`${file} cannot be read (${code ?? 'unknown reason'})`);
};
