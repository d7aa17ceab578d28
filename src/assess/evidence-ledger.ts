// The ledger of evidence: every file that the pilot cites, what it is, how old, how many checks rest on it, and what of it
// was compared. And the pilot as its files say it is, where they say worse than it does.

import type { EvidenceLedger, LedgerEntry } from '../model/assessment.ts';
import type { CheckItem } from '../model/checklist.ts';
import type { Look, Outcome, SeenEvidence } from '../model/evidence.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { measured } from '../rules/index.ts';
import { type Bench, dateOf, type JudgedPiece, judgePiece, type Piece, type Pieces, piecesAt } from './evidence.ts';
import type { Comparison } from './evidence-compare.ts';
import type { Line } from './evidence-figures.ts';

// How much of a check's score its evidence shows: 1 where it was checked, 1 where a practice is merely documented, ½ where a
// figure is and nothing was compared. One content counts for so many checks, and for no more.

/** Parts of a check's score, 0…1; `compared` is the part of `evidenced` that was compared with what a file says. */
type Credit = {
  readonly evidenced: number;
  readonly compared: number;
  readonly evidence: readonly SeenEvidence[];
};

export type Crediting = {
  readonly creditOf: (item: CheckItem, outcome: Outcome) => Credit;
  /** Every piece that a check rests on, in the state that the check sees it in. */
  readonly piecesOf: (item: CheckItem, outcome: Outcome) => readonly JudgedPiece[];
};

/** A content counts for the checks of most weight, then by id. */
const MOST_CHECKS = 20;

const HALF = 0.5;

type CreditedCheck = { readonly item: CheckItem; readonly outcome: Outcome };

