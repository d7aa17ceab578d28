// JUnit XML: one suite per dimension and one for the gate's criteria, a case per check. A case fails where the gate
// fails on it, so that the report is red exactly when the exit code is.

import { type Assessment, type Finding, isGap } from '../../model/assessment.ts';
import type { Criterion } from '../../model/policy.ts';
import { describeSince } from '../compare.ts';
import type { Report, ReportData, Unjudged } from '../report.ts';
import { xml } from '../text.ts';
import { describeCriterion, stateGap } from '../words.ts';

export const junit: Report = ({ asOf, judged, unjudged }) => {
  const suites = [...unjudged.map((one) => suiteOfUnjudged(one, asOf)), ...judged.flatMap(toSuites)];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="readiness">\n${suites.map(suiteText).join('')}</testsuites>\n`;
};

type Case = {
  readonly name: string;
  readonly inside: string;
  readonly state: 'passed' | 'skipped' | 'failed' | 'error';
};
type Suite = {
  readonly name: string;
  readonly of: string;
  readonly asOf: string;
  readonly cases: readonly Case[];
  /** What has no case of its own. */
  readonly notes?: readonly string[];
};

const suiteText = ({ name, of, asOf, cases, notes = [] }: Suite, id: number): string => {
  const count = (state: Case['state']): number => cases.filter((one) => one.state === state).length;
  const counts = `tests="${cases.length}" failures="${count('failed')}" errors="${count('error')}" skipped="${count('skipped')}"`;
  const head = xml`<testsuite name="${name}" package="${of}" id="${id}" timestamp="${asOf}T00:00:00" hostname="localhost" time="0" `;
  const body = cases.map((one) => caseText(one, of)).join('');
  const out =
    notes.length === 0 ? '' : `    <system-out>${notes.map((words) => xml`${words}`).join('\n')}</system-out>\n`;
  return `  ${head}${counts}>\n${body}${out}  </testsuite>\n`;
};

const caseText = ({ name, inside }: Case, of: string): string => {
  const open = xml`    <testcase name="${name}" classname="${of}" time="0"`;
  return inside === '' ? `${open}/>\n` : `${open}>${inside}</testcase>\n`;
};

const toSuites = (reported: ReportData): readonly Suite[] => {
  const { assessment, decision, comparison, notices = [] } = reported;
  const { file: of, asOf } = assessment;
  const gate = (decision?.criteria ?? []).map((one) => criterionCase(one, decision?.mode === 'observe'));
  const notes = [...notices.map(({ words, at }) => `line ${at.line}: ${words}`), ...describeSince(comparison)];
  const failing = failingChecks(reported);
  return [
    ...(gate.length > 0 ? [{ name: `${of} gate`, of, asOf, cases: gate, notes }] : []),
    ...assessment.dimensions.map(({ dimension }) => ({
      name: `${of} ${dimension.title}`,
      of,
      asOf,
      cases: ofDimension(assessment, dimension.id).map((finding) => checkCase(finding, failing)),
    })),
  ];
};

const ofDimension = ({ findings }: Assessment, id: string): readonly Finding[] =>
  findings.filter(({ dimension }) => dimension === id);

/** Where nothing was asked, what blocks; else what the failed criteria name. Who observes fails nothing. */
const failingChecks = ({ assessment, decision }: ReportData): ReadonlySet<string> => {
  if (decision === undefined)
    return new Set(assessment.findings.filter(({ blocks }) => blocks).map(({ item }) => item.id));
  if (decision.mode === 'observe') return new Set();
  return new Set(decision.criteria.filter(({ passed }) => !passed).flatMap(({ checks }) => checks));
};

const criterionCase = (criterion: Criterion, observed: boolean): Case => {
  const words = describeCriterion(criterion);
  if (criterion.passed) return { name: criterion.id, inside: '', state: 'passed' };
  if (observed) return { name: criterion.id, inside: xml`<skipped>observed: ${words}</skipped>`, state: 'skipped' };
  return { name: criterion.id, inside: xml`<failure type="gate" message="${words}"/>`, state: 'failed' };
};

const checkCase = (finding: Finding, failing: ReadonlySet<string>): Case => {
  const { item, kind, seen, at } = finding;
  const words = stateGap(finding);
  if (failing.has(item.id)) {
    const inside = xml`<failure type="${kind}" message="${words}">line ${at.line}: ${item.fix.do}</failure>`;
    return { name: item.id, inside, state: 'failed' };
  }
  if (kind === 'not-applicable') return { name: item.id, inside: xml`<skipped>${seen}</skipped>`, state: 'skipped' };
  // Unmet, but nobody asked for it: no case that was skipped, and none that fails.
  return { name: item.id, inside: isGap(finding) ? xml`<system-out>${words}</system-out>` : '', state: 'passed' };
};

const suiteOfUnjudged = ({ file, problems }: Unjudged, asOf: string): Suite => ({
  name: `${file} input`,
  of: file,
  asOf,
  cases: problems.map(({ code, message, at }) => ({
    name: `line ${at.line}: ${code}`,
    inside: xml`<error type="${code}" message="${message}"/>`,
    state: 'error',
  })),
});
