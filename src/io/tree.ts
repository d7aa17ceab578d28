// The files below a folder, as a person means them: nothing that .gitignore leaves out, no hidden or installed folders.
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { ReadinessError } from '../model/problem.ts';

export type FileTree = {
  /** From the folder, with slashes, in the order of their names. */
  readonly files: readonly string[];
  /** Links are not followed; how many there were. */
  readonly links: number;
  /** True where there are more files than `most`: the rest was not looked at. */
  readonly cut: boolean;
  /** Folders below that may not be read. */
  readonly shut: readonly string[];
  /**
   * One of the files whole, no link followed; `large` where it has more bytes, `shut` where it may not be read, undefined
   * where it cannot be read. Held only until the next is read.
   */
  readonly read: (file: string, mostBytes: number) => Uint8Array | 'large' | 'shut' | undefined;
};

export type TreeOptions = {
  /** Hidden folders and files to look into all the same, by their names. */
  readonly hidden?: readonly string[];
  /** Files at the most. */
  readonly most: number;
  /** Look into folders such as build and vendor too, which hold code that a program made or somebody else wrote. */
  readonly everyFolder?: boolean;
};

/** Folders that a package manager fills. */
const INSTALLED = new Set(['node_modules', 'bower_components', 'venv', '__pycache__']);
/** Folders that hold code that somebody else wrote, or that a program made. */
const MADE = new Set(['vendor', 'dist', 'build', 'target']);

/** A folder below that may not be read is listed as shut (`onShut` is told of it); where `folder` itself cannot be read, ReadinessError is thrown. */
export const listTree = (folder: string, options: TreeOptions): FileTree => {
  const files: string[] = [];
  let links = 0;
  const onLink = (): void => {
    links++;
  };
  const shut: string[] = [];
  const onShut = (path: string): void => {
    shut.push(path.replace(/\/$/, ''));
  };
  const read = readerIn(folder);
  for (const file of walkTree(folder, { ...options, onLink, onShut })) {
    if (files.length === options.most) return { files, links, cut: true, shut, read };
    files.push(file);
  }
  return { files, links, cut: false, shut, read };
};

export type WalkOptions = Omit<TreeOptions, 'most'> & {
  readonly onLink?: () => void;
  /** A folder below that may not be read. */
  readonly onShut?: (path: string) => void;
};

/** The same files one by one, however many there are; no more than a folder's names are held at a time. */
export function* walkTree(
  folder: string,
  { hidden = [], everyFolder = false, onLink = () => undefined, onShut = () => undefined }: WalkOptions,
): Generator<string> {
  const shown = new Set(hidden);
  function* walk(path: string, rules: readonly Rules[], level = 0): Generator<string> {
    const here = [...rules, ...rulesIn(folder, path)];
    for (const [own, kind] of listFolder(folder, path, onShut)) {
      const name = `${path}${own}`;
      if (own === '.git' || (own.startsWith('.') && !shown.has(own))) continue;
      if (kind === 'link') onLink();
      else if (kind === 'folder') {
        const isOwn = !INSTALLED.has(own) && (everyFolder || !MADE.has(own));
        if (isOwn && level < MOST_LEVELS && !isIgnored(`${name}/`, here)) yield* walk(`${name}/`, here, level + 1);
      } else if (!isIgnored(name, here)) yield name;
    }
  }
  yield* walk('', rulesAbove(folder));
}

/** All files go through one piece of memory: thousands of them are read for a look. */
const readerIn = (folder: string): FileTree['read'] => {
  let memory = Buffer.allocUnsafe(65_536);
  return (file, mostBytes) => {
    let descriptor: number | undefined;
    try {
      descriptor = openSync(join(folder, file), WITHOUT_LINKS);
      const status = fstatSync(descriptor);
      if (!status.isFile()) return undefined;
      if (status.size > mostBytes) return 'large';
      if (status.size > memory.length) memory = Buffer.allocUnsafe(status.size);
      return memory.subarray(0, readSync(descriptor, memory, 0, status.size, 0));
    } catch (error) {
      return isDenied(error) ? 'shut' : undefined;
    } finally {
      if (descriptor !== undefined) closeSync(descriptor);
    }
  };
};

const isDenied = (error: unknown): boolean => ['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');

/** Nor is a pipe waited for. */
const WITHOUT_LINKS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** What a .gitignore says. Its patterns count from there: names are tested without `from`, or with `below` before them. */
type Rules = { readonly from: string; readonly below?: string; readonly patterns: Ignore };

/** Those of the folders above, as far as the root of the repository; none where they leave out the folder itself. */
const rulesAbove = (folder: string): readonly Rules[] => {
  const rules: Rules[] = [];
  for (let at = resolve(folder), below = ''; !existsSync(join(at, '.git')); ) {
    const above = dirname(at);
    if (above === at) return [];
    below = `${basename(at)}/${below}`;
    at = above;
    for (const { patterns } of rulesIn(at, '')) {
      if (!patterns.ignores(below)) rules.unshift({ from: '', below, patterns });
    }
  }
  return rules;
};

const rulesIn = (folder: string, path: string): readonly Rules[] => {
  const file = join(folder, path, '.gitignore');
  try {
    if (!lstatSync(file).isFile() || lstatSync(file).size > MOST_RULES) return [];
    return [{ from: path, patterns: ignore().add(patternsIn(readFileSync(file, 'utf8'))) }];
  } catch {
    return [];
  }
};

/** Bytes of a .gitignore, and patterns in it; a larger one is no list of patterns. */
const [MOST_RULES, MOST_PATTERNS] = [65_536, 1000];
/** Folders in folders: strangers may have made them. */
const MOST_LEVELS = 32;

/** Those that are matched in no time: with many stars, a name of some length takes longer than anybody waits. */
const patternsIn = (text: string): readonly string[] => {
  const patterns = text.split(/\r?\n/).filter((one) => one.trim() !== '' && !one.startsWith('#'));
  return patterns.slice(0, MOST_PATTERNS).filter((one) => {
    const [stars, folders] = [/\*+/g, /\*\*/g].map((each) => one.match(each)?.length ?? 0);
    return one.length <= 255 && (folders ?? 0) <= 2 && (stars ?? 0) <= 4;
  });
};

/** The nearest .gitignore that says something of a file decides. */
const isIgnored = (name: string, rules: readonly Rules[]): boolean => {
  for (const { from, below = '', patterns } of rules.toReversed()) {
    const { ignored, unignored } = patterns.test(below + name.slice(from.length));
    if (ignored || unignored) return ignored;
  }
  return false;
};

type Named = readonly [name: string, kind: 'file' | 'folder' | 'link'];

/** In the order of their names; devices, pipes and sockets are none of them. */
const listFolder = (folder: string, path: string, onShut: (path: string) => void): readonly Named[] => {
  try {
    return readdirSync(join(folder, path), { withFileTypes: true })
      .flatMap((entry): readonly Named[] => {
        if (entry.isSymbolicLink()) return [[entry.name, 'link']];
        if (entry.isDirectory()) return [[entry.name, 'folder']];
        return entry.isFile() ? [[entry.name, 'file']] : [];
      })
      .sort(([a], [b]) => (a < b ? -1 : 1));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (path !== '') {
      if (isDenied(error)) onShut(path);
      return [];
    }
    const what = code === 'ENOTDIR' ? 'is no folder' : `cannot be read (${code ?? 'unknown reason'})`;
    throw new ReadinessError(code === 'ENOENT' ? `there is no folder ${folder}` : `${folder} ${what}`, {
      hint: 'name the root of a repository',
    });
  }
};
