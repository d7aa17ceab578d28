// What git knows of files. A machine without git, or a folder outside of a repository, simply knows nothing.
import { runGit } from './run-git.ts';

/** The date of the last commit that touched each file, YYYY-MM-DD; files that git does not know are left out. */
export const committedDates = (folder: string, files: readonly string[]): ReadonlyMap<string, string> => {
  const dates = new Map<string, string>();
  const log = git(folder, ['log', '--format=%x00%cs', '--name-only', '--relative', '-z', '--', ...files]);
  let date = '';
  for (const entry of log.split('\0')) {
    const text = entry.replace(/^\n/, '');
    if (/^\d{4}-\d{2}-\d{2}\n?$/.test(text)) date = text.slice(0, 10);
    else if (text !== '' && !dates.has(text)) dates.set(text, date);
  }
  return new Map(files.flatMap((file) => entryFor(file, dates)));
};

const entryFor = (file: string, dates: ReadonlyMap<string, string>): readonly (readonly [string, string])[] => {
  const date = dates.get(file.replace(/^(\.\/)+/, ''));
  return date === undefined ? [] : [[file, date]];
};

const git = (folder: string, args: readonly string[]): string => {
  const { status, stdout } = runGit(folder, args, { timeout: 10_000 });
  return status === 0 ? stdout.toString('utf8') : '';
};
