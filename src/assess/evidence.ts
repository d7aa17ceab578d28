// Evidence: where the pilot file gives it, what of it is looked at, in which state each piece is, and how much of a check's
// score it shows.
import { daysBetween } from '../model/dates.ts';
import type { EvidenceState, FileState, FileStates, Lookup, SeenEvidence, Wanted } from '../model/evidence.ts';
import { passRate } from '../model/evidence.ts';
import type { EvidenceEntry } from '../model/fields.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { join, parent } from '../model/problem.ts';
import {
  compareAt,
  compareWhole,
  type FigureComparison,
  type FigureVerdict,
  type Is,
  isAsAsked,
} from './evidence-compare.ts';
import { decimalsWritten, type StatedFigure, statedFigures } from './evidence-figures.ts';

/** One entry of evidence, with what it is evidence of. */
export type Piece = {
  readonly ref: string;
  /** Of the entry: pilot.evidence[0]. */
  readonly path: string;
  /** Of the map that carries it: pilot. */
  readonly owner: string;
  readonly url: boolean;
  readonly sha256?: string | undefined;
  /** The day that the pilot file states for it. */
  readonly stated?: string | undefined;
  /** That day is the file's, and not the one on which somebody saw that a practice holds. */
  readonly isDated?: boolean;
  readonly at?: string | undefined;
  readonly is?: Is | undefined;
  /** The figures that have no evidence nearer than this. */
  readonly figures: readonly StatedFigure[];
};

/** All evidence of a pilot by the path of the map that carries it. */
export type Pieces = ReadonlyMap<string, readonly Piece[]>;

/** Asked for before the files are looked at, and again when the pilot is judged. */
export const collectEvidence = (pilot: Pilot): Pieces => {
  const known = kept.get(pilot);
  if (known !== undefined) return known;
  const carriers = new Map<string, readonly EvidenceEntry[]>();
  const maps = new Map<string, object>();
  collect(pilot, '', carriers, maps);
  const figures = new Map<string, StatedFigure[]>();
  for (const figure of statedFigures(pilot)) {
    for (const owner of owningMaps(carriers, figure.path)) figures.set(owner, [...(figures.get(owner) ?? []), figure]);
  }
  const made = new Map(
    [...carriers].map(([owner, entries]) => [
      owner,
      entries.map((entry, i) => pieceFrom(entry, owner, i, maps.get(owner), figures.get(owner) ?? [])),
    ]),
  );
  kept.set(pilot, made);
  return made;
};

const kept = new WeakMap<Pilot, Pieces>();

const collect = (
  value: unknown,
  path: string,
  carriers: Map<string, readonly EvidenceEntry[]>,
  maps: Map<string, object>,
): void => {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) collect(item, join(path, i), carriers, maps);
    return;
  }
  for (const [key, entry] of Object.entries(value)) {
    if (key === 'evidence' && Array.isArray(entry)) {
      carriers.set(path, entry);
      maps.set(path, value);
    } else collect(entry, join(path, key), carriers, maps);
  }
};

const pieceFrom = (
  entry: EvidenceEntry,
  owner: string,
  i: number,
  map: object | undefined,
  figures: readonly StatedFigure[],
): Piece => {
  const path = join(join(owner, 'evidence'), i);
  const verified =
    map !== undefined && 'verified' in map && typeof map.verified === 'string' ? map.verified : undefined;
  if (typeof entry === 'string') return { ref: entry, path, owner, url: isUrl(entry), stated: verified, figures };
  const { file, url = '', sha256, at, is, date } = entry;
  const day = { stated: date ?? verified, isDated: date !== undefined };
  return { ref: file ?? url, path, owner, url: file === undefined, sha256, ...day, at, is, figures };
};

const isUrl = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(text);

/** The nearest map above a place that carries evidence; its own where it has some. */
const nearest = (carriers: ReadonlyMap<string, unknown>, place: string): string | undefined => {
  for (let path = place; path !== ''; path = parent(path)) if (carriers.has(path)) return path;
  return undefined;
};

