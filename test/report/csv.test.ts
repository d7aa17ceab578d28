// The CSV of assess and gate: read back, importable, and harmless in a spreadsheet.
import { describe, expect, it, test } from 'vitest';
import { decide } from '../../src/gate/decide.ts';
import { planEntries } from '../../src/plan/schedule.ts';
import { taskColumns as columns, csvTasks } from '../../src/report/plan/data.ts';
import { csvGate, columns as gateColumns } from '../../src/report/policy.ts';
import { type Batch, plain, type Report, type ReportData } from '../../src/report/report.ts';
import { records, rowsOf } from '../csv.ts';
import { AS_OF } from '../kit.ts';
import { heard } from '../runner.ts';
import { allPilots, HOSTILE, seeded } from './pilots.ts';

const problems = [
  { code: 'syntax', severity: 'error', message: '=tabs', at: { path: '', line: 3, column: 2 } } as const,
  { code: 'unknown-key', severity: 'error', message: 'nmae', at: { path: '', line: 4, column: 1 } } as const,
];
const print = (report: Report, judged: readonly ReportData[], unjudged: Batch['unjudged'] = []): string =>
  report(
    { tool: { name: 'readiness', version: '0.0.0-test' }, asOf: AS_OF, judged, unjudged },
    { columns: 80, paint: plain, details: false },
  );
const asked = (reported: ReportData): ReportData => ({
  ...reported,
  decision: decide(reported.assessment, { mode: 'enforce', for: 'scale', minScore: 62.5, maxUnknown: 0 }),
});
const words = [...HOSTILE, '=1+1', '-2+3', '@SUM(A1)', '\t=1', '::error::x', '##[add-mask]x', '"a",b'];

describe.each(allPilots())('%s', (_name, reported) => {
  it('has a row for each task, with what an issue tracker needs', () => {
    const rows = rowsOf(print(csvTasks, [reported]));
    const entries = planEntries(reported.plan);
    expect(rows.map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
    for (const { title, body, labels, estimate, parent, 'blocked by': after = '' } of rows) {
      expect([title, body, labels, parent].filter((cell) => cell === '')).toEqual([]);
      expect(Number(estimate)).toBeGreaterThanOrEqual(0);
      for (const id of after.split(',')) expect(id === '' || rows.some((row) => row.id === id)).toBe(true);
    }
  });

  it('has a row for each criterion, its figures unrounded', () => {
    const one = asked(reported);
    const rows = rowsOf(print(csvGate, [one]));
    expect(rows.map(({ criterion, passed, found }) => [criterion, passed, found])).toEqual(
      one.decision?.criteria.map(({ id, passed, found }) => [id, String(passed), String(found ?? '')]),
    );
  });
});

test.each(words)('%j runs nowhere', (word) => {
  const reported = seeded(word, `${word}.yaml`);
  for (const text of [print(csvTasks, [reported]), print(csvGate, [asked(reported)], [{ file: word, problems }])]) {
    for (const cell of records(text).flat()) expect(cell).not.toMatch(/^\s*[=+\-@|%\t]/);
    expect(heard(text)).toEqual([]);
  }
});

it('has a task for a file that could not be judged, and no other word of it', () => {
  const [row, ...others] = rowsOf(print(csvTasks, [], [{ file: 'a.yaml', problems }]));
  expect(others).toEqual([]);
  expect(row).toMatchObject({ id: 'not-judged', title: 'a.yaml could not be judged', file: 'a.yaml' });
  expect(row?.body).toBe('a.yaml:3:2 =tabs\na.yaml:4:1 nmae');
});

it('has a row per problem of a file that could not be judged, which did not pass', () => {
  const rows = rowsOf(print(csvGate, [], [{ file: 'a.yaml', problems }]));
  expect(rows.map(({ row, passed, says, line }) => [row, passed, says, line])).toEqual([
    ['not-judged', 'false', "'=tabs", '3'],
    ['not-judged', 'false', 'nmae', '4'],
  ]);
});

it('keeps its columns: they are public', () => {
  expect(columns.join()).toBe('id,title,body,labels,estimate,parent,blocked by,pilot,file');
  expect(gateColumns.join()).toBe('file,row,criterion,sense,expected,found,passed,mode,checks,says,line,column');
});
