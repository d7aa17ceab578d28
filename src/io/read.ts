// Reads files. What strangers can place in a repository, links above all, never decides what of the machine is read.
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readlinkSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { isReadinessError, ReadinessError } from '../model/problem.ts';

// Where a path really leads, and whether a file there may be read or written. What strangers can place in a repository,
// links above all, never decides what of the machine is read or replaced.

/** The file itself: through links, those that lead to nothing yet included. */
export const realName = (file: string, links = 0): string => {
  const real = realPath(file);
  if (real !== undefined) return real;
  const name = join(realFolder(dirname(resolve(file))), basename(file));
  const next = links < MOST_LINKS ? linkTarget(name) : undefined;
  return next === undefined ? name : realName(resolve(dirname(name), next), links + 1);
};

const MOST_LINKS = 40;

/** Whether two names mean the same file, links resolved; neither need exist. */
export const isSameFile = (a: string, b: string): boolean => realName(a) === realName(b);

/** Both are absolute and real. A folder lies inside itself. */
export const isInside = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** Git's own folder, also as file systems that fold case, shorten names or leave out what cannot be seen would spell it. */
export const isUnderGit = (path: string): boolean =>
  path
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .split(/[\\/]/)
    .some((part) => /^(\.git|git~[0-9]+)[. ]*(:.*)?$/i.test(part));

/**
 * Why a file may not be touched, as the end of a sentence that begins with its name; undefined where it may. A link may
 * lead anywhere in the repository that the file's name lies in; outside of a repository, in the working directory and in
 * the folder that is named. `within` is a folder that the file must not leave.
 */
export const whyForbidden = (file: string, within?: string): string | undefined => {
  const real = realName(file);
  if (isUnderGit(real) || isUnderGit(file)) return 'lies in the folder .git, which is for git alone';
  if (within !== undefined && !isInside(realFolder(resolve(within)), real))
    return 'leads out of the folder of the configuration';
  const folder = dirname(resolve(file));
  if (/^\/(dev|proc)\//.test(`${folder}/`)) return undefined; // such as /dev/stdout and /dev/fd/63, which are links
  const repositories = above(folder).filter((one) => existsSync(join(one, '.git')));
  if (!repositories.every((one) => isInside(realFolder(one), real))) return 'leads out of its repository by a link';
  const isFree = repositories.length > 0 || [resolve('.'), folder].some((one) => isInside(realFolder(one), real));
  return isFree ? undefined : 'leads out of its folder by a link';
};

/**
 * Why a file is none of those that somebody who works in one folder alone may touch, as the end of a sentence that begins
 * with its name; undefined where it is. The folder is the one that the program was started in. No link counts, wherever
 * it leads.
 */
export const whyOutside = (file: string): string | undefined => {
  const [home, named] = [realFolder('.'), resolve(file)];
  const real = realName(file);
  if (isUnderGit(named) || isUnderGit(real)) return 'lies in the folder .git, which is for git alone';
  const plain = join(home, relative(resolve('.'), named));
  if (!isInside(home, plain) || plain === home) return 'lies outside the folder that the server was started in';
  const status = linkStatus(file);
  // Some file systems fold case: a name in other letters is no link.
  if (status?.isSymbolicLink() || real.toLowerCase() !== plain.toLowerCase()) return 'is a link, or lies behind one';
  return status === undefined || status.isFile() ? undefined : 'is no regular file';
};

/** The folder and all that it lies in. */
const above = (folder: string): readonly string[] =>
  dirname(folder) === folder ? [folder] : [folder, ...above(dirname(folder))];

/** What stands at a path, links followed; undefined where nothing does, or where nobody may look. */
export const pathKind = (path: string): 'folder' | 'file' | undefined => {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
};

/** Undefined where there is nothing; a link is told as what it is. */
export const linkStatus = (file: string): Stats | undefined => {
  try {
    return lstatSync(file);
  } catch {
    return undefined;
  }
};

export const realPath = (path: string): string | undefined => {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
};

/** The nearest folder that is there is resolved; what is not there yet keeps its name. */
export const realFolder = (folder: string): string =>
  realPath(folder) ?? (dirname(folder) === folder ? folder : join(realFolder(dirname(folder)), basename(folder)));

const linkTarget = (name: string): string | undefined => {
  try {
    return readlinkSync(name);
  } catch {
    return undefined;
  }
};

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
    if (status.isDirectory()) throw new ReadinessError(`${file} is a folder`, { hint: 'name one file in it' });
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
