// A portfolio for programs, each form in pieces, so that rows can be written while the next pilots are judged: JSON, a line
// of JSON for each pilot, and CSV.

import type { Common, JudgedRow, PortfolioRow } from '../../model/published/portfolio.ts';
import { dimensionIds } from '../../model/vocabulary.ts';
import type { Portfolio } from '../../portfolio/index.ts';
import { csvTable, safeJson, text } from '../text.ts';

export type PortfolioRun = Pick<Portfolio, 'tool' | 'asOf'>;

/** `head` comes before the first row, `row` for each, `foot` after the last. */
export type Stream = {
  readonly head: (run: PortfolioRun) => string;
  readonly row: (row: PortfolioRow, isFirst: boolean) => string;
  readonly foot: (common: Common) => string;
};

const nothing = (): string => '';

export const jsonStream: Stream = {
  head: ({ tool, asOf }) =>
    safeJson(`{\n  "schemaVersion": "1.0",\n  "tool": ${JSON.stringify(tool)},\n  "asOf": "${asOf}",\n  "pilots": [`),
  row: (row, isFirst) => `${isFirst ? '' : ','}\n    ${safeJson(JSON.stringify(row))}`,
  foot: (common) => `\n  ],\n  "common": ${safeJson(JSON.stringify(common, null, 2).replaceAll('\n', '\n  '))}\n}\n`,
};

/** What the pilots have in common is left to whoever reads the rows. */
export const ndjsonStream: Stream = {
  head: nothing,
  row: (row) => `${safeJson(JSON.stringify(row))}\n`,
  foot: nothing,
};

const columns = [
  'file',
  'judged',
  'pilot',
  'stage',
  'owner',
  'live',
  'state',
  'headline',
  'score',
  'high',
  'evidenced',
  'answered',
  'stated failures',
  'first of them',
  'line',
  'do first',
  'role',
  'next date',
  'what is then',
  'breached duties',
  'duties to be answered',
  'evidence going stale',
  ...dimensionIds,
  'moved',
  'score moved',
  'problem',
] as const;

export const csvStream: Stream = {
  head: () => csvTable(columns, []),
  row: (row) => csvTable((row.judged ? judgedCells(row) : unjudgedCells(row)).map(String), []),
  foot: nothing,
};

const judgedCells = (row: JudgedRow): readonly (string | number)[] => {
  const [first] = row.against;
  const moved = row.moved;
  return [
    text(row.file),
    'true',
    text(row.name),
    row.stage ?? '',
    text(row.owner ?? ''),
    String(row.live),
    row.state,
    text(row.headline),
    row.score ?? '',
    row.high ?? '',
    row.evidenced ?? '',
    row.answered,
    row.stated,
    text(first?.fact ?? ''),
    first?.line ?? '',
    text(row.first?.do ?? ''),
    text(row.first?.role ?? ''),
    row.nextDate?.date ?? '',
    text(row.nextDate?.what ?? ''),
    row.breached.length,
    row.toBeAnswered,
    row.stale.length,
    ...dimensionIds.map((id) => row.dimensions[id] ?? ''),
    moved?.change ?? '',
    moved !== undefined && 'score' in moved ? moved.score : '',
    '',
  ];
};

/** As many cells as there are columns. */
const unjudgedCells = (row: Extract<PortfolioRow, { judged: false }>): readonly (string | number)[] => {
  const [first] = row.problems;
  const problem = first === undefined ? 'it cannot be read' : `${first.line}:${first.column} ${first.message}`;
  return columns.map((column) => {
    if (column === 'file') return text(row.file);
    if (column === 'judged') return 'false';
    return column === 'problem' ? text(problem) : '';
  });
};
