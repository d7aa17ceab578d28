// The value case in every format: valid JSON, a sheet that recomputes to the same numbers, no text that could act.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parse } from '../../../src/read/parse.ts';
import { validate } from '../../../src/read/validate.ts';
import { jsonSchema } from '../../../src/report/json-schema.ts';
import { displayWidth } from '../../../src/report/text.ts';
import type { ValueReportData } from '../../../src/report/value/page.ts';
import { csvValue, jsonValue } from '../../../src/report/value/sheet.ts';
import { makeValueCase } from '../../../src/value/index.ts';
import { root } from '../../judge.ts';
import { controls } from '../../program.ts';
import { cases as drawn, sampleOf } from '../../random.ts';
import { caseOf, changed, checklist, fragments } from '../../value/kit.ts';
import { rowsOf, sheetOf } from '../../value/spreadsheet.ts';
import { validator } from '../ajv.ts';
import { emptyPilot, exampleFiles, HOSTILE, judgeText, readExample } from '../pilots.ts';
import { markdownValue, terminalValue } from '../printers.ts';

const { assessment, tool } = emptyPilot();
const view = { columns: 80, details: true };

const valued = (text: string): ValueReportData => {
  const { document } = parse(text, 'pilot.yaml');
  const pilot = document && validate(document, checklist).pilot;
  if (document === undefined || pilot === undefined) throw new Error('not valid');
  return { ...judgeText(text), value: makeValueCase({ pilot, checklist, locate: document.locate }) };
};

