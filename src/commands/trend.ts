// What moved: a pilot over its revisions, and the pilots of a portfolio since one.
import type { Input } from '../assess/evaluate.ts';
import { collectEvidence, wantedFiles } from '../assess/evidence.ts';
import { assess } from '../assess/index.ts';
import { summarise, withoutPlaces } from '../assess/what-if.ts';
import { readEvidence } from '../evidence/index.ts';
import { isBetter, isWorse } from '../gate/baseline.ts';
import { type Course, compareWith, type Point, takeSnapshot, toJudgement } from '../gate/compare.ts';
import type { Commit, Past, World } from '../io/world.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Checklist } from '../model/checklist.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import type { Common, JudgedRow, Moved } from '../model/published/portfolio.ts';
import { type Document, parse } from '../read/parse.ts';
import { validate } from '../read/validate.ts';
import { formatFor, trendReport } from '../report/registry.ts';
import type { Tool } from '../report/report.ts';
import { checklistFor } from './shared/checklists.ts';
import { maxBytesFrom, type OutputFlags, parseDay, refuseOverwrite, writeOne } from './shared/output.ts';
import { looksLikePilot, type PilotFlags, parseCount } from './shared/pilots.ts';

/** As the command line gives them, unread. */
export type TrendFlags = PilotFlags &
  OutputFlags & { readonly since?: string; readonly limit?: string; readonly firstParent?: boolean };

/** Blobs that are held at a time, and after which progress is told. */
const CHUNK = 200;

export const trendCommand = async (file: string, flags: TrendFlags, world: World, tool: Tool): Promise<number> => {
  refuseOverwrite(file, trendReport, flags, world);
  const format = formatFor(trendReport, flags);
  const maxBytes = maxBytesFrom(flags.maxBytes);
  const asOf = flags.asOf === undefined ? undefined : parseDay(flags.asOf);
  const checklist = await checklistFor(flags, [file], world);
  const since = flags.since === undefined ? '' : parseDay(flags.since, '--since');
  const limit =
    flags.limit === undefined ? Number.MAX_SAFE_INTEGER : parseCount('--limit', flags.limit, 1, 50, 1_000_000);
  const { commits, isShallow } = world.history(file, { firstParent: flags.firstParent === true });
  const shown = commits.filter(({ date }) => date >= since).slice(-limit);
  const points = makePoints(commits, shown, { file, checklist, maxBytes, asOf }, world);
  const checklists = checklist.parts.map(({ id, version }) => `${id} ${version}`);
  const course: Course = { file, points, checklists, isShallow };
  await writeOne(trendReport, format, { ...course, tool }, flags, world);
  return 0;
};

type TrendInputs = {
  readonly file: string;
  readonly checklist: Checklist;
  readonly maxBytes: number;
  readonly asOf: string | undefined;
};

/** A text is judged as of the first of all commits that hold it, however few of them are shown. */
const makePoints = (
  commits: readonly Commit[],
  shown: readonly Commit[],
  means: TrendInputs,
  world: World,
): readonly Point[] => {
  const first = new Map(
    commits.flatMap((commit) => (commit.blob === undefined ? [] : [[commit.blob, commit] as const])).reverse(),
  );
  const ids = [...new Set(shown.flatMap(({ blob }) => blob ?? []))];
  const outcomes = new Map<string, Outcome>();
  for (let i = 0; i < ids.length; i += CHUNK) {
    const chunk = ids.slice(i, i + CHUNK);
    const blobs = world.blobs(means.file, chunk, means.maxBytes);
    const readings = chunk.map((id) => readCommit(id, blobs.get(id), first.get(id) as Commit, means));
    for (const [id, outcome] of judgeReadings(readings, means, world)) outcomes.set(id, outcome);
    if (world.stderr.isTerminal)
      world.stderr.write(`\r${Math.min(i + CHUNK, ids.length)} of ${ids.length} texts judged`);
  }
  if (world.stderr.isTerminal && ids.length > 0) world.stderr.write('\r\u001b[K');
  return shown.map(({ blob, hash, date, subject, path }) => ({
    commit: hash,
    date,
    subject,
    path,
    ...(blob === undefined ? { problem: 'the file was deleted' } : outcomes.get(blob)),
  }));
};

type Outcome = Pick<Point, 'judged' | 'problem'>;

/** A text with the first commit that holds it, as far as it can be read. */
type Reading = {
  readonly id: string;
  readonly commit: Commit;
  readonly problem?: string;
  readonly whole?: { readonly document: Document; readonly pilot: Pilot };
};

const readCommit = (id: string, bytes: Uint8Array | undefined, commit: Commit, means: TrendInputs): Reading => {
  const { maxBytes, checklist } = means;
  if (bytes === undefined) return { id, commit, problem: 'the file is too large' };
  const { document, problems } = parse(bytes, commit.path, { maxBytes });
  if (document === undefined) return { id, commit, problem: problems[0]?.message ?? 'it cannot be read' };
  const { pilot, problems: more } = validate(document, checklist);
  if (pilot !== undefined) return { id, commit, whole: { document, pilot } };
  return { id, commit, problem: more.find(({ severity }) => severity === 'error')?.message ?? 'not valid' };
};

/** As of the first commit that holds the text, unless a date is given, with the evidence that it holds. */
const judgeReadings = (
  readings: readonly Reading[],
  { file, checklist, asOf }: TrendInputs,
  world: World,
): readonly (readonly [id: string, Outcome])[] => {
  const asks = readings.map(({ commit: { hash: revision, path, date: day }, whole }) => {
    const wanted = whole === undefined ? [] : wantedFiles(collectEvidence(whole.pilot));
    return { revision, path, wanted, day };
  });
  const looks = world.looksIn(file, asks, readEvidence);
  return readings.map(({ id, commit: { date }, whole, problem = '' }, i): readonly [string, Outcome] => {
    if (whole === undefined) return [id, { problem }];
    const input = { ...whole, checklist, asOf: asOf ?? date, looks: looks[i] ?? new Map() };
    const { high: _, openBlockers: __, ...standing } = summarise(input);
    return [id, { judged: { asOf: input.asOf, ...standing } }];
  });
};

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
