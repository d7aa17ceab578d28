// The door to the machine: all that a command may ask of it. The real one is in real-world.ts; tests bring their own.
import type { Look, Wanted } from '../model/evidence.ts';

export type World = {
  /** Today, YYYY-MM-DD, in the machine's time zone. */
  readonly today: () => string;
  /** The bytes of a file, or of stdin for "-"; throws ReadinessError where there is nothing to read. */
  readonly read: (file: string, maxBytes: number) => Uint8Array;
  /** Whether two names mean the same file, links resolved. */
  readonly same: (a: string, b: string) => boolean;
  /** Writes every file whole, or none of them; throws ReadinessError. */
  readonly write: (files: readonly Written[]) => void;
  /** What is known of evidence files, relative to the folder of the pilot file. */
  readonly look: (pilotFile: string, wanted: readonly Wanted[]) => ReadonlyMap<string, Look>;
  /** The nearest file of this name, beside a file or above it in its repository. */
  readonly find: (name: string, file: string) => string | undefined;
  /** A file that another one names, relative to the other's folder. */
  readonly beside: (file: string, named: string) => string;
  readonly stdout: Screen;
  readonly stderr: Screen;
};

/** A file to be written, and what is to stand in it. */
export type Written = { readonly file: string; readonly text: string };

export type Screen = {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** Columns of the terminal; undefined where there is none. */
  readonly columns: number | undefined;
  /** Whether colour is wanted here: a terminal, NO_COLOR and FORCE_COLOR considered. */
  readonly colour: boolean;
};
