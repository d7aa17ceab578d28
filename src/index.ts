// The public surface of the library: judge a text or a file, print the judgement. types/index.d.cts declares it.
import { assess } from './assess/index.ts';
import { composeChecklist } from './checklist/core.ts';
import { judge, readPilots } from './commands/shared/input.ts';
import { realWorld } from './io/real-world.ts';
import type { Assessment } from './model/assessment.ts';
import { calendarDay, isDate } from './model/dates.ts';
import type { Problem } from './model/problem.ts';
import { planOf } from './plan/index.ts';
import { parse } from './read/parse.ts';
import { validate } from './read/validate.ts';
import { formatsOf, gapReport, render as renderReport } from './report/registry.ts';
import { plain } from './report/report.ts';
import { version } from './version.ts';

export { jsonSchema } from './report/json-schema.ts';

/** Those of the report of an assessment. */
export type Format = 'terminal' | 'markdown' | 'html' | 'json' | 'csv' | 'sarif' | 'junit';
export const formats = formatsOf(gapReport) as readonly Format[];

/** The date of judgement, YYYY-MM-DD; today on the machine's calendar where it is left out. */
export type AssessOptions = { readonly asOf?: string };

/** Of a text also the name that messages and reports give it. */
export type TextOptions = AssessOptions & { readonly file?: string };

/** An assessment where there is no error; warnings may stand beside it. Bad input is a value, never an exception. */
export type Assessed = { readonly assessment?: Assessment; readonly problems: readonly Problem[] };

export type RenderOptions = { readonly columns?: number; readonly details?: boolean };

const MAX_BYTES = 1_048_576;

/** Judges the text of a pilot file. Its evidence files are not looked at: they count as linked. Throws a RangeError for a wrong date. */
export const assessText = (text: string, { asOf, file = 'pilot.yaml' }: TextOptions = {}): Assessed => {
  const checklist = composeChecklist();
  const { document, problems } = parse(new TextEncoder().encode(text), file, { maxBytes: MAX_BYTES });
  if (document === undefined) return { problems };
  const { pilot, problems: found } = validate(document, checklist);
  const all = [...problems, ...found];
  if (pilot === undefined) return { problems: all };
  return { assessment: assess({ document, pilot, checklist, asOf: dayOf(asOf), warnings: all }), problems: all };
};

/** Judges a pilot file on the disk, with the evidence files beside it. Throws a RangeError for a wrong date. */
export const assessFile = (path: string, { asOf }: AssessOptions = {}): Assessed => {
  const world = realWorld(() => {});
  const { reads, checklist } = readPilots([path], world, MAX_BYTES);
  const [{ subject, problems } = { problems: [] }] = reads;
  if (subject === undefined) return { problems };
  return { assessment: judge(subject, checklist, dayOf(asOf), world), problems };
};

/** A report without colour. `columns` is for the terminal's format, 80 where it is left out. */
export const render = async (
  assessment: Assessment,
  format: Format,
  { columns = 80, details = false }: RenderOptions = {},
): Promise<string> => {
  const tool = { name: 'readiness', version };
  const judged = [{ assessment, plan: planOf(assessment), tool }];
  const batch = { tool, asOf: assessment.asOf, judged, unjudged: [] };
  return renderReport(gapReport, format, batch, { columns, paint: plain, details });
};

const dayOf = (asOf: string = calendarDay(new Date())): string => {
  if (!isDate(asOf)) throw new RangeError(`asOf is not a date written YYYY-MM-DD: ${asOf}`);
  return asOf;
};
