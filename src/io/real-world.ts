// The real machine: its files, its terminal, its clock.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { isReadinessError, ReadinessError } from '../model/problem.ts';
import type { Manner, Prompter } from '../model/prompt.ts';
import { withoutCommands } from '../model/workflow-command.ts';
import { besideFile, findUpward, withinFile } from './configuration.ts';
import { lookAt } from './evidence.ts';
import { githubStep } from './github.ts';
import { blobsOf, fileAt, historyOf } from './history.ts';
import { looksIn } from './past-evidence.ts';
import { saveOver } from './save.ts';
import { type Lost, screen } from './screen.ts';
import type { Screen, World } from './world.ts';
import { isSameFile, writeWhole } from './write.ts';

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
