// The worked example of docs/scoring.md, recomputed from its own table with the program's own sums.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Summand, sumOfAll } from '../src/assess/score.ts';
import type { OutcomeKind } from '../src/model/evidence.ts';
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
const checks = rows.map(
  ([, dimension = '', weight, outcome = '', score, best, evidenced]): Summand => ({
    dimension,
    gate: 'pilot',
    weight: Number(weight),
    kind: outcome.replace(' ', '-') as OutcomeKind,
    score: Number(score) || 0,
    maxScore: Number(best) || 0,
    evidenced: Number(evidenced) || 0,
  }),
);
const sum = sumOfAll(
  checks,
  dimensions.map((id) => ({ id, title: id, weight: Number(/\((\d+)\)/.exec(id)?.[1]) })),
);
const grades = { ...sum.grade, dimensions: sum.dimensions.map(({ grade }) => grade) };
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
