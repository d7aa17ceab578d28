// The worked example of docs/scoring.md, recomputed from its own table with the program's own sums.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gradeBy, type Mark } from '../src/assess/score.ts';
import { percent, shown } from '../src/report/text.ts';

const page = readFileSync(new URL('../docs/scoring.md', import.meta.url), 'utf8');
const table = /<!-- worked example: checks -->\n([\s\S]*?)<!-- \/worked example -->/.exec(page)?.[1] ?? '';
const rows = table
  .trim()
  .split('\n')
  .slice(2)
  .map((row) =>
    row
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  );

const dimensions = [...new Set(rows.map((row) => row[1] ?? ''))];
const marks = rows.map(
  ([, dimension = '', , outcome, score, best, evidenced]): Mark => ({
    dimension: dimensions.indexOf(dimension),
    gate: 0,
    score: Number(score) || 0,
    best: Number(best) || 0,
    evidenced: Number(evidenced) || 0,
    applicable: outcome !== 'not applicable',
    answered: outcome !== 'unknown',
    declared: false,
  }),
);
const weights = {
  checks: rows.map((row) => Number(row[2])),
  dimensions: dimensions.map((name) => Number(/\((\d+)\)/.exec(name)?.[1])),
};
const grades = gradeBy(marks, weights, 0);
const said = (start: string): string => {
  const line = page.split('\n').find((one) => one.startsWith(`- ${start}`)) ?? '';
  return /\*\*([\d.]+%?)\*\*/.exec(line)?.[1] ?? 'nothing';
};

describe('the worked example of docs/scoring.md', () => {
  it('has its eight checks in two dimensions', () => expect([rows.length, dimensions.length]).toEqual([8, 2]));

  it.each([
    ['Data:', shown(grades.dimensions[0]?.score ?? null)],
    ['KPIs:', shown(grades.dimensions[1]?.score ?? null)],
    ['Readiness:', shown(grades.score)],
    ['Upper end', shown(grades.high)],
    ['Coverage:', percent(grades.coverage)],
    ['Evidenced:', shown(grades.evidencedScore)],
  ])('%s', (start, computed) => expect(computed).toBe(said(start)));
});
