// portfolio [PATH…]: judges every pilot, prints which of them first, and what they have in common. What cannot be judged is
// a row that says so; exit 2 where there is one, else 0.

import { assess } from '../assess/index.ts';
import { withoutPlaces } from '../assess/what-if.ts';
import type { World } from '../io/world.ts';
import type { Checklist } from '../model/checklist.ts';
import { isReadinessError, type Problem, type ReadinessError } from '../model/problem.ts';
import type { Common, Moved, PortfolioRow } from '../model/published/portfolio.ts';
import { type Adding, addingUp, rowFor, rowsForPage, type Seen, unjudgedRow } from '../portfolio/index.ts';
import type { PortfolioRun, Stream } from '../report/portfolio/data.ts';
import { formatFor, portfolioReport } from '../report/registry.ts';
import type { Tool } from '../report/report.ts';
import { counted, safe } from '../report/text.ts';
import { CONFIGURATION, checklistBy, configurationFor, pilotFiles } from './shared/checklists.ts';
import { asOfIn, assessInput, maxBytesFrom, readPilot } from './shared/input.ts';
import { type OutputFlags, writeOne } from './shared/output.ts';
import { expandNames, join, type PilotCandidate, type PilotFlags, resolveNames } from './shared/pilots.ts';
import type { FormerPilots, JudgedPilot, Repositories } from './shared/since.ts';

/** As the command line gives them, unread. */
export type PortfolioFlags = PilotFlags & OutputFlags & { readonly since?: string };

/** Rows that a page holds; programs get all of them. */
const MOST_ROWS = 1000;

export const portfolioCommand = async (
  named: readonly string[],
  flags: PortfolioFlags,
  machine: World,
  tool: Tool,
): Promise<number> => {
  const format = formatFor(portfolioReport, flags);
  const isWritten = (flags.output ?? '-') !== '-';
  const world = isWritten ? machine : { ...machine, ...machine.unprotected };
  const run: Run = { asOf: asOfIn(flags, world), maxBytes: maxBytesFrom(flags.maxBytes), flags, world };
  const names = await resolveNames(named, flags, world, '.');
  const stream = await portfolioReport.streams?.[format]?.();
  const sink = stream === undefined ? undefined : writing(stream, { tool, asOf: run.asOf }, flags, world);
  const page = rowsForPage(MOST_ROWS);
  const common = addingUp();
  const checklists = checklistsFor(run);
  const progress = progressOn(world, sink !== undefined && !isWritten && world.stdout.isTerminal);
  const emit = (row: PortfolioRow, own: One['own']): void => {
    if (sink === undefined) page.add(row, own?.());
    else sink.add(row);
    progress.tell();
  };
  const compared = flags.since === undefined ? undefined : await comparing(flags.since, names, emit, tool, run);
  for await (const meant of expandNames(names, { ...world, stderr: progress.screen })) {
    if (names.length === 1 && meant.none !== undefined) throw meant.none;
    const one = await judgedRow(meant, common, checklists, run);
    if (one === undefined) continue;
    if (compared === undefined) emit(one.row, one.own);
    else await compared.add(one);
  }
  const since = compared?.end() ?? null;
  progress.end();
  const total = common.total(since);
  if (sink === undefined) {
    const [rows, unjudged, made] = [page.rows(), page.unjudged(), checklists.made()];
    await writeOne(
      portfolioReport,
      format,
      { tool, asOf: run.asOf, made, rows, unjudged, common: total },
      flags,
      world,
    );
  } else sink.end(total);
  if (total.notJudged === 0) return 0;
  world.stderr.write(
    `${counted(total.notJudged, 'file')} not judged: readiness validate FILE says all that is wrong\n`,
  );
  return 2;
};

type Run = {
  readonly asOf: string;
  readonly maxBytes: number;
  readonly flags: PortfolioFlags;
  readonly world: World;
};

/** Holds rows back until git has answered for a handful of them. */
const comparing = async (
  revision: string,
  names: readonly string[],
  emit: (row: PortfolioRow, own: One['own']) => void,
  tool: Tool,
  { world, maxBytes }: Run,
) => {
  const { repositoriesAt, movedSince } = await import('./shared/since.ts');
  const repositories = repositoriesAt(revision, world);
  const { past } = await repositories.near(names[0] ?? '.'); // a revision that is none is told before anything is judged
  let waiting: (One & { readonly former?: FormerPilots; readonly moved?: Moved })[] = [];
  const flush = (): void => {
    const means = { maxBytes, tool: tool.version, world };
    const moved = new Map(
      repositories.all().flatMap((former) => {
        const pilots = waiting.flatMap((one) => (one.former === former ? (one.now ?? []) : []));
        return [...movedSince(pilots, former, means)];
      }),
    );
    for (const one of waiting) {
      const move = one.moved ?? (one.now && moved.get(one.now));
      emit(one.row.judged && move !== undefined ? { ...one.row, moved: move } : one.row, one.own);
    }
    waiting = [];
  };
  return {
    add: async (one: One): Promise<void> => {
      waiting.push(one.now === undefined ? one : { ...one, ...(await formerOrWhy(one.row.file, repositories)) });
      if (waiting.length >= CHUNK) flush();
    },
    end: (): Common['since'] => {
      flush();
      const gone = names.flatMap((name) => goneBelow(name, repositories, world));
      return { revision, date: past.day, gone: [...new Map(gone.map((one) => [one.file, one])).values()] };
    },
  };
};

