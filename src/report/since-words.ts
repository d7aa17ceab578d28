// What changed since a baseline: a line for each score, by cause, and one for each check that got worse; shared by the
// gate's formats.
import { isWorse } from '../gate/baseline.ts';
import type { ChangeCause, Comparison } from '../model/snapshot.ts';
import { changeCauses } from '../model/snapshot.ts';
import { causeWords, changeWords } from './compare/words.ts';

/** Checks that are named. */
const MOST = 12;

/** +1.3, −0.4, ±0.0: rounded to the nearest, as a difference has no limit to pass. */
export const signed = (value: number): string => {
  const rounded = Math.round(value * 10) / 10;
  if (rounded === 0) return '±0.0';
  return `${rounded > 0 ? '+' : '−'}${Math.abs(rounded).toFixed(1)}`;
};

/** answers −1.5, evidence −0.6; nothing where nothing moved. */
export const partsWords = (byCause: Readonly<Record<ChangeCause, number>>): string =>
  changeCauses
    .filter((cause) => Math.abs(byCause[cause]) >= 0.05)
    .map((cause) => `${cause} ${signed(byCause[cause])}`)
    .join(', ');

export const sinceWords = (comparison: Comparison | undefined): readonly string[] => {
  if (comparison === undefined || comparison.changes.length === 0) return [];
  const { before, after, byCause, evidencedByCause, changes } = comparison;
  const line = (name: string, from: number | null, to: number | null, parts: string): string =>
    `${name} ${signed((to ?? 0) - (from ?? 0))} since ${before.asOf}${parts === '' ? '' : `: ${parts}`}`;
  const worse = changes.filter(isWorse);
  return [
    line('score', before.score, after.score, partsWords(byCause)),
    line('evidenced score', before.evidencedScore, after.evidencedScore, partsWords(evidencedByCause)),
    ...worse.slice(0, MOST).map((change) => `${change.check}: ${changeWords(change)} (${causeWords[change.cause]})`),
    ...(worse.length > MOST ? [`and ${worse.length - MOST} more checks that got worse`] : []),
  ];
};
