// Whether a document is a pilot file that can be judged: everything that is wrong with it, at once and in file order.
import type { Checklist } from '../model/checklist.ts';
import { toPath } from '../model/path.ts';
import { type Pilot, pilotSchema } from '../model/pilot.ts';
import type { Problem } from '../model/problem.ts';
import { isBlank, withoutBlanks } from './blanks.ts';
import { crossChecks, isInUnknownControl } from './cross-checks.ts';
import { cut, type Fault } from './fault.ts';
import type { Document } from './parse.ts';
import { blankUnknownKeys, structureFaults } from './structure.ts';
import { vocabularyOf } from './vocabulary.ts';

export type Validated = { readonly pilot?: Pilot; readonly problems: readonly Problem[] };

/** A pilot only when there is no error; warnings may stand beside it. */
export const validate = (document: Document, checklist: Checklist): Validated => {
  const vocabulary = vocabularyOf(checklist);
  const value = withoutBlanks(document.value);
  const { data, error } = pilotSchema.safeParse(value);
  const structure = error === undefined ? [] : structureFaults(value, error.issues, vocabulary);
  const faults = [
    ...structure.filter(({ parts }) => !isInUnknownControl(parts, vocabulary)),
    ...blankUnknownKeys(document.value, dropped(document.value, value, []), vocabulary),
    ...crossChecks(document.value, vocabulary),
    ...blankItems(document.value, []),
  ];
  const problems = faults.map((fault) => problemOf(fault, document)).sort(byPlace);
  const hasError = problems.some(({ severity }) => severity === 'error');
  return data === undefined || hasError ? { problems } : { pilot: data, problems };
};

const problemOf = ({ parts, key, severity = 'error', code, message, hint }: Fault, document: Document): Problem => {
  const at = document.place(parts, key ? 'key' : 'value');
  const path = toPath(parts.map((part) => (typeof part === 'number' ? part : cut(String(part)))));
  const text = path === '' ? message : `${path}: ${message}`;
  return { code, severity, message: text, at, ...(hint === undefined ? {} : { hint }) };
};

const byPlace = (a: Problem, b: Problem): number => a.at.line - b.at.line || a.at.column - b.at.column;

const blankItems = (value: unknown, above: readonly PropertyKey[]): readonly Fault[] => {
  if (typeof value !== 'object' || value === null) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, part]) => {
    const parts = [...above, isList ? Number(key) : key];
    return isList && isBlank(part) ? [blankItem(parts)] : blankItems(part, parts);
  });
};

/** Paths of the entries that were taken out as blank. */
const dropped = (
  before: unknown,
  after: unknown,
  above: readonly PropertyKey[],
): readonly (readonly PropertyKey[])[] => {
  if (typeof before !== 'object' || before === null) return [];
  const left = Object(after) as Readonly<Record<string, unknown>>;
  return Object.entries(before).flatMap(([key, part]) => {
    const parts = [...above, Array.isArray(before) ? Number(key) : key];
    return Object.hasOwn(left, key) ? dropped(part, left[key], parts) : [parts, ...dropped(part, undefined, parts)];
  });
};

const blankItem = (parts: readonly PropertyKey[]): Fault => ({
  code: 'blank-item',
  parts,
  message: 'an entry of this list is blank',
  hint: 'fill it in or delete its line',
});
