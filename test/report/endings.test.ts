// The ending of a file names the format; one that the report does not have is an error, never other text in the file.
import { describe, expect, it, test } from 'vitest';
import { adviceReport, formatFor, formatNames, gapReport, planReport, valueReport } from '../../src/report/registry.ts';
import { folderWith, readiness, SMALL } from '../program.ts';

test.each([
  ['plan.md', 'markdown'],
  ['PLAN.MD', 'markdown'],
  ['a/b.c/plan.json', 'json'],
  ['notes.txt', 'terminal'],
  ['plan.html', 'html'],
  ['plan.htm', 'html'],
  ['plan.ics', 'ics'],
  ['plan', 'terminal'],
  ['a.b/plan', 'terminal'],
  ['-', 'terminal'],
])('%s: %s', (output, format) => expect(formatFor(planReport, { output })).toBe(format));

test.each(['plan.pdf', 'plan.sarif', 'plan.toString', 'plan.docx'])('%s is no format of a plan', (output) => {
  expect(() => formatFor(planReport, { output })).toThrow(/says no format that the plan has/);
  expect(formatFor(planReport, { output, format: 'json' })).toBe('json');
});

test('what one report has another may not', () => {
  expect(() => formatFor(adviceReport, { output: 'advice.csv' })).toThrow('advice has');
  expect(() => formatFor(adviceReport, { format: 'csv' })).toThrow('the advice has no format "csv"');
  for (const kind of [adviceReport, planReport, valueReport, gapReport]) {
    expect(formatNames(kind).slice(0, 3)).toEqual(['terminal', 'markdown', 'html']);
  }
});

describe('every command of one report', () => {
  it.each([
    ['value', 'value case'],
    ['advise', 'advice'],
    ['plan', 'plan'],
  ])('%s writes what the ending says', (verb, name) => {
    const cwd = folderWith({ 'pilot.yaml': SMALL });
    const { code, stderr } = readiness([verb, 'pilot.yaml', '-o', 'out.json'], { cwd });
    expect([code, stderr]).toEqual([0, `wrote json ${name} to out.json\n`]);
  });

  it('compare too', () => {
    const cwd = folderWith({ 'pilot.yaml': SMALL });
    const { code, stderr } = readiness(['compare', 'pilot.yaml', 'pilot.yaml', '-o', 'out.csv'], { cwd });
    expect([code, stderr]).toEqual([0, 'wrote csv comparison to out.csv\n']);
  });
});
