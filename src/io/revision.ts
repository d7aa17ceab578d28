// A revision that a run trusts: policy and checklists are read as it holds them, whatever the working tree says.
import { dirname, join, relative, sep } from 'node:path';
import { ReadinessError } from '../model/problem.ts';
import { contentsOf, type Held, heldUnder } from './git.ts';
import { askGit } from './git-process.ts';
import { isInside, realFolder, realName } from './paths.ts';
import type { World } from './world.ts';

/** Files are named from the working directory, as everywhere; a link of the revision is no file. */
export const revisionAt = (revision: string): Pick<World, 'read' | 'find' | 'whyForbidden'> => {
  const failure = `${revision} is no commit of this repository`;
  const commit = askGit('.', ['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`], failure);
  const top = realFolder(askGit('.', ['rev-parse', '--show-toplevel'], failure).toString('utf8').replace(/\n$/, ''));
  const heldAt = (file: string): Held | undefined => {
    const real = realName(file);
    const path = relative(top, real).split(sep).join('/');
    if (!isInside(top, real) || /[\n\0]/.test(path)) return undefined;
    const [held] = heldUnder(
      top,
      [`${commit.toString('utf8').trim()}:${path}`],
      'told',
      `${revision}:${file} cannot be read`,
    );
    return typeof held === 'object' && held.type === 'blob' ? held : undefined;
  };
  return {
    read: (file, maxBytes) => {
      const held = heldAt(file);
      if (held === undefined) throw new ReadinessError(`there is no file ${file} in ${revision}`);
      const bytes = contentsOf(top, [held.id], maxBytes, `${revision}:${file} cannot be read`).get(held.id);
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
