// A revision of a repository: what a run trusts reads policy and checklists as it holds them, whatever the working tree
// says; and what it held of pilots that have moved since.
import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { isDate } from '../model/dates.ts';
import { ReadinessError } from '../model/problem.ts';
import { dateOfRevision, filesOfTree, folderNear, type GitObject, heldUnder, readObjects } from './git.ts';
import { askGit, NO_PROGRAMS } from './git-process.ts';
import { isInside, linkStatus, realFolder, realName } from './read.ts';
import type { MissingFile, Past, World } from './world.ts';

const commitAt = (revision: string): { readonly commit: string; readonly top: string } => {
  const failure = `${revision} is no commit of this repository`;
  const commit = askGit('.', ['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`], failure);
  const top = askGit('.', ['rev-parse', '--show-toplevel'], failure).toString('utf8').replace(/\n$/, '');
  return { commit: commit.toString('utf8').trim(), top: realFolder(top) };
};

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

const decodeText = (output: Buffer): string => output.toString('utf8');
