// What the judgement was made with, and where to go on.
import { wrap } from '../layout.ts';
import type { Reported, ReportOptions } from '../report.ts';

export const footer = ({ assessment, tool }: Reported, { columns, paint }: ReportOptions): readonly string[] => {
  const { checklists, asOf, robustness, file } = assessment;
  const lists = checklists.map(({ id, version }) => `${id} ${version}`).join(', ');
  const made = `${tool.name} ${tool.version} · checklist ${lists} · as of ${asOf} · ${robustness.generator}, seed ${robustness.seed}, ${robustness.runs} runs`;
  const next = `Next: readiness assess ${file} --details for every check; --format markdown for a pull request`;
  return [...wrap(made, columns).map(paint.dim), ...wrap(next, columns)];
};
