// Looks at evidence files: are they there, inside the pilot's folder, how large, how old, what hash, what text. It
// judges nothing.

import { closeSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, posix, resolve, sep } from 'node:path';
import { type Look, mostBytes, type Wanted } from '../model/outcome.ts';
import { committedDates, contentsOf, dateOfRevision, daysTouched, type Held, heldUnder, placeOf } from './git.ts';
import { isUnderGit } from './paths.ts';
import type { PastAsk } from './world.ts';

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
  return isInside(root, real) && !isUnderGit(real.slice(root.length)) ? describe(real, wanted) : { state: 'outside' };
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

// Looks at evidence files as a revision of git holds them. It judges nothing.

type Asked = { readonly ask: PastAsk; readonly wanted: Wanted; readonly path: string | undefined };

/** For each ask what its revision holds; `file` only says in which repository. */
export const looksIn = (file: string, asks: readonly PastAsk[]): readonly ReadonlyMap<string, Look>[] => {
  const { folder } = placeOf(file);
  const failure = `the evidence of ${file} cannot be read from git`;
  const asked = asks.flatMap((ask) => ask.wanted.map((wanted): Asked => ({ ask, wanted, path: pathOf(ask, wanted) })));
  const heldFor = heldIn(folder, asked, failure);
  const needed = asked.flatMap((one) => {
    const found = heldFor(one);
    const isRead = one.wanted.hash || one.wanted.content === true;
    return isRead && isBlob(found) && found.bytes <= MOST_READ ? [found.id] : [];
  });
  const contents = contentsOf(folder, [...new Set(needed)], MOST_READ, failure);
  const dateOf = datesOf(folder, asked);
  const looks = new Map(asks.map((ask) => [ask, new Map<string, Look>()]));
  for (const one of asked) looks.get(one.ask)?.set(one.wanted.file, lookOf(heldFor(one), one, contents, dateOf(one)));
  return [...looks.values()];
};

type Found = Held | 'missing' | 'out' | undefined;

/** Links are resolved first: what they lead to has to lie in the pilot's folder, too. */
const heldIn = (folder: string, asked: readonly Asked[], failure: string): ((one: Asked) => Found) => {
  const nameOf = ({ ask, path }: Asked): string => `${ask.revision}:${path}`;
  const inside = new Map(asked.flatMap((one) => (one.path === undefined ? [] : [[nameOf(one), one] as const])));
  const names = [...inside.keys()];
  const held = heldUnder(folder, names, 'followed', failure);
  const itself = heldUnder(folder, names, 'told', failure);
  const links = itself.map((one, i) => (isBlob(one) && !isSame(one, held[i]) ? one.id : undefined));
  const targets = contentsOf(folder, [...new Set(links.flatMap((id) => id ?? []))], MOST_READ, failure);
  const found = names.map((name, i): readonly [string, Found] => {
    const [link, one] = [links[i], inside.get(name)];
    if (link === undefined || one?.path === undefined) return [name, held[i]];
    const target = new TextDecoder().decode(targets.get(link));
    const path = posix.join(posix.dirname(one.path), target);
    return [name, posix.isAbsolute(target) || !isWithin(path, one.ask) ? 'out' : held[i]];
  });
  const byName = new Map(found);
  return (one) => (one.path === undefined ? 'out' : byName.get(nameOf(one)));
};

const isBlob = (found: Found): found is Held => typeof found === 'object' && found.type === 'blob';
const isSame = (a: Held, b: Found): boolean => typeof b === 'object' && a.id === b.id;

/** A hash of more than this is not taken. */
const MOST_READ = 16 * mostBytes;

/** From the repository's root; undefined outside of the pilot's folder. A name of two lines would be two questions. */
const pathOf = (ask: PastAsk, { file }: Wanted): string | undefined => {
  const path = posix.join(posix.dirname(ask.path), file);
  return posix.isAbsolute(file) || !isWithin(path, ask) || /[\n\0]/.test(path) ? undefined : path;
};

const isWithin = (path: string, { path: pilot }: PastAsk): boolean => {
  const folder = posix.dirname(pilot);
  return folder === '.' ? !path.startsWith('../') : path.startsWith(`${folder}/`);
};

const lookOf = (
  held: Found,
  { wanted }: Asked,
  contents: ReadonlyMap<string, Uint8Array>,
  committed: string | undefined,
): Look => {
  if (held === 'out') return { state: 'outside' };
  if (held === undefined || held === 'missing') return { state: 'missing' };
  if (held.type !== 'blob') return { state: 'directory' };
  const bytes = contents.get(held.id);
  if (wanted.hash && bytes === undefined) return { state: 'unreadable' };
  return {
    state: 'file',
    bytes: held.bytes,
    modified: committed ?? today(), // staged, and not committed yet
    ...(committed !== undefined && { committed }),
    ...(wanted.hash && bytes !== undefined && { sha256: pastEvidenceSha256(bytes) }),
    ...(wanted.content && contentOf(bytes)),
  };
};

const contentOf = (bytes: Uint8Array | undefined) =>
  bytes === undefined || bytes.length > mostBytes ? ({ unread: 'too-large' } as const) : decodedText(bytes);

const pastEvidenceSha256 = (bytes: Uint8Array): string =>
  process.getBuiltinModule('node:crypto').createHash('sha256').update(bytes).digest('hex');

/** Git is asked only for files of which nobody states the date: once for all asks that say their day, else by revision. */
const datesOf = (folder: string, asked: readonly Asked[]): ((one: Asked) => string | undefined) => {
  const known = new Map<string, ReadonlyMap<string, readonly string[]>>();
  const paths = [...new Set(asked.flatMap(({ wanted, path }) => (wanted.date ? (path ?? []) : [])))];
  const upTo = (revision: string): ReadonlyMap<string, readonly string[]> => {
    const days = known.get(revision) ?? daysTouched(folder, paths, revision);
    known.set(revision, days);
    return days;
  };
  return ({ ask: { revision, day }, wanted, path }) => {
    if (!wanted.date || path === undefined) return undefined;
    if (day !== undefined)
      return (
        upTo('HEAD')
          .get(path)
          ?.find((one) => one <= day) ?? day
      );
    const [last] = upTo(revision || 'HEAD').get(path) ?? [];
    return last ?? (revision === '' ? undefined : dateOfRevision(folder, revision));
  };
};

const today = (): string => new Date().toISOString().slice(0, 10);
