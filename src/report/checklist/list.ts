// checklist list: what is in force, and where each part of it came from.
import type { Checklist, ChecklistPart } from '../../model/checklist.ts';
import { counted } from '../figures.ts';
import { wrapWith } from '../layout.ts';
import type { Paint } from '../paint.ts';
import { safe } from '../safe-text.ts';

export type View = { readonly columns: number; readonly paint: Paint };

export const listText = (checklist: Checklist, { columns, paint }: View): string => {
  const lines = [
    ...checklist.parts.flatMap((part) => [
      paint.bold(`${part.id} ${part.version}`),
      ...wrapWith('  ', partWords(part, checklist), columns),
      ...wrapWith('  ', part.file === undefined ? 'ships with readiness' : `from ${safe(part.file)}`, columns),
      '',
    ]),
    ...wrapWith('', inForce(checklist), columns),
  ];
  return `${lines.join('\n')}\n`;
};

const partWords = (part: ChecklistPart, checklist: Checklist): string => {
  if (part.file === undefined)
    return `${counted(checklist.items.length - addedTo(checklist) + off(checklist), 'check')}`;
  const said = saidBy(part, checklist);
  const changed = new Set(
    said.filter((path) => path.startsWith('checks.') && !path.endsWith('.disabled')).map(checkOf),
  );
  const words = [
    [said.filter((path) => path.startsWith('items.')).length, 'check added', 'checks added'],
    [changed.size, 'check changed', 'checks changed'],
    [said.filter((path) => path.endsWith('.disabled')).length, 'check disabled', 'checks disabled'],
    [said.filter((path) => path.startsWith('dimensions.')).length, 'dimension reweighed', 'dimensions reweighed'],
    [said.filter((path) => path.startsWith('gates.')).length, 'condition of a gate', 'conditions of gates'],
    [said.filter((path) => path.startsWith('facts.')).length, 'fact declared', 'facts declared'],
  ] as const;
  const told = words.filter(([count]) => count > 0).map(([count, one, more]) => `${count} ${count === 1 ? one : more}`);
  return told.length === 0 ? 'changes nothing' : told.join(', ');
};

const saidBy = ({ file }: ChecklistPart, { origins = {} }: Checklist): readonly string[] =>
  Object.entries(origins).flatMap(([path, origin]) => (origin.file === file ? [path] : []));

/** checks.data.lineage.with.items → data.lineage */
const checkOf = (path: string): string => path.split('.').slice(1, 3).join('.');

const addedTo = ({ origins = {} }: Checklist): number =>
  Object.keys(origins).filter((path) => path.startsWith('items.')).length;

const off = ({ disabled = [] }: Checklist): number => disabled.length;

const inForce = ({ items, dimensions }: Checklist): string =>
  `In force: ${counted(items.length, 'check')} in ${counted(dimensions.length, 'dimension')}. readiness checklist show prints them.`;
