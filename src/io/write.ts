// Writes a file whole or not at all.
import { realpathSync, renameSync, rmSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { ReadinessError } from '../model/problem.ts';

/**
 * Beside the target first, then renamed over it: a reader sees the old file or the new one, never half of one. A link
 * is followed; what is no regular file (a device, a pipe) is written to as it is.
 */
export const writeWhole = (file: string, text: string): void => {
  const before = statusOf(file);
  try {
    if (before !== undefined && !before.isFile()) return writeFileSync(file, text);
    replace(before === undefined ? file : realpathSync(file), text, before?.mode);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ReadinessError(`${file} cannot be written (${code ?? 'unknown reason'})`, {
      hint: 'nothing was written; check that its folder exists and may be written to',
    });
  }
};

const replace = (file: string, text: string, mode: number | undefined): void => {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text, mode === undefined ? {} : { mode });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
};

const statusOf = (file: string): Stats | undefined => statSync(file, { throwIfNoEntry: false });
