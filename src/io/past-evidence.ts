// Looks at evidence files as a revision of git holds them. It judges nothing.
import { posix } from 'node:path';
import { type Look, mostBytes, type Wanted } from '../model/evidence.ts';
import { decodedText } from './evidence.ts';
import { dateOfRevision, daysTouched } from './git.ts';
import { contentsOf, type Held, heldUnder } from './git-objects.ts';
import { placeOf } from './history.ts';
import type { PastAsk } from './world.ts';

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
    ...(wanted.hash && bytes !== undefined && { sha256: sha256(bytes) }),
    ...(wanted.content && contentOf(bytes)),
  };
};

const contentOf = (bytes: Uint8Array | undefined) =>
  bytes === undefined || bytes.length > mostBytes ? ({ unread: 'too-large' } as const) : decodedText(bytes);

const sha256 = (bytes: Uint8Array): string =>
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
