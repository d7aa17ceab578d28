// What the judgement was made with, and where to go on.
import { packed, wrap } from '../layout.ts';
import type { Reported, ReportOptions } from '../report.ts';

export const footer = (
  { assessment, tool }: Reported,
  { columns, paint, details }: ReportOptions,
): readonly string[] => {
  const { checklists, asOf, robustness } = assessment;
  const lists = checklists.map(({ id, version }) => `${id} ${version}`).join(', ');
  const made = [
    `${tool.name} ${tool.version}`,
    `checklist ${lists}`,
    `as of ${asOf}`,
    `${robustness.generator}, seed ${robustness.seed}, ${robustness.runs} runs`,
  ];
  const next = `Next: ${details ? '' : '--details for every check, '}--format markdown for a pull request`;
  return [...packed(made, 0, columns).map(paint.dim), ...wrap(next, columns)];
};
