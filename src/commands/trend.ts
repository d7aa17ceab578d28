// trend FILE: the readiness of a pilot at each commit that changed its file. Every distinct text is judged once.
import { parse } from '../assess/parse.ts';
import { standingOf } from '../assess/standing.ts';
import { validate } from '../assess/validate.ts';
import type { Course, Point } from '../gate/course.ts';
import type { Commit, World } from '../io/world.ts';
import type { Checklist } from '../model/checklist.ts';
import type { Tool } from '../report/report.ts';
import { trendFormats, trendReporters } from '../report/trend/registry.ts';
import { checklistFor } from './checklists.ts';
import type { PilotFlags } from './one-pilot.ts';
import { formatIn, type OutputFlags, writeOne } from './one-report.ts';
import { bytesOf, dateOf, numberOf } from './options.ts';

/** As the command line gives them, unread. */
export type TrendFlags = PilotFlags &
  OutputFlags & { readonly since?: string; readonly limit?: string; readonly firstParent?: boolean };

const kind = { name: 'trend', formats: trendFormats };

/** Blobs that are held at a time, and after which progress is told. */
const CHUNK = 200;

export const trendCommand = async (file: string, flags: TrendFlags, world: World, tool: Tool): Promise<number> => {
  const format = formatIn(kind, flags);
  const maxBytes = bytesOf(flags.maxBytes);
  const asOf = flags.asOf === undefined ? undefined : dateOf(flags.asOf);
  const checklist = await checklistFor(flags, [file], world);
  const since = flags.since === undefined ? {} : { since: dateOf(flags.since) };
  const commits = world.history(file, { ...since, firstParent: flags.firstParent === true });
  const most = flags.limit === undefined ? commits.length : numberOf('--limit', flags.limit, 1, 1_000_000);
  const points = pointsOf(commits.slice(-Math.floor(most)), { file, checklist, maxBytes, asOf }, world);
  const course: Course = { file, points, checklists: checklist.parts.map(({ id, version }) => `${id} ${version}`) };
  const reporter = await trendReporters[format]();
  await writeOne((view) => reporter(course, view, tool), `${format} ${kind.name}`, flags, world);
  return 0;
};

type Means = {
  readonly file: string;
  readonly checklist: Checklist;
  readonly maxBytes: number;
  readonly asOf: string | undefined;
};

const pointsOf = (commits: readonly Commit[], means: Means, world: World): readonly Point[] => {
  const first = new Map(
    commits.flatMap((commit) => (commit.blob === undefined ? [] : [[commit.blob, commit] as const])).reverse(),
  );
  const ids = [...first.keys()];
  const outcomes = new Map<string, Pick<Point, 'judged' | 'problem'>>();
  for (let i = 0; i < ids.length; i += CHUNK) {
    const chunk = ids.slice(i, i + CHUNK);
    const blobs = world.blobs(means.file, chunk, means.maxBytes);
    for (const id of chunk) outcomes.set(id, outcomeOf(blobs.get(id), first.get(id) as Commit, means));
    if (world.stderr.isTerminal)
      world.stderr.write(`\r${Math.min(i + CHUNK, ids.length)} of ${ids.length} texts judged`);
  }
  if (world.stderr.isTerminal && ids.length > 0) world.stderr.write('\r\u001b[K');
  return commits.map(({ blob, hash, date, subject, path }) => ({
    commit: hash,
    date,
    subject,
    path,
    ...(blob === undefined ? { problem: 'the file was deleted' } : outcomes.get(blob)),
  }));
};

/** Judged as of the first commit that holds the text, unless a date is given; evidence of the past is not looked at. */
const outcomeOf = (
  bytes: Uint8Array | undefined,
  { date, path }: Commit,
  means: Means,
): Pick<Point, 'judged' | 'problem'> => {
  if (bytes === undefined) return { problem: 'the file is too large' };
  const { document, problems } = parse(bytes, path, { maxBytes: means.maxBytes });
  if (document === undefined) return { problem: problems[0]?.message ?? 'it cannot be read' };
  const { pilot, problems: more } = validate(document, means.checklist);
  if (pilot === undefined)
    return { problem: more.find(({ severity }) => severity === 'error')?.message ?? 'not valid' };
  const asOf = means.asOf ?? date;
  const {
    high: _,
    openBlockers: __,
    evidenced: ___,
    ...standing
  } = standingOf({ document, pilot, checklist: means.checklist, asOf });
  return { judged: { asOf, ...standing } };
};
