// portfolio --since: each pilot as it stood at a revision, judged as of then, beside the pilot as it stands.
import { piecesOf, wantedFiles } from '../assess/evidence.ts';
import { assess } from '../assess/index.ts';
import type { Input } from '../assess/input.ts';
import { withoutPlaces } from '../assess/what-if.ts';
import { readEvidence } from '../evidence/index.ts';
import { isBetter, isWorse } from '../gate/baseline.ts';
import { compareWith, judgementOf, snapshotOf } from '../gate/compare.ts';
import type { Past, World } from '../io/world.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Common, JudgedRow, Moved } from '../model/published/portfolio.ts';
import { parse } from '../read/parse.ts';
import { validate } from '../read/validate.ts';
import { looksLikePilot } from './shared/pilots.ts';

/** A pilot that was judged, with what it was judged from. */
export type Now = { readonly row: JudgedRow; readonly input: Input; readonly assessment: Assessment };

type Means = { readonly past: Past; readonly maxBytes: number; readonly tool: string; readonly world: World };

/** What moved of each, in their order. */
export const movedSince = (pilots: readonly Now[], means: Means): readonly Moved[] => {
  const { past, maxBytes, world } = means;
  const [first] = pilots;
  if (first === undefined) return [];
  const ids = pilots.map(({ row }) => past.blobAt(row.file));
  const texts = world.blobs(first.row.file, [...new Set(ids.flatMap((id) => id ?? []))], maxBytes);
  const befores = pilots.map(({ row, input }, i) => {
    const id = ids[i];
    return id === undefined ? undefined : beforeOf(texts.get(id), row.file, input);
  });
  const asks = befores.map((before, i) => ({
    revision: past.commit,
    path: past.pathOf(pilots[i]?.row.file ?? '') ?? '',
    wanted: before === undefined || 'why' in before ? [] : wantedFiles(piecesOf(before.pilot)),
    day: past.day,
  }));
  const looks = world.looksIn(first.row.file, asks, readEvidence);
  return pilots.map((now, i): Moved => {
    const before = befores[i];
    if (before === undefined) return { change: 'new' };
    if ('why' in before) return { change: 'not-comparable', why: before.why };
    return movedFrom({ ...before, looks: looks[i] ?? new Map() }, now, means);
  });
};

type Before = Pick<Input, 'document' | 'pilot'> | { readonly why: string };

const beforeOf = (bytes: Uint8Array | undefined, file: string, { checklist }: Input): Before => {
  if (bytes === undefined) return { why: 'the file was too large then' };
  const { document, problems } = parse(bytes, file, { maxBytes: bytes.length });
  if (document === undefined) return { why: `the file was malformed then: ${problems[0]?.message ?? ''}` };
  const { pilot, problems: more } = validate(document, checklist);
  if (pilot !== undefined) return { document, pilot };
  return { why: `the file was malformed then: ${more.find(({ severity }) => severity === 'error')?.message ?? ''}` };
};

const movedFrom = (
  then: Pick<Input, 'document' | 'pilot' | 'looks'>,
  { row, input, assessment }: Now,
  { past, tool }: Means,
): Moved => {
  const asOf = past.day < input.asOf ? past.day : input.asOf;
  const before = assess({ ...withoutPlaces({ ...input, ...then, asOf }), runs: 0, brief: true });
  const earlier =
    asOf === input.asOf ? assessment : assess({ ...withoutPlaces({ ...input, asOf }), runs: 0, brief: true });
  const comparison = compareWith(judgementOf(past.commit, before, tool), {
    ...judgementOf(row.file, assessment, tool),
    earlier: snapshotOf(earlier),
  });
  const [score, evidenced] = [
    difference(comparison.before.score, comparison.after.score),
    difference(comparison.before.evidencedScore, comparison.after.evidencedScore),
  ];
  const state = before.headline.claimedState ?? before.gates[0]?.state ?? 'undecided';
  const better = comparison.changes.filter((one) => !isWorse(one) && isGain(one));
  const worse = comparison.changes.filter(isWorse);
  const [first = 0] = [
    ranks.indexOf(row.state) - ranks.indexOf(state),
    score,
    evidenced,
    better.length - worse.length,
    isBetter(comparison) ? 1 : 0,
  ].filter((one) => one !== 0);
  return {
    change: first === 0 ? 'same' : first > 0 ? 'better' : 'worse',
    headline: before.headline.words,
    state,
    score,
    evidenced,
    byCause: comparison.byCause,
    worse: worse.map(({ check }) => check),
    better: better.map(({ check }) => check),
  };
};

const ranks = ['shut', 'undecided', 'open'] as const;

const isGain = ({
  before,
  after,
}: {
  readonly before?: { score: number };
  readonly after?: { score: number };
}): boolean => before !== undefined && after !== undefined && after.score > before.score;

/** In tenths of a point. */
const difference = (before: number | null, after: number | null): number =>
  Math.round(((after ?? 0) - (before ?? 0)) * 10) / 10;

/** Pilot files that the revision holds below the folders that are looked at, and that are there no more. */
export const goneSince = (
  past: Past,
  folders: readonly string[],
  world: World,
): NonNullable<Common['since']>['gone'] => {
  const below = folders.filter((name) => world.kindOf(name) === 'folder');
  const gone = below.flatMap((folder) =>
    past.filesBelow(folder).filter(({ file }) => /\.(ya?ml|json)$/i.test(file) && world.kindOf(file) === undefined),
  );
  const [first] = gone;
  if (first === undefined) return [];
  const texts = world.blobs(below[0] ?? '.', [...new Set(gone.map(({ id }) => id))], HEAD);
  return gone.flatMap(({ file, id }) => {
    const bytes = texts.get(id);
    if (bytes === undefined || !looksLikePilot(bytes)) return [];
    const value = parse(bytes, file).document?.value as { readonly pilot?: { readonly name?: unknown } } | undefined;
    return [{ file, name: typeof value?.pilot?.name === 'string' ? value.pilot.name : file }];
  });
};

const HEAD = 1_048_576;
