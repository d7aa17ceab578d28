// The door to the machine: all that a command may ask of it. The real one is in real-world.ts; tests bring their own.

import type { FileState, Reader, Wanted } from '../model/evidence.ts';
import type { Manner, Prompter } from '../model/ports.ts';
import type { FileTree, TreeOptions, WalkOptions } from './tree.ts';

export type World = {
  /** Today, YYYY-MM-DD, in the machine's time zone. */
  readonly today: () => string;
  /** The bytes of a file, or of stdin for "-"; throws ReadinessError where there is nothing to read. */
  readonly read: (file: string, maxBytes: number) => Uint8Array;
  /** The same two without memory of what was read, for a run over many files that writes none. */
  readonly unprotected?: Pick<World, 'read' | 'inspectFiles'>;
  /** The files below a folder; throws ReadinessError where there is no folder to read. See tree.ts for what is left out. */
  readonly listTree: (folder: string, options: TreeOptions) => Promise<FileTree>;
  /** The same files one by one, however many there are. */
  readonly walkTree: (folder: string, options: WalkOptions) => Promise<Iterable<string>>;
  /** What stands at a path, links followed; undefined where nothing does. */
  readonly pathKind: (path: string) => 'folder' | 'file' | undefined;
  /** Whether two names mean the same file, links resolved. */
  readonly isSameFile: (a: string, b: string) => boolean;
  /** Names a file that this run depends on, so that nothing is written over it; what was read is known. */
  readonly protect: (file: string, what: string) => void;
  /** Writes every file whole, or none of them, and none over an input of the run; throws ReadinessError. */
  readonly write: (files: readonly Written[]) => void;
  /** Writes a file whole, if it still holds `expected` (undefined: if it is not there yet); throws ReadinessError. */
  readonly save: (file: string, text: string, expected: string | undefined) => void;
  /** Makes a folder below the working folder, with those above it, where there is none; throws ReadinessError. */
  readonly makeFolder: (folder: string) => void;
  /** Watches what is read from now on, for --watch. */
  readonly watch: () => Promise<Watch>;
  /** What is known of evidence files, relative to the folder of the pilot file. */
  readonly inspectFiles: (
    pilotFile: string,
    wanted: readonly Wanted[],
    reader: Reader,
  ) => ReadonlyMap<string, FileState>;
  /** Why a file that a configuration names may not be used, as the end of a sentence; undefined where it may. */
  readonly whyForbidden: (file: string, folder: string) => string | undefined;
  /** Why a file is none of the folder that the program was started in, links and git's own included; undefined where it is. */
  readonly whyOutside: (file: string) => string | undefined;
  /** A revision of the repository as files are read from it; throws ReadinessError where there is no such commit. */
  readonly atRevision: (revision: string) => Promise<Pick<World, 'read' | 'findUpward' | 'whyForbidden'>>;
  /** The nearest file of this name, beside a file or above it in its repository. */
  readonly findUpward: (name: string, file: string) => string | undefined;
  /** A file that another one names, relative to the other's folder. */
  readonly resolveBeside: (file: string, named: string) => string;
  /** A file as another one in its folder would name it. */
  readonly relativeTo: (file: string, named: string) => string;
  /** A file as a revision of its repository holds it, relative to the working folder; throws ReadinessError. */
  readonly readAtRevision: (revision: string, file: string) => PastFile;
  /** What revisions hold of evidence files, for each ask; `file` lies in their repository. Throws ReadinessError. */
  readonly inspectPastFiles: (
    file: string,
    asks: readonly PastAsk[],
    reader: Reader,
  ) => readonly ReadonlyMap<string, FileState>[];
  /** What a revision holds, or what the last commit before a date (YYYY-MM-DD) held; `near` lies in the repository. Throws ReadinessError. */
  readonly openPast: (near: string, word: string) => Promise<Past>;
  /** The commits that touched a file, oldest first, renames followed; throws ReadinessError. */
  readonly history: (file: string, options: HistoryOptions) => History;
  /** Blobs of the file's repository by their ids; what is larger than the limit is left out. */
  readonly readBlobs: (file: string, ids: readonly string[], maxBytes: number) => ReadonlyMap<string, Uint8Array>;
  /** The step of a workflow on GitHub that the program runs in, where it does. */
  readonly github?: GitHubStep | undefined;
  /** Asks a person; undefined where no terminal is at both ends. */
  readonly prompter: (manner: Manner) => Promise<Prompter | undefined>;
  /** Shows a page that was written. */
  readonly viewer: Viewer;
  readonly stdout: Screen;
  readonly stderr: Screen;
};