/** Every map of its own that carries evidence of a figure: measured, the item it stands in; else the nearest section. */
const owningMaps = (carriers: ReadonlyMap<string, unknown>, path: string): readonly string[] => {
  const owners: string[] = [];
  for (let at = path; at !== ''; at = parent(at)) {
    if (!carriers.has(at)) continue;
    if (at.includes('.')) owners.push(at);
    else if (owners.length === 0) return [at];
  }
  return owners;
};

/** The files that have to be looked at, each once, with all that is asked of it. */
export const wantedFiles = (pieces: Pieces): readonly Wanted[] => {
  const wanted = new Map<string, { hash: boolean; date: boolean; pointers: Set<string>; names: Set<string> }>();
  for (const piece of [...pieces.values()].flat().filter(({ url }) => !url)) {
    const one = wanted.get(piece.ref) ?? { hash: false, date: false, pointers: new Set(), names: new Set() };
    one.hash ||= piece.sha256 !== undefined;
    one.date ||= piece.stated === undefined;
    if (piece.at !== undefined) one.pointers.add(piece.at);
    for (const { names } of piece.figures) for (const name of names) one.names.add(name);
    wanted.set(piece.ref, one);
  }
  return [...wanted].map(([file, { hash, date, pointers, names }]) => {
    const asked: Lookup = { pointers: [...pointers], names: [...names] };
    return { file, hash, date, asked };
  });
};

// ── The state of a piece ──

/** What a piece shows of the figures at a place. */
export type JudgedPiece = SeenEvidence & {
  readonly piece: Piece;
  /** What the bytes of the file are known by; copies have the same. */
  readonly content?: string;
  readonly comparisons: readonly FigureComparison[];
};

/** How pieces are judged: what is known of the files, the day of judgement, and how the pilot file writes its numbers. */
export type Bench = {
  readonly looks: FileStates;
  readonly asOf: string;
  readonly written: (path: string) => string | undefined;
};

/** The figures under a place, or the one that it stands in. */
const figuresAt = (piece: Piece, place: string | undefined): readonly StatedFigure[] => {
  if (place === undefined) return piece.figures;
  // A whole section is no figure's own place.
  if (!place.includes('.')) return [];
  const isThere = ({ path }: StatedFigure): boolean =>
    path === place || isUnder(path, place) || (parent(path).includes('.') && isUnder(place, parent(path)));
  return piece.figures.filter(isThere);
};

const isUnder = (path: string, above: string): boolean =>
  path.startsWith(above) && (path[above.length] === '.' || path[above.length] === '[');

/** The state of one piece, for the figures at a place; without one, for all that it is evidence of. */
export const judgePiece = (piece: Piece, place: string | undefined, freshDays: number, bench: Bench): JudgedPiece => {
  const { ref, at } = piece;
  const look = bench.looks.get(ref);
  const is = (state: EvidenceState, why: string, comparisons: readonly FigureComparison[] = []): JudgedPiece => ({
    ref,
    state,
    why,
    piece,
    comparisons,
    ...(at !== undefined && { pointer: at }),
    ...(look?.state === 'file' && { content: look.identity }),
  });
  if (piece.url) return is('linked', 'a URL is not looked at');
  if (look === undefined || look.state === 'not-looked-at') return is('linked', 'the file was not looked at');
  if (look.state === 'too-many')
    return is('linked', 'not read: the evidence files before it are as much as is read for one pilot');
  if (look.state !== 'file') return is('broken', brokenWhy[look.state]);
  if (look.bytes === 0) return is('broken', 'the file is empty');
  if (piece.sha256 !== undefined && piece.sha256.toLowerCase() !== look.identity)
    return is('broken', 'the file differs from its sha256');
  const { content } = look;
  if (content === undefined) return is('linked', 'larger than 64 MiB: it was not read');
  const shows = whatItShows(piece, figuresAt(piece, place), look, bench);
  if (shows.state === 'contradicted' || shows.state === 'broken') return is(shows.state, shows.why, shows.comparisons);
  const { date, from } = pieceDate(piece, look);
  if (date === undefined) return is('stale', `its date is not known: ${look.undated}; give it as date`);
  const age = daysBetween(date, bench.asOf);
  if (age < 0) return is('stale', `dated ${date} by ${from}, after the date of judgement`, shows.comparisons);
  if (age > freshDays) return is('stale', `${age} days old by ${from}, fresh for ${freshDays}`, shows.comparisons);
  return is(
    shows.state,
    shows.why === '' ? `dated ${date} by ${from}` : `${shows.why}; dated ${date} by ${from}`,
    shows.comparisons,
  );
};

