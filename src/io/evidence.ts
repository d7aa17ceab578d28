// Looks at evidence files: are they there, inside the pilot's folder, how large, how old, what hash, and what their reader
// finds in them. It judges nothing.

import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { isAbsolute, join, posix, resolve } from 'node:path';
import { calendarDay } from '../model/dates.ts';
import {
  type EvidenceSource,
  type FileState,
  type Folder,
  type Lookup,
  mostFileBytes,
  type Reader,
  type Wanted,
} from '../model/evidence.ts';
import { compareText } from '../model/vocabulary.ts';
import {
  commitsTouching,
  committedDates,
  type Dated,
  datedBy,
  dateOfRevision,
  filesOfTree,
  findObjects,
  type GitObject,
  nearestFolder,
  readObjects,
  shallowCommits,
  type Touch,
  touchesUnder,
} from './git.ts';
import { isInside, isUnderGit, realPath } from './read.ts';
import type { PastAsk } from './world.ts';

/** Files of one pilot are read up to this sum of bytes. */
const MOST_READ_IN_ALL = 8 * mostFileBytes;

/** Files relative to `folder`; symbolic links are resolved before asking whether a file lies inside. Each is read once. */
export const inspectFiles = (
  folder: string,
  wanted: readonly Wanted[],
  reader: Reader,
): ReadonlyMap<string, FileState> => {
  const root = realPath(folder) ?? resolve(folder);
  const places = wanted.map((one) => ({ one, place: placeIn(root, one.file) }));
  const byFile = new Map<string, Wanted>();
  for (const { one, place } of places)
    if (typeof place === 'string') byFile.set(place, together(one, byFile.get(place)));
  const budget = { left: MOST_READ_IN_ALL };
  const sizes = [...byFile.keys()].map((path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  const shared = new Set(sizes.filter((size, i) => size <= mostFileBytes && sizes.indexOf(size) !== i));
  const looks = new Map(
    [...byFile].map(([path, one], i) => {
      const hash = one.hash || shared.has(sizes[i] ?? 0);
      return [path, describe(path, { ...one, hash }, reader, budget)] as const;
    }),
  );
  const found = new Map(
    places.map(
      ({ one, place }) => [one.file, typeof place === 'string' ? (looks.get(place) ?? missing) : place] as const,
    ),
  );
  const undated = wanted.filter(({ file, date }) => date && found.get(file)?.state === 'file').map(({ file }) => file);
  if (undated.length === 0) return found;
  for (const [file, dated] of committedDates(root, undated)) {
    const look = found.get(file);
    if (look?.state === 'file') found.set(file, { ...look, ...datesFrom(dated) });
  }
  return found;
};

const missing: FileState = { state: 'missing' };

const datesFrom = (dated: Dated | undefined) =>
  dated === undefined ? {} : 'day' in dated ? { committed: dated.day } : { undated: dated.why };

/** All that is asked of one file, however many names it has. */
const together = (one: Wanted, other: Wanted | undefined): Wanted =>
  other === undefined
    ? one
    : {
        ...other,
        hash: one.hash || other.hash,
        asked: {
          pointers: [...new Set([...other.asked.pointers, ...one.asked.pointers])],
          names: [...new Set([...other.asked.names, ...one.asked.names])],
        },
      };

/** The real path of a file inside of the root, or why it is none. */
const placeIn = (root: string, file: string): string | FileState => {
  const path = resolve(root, file);
  if (isAbsolute(file) || path === root || !isInside(root, path)) return { state: 'outside' };
  const real = realPath(path);
  if (real === undefined) return missing;
  if (isUnderGit(real.slice(root.length))) return { state: 'own' };
  return real === root || !isInside(root, real) ? { state: 'outside' } : real;
};

type Budget = { left: number };

/** Opened without waiting: a named pipe would wait for its writer. What cannot be read is no evidence. */
const describe = (path: string, { file, hash, asked }: Wanted, reader: Reader, budget: Budget): FileState => {
  try {
    const status = statSync(path);
    if (status.isDirectory()) return describeFolder(path, file, asked, reader, budget);
    if (!status.isFile()) return { state: 'unreadable' };
    return opened(path, (source, { size, mtime }) => {
      const isRead = size <= mostFileBytes;
      if (isRead && !takes(budget, size)) return { state: 'too-many' };
      return {
        state: 'file',
        bytes: size,
        modified: calendarDay(mtime),
        identity: hash ? hashFiles([source]) : `${size} bytes of ${path}`,
        ...(isRead && { content: reader({ ...source, name: file }, asked) }),
      };
    });
  } catch {
    return { state: 'unreadable' };
  }
};

const takes = (budget: Budget, bytes: number): boolean => {
  budget.left -= bytes;
  return budget.left >= 0;
};

type Status = { readonly size: number; readonly mtime: Date };

/** The file is open as long as it is used. No more is read than it had when it was opened. */
const opened = <T>(path: string, use: (source: EvidenceSource, status: Status) => T): T => {
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const status = fstatSync(descriptor);
    if (!status.isFile()) throw new Error('not a file');
    return use({ name: path, bytes: status.size, chunks: () => readChunks(descriptor, status.size) }, status);
  } finally {
    closeSync(descriptor);
  }
};

const CHUNK = 262_144;

function* readChunks(descriptor: number, size: number): Generator<Uint8Array> {
  for (let at = 0; at < size; ) {
    const chunk = new Uint8Array(Math.min(CHUNK, size - at));
    const length = readSync(descriptor, chunk, 0, chunk.length, at);
    if (length === 0) return;
    at += length;
    yield chunk.subarray(0, length);
  }
}

const hashFiles = (sources: readonly EvidenceSource[]): string => {
  const digest = process.getBuiltinModule('node:crypto').createHash('sha256');
  for (const source of sources) {
    if (sources.length > 1) digest.update(`${source.name}\0${source.bytes}\0`);
    for (const chunk of source.chunks()) digest.update(chunk);
  }
  return digest.digest('hex');
};

// Folders: what readers of folders may want of them.

const MOST_FILES = 2_000;
const MOST_LEVELS = 8;

const describeFolder = (path: string, name: string, asked: Lookup, reader: Reader, budget: Budget): FileState => {
  const names = filesIn(path, '', 0).toSorted(compareText);
  const stats = names.map((one) => ({ name: one, status: statSync(join(path, one)) }));
  const bytes = stats.reduce((sum, { status }) => sum + status.size, 0);
  if (bytes > mostFileBytes || !takes(budget, bytes)) return { state: 'too-many' };
  const files = stats.map(
    ({ name: one, status: { size } }): EvidenceSource => ({
      name: one,
      bytes: size,
      chunks: () => opened(join(path, one), ({ chunks }) => [...chunks()]),
    }),
  );
  const latest = stats.reduce((last, { status }) => Math.max(last, status.mtimeMs), 0);
  return {
    state: 'file',
    bytes: Math.max(1, bytes),
    modified: calendarDay(new Date(latest)),
    identity: hashOfFolder(files),
    content: reader({ name, files }, asked),
  };
};

const hashOfFolder = (files: readonly EvidenceSource[]): string =>
  hashFiles([{ name: 'folder', bytes: 0, chunks: () => [] }, ...files]);

/** Links are not followed, and no more files than the limit are listed. */
const filesIn = (root: string, below: string, level: number): readonly string[] => {
  const found: string[] = [];
  for (const entry of readdirSync(join(root, below), { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    if (found.length >= MOST_FILES) break;
    if (entry.isDirectory() && level < MOST_LEVELS) found.push(...filesIn(root, name, level + 1));
    else if (entry.isFile() && isOfUse(name)) found.push(name);
  }
  return found.slice(0, MOST_FILES);
};

/** Test reports, and metrics of MLflow. */
const isOfUse = (name: string): boolean => /\.(xml|trx)$/i.test(name) || /(^|\/)(metrics\/.+|meta\.yaml)$/.test(name);

// Looks at evidence files as a revision of git holds them. It judges nothing.

/** The files of a folder that a revision holds, by their names in it; undefined where they are more than are read. */
type PastFolder = ReadonlyMap<string, Uint8Array> | undefined;

type PastFileAsked = { readonly ask: PastAsk; readonly wanted: Wanted; readonly path: string | undefined };

/** For each ask what its revision holds; `file` only says in which repository. */
export const inspectPastFiles = (
  file: string,
  asks: readonly PastAsk[],
  reader: Reader,
): readonly ReadonlyMap<string, FileState>[] => {
  const { folder } = nearestFolder(file);
  const failure = `the evidence of ${file} cannot be read from git`;
  const asked = asks.flatMap((ask) =>
    ask.wanted.map((wanted): PastFileAsked => ({ ask, wanted, path: repositoryPath(ask, wanted) })),
  );
  const heldFor = heldIn(folder, asked, failure);
  const needed = asked.flatMap((one) => {
    const found = heldFor(one);
    return isBlob(found) && found.bytes <= MOST_READ ? [found.id] : [];
  });
  const contents = readObjects(folder, [...new Set(needed)], MOST_READ, failure);
  const trees = new Set(asked.flatMap((one) => treeIn(heldFor(one)) ?? []));
  const folders = new Map([...trees].map((tree) => [tree, folderIn(folder, tree, failure)] as const));
  const commitDate = commitDates(folder, asked);
  const looks = new Map(asks.map((ask) => [ask, new Map<string, FileState>()]));
  const read = readOnce(reader);
  for (const one of asked)
    looks.get(one.ask)?.set(one.wanted.file, toLook(heldFor(one), one, { contents, folders }, commitDate(one), read));
  return [...looks.values()];
};

const treeIn = (found: Found): string | undefined =>
  typeof found === 'object' && found.type === 'tree' ? found.id : undefined;

/** What readers of folders may want of it, as on the disk. */
const folderIn = (folder: string, tree: string, failure: string): PastFolder => {
  const ids = [...filesOfTree(folder, tree, failure)]
    .filter(([name]) => isOfUse(name) && name.split('/').length <= MOST_LEVELS + 1)
    .toSorted(([a], [b]) => compareText(a, b))
    .slice(0, MOST_FILES);
  const contents = readObjects(folder, [...new Set(ids.map(([, id]) => id))], mostFileBytes, failure);
  const files = ids.flatMap(([name, id]): readonly (readonly [string, Uint8Array])[] => {
    const bytes = contents.get(id);
    return bytes === undefined ? [] : [[name, bytes]];
  });
  const sum = files.reduce((bytes, [, content]) => bytes + content.length, 0);
  return files.length < ids.length || sum > mostFileBytes ? undefined : new Map(files);
};

/** A history holds the same blob under the same name again and again. */
const readOnce = (
  reader: Reader,
): ((id: string, source: EvidenceSource | Folder, asked: Lookup) => ReturnType<Reader>) => {
  const known = new Map<string, ReturnType<Reader>>();
  return (id, source, asked) => {
    const key = JSON.stringify([id, source.name, asked]);
    const content = known.get(key) ?? reader(source, asked);
    known.set(key, content);
    return content;
  };
};

type Found = GitObject | 'missing' | 'out' | undefined;

/** Links are resolved first: what they lead to has to lie in the pilot's folder, too. */
const heldIn = (folder: string, asked: readonly PastFileAsked[], failure: string): ((one: PastFileAsked) => Found) => {
  const objectName = ({ ask, path }: PastFileAsked): string => `${ask.revision}:${path}`;
  const inside = new Map(asked.flatMap((one) => (one.path === undefined ? [] : [[objectName(one), one] as const])));
  const names = [...inside.keys()];
  const held = findObjects(folder, names, 'followed', failure);
  const itself = findObjects(folder, names, 'told', failure);
  const links = itself.map((one, i) => (isBlob(one) && !isSame(one, held[i]) ? one.id : undefined));
  const targets = readObjects(folder, [...new Set(links.flatMap((id) => id ?? []))], MOST_READ, failure);
  const found = names.map((name, i): readonly [string, Found] => {
    const [link, one] = [links[i], inside.get(name)];
    if (link === undefined || one?.path === undefined) return [name, held[i]];
    const target = new TextDecoder().decode(targets.get(link));
    const path = posix.join(posix.dirname(one.path), target);
    return [name, posix.isAbsolute(target) || !isWithin(path, one.ask) ? 'out' : held[i]];
  });
  const byName = new Map(found);
  return (one) => (one.path === undefined ? 'out' : byName.get(objectName(one)));
};

const isBlob = (found: Found): found is GitObject => typeof found === 'object' && found.type === 'blob';
const isSame = (a: GitObject, b: Found): boolean => typeof b === 'object' && a.id === b.id;

/** A hash of more than this is not taken. */
const MOST_READ = 2 * mostFileBytes;

/** From the repository's root; undefined outside of the pilot's folder. A name of two lines would be two questions. */
const repositoryPath = (ask: PastAsk, { file }: Wanted): string | undefined => {
  const path = posix.join(posix.dirname(ask.path), file);
  return posix.isAbsolute(file) || !isWithin(path, ask) || /[\n\0]/.test(path) ? undefined : path;
};

const isWithin = (path: string, { path: pilot }: PastAsk): boolean => {
  const folder = posix.dirname(pilot);
  return folder === '.' ? !path.startsWith('../') : path.startsWith(`${folder}/`);
};

type PastContents = {
  readonly contents: ReadonlyMap<string, Uint8Array>;
  readonly folders: ReadonlyMap<string, PastFolder>;
};

const toLook = (
  held: Found,
  { wanted, path }: PastFileAsked,
  { contents, folders }: PastContents,
  dated: Dated | undefined,
  read: ReturnType<typeof readOnce>,
): FileState => {
  if (path !== undefined && isUnderGit(path)) return { state: 'own' };
  if (held === 'out') return { state: 'outside' };
  if (held === undefined || held === 'missing') return { state: 'missing' };
  const dates = datesFrom(dated);
  const modified = dates.committed ?? today(); // staged, and not committed yet
  if (held.type === 'tree') {
    const inside = folders.get(held.id);
    if (inside === undefined) return { state: 'too-many' };
    const files = [...inside].map(
      ([name, bytes]): EvidenceSource => ({ name, bytes: bytes.length, chunks: () => [bytes] }),
    );
    const bytes = Math.max(
      1,
      files.reduce((sum, file) => sum + file.bytes, 0),
    );
    const content = read(held.id, { name: wanted.file, files }, wanted.asked);
    return { state: 'file', bytes, modified, ...dates, identity: hashOfFolder(files), content };
  }
  if (held.type !== 'blob') return { state: 'not-looked-at' };
  const bytes = contents.get(held.id);
  if (wanted.hash && bytes === undefined) return { state: 'unreadable' };
  const facts = { state: 'file', bytes: held.bytes, modified, ...dates } as const;
  if (bytes === undefined || bytes.length > mostFileBytes)
    return { ...facts, identity: bytes === undefined ? held.id : sha256(bytes) };
  const source: EvidenceSource = { name: wanted.file, bytes: bytes.length, chunks: () => [bytes] };
  return { ...facts, identity: sha256(bytes), content: read(held.id, source, wanted.asked) };
};

const sha256 = (bytes: Uint8Array): string =>
  process.getBuiltinModule('node:crypto').createHash('sha256').update(bytes).digest('hex');

/** Git is asked only for files of which nobody states the date: once for all asks that say their day, else by revision. */
const commitDates = (folder: string, asked: readonly PastFileAsked[]): ((one: PastFileAsked) => Dated | undefined) => {
  const known = new Map<string, ReadonlyMap<string, readonly Touch[]>>();
  const paths = [...new Set(asked.flatMap(({ wanted, path }) => (wanted.date ? (path ?? []) : [])))];
  const cut = paths.length === 0 ? new Set<string>() : shallowCommits(folder);
  const upTo = (revision: string): ReadonlyMap<string, readonly Touch[]> => {
    const touches = known.get(revision) ?? commitsTouching(folder, paths, revision);
    known.set(revision, touches);
    return touches;
  };
  return ({ ask: { revision, day }, wanted, path }) => {
    if (!wanted.date || path === undefined) return undefined;
    if (day !== undefined) {
      const last = touchesUnder(upTo('HEAD'), path).find((one) => one.day <= day);
      return last === undefined ? { day } : datedBy(last, cut);
    }
    const [last] = touchesUnder(upTo(revision || 'HEAD'), path);
    if (last !== undefined) return datedBy(last, cut);
    const own = revision === '' ? undefined : dateOfRevision(folder, revision);
    return own === undefined ? undefined : { day: own };
  };
};

/** Today on the machine's own calendar, YYYY-MM-DD. */
export const today = (): string => calendarDay(new Date());
