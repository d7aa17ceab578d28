// What an assessment is made from. Everything that is not in the pilot file comes in here.
import type { Checklist } from '../model/checklist.ts';
import type { Looks } from '../model/evidence.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import type { Problem } from '../model/problem.ts';
import type { Document } from '../read/parse.ts';
import type { Bench } from './evidence.ts';

export type Input = {
  readonly document: Document;
  readonly pilot: Pilot;
  readonly checklist: Checklist;
  /** The date of judgement, YYYY-MM-DD. */
  readonly asOf: string;
  /** What is known of the evidence files, by name; files that are not named here count as linked. */
  readonly looks?: Looks;
  /** Seed of the random weightings; default 42. */
  readonly seed?: number;
  /** Random weightings; default 1,000. With none the verdict's robustness is not looked at. */
  readonly runs?: number;
  /** One of many pilots: warnings and answers that would rule a duty out are left to its own report. */
  readonly brief?: true;
  /** Warnings of the validation. */
  readonly warnings?: readonly Problem[];
};

/** What pieces of evidence are judged by. */
export const benchOf = ({ document, asOf, looks = new Map() }: Input): Bench => ({
  looks,
  asOf,
  written: document.written,
});
