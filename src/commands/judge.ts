// Judges one pilot that was read, with what is known of its evidence files.
import { ledgerOf, wantedFiles } from '../assess/evidence.ts';
import { assess } from '../assess/index.ts';
import type { Input } from '../assess/input.ts';
import type { World } from '../io/world.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Checklist } from '../model/checklist.ts';
import type { Subject } from './read.ts';

export const judge = (subject: Subject, checklist: Checklist, asOf: string, world: World): Assessment =>
  assess(inputOf(subject, checklist, asOf, world));

/** From stdin, evidence files cannot be told to belong to the pilot: they count as linked. */
export const inputOf = (
  { file, document, pilot, warnings }: Subject,
  checklist: Checklist,
  asOf: string,
  world: World,
): Input => {
  const wanted = file === '-' ? [] : wantedFiles(ledgerOf(pilot));
  const looks = wanted.length === 0 ? new Map() : world.look(file, wanted);
  return { document, pilot, checklist, asOf, looks, warnings };
};
