// The value case as Markdown: tables of the key figures, the months, the inputs and what is usual.
import type { ValueCase } from '../../model/published/value.ts';
import { md } from '../escape.ts';
import { originWords } from '../plan/words.ts';
import { chart } from './terminal.ts';
import {
  amount,
  chanceSentence,
  estimateWords,
  headline,
  influenceWords,
  keyRows,
  usualWords,
  type ValueReported,
  type ValueReporter,
} from './words.ts';

export const markdownValue: ValueReporter = (reported) => {
  const { value } = reported;
  const lines = [
    ...head(reported),
    ...table(['Key figure', 'Likely', 'Beside it'], keyRows(value, value.likely).map(row)),
    ...curve(value),
    ...missing(value),
    ...titled(
      'What moves the net value most',
      table(
        ['Input', 'From, to'],
        value.influence.map((one) => md`| ${one.says} | ${influenceWords(one, value)} |`),
      ),
    ),
    ...titled(
      'Beside what is usual',
      value.usual.flatMap((one) => [md`- ${one.says}: ${usualWords(one)}`]),
    ),
    ...titled('Figures', table(['Figure', 'Value', 'From'], figures(value))),
    ...titled(
      'Assumed, as nobody states it',
      value.assumptions.map((one) => md`- ${one}`),
    ),
    ...titled(
      'Add to the pilot file, with your own figures',
      value.add.length === 0 ? [] : ['```yaml', ...value.add, '```'],
    ),
    footer(reported),
  ];
  return `${lines.join('\n')}\n`;
};

const head = ({ assessment, value }: ValueReported): readonly string[] => [
  md`## ${assessment.pilot.name}: value case`,
  '',
  md`**${headline(value)}**`,
  '',
  ...(value.likely === null ? [] : [md`${chanceSentence(value)}`, '']),
];

const row = (cells: readonly string[]): string => `| ${cells.map((one) => md`${one}` || '–').join(' | ')} |`;

const table = (titles: readonly string[], lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`| ${titles.join(' | ')} |`, `|${' --- |'.repeat(titles.length)}`, ...lines, ''];

const titled = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`### ${title}`, '', ...lines, ...(lines.at(-1) === '' ? [] : [''])];

const curve = (value: ValueCase): readonly string[] => {
  const drawn = chart(value, 80);
  const months = value.curve.map(({ month, tasks, benefit, cost, cumulative }) =>
    row([String(month), ...[tasks, benefit, cost, cumulative].map((one) => amount(Math.round(one), null))]),
  );
  if (drawn.length === 0) return [];
  const all = table(['Month', 'Tasks', 'Benefit', 'Cost', 'Value so far'], months);
  return [
    '### Value so far, month by month',
    '',
    '```text',
    ...drawn,
    '```',
    '',
    '<details><summary>Every month</summary>',
    '',
    ...all,
    '</details>',
    '',
  ];
};

const missing = ({ missing, needed }: ValueCase): readonly string[] => [
  ...titled(
    'Missing, and only you can say it',
    missing.map((path) => md`- ${path}`),
  ),
  ...(needed === null ? [] : [md`With the rest as it is: ${needed.says}.`, '']),
];

const figures = (value: ValueCase): readonly string[] =>
  value.inputs.map((one) => row([one.says, estimateWords(one, value.currency), originWords([one.origin])]));

const footer = ({ assessment, value: { spread }, tool }: ValueReported): string => {
  const draws = spread === null ? '' : ` · ${spread.generator}, seed ${spread.seed}, ${spread.runs} runs`;
  return md`<sub>${tool.name} ${tool.version} · checklist ${assessment.checklists.map(({ id, version }) => `${id} ${version}`).join(', ')} · as of ${assessment.asOf}${draws}</sub>`;
};
