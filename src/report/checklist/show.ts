// checklist show: the head and every check of the checklist in force, each changed part with the place that changed it.
import type { CheckItem, Checklist, Dimension, Gate } from '../../model/checklist.ts';
import { dimensionOf } from '../../model/dimensions.ts';
import { counted, percent } from '../figures.ts';
import { padEnd, padStart, wrapWith } from '../layout.ts';
import type { View } from './list.ts';
import { changesUnder, originWords } from './origins.ts';

export const showText = (checklist: Checklist, view: View): string => {
  const { columns, paint } = view;
  const parts = checklist.parts.map(({ id, version }) => `${id} ${version}`).join(', ');
  const lines = [
    ...wrapWith('', `${paint.bold(checklist.title)} (${parts})`, columns),
    ...wrapWith(
      '',
      `No verdict below ${percent(checklist.minimum_coverage)} answered.${originWords(checklist, 'minimum_coverage')}`,
      columns,
    ),
    '',
    paint.bold('Gates'),
    ...checklist.gates.flatMap((gate) => gateLines(gate, checklist, view)),
    ...checklist.dimensions.flatMap((dimension) => dimensionLines(dimension, checklist, view)),
    ...disabledLines(checklist, view),
  ];
  return `${lines.join('\n')}\n`;
};

const gateLines = (gate: Gate, checklist: Checklist, { columns }: View): readonly string[] => {
  const conditions = [
    `score ${gate.score}`,
    `every dimension ${gate.dimension}`,
    `answered ${percent(gate.coverage)}`,
    ...(gate.evidenced === null ? [] : [`evidenced ${gate.evidenced}`]),
    ...(gate.declared_away === null ? [] : [`declared not applicable at most ${percent(gate.declared_away)}`]),
  ];
  return [
    ...wrapWith(`  ${padEnd(gate.id, 11)} `, conditions.join(', '), columns),
    ...changesUnder(checklist, `gates.${gate.id}.`).flatMap((change) => wrapWith('      ', change, columns)),
  ];
};

const dimensionLines = (dimension: Dimension, checklist: Checklist, view: View): readonly string[] => {
  const { columns, paint } = view;
  const items = checklist.items.filter(({ id }) => dimensionOf(id) === dimension.id);
  const origin = originWords(checklist, `dimensions.${dimension.id}.weight`);
  const note = `weight ${dimension.weight}${origin}, ${counted(items.length, 'check')}`;
  return [
    '',
    ...wrapWith('', `${paint.bold(dimension.title)}  ${note}`, columns),
    ...items.flatMap((item) => itemLines(item, checklist, view)),
  ];
};

const itemLines = (item: CheckItem, checklist: Checklist, { columns, paint }: View): readonly string[] => {
  const frame = `  ${padStart(String(item.weight), 3)}  ${padEnd(item.gate, 10)} `;
  const origin = originWords(checklist, `items.${item.id}`);
  const blocker = item.blocker === false ? '' : paint.red('  blocker');
  return [
    ...wrapWith(frame, `${item.id}${blocker}${origin === '' ? '' : paint.cyan(`  added${origin}`)}`, columns),
    ...changesUnder(checklist, `checks.${item.id}.`).flatMap((change) =>
      wrapWith(' '.repeat(frame.length + 2), change, columns).map(paint.cyan),
    ),
  ];
};

const disabledLines = ({ disabled = [] }: Checklist, { columns, paint }: View): readonly string[] =>
  disabled.length === 0
    ? []
    : [
        '',
        paint.bold('Not asked for'),
        ...disabled.flatMap(({ id, reason, origin }) =>
          wrapWith('  ', `${id}: ${reason} (${origin.file}:${origin.line})`, columns),
        ),
      ];
