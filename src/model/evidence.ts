// What a rule says of one check, and the evidence that shows it: pieces, files and their states.
import type { GateId } from './vocabulary.ts';

/** A file to be read. `chunks` begins at the first byte each time it is called. */
export type EvidenceSource = {
  readonly name: string;
  readonly bytes: number;
  readonly chunks: () => Iterable<Uint8Array>;
};

/** A folder of files, such as test reports or the run of an experiment. Names of its files are relative to it. */
export type Folder = { readonly name: string; readonly files: readonly EvidenceSource[] };

/** What the pilot file wants to know of a file: pointers as it writes them, and the names of the figures that cite it. */
export type Lookup = { readonly pointers: readonly string[]; readonly names: readonly string[] };

/** Tests by how they ended. */
export type Tally = {
  readonly passed: number;
  readonly failed: number;
  readonly errors: number;
  readonly skipped: number;
};

/** A figure that a file gives by a name. */
export type NamedFigure = {
  readonly name: string;
  readonly value: number;
  /** What the name may mean besides, such as a pass rate beside a mean. */
  readonly also?: readonly number[];
  readonly unit?: 'share' | 'percent' | 'ms';
  /** The part of assertions that passed: of a figure where less is better it is the others that count. */
  readonly isPassed?: boolean;
  /** How it came about: "mean of 3 rows, 1 blank". */
  readonly note?: string;
  /** A pointer to it, where one leads there. */
  readonly at?: string;
  /** The mean of a column, which may as well be a history: only `at` says which is meant. */
  readonly isGuess?: boolean;
};

/** What stands at a pointer; `values` where it leads to several and `is` has to hold for all or for any of them. */
export type FoundValue =
  | {
      readonly value: string | number | boolean | null;
      /** A count of things, never a percentage. */
      readonly isCount?: boolean;
      readonly isPercent?: boolean;
      /** The unit of time that its key names. */
      readonly time?: 's' | 'ms';
      readonly note?: string;
    }
  | { readonly values: readonly unknown[]; readonly quantity: 'all' | 'any' }
  | { readonly fault: string };

/** How a file answered: read, of a kind that nothing is read from, or not readable for what it claims to be. */
export type Content = {
  /** What it is, in words: "promptfoo results", "JSON", "PDF". */
  readonly kind: string;
  /** Why it cannot be read, with the remedy: cut off, a Git LFS pointer, another encoding. */
  readonly broken?: string;
  /** Why nothing is read from it, where somebody asks for a figure: "PDF is not read". */
  readonly unread?: string;
  /** Why it shows nothing: an empty container, a run without tests. */
  readonly nothing?: string;
  /** It has fewer than 32 bytes: enough for a figure that is compared, and for nothing else. */
  readonly isThin?: boolean;
  /** The day that the file itself says it was made, YYYY-MM-DD. */
  readonly date?: string;
  readonly tally?: Tally;
  /** The same for each prompt and provider, where a file holds several. */
  readonly parts?: readonly Tally[];
  readonly figures: readonly NamedFigure[];
  /** Names of figures whose value is NaN, infinite or blank. */
  readonly notComputed?: readonly string[];
  /** By the pointer as the pilot file writes it. */
  readonly found: ReadonlyMap<string, FoundValue>;
  /** What a reader of the figures ought to know: "3 of 100 ended in error". */
  readonly notes: readonly string[];
};

export type Reader = (source: EvidenceSource | Folder, asked: Lookup) => Content;

/** Larger files are not read, MiB as bytes. */
export const mostFileBytes = 64 * 1024 * 1024;

/** Names are the same whatever their case, blanks, hyphens and underscores. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '');

/** Tests passed of all that ran, errors counted as not passed; undefined where none ran. */
export const passRate = ({ passed, failed, errors }: Tally): number | undefined =>
  passed + failed + errors === 0 ? undefined : passed / (passed + failed + errors);

/** Tests that ran to an end, good or bad. */
export const ran = ({ passed, failed, errors }: Tally): number => passed + failed + errors;

/** What is known of a file that the pilot file names. Days are YYYY-MM-DD. */
export type FileState =
  | {
      readonly state: 'file';
      readonly bytes: number;
      /**
       * Copies have the same: the SHA-256 of its bytes, of a folder of the files in it, where it is asked for or another
       * file is as long; otherwise its length and its path.
       */
      readonly identity: string;
      readonly modified: string;
      /** The day of the commit that last touched it, where git knows it. */
      readonly committed?: string;
      /** Why git cannot date a file that it holds: then the day on the disk says nothing either. */
      readonly undated?: string;
      /** Undefined where it is larger than what is read. */
      readonly content?: Content;
    }
  | { readonly state: 'missing' | 'outside' | 'unreadable' | 'own' | 'too-many' | 'not-looked-at' };

