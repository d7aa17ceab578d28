// docs/checks.md: every check of the core checklist on one page, for people.
import type { CheckItem, Checklist } from '../src/model/checklist.ts';
import { dimensionFor } from '../src/model/vocabulary.ts';
import { readYaml } from './checklist-files.ts';

type Titled = { readonly id: string; readonly title: string };

const titles = (): ReadonlyMap<string, string> => {
  const { standards } = readYaml('checklists/standards.yaml') as {
    standards: readonly (Titled & { readonly clauses: readonly Titled[] })[];
  };
  return new Map(
    standards.flatMap(({ id, title, clauses }) =>
      clauses.map((clause) => [`${id}/${clause.id}`, `${title}, ${clause.id}: ${clause.title}`] as const),
    ),
  );
};

export const checksPage = (checklist: Checklist): string => {
  const clauses = titles();
  const sources = readYaml('checklists/sources.yaml') as readonly Titled[];
  return `${[
    '<!-- Generated from checklists/ by npm run generate. Do not edit: edit checklists/. -->',
    `# The ${checklist.items.length} checks of the ${checklist.id} checklist, version ${checklist.version}`,
    '',
    'Weights and limits are conventions, not measurements: the figures say why a check matters, they do not calibrate',
    'the score. A figure is what the cited article claims, on the ground named with it. How the score is formed from the',
    'outcomes is said in [scoring.md](scoring.md). References are where a standard or a law asks for something of the',
    'kind; they are no legal advice, and a check that is met certifies nothing.',
    '',
    ...checklist.dimensions.flatMap((dimension) => [
      `## ${dimension.title} (weight ${dimension.weight})`,
      '',
      `Guards against: ${dimension.cause.toLowerCase()}.`,
      '',
      ...checklist.items
        .filter((item) => dimensionFor(item.id) === dimension.id)
        .flatMap((item) => itemLines(item, checklist, clauses)),
    ]),
    '## Sources of the figures',
    '',
    ...sources.map(({ id, title }) => `- ${id}: “${title}”`),
  ].join('\n')}\n`;
};

const itemLines = (item: CheckItem, checklist: Checklist, clauses: ReadonlyMap<string, string>): readonly string[] => [
  `### ${item.id}`,
  '',
  `**${item.statement}.** ${item.why}`,
  '',
  ...item.figures.map(({ says, source, origin }) => `- Figure: ${says} (${source}; ${origin})`),
  `- Due by the ${item.gate} gate, phase ${item.phase}, weight ${item.weight}${blockerWords(item, checklist)}`,
  ...(item.applies ? [`- Applies where ${checklist.conditions[item.applies]}`] : []),
  `- Judged ${item.control ? `by the declared control \`${item.id.replace('.', '.controls.')}\`: in place 1, partial 0.5, planned or absent 0` : 'from the stated facts'}`,
  ...(item.partial ? [`- Partial: ${item.partial}`] : []),
  ...(item.with && Object.keys(item.with).length > 0 ? [`- Thresholds: ${thresholds(item.with)}`] : []),
  `- Evidence: ${item.evidence.wanted}; fresh for ${item.evidence.fresh_days} days`,
  `- To do: ${item.fix.do} Done when: ${item.fix.done_when} (${item.fix.role}, ${item.fix.days.low} to ${item.fix.days.high} days, likely ${item.fix.days.likely}${item.fix.after.length > 0 ? `; after ${item.fix.after.join(', ')}` : ''})`.replaceAll(
    /([^.])( Done when| \()/g,
    (_, end: string, rest: string) => `${end}${rest === ' (' ? '' : '.'}${rest}`,
  ),
  ...item.references.map((reference) => `- Reference: ${clauses.get(reference) ?? reference}`),
  '',
];

const blockerWords = ({ blocker }: CheckItem, checklist: Checklist): string => {
  if (blocker === false) return '';
  return blocker === true ? '; a blocker' : `; a blocker where ${checklist.conditions[blocker.when]}`;
};

const thresholds = (options: Readonly<Record<string, unknown>>): string =>
  Object.entries(options)
    .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ');
