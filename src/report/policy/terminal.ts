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

/** Three columns where they fit, else value and place after each other. */
const rows = (all: readonly Row[], columns: number): readonly string[] => {
  const [keys, values, places] = ([0, 1, 2] as const).map((i) =>
    Math.max(0, ...all.map((row) => displayWidth(row[i]))),
  );
  const [first, second] = [keys ?? 0, values ?? 0];
  const fit = 2 + first + 2 + second + 2 + (places ?? 0) <= columns;
  return all.flatMap(([key, value, from]) => {
    const start = `  ${padEnd(key, first)}  `;
    return fit ? [`${start}${padEnd(value, second)}  ${from}`] : wrapWith(start, `${value} (${from})`, columns);
  });
};
