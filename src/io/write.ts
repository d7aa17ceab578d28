// Writes files whole or not at all.
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isReadinessError, ReadinessError } from '../model/problem.ts';
import type { Written } from './world.ts';

/**
 * All of them beside their targets first, then each renamed over its own: a reader sees the old file or the new one,
 * never half of one, and what cannot be written leaves the others as they were. A link is followed; what is no regular
 * file (a device, a pipe) is written to as it is, last.
 */
export const writeWhole = (files: readonly Written[]): void => {
  const prepared: { readonly file: string; readonly temporary: string; readonly target: string }[] = [];
  const direct: Written[] = [];
  try {
    for (const { file, text } of files) {
      telling(file, () => {
        const before = statusOf(file);
        if (before !== undefined && !before.isFile()) return direct.push({ file, text });
        const target = realName(file);
        const temporary = `${target}.${process.pid}.tmp`;
        prepared.push({ file, temporary, target });
        return writeFileSync(temporary, text, before === undefined ? {} : { mode: before.mode });
      });
    }
    for (const { file, text } of direct) telling(file, () => writeFileSync(file, text));
    for (const { file, temporary, target } of prepared) telling(file, () => renameSync(temporary, target));
  } catch (error) {
    for (const { temporary } of prepared) discard(temporary);
    throw error;
  }
};

/** What was never made cannot be taken away: the reason that is told is the first one. */
const discard = (temporary: string): void => {
  try {
    rmSync(temporary, { force: true });
  } catch {
    // its folder is no folder, or is gone
  }
};

/** Whether two names mean the same file, links resolved; neither need exist. */
export const isSameFile = (a: string, b: string): boolean => realName(a) === realName(b);

/** The file itself: through links, those that lead to nothing yet included. */
export const realName = (file: string, links = 0): string => {
  try {
    return realpathSync(file);
  } catch {
    const name = join(real(dirname(resolve(file))), basename(file));
    const next = links < MOST_LINKS ? linkOf(name) : undefined;
    return next === undefined ? name : realName(resolve(dirname(name), next), links + 1);
  }
};

const MOST_LINKS = 40;

const real = (folder: string): string => {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
};

const linkOf = (name: string): string | undefined => {
  try {
    return readlinkSync(name);
  } catch {
    return undefined;
  }
};

const telling = <Result>(file: string, act: () => Result): Result => {
  try {
    return act();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ReadinessError(`${file} cannot be written (${code ?? 'unknown reason'})`, {
      hint: 'no file was written; check that its folder exists and may be written to',
    });
  }
};

const statusOf = (file: string): Stats | undefined => statSync(file, { throwIfNoEntry: false });

// Saves a file that somebody else may be writing too: whole, and only over the text that the writer had read.

const MARK = '\uFEFF';

/**
 * `expected` is the text that the new one was made from; undefined where there was no file. A byte order mark counts as no
 * text: it is kept whether the writer saw it or not. Only in the moment between the comparison and the rename could
 * another writer be missed.
 */
export const saveOver = (file: string, text: string, expected: string | undefined): void => {
  const target = realName(file);
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    if (expected === undefined) create(file, target, temporary, text);
    else replace(file, target, temporary, text, expected);
  } catch (error) {
    throw isReadinessError(error) ? error : unsaved(file, error);
  } finally {
    rmSync(temporary, { force: true });
  }
};

const replace = (file: string, target: string, temporary: string, text: string, expected: string): void => {
  const present = presentText(file, target);
  if (bare(present) !== bare(expected)) throw changedUnderneath(file);
  writeThrough(temporary, (present.startsWith(MARK) ? MARK : '') + bare(text), statSync(target).mode);
  renameSync(temporary, target);
};

const bare = (text: string): string => (text.startsWith(MARK) ? text.slice(MARK.length) : text);

const presentText = (file: string, target: string): string => {
  const status = statSync(target, { throwIfNoEntry: false });
  if (status === undefined) throw new ReadinessError(`${file} is gone since it was read`, { hint: again });
  if (!status.isFile()) throw new ReadinessError(`${file} is no file that could be changed`, { hint: 'name a file' });
  return readFileSync(target, 'utf8');
};

/** A link appears as a whole, and not where there is something already. Some file systems have none. */
const create = (file: string, target: string, temporary: string, text: string): void => {
  if (statSync(target, { throwIfNoEntry: false }) !== undefined) throw already(file);
  writeThrough(temporary, text);
  try {
    linkSync(temporary, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw already(file);
    renameSync(temporary, target);
  }
};

/** On the disk, not in a buffer, before it takes the place of what was there. */
const writeThrough = (file: string, text: string, mode?: number): void => {
  const descriptor = openSync(file, 'w', mode === undefined ? 0o666 : mode & 0o777);
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

const again = 'nothing was written; run it again to go on with what is there now';

const changedUnderneath = (file: string): ReadinessError =>
  new ReadinessError(`${file} was changed by somebody else since it was read`, { hint: again });

const already = (file: string): ReadinessError =>
  new ReadinessError(`${file} is there already and is not overwritten`, {
    hint: `go on with it: readiness interview ${file}`,
  });

const unsaved = (file: string, error: unknown): ReadinessError =>
  new ReadinessError(`${file} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})`, {
    hint: 'nothing was written; check that its folder exists and may be written to',
  });
