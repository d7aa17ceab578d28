// Evidence: where the pilot file gives it, what state each piece is in, and how much of a check's score it shows.
import { daysBetween } from '../model/dates.ts';
import type { EvidenceEntry } from '../model/fields.ts';
import {
  type EvidenceState,
  type Look,
  type Looks,
  mostBytes,
  type Outcome,
  type SeenEvidence,
  type Wanted,
} from '../model/outcome.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { join, parent } from '../model/problem.ts';
import { type Cite, citations, type Figures, figuresOf, looksInside, shortfallOf } from './evidence-content.ts';

/** One piece of evidence, with the date that the file states for it, and what its content is held against. */
export type Piece = Cite & {
  readonly url: boolean;
  readonly sha256?: string | undefined;
  readonly stated?: string | undefined;
};

/** All evidence of a pilot by the path of the map that carries it. */
export type Ledger = ReadonlyMap<string, readonly Piece[]>;

export const ledgerOf = (pilot: Pilot): Ledger => {
  const known = ledgers.get(pilot);
  if (known !== undefined) return known;
  const ledger = new Map<string, readonly Piece[]>();
  collect(pilot, '', ledger);
  const made = withFigures(ledger, figuresOf(pilot));
  ledgers.set(pilot, made);
  return made;
};

/** Asked for before the files are looked at, and again when the pilot is judged. */
const ledgers = new WeakMap<Pilot, Ledger>();

/** The evidence of a measured figure knows which figure that is. */
const withFigures = (ledger: ReadonlyMap<string, readonly Piece[]>, figures: Figures): Ledger => {
  const cited = citations(figures);
  return new Map(
    [...ledger].map(([path, pieces]) => {
      const figure = figures.get(path)?.figure;
      return [path, figure ? pieces.map((one) => ({ ...one, figure, alone: cited.get(one.ref) === 1 })) : pieces];
    }),
  );
};

const collect = (value: unknown, path: string, ledger: Map<string, readonly Piece[]>): void => {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) collect(item, join(path, i), ledger);
    return;
  }
  for (const [key, entry] of Object.entries(value)) {
    if (key === 'evidence' && Array.isArray(entry)) ledger.set(path, piecesOf(entry, value, path));
    else collect(entry, join(path, key), ledger);
  }
};

const piecesOf = (entries: readonly EvidenceEntry[], map: object, path: string): readonly Piece[] =>
  entries.map((entry, i) => {
    const at = join(join(path, 'evidence'), i);
    const verified = 'verified' in map && typeof map.verified === 'string' ? map.verified : undefined;
    if (typeof entry === 'string') return { ref: entry, path: at, url: isUrl(entry), stated: verified };
    const ref = entry.file ?? entry.url ?? '';
    const { sha256, at: pointer, is } = entry;
    return { ref, path: at, url: entry.file === undefined, sha256, stated: entry.date ?? verified, at: pointer, is };
  });

const isUrl = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(text);

/** The files that have to be looked at, each once. */
export const wantedFiles = (ledger: Ledger): readonly Wanted[] => {
  const wanted = new Map<string, Wanted>();
  for (const piece of [...ledger.values()].flat().filter(({ url }) => !url)) {
    const { hash = false, date = false, content = false } = wanted.get(piece.ref) ?? {};
    wanted.set(piece.ref, {
      file: piece.ref,
      hash: hash || piece.sha256 !== undefined,
      date: date || piece.stated === undefined,
      ...((content || looksInside(piece)) && { content: true }),
    });
  }
  return [...wanted.values()];
};

/** The pieces nearest to a place: its own, or those of the map or section that it stands in. */
const nearest = (ledger: Ledger, place: string): readonly Piece[] => {
  for (let path = place; path !== ''; path = parent(path)) {
    const pieces = ledger.get(path);
    if (pieces !== undefined) return pieces;
  }
  return [];
};

export type EvidenceOf = (
  outcome: Outcome,
  freshDays: number,
) => {
  readonly evidenced: number;
  readonly evidence: readonly SeenEvidence[];
};

