// Looks at evidence files: are they there, inside the pilot's folder, how large, how old, what hash. It judges nothing.
import { closeSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Look, Wanted } from '../model/evidence.ts';
import { committedDates } from './git.ts';

/** Files relative to `folder`; symbolic links are resolved before asking whether a file lies inside. */
export const lookAt = (folder: string, wanted: readonly Wanted[]): ReadonlyMap<string, Look> => {
  const root = realPath(folder) ?? resolve(folder);
  const looks = new Map(wanted.map((one) => [one.file, lookAtOne(root, one)] as const));
  const undated = wanted.filter(({ file, date }) => date && looks.get(file)?.state === 'file');
  const dates =
    undated.length > 0
      ? committedDates(
          root,
          undated.map(({ file }) => file),
        )
      : new Map<string, string>();
  for (const [file, committed] of dates) {
    const look = looks.get(file);
    if (look?.state === 'file') looks.set(file, { ...look, committed });
  }
  return looks;
};

const lookAtOne = (root: string, { file, hash }: Wanted): Look => {
  const path = resolve(root, file);
  if (isAbsolute(file) || !isInside(root, path)) return { state: 'outside' };
  const real = realPath(path);
  if (real === undefined) return { state: 'missing' };
  return isInside(root, real) ? describe(real, hash) : { state: 'outside' };
};

const isInside = (root: string, path: string): boolean => {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

const realPath = (path: string): string | undefined => {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
};

/** The kind is asked for first: opening a named pipe would wait for its writer. */
const describe = (path: string, hash: boolean): Look => {
  try {
    const status = statSync(path);
    if (status.isDirectory()) return { state: 'directory' };
    if (!status.isFile()) return { state: 'unreadable' };
    const modified = status.mtime.toISOString().slice(0, 10);
    return { state: 'file', bytes: status.size, modified, ...hashed(path, hash) };
  } catch {
    return { state: 'unreadable' };
  }
};

/** The file is opened even where no hash is asked for: what cannot be read is no evidence. */
const hashed = (path: string, hash: boolean): { sha256?: string } => {
  const descriptor = openSync(path, 'r');
  try {
    return hash ? { sha256: sha256(descriptor) } : {};
  } finally {
    closeSync(descriptor);
  }
};

const sha256 = (descriptor: number): string => {
  const digest = process.getBuiltinModule('node:crypto').createHash('sha256');
  const chunk = new Uint8Array(65_536);
  for (let bytes = readSync(descriptor, chunk); bytes > 0; bytes = readSync(descriptor, chunk)) {
    digest.update(chunk.subarray(0, bytes));
  }
  return digest.digest('hex');
};
