// Dates of things that are said to be done, on days that have yet to come at the date of judgement.
import { join } from '../model/path.ts';
import type { Pilot } from '../model/pilot.ts';
import type { Doubt } from './doubt.ts';

/** Fields that hold the day on which something was done; `date` is that of a piece of evidence. Measurements are looked at by contradictions. */
const done: ReadonlySet<string> = new Set([
  'date',
  'profiled',
  'tested',
  'refreshed',
  'verified',
  'checked',
  'threshold_set',
]);

export const futureDates = (pilot: Pilot, asOf: string): readonly Doubt[] => [
  ...futureStart(pilot, asOf),
  ...visit(pilot, '', asOf),
];

const visit = (value: unknown, path: string, asOf: string): readonly Doubt[] => {
  if (Array.isArray(value)) return value.flatMap((item, i) => visit(item, join(path, i), asOf));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    done.has(key) && !path.endsWith('.measured') && typeof part === 'string' && part > asOf
      ? [inFuture(join(path, key), part, asOf)]
      : visit(part, join(path, key), asOf),
  );
};

const inFuture = (path: string, date: string, asOf: string): Doubt => ({
  code: 'date-in-future',
  path,
  message: `${path}: ${date} is later than the date of judgement, ${asOf}; what is done cannot be dated so`,
});

/** A pilot that runs has started. */
const futureStart = ({ pilot: { stage, started } }: Pilot, asOf: string): readonly Doubt[] => {
  const runs = stage === 'pilot' || stage === 'production' || stage === 'scaled';
  if (!runs || started === undefined || started <= asOf) return [];
  return [
    {
      code: 'date-in-future',
      path: 'pilot.started',
      message: `the pilot is to start on ${started}, after the date of judgement ${asOf}, and its stage is ${stage}`,
    },
  ];
};
