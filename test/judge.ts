// Judges a pilot file on the disk as the command does, through the library alone; and prints it as a report would.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { collectEvidence, wantedFiles } from '../src/assess/evidence.ts';
import { assess } from '../src/assess/index.ts';
import { composeChecklist } from '../src/checklist/core.ts';
import { readEvidence } from '../src/evidence/index.ts';
import { inspectFiles } from '../src/io/evidence.ts';
import type { Wanted } from '../src/model/evidence.ts';
import type { Pilot } from '../src/model/pilot/pilot.ts';
import type { Problem } from '../src/model/problem.ts';
import { makePlan } from '../src/plan/index.ts';
import { parse } from '../src/read/parse.ts';
import { validate } from '../src/read/validate.ts';
import { type Format, gapReport, render } from '../src/report/registry.ts';
import { plain, type ReportData } from '../src/report/report.ts';
import { AS_OF, once, root } from './folders.ts';

export { root };

export type JudgedFile = {
  readonly reported: ReportData;
  readonly pilot: Pilot;
  /** The evidence files that the pilot names. */
  readonly wanted: readonly Wanted[];
};

/** `path` counts from the repository's root and is the name that reports give the file. Throws where it is not valid. */
export const judgeFile = (path: string, asOf: string = AS_OF): JudgedFile => judgedOnce(path, asOf);

const judgedOnce = once((path = '', asOf = AS_OF): JudgedFile => {
  const checklist = composeChecklist();
  const { document, problems } = parse(readFileSync(`${root}${path}`), path);
  if (document === undefined) throw new Error(listed(path, problems));
  const { pilot, problems: found } = validate(document, checklist);
  if (pilot === undefined) throw new Error(listed(path, found));
  const wanted = wantedFiles(collectEvidence(pilot));
  const looks = inspectFiles(dirname(`${root}${path}`), wanted, readEvidence);
  const assessment = assess({ document, pilot, checklist, asOf, looks, warnings: [...problems, ...found] });
  const tool = { name: 'readiness', version: '0.0.0-test' };
  return { reported: { assessment, plan: makePlan(assessment), tool }, pilot, wanted };
});

/** A report as a file gets it: 80 columns, no colour. */
export const rendered = async (reported: ReportData, format: Format, details = false): Promise<string> => {
  const batch = { tool: reported.tool, asOf: reported.assessment.asOf, judged: [reported], unjudged: [] };
  return render(gapReport, format, batch, { columns: 80, paint: plain, details });
};

const listed = (path: string, problems: readonly Problem[]): string =>
  problems.map(({ at, message }) => `${path}:${at.line}:${at.column}: ${message}`).join('\n');
