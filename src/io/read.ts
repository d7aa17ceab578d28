// Reads files whole, as far as a limit, and never by way of a link that strangers may have placed.
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { isReadinessError, ReadinessError } from '../model/problem.ts';
import { whyForbidden } from './paths.ts';

/**
 * The bytes of a file, or of stdin for "-": one more than the limit at the most, so that the reader can tell that it is
 * too large. Throws ReadinessError where there is nothing to read, and for what a link makes of another file.
 */
export const readFile = (file: string, maxBytes: number): Uint8Array => {
  if (file === '-') return readDescriptor(0, 'stdin', maxBytes, false);
  const why = whyForbidden(file);
  if (why !== undefined) throw new ReadinessError(`${file} ${why}`, { hint: 'it is not read; name the file itself' });
  const descriptor = opened(file);
  try {
    const status = fstatSync(descriptor);
    if (status.isDirectory()) throw new ReadinessError(`${file} is a folder`, { hint: 'name the pilot file in it' });
    return readDescriptor(descriptor, file, maxBytes, status.isFIFO());
  } finally {
    closeSync(descriptor);
  }
};

/** Not to wait for the writer of a pipe: one that nobody writes to is told. */
const opened = (file: string): number => {
  try {
    return openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    throw unreadable(file, error);
  }
};

const readDescriptor = (descriptor: number, name: string, maxBytes: number, isPipe: boolean): Uint8Array => {
  const chunks: Uint8Array[] = [];
  let total = 0;
  let waited = 0;
  while (total <= maxBytes) {
    const chunk = new Uint8Array(Math.min(65_536, maxBytes + 1 - total));
    const bytes = readSome(descriptor, name, chunk);
    if (bytes > 0) {
      chunks.push(chunk.subarray(0, bytes));
      total += bytes;
    } else if (!isPipe || total > 0) break;
    else if (waited >= PATIENCE) {
      throw new ReadinessError(`${name} is a pipe that nobody writes to`, { hint: 'name a file, or use - for stdin' });
    } else waited += pause(TURN);
  }
  return Buffer.concat(chunks);
};

/** Milliseconds for the writer of a named pipe to come, and between two looks. */
const PATIENCE = 1_000;
const TURN = 10;

/** A terminal or a pipe without data yet answers EAGAIN; wait a little and ask again. */
const readSome = (descriptor: number, name: string, chunk: Uint8Array): number => {
  for (;;) {
    try {
      return readSync(descriptor, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw unreadable(name, error);
      pause(TURN);
    }
  }
};

export const pause = (milliseconds: number): number => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  return milliseconds;
};

const unreadable = (file: string, error: unknown): ReadinessError => {
  if (isReadinessError(error)) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') {
    return new ReadinessError(`there is no file ${file}`, { hint: 'check the path, or use - to read from stdin' });
  }
  return new ReadinessError(`${file} cannot be read (${code ?? 'unknown reason'})`);
};
