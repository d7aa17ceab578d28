// The ledger of evidence: every file that the pilot cites, what it is, how old, how many checks rest on it, and what of it
// was compared. And the pilot as its files say it is, where they say worse than it does.

import type { EvidenceLedger, Finding, LedgerEntry } from '../model/assessment.ts';
import type { CheckItem } from '../model/checklist.ts';
import type { FileState, Outcome, SeenEvidence } from '../model/evidence.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { compareText } from '../model/vocabulary.ts';
import { type Bench, type JudgedPiece, judgePiece, type Piece, type Pieces, pieceDate, piecesAt } from './evidence.ts';
import type { FigureComparison } from './evidence-compare.ts';
import type { LimitLine } from './evidence-figures.ts';

// How much of a check's score its evidence shows: 1 where it was checked, 1 where a practice is merely documented, ½ where a
// figure is and nothing was compared. One content counts for so many checks, and for no more.

/** Checks of something that was measured or counted with real use or real data: told before what is only declared. */
export const measured: ReadonlySet<string> = new Set([
  'kpis.result',
  'kpis.no-harm',
  'kpis.adoption',
  'kpis.roi-confirmed',
  'data.quality-profiled',
  'data.freshness',
  'data.production-like',
  'architecture.load',
  'evaluation.thresholds-met',
  'evaluation.hallucination',
  'evaluation.pilot-error-rate',
  'evaluation.judge-calibrated',
  'operations.service-levels',
  'operations.cost-limits',
  'operations.capacity',
  'talent.user-training',
]);

/** Parts of a check's score, 0…1; `compared` is the part of `evidenced` that was compared with what a file says. */
type Credit = {
  readonly evidenced: number;
  readonly compared: number;
  readonly evidence: readonly SeenEvidence[];
};

/** What the evidence of a check shows of its outcome. */
export type CreditOf = (item: CheckItem, outcome: Outcome) => Credit;

/** A content counts for the checks of most weight, then by id. */
const MOST_CHECKS = 20;

const HALF = 0.5;

type CreditedCheck = { readonly item: CheckItem; readonly outcome: Outcome };

/** `all` are the checks that may rest on the same files. */
export const creditFor = (pieces: Pieces, bench: Bench, all: readonly CreditedCheck[]): CreditOf => {
  const judge = remembered(bench);
  const at = (place: string, own: boolean, freshDays: number): readonly JudgedPiece[] =>
    piecesAt(pieces, place, own).map((piece) => judge(piece, place, freshDays));

  /** The checks that a content shows something of: asked for where there is a file that was read. */
  let users: ReadonlyMap<string, readonly string[]> | undefined;
  const usersFor = (content: string): readonly string[] => {
    users ??= contentUsers(all, at);
    return users.get(content) ?? [];
  };
  const counts = (content: string | undefined, id: string): boolean => {
    if (content === undefined) return true;
    const ids = usersFor(content);
    const position = ids.indexOf(id);
    return position < 0 ? ids.length < MOST_CHECKS : position < MOST_CHECKS;
  };

  const worth = (one: JudgedPiece, id: string): number => {
    if (!counts(one.content, id)) return 0;
    if (one.state === 'checked') return 1;
    return one.state === 'present' ? (measured.has(id) ? HALF : 1) : 0;
  };
  /** The best piece counts; a figure that any file contradicts is shown by none. */
  const shownBy = (judged: readonly JudgedPiece[], id: string): readonly [evidenced: number, compared: number] => {
    if (judged.length === 0) return [0, 0];
    if (judged.some(({ state, comparisons }) => state === 'contradicted' && comparisons.length > 0)) return [0, 0];
    const best = judged.reduce((most, one) => Math.max(most, worth(one, id)), 0);
    return [best, judged.some((one) => one.state === 'checked' && worth(one, id) > 0) ? best : 0];
  };
  return (item, outcome) => {
    const days = item.evidence.fresh_days;
    let [evidenced, compared] = [0, 0];
    const supporting: JudgedPiece[] = [];
    for (const { evidencePaths, points, own = false } of outcome.support) {
      let [leastShown, leastCompared] = evidencePaths.length === 0 ? [0, 0] : [1, 1];
      for (const place of evidencePaths) {
        const judged = at(place, own, days);
        const [whole, part] = shownBy(judged, item.id);
        leastShown = Math.min(leastShown, whole);
        leastCompared = Math.min(leastCompared, part);
        supporting.push(...judged);
      }
      evidenced += points * leastShown;
      compared += points * leastCompared;
    }
    // The evidence of a threshold that decided is that of the figure beside it.
    const beside = valuesThatDecided(item, outcome).flatMap((path) =>
      piecesAt(pieces, path, false).map((piece) => judge(piece, piece.owner.includes('.') ? piece.owner : path, days)),
    );
    const isNowhere =
      isDeclared(item, outcome) && outcome.support.every(({ evidencePaths }) => evidencePaths.length === 0);
    const bearing = isNowhere ? at(outcome.at, true, days) : [...supporting, ...beside];
    const evidence = mostTelling(bearing).map((one) => seen(one, counts(one.content, item.id)));
    return { evidenced: within(evidenced, outcome.score), compared: within(compared, outcome.score), evidence };
  };
};

