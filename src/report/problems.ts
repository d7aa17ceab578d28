// How problems with a file are drawn: each with its line, a caret below the column, and the remedy.
import { limited, type Problem } from '../model/problem.ts';
import { linesOf } from '../read/places.ts';
import type { Paint } from './report.ts';
import { displayWidth, safe } from './text.ts';

// The line of a file that a problem is about, with its number and a caret below the column. Long lines are cut.

/** Characters of a line that are shown, and how many of them stand before the column where the line is cut. */
const WIDTH = 96;
const BEFORE = 48;

/** Two lines of text, indented; none where the file has no such line. */
const codeFrame = (line: string | undefined, number: number, column: number, paint: Paint): readonly string[] => {
  if (line === undefined) return [];
  const { before, after } = cutAround(line, Math.min(column - 1, line.length));
  const gutter = String(number).padStart(5);
  const caret = ' '.repeat(displayWidth(before)) + paint.red('^');
  return [`${paint.dim(`${gutter} |`)} ${before}${after}`, `${paint.dim(`${' '.repeat(gutter.length)} |`)} ${caret}`];
};

const cutAround = (line: string, at: number): { before: string; after: string } => {
  const from = line.length <= WIDTH ? 0 : Math.max(0, at - BEFORE);
  const to = from + WIDTH;
  const before = (from > 0 ? '…' : '') + safe(line.slice(from, at));
  return { before, after: safe(line.slice(at, to)) + (to < line.length ? '…' : '') };
};

/** A file as the reader names it, with its text as far as it could be read. */
export type ProblemFile = { readonly name: string; readonly text: string };

export const problemsText = (problems: readonly Problem[], file: ProblemFile, paint: Paint): string => {
  const lines = linesOf(file.text.replace(/^\uFEFF/, ''));
  const parts = limited(problems).map((problem) => problemText(problem, file.name, lines, paint));
  return `${[...parts, count(problems, file.name, paint)].join('\n\n')}\n`;
};

const problemText = (problem: Problem, name: string, lines: readonly string[], paint: Paint): string => {
  const { code, severity, message, at, hint } = problem;
  const colour = severity === 'error' ? paint.red : paint.yellow;
  const place = paint.bold(`${safe(name)}:${at.line}:${at.column}`);
  const line = lines[at.line - 1];
  return [
    `${place}  ${colour(severity)}  ${paint.dim(safe(code))}`,
    `  ${safe(message)}`,
    ...(line?.trim() ? codeFrame(line, at.line, at.column, paint) : []),
    ...(hint === undefined ? [] : [`  ${paint.cyan('→')} ${safe(hint)}`]),
  ].join('\n');
};

const count = (problems: readonly Problem[], name: string, paint: Paint): string => {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const parts = [
    ...(errors > 0 ? [paint.red(plural(errors, 'error'))] : []),
    ...(warnings > 0 ? [paint.yellow(plural(warnings, 'warning'))] : []),
  ];
  return `${parts.length > 0 ? parts.join(', ') : 'no problems'} in ${safe(name)}`;
};

const plural = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
