// "Did you mean": the known word that is nearest to one that is not known.
import { slugOf } from '../model/vocabulary.ts';

/** Nearest of the known words, if it is near enough to be meant. Case, spaces, dashes and underscores do not count. */
export const nearest = (word: string, known: readonly string[]): string | undefined => {
  if (word.length > NEAREST_LONGEST) return undefined;
  const given = plain(word);
  let [best, least]: [string | undefined, number] = [undefined, slipsAllowed(given.length) + 1];
  for (const candidate of known) {
    if (Math.abs(candidate.length - given.length) >= least) continue;
    const distance = steps(given, plain(candidate), least);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
};

/** A third of the letters may differ; one in a short word, none in a word of one or two letters. */
const slipsAllowed = (length: number): number => (length < 3 ? 0 : Math.max(1, Math.floor(length / 3)));

/** The same as a hint. */
export const didYouMean = (word: string, known: readonly string[]): string | undefined => {
  const near = nearest(word, known);
  return near === undefined ? undefined : `did you mean "${near}"?`;
};

/** No word that is known comes near this length. */
const NEAREST_LONGEST = 50;

const plain = (word: string): string =>
  word
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '-');

/** Letters to add, drop, change or swap to get from one word to the other; `limit` where it is that many or more. */
const steps = (from: string, to: string, limit: number): number => {
  if (Math.abs(from.length - to.length) >= limit) return limit;
  let [before, last, row] = buffers;
  for (let j = 0; j <= to.length; j++) last[j] = j;
  for (let i = 1; i <= from.length; i++) {
    const least = fill(row, last, before, from, to, i);
    if (least >= limit) return limit;
    [before, last, row] = [last, row, before];
  }
  return last[to.length] ?? limit;
};

/** One row of the table: distances from the first `i` letters of one word to every beginning of the other. */
const fill = (row: Row, last: Row, before: Row, from: string, to: string, i: number): number => {
  const letter = from.charCodeAt(i - 1);
  row[0] = i;
  let least = i;
  for (let j = 1; j <= to.length; j++) {
    const other = to.charCodeAt(j - 1);
    let cell = (last[j - 1] as number) + (letter === other ? 0 : 1);
    cell = Math.min(cell, (last[j] as number) + 1, (row[j - 1] as number) + 1);
    const swapped = i > 1 && j > 1 && letter === to.charCodeAt(j - 2) && from.charCodeAt(i - 2) === other;
    if (swapped) cell = Math.min(cell, (before[j - 2] as number) + 1);
    row[j] = cell;
    if (cell < least) least = cell;
  }
  return least;
};

type Row = Uint8Array;

/** Three rows are enough, and are used again: a wrong file can ask for this many thousand times. */
const buffers: [Row, Row, Row] = [new Uint8Array(128), new Uint8Array(128), new Uint8Array(128)];

// The known ids that are nearest to one that is not known: by the whole id, by the word after the dot, by a part of it.

const MOST = 3;

/** At most three, the likeliest first. A path such as data.controls.lineage is taken for what it answers. */
export const nearestFew = (word: string, known: readonly string[]): readonly string[] => {
  const given = word.trim().toLowerCase().replace('.controls.', '.').replace('governance.obligations.', '');
  if (given === '' || given.length > LONGEST) return [];
  const slug = given.includes('.') ? slugOf(given) : given;
  const bySlug = nearest(slug, known.map(slugOf));
  const found = [
    ...known.filter((id) => id === given || slugOf(id) === slug),
    ...[nearest(given, known)].flatMap((id) => id ?? []),
    ...known.filter((id) => bySlug !== undefined && slugOf(id) === bySlug),
    ...(slug.length < SHORTEST ? [] : known.filter((id) => id.includes(slug))),
  ];
  return [...new Set(found)].slice(0, MOST);
};

/** A part of an id says something from here on; and no id comes near this length. */
const [SHORTEST, LONGEST] = [3, 50];
