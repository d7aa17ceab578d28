// The past of a repository: a revision that a run trusts, what it held of pilots that have moved since, and the history of a
// file. Git is the only program that is run.
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, posix, relative, sep } from 'node:path';
import { isDate } from '../model/dates.ts';
import { ReadinessError } from '../model/problem.ts';
import {
  dateOfRevision,
  filesOfTree,
  findObjects,
  folderNear,
  type GitObject,
  HUGE,
  nearestFolder,
  readObjects,
} from './git.ts';
import { askGit, NO_PROGRAMS } from './git-process.ts';
import { isInside, linkStatus, realFolder, realName } from './read.ts';
import type { Commit, History, HistoryOptions, MissingFile, Past, PastFile, World } from './world.ts';

// A revision: policy and checklists are read as it holds them, whatever the working tree says.

const commitAt = (revision: string): { readonly commit: string; readonly top: string } => {
  const failure = `${revision} is no commit of this repository`;
  const commit = decodeText(askGit('.', verifyCommit(revision), failure)).trim();
  return { commit, top: rootOver('.', failure) };
};

/** What git is asked for the commit that a word names. */
const verifyCommit = (word: string): readonly string[] => [
  'rev-parse',
  '--verify',
  '--end-of-options',
  `${word}^{commit}`,
];

/** The root of the repository that a folder is in. */
const rootOver = (folder: string, failure: string): string =>
  realFolder(decodeText(askGit(folder, ['rev-parse', '--show-toplevel'], failure)).replace(/\n$/, ''));

/**
 * Files are named from the working directory, as everywhere; a link of the revision is no file. `read` throws
 * ReadinessError for a file that the revision does not hold, or a larger one.
 */
export const revisionAt = (revision: string): Pick<World, 'read' | 'findUpward' | 'whyForbidden'> => {
  const { commit, top } = commitAt(revision);
  const heldAt = (file: string): GitObject | undefined => {
    const real = realName(file);
    const path = relative(top, real).split(sep).join('/');
    if (!isInside(top, real) || /[\n\0]/.test(path)) return undefined;
    const [held] = findObjects(top, [`${commit}:${path}`], 'told', `${revision}:${file} cannot be read`);
    return typeof held === 'object' && held.type === 'blob' ? held : undefined;
  };
  return {
    read: (file, maxBytes) => {
      const held = heldAt(file);
      if (held === undefined) throw new ReadinessError(`there is no file ${file} in ${revision}`);
      const bytes = readObjects(top, [held.id], maxBytes, `${revision}:${file} cannot be read`).get(held.id);
      if (bytes === undefined) throw new ReadinessError(`${file} is larger than ${maxBytes} bytes in ${revision}`);
      return bytes;
    },
    findUpward: (name, file) => {
      for (
        let folder = file === '-' ? '.' : dirname(file);
        isInside(top, realFolder(folder));
        folder = join(folder, '..')
      ) {
        const here = join(folder, name);
        if (heldAt(here) !== undefined) return here;
      }
      return undefined;
    },
    whyForbidden: () => undefined,
  };
};

const LIKE_A_DAY = /^\d{4}-\d{1,2}-\d{1,2}$/;

/** For a date: the last commit before it. Links of the commit are no files. Throws ReadinessError where there is none. */
export const pastAt = (near: string, word: string): Past => {
  const folder = folderNear(near);
  const isDay = isDate(word);
  const failure = isDay
    ? `git cannot say what was committed before ${word}`
    : `${word} is no ${LIKE_A_DAY.test(word) ? 'day and no ' : ''}commit of this repository`;
  const args = isDay ? ['rev-list', '-1', `--before=${word}T00:00:00`, 'HEAD', '--'] : verifyCommit(word);
  const commit = decodeText(askGit(folder, args, failure)).trim();
  if (commit === '') {
    throw new ReadinessError(`nothing was committed before ${word}`, { hint: 'name a later date, or a revision' });
  }
  const top = rootOver(folder, failure);
  const ids = filesOfTree(top, commit, failure);
  const pathOf = (file: string): string | undefined => {
    const real = realName(file);
    return isInside(top, real) && !isNested(top, real) ? relative(top, real).split(sep).join('/') : undefined;
  };
  let missing: readonly MissingFile[] | undefined;
  return {
    commit,
    day: isDay ? word : (dateOfRevision(top, commit) ?? word),
    pathOf,
    blobAt: (file) => ids.get(pathOf(file) ?? ''),
    missing: () => {
      missing ??= missingSince(top, commit).flatMap(({ path, now }): readonly MissingFile[] => {
        const id = ids.get(path);
        const file = relative(realFolder('.'), join(top, path)).split(sep).join('/');
        const isGone = id !== undefined && linkStatus(join(top, path)) === undefined;
        return isGone ? [{ file, path, id, ...(now !== undefined && { now }) }] : [];
      });
      return missing;
    },
  };
};