const brokenWhy = {
  missing: 'there is no such file',
  outside: "the file lies outside the pilot's folder",
  unreadable: 'the file cannot be read',
  own: 'a file of git or of this tool is no evidence',
} as const;

type Shows = {
  readonly state: 'checked' | 'present' | 'contradicted' | 'broken';
  readonly why: string;
  readonly comparisons: readonly FigureComparison[];
};

type File = Extract<FileState, { readonly state: 'file' }>;

const whatItShows = (piece: Piece, figures: readonly StatedFigure[], { content }: File, bench: Bench): Shows => {
  const shows = (state: Shows['state'], why: string, comparisons: readonly FigureComparison[] = []): Shows => ({
    state,
    why,
    comparisons,
  });
  if (content === undefined) return shows('present', '');
  if (content.broken !== undefined) return shows('broken', content.broken);
  const { at, is } = piece;
  const found = at === undefined ? undefined : content.found.get(at);
  if (found !== undefined && content.unread !== undefined && 'fault' in found) return shows('broken', content.unread);
  if (at !== undefined && found === undefined)
    return shows('broken', content.unread ?? 'nothing can be looked up in it');
  if (found !== undefined && 'fault' in found) return shows('broken', found.fault);
  const asked = found === undefined ? undefined : isAsAsked(is, found);
  if (asked !== undefined && 'broken' in asked) return shows('broken', asked.broken);
  if (asked?.holds === false) return shows('contradicted', asked.why);
  const all = chosenBy(piece, figures).map((figure): FigureVerdict => {
    const decimals = decimalsWritten(bench.written(figure.path), figure.stated);
    if (found !== undefined) return compareAt(figure, decimals, found, is, content);
    return compareWhole(figure, decimals, content, isOwn(piece, figure));
  });
  const comparisons = all.flatMap((one) => ('comparison' in one ? [one.comparison] : []));
  const agreeing = comparisons.filter(({ agrees }) => agrees);
  // With a pointer into a map of several figures, one of them has to match.
  const against = at !== undefined && agreeing.length > 0 ? [] : comparisons.filter(({ agrees }) => !agrees);
  const told = at !== undefined && agreeing.length > 0 ? agreeing : comparisons;
  const [worst] = against;
  if (worst !== undefined) return shows('contradicted', worst.why, told);
  if (content.nothing !== undefined) return shows('broken', content.nothing, told);
  const [agreed] = agreeing;
  if (agreed !== undefined) return shows('checked', agreed.why, told);
  const broken = all.find((one) => 'broken' in one);
  if (broken !== undefined && 'broken' in broken) return shows('broken', broken.broken);
  const whyNot = all.flatMap((one) => ('present' in one ? [one.present] : []))[0];
  return asReport(piece, figures, asked?.why, whyNot, content);
};

/** No figure was compared: what `is` asked for is there, or a test report passes, or the file is merely there. */
const asReport = (
  piece: Piece,
  figures: readonly StatedFigure[],
  asked: string | undefined,
  whyNot: string | undefined,
  { tally, isThin, notes, kind }: NonNullable<File['content']>,
): Shows => {
  const shows = (state: Shows['state'], why: string): Shows => ({ state, why, comparisons: [] });
  const rate = tally && passRate(tally);
  const isFailing = rate !== undefined && rate < 1;
  const tests =
    tally === undefined ? '' : `${tally.passed} of ${tally.passed + tally.failed + tally.errors} tests passed`;
  if (asked !== undefined && figures.length === 0) {
    return isFailing ? shows('present', `${asked}, and only ${tests}`) : shows('checked', asked);
  }
  if (figures.length === 0 && rate !== undefined && piece.at === undefined) {
    return isFailing ? shows('present', [tests, ...notes].join('; ')) : shows('checked', tests);
  }
  if (isThin === true) return shows('broken', `it holds next to nothing: fewer than 32 bytes (${kind})`);
  return shows('present', whyNot ?? '');
};

