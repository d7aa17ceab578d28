// The ending of a file names the format, where the report has it; anything else says nothing.
import { describe, expect, it, test } from 'vitest';
import { formatByEnding } from '../../src/report/report.ts';
import { folderWith, readiness, SMALL } from '../program.ts';

const some = ['terminal', 'markdown', 'json'] as const;

test.each([
  ['plan.md', 'markdown'],
  ['PLAN.MD', 'markdown'],
  ['a/b.c/plan.json', 'json'],
  ['notes.txt', 'terminal'],
  ['plan.csv', undefined],
  ['plan', undefined],
  ['json', undefined],
  ['', undefined],
])('%s: %s', (file, format) => expect(formatByEnding(file, some)).toBe(format));

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
