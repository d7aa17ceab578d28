// What became of pilots since a revision: which file each of them was then, and which of them are gone. For portfolio --since,
// which tells what moved, and for gate --since, which tells what is new from what was there.
import type { Input } from '../../assess/evaluate.ts';
import { collectEvidence, wantedFiles } from '../../assess/evidence.ts';
import { assess } from '../../assess/index.ts';
import { withoutPlaces } from '../../assess/what-if.ts';
import { readEvidence } from '../../evidence/index.ts';
import { isBetter, isWorse } from '../../gate/baseline.ts';
import { compareWith, takeSnapshot, toJudgement } from '../../gate/compare.ts';
import type { Past, World } from '../../io/world.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Decision } from '../../model/policy.ts';
import { isReadinessError } from '../../model/problem.ts';
import type { Common, JudgedRow, Moved } from '../../model/published/portfolio.ts';
import { parse } from '../../read/parse.ts';
import { validate } from '../../read/validate.ts';
import type { Base } from '../../report/report.ts';
import { type CompareInputs, readJudgement, type Source } from '../compare.ts';
import { looksLikePilot } from './pilots.ts';

// portfolio --since: each pilot as it stood at a revision, judged as of then, beside the pilot as it stands.

/** A pilot that was judged, with what it was judged from. */
export type Now = { readonly row: JudgedRow; readonly input: Input; readonly assessment: Assessment };

type Means = {
  readonly past: Past;
  readonly gone: GonePilots;
  readonly maxBytes: number;
  readonly tool: string;
  readonly world: World;
};

/** What moved of each, in their order. */
export const movedSince = (pilots: readonly Now[], means: Means): readonly Moved[] => {
  const { past, gone, maxBytes, world } = means;
  const [first] = pilots;
  if (first === undefined) return [];
  const held = pilots.map(({ row }) => heldThen(row, past, gone));
  const texts = world.blobs(first.row.file, [...new Set(held.flatMap((one) => one?.id ?? []))], maxBytes);
  const befores = pilots.map(({ row, input }, i) => {
    const id = held[i]?.id;
    return id === undefined ? undefined : toBefore(texts.get(id), row.file, input);
  });
  const asks = befores.map((before, i) => ({
    revision: past.commit,
    path: held[i]?.path ?? '',
    wanted: before === undefined || 'why' in before ? [] : wantedFiles(collectEvidence(before.pilot)),
    day: past.day,
  }));
  const looks = world.looksIn(first.row.file, asks, readEvidence);
  return pilots.map((now, i): Moved => {
    const before = befores[i];
    if (before === undefined) return { change: 'new' };
    if ('why' in before) return { change: 'not-comparable', why: before.why };
    const moved = movedFrom({ ...before, looks: looks[i] ?? new Map() }, now, means);
    const formerly = held[i]?.path ?? '';
    return formerly === past.pathOf(now.row.file) ? moved : { ...moved, formerly };
  });
};

type Held = { readonly path: string; readonly id: string };

/** The pilot's file then: under its name, else the one that is gone of a pilot called the same, else the one that git says it was. */
const heldThen = ({ file, name }: JudgedRow, past: Past, gone: GonePilots): Held | undefined => {
  const [path, id] = [past.pathOf(file), past.blobAt(file)];
  if (path !== undefined && id !== undefined) return { path, id };
  const former = gone.called(name) ?? past.formerly(file);
  if (former !== undefined) gone.found(former.path);
  return former;
};

type Before = Pick<Input, 'document' | 'pilot'> | { readonly why: string };