/** Whether another repository lies between the root and the file. */
const isNested = (top: string, file: string): boolean => {
  for (let folder = dirname(file); folder !== top && isInside(top, folder); folder = dirname(folder))
    if (existsSync(join(folder, '.git'))) return true;
  return false;
};

/** Pilots that were begun from one template are much alike, and no less two: nine tenths of a text make it the same. */
const SAME = '-M90%';

/** What the commit holds and the working tree does not, committed or not, with the name that a file has since. */
const missingSince = (top: string, commit: string): readonly Pick<MissingFile, 'path' | 'now'>[] => {
  const args = ['diff', '--name-status', '-z', SAME, '--diff-filter=DR', ...NO_PROGRAMS, commit, '--'];
  const failure = `what is gone since ${commit} cannot be told`;
  const tokens = decodeText(askGit(top, args, failure)).split('\0');
  const missing: Pick<MissingFile, 'path' | 'now'>[] = [];
  for (let i = 0; i + 1 < tokens.length; ) {
    const isRenamed = tokens[i]?.startsWith('R') === true;
    const [path = '', now = ''] = tokens.slice(i + 1, i + 3);
    missing.push(isRenamed ? { path, now } : { path });
    i += isRenamed ? 3 : 2;
  }
  return missing;
};

// A file at a revision, and the commits that touched it.

/** Bytes of a file that a command line names by its revision: a saved report is the largest. */
const MOST_FILE = 16_777_216;

/**
 * A file as a revision holds it, with its path from the repository's root. Throws ReadinessError where there is no such
 * revision.
 */
export const fileAt = (revision: string, file: string): PastFile => {
  if (revision.startsWith('-') || /[\n\0]/.test(revision + file)) {
    throw new ReadinessError(`${revision} is no revision`, {
      hint: 'such as main:pilot.yaml, or :pilot.yaml for what is staged',
    });
  }
  const near = isAbsolute(file) ? relative(realName('.'), realName(file)) : file;
  const failure = `${revision}:${file} cannot be read from git`;
  const [prefix = ''] = decodeText(askGit('.', ['rev-parse', '--show-prefix'], failure)).split('\n');
  const path = posix.join(prefix, near.replaceAll('\\', '/'));
  return { path, bytes: askGit('.', ['cat-file', 'blob', `${revision}:${path}`], failure, { most: MOST_FILE }) };
};

/**
 * Renames are followed on every line of the history; a merge is told where its text is that of no parent. Throws
 * ReadinessError for a file that git does not know.
 */
export const fileHistory = (file: string, { firstParent }: HistoryOptions): History => {
  const { folder, name } = nearestFolder(file);
  const facts = askGit(
    folder,
    ['rev-parse', '--is-shallow-repository', '--show-prefix'],
    `${file} is not in a git repository`,
  );
  const [shallow, prefix = ''] = decodeText(facts).split('\n');
  const log = (args: readonly string[], names: readonly string[]): readonly LogEntry[] => {
    const paths = names.map((one) => '../'.repeat(prefix.split('/').length - 1) + one);
    return parseLog(
      decodeText(askGit(folder, [...LOG, ...args, '--', ...paths], `the history of ${file} cannot be read`, PATIENT)),
    );
  };
  const names = namesIn(prefix + name, log(['--follow'], [prefix + name]));
  const merges = firstParent ? ['--first-parent', '-m'] : ['-c', '--combined-all-paths'];
  const commits = traced(prefix + name, log(['-M', '--date-order', '--parents', ...merges], [...names]));
  if (commits.length > 0) return { commits: commits.reverse(), isShallow: shallow === 'true' };
  throw new ReadinessError(`git does not know ${file}`, { hint: 'commit it first: trend reads what was committed' });
};

