// The comment on a pull request: the pilots with base and head side by side, then what the change made worse, what better,
// and what else stands in the way. One comment, which is found again by its first line.

import { isWorse } from '../../gate/baseline.ts';
import type { Finding } from '../../model/assessment.ts';
import type { Change } from '../../model/published/gate.ts';
import { describeChange, scoreGain, signed } from '../compare.ts';
import type { Base, Batch, ReportData, Unjudged } from '../report.ts';
import { counted, md, shown } from '../text.ts';
import { describeCriterion, describeGap } from '../words.ts';
import { checkSince, isAnythingMoved, isBrought, isMoved } from './annotations.ts';
import { fitted, folded, gateState } from './summary.ts';

/** GitHub refuses a comment of more than 65,536 characters. */
const MOST_CHARACTERS = 65_000;

/** The first line of every comment, and whether there is anything to tell: scripts/comment.mjs reads it. */
const MARKER = '<!-- readiness: ';

/** Lines of each of the lists. */
const MOST = 30;

/** Of a run with a base. */
export const comment = (batch: Batch): string => {
  const { judged, unjudged, gone = [], tool, asOf, since = '' } = batch;
  const worst = [...judged].sort((a, b) => Number(isMoved(b)) - Number(isMoved(a)));
  const moved = judged.filter(isMoved);
  const worse = moved.flatMap((one) =>
    baseChanges(one)
      .filter((change) => scoreGain(change) < 0 || isWorse(change))
      .map((change) => [one, change] as const),
  );
  const better = moved.flatMap((one) =>
    baseChanges(one)
      .filter((change) => scoreGain(change) > 0)
      .map((change) => [one, change] as const),
  );
  return fitted(
    [
      `${MARKER}${isAnythingMoved(batch) ? 'moved' : 'unmoved'} -->\n## Readiness: ${headline(batch, worse.length, better.length)}\n\n`,
      '| Pilot | Base | This change | Score | Evidenced | Gate |\n| --- | --- | --- | ---: | ---: | --- |\n',
      ...unjudged.map(unjudgedRow),
      ...gone.map(goneRow),
      ...worst.map(pilotRow),
      '\n',
      ...unjudged.map(problemLines),
      ...listed('Made worse', worse.map(changeLine)),
      ...listed('Made better', better.map(changeLine)),
      ...listed('Failed gate', judged.flatMap(criterionLines)),
      ...inTheWay(judged),
      `${md`${tool.name} ${tool.version}, as of ${asOf}, compared with ${/^[0-9a-f]{40,}$/.test(since) ? since.slice(0, 12) : since}.`}\n`,
    ],
    NOTE,
    MOST_CHARACTERS,
    (text) => text.length,
  );
};

const NOTE =
  '\n\nCut here: a comment holds 65,536 characters. The summary of the step and the reports have the rest.\n';

const baseChanges = ({ base }: ReportData): readonly Change[] => base?.comparison?.changes ?? [];

const headline = (batch: Batch, worse: number, better: number): string => {
  const { judged, unjudged, gone = [] } = batch;
  const isNew = judged.filter(({ base }) => base !== undefined && base.judgement === undefined).length;
  const parts = [
    ...(unjudged.length > 0 ? [`${counted(unjudged.length, 'pilot')} not judged`] : []),
    ...(gone.length > 0 ? [`${counted(gone.length, 'pilot')} gone`] : []),
    ...(isNew > 0 ? [`${isNew} new ${isNew === 1 ? 'pilot' : 'pilots'}`] : []),
    ...(worse > 0 ? [`${counted(worse, 'check')} worse`] : []),
    ...(better > 0 ? [`${better} better`] : []),
  ];
  if (parts.length > 0) return parts.join(', ');
  return isAnythingMoved(batch) ? 'the judgement changed' : 'nothing moved';
};

const unjudgedRow = ({ file }: Unjudged): string => `${md`| ${file} | | not judged | – | – | failed |`}\n`;

