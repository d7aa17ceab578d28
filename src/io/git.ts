// What git knows of files. A machine without git, or a folder outside of a repository, simply knows nothing.
import { join, relative } from 'node:path';
import { runGit } from './run-git.ts';

/** The date of the last commit that touched each file, YYYY-MM-DD; files that git does not know are left out. */
export const committedDates = (folder: string, files: readonly string[]): ReadonlyMap<string, string> => {
  const days = touched(git(folder, ['log', ...TOUCHED, '--relative', '--', ...files]));
  const last = new Map([...days].map(([file, [day = '']]) => [file, day] as const));
  return new Map(files.flatMap((file) => entryFor(file, folder, last)));
};

/** The days on which commits up to a revision touched each file, the last first; named from the repository's root. */
export const daysTouched = (
  folder: string,
  files: readonly string[],
  revision: string,
): ReadonlyMap<string, readonly string[]> =>
  touched(git(rootOf(folder), ['log', ...TOUCHED, '--end-of-options', revision, '--', ...files]));

const TOUCHED = ['--format=%x00%cs', '--name-only', '-z'];

const touched = (log: string): Map<string, string[]> => {
  const days = new Map<string, string[]>();
  let day = '';
  for (const entry of log.split('\0')) {
    const text = entry.replace(/^\n/, '');
    if (/^\d{4}-\d{2}-\d{2}\n?$/.test(text)) day = text.slice(0, 10);
    else if (text !== '') days.set(text, [...(days.get(text) ?? []), day]);
  }
  return days;
};

/** Git names ./a/../b as b. */
const entryFor = (
  file: string,
  folder: string,
  dates: ReadonlyMap<string, string>,
): readonly (readonly [string, string])[] => {
  const date = dates.get(relative(folder, join(folder, file)).replaceAll('\\', '/'));
  return date === undefined ? [] : [[file, date]];
};

/** The day of a revision itself, where it is a commit. */
export const dateOfRevision = (folder: string, revision: string): string | undefined =>
  /^\d{4}-\d{2}-\d{2}/.exec(git(folder, ['log', '-1', '--format=%cs', '--end-of-options', revision, '--']))?.[0];

const rootOf = (folder: string): string => git(folder, ['rev-parse', '--show-toplevel']).replace(/\n$/, '') || folder;

const git = (folder: string, args: readonly string[]): string => {
  const { status, stdout } = runGit(folder, args, { timeout: 10_000 });
  return status === 0 ? stdout.toString('utf8') : '';
};
