// The door to the machine: all that a command may ask of it. The real one is in real-world.ts; tests bring their own.
import type { Look, Wanted } from '../model/evidence.ts';

export type World = {
  /** Today, YYYY-MM-DD, in the machine's time zone. */
  readonly today: () => string;
  /** The bytes of a file, or of stdin for "-"; throws ReadinessError where there is nothing to read. */
  readonly read: (file: string, maxBytes: number) => Uint8Array;
  /** Writes a file whole or not at all; throws ReadinessError. */
  readonly write: (file: string, text: string) => void;
  /** What is known of evidence files, relative to the folder of the pilot file. */
  readonly look: (pilotFile: string, wanted: readonly Wanted[]) => ReadonlyMap<string, Look>;
  readonly stdout: Screen;
  readonly stderr: Screen;
};

export type Screen = {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** Columns of the terminal; undefined where there is none. */
  readonly columns: number | undefined;
  /** Whether colour is wanted here: a terminal, NO_COLOR and FORCE_COLOR considered. */
  readonly colour: boolean;
};
