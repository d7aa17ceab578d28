// Where results and messages go: reports to stdout or files, problems and notices to stderr.
import type { ChalkInstance } from 'chalk';
import type { Screen, World } from '../../io/world.ts';
import { byPlace, isReadinessError, ReadinessError } from '../../model/problem.ts';
import type { ValueFault } from '../../read/nearest.ts';
import type { Document } from '../../read/parse.ts';
import { toProblem } from '../../read/validate.ts';
import {
  type Format,
  formatFor,
  formatNamed,
  gapReport,
  isEarlierReport,
  type ReportKind,
  render,
} from '../../report/registry.ts';
import { type Batch, type Paint, plain, type ReportOptions } from '../../report/report.ts';
import { counted, safe } from '../../report/text.ts';
import type { ReadFile } from './input.ts';

// Tells a step on GitHub what a gate found: annotations, the step's summary, its outputs. None of it moves the exit code.

/** Annotations go to stderr, which GitHub reads as it reads stdout: a report there stays what it is. */
export const tellGitHub = async (batch: Batch, { github, stderr }: World): Promise<void> => {
  if (github === undefined) return;
  const { annotations, MOST_BYTES, outputs, summary } = await import('../../report/rare.ts');
  const { command, pathOf, summary: page, outputs: sheet } = github;
  command(annotations(batch, pathOf));
  const told = (write: () => void): void => {
    try {
      write();
    } catch (error) {
      if (!isReadinessError(error)) throw error;
      stderr.write(`readiness: ${safe(error.message)}; the verdict stands without it\n`);
    }
  };
  told(() => page?.append(summary(batch, MOST_BYTES - page.size())));
  told(() => sheet?.append(outputs(batch)));
};

/** Columns where there is no terminal. */
const COLUMNS = 80;
const NARROWEST = 40;

export const paintFor = async (screen: Screen, colour: boolean): Promise<Paint> =>
  colour && screen.colour ? colourPaint() : plain;

/** The styles that reports use, of one text each: chalk would join all that `map` hands to a function. */
export const colourPaint = async (): Promise<Paint> => {
  const { Chalk } = await import('chalk');
  const { bold, dim, red, yellow, green, cyan } = new Chalk({ level: 1 });
  return {
    bold: styled(bold),
    dim: styled(dim),
    red: styled(red),
    yellow: styled(yellow),
    green: styled(green),
    cyan: styled(cyan),
  };
};

const styled =
  (style: ChalkInstance) =>
  (text: string): string =>
    style(text);

export const screenColumns = (screen: Screen): number => Math.max(NARROWEST, screen.columns ?? COLUMNS);

export const printProblems = async (reads: readonly ReadFile[], screen: Screen, colour: boolean): Promise<void> => {
  const wrong = reads.filter(({ problems }) => problems.length > 0);
  if (wrong.length === 0) return;
  const { problemsText } = await import('../../report/terminal.ts');
  const paint = await paintFor(screen, colour);
  const texts = wrong.map(({ file, text, problems }) => problemsText(problems, { name: file, text }, paint));
  screen.write(`${texts.join('\n')}\n`);
};

/** Prints what is wrong with a document that could be read, each at its line, and throws. */
export const refuseFor = (
  faults: readonly ValueFault[],
  document: Document,
  world: World,
  colour: boolean,
): Promise<never> => {
  const problems = faults.map((fault) => toProblem(fault, document)).sort(byPlace);
  return refuse({ file: document.name, text: document.text, problems }, world, colour);
};

/** Prints the problems of a file and throws ReadinessError: nothing is judged by it. */
export const refuse = async (read: ReadFile, world: World, colour: boolean): Promise<never> => {
  await printProblems([read], world.stderr, colour);
  throw new ReadinessError(`${read.file} cannot be used: ${counted(read.problems.length, 'error')}`, {
    hint: 'nothing was judged; put it right, or leave it out: --config none',
  });
};

export type ReportTarget = {
  readonly format: Format;
  readonly file: string;
  /** The folder of the configuration that names it, which it must not leave. */
  readonly within?: string;
};

