// A revision that a run trusts: policy and checklists are read as it holds them, whatever the working tree says.
import { dirname, join, relative, sep } from 'node:path';
import { isDate } from '../model/dates.ts';
import { ReadinessError } from '../model/problem.ts';
import { dateOfRevision, folderNear, type Held, heldUnder, readObjects } from './git.ts';
import { askGit, NO_PROGRAMS } from './git-process.ts';
import { isInside, realFolder, realName } from './read.ts';
import type { Moved, Past, World } from './world.ts';

const commitAt = (revision: string): { readonly commit: string; readonly top: string } => {
  const failure = `${revision} is no commit of this repository`;
  const commit = askGit('.', ['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`], failure);
  const top = askGit('.', ['rev-parse', '--show-toplevel'], failure).toString('utf8').replace(/\n$/, '');
  return { commit: commit.toString('utf8').trim(), top: realFolder(top) };
};

/** Files that HEAD has under another name than the revision, or not at all; named from the working directory. */
export const movedSince = (revision: string): readonly Moved[] => {
  const { commit, top } = commitAt(revision);
  const failure = `what changed since ${revision} cannot be told`;
  const args = [
    'diff-tree',
    '-r',
    '--name-status',
    '-z',
    '-M',
    '--diff-filter=DR',
    ...NO_PROGRAMS,
    commit,
    'HEAD',
    '--',
  ];
  const tokens = askGit(top, args, failure).toString('utf8').split('\0');
  const named = (path = ''): string => relative(realFolder('.'), join(top, path)).split(sep).join('/');
  const moved: Moved[] = [];
  for (let i = 0; i + 1 < tokens.length; ) {
    const isRenamed = tokens[i]?.startsWith('R') === true;
    moved.push({ from: named(tokens[i + 1]), ...(isRenamed && { to: named(tokens[i + 2]) }) });
    i += isRenamed ? 3 : 2;
  }
  return moved;
};

/**
 * Files are named from the working directory, as everywhere; a link of the revision is no file. `read` throws
 * ReadinessError for a file that the revision does not hold, or a larger one.
 */
export const revisionAt = (revision: string): Pick<World, 'read' | 'find' | 'whyForbidden'> => {
  const { commit, top } = commitAt(revision);
  const heldAt = (file: string): Held | undefined => {
    const real = realName(file);
    const path = relative(top, real).split(sep).join('/');
    if (!isInside(top, real) || /[\n\0]/.test(path)) return undefined;
    const [held] = heldUnder(top, [`${commit}:${path}`], 'told', `${revision}:${file} cannot be read`);
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
    find: (name, file) => {
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

/** Of a date the last commit before it; links of the commit are no files. Throws ReadinessError where there is none. */
export const pastAt = (near: string, word: string): Past => {
  const folder = folderNear(near);
  const isDay = isDate(word);
  const failure = isDay
    ? `git cannot say what was committed before ${word}`
    : `${word} is no ${LIKE_A_DAY.test(word) ? 'day and no ' : ''}commit of this repository`;
  const args = isDay
    ? ['rev-list', '-1', `--before=${word}T00:00:00`, 'HEAD', '--']
    : ['rev-parse', '--verify', '--end-of-options', `${word}^{commit}`];
  const commit = decodeText(askGit(folder, args, failure)).trim();
  if (commit === '') {
    throw new ReadinessError(`nothing was committed before ${word}`, { hint: 'name a later date, or a revision' });
  }
  const top = realFolder(decodeText(askGit(folder, ['rev-parse', '--show-toplevel'], failure)).replace(/\n$/, ''));
  const tree = decodeText(askGit(top, ['ls-tree', '-r', '-z', '--full-tree', commit], failure, { most: 268_435_456 }));
  const ids = new Map<string, string>();
  for (const entry of tree.split('\0')) {
    const [, id, path] = /^100\d{3} blob ([0-9a-f]{40,64})\t(.+)$/s.exec(entry) ?? [];
    if (id !== undefined && path !== undefined) ids.set(path, id);
  }
  let renames: ReadonlyMap<string, string> | undefined;
  const repositoryPath = (file: string): string | undefined => {
    const real = realName(file);
    return isInside(top, real) ? relative(top, real).split(sep).join('/') : undefined;
  };
  return {
    commit,
    day: isDay ? word : (dateOfRevision(top, commit) ?? word),
    pathOf: repositoryPath,
    blobAt: (file) => ids.get(repositoryPath(file) ?? ''),
    formerly: (file) => {
      renames ??= renamesSince(top, commit);
      const path = renames.get(repositoryPath(file) ?? '');
      const id = ids.get(path ?? '');
      return path === undefined || id === undefined ? undefined : { path, id };
    },
    filesBelow: (below) => {
      const path = repositoryPath(below);
      if (path === undefined) return [];
      const prefix = path === '' ? '' : `${path}/`;
      return [...ids].flatMap(([name, id]) =>
        name.startsWith(prefix) ? [{ file: join(below, name.slice(prefix.length)), path: name, id }] : [],
      );
    },
  };
};

/** Pilots that were begun from one template are much alike, and no less two: nine tenths of a text make it the same. */
const SAME = '-M90%';

/** The former path of each file that git follows and that has another name since, committed or not; from the root. */
const renamesSince = (top: string, commit: string): ReadonlyMap<string, string> => {
  const args = ['diff', '--name-status', '-z', SAME, '--diff-filter=R', ...NO_PROGRAMS, commit, '--'];
  const tokens = decodeText(askGit(top, args, `what was renamed since ${commit} cannot be told`)).split('\0');
  const renames = new Map<string, string>();
  for (let i = 0; i + 2 < tokens.length; i += 3) renames.set(tokens[i + 2] ?? '', tokens[i + 1] ?? '');
  return renames;
};

const decodeText = (output: Buffer): string => output.toString('utf8');