/** How much of an outcome is shown: the points of those supports of which every place has a verified piece. */
export const evidenceOf = (ledger: Ledger, looks: Looks, asOf: string): EvidenceOf => {
  const stateFor = rememberedStates(looks, asOf);
  return (outcome, freshDays) => {
    const state = stateFor(freshDays);
    const at = (place: string, own: boolean) => (own ? (ledger.get(place) ?? []) : nearest(ledger, place));
    const isShown = (place: string, own: boolean) => at(place, own).some((piece) => state(piece).state === 'verified');
    const evidenced = outcome.support
      .filter(({ places, own = false }) => places.length > 0 && places.every((place) => isShown(place, own)))
      .reduce((points, support) => points + support.points, 0);
    const places = outcome.support.flatMap(({ places, own = false }) => places.map((place) => at(place, own)));
    const pieces = new Set(places.length > 0 ? places.flat() : (ledger.get(outcome.at) ?? []));
    return { evidenced: within(evidenced, outcome.score), evidence: [...pieces].map(state) };
  };
};

/** No more than the score, and the whole of it where the points of all parts add up to it but for a rounding. */
const within = (points: number, score: number): number => (points > score - 1e-9 ? score : points);

/** Many checks read the same piece: its state is found once for each span of days. */
const rememberedStates = (looks: Looks, asOf: string): ((freshDays: number) => (piece: Piece) => SeenEvidence) => {
  const bySpan = new Map<number, Map<Piece, SeenEvidence>>();
  return (freshDays) => {
    const states = bySpan.get(freshDays) ?? new Map<Piece, SeenEvidence>();
    bySpan.set(freshDays, states);
    return (piece) => {
      const seen = states.get(piece) ?? stateOf(piece, looks.get(piece.ref), freshDays, asOf);
      states.set(piece, seen);
      return seen;
    };
  };
};

/** The state of one piece. Dates after the date of judgement are not fresh. */
export const stateOf = (piece: Piece, look: Look | undefined, freshDays: number, asOf: string): SeenEvidence => {
  const is = (state: EvidenceState, why: string): SeenEvidence => ({ ref: piece.ref, state, why });
  if (piece.url) return is('linked', 'a URL is not looked at');
  if (look === undefined || look.state === 'not-looked-at') return is('linked', 'the file was not looked at');
  if (look.state !== 'file') return is('broken', brokenWhy[look.state]);
  if (look.bytes === 0) return is('broken', 'the file is empty');
  if (piece.sha256 !== undefined && piece.sha256.toLowerCase() !== look.sha256) {
    return is('broken', 'the file differs from its sha256');
  }
  if (piece.at !== undefined && look.text === undefined && look.unread !== 'not-text') {
    return is('linked', look.unread === undefined ? 'the file was not looked into' : tooLarge);
  }
  const shortfall = shortfallOf(piece, look);
  if (shortfall !== undefined) return is('broken', shortfall.why);
  const date = piece.stated ?? look.committed ?? look.modified;
  const age = daysBetween(date, asOf);
  if (age < 0) return is('stale', `dated ${date}, after the date of judgement`);
  return age > freshDays ? is('stale', `${age} days old, fresh for ${freshDays}`) : is('verified', `dated ${date}`);
};

const tooLarge = `the file is larger than ${mostBytes / 1024 / 1024} MiB and was not looked into`;

const brokenWhy = {
  missing: 'there is no such file',
  outside: "the file lies outside the pilot's folder",
  directory: 'it is a folder, not a file',
  unreadable: 'the file cannot be read',
} as const;

export type BrokenPiece = Piece & { readonly why: string };

/** Every broken piece of a pilot, whether a check reads it or not. */
export const brokenPieces = (ledger: Ledger, looks: Looks, asOf: string): readonly BrokenPiece[] =>
  [...ledger.values()]
    .flat()
    .map((piece) => ({ ...piece, ...stateOf(piece, looks.get(piece.ref), Number.POSITIVE_INFINITY, asOf) }))
    .filter(({ state }) => state === 'broken');