/** By the file's name as the pilot file writes it. */
export type FileStates = ReadonlyMap<string, FileState>;

/** A file to be looked at: whether its hash is needed however large it is, whether its day is, and what of its content. */
export type Wanted = { readonly file: string; readonly hash: boolean; readonly date: boolean; readonly asked: Lookup };

/**
 * checked: the stated figure was looked up in the file and agrees, or a test report was read and passes · present: it is
 * there, holds something, is fresh, and nothing was compared · contradicted: the file says otherwise · linked: a URL, or a
 * file that was not looked at.
 */
export const evidenceStates = ['checked', 'present', 'stale', 'linked', 'broken', 'contradicted', 'none'] as const;
export type EvidenceState = (typeof evidenceStates)[number];

/** A piece of evidence as one check sees it; `why` says what was compared, or what is wrong with it. */
export type SeenEvidence = {
  readonly ref: string;
  readonly state: EvidenceState;
  readonly why: string;
  /** Where in the file, as the pilot file points to it. */
  readonly pointer?: string;
};

// What a rule says of one check: how far it holds, what was seen, where, and whose evidence would show it.

export const outcomeKinds = ['met', 'partial', 'planned', 'absent', 'unknown', 'not-applicable'] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/**
 * Evidence that carries a part of the outcome's score: the points count as far as every place has
 * evidence. `own` places look at their own evidence alone; others fall back to the map and the section they stand in.
 */
export type Support = { readonly evidencePaths: readonly string[]; readonly points: number; readonly own?: true };

/** A stated value that decided. */
export type StatedFact = { readonly path: string; readonly value: string };

export type DeclaredAway = 'counts' | 'against-facts';

/**
 * Half marks (a score of 0.5) are enough for this gate: what is missing blocks only the gates after it. `sure` where the
 * stated facts say so; otherwise only at best, if what is blank turns out well.
 */
type EnoughFor = { readonly gate: GateId; readonly sure: boolean };
/** What is particular about an outcome: see checkMarks in model/verdict.ts. */
type OutcomeMark = 'not-listed' | 'if-it-applies' | 'practice';

export type Outcome = {
  readonly kind: OutcomeKind;
  /** 0…1; strictly between for partial alone. */
  readonly score: number;
  /** The score if every blank turned out well, 0…1, never below `score`. */
  readonly best: number;
  /** What was seen, in a few words. */
  readonly seen: string;
  /** Path of the deciding value, or of the section where it is missing. */
  readonly at: string;
  readonly support: readonly Support[];
  /** Paths of the values by which it falls short, where these are not `at` alone. */
  readonly values?: readonly string[] | undefined;
  /** The fact in a line, where `seen` does not say it to somebody who reads nothing else. */
  readonly fact?: string | undefined;
  /** What falls short, by name, where that is some of several things: it fills $what in the line of the checklist. */
  readonly lacks?: string | undefined;
  readonly marks?: readonly OutcomeMark[] | undefined;
  /** The stated facts that decided, where the check weighs several. */
  readonly facts?: readonly StatedFact[] | undefined;
  /**
   * Declared not applicable by the team, as against worked out from facts. Against a stated fact the declaration does
   * not count, and the check is unknown.
   */
  readonly declared?: DeclaredAway;
  readonly enoughFor?: EnoughFor;
};

// A file that is not what it claims to be ends its own reading, and nothing else.

/** Thrown by the readers of this folder, caught in index.ts alone; the message says what is wrong, where, and the remedy. */
export class Unreadable extends Error {}

/** What a file may hold before its reading ends: a hostile file costs at most its own reading. */
export const limits = {
  /** Values in a tree. */
  values: 2_000_000,
  /** Of XML, which take more memory, and attributes of one of them. */
  elements: 500_000,
  attributes: 1000,
  /** Maps and lists in one another. */
  levels: 200,
  /** Longer texts are shortened. */
  characters: 200,
  cells: 2_000_000,
  /** YAML cannot be read in parts. */
  yamlBytes: 16 * 1024 * 1024,
  unzippedBytes: 32 * 1024 * 1024,
} as const;
