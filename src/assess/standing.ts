// Where a pilot stands, in a few figures: the steps of assess without what only a report shows. A history is judged by
// it, thousands of texts in a row, and the questionnaire after every answer; test/assess/standing.test.ts holds it to the figures of assess.
import type { Finding, Verdict } from '../model/assessment.ts';
import type { Obligation } from '../model/obligation.ts';
import { evaluate } from './evaluate.ts';
import { ledgerOf } from './evidence.ts';
import { findingsOf, waiversOf } from './findings.ts';
import { judgingOf, verdictUnder } from './gates.ts';
import type { Input } from './input.ts';
import { obligationsOf } from './obligations/index.ts';
import { gradeBy } from './score.ts';
import { marksOf, weightsOf, withPointsLost } from './weigh.ts';

export type Standing = {
  readonly score: number | null;
  /** Of the score, what verified evidence shows. */
  readonly evidencedScore: number | null;
  /** The score if every blank turned out well. */
  readonly high: number | null;
  readonly coverage: number;
  readonly verdict: Verdict;
  /** How many checks block. */
  readonly blockers: number;
  /** How many of them only because nobody has answered. */
  readonly openBlockers: number;
};

export const standingOf = (whole: Input): Standing => {
  const input = withoutPlaces(whole);
  const { pilot, checklist } = input;
  const findings = foundIn(input);
  const asksDuties = checklist.gates.some(({ require_obligations }) => require_obligations);
  const obligations = asksDuties ? obligationsOf(input, findings, ledgerOf(pilot)) : [];

  const weights = weightsOf(checklist);
  const marks = marksOf(findings, checklist);
  const { score, high, coverage, evidencedScore } = gradeBy(marks, weights, checklist.gates.length - 1);
  const verdict = verdictUnder(judgingOf(checklist, marks, findings, obligations))(weights);
  const blocking = findings.filter(({ blocks }) => blocks);
  const openBlockers = blocking.filter(({ kind }) => kind === 'unknown').length;
  return { score, high, evidencedScore, coverage, verdict, blockers: blocking.length, openBlockers };
};

/** The duties that the facts bring, whether a gate asks for them or not. */
export const dutiesOf = (whole: Input): readonly Obligation[] => {
  const input = withoutPlaces(whole);
  return obligationsOf(input, foundIn(input), ledgerOf(input.pilot));
};

const foundIn = (input: Input): readonly Finding[] => {
  const { pilot, checklist, asOf } = input;
  const judged = evaluate(checklist, pilot, asOf);
  return withPointsLost(findingsOf(input, judged, waiversOf(input, judged), ledgerOf(pilot)), checklist);
};

/** No figure depends on lines and columns, and finding them takes as long as judging. */
const withoutPlaces = (input: Input): Input => ({
  ...input,
  document: { ...input.document, locate: (path) => ({ path, line: 1, column: 1 }) },
});
