// A printed policy for a person: one line for each thing that is asked, with the place that asks for it.
import type { Asked } from '../../model/policy-in-force.ts';
import { displayWidth, packed, padEnd, wrapWith } from '../layout.ts';
import { safe } from '../safe-text.ts';
import type { PolicyReport, PrintedPolicy } from './printed.ts';
import { assumedWords, fromWords, valueWords } from './words.ts';

export const policyTerminal: PolicyReport = (printed, { columns, paint }) => {
  const { asked, conditions, isAssumed, reports } = printed;
  const gate = asked.find(({ key }) => key === 'for')?.value;
  const lines = [
    paint.bold('Policy in force'),
    ...packed(basis(printed), 0, columns).map(paint.dim),
    '',
    ...rows(asked.map(rowOf), columns),
    ...(isAssumed ? ['', ...wrapWith('note  ', assumedWords, columns)] : []),
    ...(conditions.length === 0 ? [] : ['', paint.bold(`What the ${gate} gate asks`)]),
    ...rows(conditions.map(rowOf), columns),
    '',
    paint.bold('Reports'),
    ...rows(
      reports.map(({ format, file, from }) => [format, file === '-' ? 'stdout' : safe(file), fromWords(from)] as const),
      columns,
    ),
  ];
  return `${lines.join('\n')}\n`;
};

const basis = ({ files, configuration, checklists }: PrintedPolicy): readonly string[] => [
  files.length === 0 ? 'for this folder' : `for ${files.map(safe).join(', ')}`,
  configuration === null ? 'no configuration' : `configuration ${safe(configuration)}`,
  `checklist ${checklists.map(({ id, version }) => `${id} ${version}`).join(', ')}`,
];

type Row = readonly [key: string, value: string, from: string];

const rowOf = (asked: Asked): Row => [asked.key, valueWords(asked), fromWords(asked.from)];

/** Three columns where they fit; else value and place after each other, on narrow screens below the key. */
const rows = (all: readonly Row[], columns: number): readonly string[] => {
  const widest = (i: 0 | 1 | 2): number => Math.max(0, ...all.map((row) => displayWidth(row[i])));
  const [first, second] = [widest(0), widest(1)];
  if (6 + first + second + widest(2) <= columns) {
    return all.map(([key, value, from]) => `  ${padEnd(key, first)}  ${padEnd(value, second)}  ${from}`);
  }
  return all.flatMap(([key, value, from]) => {
    const words = `${value} (${from})`;
    if (first > columns / 2) return [`  ${key}`, ...wrapWith('    ', words, columns)];
    return wrapWith(`  ${padEnd(key, first)}  `, words, columns);
  });
};
