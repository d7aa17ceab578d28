// A file's past, from git itself: the commits that touched it, and its texts. Git is the only program that is run.
import { basename, dirname } from 'node:path';
import { ReadinessError } from '../model/problem.ts';
import type { Commit, HistoryOptions } from './world.ts';

export const fileAt = (revision: string, file: string): Uint8Array =>
  git('.', ['show', '--end-of-options', `${revision}:./${file}`], `${revision}:${file} cannot be read from git`);

/** Follows renames; a merge is told only where it changed the file itself. */
export const commitsOf = (file: string, { since, firstParent }: HistoryOptions): readonly Commit[] => {
  const folder = dirname(file);
  git(folder, ['rev-parse', '--git-dir'], `${file} is not in a git repository`);
  const options = [
    ...(since === undefined ? [] : [`--since=${since}`]),
    ...(firstParent ? ['--first-parent', '-m'] : []),
  ];
  const format = '--format=%x01%H%x02%cs%x02%s';
  const args = [
    '-c',
    'core.quotePath=false',
    'log',
    '--follow',
    '--raw',
    '--no-abbrev',
    format,
    ...options,
    '--',
    basename(file),
  ];
  const log = new TextDecoder().decode(git(folder, args, `the history of ${file} cannot be read`));
  const commits = log.split('\u0001').slice(1).flatMap(commitOf);
  if (commits.length === 0 && since === undefined) {
    throw new ReadinessError(`git does not know ${file}`, { hint: 'commit it first: trend reads what was committed' });
  }
  return commits.reverse();
};

/** :100644 100644 OLD NEW M<tab>path, renames with two paths. */
const commitOf = (entry: string): readonly Commit[] => {
  const [head = '', ...lines] = entry.split('\n');
  const [hash = '', date = '', subject = ''] = head.split('\u0002');
  const raw = lines.find((line) => line.startsWith(':'));
  if (raw === undefined) return [];
  const [facts = '', ...paths] = raw.split('\t');
  const blob = facts.split(' ')[3] ?? '';
  const base = { hash, date, subject, path: paths.at(-1) ?? '' };
  return [/^0+$/.test(blob) ? base : { ...base, blob }];
};

/** One process for all of them: `cat-file --batch` answers in the order that it is asked. */
export const blobsOf = (file: string, ids: readonly string[], maxBytes: number): ReadonlyMap<string, Uint8Array> => {
  const input = `${ids.join('\n')}\n`;
  const output = git(dirname(file), ['cat-file', '--batch'], `the texts of ${file} cannot be read`, input);
  const blobs = new Map<string, Uint8Array>();
  let at = 0;
  for (const id of ids) {
    const end = output.indexOf(10, at);
    const [, type, size] = new TextDecoder().decode(output.subarray(at, end)).split(' ');
    at = end + 1;
    if (type !== 'blob') continue;
    const bytes = Number(size);
    if (bytes <= maxBytes) blobs.set(id, output.subarray(at, at + bytes));
    at += bytes + 1;
  }
  return blobs;
};

const MOST_OUTPUT = 1_073_741_824;

const git = (folder: string, args: readonly string[], failure: string, input = ''): Uint8Array => {
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const { status, stdout, stderr, error } = spawnSync('git', ['-C', folder, '--literal-pathspecs', ...args], {
    input,
    maxBuffer: MOST_OUTPUT,
    env: { ...process.env, LC_ALL: 'C' },
  });
  if (error !== undefined) throw new ReadinessError(failure, { hint: 'is git installed and on the PATH?' });
  if (status === 0) return stdout;
  const said = stderr.toString('utf8').trim().split('\n')[0] ?? '';
  throw new ReadinessError(failure, said === '' ? {} : { hint: `git says: ${said}` });
};
