// What became of pilots since a revision: which file each of them was then, and which of them are gone. For portfolio --since,
// which tells what moved, and for gate --since, which tells what is new from what was there.
import type { Input } from '../../assess/evaluate.ts';
import { collectEvidence, wantedFiles } from '../../assess/evidence.ts';
import { assess } from '../../assess/index.ts';
import { withoutPlaces } from '../../assess/what-if.ts';
import { readEvidence } from '../../evidence/index.ts';
import { isBetter, isWorse } from '../../gate/baseline.ts';
import { compareWith, takeSnapshot, toJudgement } from '../../gate/compare.ts';
import type { MissingFile, Past, World } from '../../io/world.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Decision } from '../../model/policy.ts';
import type { JudgedRow, Moved } from '../../model/published/portfolio.ts';
import { parse } from '../../read/parse.ts';
import { validate } from '../../read/validate.ts';
import type { Base } from '../../report/report.ts';
import { type CompareInputs, readJudgement } from '../compare.ts';
import { looksLikePilot } from './pilots.ts';

/** A repository as it was at the revision, with what became of its pilots. */
export type FormerPilots = {
  readonly past: Past;
  /**
   * A pilot's file then: the one under its name; else that of the only pilot called the same whose file is gone; else the one
   * that git takes for the same text. Undefined for a pilot that is new.
   */
  readonly fileThen: (file: string, name: string) => FormerFile | undefined;
  /** Pilots whose files are gone, and that no pilot was found to go on from. */
  readonly gone: () => readonly GonePilot[];
};

/** `path` is from the repository's root; `file` names it from the working folder, where it is no longer there. */
type FormerFile = Pick<MissingFile, 'path' | 'id'> & { readonly file: string };

type GonePilot = MissingFile & { readonly name: string };

/** The repositories of pilots at a revision, or before a day YYYY-MM-DD; each is opened once. */
export type Repositories = {
  /** Throws ReadinessError where the file lies in no repository, or in one without the revision. */
  readonly near: (file: string) => Promise<FormerPilots>;
  readonly all: () => readonly FormerPilots[];
};

export const repositoriesAt = (revision: string, world: World): Repositories => {
  const opened: FormerPilots[] = [];
  return {
    near: async (file) => {
      const known = opened.find(({ past }) => past.pathOf(file) !== undefined);
      if (known !== undefined) return known;
      const former = formerPilots(await world.openPast(file, revision), world);
      opened.push(former);
      return former;
    },
    all: () => opened,
  };
};

/** git is asked what is missing, and texts are read, where a pilot is not found under its name. */
const formerPilots = (past: Past, world: World): FormerPilots => {
  let known: readonly GonePilot[] | undefined;
  const goesOn = new Set<string>();
  const left = (): readonly GonePilot[] => {
    known ??= readGone(past, world);
    return known.filter(({ path }) => !goesOn.has(path));
  };
  const missingFor = (file: string, name: string): MissingFile | undefined => {
    const [one, other] = left().filter((pilot) => pilot.name === name);
    if (one !== undefined && other === undefined) return one;
    const now = past.pathOf(file);
    return now === undefined
      ? undefined
      : past.missing().find((missing) => missing.now === now && !goesOn.has(missing.path));
  };
  return {
    past,
    fileThen: (file, name) => {
      const [path, id] = [past.pathOf(file), past.blobAt(file)];
      if (path !== undefined && id !== undefined) return { path, id, file };
      const missing = missingFor(file, name);
      if (missing !== undefined) goesOn.add(missing.path);
      return missing;
    },
    gone: left,
  };
};

/** What is gone and was a pilot, with its name then. */
const readGone = (past: Past, world: World): readonly GonePilot[] => {
  const files = past.missing().filter(({ path }) => /\.(ya?ml|json)$/i.test(path));
  const [first] = files;
  if (first === undefined) return [];
  const texts = world.readBlobs(first.file, [...new Set(files.map(({ id }) => id))], MOST_BYTES);
  return files.flatMap((one) => {
    const bytes = texts.get(one.id);
    if (bytes === undefined || !looksLikePilot(bytes)) return [];
    const value = parse(bytes, one.file).document?.value as
      | { readonly pilot?: { readonly name?: unknown } }
      | undefined;
    return [{ ...one, name: typeof value?.pilot?.name === 'string' ? value.pilot.name : one.file }];
  });
};

