// A printed policy as JSON, in the published shape: model/policy-report.ts has its schema.
import type { From } from '../../model/policy-in-force.ts';
import type { PolicyReportJson } from '../../model/policy-report.ts';
import { safeJson } from '../safe-text.ts';
import type { PolicyReport, PrintedPolicy } from './printed.ts';
import { assumedWords, fromWords } from './words.ts';

export const policyJson: PolicyReport = (printed) => `${safeJson(JSON.stringify(jsonOf(printed), null, 2))}\n`;

const jsonOf = (printed: PrintedPolicy): PolicyReportJson => {
  const { tool, files, configuration, checklists, asked, conditions, isAssumed, reports } = printed;
  const told = ({ key, value, from }: PrintedPolicy['asked'][number]) => ({
    key,
    value: typeof value === 'object' ? [...value] : value,
    from: fromJson(from),
  });
  return {
    schemaVersion: '1.0',
    tool,
    files: [...files],
    configuration,
    checklist: checklists.map(({ id, version }) => ({ id, version })),
    policy: asked.map(told),
    conditions: conditions.map(told),
    reports: reports.map(({ format, file, from }) => ({ format, file, from: fromJson(from) })),
    notices: isAssumed ? [assumedWords] : [],
  };
};

const fromJson = (from: From): PolicyReportJson['policy'][number]['from'] => {
  const by = from.kind === 'ready-made' ? from.by : from;
  return {
    kind: from.kind,
    words: fromWords(from),
    ...(from.kind === 'ready-made' && { name: from.name }),
    ...(by.kind === 'flag' && { flag: by.flag }),
    ...('file' in by && by.file !== undefined && { file: by.file }),
    ...('line' in by && by.line !== undefined && { line: by.line }),
  };
};
