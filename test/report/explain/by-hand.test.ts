// The whole sum, formed again from the printed text alone, as a reader with a pencil would: each row, each sum of a
// dimension, each gate, and the result.

import { expect, test } from 'vitest';
import { assess } from '../../../src/assess/index.ts';
import { parse } from '../../../src/read/parse.ts';
import { validate } from '../../../src/read/validate.ts';
import type { ExplainContext } from '../../../src/report/explain/context.ts';
import { sampleOf } from '../../random.ts';
import { exampleFiles } from '../pilots.ts';
import { terminalExplain } from '../printers.ts';
import { core, example, printed } from './contexts.ts';

const AWAY = `version: 1
pilot: {name: X, stage: demo}
data: {sources: [{name: A, owner: B}, {name: C}]}
governance: {controls: {transparency: {status: n/a, reason: none}, policy: {status: n/a, reason: of the group}}}
talent: {controls: {champions: partial}}
`;

const away = (): ExplainContext => {
  const { document } = parse(AWAY, 'pilot.yaml');
  if (document === undefined) throw new Error('no document');
  const { pilot } = validate(document, core.checklist);
  if (pilot === undefined) throw new Error('no pilot');
  const assessment = assess({ document, pilot, checklist: core.checklist, asOf: core.asOf });
  return { ...core, pilot: { assessment, pilot, locate: document.locate, text: AWAY } };
};

type Sum = Record<'weight' | 'points' | 'shown' | 'best' | 'answered' | 'away', number>;

/** What is printed with four decimals at most may be off by half of the last one, and by more where it is added up. */
const near = (found: number, formed: number, about: string) =>
  expect(Math.abs(found - formed), about).toBeLessThan(0.01);

const number = '([\\d.]+)';
const rowPattern = new RegExp(
  `^ +${number} +(\\?|${number}) +${number} +${number} +(\\w+\\.\\S+)(?: \\(at best ${number}\\))?$`,
);
const awayPattern = new RegExp(`^ +\\(${number}\\) +– .* (\\w+\\.\\S+)( \\(declared away\\))?$`);
const duePattern = new RegExp(`^ +${number} +${number} +${number} += due by (\\w+)$`);
const gatePattern = new RegExp(`^ +${number} +${number} +${number} +${number} +(\\w+)$`);

/** Continued lines are put after the line that they continue. */
const linesOf = (block: string): readonly string[] => block.replace(/\n {14}(?=\S)/g, ' · ').split('\n');

/** "100 × 3 / 5 = 60" after its word, as numbers. */
const quotient = (line: string, word: string): readonly number[] =>
  (new RegExp(`${word}(?:100 × )?${number} / ${number} = ${number}`).exec(line) ?? []).slice(1).map(Number);

const formDimension = (block: string): ReadonlyMap<string, Sum> => {
  const sum: Sum = { weight: 0, points: 0, shown: 0, best: 0, answered: 0, away: 0 };
  const due = new Map<string, Sum>();
  for (const line of linesOf(block)) {
    const row = rowPattern.exec(line);
    if (row !== null) {
      const [weight, score, points, shown, best] = [row[1], row[3] ?? 0, row[4], row[5], row[7] ?? row[4]].map(Number);
      near(Number(points), Number(weight) * Number(score), line);
      sum.weight += Number(weight);
      sum.points += Number(points);
      sum.shown += Number(shown);
      sum.best += Number(best);
      sum.answered += row[2] === '?' ? 0 : Number(weight);
    }
    const off = awayPattern.exec(line);
    if (off?.[3] !== undefined) sum.away += Number(off[1]);
    const [, weight, points, shown, gate = ''] = duePattern.exec(line) ?? [];
    if (weight !== undefined) {
      near(Number(weight), sum.weight, line);
      near(Number(points), sum.points, line);
      near(Number(shown), sum.shown, line);
      due.set(gate, { ...sum });
    }
    const of = due.get(/^ {2}(pilot|production|scale) /.exec(line)?.[1] ?? '');
    if (of !== undefined && of.weight > 0) {
      for (const [word, part] of [
        [' ', of.points],
        ['shown ', of.shown],
        ['at best ', of.best],
      ] as const) {
        const [points = Number.NaN, weight = Number.NaN, score = Number.NaN] = quotient(line, word);
        near(points, part, `${word}${line}`);
        near(weight, of.weight, line);
        near(score, (100 * part) / of.weight, line);
      }
      near(quotient(line, 'answered ')[0] ?? Number.NaN, of.answered, line);
      if (of.away > 0) expect(line).toContain(`declared away ${of.away} / (${of.away} + ${of.weight})`);
    }
  }
  return due;
};

const contexts = [
  ...sampleOf(exampleFiles).map((file) => [file, () => example(file)] as const),
  ['little known', away] as const,
];

test.each(contexts)('%s', (_name, context) => {
  const asked = context();
  const blocks = printed(terminalExplain, asked, { score: true }, 100).split('\n\n');
  const { assessment } = asked.pilot ?? {};
  const dimensions = (assessment?.dimensions ?? []).map(({ dimension }) => {
    const block = blocks.find((one) => one.startsWith(`${dimension.title}, weight ${dimension.weight}\n`)) ?? '';
    return [dimension.id, dimension.weight, formDimension(block)] as const;
  });
  for (const { gate, score } of assessment?.gates ?? []) {
    const present = dimensions.flatMap(([id, weight, due]) => {
      const sum = due.get(gate.id);
      return sum === undefined || sum.weight === 0 ? [] : [{ id, weight, sum }];
    });
    const block = blocks.find((one) => one.startsWith(`${gate.title}:`)) ?? '';
    const rows = linesOf(block).flatMap((line) => gatePattern.exec(line)?.slice(1) ?? []);
    expect(rows.filter((_, i) => i % 5 === 4)).toEqual(present.map(({ id }) => id));
    const whole = present.reduce((total, { weight }) => total + weight, 0);
    for (const [word, part] of [
      ['score +', 'points'],
      ['shown .* = ', 'shown'],
      ['at best .* = ', 'best'],
    ] as const) {
      const formed = present.reduce((total, { weight, sum }) => total + (weight * 100 * sum[part]) / sum.weight, 0);
      const line = linesOf(block).find((one) => one.startsWith(`  ${word.split(' ')[0]}`)) ?? '';
      const [total = Number.NaN, by = Number.NaN, result = Number.NaN] = quotient(line, word);
      near(total, formed, line);
      near(by, whole, line);
      near(result, formed / whole, line);
      if (part === 'points') near(result, score ?? Number.NaN, gate.id);
    }
  }
});
