// Reads --to: a gate by its name, or a readiness score.
import { gateIds } from '../model/dimensions.ts';
import { ReadinessError } from '../model/problem.ts';
import type { Goal } from '../plan/cheapest/goal.ts';

/** Formats that have a way to a goal; a calendar or a chart of it would be mistaken for the whole plan's. */
export const wayFormats = ['terminal', 'markdown', 'json', 'csv', 'jira', 'linear'] as const;
export type WayFormat = (typeof wayFormats)[number];

export const goalOf = (word: string, format: string): Goal => {
  const goal = read(word);
  if (wayFormats.some((one) => one === format)) return goal;
  throw new ReadinessError(`the cheapest way is not written as ${format}`, {
    hint: `formats with --to: ${wayFormats.join(', ')}`,
  });
};

const read = (word: string): Goal => {
  const gate = gateIds.find((one) => one === word.trim().toLowerCase());
  if (gate !== undefined) return { kind: 'gate', gate };
  const score = word.trim() === '' ? Number.NaN : Number(word);
  if (score >= 0 && score <= 100) return { kind: 'score', score };
  throw new ReadinessError(`--to ${word} is neither a gate nor a score`, {
    hint: `gates: ${gateIds.join(', ')}; a score is a number from 0 to 100, such as --to 80`,
  });
};
