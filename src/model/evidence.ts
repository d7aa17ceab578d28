// What the machine can say of an evidence file. Found by io, judged by assess/evidence.ts.

/** Dates are YYYY-MM-DD; `committed` is the file's own date in git, where it has one. */
export type Look =
  | {
      readonly state: 'file';
      readonly bytes: number;
      readonly sha256?: string;
      readonly modified: string;
      readonly committed?: string;
    }
  | { readonly state: 'missing' | 'outside' | 'directory' | 'unreadable' | 'not-looked-at' };

/** By the file's name as the pilot file writes it. */
export type Looks = ReadonlyMap<string, Look>;

/** A file to be looked at, and whether its hash and its date are needed. */
export type Wanted = { readonly file: string; readonly hash: boolean; readonly date: boolean };
