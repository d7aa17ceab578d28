// What the file holds between two questions: its values, what each blank is worth, and where the pilot stands.
import type { Input } from '../assess/input.ts';
import { dutiesOf } from '../assess/what-if.ts';
import type { Checklist } from '../model/checklist.ts';
import type { Looks } from '../model/evidence.ts';
import type { Obligation } from '../model/obligation.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { mattering, type Read, readsOf, type Worth, worthOf } from './impact.ts';
import { type Proof, proofOf } from './proof.ts';
import { partsOf, shownControl, valueAt } from './question.ts';
import { type Stand, standOf } from './stand.ts';

export type View = {
  /** As the file has them, blanks included. */
  readonly value: unknown;
  readonly pilot: Pilot;
  readonly checklist: Checklist;
  readonly worth: Worth;
  /** By the path of a list of evidence, what it would show. */
  readonly proof: ReadonlyMap<string, Proof>;
  /** What is known of the evidence files. */
  readonly looks: Looks;
  /** Found out when somebody asks. */
  readonly duties: () => readonly Obligation[];
  readonly stand: Stand;
  /** The date of judgement, YYYY-MM-DD. */
  readonly asOf: string;
  /** By check, the blanks that can change it, and the values under which that was found. */
  readonly found: ReadonlyMap<string, Found>;
};

type Found = { readonly under: string; readonly blanks: readonly string[] };

/** An answer changes few checks: what was found out about the others `before` still holds. */
export const viewOf = (input: Input, before?: View): View => {
  const { document, pilot, checklist, asOf } = input;
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
    proof: proofOf(reads, pilot, checklist),
    looks: input.looks ?? new Map(),
    duties: once(() => dutiesOf(input)),
    stand: standOf(input),
    asOf,
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
  return found === undefined || (isDeclared(path) && (shownControl(found) ?? 'unknown') === 'unknown');
};

const isDeclared = (path: string): boolean => /\.(controls|obligations)\.[^.]+$/.test(path);

const once = <Value>(find: () => Value): (() => Value) => {
  let found: { readonly value: Value } | undefined;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
};
