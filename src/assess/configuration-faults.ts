// What is wrong with a configuration though its shape fits: checks that nothing knows, and two reports to one file. Works
// on files with other faults, so that all of them are told at once.
import type { Disabled } from '../model/checklist.ts';
import { cut, type Fault, shown } from './fault.ts';
import { nearestFew } from './nearest-few.ts';

/** What is known of a checklist: its checks, and those of the core that it does not ask for. */
export type Known = { readonly items: readonly { readonly id: string }[]; readonly disabled?: readonly Disabled[] };

export const unknownRequired = (value: unknown, known: Known): readonly Fault[] => {
  const ids = known.items.map(({ id }) => id);
  return textsIn(partOf(partOf(value, 'policy'), 'require')).flatMap(([id, i]): readonly Fault[] => {
    if (ids.includes(id) || id === '') return [];
    const message = `${shown(id)} is not a check of the checklist in force`;
    return [{ code: 'unknown-check', parts: ['policy', 'require', i], message, hint: hintFor(id, ids, known) }];
  });
};

const hintFor = (id: string, ids: readonly string[], { disabled = [] }: Known): string => {
  const off = disabled.find((one) => one.id === id);
  if (off !== undefined) return `${off.origin.file}:${off.origin.line} disables it`;
  const near = nearestFew(id, ids).map((one) => `"${cut(one)}"`);
  return near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'readiness explain lists the checks';
};

export const repeatedReports = (value: unknown): readonly Fault[] => {
  const reports = partOf(value, 'reports');
  const files = Array.isArray(reports) ? reports.map((report) => partOf(report, 'file')) : [];
  return files.flatMap((file, i): readonly Fault[] => {
    const before = typeof file === 'string' && file.trim() !== '' ? files.indexOf(file) : i;
    if (before === i) return [];
    const message = `${shown(file)} is where reports[${before}] goes`;
    return [{ code: 'repeated-file', parts: ['reports', i, 'file'], message, hint: 'name another file' }];
  });
};

const partOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;

const textsIn = (value: unknown): readonly (readonly [text: string, at: number])[] =>
  Array.isArray(value) ? value.flatMap((one, i) => (typeof one === 'string' ? [[one.trim(), i] as const] : [])) : [];
