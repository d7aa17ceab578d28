// What is stated against a pilot, each as one line of at most 100 characters that stands by itself: the fact, not the
// name of the check.
import type { CheckItem } from '../model/checklist.ts';
import type { Outcome } from '../model/outcome.ts';
import { last } from '../model/problem.ts';
import { slugOf } from '../model/vocabulary.ts';

export const MOST_CHARACTERS = 100;

/** The line of an outcome that falls short; of one that does not, it is of no use. */
export const factLine = (item: CheckItem, outcome: Outcome): string => {
  const { kind, seen, fact, facts = [], declared, lacks, marks = [] } = outcome;
  if (kind === 'not-applicable' && declared !== undefined) {
    return clip(`Declared not applicable without a waiver: ${slugOf(item.id).replaceAll('-', ' ')}`);
  }
  if (item.control) {
    const status = marks.includes('if-it-applies') ? (/^declared (\S+),/.exec(seen)?.[1] ?? 'absent') : kind;
    const where = marks.includes('if-it-applies') ? ', if it applies' : '';
    return controlLine(item, status, where);
  }
  if (fact !== undefined) return clip(capital(fact));
  // Not answered in full, and what is stated holds it down already.
  if (kind === 'unknown' && lacks === undefined) {
    return clip(`At best in part: ${statedFacts(facts) || (item.partly ?? item.gap)}`);
  }
  const words = item.fact?.stated ?? (lacks === undefined ? '$seen' : 'Short of: $what');
  return clip(capital(words.replace('$seen', () => seen).replace('$what', () => lacks ?? seen)));
};

/** "items 60, curated false" */
const statedFacts = (facts: NonNullable<Outcome['facts']>): string =>
  facts.map(({ path, value }) => `${last(path).replaceAll('_', ' ')} ${value}`).join(', ');

/** The line of a check if it were stated absent. */
export const absentLine = (item: CheckItem): string =>
  item.control ? controlLine(item, 'absent', '') : clip(capital(item.gap));

const controlLine = (item: CheckItem, status: string, where: string): string => {
  const words =
    status === 'partial'
      ? (item.fact?.partly ?? item.partly ?? `${item.statement}: only in part`)
      : (item.fact?.absent ?? item.gap);
  const stated = ` (stated ${status}${where})`;
  return clip(words, MOST_CHARACTERS - stated.length) + stated;
};

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Cut after a whole word. */
export const clip = (text: string, most = MOST_CHARACTERS): string => {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const end = cut.lastIndexOf(' ');
  return `${(end > most / 2 ? cut.slice(0, end) : cut).replace(/[,;:(\s]+$/, '')}…`;
};