/** A long history takes git a while. */
const PATIENT = { timeout: 120_000, most: HUGE } as const;

/** Every name that the file has had; what it was copied from is another file. */
const namesIn = (name: string, entries: readonly LogEntry[]): ReadonlySet<string> => {
  const names = new Set([name]);
  for (const one of entries.flatMap(({ changed }) => changed)) {
    if (one.kind === 'copied') break;
    if (one.kind === 'renamed') for (const source of one.sources) names.add(source);
  }
  return names;
};

/** Children come before parents: each tells its parents what the file was called there. */
const traced = (name: string, entries: readonly LogEntry[]): Commit[] => {
  const called = new Map<string, ReadonlySet<string>>();
  return entries.flatMap(({ hash, parents, date, subject, changed }): readonly Commit[] => {
    const names = called.get(hash) ?? new Set([name]);
    const own = ownChange(names, changed);
    parents.forEach((parent, i) => {
      const there = own === undefined ? names : [own.sources[i] ?? own.path];
      called.set(parent, new Set([...(called.get(parent) ?? []), ...there]));
    });
    if (own === undefined) return [];
    return [{ hash, date, subject, path: own.path, ...(own.blob !== undefined && { blob: own.blob }) }];
  });
};

/** Where the file has several names, one may have been taken away and another given: what is there counts. */
const ownChange = (names: ReadonlySet<string>, changed: readonly Changed[]): Changed | undefined => {
  const own = changed.filter(({ path }) => names.has(path));
  return own.find(({ blob }) => blob !== undefined) ?? own[0];
};

// Reads what `git log -z --raw` prints: commits, and of each the files that it changed. No text of a commit can be taken
// for another entry: entries end with NUL, which no subject and no path holds.

/** A file that a commit changed. `sources` are its names in each parent; `blob` is undefined where it was deleted. */
type Changed = {
  readonly path: string;
  readonly sources: readonly string[];
  readonly kind: 'renamed' | 'copied' | 'other';
  readonly blob?: string;
};

type LogEntry = {
  readonly hash: string;
  readonly parents: readonly string[];
  readonly date: string;
  readonly subject: string;
  readonly changed: readonly Changed[];
};

/** The options that print what `parseLog` reads. */
const LOG = [
  'log',
  '-z',
  '--raw',
  '--no-abbrev',
  '--encoding=UTF-8',
  ...NO_PROGRAMS,
  '--date=short-local',
  '--format=commit %H [%P] %cd %s',
] as const;

/** One pass: a file's entries name one path, a rename's two, those of a merge one for each parent and the result's. */
const parseLog = (output: string): readonly LogEntry[] => {
  const tokens = output.split('\0').map((token) => token.replace(/^\n+/, ''));
  const entries: (LogEntry & { readonly changed: Changed[] })[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] ?? '';
    const head = /^commit ([0-9a-f]+) \[([0-9a-f ]*)\] (\S+) (.*)$/s.exec(token);
    if (head !== null) {
      const [, hash = '', parents = '', date = '', subject = ''] = head;
      entries.push({ hash, parents: parents.split(' ').filter(Boolean), date, subject, changed: [] });
    } else if (token.startsWith(':')) {
      const count = countPaths(token);
      entries.at(-1)?.changed.push(toChanged(token, tokens.slice(i + 1, i + 1 + count)));
      i += count;
    }
  }
  return entries;
};

/** A colon for each parent. */
const countParents = (facts: string): number => /^:+/.exec(facts)?.[0].length ?? 1;

const changeStatus = (facts: string): string => facts.split(' ').at(-1) ?? '';

const countPaths = (facts: string): number => {
  const parents = countParents(facts);
  if (parents > 1) return parents + 1;
  return /^[RC]/.test(changeStatus(facts)) ? 2 : 1;
};

/** The last of the ids before the status is the result's; zeros stand for none. */
const toChanged = (facts: string, paths: readonly string[]): Changed => {
  const status = changeStatus(facts);
  const blob = facts.split(' ').at(-2) ?? '';
  const path = paths.at(-1) ?? '';
  const kind = status.startsWith('C') ? 'copied' : status.includes('R') ? 'renamed' : 'other';
  const base = { path, sources: paths.length > 1 ? paths.slice(0, -1) : [path], kind } as const;
  return /^0+$/.test(blob) ? base : { ...base, blob };
};

const decodeText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