const MOST_BYTES = 1_048_576;

// portfolio --since: each pilot as it stood at a revision, judged as of then, beside the pilot as it stands.

/** A pilot that was judged, with what it was judged from. */
export type JudgedPilot = { readonly row: JudgedRow; readonly input: Input; readonly assessment: Assessment };

type MoveInputs = { readonly maxBytes: number; readonly tool: string; readonly world: World };

/** What moved of each pilot of one repository. */
export const movedSince = (
  pilots: readonly JudgedPilot[],
  { past, fileThen }: FormerPilots,
  inputs: MoveInputs,
): ReadonlyMap<JudgedPilot, Moved> => {
  const { maxBytes, world } = inputs;
  const [first] = pilots;
  if (first === undefined) return new Map();
  const held = pilots.map(({ row }) => fileThen(row.file, row.name));
  const texts = world.readBlobs(first.row.file, [...new Set(held.flatMap((one) => one?.id ?? []))], maxBytes);
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
  const looks = world.inspectPastFiles(first.row.file, asks, readEvidence);
  const moved = pilots.map((now, i): readonly [JudgedPilot, Moved] => {
    const before = befores[i];
    if (before === undefined) return [now, { change: 'new' }];
    if ('why' in before) return [now, { change: 'not-comparable', why: before.why }];
    const own = movedFrom({ ...before, looks: looks[i] ?? new Map() }, now, past, inputs.tool);
    const formerly = held[i]?.path ?? '';
    return [now, formerly === past.pathOf(now.row.file) ? own : { ...own, formerly }];
  });
  return new Map(moved);
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
  { row, input, assessment }: JudgedPilot,
  past: Past,
  tool: string,
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

// gate --since: each pilot as the revision holds it, judged by the present checklist and policy on the same day.

export type Bases = {
  /** The same pilot at the base, under the name that it had there. */
  readonly baseFor: (file: string, now: Assessment) => Base;
  /** Pilots of the same repositories that the working tree has no more, but for files that are named here. */
  readonly gone: () => readonly Base[];
};

/**
 * `decide` holds a pilot to what is asked. Throws ReadinessError where a file lies in no repository, or in one without the
 * revision. Without files the repository of the working folder is asked.
 */
export const basesIn = async (
  revision: string,
  files: readonly string[],
  inputs: CompareInputs,
  decide: (assessment: Assessment) => Decision,
): Promise<Bases> => {
  const { world, maxBytes } = inputs;
  const repositories = repositoriesAt(revision, world);
  const byFile = new Map<string, FormerPilots>();
  for (const file of files) byFile.set(file, await repositories.near(file));
  if (files.length === 0) await repositories.near('.');
  const judged = ({ past }: FormerPilots, { file, path, id }: FormerFile): Base => {
    const bytes = world.readBlobs(file, [id], maxBytes).get(id);
    if (bytes === undefined) return { revision, file };
    const name = `${revision}:${file}`;
    const source = { name, file, bytes, isReport: false, past: { revision: past.commit, path } };
    const { judgement, assessment } = readJudgement(source, inputs);
    if (judgement === undefined || assessment === undefined) return { revision, file };
    return { revision, file, judgement, decision: decide(assessment) };
  };
  return {
    baseFor: (file, now) => {
      const former = byFile.get(file);
      const held = former?.fileThen(file, now.pilot.name);
      if (former === undefined || held === undefined) return { revision, file };
      const base = judged(former, held);
      if (base.judgement === undefined) return base;
      return { ...base, comparison: compareWith(base.judgement, toJudgement(file, now, inputs.tool)) };
    },
    gone: () =>
      repositories.all().flatMap((former) =>
        former
          .gone()
          .filter(({ now }) => now === undefined)
          .filter(({ file }) => !files.some((one) => world.isSameFile(one, file)))
          .map((one) => judged(former, one)),
      ),
  };
};