/** Everything is rendered before the first file is written, and stdout comes last. Files are plain text without colour. */
export const writeReports = async (
  kind: ReportKind<Batch>,
  batch: Batch,
  targets: readonly ReportTarget[],
  world: World,
  options: { readonly details: boolean; readonly summary?: boolean; readonly colour: boolean },
): Promise<void> => {
  const comparablePath = (file: string): string => pathFromRoot(file, world);
  const view = {
    columns: screenColumns(world.stdout),
    paint: await paintFor(world.stdout, options.colour),
    details: options.details,
    summary: options.summary === true,
    pathOf: comparablePath,
  };
  const inFile = { ...view, columns: COLUMNS, paint: plain };
  const written: (ReportTarget & { readonly text: string })[] = [];
  for (const target of targets) {
    const { format, file } = target;
    written.push({ ...target, text: await render(kind, format, batch, file === '-' ? view : inFile) });
  }
  const files = written.filter(({ file }) => file !== '-');
  world.write(
    files.map(({ format, ...one }) => (one.within === undefined ? one : { ...one, mayReplace: replacing(format) })),
  );
  for (const { file, text } of written) if (file === '-') world.stdout.write(text);
  for (const { format, file } of files) world.stderr.write(`wrote ${format} report to ${safe(file)}\n`);
};

const replacing =
  (format: Format) =>
  (text: string): boolean =>
    isEarlierReport(format, text);

/** From the root of the repository, or else from the working directory; as it was named where it lies in neither. */
const pathFromRoot = (file: string, { github, findUpward, relativeTo }: World): string => {
  if (file === '<stdin>') return file;
  const path = github?.pathOf(file) ?? relativeTo(findUpward('.git', file) ?? 'a file here', file);
  return /^\.\.([\\/]|$)/.test(path) ? file : path;
};

// What the commands of one report share: the format that was asked for, and the report on the screen or in a file.

/** As the command line gives them, unread. */
export type OutputFlags = {
  readonly color: boolean;
  readonly format?: string;
  readonly output?: string;
  readonly details?: boolean;
  readonly open?: boolean;
};

const FILE_COLUMNS = 80;

// --open: a page that is written is shown in the browser of whoever asks for it.

/** A name for a page that was given none; throws where nobody could see it. */
const scratchPage = ({ viewer }: World): string => {
  if (viewer.unable === undefined) return viewer.scratch();
  throw new ReadinessError(`--open cannot open a page here: ${viewer.unable}`, {
    hint: '-o report.html in its place writes the page to a file',
  });
};

/** The page is written, whether it can be opened or not. */
const show = async (page: string, { viewer, stderr }: World): Promise<void> => {
  const why = viewer.unable ?? (await viewer.open(page));
  if (why !== undefined) stderr.write(`not opened: ${why}\n`);
};

/** The reports of a run with a page among them to open: the first that goes to a file, else one of its own. */
export const withPage = (
  targets: readonly ReportTarget[],
  { open }: Pick<OutputFlags, 'open'>,
  world: World,
): { readonly targets: readonly ReportTarget[]; readonly show: () => Promise<void> } => {
  if (open !== true) return { targets, show: async () => undefined };
  const named = targets.find(({ format, file }) => format === 'html' && file !== '-');
  if (named !== undefined) return { targets, show: () => show(named.file, world) };
  const page = scratchPage(world);
  const others = targets.filter(({ format }) => format !== 'html');
  return { targets: [...others, { format: 'html', file: page }], show: () => show(page, world) };
};

/** To stdout, or whole to a file, which stderr then names. Throws ReadinessError where --open has no page to open. */
export const writeOne = async <Data>(
  kind: ReportKind<Data>,
  format: Format,
  data: Data,
  flags: OutputFlags,
  world: World,
): Promise<void> => {
  const { color, details = false } = flags;
  if (flags.open && format !== 'html') {
    throw new ReadinessError(`--open opens a page, and ${format} is none`, { hint: 'leave out the format, or --open' });
  }
  const isScratch = flags.open === true && (flags.output ?? '-') === '-';
  const output = isScratch ? scratchPage(world) : (flags.output ?? '-');
  if (output === '-') {
    const view = { columns: screenColumns(world.stdout), paint: await paintFor(world.stdout, color), details };
    world.stdout.write(await render(kind, format, data, view));
    return;
  }
  const options: ReportOptions = { columns: FILE_COLUMNS, paint: plain, details };
  world.write([{ file: output, text: await render(kind, format, data, options) }]);
  world.stderr.write(`wrote ${format} ${kind.name} to ${safe(output)}\n`);
  if (flags.open) await show(output, world);
};

