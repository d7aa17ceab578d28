// What there is to explain: the checks by dimension, or those of one dimension; with a pilot, how each stands.
import type { Finding } from '../../model/assessment.ts';
import type { CheckItem, Dimension } from '../../model/checklist.ts';
import { dimensionOf } from '../../model/dimensions.ts';
import { shown } from '../figures.ts';
import { outcomeWords } from '../words.ts';
import { type Block, block, type Column, exact, row, type Table } from './page.ts';
import type { Shelf } from './shelf.ts';

export const overviewBlocks = (shelf: Shelf): readonly Block[] => [
  ...block('What to type', [
    row('a check', 'readiness explain data.lineage'),
    row('dimension', 'readiness explain governance'),
    row('a duty', 'readiness explain gdpr-art-13'),
    row('a pilot', 'readiness explain data.lineage --for pilot.yaml'),
    row('the sum', 'readiness explain --score --for pilot.yaml'),
  ]),
  ...shelf.checklist.dimensions.flatMap((dimension) =>
    block(`${dimension.id}: ${dimension.title}`, [listOf(itemsOf(dimension, shelf), shelf)]),
  ),
];

export const dimensionBlocks = (dimension: Dimension, shelf: Shelf): readonly Block[] => {
  const grade = shelf.pilot?.assessment.dimensions.find((one) => one.dimension.id === dimension.id);
  const checks = itemsOf(dimension, shelf);
  const whole = shelf.checklist.dimensions.reduce((sum, { weight }) => sum + weight, 0);
  return [
    ...block(dimension.title, [
      row('weight', `${exact(dimension.weight)} of ${exact(whole)}`),
      row('guards', `against this: ${dimension.cause.toLowerCase()}`),
      ...dimension.figures.map(({ says, source, origin }) => row('figure', `${says} (${source}; ${origin})`)),
      ...(grade === undefined
        ? []
        : [row('score', `${shown(grade.score)} of 100, evidenced ${shown(grade.evidencedScore)}`)]),
    ]),
    ...block(
      'Its checks',
      checks.length === 0 ? ['None is asked for: the dimension is left out of every sum.'] : [listOf(checks, shelf)],
    ),
    ...block(
      'Not asked for',
      (shelf.checklist.disabled ?? [])
        .filter(({ id }) => dimensionOf(id) === dimension.id)
        .map(({ id, reason, origin }) => row('·', `${id}: ${reason} (${origin.file}:${origin.line})`)),
    ),
  ];
};

const itemsOf = ({ id }: Dimension, { checklist }: Shelf): readonly CheckItem[] =>
  checklist.items.filter((item) => dimensionOf(item.id) === id);

const listOf = (items: readonly CheckItem[], { pilot }: Shelf): Table => {
  const findings = new Map(pilot?.assessment.findings.map((finding) => [finding.item.id, finding]));
  const columns: readonly Column[] = [
    { head: 'weight', right: true },
    { head: 'due by' },
    ...(pilot === undefined ? [] : [{ head: 'stands' }]),
    { head: 'check' },
  ];
  return {
    columns,
    rows: items.map((item) => [
      exact(item.weight),
      item.gate,
      ...(pilot === undefined ? [] : [standing(findings.get(item.id))]),
      `${item.id}${item.blocker === false ? '' : ' (blocker)'}`,
    ]),
  };
};

const standing = (finding: Finding | undefined): string => (finding === undefined ? '' : outcomeWords[finding.kind]);
