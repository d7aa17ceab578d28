// What git holds of files: objects by their names, and the days of commits. A machine without git, or a folder outside of a
// repository, simply knows nothing.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { ReadinessError } from '../model/problem.ts';
import { askGit, NO_PROGRAMS, PARTIAL, runGit } from './git-process.ts';
import { realName } from './read.ts';

// What git holds under a name, and the bytes of it: one process for however many are asked for, answered in order.

export type GitObject = { readonly id: string; readonly type: string; readonly bytes: number };

/** Each name is REV:PATH from the repository's root. Where links are followed, one that leads out of it is `out`. */
export const findObjects = (
  folder: string,
  names: readonly string[],
  links: 'followed' | 'told',
  failure: string,
): readonly (GitObject | 'missing' | 'out')[] => {
  if (names.length === 0) return [];
  const args = ['cat-file', '--batch-check', ...(links === 'followed' ? ['--follow-symlinks'] : [])];
  const output = askGit(folder, args, failure, { input: `${names.join('\n')}\n`, most: HUGE });
  let at = 0;
  return names.map(() => {
    const end = output.indexOf(10, at);
    const line = output.toString('utf8', at, end);
    at = end + 1;
    const [, id = '', type = '', bytes = '0'] = /^([0-9a-f]{40,64}) ([a-z]+) (\d+)$/.exec(line) ?? [];
    if (id !== '') return { id, type, bytes: Number(bytes) };
    const [, why = '', length = '0'] = /^(symlink|dangling|loop|notdir) (\d+)$/.exec(line) ?? [];
    if (why !== '') at += Number(length) + 1; // the place to which it led
    return why === 'symlink' ? 'out' : 'missing';
  });
};

/** The files of a tree and of the trees in it, by their paths; links are left out. The sizes are not asked for. */
export const filesOfTree = (folder: string, tree: string, failure: string): ReadonlyMap<string, string> => {
  const output = askGit(folder, ['ls-tree', '-r', '-z', '--full-tree', tree], failure, { most: HUGE }).toString('utf8');
  return new Map(
    output.split('\0').flatMap((line): readonly (readonly [string, string])[] => {
      const [, id, path] = /^100\d{3} blob ([0-9a-f]{40,64})\t(.+)$/s.exec(line) ?? [];
      return id === undefined || path === undefined ? [] : [[path, id]];
    }),
  );
};

/** By their ids; what is larger than the limit is left out, before git is asked for it. Throws for one that is missing. */
export const readObjects = (
  folder: string,
  ids: readonly string[],
  maxBytes: number,
  failure: string,
): ReadonlyMap<string, Uint8Array> => {
  const held = findObjects(folder, ids, 'told', failure);
  if (held.includes('missing')) throw new ReadinessError(failure, { hint: PARTIAL });
  const wanted = held.flatMap((one) =>
    typeof one === 'object' && one.type === 'blob' && one.bytes <= maxBytes ? [one] : [],
  );
  return new Map(portions(wanted).flatMap((some) => read(folder, some, failure)));
};

/** As many at once as a process may answer. */
const portions = (held: readonly GitObject[]): readonly (readonly GitObject[])[] => {
  const all: GitObject[][] = [];
  let room = 0;
  for (const one of held) {
    if (one.bytes > room) {
      all.push([]);
      room = HUGE / 2;
    }
    all.at(-1)?.push(one);
    room -= one.bytes + 100;
  }
  return all;
};

const read = (
  folder: string,
  held: readonly GitObject[],
  failure: string,
): readonly (readonly [string, Uint8Array])[] => {
  const input = `${held.map(({ id }) => id).join('\n')}\n`;
  const output = askGit(folder, ['cat-file', '--batch'], failure, { input, most: HUGE + (held[0]?.bytes ?? 0) });
  let at = 0;
  return held.map(({ id, bytes }) => {
    const start = output.indexOf(10, at) + 1;
    at = start + bytes + 1;
    return [id, output.subarray(start, start + bytes)];
  });
};

/** Bytes of an answer that has much to tell: the log of a long history, the texts of a file. */
export const HUGE = 268_435_456;

/** The day of the commit that last touched a file, or why git cannot say it. */
export type Dated = { readonly day: string } | { readonly why: string };

/** For the files that git holds; those that it does not know are left out. Relative to the folder; without a repository none. */
export const committedDates = (folder: string, files: readonly string[]): ReadonlyMap<string, Dated> => {
  if (!isInRepository(folder) || lacksCommits(folder)) return new Map();
  const askable = files.filter((file) => !/[\n\0]/.test(file));
  const log = gitAnswer(folder, ['log', ...TOUCHED, '--relative', '--stdin'], `HEAD\n--\n${askable.join('\n')}\n`);
  if (log === undefined)
    return new Map(files.map((file) => [file, { why: 'git cannot be asked for it here' }] as const));
  const known = touched(log);
  const cut = shallowCommits(folder);
  return new Map(
    files.flatMap((file): readonly (readonly [string, Dated])[] => {
      // Git names ./a/../b as b.
      const [last] = touchesUnder(known, relative(folder, join(folder, file)).replaceAll('\\', '/'));
      return last === undefined ? [] : [[file, datedBy(last, cut)]];
    }),
  );
};

