// The dimensions as bars, the gates with what holds them shut, the failure causes.
import { type DimensionGrade, nextGate } from '../../model/assessment.ts';
import { percent, shown } from '../figures.ts';
import { bar, padEnd, padStart, wrap, wrapWith } from '../layout.ts';
import type { Reported, ReportOptions } from '../report.ts';
import { shutWords } from '../words.ts';
import { heading } from './heading.ts';

const FIGURES = ' score  evidenced  weight';
const [LEAST_BAR, MOST_BAR] = [8, 40];

export const dimensionsSection = ({ assessment }: Reported, { columns, paint }: ReportOptions): readonly string[] => {
  const { dimensions } = assessment;
  const titles = Math.max(...dimensions.map(({ dimension }) => dimension.title.length));
  const room = columns - titles - 4 - FIGURES.length;
  if (room < LEAST_BAR) return [paint.bold('Dimensions'), ...dimensions.flatMap((one) => narrow(one, columns))];
  const width = Math.min(MOST_BAR, room);
  return [
    `${paint.bold(padEnd('Dimensions', titles + width + 4))}${paint.dim(FIGURES)}`,
    ...dimensions.map(({ dimension, score, evidencedScore }) => {
      const figures = `${padStart(shown(score), 6)}${padStart(shown(evidencedScore), 11)}${padStart(String(dimension.weight), 8)}`;
      return `  ${padEnd(dimension.title, titles)}  ${bar(score, width)}${figures}`;
    }),
  ];
};

/** Where title, bar and figures do not fit on one line. */
const narrow = ({ dimension, score, evidencedScore }: DimensionGrade, columns: number): readonly string[] => [
  ...wrapWith('  ', `${dimension.title} (weight ${dimension.weight})`, columns),
  `    ${bar(score, LEAST_BAR)} ${shown(score)}, evidenced ${shown(evidencedScore)}`,
];

export const gatesSection = ({ assessment }: Reported, { columns, paint }: ReportOptions): readonly string[] => {
  const next = nextGate(assessment);
  const lines = assessment.gates.flatMap((result) => {
    const state = result.open ? paint.green('open') : paint.red('shut');
    const rest = result.open ? `score ${shown(result.score)}` : shutWords(result, assessment).join('; ');
    const [first = '', ...more] = wrap(rest, columns - 20);
    const line = `  ${padEnd(result.gate.id, 11)} ${state}  ${first}`;
    return [line, ...more.map((text) => ' '.repeat(20) + text)];
  });
  const open = next === undefined ? 'all open' : `next to open: ${next.gate.id}`;
  return [...heading('Gates', `(${open})`, columns, paint), ...lines];
};

export const causesSection = ({ assessment }: Reported, { columns, paint }: ReportOptions): readonly string[] => {
  const causes = assessment.causes.filter(({ share }) => share > 0);
  if (causes.length === 0) return [];
  const lines = causes.flatMap(({ dimension, share }) => {
    const figure = dimension.figures[0];
    const says = figure === undefined ? '' : ` – ${figure.says} (${figure.source}: ${figure.origin})`;
    return wrapWith(`  ${padStart(percent(share), 4)}  `, dimension.cause + says, columns);
  });
  return [...heading('Where the missing points lie, by cause of failure', '', columns, paint), ...lines];
};