/** With a pointer into a map of several figures: those of the name that it ends in; without one of that name, all. */
const chosenBy = (piece: Piece, figures: readonly StatedFigure[]): readonly StatedFigure[] => {
  if (piece.at === undefined || figures.length < 2) return figures;
  const named = figures.filter(({ names }) => names.some((name) => endsIn(piece.at ?? '', name)));
  return named.length > 0 ? named : figures.filter((figure) => isOwn(piece, figure));
};

const endsIn = (pointer: string, name: string): boolean => {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '');
  return plain(name) !== '' && plain(pointer).endsWith(plain(name));
};

/** The evidence stands with the figure, not with a whole section. */
const isOwn = (piece: Piece, { path }: StatedFigure): boolean =>
  piece.owner.includes('.') && isUnder(path, piece.owner);

/** The day of a piece, and who says so: a file that says of itself that it is older is believed. */
export const pieceDate = (
  { stated, isDated = false }: Pick<Piece, 'stated' | 'isDated'>,
  look: File,
): { readonly date: string | undefined; readonly from: string } => {
  const own = look.content?.date;
  // A day apart they may be the same day in two time zones.
  if (isDated && stated !== undefined && own !== undefined && daysBetween(own, stated) > 1)
    return { date: own, from: `the file itself (the pilot file says ${stated})` };
  if (stated !== undefined) return { date: stated, from: 'the pilot file' };
  if (look.content?.date !== undefined) return { date: look.content.date, from: 'the file itself' };
  if (look.committed !== undefined) return { date: look.committed, from: 'git' };
  return look.undated === undefined ? { date: look.modified, from: 'the disk' } : { date: undefined, from: 'nobody' };
};

// ── The pieces of a place ──

/**
 * The pieces nearest to a place: its own and those of the figures in it, or those of the map or section that it stands in.
 * With `own` only those of the place itself.
 */
export const piecesAt = (pieces: Pieces, place: string, own: boolean): readonly Piece[] => {
  const there = pieces.get(place) ?? [];
  if (own) return there;
  const inside = place.includes('.') ? piecesInside(pieces, place) : [];
  if (there.length + inside.length > 0) return [...there, ...inside];
  const owner = nearest(pieces, place);
  return owner === undefined ? [] : (pieces.get(owner) ?? []);
};

/** Asked for every place that bears on a check: nothing is made for owners that stand elsewhere. */
const piecesInside = (pieces: Pieces, place: string): readonly Piece[] => {
  const inside: Piece[] = [];
  for (const [owner, some] of pieces) {
    if (isUnder(owner, place)) inside.push(...some.filter(({ figures }) => figures.length > 0));
  }
  return inside;
};

/** The state of the best piece that a place has of its own; none where it has none. */
export const stateAt =
  (pieces: Pieces, bench: Bench) =>
  (place: string, freshDays: number): EvidenceState => {
    const states = (pieces.get(place) ?? []).map((piece) => judgePiece(piece, place, freshDays, bench).state);
    if (states.includes('contradicted')) return 'contradicted';
    return (
      (['checked', 'present', 'stale', 'linked', 'broken'] as const).find((state) => states.includes(state)) ?? 'none'
    );
  };

export type BrokenPiece = JudgedPiece & { readonly path: string };

/** Every piece that is broken or contradicted, whether a check reads it or not. */
export const faultyPieces = (pieces: Pieces, bench: Bench): readonly BrokenPiece[] =>
  [...pieces.values()]
    .flat()
    .map((piece) => ({ ...judgePiece(piece, undefined, Number.POSITIVE_INFINITY, bench), path: piece.path }))
    .filter(({ state }) => state === 'broken' || state === 'contradicted');
