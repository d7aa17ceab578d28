// The dimensions as bars, the gates with what holds them shut, the failure causes.
import { nextGate } from '../../model/assessment.ts';
import { percent, shown } from '../figures.ts';
import { bar, padEnd, padStart, wrap, wrapWith } from '../layout.ts';
import type { Reported, ReportOptions } from '../report.ts';
import { conditionWords } from '../words.ts';

export const dimensionsSection = ({ assessment }: Reported, { columns, paint }: ReportOptions): readonly string[] => {
  const { dimensions } = assessment;
  const titles = Math.max(...dimensions.map(({ dimension }) => dimension.title.length));
  const width = Math.max(8, Math.min(40, columns - titles - 34));
  return [
    `${paint.bold(padEnd('Dimensions', titles + width + 4))}${paint.dim(' score  shown  weight')}`,
    ...dimensions.map(({ dimension, score, evidencedScore }) => {
      const figures = `${padStart(shown(score), 6)} ${padStart(shown(evidencedScore), 6)} ${padStart(String(dimension.weight), 7)}`;
      return `  ${padEnd(dimension.title, titles)}  ${bar(score, width)}${figures}`;
    }),
  ];
};

export const gatesSection = ({ assessment }: Reported, { columns, paint }: ReportOptions): readonly string[] => {
  const next = nextGate(assessment);
  const lines = assessment.gates.flatMap((result) => {
    const state = result.open ? paint.green('open') : paint.red('shut');
    const failed = result.conditions.filter((condition) => !condition.passed && !condition.id.startsWith('gate.'));
    const words = failed.map((condition) => conditionWords(condition, assessment)).join('; ');
    const rest = result.open ? `score ${shown(result.score)}` : words || 'an earlier gate is shut';
    const [first = '', ...more] = wrap(rest, columns - 20);
    const line = `  ${padEnd(result.gate.id, 11)} ${state}  ${first}`;
    return [line, ...more.map((text) => ' '.repeat(20) + text)];
  });
  const open = next === undefined ? 'all open' : `next to open: ${next.gate.id}`;
  return [`${paint.bold('Gates')} ${paint.dim(`(${open})`)}`, ...lines];
};

export const causesSection = ({ assessment }: Reported, { columns, paint }: ReportOptions): readonly string[] => {
  const causes = assessment.causes.filter(({ share }) => share > 0);
  if (causes.length === 0) return [];
  const lines = causes.flatMap(({ dimension, share }) => {
    const figure = dimension.figures[0];
    const says = figure === undefined ? '' : ` – ${figure.says} (${figure.source}: ${figure.origin})`;
    return wrapWith(`  ${padStart(percent(share), 4)}  `, dimension.cause + says, columns);
  });
  return [paint.bold('Where the missing points lie, by cause of failure'), ...lines];
};
