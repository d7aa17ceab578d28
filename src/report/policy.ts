// The policy in force, printed: what is asked of a pilot, and which flag, file or default asks it.

import type { Asked, From } from '../model/policy.ts';
import type { PolicyReportJson } from '../model/published/policy.ts';
import type { GateId } from '../model/vocabulary.ts';
import { type Block, type Page, paragraph, section, table } from './page.ts';
import type { Tool } from './report.ts';
import { safeJson } from './text.ts';

export type PrintedPolicy = {
  readonly tool: Tool;
  /** The pilot files as they were named; none for the working directory. */
  readonly files: readonly string[];
  readonly configuration: string | null;
  readonly checklists: readonly { readonly id: string; readonly version: string }[];
  readonly asked: readonly Asked[];
  /** What the gate that is asked for asks itself. */
  readonly conditions: readonly Asked[];
  /** Nothing was asked for, so the pilot gate is. */
  readonly isAssumed: boolean;
  /** What a nearer configuration asked in vain. */
  readonly notes: readonly string[];
  readonly reports: readonly { readonly format: string; readonly file: string; readonly from: From }[];
};

const choose = 'choose one with --for, --policy or readiness.config.yaml';

/** Before a pilot is judged. */
export const assumedWords = `no gate or policy was given, so the gate that the pilot's stage claims is checked, the pilot gate where it claims none; ${choose}`;

/** Of a pilot that was judged. */
export const assumedFor = (claimed: GateId | null, stage: string | null): string => {
  const why = claimed === null ? 'since the stage claims none' : `which the stage ${stage} claims`;
  return `no gate or policy was given, so the ${claimed ?? 'pilot'} gate was checked, ${why}; ${choose}`;
};

/** at least 60, at most 10%, production */
export const valueWords = ({ key, value }: Asked): string => {
  if (typeof value === 'object') return value.length === 0 ? 'none' : value.join(', ');
  if (typeof value === 'string') return value;
  const figure = isShare(key) ? `${Math.round(value * 1e6) / 1e4}%` : String(value);
  if (key === 'warn_days') return `${figure} ${value === 1 ? 'day' : 'days'}`;
  if (key === 'max_drop') return `${figure} ${value === 1 ? 'point' : 'points'}`;
  return `${isCeiling(key) ? 'at most' : 'at least'} ${figure}`;
};

const isShare = (key: string): boolean =>
  /(^|\.)(min_coverage|max_declared_na|max_waived|coverage|answered|declared-away)$/.test(key);
const isCeiling = (key: string): boolean => /^max_|\.(blockers|breaches|stops|obligations|declared-away)$/.test(key);

/** --min-score · readiness.config.yaml:7 · ready-made production via readiness.config.yaml:3 · default */
export const fromWords = (from: From): string => {
  switch (from.kind) {
    case 'flag':
      return from.flag;
    case 'configuration':
      return `${from.file}:${from.line}`;
    case 'ready-made':
      return `ready-made ${from.name} via ${fromWords(from.by)}`;
    case 'checklist':
      return from.file === undefined ? `checklist ${from.checklist}` : `${from.file}:${from.line}`;
    case 'default':
      return 'default';
  }
};

/** In the published shape: model/published/policy.ts has its schema. */
export const policyJson = (printed: PrintedPolicy): string => `${safeJson(JSON.stringify(jsonOf(printed), null, 2))}\n`;

const jsonOf = (printed: PrintedPolicy): PolicyReportJson => {
  const { tool, files, configuration, checklists, asked, conditions, isAssumed, notes, reports } = printed;
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
    notices: [...(isAssumed ? [assumedWords] : []), ...notes],
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

export const policyPage = (printed: PrintedPolicy): Page => {
  const { tool, files, configuration, checklists, asked, conditions, isAssumed, notes, reports } = printed;
  const gate = asked.find(({ key }) => key === 'for')?.value;
  const target = (file: string): string => (file === '-' ? 'stdout' : file);
  return {
    title: 'Policy in force',
    about: [
      files.length === 0 ? 'for this folder' : `for ${files.join(', ')}`,
      configuration === null ? 'no configuration' : `configuration ${configuration}`,
      `checklist ${checklists.map(({ id, version }) => `${id} ${version}`).join(', ')}`,
    ],
    file: '',
    sections: [
      ...section('asked', '', [
        ...rows(asked),
        ...(isAssumed ? [paragraph(`note: ${assumedWords}`)] : []),
        ...notes.map((words) => paragraph(`note: ${words}`)),
      ]),
      ...section('conditions', `What the ${gate} gate asks`, rows(conditions)),
      ...section(
        'reports',
        'Reports',
        table(
          [{ head: 'format', subject: true }, { head: 'to' }, { head: 'said by' }],
          reports.map(({ format, file, from }) => [format, target(file), fromWords(from)]),
        ),
      ),
    ],
    made: [`${tool.name} ${tool.version}`],
  };
};

const rows = (all: readonly Asked[]): readonly Block[] =>
  table(
    [{ head: 'criterion', subject: true }, { head: 'asks' }, { head: 'said by' }],
    all.map((asked) => [asked.key, valueWords(asked), fromWords(asked.from)]),
  );
