// How much of a check's score its evidence shows: 1 where it was checked, 1 where a practice is merely documented, ½ where a
// figure is and nothing was compared. One content counts for so many checks, and for no more.

import type { CheckItem } from '../model/checklist.ts';
import type { SeenEvidence } from '../model/evidence.ts';
import type { Outcome } from '../model/outcome.ts';
import { measured } from '../rules/index.ts';
import { type Bench, type Judged, judgePiece, type Piece, type Pieces, piecesAt } from './evidence.ts';

/** Parts of a check's score, 0…1; `compared` is the part of `evidenced` that was compared with what a file says. */
export type Credit = {
  readonly evidenced: number;
  readonly compared: number;
  readonly evidence: readonly SeenEvidence[];
};

export type Crediting = {
  readonly creditOf: (item: CheckItem, outcome: Outcome) => Credit;
  /** Every piece that a check rests on, in the state that the check sees it in. */
  readonly piecesOf: (item: CheckItem, outcome: Outcome) => readonly Judged[];
};

/** A content counts for the checks of most weight, then by id. */
export const MOST_CHECKS = 20;

const HALF = 0.5;

type Answered = { readonly item: CheckItem; readonly outcome: Outcome };

/** `all` are the checks that may rest on the same files. */
export const creditFor = (pieces: Pieces, bench: Bench, all: readonly Answered[]): Crediting => {
  const judge = remembered(bench);
  const at = (place: string, own: boolean, freshDays: number): readonly Judged[] =>
    piecesAt(pieces, place, own).map((piece) => judge(piece, place, freshDays));

  const users = new Map<string, string[]>();
  for (const { item, outcome } of byWeight(all)) {
    const used = new Set(
      supportsOf(outcome).flatMap(({ place, own }) => at(place, own, item.evidence.fresh_days).flatMap(contentShown)),
    );
    for (const content of used) users.set(content, [...(users.get(content) ?? []), item.id]);
  }
  const counts = (content: string | undefined, id: string): boolean => {
    const ids = users.get(content ?? '') ?? [];
    const position = ids.indexOf(id);
    return position < 0 ? ids.length < MOST_CHECKS : position < MOST_CHECKS;
  };

  const worth = (one: Judged, id: string): number => {
    if (!counts(one.content, id)) return 0;
    if (one.state === 'checked') return 1;
    return one.state === 'present' ? (measured.has(id) ? HALF : 1) : 0;
  };
  /** The best piece counts; a figure that any file contradicts is shown by none. */
  const shownAt = (place: string, own: boolean, item: CheckItem): readonly [evidenced: number, compared: number] => {
    const judged = at(place, own, item.evidence.fresh_days);
    if (judged.some(({ state, comparisons }) => state === 'contradicted' && comparisons.length > 0)) return [0, 0];
    const best = judged.reduce((most, one) => Math.max(most, worth(one, item.id)), 0);
    return [best, judged.some((one) => one.state === 'checked' && worth(one, item.id) > 0) ? best : 0];
  };
  const creditOf = (item: CheckItem, outcome: Outcome): Credit => {
    let [evidenced, compared] = [0, 0];
    for (const { places, points, own = false } of outcome.support) {
      const shown = places.map((place) => shownAt(place, own, item));
      if (shown.length === 0) continue;
      evidenced += points * Math.min(...shown.map(([all]) => all));
      compared += points * Math.min(...shown.map(([, some]) => some));
    }
    const evidence = piecesFor(item, outcome).map((one) => seen(one, counts(one.content, item.id)));
    return { evidenced: within(evidenced, outcome.score), compared: within(compared, outcome.score), evidence };
  };
  const piecesFor = (item: CheckItem, outcome: Outcome): readonly Judged[] => {
    const days = item.evidence.fresh_days;
    const found = new Map<Piece, Judged>();
    const add = (one: Judged): void => {
      const before = found.get(one.piece);
      if (before === undefined || rank[one.state] > rank[before.state]) found.set(one.piece, one);
    };
    const { supports, values } = placesOf(item, outcome);
    for (const { place, own } of supports) for (const one of at(place, own, days)) add(one);
    // The evidence of a threshold that decided is that of the figure beside it.
    for (const path of values) {
      for (const piece of piecesAt(pieces, path, false))
        add(judge(piece, piece.owner.includes('.') ? piece.owner : path, days));
    }
    return [...found.values()];
  };
  return { creditOf, piecesOf: piecesFor };
};

/** Of a piece that several figures of a check cite, what tells most: a contradiction before agreement. */
const rank = { contradicted: 6, broken: 5, checked: 4, stale: 3, linked: 2, present: 1, none: 0 } as const;

const byWeight = (all: readonly Answered[]): readonly Answered[] =>
  [...all].sort((a, b) => b.item.weight - a.item.weight || (a.item.id < b.item.id ? -1 : 1));

const contentShown = ({ state, content }: Judged): readonly string[] =>
  content !== undefined && (state === 'checked' || state === 'present') ? [content] : [];

const supportsOf = ({ support }: Outcome) =>
  support
    .filter(({ points }) => points > 0)
    .flatMap(({ places, own = false }) => places.map((place) => ({ place, own })));

type Places = {
  readonly supports: readonly { readonly place: string; readonly own: boolean }[];
  readonly values: readonly string[];
};

/** Where the evidence of a check stands: of its supports; of a check that falls short, of the values that decided. */
const placesOf = (item: CheckItem, outcome: Outcome): Places => {
  const supports = outcome.support.flatMap(({ places, own = false }) => places.map((place) => ({ place, own })));
  const isStated = outcome.kind !== 'unknown' && outcome.kind !== 'not-applicable';
  if (!isStated || item.control === true) {
    return { supports: supports.length > 0 ? supports : [{ place: outcome.at, own: true }], values: [] };
  }
  if (outcome.kind === 'met' && supports.length > 0) return { supports, values: [] };
  const values = [outcome.at, ...(outcome.facts ?? []).map(({ path }) => path)];
  return { supports, values: values.filter((path) => !path.startsWith('pilot.')) };
};

const seen = ({ ref, state, why, pointer }: Judged, isCounted: boolean): SeenEvidence => ({
  ref,
  state: isCounted || state !== 'checked' ? state : 'present',
  why:
    isCounted || (state !== 'checked' && state !== 'present')
      ? why
      : `counts for no more checks: ${MOST_CHECKS} rest on this content already`,
  ...(pointer !== undefined && { pointer }),
});

/** No more than the score, and the whole of it where the points of all parts add up to it but for a rounding. */
const within = (points: number, score: number): number => (points > score - 1e-9 ? score : points);

/** Many checks read the same piece: its state at a place is found once for each span of days. */
const remembered = (bench: Bench) => {
  const known = new Map<Piece, Map<string, Judged>>();
  return (piece: Piece, place: string, freshDays: number): Judged => {
    const states = known.get(piece) ?? new Map<string, Judged>();
    known.set(piece, states);
    const key = piece.figures.length === 0 ? String(freshDays) : `${freshDays} ${place}`;
    const judged = states.get(key) ?? judgePiece(piece, place, freshDays, bench);
    states.set(key, judged);
    return judged;
  };
};
