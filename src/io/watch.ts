// Waits for what a run depends on: files by their stamps, looked at again and again, which works on every file system; the
// size of the terminal; and the person who ends it.
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Size, Watch } from './world.ts';

/** Milliseconds between two looks. */
const PAUSE = 200;

/** What was read, each with how it was then. Folders are watched too: a file may appear. */
type Seen = Map<string, string>;

export const see = (file: string, seen: Seen): void => {
  seen.set(file, fileStamp(file));
  const folder = dirname(file);
  if (!seen.has(folder)) seen.set(folder, fileStamp(folder));
};

const fileStamp = (path: string): string => {
  try {
    const { mtimeMs, size, ino } = statSync(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return '';
  }
};

/** Ctrl-C ends the watch, and not the program, from now on until it did. */
export const startWatch = (seen: Seen): Watch => {
  let ended = false;
  let wake = (): void => undefined;
  const end = (): void => {
    ended = true;
    wake();
  };
  const stops = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const one of stops) process.once(one, end);
  let size = sizeNow();
  const isOther = (): boolean => {
    const now = sizeNow();
    const isResized = now.columns !== size.columns || now.rows !== size.rows;
    size = now;
    let isChanged = false;
    for (const [path, stamp] of seen) {
      const present = fileStamp(path);
      if (present === stamp) continue;
      seen.set(path, present);
      isChanged = true;
    }
    return isResized || isChanged;
  };
  const next = async (): Promise<Size | undefined> => {
    while (!ended && !isOther()) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, PAUSE);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    if (!ended) return size;
    for (const one of stops) process.removeListener(one, end);
    return undefined;
  };
  return { size, next };
};

const sizeNow = (): Size => ({ columns: process.stdout.columns, rows: process.stdout.rows });
