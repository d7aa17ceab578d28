// A file's past, from git itself: the commits that touched it, and its texts. Git is the only program that is run.
import { existsSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, posix, relative } from 'node:path';
import { ReadinessError } from '../model/problem.ts';
import { type Changed, LOG, type LogEntry, logOf } from './git-log.ts';
import { contentsOf } from './git-objects.ts';
import { askGit } from './run-git.ts';
import type { Commit, History, HistoryOptions, PastFile } from './world.ts';
import { realName } from './write.ts';

/** A file as a revision holds it, with its path from the repository's root. */
export const fileAt = (revision: string, file: string): PastFile => {
  const near = isAbsolute(file) ? relative(realName('.'), realName(file)) : file;
  const failure = `${revision}:${file} cannot be read from git`;
  const [prefix = ''] = textOf(askGit('.', ['rev-parse', '--show-prefix'], failure)).split('\n');
  const path = posix.join(prefix, near.replaceAll('\\', '/'));
  return { path, bytes: askGit('.', ['cat-file', 'blob', `${revision}:${path}`], failure) };
};

/** Renames are followed on every line of the history; a merge is told where its text is that of no parent. */
export const historyOf = (file: string, { firstParent }: HistoryOptions): History => {
  const { folder, name } = placeOf(file);
  const facts = askGit(
    folder,
    ['rev-parse', '--is-shallow-repository', '--show-prefix'],
    `${file} is not in a git repository`,
  );
  const [shallow, prefix = ''] = textOf(facts).split('\n');
  const log = (args: readonly string[], names: readonly string[]): readonly LogEntry[] => {
    const paths = names.map((one) => '../'.repeat(prefix.split('/').length - 1) + one);
    return logOf(textOf(askGit(folder, [...LOG, ...args, '--', ...paths], `the history of ${file} cannot be read`)));
  };
  const names = namesIn(prefix + name, log(['--follow'], [prefix + name]));
  const merges = firstParent ? ['--first-parent', '-m'] : ['-c', '--combined-all-paths'];
  const commits = traced(prefix + name, log(['-M', '--date-order', '--parents', ...merges], [...names]));
  if (commits.length > 0) return { commits: commits.reverse(), isShallow: shallow === 'true' };
  throw new ReadinessError(`git does not know ${file}`, { hint: 'commit it first: trend reads what was committed' });
};

/** The nearest folder that is there: git knows files whose folder is gone, too. */
export const placeOf = (file: string): { readonly folder: string; readonly name: string } => {
  const real = realName(file);
  let [folder, name] = [dirname(real), basename(real)];
  while (!existsSync(folder) && dirname(folder) !== folder) {
    name = `${basename(folder)}/${name}`;
    folder = join(folder, '..');
  }
  return { folder, name };
};

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
    const own = ownOf(names, changed);
    parents.forEach((parent, i) => {
      const there = own === undefined ? names : [own.sources[i] ?? own.path];
      called.set(parent, new Set([...(called.get(parent) ?? []), ...there]));
    });
    if (own === undefined) return [];
    return [{ hash, date, subject, path: own.path, ...(own.blob !== undefined && { blob: own.blob }) }];
  });
};

/** Where the file has several names, one may have been taken away and another given: what is there counts. */
const ownOf = (names: ReadonlySet<string>, changed: readonly Changed[]): Changed | undefined => {
  const own = changed.filter(({ path }) => names.has(path));
  return own.find(({ blob }) => blob !== undefined) ?? own[0];
};

/** By their ids; what is larger than the limit is left out. */
export const blobsOf = (file: string, ids: readonly string[], maxBytes: number): ReadonlyMap<string, Uint8Array> =>
  contentsOf(placeOf(file).folder, ids, maxBytes, `the texts of ${file} cannot be read`);

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
