// Reads what `git log -z --raw` prints: commits, and of each the files that it changed. No text of a commit can be taken
// for another entry: entries end with NUL, which no subject and no path holds.

/** A file that a commit changed. `sources` are its names in each parent; `blob` is undefined where it was deleted. */
export type Changed = {
  readonly path: string;
  readonly sources: readonly string[];
  readonly kind: 'renamed' | 'copied' | 'other';
  readonly blob?: string;
};

export type LogEntry = {
  readonly hash: string;
  readonly parents: readonly string[];
  readonly date: string;
  readonly subject: string;
  readonly changed: readonly Changed[];
};

/** The options that print what `logOf` reads. */
export const LOG = [
  'log',
  '-z',
  '--raw',
  '--no-abbrev',
  '--encoding=UTF-8',
  '--no-show-signature',
  '--format=commit %H [%P] %cs %s',
] as const;

/** One pass: a file's entries name one path, a rename's two, those of a merge one for each parent and the result's. */
export const logOf = (output: string): readonly LogEntry[] => {
  const tokens = output.split('\0').map((token) => token.replace(/^\n+/, ''));
  const entries: (LogEntry & { readonly changed: Changed[] })[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] ?? '';
    const head = /^commit ([0-9a-f]+) \[([0-9a-f ]*)\] (\S+) (.*)$/s.exec(token);
    if (head !== null) {
      const [, hash = '', parents = '', date = '', subject = ''] = head;
      entries.push({ hash, parents: parents.split(' ').filter(Boolean), date, subject, changed: [] });
    } else if (token.startsWith(':')) {
      const count = pathsOf(token);
      entries.at(-1)?.changed.push(changedOf(token, tokens.slice(i + 1, i + 1 + count)));
      i += count;
    }
  }
  return entries;
};

/** A colon for each parent. */
const parentsOf = (facts: string): number => /^:+/.exec(facts)?.[0].length ?? 1;

const statusOf = (facts: string): string => facts.split(' ').at(-1) ?? '';

const pathsOf = (facts: string): number => {
  const parents = parentsOf(facts);
  if (parents > 1) return parents + 1;
  return /^[RC]/.test(statusOf(facts)) ? 2 : 1;
};

/** The last of the ids before the status is the result's; zeros stand for none. */
const changedOf = (facts: string, paths: readonly string[]): Changed => {
  const status = statusOf(facts);
  const blob = facts.split(' ').at(-2) ?? '';
  const path = paths.at(-1) ?? '';
  const kind = status.startsWith('C') ? 'copied' : status.includes('R') ? 'renamed' : 'other';
  const base = { path, sources: paths.length > 1 ? paths.slice(0, -1) : [path], kind } as const;
  return /^0+$/.test(blob) ? base : { ...base, blob };
};