const hostile = (word: string): ValueReportData => {
  const pilot = readExample('examples/refund-agent.yaml');
  const value = { ...(pilot.value as object), other_benefits: [{ name: word, per_month: 9000 }] };
  const text = JSON.stringify({ ...pilot, pilot: { ...(pilot.pilot as object), name: word }, value });
  return valued(text.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`));
};

const ends = (start: number, steady: number) => ({ start, steady, months_to_steady: 4 });

const cases: readonly (readonly [string, ValueReportData])[] = [
  ...sampleOf(exampleFiles).map((file) => [file, valued(readFileSync(`${root}${file}`, 'utf8'))] as const),
  ['empty', valued('version: 1\npilot: {name: Empty}\n')],
  ['one blank', { assessment, tool, value: caseOf(changed({ benefit_per_task: {} })) }],
  ['too large', { assessment, tool, value: caseOf(changed({ benefit_per_task: { amount: 1e300 } })) }],
  ['no gain', { assessment, tool, value: caseOf(changed({ benefit_per_task: { amount: 0 } })) }],
  ['use that ends', { assessment, tool, value: caseOf(changed({ adoption: ends(0.9, 0) })) }],
  ['use that never begins', { assessment, tool, value: caseOf(changed({ adoption: ends(0, 0) })) }],
  ['use that falls too far', { assessment, tool, value: caseOf(changed({ adoption: ends(1, 0.4) })) }],
  [
    'nothing at all',
    {
      assessment,
      tool,
      value: caseOf(
        changed({
          benefit_per_task: { amount: 0 },
          errors: { rate: 0, cost_per_error: 0 },
          costs: { build: 0, inference_per_task: 0, run_team: { fte: 0 } },
        }),
      ),
    },
  ],
  ['hostile', hostile(HOSTILE.join(' '))],
];

const valid = validator(jsonSchema('value'));

test.each(cases)('%s is JSON by its schema', (_name, reported) => {
  valid(JSON.parse(jsonValue(reported)));
  expect(valid.errors).toBeNull();
});

describe.each(cases)('%s', (_name, reported) => {
  it('fits a terminal, with the key figures before the curve', () => {
    for (const columns of [60, 80, 120]) {
      const lines = terminalValue(reported, { ...view, columns }).split('\n');
      expect(lines.filter((line) => displayWidth(line) > columns)).toEqual([]);
      expect(lines.filter((line) => line !== line.trimEnd())).toEqual([]);
      const places = ['Key figures', 'Cumulative net value by month'].map((title) =>
        lines.findIndex((line) => line.startsWith(title)),
      );
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  });

  it('says of every figure where it comes from', () => {
    const text = terminalValue(reported, view);
    const said = text.slice(text.indexOf('\nFigures\n'));
    expect(said.match(/\[(line \d+|checklist|assumed)\]/g)?.length).toBe(reported.value.inputs.length);
  });

  it('has nothing that could act', () => {
    expect(terminalValue(reported, view)).not.toMatch(controls);
    expect(markdownValue(reported, view)).not.toMatch(/(?<!\\)<(script|img)|(?<!\\)\]\(javascript/);
    for (const row of rowsOf(csvValue(reported))) expect(row[0]).not.toMatch(/^[=+\-@|%]/);
  });
});

type Key = readonly [says: string, value: number | null];

const keys = ({ value: { likely } }: ValueReportData): readonly Key[] =>
  likely === null
    ? []
    : [
        ['Net value over the horizon', likely.net],
        ['Payback month', likely.payback],
        ['First-year ROI', likely.firstYearRoi],
        ['Cost per task at steady adoption', likely.costPerTask],
        ['Break-even error rate', likely.breakEvenErrorRate.value],
        ['Break-even adoption', likely.breakEvenAdoption.value],
      ];

/** A break-even on the very edge of 0 to 1 may fall on either side of it. */
const same = (found: unknown, expected: number | null, scale: number): boolean => {
  if (expected === null) return found === 'none' || (typeof found === 'number' && (found < 1e-9 || found > 1 - 1e-9));
  return typeof found === 'number'
    ? Math.abs(found - expected) <= 1e-7 * Math.max(1, scale)
    : expected < 1e-9 || expected > 1 - 1e-9;
};

const differing = (reported: ValueReportData, csv = csvValue(reported)): readonly unknown[] => {
  const cell = sheetOf(csv);
  const rows = rowsOf(csv);
  const rowOf = (says: string): number => rows.findIndex(([first]) => first === says) + 1;
  const first = rowOf('month') + 1;
  const { curve } = reported.value;
  const scale = Math.max(1, ...curve.map(({ cumulative, benefit, cost }) => Math.abs(cumulative) + benefit + cost));
  return [
    ...keys(reported).map(([says, value]): [string, unknown, number | null] => [says, cell(`B${rowOf(says)}`), value]),
    ...curve.flatMap(({ month, tasks, benefit, cost, cumulative }): [string, unknown, number][] =>
      Object.entries({ C: tasks, D: benefit, E: cost, G: cumulative }).map(([column, value]) => {
        const name = `${column}${first + month - 1}`;
        return [name, cell(name), value];
      }),
    ),
  ].filter(([, found, value]) => !same(found, value, (value ?? 0) > 1 ? scale : Math.abs(value ?? 1)));
};

describe('the sheet', () => {
  test.each(cases)('%s recomputes to the same numbers', (_name, reported) => {
    expect(differing(reported)).toEqual([]);
  });

  it('and so does any case', () => {
    fc.assert(
      fc.property(fragments, (fragment) => {
        expect(differing({ assessment, tool, value: caseOf(fragment) })).toEqual([]);
      }),
      { numRuns: drawn(10), seed: 7, endOnFailure: true },
    );
  });

  it.each([
    ['Horizon in months', 6, { horizon_months: 6 }],
    ['Benefit per task', 12.5, { benefit_per_task: { amount: 12.5 } }],
    ['Error rate', 0.25, { errors: { rate: 0.25, cost_per_error: 10 } }],
    ['Steady adoption', 0.5, { adoption: { start: 1, steady: 0.5, months_to_steady: 0 } }],
  ])('follows where %s is changed to %d', (says, number, value) => {
    const row = new RegExp(`^"?${says}"?,[^,]*`, 'm');
    const edited = csvValue({ assessment, tool, value: caseOf(changed({})) }).replace(row, `${says},${number}`);
    expect(differing({ assessment, tool, value: caseOf(changed(value)) }, edited)).toEqual([]);
  });

  it('has the figures alone where one is missing', () => {
    const rows = rowsOf(csvValue({ assessment, tool, value: caseOf({}) }));
    expect(rows.at(-1)).toEqual(['value.costs.run_team.per_fte_month', '', '', '', '', 'missing']);
    expect(rows.flat().filter((cell) => cell.startsWith('='))).toEqual([]);
  });
});

describe('the words', () => {
  const said = (value: Parameters<typeof changed>[0]): string =>
    terminalValue({ assessment, tool, value: caseOf(changed(value)) }, view);
  const { costs } = changed({}).value as { readonly costs: object };

  test.each([
    [
      'one month is one',
      { horizon_months: 1 },
      /net over 1 month; it pays back in month 12\.[\s\S]*\n {2}Net over 1 month {2}/,
    ],
    [
      'what comes to nothing breaks even',
      { horizon_months: 12 },
      /Breaks even over 12 months; it pays back in month 12\./,
    ],
    [
      'what is earned and lost again is not called paid back for good',
      { adoption: ends(1, 0.1), costs: { ...costs, build: 0 } },
      /Loses [\d,USD ]+ net over 24 months; it pays back in month 1, and loses it\s+again\./,
    ],
    [
      'a limit near 0 is not 0',
      { errors: { rate: 0.1, cost_per_error: 1e6 } },
      /Break-even error rate {2,}0\.000\d+%, loses/,
    ],
    ['no share is tried above all', { adoption: ends(1, 1) }, /90% to 100% \(−10%, and up to all\)/],
    ['a share below it is tried a tenth up', { adoption: ends(0.5, 0.5) }, /45% to 55% \(±10%\)/],
  ])('%s', (_name, value, says) => expect(said(value)).toMatch(says));
});
