// The gates with their dates: a table where it fits, a line for each figure where it does not.
import type { Forecast } from '../../plan/forecast.ts';
import type { Timetable } from '../../plan/timetable.ts';
import { packed, padEnd, wrapWith } from '../layout.ts';
import type { ReportOptions } from '../report.ts';
import { chanceWords, noDateWords } from './words.ts';

const DATE = 11;
const NAME = 11;
const TABLE = 78;

export const gateLines = (timetable: Timetable, { columns, paint }: ReportOptions): readonly string[] => {
  const target = timetable.target?.date;
  const isWide = columns >= TABLE;
  const titles = ['likely', 'P50', 'P80', 'P95'].map((title) => padEnd(title, DATE)).join('');
  const last = target === undefined ? '' : `by ${target}`;
  return [
    ...(isWide ? [paint.dim(`  ${' '.repeat(NAME)}${titles}${last}`.trimEnd())] : []),
    ...timetable.gates.flatMap((gate) => lines(gate, target, columns, isWide)),
  ];
};

const lines = (gate: Forecast, target: string | undefined, columns: number, isWide: boolean): readonly string[] => {
  const { result, dates } = gate;
  const name = `  ${padEnd(result.gate.id, NAME)}`;
  if (dates === null) return wrapWith(name, noDateWords(gate), columns);
  const { likely, p50, p80, p95 } = dates;
  const chance = chanceWords(gate, target);
  if (isWide) {
    const row = [likely, p50, p80, p95].map((date) => padEnd(date, DATE)).join('');
    return wrapWith(name + row, chance, columns).map((line) => line.trimEnd());
  }
  const parts = [`likely ${likely}`, `P50 ${p50}`, `P80 ${p80}`, `P95 ${p95}`];
  const kept = target === undefined ? [] : [`by ${target}: ${chance}`];
  return [name.trimEnd(), ...packed([...parts, ...kept], 4, columns)];
};
