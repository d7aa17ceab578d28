// What the judgement was made with, and where to go on.
import type { Assessment } from '../../model/assessment.ts';
import { packed, wrap, wrapWith } from '../layout.ts';
import type { Reported, ReportOptions } from '../report.ts';
import { safe } from '../safe-text.ts';

export const footer = (
  { assessment, tool }: Reported,
  { columns, paint, details }: ReportOptions,
): readonly string[] => {
  const { checklists, configuration, asOf, robustness } = assessment;
  const lists = checklists.map(({ id, version }) => `${id} ${version}`).join(', ');
  const made = [
    `${tool.name} ${tool.version}`,
    `checklist ${lists}`,
    ...(configuration === undefined ? [] : [`configuration ${safe(configuration)}`]),
    `as of ${asOf}`,
    `${robustness.generator}, seed ${robustness.seed}, ${robustness.runs} runs`,
  ];
  const next = `Next: ${details ? '' : '--details for every check, '}--format markdown for a pull request`;
  return [...notAsked(assessment, columns), ...packed(made, 0, columns).map(paint.dim), ...wrap(next, columns)];
};

/** What the organisation's checklist leaves out of the core, and why. */
const notAsked = ({ disabled = [] }: Assessment, columns: number): readonly string[] =>
  disabled.flatMap(({ id, reason, origin }) =>
    wrapWith('Not asked: ', `${id}: ${reason} (${safe(origin.file)}:${origin.line})`, columns),
  );