const toBefore = (bytes: Uint8Array | undefined, file: string, { checklist }: Input): Before => {
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
): Extract<Moved, { readonly score: number }> => {
  const asOf = past.day < input.asOf ? past.day : input.asOf;
  const before = assess({ ...withoutPlaces({ ...input, ...then, asOf }), brief: true });
  const earlier = asOf === input.asOf ? assessment : assess({ ...withoutPlaces({ ...input, asOf }), brief: true });
  const comparison = compareWith(toJudgement(past.commit, before, tool), {
    ...toJudgement(row.file, assessment, tool),
    earlier: takeSnapshot(earlier),
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

/** Pilots whose files the revision holds below the folders that are looked at, and that are there no more. */
export type GonePilots = {
  /** The only one of this name. */
  readonly called: (name: string) => Held | undefined;
  /** The pilot goes on under another name. */
  readonly found: (path: string) => void;
  readonly all: () => NonNullable<Common['since']>['gone'];
};

/** git is asked, and texts are read, where somebody wants to know. */
export const goneSince = (past: Past, folders: readonly string[], world: World): GonePilots => {
  let known: readonly GonePilot[] | undefined;
  const gone = (): readonly GonePilot[] => {
    known ??= readGone(past, folders, world);
    return known;
  };
  const paths = new Set<string>();
  const left = (): readonly GonePilot[] => gone().filter(({ path }) => !paths.has(path));
  return {
    called: (name) => {
      const [one, other] = left().filter((pilot) => pilot.name === name);
      return other === undefined ? one : undefined;
    },
    found: (path) => void paths.add(path),
    all: () => left().map(({ file, name }) => ({ file, name })),
  };
};

type GonePilot = Held & { readonly file: string; readonly name: string };

const readGone = (past: Past, folders: readonly string[], world: World): readonly GonePilot[] => {
  const below = folders.filter((name) => world.kindOf(name) === 'folder');
  const gone = below.flatMap((folder) =>
    past.filesBelow(folder).filter(({ file }) => /\.(ya?ml|json)$/i.test(file) && world.kindOf(file) === undefined),
  );
  if (gone.length === 0) return [];
  const texts = world.blobs(below[0] ?? '.', [...new Set(gone.map(({ id }) => id))], HEAD);
  return gone.flatMap(({ file, path, id }) => {
    const bytes = texts.get(id);
    if (bytes === undefined || !looksLikePilot(bytes)) return [];
    const value = parse(bytes, file).document?.value as { readonly pilot?: { readonly name?: unknown } } | undefined;
    return [{ file, path, id, name: typeof value?.pilot?.name === 'string' ? value.pilot.name : file }];
  });
};

const HEAD = 1_048_576;

// The base of a change: each pilot as a revision holds it, judged by the present checklist and policy on the same day.

/** What a revision holds under a name; undefined where it holds nothing. */
const readRevision = (revision: string, file: string, world: World): Pick<Source, 'bytes' | 'past'> | undefined => {
  try {
    const { bytes, path } = world.revision(revision, file);
    return { bytes, past: { revision, path } };
  } catch (error) {
    if (isReadinessError(error)) return undefined;
    throw error;
  }
};

export type Bases = {
  /** The same pilot at the base, under the name that it had there. */
  readonly baseFor: (file: string, assessment: Assessment) => Base;
  /** Pilots that the working tree has no more, among those that `judged` does not name. */
  readonly gone: (judged: readonly string[]) => readonly Base[];
};

/** `decide` holds a pilot to what is asked. Throws ReadinessError where there is no such commit. */
export const basesIn = async (
  revision: string,
  means: CompareInputs,
  decide: (assessment: Assessment) => Decision,
): Promise<Bases> => {
  const { world } = means;
  const moved = await world.movedSince(revision);
  const former = new Map(moved.flatMap(({ from, to }) => (to === undefined ? [] : [[to, from] as const])));
  const at = (file: string): Base & { readonly assessment?: Assessment } => {
    const past = readRevision(revision, file, world);
    if (past === undefined) return { revision, file };
    const source = { name: `${revision}:${file}`, file, isReport: false, ...past };
    const { judgement, assessment } = readJudgement(source, means);
    if (judgement === undefined || assessment === undefined) return { revision, file };
    return { revision, file, judgement, assessment, decision: decide(assessment) };
  };
  return {
    baseFor: (file, now) => {
      const [, from = file] = [...former].find(([to]) => world.same(to, file)) ?? [];
      const { assessment: _, ...base } = at(from);
      if (base.judgement === undefined) return base;
      const { judgement } = base;
      return { ...base, comparison: compareWith(judgement, toJudgement(file, now, means.tool)) };
    },
    gone: (judged) =>
      moved
        .filter(({ from, to }) => to === undefined && /\.(ya?ml|json)$/i.test(from) && !judged.includes(from))
        .filter(({ from }) => {
          const past = readRevision(revision, from, world);
          return past !== undefined && looksLikePilot(past.bytes);
        })
        .map(({ from }) => {
          const { assessment: _, ...base } = at(from);
          return base;
        }),
  };
};
