// Writes files whole or not at all.
import { readlinkSync, realpathSync, renameSync, rmSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ReadinessError } from '../model/problem.ts';
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
