// Looks at evidence files: are they there, inside the pilot's folder, how large, how old, what hash, what text. It
// judges nothing.
import { closeSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, resolve, sep } from 'node:path';
import { type Look, mostBytes, type Wanted } from '../model/evidence.ts';
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

const lookAtOne = (root: string, wanted: Wanted): Look => {
  const { file } = wanted;
  const path = resolve(root, file);
  if (isAbsolute(file) || !isInside(root, path)) return { state: 'outside' };
  const real = realPath(path);
  if (real === undefined) return { state: 'missing' };
  return isInside(root, real) ? describe(real, wanted) : { state: 'outside' };
};

/** Both are absolute, with no dots left in them. */
const isInside = (root: string, path: string): boolean => path.startsWith(root.endsWith(sep) ? root : root + sep);

const realPath = (path: string): string | undefined => {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
};

/** The kind is asked for first: opening a named pipe would wait for its writer. */
const describe = (path: string, wanted: Wanted): Look => {
  try {
    const status = statSync(path);
    if (status.isDirectory()) return { state: 'directory' };
    if (!status.isFile()) return { state: 'unreadable' };
    const modified = status.mtime.toISOString().slice(0, 10);
    return { state: 'file', bytes: status.size, modified, ...read(path, status.size, wanted) };
  } catch {
    return { state: 'unreadable' };
  }
};

/** The file is opened even where nothing of it is asked for: what cannot be read is no evidence. */
const read = (path: string, size: number, { hash, content = false }: Wanted): object => {
  const descriptor = openSync(path, 'r');
  try {
    return { ...(hash && { sha256: sha256(descriptor) }), ...(content && textOf(descriptor, size)) };
  } finally {
    closeSync(descriptor);
  }
};

/** From the start, whatever was read before; no more than the limit, should the file grow meanwhile. */
const textOf = (descriptor: number, size: number): Pick<Extract<Look, { state: 'file' }>, 'text' | 'unread'> => {
  if (size > mostBytes) return { unread: 'too-large' };
  const bytes = new Uint8Array(size);
  let length = 0;
  for (let more = 1; more > 0 && length < size; length += more) {
    more = readSync(descriptor, bytes, length, size - length, length);
  }
  return decodedText(bytes.subarray(0, length));
};

export const decodedText = (bytes: Uint8Array): { text: string } | { unread: 'not-text' } => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? { unread: 'not-text' } : { text };
  } catch {
    return { unread: 'not-text' };
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
