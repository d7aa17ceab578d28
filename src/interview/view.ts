// What the file holds between two questions: its values, what each blank is worth, and where the pilot stands.
import type { Document } from '../assess/parse.ts';
import { type Standing, standingOf } from '../assess/standing.ts';
import type { Checklist } from '../model/checklist.ts';
import type { Pilot } from '../model/pilot.ts';
import { mattering } from './matters.ts';
import { partsOf, valueAt } from './path.ts';
import { type Read, readsOf } from './reads.ts';
import { shownControl } from './shown.ts';
import { type Worth, worthOf } from './worth.ts';

export type View = {
  /** As the file has them, blanks included. */
  readonly value: unknown;
  readonly pilot: Pilot;
  readonly checklist: Checklist;
  readonly worth: Worth;
  readonly stand: Standing;
  /** By check, the blanks that can change it, and the values under which that was found. */
  readonly found: ReadonlyMap<string, Found>;
};

type Found = { readonly under: string; readonly blanks: readonly string[] };

/** An answer changes few checks: what was found out about the others `before` still holds. */
export const viewOf = (document: Document, pilot: Pilot, checklist: Checklist, asOf: string, before?: View): View => {
  const reads = readsOf(pilot, checklist, asOf);
  const found = new Map(
    reads.map((read) => {
      const under = valuesOf(read, pilot);
      const known = before?.found.get(read.item.id);
      const blanks = known?.under === under ? known.blanks : blanksOf(read, pilot, checklist, asOf);
      return [read.item.id, { under, blanks }];
    }),
  );
  return {
    value: document.value,
    pilot,
    checklist,
    worth: worthOf(reads, checklist, ({ item }) => found.get(item.id)?.blanks ?? []),
    stand: standingOf({ document, pilot, checklist, asOf }),
    found,
  };
};

const blanksOf = (read: Read, pilot: Pilot, checklist: Checklist, asOf: string): readonly string[] => {
  const blanks = [...read.paths].filter((path) => isBlankIn(pilot, path));
  return mattering(read, blanks, pilot, checklist, asOf);
};

const valuesOf = ({ paths }: Read, pilot: Pilot): string =>
  JSON.stringify([...paths].map((path) => [path, valueAt(pilot, partsOf(path))]));

/** Nothing stands there, or a control that says unknown. */
export const isBlankIn = (pilot: Pilot, path: string): boolean => {
  const found = valueAt(pilot, partsOf(path));
  return found === undefined || (path.includes('.controls.') && (shownControl(found) ?? 'unknown') === 'unknown');
};
