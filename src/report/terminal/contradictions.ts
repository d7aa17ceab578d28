// What the pilot file says twice and differently: each with both places.
import { counted } from '../figures.ts';
import { wrapWith } from '../layout.ts';
import type { Reported, ReportOptions } from '../report.ts';
import { placeOf } from './place.ts';

export const contradictionsSection = (
  { assessment }: Reported,
  { columns, paint }: ReportOptions,
): readonly string[] => {
  const { contradictions, file } = assessment;
  if (contradictions.length === 0) return [];
  return [
    paint.bold(paint.red(`${counted(contradictions.length, 'contradiction')}: both cannot hold`)),
    ...contradictions.flatMap(({ statement, places }) => [
      ...wrapWith('  \u2260 ', statement, columns),
      ...places.map(({ at }) => `    ${paint.cyan(placeOf(at, file, columns))}`),
    ]),
  ];
};
