// init --template: a pilot file to fill in. It is valid as it stands, and of nearly nothing known; every field is explained.
import type { Checklist } from '../../model/checklist.ts';
import { pilotSchema } from '../../model/pilot.ts';
import { statuses } from '../../model/words.ts';
import { sectionsOf } from './fields.ts';
import { schemaLine } from './schema-line.ts';
import { comment } from './words.ts';

export const templateKinds = ['minimal', 'full'] as const;
export type TemplateKind = (typeof templateKinds)[number];

export const template = (kind: TemplateKind, checklist: Checklist, schema: string): string => {
  const asked = { checklist, minimal: kind === 'minimal' };
  const sections = sectionsOf(pilotSchema, asked).map((lines) => lines.join('\n'));
  return `${[schemaLine(schema), ...head(kind), 'version: 1', '', sections.join('\n\n')].join('\n')}\n`;
};

const head = (kind: TemplateKind): readonly string[] => [
  ...comment('A pilot file: fill in what you know and leave the rest blank. Blank means not known yet, never fine.', 0),
  ...comment(
    'readiness validate names every mistake, readiness assess judges, readiness interview asks for what is blank.',
    0,
  ),
  ...(kind === 'minimal'
    ? comment('This is the short one; readiness init --template full explains every field that there is.', 0)
    : []),
  '#',
  ...comment(
    `Under controls: one of ${statuses.join(', ')}; or {status: in-place, evidence: [FILE], owner: WHO, verified: DATE}. not-applicable needs a reason: {status: not-applicable, reason: WHY}.`,
    0,
  ),
  ...comment(
    'Any section and any item may carry evidence: [FILE, …], files beside this one that show what is stated.',
    0,
  ),
  '#',
];
