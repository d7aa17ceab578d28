// Problems of a file as text: where, what, the line with a caret, and what to do; then how many. All text is made safe.
import { linesOf } from '../assess/lines.ts';
import type { Problem } from '../model/problem.ts';
import { codeFrame } from './code-frame.ts';
import type { Paint } from './paint.ts';
import { safe } from './safe-text.ts';

/** A file as the reader names it, with its text as far as it could be read. */
export type ProblemFile = { readonly name: string; readonly text: string };

export const problemsText = (problems: readonly Problem[], file: ProblemFile, paint: Paint): string => {
  const lines = linesOf(file.text.replace(/^\uFEFF/, ''));
  const parts = problems.map((problem) => problemText(problem, file.name, lines, paint));
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
