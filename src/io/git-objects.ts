// What git holds under a name, and the bytes of it: one process for however many are asked for, answered in order.
import { askGit } from './run-git.ts';

export type Held = { readonly id: string; readonly type: string; readonly bytes: number };

/** Each name is REV:PATH from the repository's root. Where links are followed, one that leads out of it is `out`. */
export const heldUnder = (
  folder: string,
  names: readonly string[],
  links: 'followed' | 'told',
  failure: string,
): readonly (Held | 'missing' | 'out')[] => {
  if (names.length === 0) return [];
  const args = ['cat-file', '--batch-check', ...(links === 'followed' ? ['--follow-symlinks'] : [])];
  const output = askGit(folder, args, failure, `${names.join('\n')}\n`);
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

/** By their ids; what is larger than the limit is left out. */
export const contentsOf = (
  folder: string,
  ids: readonly string[],
  maxBytes: number,
  failure: string,
): ReadonlyMap<string, Uint8Array> => {
  const contents = new Map<string, Uint8Array>();
  if (ids.length === 0) return contents;
  const output = askGit(folder, ['cat-file', '--batch'], failure, `${ids.join('\n')}\n`);
  let at = 0;
  for (const id of ids) {
    const end = output.indexOf(10, at);
    const [, type, size] = output.toString('utf8', at, end).split(' ');
    at = end + 1;
    if (type !== 'blob') continue;
    const bytes = Number(size);
    if (bytes <= maxBytes) contents.set(id, output.subarray(at, at + bytes));
    at += bytes + 1;
  }
  return contents;
};