const goneRow = ({ file, judgement }: Base): string =>
  `${md`| ${judgement?.pilot ?? ''} (${file}) | ${judgement?.headline ?? ''} | gone | ${shown(judgement?.snapshot.score ?? null)} | ${shown(judgement?.snapshot.evidencedScore ?? null)} | |`}\n`;

const pilotRow = (reported: ReportData): string => {
  const { assessment, base, decision } = reported;
  const { pilot, file, headline, grade } = assessment;
  const was = base?.judgement;
  const name = base === undefined || base.file === file ? file : `${base.file} → ${file}`;
  const before = was === undefined ? (base?.file === undefined ? '' : 'not there') : (was.headline ?? '');
  const gate = [...(base?.decision === undefined ? [] : [describePassed(base.decision.passed)]), gateWord(reported)];
  return `${md`| ${pilot.name} (${name}) | ${before} | ${headline.words} | ${describeMove(was?.snapshot.score, grade.score)} | ${describeMove(was?.snapshot.evidencedScore, grade.evidencedScore)} | ${decision === undefined ? '' : [...new Set(gate)].join(' → ')} |`}\n`;
};

const describePassed = (passed: boolean): string => (passed ? 'passed' : 'failed');

const gateWord = (reported: ReportData): string =>
  gateState(reported) === 'passed' ? 'passed' : gateState(reported) === 'failed' ? 'failed' : 'failed (observed only)';

/** 71.2 → 64.0 (−7.2); one figure where it stayed. */
const describeMove = (was: number | null | undefined, is: number | null): string => {
  if (was === undefined || shown(was) === shown(is)) return shown(is);
  return `${shown(was)} → ${shown(is)} (${signed((is ?? 0) - (was ?? 0))})`;
};

const problemLines = ({ file, problems }: Unjudged): string =>
  `${problems.map(({ at, message }) => md`- ${file}:${at.line}:${at.column} ${message}`).join('\n')}\n\n`;

/** A list under its title: every line is a part, so that a cut falls between two. */
const listed = (title: string, lines: readonly string[]): readonly string[] => {
  if (lines.length === 0) return [];
  const more = lines.length - MOST;
  return [
    `### ${title}\n\n`,
    ...lines.slice(0, MOST).map((line) => `${line}\n`),
    ...(more > 0 ? [`- and ${more} more\n`] : []),
    '\n',
  ];
};

const changeLine = ([{ assessment }, change]: readonly [ReportData, Change]): string => {
  const finding = assessment.findings.find(({ item }) => item.id === change.check);
  const place = finding === undefined ? assessment.file : `${assessment.file}:${finding.at.line}`;
  const told = md`- **${change.check}**: ${describeChange(change)} (${place})`;
  return finding === undefined || scoreGain(change) >= 0 ? told : told + remedy(finding);
};

const remedy = (finding: Finding): string => md`. ${describeGap(finding)} → ${finding.item.fix.do}`;

const criterionLines = ({ assessment, decision }: ReportData): readonly string[] =>
  (decision?.criteria ?? [])
    .filter(({ passed }) => !passed)
    .map((criterion) => md`- ${assessment.file}: ${describeCriterion(criterion)}`);

/** Checks on which a failed criterion hangs, and that the change did not bring. */
const inTheWay = (judged: readonly ReportData[]): readonly string[] => {
  const lines = judged.flatMap((reported) => {
    const { assessment, decision, base } = reported;
    const named = new Set(decision?.criteria.filter(({ passed }) => !passed).flatMap(({ checks }) => checks));
    const isNewPilot = base?.judgement === undefined;
    return assessment.findings
      .filter(({ item }) => named.has(item.id) && (isNewPilot || !isBrought(checkSince(reported, item.id))))
      .map((finding) => md`- **${finding.item.id}** (${assessment.file}:${finding.at.line})` + remedy(finding));
  });
  if (lines.length === 0) return [];
  const more = lines.length - MOST;
  return [
    folded(`What else stands in the way: ${counted(lines.length, 'check')}`, [
      ...lines.slice(0, MOST),
      ...(more > 0 ? [`- and ${more} more`] : []),
    ]),
  ];
};