/** By the content of a file, the checks that it shows something of, in the order in which they count. */
const contentUsers = (
  all: readonly CreditedCheck[],
  at: (place: string, own: boolean, freshDays: number) => readonly JudgedPiece[],
): ReadonlyMap<string, readonly string[]> => {
  const users = new Map<string, string[]>();
  for (const { item, outcome } of byWeight(all)) {
    const used = new Set(
      outcome.support
        .filter(({ points }) => points > 0)
        .flatMap(({ evidencePaths: places, own = false }) =>
          places.flatMap((place) => at(place, own, item.evidence.fresh_days)),
        )
        .flatMap(contentShown),
    );
    for (const content of used) users.set(content, [...(users.get(content) ?? []), item.id]);
  }
  return users;
};

/** Each piece once, in the state that tells most. */
const mostTelling = (judged: readonly JudgedPiece[]): readonly JudgedPiece[] => {
  if (judged.length < 2) return judged;
  const found = new Map<Piece, JudgedPiece>();
  for (const one of judged) {
    const before = found.get(one.piece);
    if (before === undefined || rank[one.state] > rank[before.state]) found.set(one.piece, one);
  }
  return [...found.values()];
};

/** Of a piece that several figures of a check cite, what tells most: a contradiction before agreement. */
const rank = { contradicted: 6, broken: 5, checked: 4, stale: 3, linked: 2, present: 1, none: 0 } as const;

const byWeight = (all: readonly CreditedCheck[]): readonly CreditedCheck[] =>
  [...all].sort((a, b) => b.item.weight - a.item.weight || (a.item.id < b.item.id ? -1 : 1));

const contentShown = ({ state, content }: JudgedPiece): readonly string[] =>
  content !== undefined && (state === 'checked' || state === 'present') ? [content] : [];

/** Its evidence stands where the declaration does, or where a condition would have to be stated. */
const isDeclared = ({ control }: CheckItem, { kind }: Outcome): boolean =>
  control === true || kind === 'unknown' || kind === 'not-applicable';

/** Of a check that is stated to fall short, or is met without support, the values that decided. */
const valuesThatDecided = (item: CheckItem, outcome: Outcome): readonly string[] => {
  const { kind, at, support, facts = [] } = outcome;
  if (isDeclared(item, outcome) || (kind === 'met' && support.some(({ evidencePaths }) => evidencePaths.length > 0)))
    return [];
  return [at, ...facts.map(({ path }) => path)].filter((path) => !path.startsWith('pilot.'));
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

type Shown = Pick<Finding, 'id' | 'score' | 'evidence'>;

/** Files on which more than five checks rest come first, then by their names. Copies are one entry. */
export const evidenceLedger = (pieces: Pieces, bench: Bench, findings: readonly Shown[]): EvidenceLedger['files'] => {
  const checks = checksByRef(findings);
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
  const stale = staleRefs(findings);
  const inTime = (entry: LedgerEntry): LedgerEntry => {
    const why = stale.get(entry.file);
    return why === undefined || entry.checks.length > 0 || !SHOWING.has(entry.state)
      ? entry
      : { ...entry, state: 'stale', why };
  };
  // By name, so that the order of the pilot file changes nothing.
  const list = [...entries.values()].map(inTime).sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  return [...list.filter(isMuchUsed), ...list.filter((one) => !isMuchUsed(one))];
};

const SHOWING: ReadonlySet<LedgerEntry['state']> = new Set(['checked', 'present']);

/** The files that are too old for some check that cites them, and why; those of no other state count. */
const staleRefs = (findings: readonly Shown[]): ReadonlyMap<string, string> =>
  new Map(
    findings.flatMap(({ evidence }) =>
      evidence.flatMap(({ ref, state, why }) => (state === 'stale' ? [[ref, why] as const] : [])),
    ),
  );

const byName = (a: Piece, b: Piece): number => compareText(a.ref, b.ref) || compareText(a.path, b.path);
const MANY = 5;
const isMuchUsed = ({ checks }: LedgerEntry): boolean => checks.length > MANY;

/** The checks that a file shows something of. */
const checksByRef = (findings: readonly Shown[]): ReadonlyMap<string, readonly string[]> => {
  const checks = new Map<string, string[]>();
  for (const { id, score, evidence } of findings) {
    if (score === 0) continue;
    const refs = evidence.flatMap(({ ref, state }) => (state === 'checked' || state === 'present' ? [ref] : []));
    for (const ref of new Set(refs)) checks.set(ref, [...(checks.get(ref) ?? []), id]);
  }
  return checks;
};

const entryFor = (
  piece: Piece,
  look: FileState | undefined,
  bench: Bench,
  checks: ReadonlyMap<string, readonly string[]>,
): LedgerEntry => {
  const judged = judgePiece(piece, undefined, Number.POSITIVE_INFINITY, bench);
  const dated = look?.state === 'file' ? pieceDate(piece, look) : undefined;
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
    compared: judged.comparisons.map(comparisonEntry),
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
    compared: [...entry.compared, ...comparisons.filter(({ path }) => !known.has(path)).map(comparisonEntry)],
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

const comparisonEntry = ({ path, title, stated, said, agrees }: FigureComparison) => ({
  path,
  title,
  stated,
  said,
  agrees,
});

// ── The pilot as its files say ──

type MatchedFigure = { readonly found: number; readonly stated: number; readonly ref: string };
export type Worse = ReadonlyMap<string, MatchedFigure>;

/** By the path of a figure, the worst that a file says of it, where that fails what the stated one meets. */
export const worseByFile = (pieces: Pieces, bench: Bench): Worse => {
  const worst = new Map<string, MatchedFigure>();
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

const isGood = (value: number, { value: line, good }: LimitLine): boolean =>
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
