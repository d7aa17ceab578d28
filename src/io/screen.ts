// Where words go: to a terminal through the stream that Node has for it, to a file or a pipe by plain writes, for which
// no stream has to be set up.
import { fstatSync, statSync, writeSync } from 'node:fs';
import type { Screen } from './world.ts';

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
