// Where results and messages go: reports to stdout or files, problems and notices to stderr.
import type { Screen, World } from '../io/world.ts';
import { type Paint, plain } from '../report/paint.ts';
import { problemsText } from '../report/problems.ts';
import { type Format, reporters } from '../report/registry.ts';
import type { Reported } from '../report/report.ts';
import { safe } from '../report/safe-text.ts';
import type { Read } from './read.ts';

/** Columns where there is no terminal. */
const COLUMNS = 80;
const NARROWEST = 40;

export const paintFor = async (screen: Screen, colour: boolean): Promise<Paint> =>
  colour && screen.colour ? (await import('../io/paint.ts')).colourPaint() : plain;

export const columnsOf = (screen: Screen): number => Math.max(NARROWEST, screen.columns ?? COLUMNS);

export const printProblems = async (reads: readonly Read[], screen: Screen, colour: boolean): Promise<void> => {
  const paint = await paintFor(screen, colour);
  const texts = reads
    .filter(({ problems }) => problems.length > 0)
    .map(({ file, text, problems }) => problemsText(problems, { name: file, text }, paint));
  if (texts.length > 0) screen.write(`${texts.join('\n')}\n`);
};

/** Several pilots in one format: one after the other; as JSON, a list. */
export const rendered = async (
  reported: readonly Reported[],
  format: Format,
  view: { readonly columns: number; readonly paint: Paint; readonly details: boolean },
): Promise<string> => {
  const reporter = await reporters[format]();
  const texts = reported.map((one) => reporter(one, view));
  if (texts.length === 1) return texts[0] ?? '';
  if (format === 'json') return `[\n${texts.map((text) => text.trimEnd()).join(',\n')}\n]\n`;
  return texts.join(format === 'markdown' ? '\n---\n\n' : `\n${'─'.repeat(view.columns)}\n\n`);
};

export type Target = { readonly format: Format; readonly file: string };

/** Everything is rendered before the first file is written, and stdout comes last. Files are plain text without colour. */
export const writeReports = async (
  reported: readonly Reported[],
  targets: readonly Target[],
  world: World,
  options: { readonly details: boolean; readonly colour: boolean },
): Promise<void> => {
  const view = {
    columns: columnsOf(world.stdout),
    paint: await paintFor(world.stdout, options.colour),
    details: options.details,
  };
  const inFile = { columns: COLUMNS, paint: plain, details: options.details };
  const written: { format: Format; file: string; text: string }[] = [];
  for (const { format, file } of targets) {
    written.push({ format, file, text: await rendered(reported, format, file === '-' ? view : inFile) });
  }
  const files = written.filter(({ file }) => file !== '-');
  world.write(files);
  for (const { file, text } of written) if (file === '-') world.stdout.write(text);
  for (const { format, file } of files) world.stderr.write(`wrote ${format} report to ${safe(file)}\n`);
};
