// A comparison for programs: JSON, and CSV with a row per check that changed.

import type { Judgement } from '../../gate/frame.ts';
import { csvTable, text } from '../csv.ts';
import { safeJson } from '../safe-text.ts';
import type { Compared, CompareReporter } from './report.ts';

const sideOf = ({ label, file, pilot, tool, verdict, gates, snapshot }: Judgement) => ({
  label,
  file,
  pilot,
  tool,
  asOf: snapshot.asOf,
  verdict,
  score: snapshot.score,
  evidencedScore: snapshot.evidencedScore,
  gates,
});

const comparisonOf = ({ before, after, comparison, tool }: Compared) => ({
  schemaVersion: '1.0',
  tool,
  before: sideOf(before),
  after: sideOf(after),
  byCause: comparison.byCause,
  evidencedByCause: comparison.evidencedByCause,
  changes: comparison.changes.map((change) => ({
    check: change.check,
    cause: change.cause,
    shown: change.shown ?? null,
    before: change.before ?? null,
    after: change.after ?? null,
    line: after.frame.checks.find(({ id }) => id === change.check)?.line ?? null,
  })),
});

export const compareJson: CompareReporter = (compared) =>
  `${safeJson(JSON.stringify(comparisonOf(compared), null, 2))}\n`;

const columns = [
  'check',
  'cause',
  'before',
  'after',
  'score before',
  'score after',
  'evidenced before',
  'evidenced after',
];

export const compareCsv: CompareReporter = ({ comparison }) =>
  csvTable(
    columns,
    comparison.changes.map(({ check, cause, before, after }) => [
      text(check),
      cause,
      before?.outcome ?? '',
      after?.outcome ?? '',
      before?.score ?? '',
      after?.score ?? '',
      before?.evidenced ?? '',
      after?.evidenced ?? '',
    ]),
  );
