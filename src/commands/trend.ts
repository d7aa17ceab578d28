// trend FILE: a pilot over its revisions, as git holds them.

import { collectEvidence, wantedFiles } from '../assess/evidence.ts';
import { summarise } from '../assess/what-if.ts';
import { readEvidence } from '../evidence/index.ts';
import type { Point, ReadinessHistory } from '../gate/compare.ts';
import type { Commit, World } from '../io/world.ts';
import type { Checklist } from '../model/checklist.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { type Document, parse } from '../read/parse.ts';
import { validate } from '../read/validate.ts';
import { formatFor, trendReport } from '../report/registry.ts';
import type { Tool } from '../report/report.ts';
import { checklistFor } from './shared/checklists.ts';
import { maxBytesFrom, parseCount, parseDay } from './shared/input.ts';
import { type OutputFlags, refuseOverwrite, writeOne } from './shared/output.ts';
import type { PilotFlags } from './shared/pilots.ts';

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
  const course: ReadinessHistory = { file, points, checklists, isShallow };
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
  inputs: TrendInputs,
  world: World,
): readonly Point[] => {
  const first = new Map(
    commits.flatMap((commit) => (commit.blob === undefined ? [] : [[commit.blob, commit] as const])).reverse(),
  );
  const ids = [...new Set(shown.flatMap(({ blob }) => blob ?? []))];
  const outcomes = new Map<string, Outcome>();
  for (let i = 0; i < ids.length; i += CHUNK) {
    const chunk = ids.slice(i, i + CHUNK);
    const blobs = world.readBlobs(inputs.file, chunk, inputs.maxBytes);
    const readings = chunk.map((id) => readCommit(id, blobs.get(id), first.get(id) as Commit, inputs));
    for (const [id, outcome] of judgeReadings(readings, inputs, world)) outcomes.set(id, outcome);
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

const readCommit = (id: string, bytes: Uint8Array | undefined, commit: Commit, inputs: TrendInputs): Reading => {
  const { maxBytes, checklist } = inputs;
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
  const looks = world.inspectPastFiles(file, asks, readEvidence);
  return readings.map(({ id, commit: { date }, whole, problem = '' }, i): readonly [string, Outcome] => {
    if (whole === undefined) return [id, { problem }];
    const input = { ...whole, checklist, asOf: asOf ?? date, looks: looks[i] ?? new Map() };
    const { high: _, openBlockers: __, ...standing } = summarise(input);
    return [id, { judged: { asOf: input.asOf, ...standing } }];
  });
};
