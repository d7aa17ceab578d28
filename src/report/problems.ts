// What a report is given and gives, and how problems with a file are drawn.
import type { Judgement } from '../gate/compare.ts';
import type { Assessment, Finding, Said } from '../model/assessment.ts';
import type { Obligation } from '../model/obligation.ts';
import type { Decision, Notice } from '../model/policy.ts';
import { limited, type Problem } from '../model/problem.ts';
import type { Comparison } from '../model/published/gate.ts';
import type { ValueCase } from '../model/published/value.ts';
import type { Plan } from '../plan/index.ts';
import { linesOf } from '../read/places.ts';
import { displayWidth, safe } from './text.ts';

// What every report is made from, and the shape that every format has: a function to a string.

// What a report may do to make text stand out. Whether it really is coloured is decided where the terminal is known.

export type Paint = { readonly [k in 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan']: (text: string) => string };

const same = (text: string): string => text;

/** Without colour. */
export const plain: Paint = { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same };

export type Reported = {
  readonly assessment: Assessment;
  readonly plan: Plan;
  readonly tool: Tool;
  /** What was asked of the pilot, where something was. */
  readonly decision?: Decision;
  /** What the gate has to tell beside its criteria: waivers to be looked at, or that nothing was asked for. */
  readonly notices?: readonly Notice[];
  /** Worked out where a report draws it: the value case. */
  readonly value?: () => ValueCase;
  /** What changed since the baseline, where there is one. */
  readonly comparison?: Comparison;
  /** The pilot at the base of a change, where one was named. */
  readonly base?: Base;
};

/** A pilot as the base of a change holds it, judged by the same checklist on the same day. */
export type Base = {
  /** Its name there. */
  readonly file: string;
  /** Undefined where it is not there, or cannot be judged. */
  readonly judgement?: Judgement;
  readonly decision?: Decision;
  /** From there to here. */
  readonly comparison?: Comparison;
};

/** A file that could not be judged, and why. It counts as a failure in every format, never as nothing. */
export type Unjudged = { readonly file: string; readonly problems: readonly Problem[] };

/** All that one run has to report. */
export type Batch = {
  readonly tool: Tool;
  /** The date of judgement, YYYY-MM-DD. */
  readonly asOf: string;
  readonly judged: readonly Reported[];
  readonly unjudged: readonly Unjudged[];
  /** The revision that was named as the base of a change. */
  readonly since?: string;
  /** Pilots of the base that the change takes away. */
  readonly gone?: readonly Base[];
};

export type Tool = { readonly name: string; readonly version: string };

/** What a report says of its making: tool, checklists, configuration. */
export const madeWith = (
  { checklists, configuration }: Pick<Assessment, 'checklists' | 'configuration'>,
  tool: Tool,
): readonly string[] => [
  `${tool.name} ${tool.version}`,
  `checklist ${checklists.map(({ id, version }) => `${id} ${version}`).join(', ')}`,
  ...(configuration === undefined ? [] : [`configuration ${configuration}`]),
];

/** Generator, seed and runs of figures that were drawn at random. */
export const simulatedWith = ({
  generator,
  seed,
  runs,
}: {
  readonly generator: string;
  readonly seed: number;
  readonly runs: number;
}): string => `${generator}, seed ${seed}, ${runs} runs`;

export type ReportOptions = {
  /** Columns to fit, 40 and up. */
  readonly columns: number;
  readonly paint: Paint;
  /** Every check with its outcome, instead of the gaps that matter most. */
  readonly details: boolean;
  /** The first screen alone, for people. */
  readonly summary?: boolean;
  /** A file's path from the root of its repository, for readers that have nothing but the repository. */
  readonly pathOf?: (file: string) => string;
};

/** A format's text for one pilot. */
export type Reporter = (reported: Reported, options: ReportOptions) => string;

/** A format: everything of a run in one text. */
export type Report = (batch: Batch, options: ReportOptions) => string;

// Formats that show one pilot after the other, made into reports of a whole run.

/** What could not be judged comes first: nothing is to hide it. `between` separates two pilots. */
export const oneByOne =
  (one: Reporter, none: (unjudged: Unjudged) => string, between: (options: ReportOptions) => string): Report =>
  ({ judged, unjudged }, options) =>
    [...unjudged.map(none), ...judged.map((each) => one(each, options))].join(between(options));

/** A single pilot as itself, several as a JSON list. */
export const asList =
  (one: Reporter, none: (unjudged: Unjudged, batch: Batch) => string): Report =>
  (batch, options) => {
    const { judged, unjudged } = batch;
    const texts = [...unjudged.map((each) => none(each, batch)), ...judged.map((each) => one(each, options))];
    return texts.length === 1 ? (texts[0] ?? '') : `[\n${texts.map((text) => text.trimEnd()).join(',\n')}\n]\n`;
  };

/** One line for the file and one for each of its problems. */
export const notJudged = ({ file, problems }: Unjudged): string =>
  [`${safe(file)}: not judged`, ...problems.map((problem) => `  ${problemLine(file, problem)}`), ''].join('\n');

/** FILE:LINE:COL message */
export const problemLine = (file: string, { at, message }: Unjudged['problems'][number]): string =>
  `${safe(file)}:${at.line}:${at.column} ${safe(message)}`;

// A report whose every text from the pilot file is harmless on a terminal, so that no section can forget to make it so.
// The checklist's own words are checked when it is loaded.

export const safeReport = (reported: Reported): Reported => ({
  ...reported,
  assessment: safeAssessment(reported.assessment),
});

const safeAssessment = (assessment: Assessment): Assessment => ({
  ...assessment,
  file: safe(assessment.file),
  pilot: { ...assessment.pilot, name: safe(assessment.pilot.name) },
  findings: assessment.findings.map(safeFinding),
  warnings: assessment.warnings.map((warning) => ({
    ...warning,
    message: safe(warning.message),
    ...(warning.hint !== undefined && { hint: safe(warning.hint) }),
  })),
  obligations: assessment.obligations.map(safeObligation),
  contradictions: assessment.contradictions.map(({ id, statement, places: [first, ...more] }) => ({
    id,
    statement: safe(statement),
    places: [safeSaid(first), ...more.map(safeSaid)],
  })),
  waivers: assessment.waivers.map((waiver) => ({
    ...waiver,
    check: safe(waiver.check),
    reason: safe(waiver.reason),
    approvedBy: safe(waiver.approvedBy),
  })),
});

const safeSaid = ({ path, value, at }: Said): Said => ({ path: safe(path), value: safe(value), at });

const safeFinding = (finding: Finding): Finding => ({
  ...finding,
  seen: safe(finding.seen),
  facts: finding.facts.map(({ path, value }) => ({ path: safe(path), value: safe(value) })),
  evidence: finding.evidence.map((piece) => ({ ...piece, ref: safe(piece.ref), why: safe(piece.why) })),
});

const safeObligation = (one: Obligation): Obligation => ({
  ...one,
  facts: one.facts.map(({ path, value }) => ({ path: safe(path), value: safe(value) })),
  remedy: one.remedy === null ? null : safe(one.remedy),
  evidence: one.evidence.map((piece) => ({ ...piece, ref: safe(piece.ref), why: safe(piece.why) })),
});

// The line of a file that a problem is about, with its number and a caret below the column. Long lines are cut.

/** Characters of a line that are shown, and how many of them stand before the column where the line is cut. */
const WIDTH = 96;
const BEFORE = 48;

/** Two lines of text, indented; none where the file has no such line. */
export const codeFrame = (
  line: string | undefined,
  number: number,
  column: number,
  paint: Paint,
): readonly string[] => {
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