/** `all` are the checks that may rest on the same files. */
export const creditFor = (pieces: Pieces, bench: Bench, all: readonly CreditedCheck[]): Crediting => {
  const judge = remembered(bench);
  const at = (place: string, own: boolean, freshDays: number): readonly JudgedPiece[] =>
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

  const worth = (one: JudgedPiece, id: string): number => {
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
  const piecesFor = (item: CheckItem, outcome: Outcome): readonly JudgedPiece[] => {
    const days = item.evidence.fresh_days;
    const found = new Map<Piece, JudgedPiece>();
    const add = (one: JudgedPiece): void => {
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

const byWeight = (all: readonly CreditedCheck[]): readonly CreditedCheck[] =>
  [...all].sort((a, b) => b.item.weight - a.item.weight || (a.item.id < b.item.id ? -1 : 1));

const contentShown = ({ state, content }: JudgedPiece): readonly string[] =>
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

const seen = ({ ref, state, why, pointer }: JudgedPiece, isCounted: boolean): SeenEvidence => ({
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
  const known = new Map<Piece, Map<string, JudgedPiece>>();
  return (piece: Piece, place: string, freshDays: number): JudgedPiece => {
    const states = known.get(piece) ?? new Map<string, JudgedPiece>();
    known.set(piece, states);
    const key = piece.figures.length === 0 ? String(freshDays) : `${freshDays} ${place}`;
    const judged = states.get(key) ?? judgePiece(piece, place, freshDays, bench);
    states.set(key, judged);
    return judged;
  };
};

type Answered = { readonly item: CheckItem; readonly outcome: Outcome };

/** Files on which more than five checks rest come first, then by their names. Copies are one entry. */
export const evidenceLedger = (
  pieces: Pieces,
  bench: Bench,
  all: readonly Answered[],
  crediting: Crediting,
): EvidenceLedger['files'] => {
  const checks = checksByRef(all, crediting);
  const entries = new Map<string, LedgerEntry>();
  for (const piece of [...pieces.values()].flat().toSorted(byName)) {
    const look = bench.looks.get(piece.ref);
    const key = look?.state === 'file' ? look.identity : piece.ref;
    const before = entries.get(key);
    entries.set(
      key,
      before === undefined ? entryFor(piece, look, bench, checks) : joined(before, piece, bench, checks),
    );
  }
  // By name, so that the order of the pilot file changes nothing.
  const list = [...entries.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  return [...list.filter(isMuchUsed), ...list.filter((one) => !isMuchUsed(one))];
};

const byName = (a: Piece, b: Piece): number => compareText(a.ref, b.ref) || compareText(a.path, b.path);
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const MANY = 5;
const isMuchUsed = ({ checks }: LedgerEntry): boolean => checks.length > MANY;

/** The checks that a file shows something of. */
const checksByRef = (all: readonly Answered[], { piecesOf }: Crediting): ReadonlyMap<string, readonly string[]> => {
  const checks = new Map<string, string[]>();
  for (const { item, outcome } of all) {
    if (outcome.score === 0) continue;
    const refs = new Set(
      piecesOf(item, outcome).flatMap(({ ref, state }) => (state === 'checked' || state === 'present' ? [ref] : [])),
    );
    for (const ref of refs) checks.set(ref, [...(checks.get(ref) ?? []), item.id]);
  }
  return checks;
};

const entryFor = (
  piece: Piece,
  look: Look | undefined,
  bench: Bench,
  checks: ReadonlyMap<string, readonly string[]>,
): LedgerEntry => {
  const judged = judgePiece(piece, undefined, Number.POSITIVE_INFINITY, bench);
  const dated = look?.state === 'file' ? dateOf(piece, look) : undefined;
  return {
    file: piece.ref,
    copies: [],
    kind: look?.state === 'file' ? (look.content?.kind ?? 'not read') : piece.url ? 'URL' : 'not read',
    bytes: look?.state === 'file' ? look.bytes : null,
    date: dated?.date ?? null,
    dateFrom: dated?.date === undefined ? null : dated.from,
    state: judged.state,
    why: judged.why,
    checks: checks.get(piece.ref) ?? [],
    compared: judged.comparisons.map(told),
  };
};

/** Another piece of the same content. */
const joined = (
  entry: LedgerEntry,
  piece: Piece,
  bench: Bench,
  checks: ReadonlyMap<string, readonly string[]>,
): LedgerEntry => {
  const { comparisons, state, why } = judgePiece(piece, undefined, Number.POSITIVE_INFINITY, bench);
  const isWorse = order.indexOf(state) < order.indexOf(entry.state);
  const known = new Set(entry.compared.map(({ path }) => path));
  return {
    ...entry,
    ...(isWorse && { state, why }),
    copies: piece.ref === entry.file || entry.copies.includes(piece.ref) ? entry.copies : [...entry.copies, piece.ref],
    checks: [...new Set([...entry.checks, ...(checks.get(piece.ref) ?? [])])],
    compared: [...entry.compared, ...comparisons.filter(({ path }) => !known.has(path)).map(told)],
  };
};

const order: readonly LedgerEntry['state'][] = [
  'contradicted',
  'broken',
  'stale',
  'checked',
  'present',
  'linked',
  'none',
];

const told = ({ path, title, stated, said, agrees }: Comparison) => ({ path, title, stated, said, agrees });

// ── The pilot as its files say ──

type Said = { readonly found: number; readonly stated: number; readonly ref: string };
export type Worse = ReadonlyMap<string, Said>;

/** By the path of a figure, the worst that a file says of it, where that fails what the stated one meets. */
export const worseByFile = (pieces: Pieces, bench: Bench): Worse => {
  const worst = new Map<string, Said>();
  for (const piece of [...pieces.values()].flat()) {
    if (piece.figures.length === 0) continue;
    for (const { path, found, stated } of judgePiece(piece, undefined, Number.POSITIVE_INFINITY, bench).comparisons) {
      const figure = piece.figures.find((one) => one.path === path);
      if (found === undefined || figure === undefined) continue;
      const isRate = path.startsWith('evaluation.hallucination.');
      const crosses = isRate
        ? found > stated
        : figure.lines.some((line) => isGood(stated, line) && !isGood(found, line));
      const before = worst.get(path)?.found;
      const isWorst = before === undefined || (figure.countsFailures ? found > before : found < before);
      if (crosses && isWorst) worst.set(path, { found, stated, ref: piece.ref });
    }
  }
  return worst;
};

const isGood = (value: number, { value: line, good }: Line): boolean =>
  Math.abs(value - line) <= 1e-9 * Math.max(1, Math.abs(line)) || (good === 'above' ? value > line : value < line);

/** The pilot with those figures in the place of the stated ones. */
export const pilotByFiles = (pilot: Pilot, worse: ReadonlyMap<string, { readonly found: number }>): Pilot => {
  let changed: unknown = pilot;
  for (const [path, { found }] of worse) changed = withValue(changed, path.split(/[.[\]]+/).filter(Boolean), found);
  return changed as Pilot;
};

const withValue = (value: unknown, [key, ...rest]: readonly string[], found: number): unknown => {
  if (key === undefined) return found;
  if (Array.isArray(value)) return value.map((one, i) => (String(i) === key ? withValue(one, rest, found) : one));
  const map = value as Readonly<Record<string, unknown>>;
  return { ...map, [key]: withValue(map[key], rest, found) };
};
