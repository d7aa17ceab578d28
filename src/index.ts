// The public surface of the library: judge a text or a file, print the judgement. scripts/package.ts rolls its types up
// into one file that needs nothing beside it, so that no type here comes from a schema.

import { assess } from './assess/index.ts';
import { composeChecklist } from './checklist/core.ts';
import { judge, readPilots } from './commands/shared/input.ts';
import { realWorld } from './io/real-world.ts';
import type { Contradiction, GateCondition, Grade, Assessment as Judgement, WaiverResult } from './model/assessment.ts';
import { calendarDay, isDate } from './model/dates.ts';
import type { Stage } from './model/pilot/pilot.ts';
import type { Problem } from './model/problem.ts';
import type { Against, GateState, Headline, JudgedCheck, Stop, Verdict } from './model/verdict.ts';
import type { DimensionId, GateId } from './model/vocabulary.ts';
import { makePlan } from './plan/index.ts';
import { parse } from './read/parse.ts';
import { validate } from './read/validate.ts';
import { gapReport, render as renderReport } from './report/registry.ts';
import { plain } from './report/report.ts';
import { version } from './version.ts';

export type {
  ContradictingValue as Said,
  Contradiction,
  GateCondition,
  Grade,
  WaiverResult,
  WaiverState,
} from './model/assessment.ts';
export type { DeclaredAway as Declared, OutcomeKind } from './model/evidence.ts';
export type { Stage } from './model/pilot/pilot.ts';
export type { Place, Problem } from './model/problem.ts';
export type {
  Against,
  AgainstClass,
  AgainstKind,
  CheckMark,
  GateState,
  Headline,
  JudgedCheck,
  Stop,
  Verdict,
} from './model/verdict.ts';
export type { DimensionId, GateId } from './model/vocabulary.ts';
export { jsonSchema, type SchemaName } from './report/json-schema.ts';

/** How one check stands: what was seen, what it holds back (points of the readiness score, 0…100), what it blocks. */
export type Finding = JudgedCheck & { readonly seen: string; readonly blocks: boolean; readonly pointsLost: number };

export type Gate = Grade & {
  readonly gate: { readonly id: GateId };
  readonly state: GateState;
  readonly open: boolean;
  readonly conditions: readonly GateCondition[];
  /** Ids of all checks that keep this gate from opening; of these the ones that shut it. */
  readonly blockers: readonly string[];
  readonly shutBy: readonly string[];
};

/** A judgement. `render` prints all of it; `render(…, 'json')` is its published form (schema/report.schema.json). */
export type Assessment = {
  /** The name that messages and reports give the file. */
  readonly file: string;
  /** The date of judgement, YYYY-MM-DD. */
  readonly asOf: string;
  readonly pilot: { readonly name: string; readonly stage: Stage | null };
  readonly verdict: Verdict;
  readonly headline: Headline;
  /** Why a pilot in use has to be stopped or restricted; mostly empty. */
  readonly stops: readonly Stop[];
  /** What is stated against the pilot, first things first. */
  readonly against: readonly Against[];
  /** The readiness score and what stands beside it. */
  readonly grade: Grade;
  readonly dimensions: readonly (Grade & {
    readonly dimension: { readonly id: DimensionId; readonly title: string };
  })[];
  readonly gates: readonly Gate[];
  readonly findings: readonly Finding[];
  readonly warnings: readonly Problem[];
  readonly contradictions: readonly Contradiction[];
  readonly waivers: readonly WaiverResult[];
};

/** Those of the report of an assessment; a test holds them to its registry. */
export const formats = ['terminal', 'markdown', 'html', 'json', 'csv', 'sarif', 'junit', 'oscal'] as const;
export type Format = (typeof formats)[number];

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
  return { assessment: assess({ document, pilot, checklist, asOf: judgementDay(asOf), warnings: all }), problems: all };
};

/** Judges a pilot file on the disk, with the evidence files beside it. Throws a RangeError for a wrong date. */
export const assessFile = (path: string, { asOf }: AssessOptions = {}): Assessed => {
  const world = realWorld(() => {});
  const { reads, checklist } = readPilots([path], world, MAX_BYTES);
  const [{ subject, problems } = { problems: [] }] = reads;
  if (subject === undefined) return { problems };
  return { assessment: judge(subject, checklist, judgementDay(asOf), world), problems };
};

/** A report without colour, of an assessment that one of the two above made. `columns` is for the terminal's format, 80 where it is left out. */
export const render = async (
  assessment: Assessment,
  format: Format,
  { columns = 80, details = false }: RenderOptions = {},
): Promise<string> => {
  const tool = { name: 'readiness', version };
  const judgement = assessment as Judgement;
  const judged = [{ assessment: judgement, plan: makePlan(judgement), tool }];
  const batch = { tool, asOf: assessment.asOf, judged, unjudged: [] };
  return renderReport(gapReport, format, batch, { columns, paint: plain, details });
};

const judgementDay = (asOf: string = calendarDay(new Date())): string => {
  if (!isDate(asOf)) throw new RangeError(`asOf is not a date written YYYY-MM-DD: ${asOf}`);
  return asOf;
};