/** The browser of the person who runs the program. */
export type Viewer = {
  /** Why nothing can be opened here, as the end of a sentence; undefined where it can. */
  readonly unable: string | undefined;
  /** The name of a new file, for a page that was given none. */
  readonly scratch: () => string;
  /** Starts the opener; why it failed, as the end of a sentence, where that shows within a moment. */
  readonly open: (file: string) => Promise<string | undefined>;
};

/** What a step on GitHub takes from a program besides its exit code. */
export type GitHubStep = {
  /** A file's path from the repository's root, with slashes; undefined outside of it. */
  readonly pathOf: (file: string) => string | undefined;
  /** Writes workflow commands to the log. What the screens write is kept from being one. */
  readonly command: (text: string) => void;
  readonly summary: Sheet | undefined;
  readonly outputs: Sheet | undefined;
};

/** Of a terminal; undefined where there is none. */
export type Size = { readonly columns: number | undefined; readonly rows: number | undefined };

/** `next` waits until something that was read is another, or the terminal has another size; undefined once a person ends it. */
export type Watch = { readonly size: Size; readonly next: () => Promise<Size | undefined> };

/** A file that grows; `append` throws ReadinessError. Sizes are in bytes. */
export type Sheet = { readonly size: () => number; readonly append: (text: string) => void };

/** A file to be written, and what is to stand in it. */
export type Written = {
  readonly file: string;
  readonly text: string;
  /** The folder that it must not leave: that of the configuration that names it. */
  readonly within?: string;
  /** Whether the text that is there may be replaced; without it, all but pilots, checklists and configurations. */
  readonly mayReplace?: (text: string) => boolean;
  /** The run has read it in order to bring it up to date. */
  readonly updates?: boolean;
};

/** `path` is from the repository's root. */
export type PastFile = { readonly path: string; readonly bytes: Uint8Array };

/** A commit and what it holds. Files are named from the working folder, their paths are from the repository's root. */
export type Past = {
  readonly commit: string;
  /** The day as of which it is judged: the date that was asked for, else that of the commit, YYYY-MM-DD. */
  readonly day: string;
  /** Undefined for a file outside of the repository, or in another one below it. */
  readonly pathOf: (file: string) => string | undefined;
  readonly blobAt: (file: string) => string | undefined;
  /** Files that it holds and the working tree does not. */
  readonly missing: () => readonly MissingFile[];
};

/** `now` is the path of the file that git takes for the same under another name: nine tenths of the text are alike. */
export type MissingFile = { readonly file: string; readonly path: string; readonly id: string; readonly now?: string };

/** Evidence of the pilot file at `path`, from the repository's root, in a revision; "" is what is staged. */
export type PastAsk = {
  readonly revision: string;
  readonly path: string;
  readonly wanted: readonly Wanted[];
  /** Of a revision before HEAD: by it thousands of asks are answered at once. */
  readonly day?: string;
};

export type HistoryOptions = { readonly firstParent: boolean };

/** `isShallow`: the clone does not reach back to the first commit. */
export type History = { readonly commits: readonly Commit[]; readonly isShallow: boolean };

/** `blob` is undefined where the commit deleted the file. Dates are YYYY-MM-DD, the committer's. */
export type Commit = {
  readonly hash: string;
  readonly date: string;
  readonly subject: string;
  readonly path: string;
  readonly blob?: string;
};

export type Screen = {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** Columns of the terminal; undefined where there is none. */
  readonly columns: number | undefined;
  /** Whether colour is wanted here: a terminal, NO_COLOR and FORCE_COLOR considered. */
  readonly colour: boolean;
};
