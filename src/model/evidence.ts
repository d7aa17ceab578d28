// What the machine can say of an evidence file. Found by io, judged by assess/evidence.ts.

/** Dates are YYYY-MM-DD; `committed` is the file's own date in git, where it has one. */
export type Look =
  | {
      readonly state: 'file';
      readonly bytes: number;
      readonly sha256?: string;
      readonly modified: string;
      readonly committed?: string;
      /** The content, where it was asked for and is text of no more than `mostBytes`; else why it is not there. */
      readonly text?: string;
      readonly unread?: 'too-large' | 'not-text';
    }
  | { readonly state: 'missing' | 'outside' | 'directory' | 'unreadable' | 'not-looked-at' };

/** By the file's name as the pilot file writes it. */
export type Looks = ReadonlyMap<string, Look>;

/** A file to be looked at, and whether its hash, its date and its content are needed. */
export type Wanted = {
  readonly file: string;
  readonly hash: boolean;
  readonly date: boolean;
  readonly content?: boolean;
};

/** Larger files are not looked into. */
export const mostBytes = 8 * 1024 * 1024;

/** A JSON pointer (RFC 6901) to something inside a file: /results/stats/successes. */
export const pointer = /^\/(?![\s\S]*~(?![01]))/;

/** What `is` may ask beyond being equal: a comparison with a number, such as ">= 0.95". */
export const comparison = /^(>=|<=|>|<|==?|!=)\s*([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d{1,3})?\s*%?)$/i;

export const evidenceStates = ['verified', 'stale', 'linked', 'broken', 'none'] as const;
export type EvidenceState = (typeof evidenceStates)[number];

/** A piece of evidence as one check sees it; `why` says what made it stale or broken. */
export type SeenEvidence = { readonly ref: string; readonly state: EvidenceState; readonly why: string };