const isInRepository = (folder: string): boolean =>
  existsSync(join(folder, '.git')) || (dirname(folder) !== folder && isInRepository(dirname(folder)));

/** A repository without a commit dates nothing, and hides nothing. */
const lacksCommits = (folder: string): boolean => {
  const { status, error } = runGit(folder, ['rev-parse', '--verify', '--quiet', 'HEAD'], { timeout: 10_000 });
  return error === undefined && status === 1;
};

/** A commit that touched a file. */
export type Touch = { readonly commit: string; readonly day: string };

export const datedBy = ({ commit, day }: Touch, cut: ReadonlySet<string>): Dated =>
  cut.has(commit)
    ? { why: 'this clone is shallow and does not reach back to the commit that made it (git fetch --unshallow)' }
    : { day };

/** The commits at which a shallow clone ends: they seem to have made every file. */
export const shallowCommits = (folder: string): ReadonlySet<string> => {
  const [isShallow, path = ''] = git(folder, ['rev-parse', '--is-shallow-repository', '--git-path', 'shallow']).split(
    '\n',
  );
  if (isShallow !== 'true') return new Set();
  try {
    return new Set(readFileSync(resolve(folder, path), 'utf8').split('\n').filter(Boolean));
  } catch {
    return new Set();
  }
};

/** The commits up to a revision that touched each file, the last first; named from the repository's root. */
export const commitsTouching = (
  folder: string,
  files: readonly string[],
  revision: string,
): ReadonlyMap<string, readonly Touch[]> => {
  const names = files.filter((file) => !/[\n\0]/.test(file));
  return touched(
    gitAnswer(repositoryRoot(folder), ['log', ...TOUCHED, '--stdin'], `${revision}\n--\n${names.join('\n')}\n`) ?? '',
  );
};

const TOUCHED = ['--date=short-local', '--format=%x00%H %cd', '--name-only', '-z', ...NO_PROGRAMS];

const touched = (log: string): ReadonlyMap<string, readonly Touch[]> => {
  const touches = new Map<string, Touch[]>();
  let last: Touch = { commit: '', day: '' };
  for (const entry of log.split('\0')) {
    const text = entry.replace(/^\n/, '');
    const [, commit, day] = /^([0-9a-f]{40,64}) (\d{4}-\d{2}-\d{2})\n?$/.exec(text) ?? [];
    if (commit !== undefined && day !== undefined) last = { commit, day };
    else if (text !== '') touches.set(text, [...(touches.get(text) ?? []), last]);
  }
  return touches;
};

/** The commits that touched a file, or something in a folder, the last first. */
export const touchesUnder = (touches: ReadonlyMap<string, readonly Touch[]>, path: string): readonly Touch[] =>
  touches.get(path) ??
  [...touches]
    .flatMap(([name, own]) => (name.startsWith(`${path}/`) ? own : []))
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));

/** The day of a revision itself, where it is a commit. */
export const dateOfRevision = (folder: string, revision: string): string | undefined =>
  /^\d{4}-\d{2}-\d{2}/.exec(
    git(folder, [
      'log',
      '-1',
      '--date=short-local',
      '--format=%cd',
      '--no-patch',
      ...NO_PROGRAMS,
      '--end-of-options',
      revision,
      '--',
    ]),
  )?.[0];

const repositoryRoot = (folder: string): string =>
  git(folder, ['rev-parse', '--show-toplevel']).replace(/\n$/, '') || folder;

/** Undefined where git fails, is not there, or takes too long. */
const gitAnswer = (folder: string, args: readonly string[], input = ''): string | undefined => {
  const { status, stdout, error } = runGit(folder, args, { timeout: 10_000, most: HUGE, input });
  return status === 0 && error === undefined ? stdout.toString('utf8') : undefined;
};

const git = (folder: string, args: readonly string[]): string => gitAnswer(folder, args) ?? '';

/** The nearest folder that is there: git knows files whose folder is gone, too. */
export const nearestFolder = (file: string): { readonly folder: string; readonly name: string } => {
  const real = realName(file);
  let [folder, name] = [dirname(real), basename(real)];
  while (!existsSync(folder) && dirname(folder) !== folder) {
    name = `${basename(folder)}/${name}`;
    folder = join(folder, '..');
  }
  return { folder, name };
};

/** The folder itself, or the nearest one above what is no folder or is gone. */
export const folderNear = (path: string): string => {
  const real = realName(path);
  return statSync(real, { throwIfNoEntry: false })?.isDirectory() === true ? real : nearestFolder(real).folder;
};

/** By their ids; what is larger than the limit is left out. */
export const readBlobs = (file: string, ids: readonly string[], maxBytes: number): ReadonlyMap<string, Uint8Array> =>
  readObjects(folderNear(file), ids, maxBytes, `the texts of ${file} cannot be read`);
