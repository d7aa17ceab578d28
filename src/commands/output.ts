// Where results and messages go: reports to stdout or files, problems and notices to stderr.
import type { Screen, World } from '../io/world.ts';
import { type Paint, plain } from '../report/paint.ts';
import { type Format, reporters } from '../report/registry.ts';
import type { Batch, Report } from '../report/report.ts';
import { safe } from '../report/safe-text.ts';
import type { Read } from './read.ts';

/** Columns where there is no terminal. */
const COLUMNS = 80;
const NARROWEST = 40;

export const paintFor = async (screen: Screen, colour: boolean): Promise<Paint> =>
  colour && screen.colour ? (await import('../io/paint.ts')).colourPaint() : plain;

export const columnsOf = (screen: Screen): number => Math.max(NARROWEST, screen.columns ?? COLUMNS);

export const printProblems = async (reads: readonly Read[], screen: Screen, colour: boolean): Promise<void> => {
  const wrong = reads.filter(({ problems }) => problems.length > 0);
  if (wrong.length === 0) return;
  const { problemsText } = await import('../report/problems.ts');
  const paint = await paintFor(screen, colour);
  const texts = wrong.map(({ file, text, problems }) => problemsText(problems, { name: file, text }, paint));
  screen.write(`${texts.join('\n')}\n`);
};

export type Target = { readonly format: Format; readonly file: string };

/** The gate shows its criteria alone to a person and to a spreadsheet; the other formats that programs read are those of every command. */
const reporterOf = async (format: Format, gate = false): Promise<Report> => {
  if (gate && format === 'terminal') return (await import('../report/gate.ts')).gateTerminal;
  if (gate && format === 'csv') return (await import('../report/csv-gate.ts')).csvGate;
  return await reporters[format]();
};

/** Everything is rendered before the first file is written, and stdout comes last. Files are plain text without colour. */
export const writeReports = async (
  batch: Batch,
  targets: readonly Target[],
  world: World,
  options: { readonly details: boolean; readonly colour: boolean; readonly gate?: boolean },
): Promise<void> => {
  const pathOf = (file: string): string => pathFromRoot(file, world);
  const view = {
    columns: columnsOf(world.stdout),
    paint: await paintFor(world.stdout, options.colour),
    details: options.details,
    pathOf,
  };
  const inFile = { columns: COLUMNS, paint: plain, details: options.details, pathOf };
  const written: { format: Format; file: string; text: string }[] = [];
  for (const { format, file } of targets) {
    written.push({ format, file, text: (await reporterOf(format, options.gate))(batch, file === '-' ? view : inFile) });
  }
  const files = written.filter(({ file }) => file !== '-');
  world.write(files);
  for (const { file, text } of written) if (file === '-') world.stdout.write(text);
  for (const { format, file } of files) world.stderr.write(`wrote ${format} report to ${safe(file)}\n`);
};

/** From the root of the repository, or else from the working directory; as it was named where it lies in neither. */
const pathFromRoot = (file: string, { github, find, within }: World): string => {
  if (file === '<stdin>') return file;
  const path = github?.pathOf(file) ?? within(find('.git', file) ?? 'a file here', file);
  return /^\.\.([\\/]|$)/.test(path) ? file : path;
};
