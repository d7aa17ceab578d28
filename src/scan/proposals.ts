// What was found in a repository, as proposals for the pilot file beside it: evidence that its owner may add. Never a
// status, never a judgement.
import type { Checklist } from '../model/checklist.ts';
import { controlSlug, dimensionFor } from '../model/vocabulary.ts';
import type { Detector, Hit } from './detector.ts';

type FoundAt = { readonly file: string; readonly line: number | null };

/** What the pilot file says of a practice. unknown: nothing, or that nobody knows. */
export type DeclaredStatus = 'in-place' | 'partial' | 'planned' | 'absent' | 'unknown' | 'not-applicable';

export type Proposal = {
  readonly detector: string;
  readonly check: string;
  readonly practice: string;
  readonly sure: 'shown' | 'hinted';
  /** Those of `tools` are only names: what was found may be made with another. */
  readonly tools: readonly string[];
  /** The first places, at most MOST_PLACES, by file name. */
  readonly places: readonly FoundAt[];
  /** How many places there are besides. */
  readonly more: number;
  /** Null where the check is one of facts, or no pilot file was named. */
  readonly declared: DeclaredStatus | null;
  /** Where evidence would stand in the pilot file, and the file to cite; null where it lies outside the pilot's folder. */
  readonly evidence: { readonly path: readonly string[]; readonly file: string } | null;
  /** The pilot file cites one of the places already. */
  readonly cited: boolean;
};

export type ScanReport = {
  readonly folder: string;
  /** Null where none was named or found. */
  readonly pilot: string | null;
  readonly files: number;
  /** Files that were too large to be read. */
  readonly large: number;
  /** Links that were not followed. */
  readonly links: number;
  /** There are more files than are looked at. */
  readonly cut: boolean;
  /** Folders and files that may not be read: what they hold is not known. */
  readonly unreadable: readonly string[];
  readonly proposals: readonly Proposal[];
  /** Practices that the pilot file declares in place or partly so, for which detectors exist and found nothing. */
  readonly notFound: readonly { readonly check: string; readonly declared: DeclaredStatus }[];
};

const MOST_PLACES = 5;

/** The pilot file as far as a scan reads it. */
export type ScannedPilot = {
  readonly file: string;
  /** What stands in the file, as YAML gives it. */
  readonly value: unknown;
  /** The file as the pilot file would cite it; null where that leads out of its folder. */
  readonly cite: (file: string) => string | null;
};

/** One proposal a detector, in the order of the checklist; what is shown stands before what is hinted. */
export const proposalsFrom = (
  hits: readonly Hit[],
  checklist: Checklist,
  pilot: ScannedPilot | undefined,
): readonly Proposal[] => {
  const byDetector = new Map<Detector, Hit[]>();
  for (const hit of hits) byDetector.set(hit.detector, [...(byDetector.get(hit.detector) ?? []), hit]);
  const order = new Map(checklist.items.map(({ id }, place) => [id, place]));
  return [...byDetector]
    .filter(([{ check }]) => order.has(check))
    .map(([detector, found]) => proposal(detector, found, pilot))
    .sort(
      (a, b) =>
        (order.get(a.check) ?? 0) - (order.get(b.check) ?? 0) ||
        Number(b.sure === 'shown') - Number(a.sure === 'shown'),
    );
};

const proposal = (detector: Detector, found: readonly Hit[], pilot: ScannedPilot | undefined): Proposal => {
  const { id, check, at, practice, sure, tools } = detector;
  const places = found.map(({ file, line }) => ({ file, line })).sort((a, b) => (a.file < b.file ? -1 : 1));
  const path = at === undefined ? [dimensionFor(check), 'controls', controlSlug(check)] : at.split('.');
  const file = pilot === undefined ? (places[0]?.file ?? null) : firstCitable(places, pilot);
  return {
    detector: id,
    check,
    practice,
    sure,
    tools,
    places: places.slice(0, MOST_PLACES),
    more: Math.max(0, places.length - MOST_PLACES),
    declared: pilot === undefined || at !== undefined ? null : declaredIn(pilot.value, path),
    evidence: file === null ? null : { path, file },
    cited: pilot !== undefined && isCited(pilot, path, places),
  };
};

const firstCitable = (places: readonly FoundAt[], { cite }: ScannedPilot): string | null =>
  places.map(({ file }) => cite(file)).find((file) => file !== null) ?? null;

const isCited = (pilot: ScannedPilot, path: readonly string[], places: readonly FoundAt[]): boolean => {
  const files = citedIn(pilot.value, path);
  return places.some(({ file }) => files.includes(pilot.cite(file)));
};

const citedIn = (value: unknown, path: readonly string[]): readonly unknown[] => {
  const pieces = piecesIn(valueIn(value, [...path, 'evidence']));
  return pieces.map((one) => (typeof one === 'string' ? one : valueIn(one, ['file'])));
};

/** One piece of evidence may stand without a list. */
const piecesIn = (evidence: unknown): readonly unknown[] =>
  Array.isArray(evidence) ? evidence : evidence == null ? [] : [evidence];

/** Practices that are declared to be there, of those for which a detector looks. */
export const declaredNotFound = (
  detectors: readonly Detector[],
  proposals: readonly Proposal[],
  checklist: Checklist,
  { value }: ScannedPilot,
): ScanReport['notFound'] => {
  const looked = new Set(detectors.filter(({ at }) => at === undefined).map(({ check }) => check));
  const found = new Set(proposals.map(({ check }) => check));
  return checklist.items
    .filter(({ id, control }) => control === true && looked.has(id) && !found.has(id))
    .map(({ id }) => ({ check: id, declared: declaredIn(value, [dimensionFor(id), 'controls', controlSlug(id)]) }))
    .filter(({ declared }) => declared === 'in-place' || declared === 'partial');
};

const WORDS: Readonly<Record<string, DeclaredStatus>> = {
  'in-place': 'in-place',
  yes: 'in-place',
  true: 'in-place',
  partial: 'partial',
  planned: 'planned',
  absent: 'absent',
  no: 'absent',
  false: 'absent',
  'not-applicable': 'not-applicable',
  'n/a': 'not-applicable',
};

const declaredIn = (value: unknown, path: readonly string[]): DeclaredStatus => {
  const control = valueIn(value, path);
  const status = typeof control === 'object' ? valueIn(control, ['status']) : control;
  const word = String(status);
  return Object.hasOwn(WORDS, word) ? (WORDS[word] ?? 'unknown') : 'unknown';
};

const valueIn = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key)
        ? (at as Record<string, unknown>)[key]
        : undefined,
    value,
  );

/** The value to write so that the pilot file cites the file, what stands there kept: a status stays the owner's. */
export const withEvidence = (value: unknown, { path, file }: { path: readonly string[]; file: string }): unknown => {
  const present = valueIn(value, path);
  const fields = typeof present === 'object' && present !== null ? present : present == null ? {} : { status: present };
  return { ...fields, evidence: [...piecesIn(valueIn(fields, ['evidence'])), file] };
};

/** Whether the file stands among the evidence already: two practices of a check may show in one file. */
export const hasEvidence = (value: unknown, { path, file }: { path: readonly string[]; file: string }): boolean =>
  citedIn(value, path).includes(file);

/** The lines to add to a pilot file, where somebody does it by hand. */
export const evidenceLines = ({ path, file }: { path: readonly string[]; file: string }): readonly string[] => [
  ...path.map((key, depth) => `${'  '.repeat(depth)}${key}:`),
  `${'  '.repeat(path.length)}evidence: [${/^[\w./-]+$/.test(file) ? file : JSON.stringify(file)}]`,
];
