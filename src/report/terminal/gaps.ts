// The blockers, the gaps that matter most, the waivers and the warnings, each with its place in the file.
import { type Finding, isGap } from '../../model/assessment.ts';
import { counted, shown } from '../figures.ts';
import { wrapWith } from '../layout.ts';
import type { Reported, ReportOptions } from '../report.ts';
import { outcomeWords } from '../words.ts';
import { placeOf } from './head.ts';

const MOST = 10;

export const gapsSection = (reported: Reported, options: ReportOptions): readonly string[] => {
  const { assessment } = reported;
  const blockers = assessment.findings.filter(({ blocks }) => blocks);
  const gaps = assessment.findings
    .filter((finding) => isGap(finding) && !finding.blocks)
    .sort((a, b) => b.pointsLost - a.pointsLost);
  const listed = options.details ? gaps : gaps.slice(0, MOST);
  const { paint } = options;
  const rest = gaps.length > listed.length ? ` (${listed.length} of ${gaps.length}; --details shows all)` : '';
  return [
    ...(blockers.length > 0 ? [paint.bold(paint.red(`Blockers (${blockers.length})`))] : []),
    ...blockers.flatMap((finding) => gapLines(finding, assessment.file, options)),
    ...(blockers.length > 0 && listed.length > 0 ? [''] : []),
    ...(listed.length > 0 ? [paint.bold('Gaps that cost most') + paint.dim(rest)] : []),
    ...listed.flatMap((finding) => gapLines(finding, assessment.file, options)),
  ];
};

/** Two lines or more: what is wrong, and what was seen where. */
const gapLines = (finding: Finding, file: string, { columns, paint, details }: ReportOptions): readonly string[] => {
  const { item, kind, seen, pointsLost, waived } = finding;
  const mark = finding.blocks ? '✗' : '·';
  const about = `${item.id} · ${outcomeWords[kind]}: ${seen} · due by ${item.gate} · ${shown(pointsLost)} points${waived ? ' · waived' : ''}`;
  return [
    ...wrapWith(`  ${mark} `, item.gap, columns),
    ...wrapWith('    ', about, columns).map(paint.dim),
    ...factLines(finding, columns).map(paint.dim),
    ...wrapWith('    ', placeOf(finding, file), columns).map(paint.cyan),
    ...(details ? wrapWith('    ', `Done when: ${item.fix.done_when}`, columns) : []),
  ];
};

const factLines = ({ facts }: Finding, columns: number): readonly string[] =>
  facts.length === 0
    ? []
    : wrapWith('    because ', facts.map(({ path, value }) => `${path} is ${value}`).join('; '), columns);

export const waiversSection = ({ assessment }: Reported, { columns, paint }: ReportOptions): readonly string[] => {
  const { waivers } = assessment;
  if (waivers.length === 0) return [];
  return [
    paint.bold(`Waivers (${waivers.length})`),
    ...waivers.flatMap(({ check, state, reason, approvedBy, expires }) =>
      wrapWith('  · ', `${check}: ${state.replace('-', ' ')}, until ${expires}, by ${approvedBy}: ${reason}`, columns),
    ),
  ];
};

export const warningsSection = ({ assessment }: Reported, { columns, paint }: ReportOptions): readonly string[] => {
  const { warnings, file } = assessment;
  if (warnings.length === 0) return [];
  return [
    paint.bold(paint.yellow(counted(warnings.length, 'warning'))),
    ...warnings.flatMap((warning) => [
      ...wrapWith('  ! ', warning.message, columns),
      ...wrapWith('    ', placeOf(warning, file), columns).map(paint.cyan),
    ]),
  ];
};
