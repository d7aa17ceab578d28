// A machine in memory, for commands that are run inside the test: files are kept in a map, what is printed in texts.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readEvidence } from '../src/evidence/index.ts';
import { inspectFiles } from '../src/io/evidence.ts';
import type { World } from '../src/io/world.ts';
import { ReadinessError } from '../src/model/problem.ts';
import { root } from './judge.ts';
import { AS_OF } from './kit.ts';

export type Memory = {
  readonly world: World;
  readonly files: Map<string, string>;
  /** Pages that were opened. */
  readonly opened: readonly string[];
  readonly printed: { stdout: string; stderr: string; commands: string; summary: string; outputs: string };
};

/** Files that the map does not hold are read from the repository; evidence always is. */
export const worldWith = (given: Readonly<Record<string, string>> = {}): Memory => {
  const files = new Map(Object.entries(given));
  const opened: string[] = [];
  const printed = { stdout: '', stderr: '', commands: '', summary: '', outputs: '' };
  const add = (to: keyof typeof printed) => (text: string) => {
    printed[to] += text;
  };
  const screen = (to: 'stdout' | 'stderr') => ({
    write: add(to),
    isTerminal: false,
    columns: undefined,
    colour: false,
  });
  const sheet = (to: 'summary' | 'outputs') => ({ size: () => printed[to].length, append: add(to) });
  const none = (): never => {
    throw new Error('there is no git in memory');
  };
  const world: World = {
    today: () => AS_OF,
    read: (file) => new TextEncoder().encode(files.get(file) ?? fromDisk(file)),
    listTree: async () => ({ files: [], links: 0, cut: false, shut: [], read: () => undefined }),
    walkTree: async () => [],
    openPast: async () => ({
      commit: '',
      day: '',
      pathOf: () => undefined,
      blobAt: () => undefined,
      missing: () => [],
    }),
    pathKind: () => 'file',
    isSameFile: (a, b) => a === b,
    protect: () => undefined,
    whyForbidden: () => undefined,
    whyOutside: () => undefined,
    atRevision: async () => ({
      read: () => new Uint8Array(),
      findUpward: () => undefined,
      whyForbidden: () => undefined,
    }),
    write: (written) => {
      for (const { file, text } of written) files.set(file, text);
    },
    inspectFiles: (pilotFile, wanted) => inspectFiles(dirname(`${root}${pilotFile}`), wanted, readEvidence),
    findUpward: () => undefined,
    resolveBeside: (_file, named) => named,
    relativeTo: (_file, named) => named,
    readAtRevision: none,
    makeFolder: () => undefined,
    watch: async () => ({ size: { columns: 80, rows: 24 }, next: async () => undefined }),
    inspectPastFiles: none,
    history: none,
    readBlobs: none,
    save: none,
    viewer: { unable: undefined, scratch: () => 'scratch/report.html', open: async (file) => void opened.push(file) },
    prompter: async () => undefined,
    github: {
      pathOf: (file) => file,
      command: add('commands'),
      summary: sheet('summary'),
      outputs: sheet('outputs'),
    },
    stdout: screen('stdout'),
    stderr: screen('stderr'),
  };
  return { world, files, printed, opened };
};

const fromDisk = (file: string): string => {
  try {
    return readFileSync(`${root}${file}`, 'utf8');
  } catch {
    throw new ReadinessError(`there is no file ${file}`);
  }
};
