// The ledger of evidence: every file that the pilot cites, what it is, how old, how many checks rest on it, and what of it
// was compared. And the pilot as its files say it is, where they say worse than it does.
import type { EvidenceLedger, LedgerEntry } from '../model/assessment.ts';
import type { CheckItem } from '../model/checklist.ts';
import type { Look } from '../model/evidence.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { type Bench, dateOf, judgePiece, type Piece, type Pieces } from './evidence.ts';
import type { Comparison } from './evidence-compare.ts';
import type { Crediting } from './evidence-credit.ts';
import type { Line } from './evidence-figures.ts';

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
    const key = look?.state === 'file' ? look.sha256 : piece.ref;
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