/** The repository of a pilot then, or why there is none to compare with. */
const formerOrWhy = async (
  file: string,
  repositories: Repositories,
): Promise<{ readonly former: FormerPilots } | { readonly moved: Moved }> => {
  try {
    return { former: await repositories.near(file) };
  } catch (error) {
    if (!isReadinessError(error)) throw error;
    return { moved: { change: 'not-comparable', why: error.message } };
  }
};

/** Pilots that are gone from a folder, named as the folder is. */
const goneBelow = (
  folder: string,
  repositories: Repositories,
  world: World,
): readonly { readonly file: string; readonly name: string }[] => {
  if (world.pathKind(folder) !== 'folder') return [];
  return repositories.all().flatMap(({ past, gone }) => {
    const path = past.pathOf(folder);
    if (path === undefined) return [];
    const prefix = path === '' ? '' : `${path}/`;
    const below = gone().filter((one) => one.path.startsWith(prefix));
    return below.map((one) => ({ file: join(folder, one.path.slice(prefix.length)), name: one.name }));
  });
};

/** Pilots that are compared at a time. */
const CHUNK = 50;

/** A row; of a pilot that was judged, what it was judged from. */
type One = { readonly row: PortfolioRow; readonly now?: JudgedPilot; readonly own?: Seen['own'] };

/** Rows go out to stdout as they come: memory does not grow with their number. A file is written whole, at the end. */
const writing = (stream: Stream, run: PortfolioRun, { output = '-' }: OutputFlags, world: World) => {
  const pieces: string[] = [];
  const write = output === '-' ? world.stdout.write : (text: string): void => void pieces.push(text);
  let isFirst = true;
  const start = (): string => {
    const head = isFirst ? stream.head(run) : '';
    isFirst = false;
    return head;
  };
  return {
    add: (row: PortfolioRow): void => {
      const before = isFirst;
      write(start() + stream.row(row, before));
    },
    end: (common: Common): void => {
      write(start() + stream.foot(common));
      if (output === '-') return;
      world.write([{ file: output, text: pieces.join('') }]);
      world.stderr.write(`wrote portfolio to ${safe(output)}\n`);
    },
  };
};

/** Undefined for the configuration, which a pattern may name among the pilots. */
const judgedRow = async (
  { file, bytes, none }: PilotCandidate,
  common: Adding,
  checklists: Checklists,
  { asOf, maxBytes, world }: Run,
): Promise<One | undefined> => {
  const unjudged = (name: string, problems: readonly Problem[]): One => {
    common.addUnjudged();
    return { row: unjudgedRow(name, asOf, problems) };
  };
  if (none !== undefined) return unjudged(file, [problemFrom(none)]);
  if (file.endsWith(CONFIGURATION) && pilotFiles([file, '-'], world).length === 1) return undefined;
  const checklist = await checklists.by(file);
  if (isReadinessError(checklist)) return unjudged(file, [problemFrom(checklist)]);
  const reader = bytes === undefined ? world : { read: () => bytes };
  const { file: name, subject, problems } = readPilot(file, reader, maxBytes, checklist);
  if (subject === undefined) return unjudged(name, problems);
  const input = assessInput(subject, checklist, asOf, world);
  const assessment = assess({ ...withoutPlaces(input), brief: true });
  const seen: Seen = rowFor(assessment, subject.pilot, subject.document.locate);
  common.add(seen);
  return { row: seen.row, now: { row: seen.row, input, assessment }, own: seen.own };
};

const problemFrom = ({ message }: ReadinessError): Problem => ({
  code: 'not-judged',
  severity: 'error',
  message,
  at: { path: '', line: 1, column: 1 },
});

type Checklists = {
  /** The one by which a file is judged, or why there is none. */
  readonly by: (file: string) => Promise<Checklist | ReadinessError>;
  /** What was judged by, in words. */
  readonly made: () => readonly string[];
};

/** Pilots of one portfolio may have configurations of their own: each is read once, and one that is wrong is theirs alone. */
const checklistsFor = ({ flags, world }: Run): Checklists => {
  const known = new Map<string, Promise<Checklist | ReadinessError>>();
  const made = new Set<string>();
  let last: { readonly folder: string; readonly configuration: string | undefined } | undefined;
  const nearestConfiguration = (file: string): string => {
    if (flags.config !== undefined || file === '-') return '-';
    const folder = file.slice(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    if (last?.folder !== folder) last = { folder, configuration: world.findUpward(CONFIGURATION, file) };
    return last.configuration ?? '';
  };
  const read = async (file: string): Promise<Checklist | ReadinessError> => {
    try {
      const checklist = await checklistBy(flags, await configurationFor(flags, [file], world), world);
      made.add(`checklist ${checklist.parts.map(({ id, version }) => `${id} ${version}`).join(', ')}`);
      return checklist;
    } catch (error) {
      if (isReadinessError(error)) return error;
      throw error;
    }
  };
  return {
    by: (file) => {
      const key = nearestConfiguration(file);
      const found = known.get(key) ?? read(file);
      known.set(key, found);
      return found;
    },
    made: () => [...made],
  };
};

/** Pilots between two lines of progress. */
const STEP = 5;

/** A line on the terminal that is written over, and gone at the end; what `screen` writes stands on lines of its own. */
const progressOn = ({ stderr }: World, isTaken: boolean) => {
  const isShown = stderr.isTerminal && !isTaken;
  let done = 0;
  const clear = (): void => {
    if (isShown && done >= STEP) stderr.write('\r\u001b[K');
  };
  return {
    tell: (): void => {
      done++;
      if (isShown && done % STEP === 0) stderr.write(`\r${done} pilots judged`);
    },
    end: clear,
    screen: {
      ...stderr,
      write: (text: string): void => {
        clear();
        stderr.write(text);
      },
    },
  };
};