/** Whether there is a file of this name. */
export const isThere = (file: string, world: World): boolean => {
  const found = world.findUpward(file.split(/[/\\]/).at(-1) ?? file, file);
  return found !== undefined && world.isSameFile(found, file);
};

/** Throws ReadinessError where a report would be written over the pilot file. */
export const refuseOverwrite = (
  file: string | undefined,
  { name }: Pick<ReportKind<never>, 'name'>,
  { output }: Pick<OutputFlags, 'output'>,
  { isSameFile }: World,
): void => {
  if (file === undefined || output === undefined || output === '-' || file === '-' || !isSameFile(file, output)) return;
  throw new ReadinessError(`${output} is the pilot file and would be overwritten by the ${name}`, {
    hint: 'name another file',
  });
};

// Which reports go where, as the command line says it; and that none overwrites another, or a pilot file.

/** As the command line gives them, unread. */
export type TargetFlags = {
  readonly format?: string;
  readonly output?: string;
  readonly report?: readonly string[];
  readonly open?: boolean;
};

/** A report to be written: FORMAT=FILE, with - for stdout. */
const parseTarget = (word: string): { readonly format: Format; readonly file: string } => {
  const at = word.indexOf('=');
  if (at <= 0 || at === word.length - 1) {
    throw new ReadinessError(`--report ${word} is not FORMAT=FILE`, { hint: 'such as --report json=readiness.json' });
  }
  return { format: formatNamed(gapReport, word.slice(0, at)), file: word.slice(at + 1) };
};

/**
 * The main report goes to stdout, unless --output names a file or another report is to have stdout. The reports of a
 * configuration are written where the command line names none.
 */
export const reportTargets = (
  flags: TargetFlags,
  configured: readonly ReportTarget[] = [],
): readonly ReportTarget[] => {
  const more = isSaid(flags) ? (flags.report ?? []).map(parseTarget) : configured;
  const main = { format: formatFor(gapReport, flags), file: flags.output ?? '-' };
  const isTaken = flags.output === undefined && flags.format === undefined && more.some(({ file }) => file === '-');
  return isTaken ? more : [main, ...more];
};

/** The command line names a report, in whatever way. */
export const isSaid = ({ format, output, report }: TargetFlags): boolean =>
  format !== undefined || output !== undefined || report !== undefined;

/** A file that a run reads besides the pilots, by what it is. */
export type RunFile = { readonly file: string; readonly what: string };

/** Before the formats are read: that a pilot file would be lost matters more than which ending it has. */
export const refuseOutput = (files: readonly string[], { output }: TargetFlags, world: World): void =>
  refuseTwice(files, output === undefined ? [] : [{ file: output }], world);

/** Throws ReadinessError where two reports would go to one file, or one over a file that was read. */
export const refuseTwice = (
  files: readonly string[],
  targets: readonly Pick<ReportTarget, 'file'>[],
  { isSameFile }: World,
  others: readonly RunFile[] = [],
): void => {
  const isSame = (a: string, b: string): boolean => a === b || (a !== '-' && b !== '-' && isSameFile(a, b));
  const written = targets.map(({ file }) => file);
  const twice = written.find((file, i) => written.slice(0, i).some((other) => isSame(file, other)));
  if (twice !== undefined) throw new ReadinessError(`two reports would go to ${twice}`, { hint: 'name another file' });
  const inputs = [...files.map((file): RunFile => ({ file, what: 'a pilot file' })), ...others];
  const lost = inputs.find(({ file }) => file !== '-' && written.some((one) => isSame(one, file)));
  if (lost === undefined) return;
  throw new ReadinessError(`${lost.file} is ${lost.what} and would be overwritten by the report`, {
    hint: 'name another file',
  });
};
