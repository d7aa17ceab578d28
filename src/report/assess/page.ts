// The assessment as a page: the verdict, what is stated to be wrong and what to do first on one screen; then everything.
import { plainJudged } from '../../assess/findings.ts';
import { type Assessment, type Finding, isGap, type Stated } from '../../model/assessment.ts';
import { controlSlug, dimensionFor } from '../../model/vocabulary.ts';
import type { PlannedPhase } from '../../plan/index.ts';
import {
  type Block,
  type CheckWords,
  type Facets,
  type Fact,
  type Findings,
  type Item,
  list,
  type Page,
  paragraph,
  type Section,
  section,
  table,
  type WhatIf,
} from '../page.ts';
import type { pilotSection } from '../policy.ts';
import { type Batch, madeWith, type ReportData, unjudgedSection } from '../report.ts';
import { counted, days, percent, shellArgument, shown } from '../text.ts';
import {
  describeCause,
  describeDays,
  describeGap,
  describeNotAsked,
  describeStaffing,
  describeWaived,
  listBlockers,
  outcomeWords,
} from '../words.ts';
import { dimensions, first, gapSeverity, gates, headline, nameAndStage, standing, WAIVED, wrong } from './judgement.ts';
import { describeCompared, isMuchUsed, lawFact, lawSections, ledgerRows } from './law.ts';

/** Of the longer lists below the first screen. */
const MOST = 10;

/** How a check is asked for: the words of every field are loaded only where something is asked. */
export type QuestionFor = (finding: Finding) => string;

/** Nothing stated is wrong, so that the first screen asks. */
export const asksFirst = ({ assessment }: ReportData): boolean => assessment.against.length === 0;

/** A page for each pilot, and before them one for what could not be judged: nothing is to hide it. */
export const assessPages = ({ judged, unjudged, tool }: Batch, page: (report: ReportData) => Page): readonly Page[] => [
  ...(unjudged.length === 0
    ? []
    : [
        {
          title: 'Not judged',
          about: [counted(unjudged.length, 'file')],
          file: '',
          sections: unjudged.map(unjudgedSection),
          made: [`${tool.name} ${tool.version}`],
        },
      ]),
  ...judged.map((report) => page(report)),
];

/** `criteria` are the words of what was asked of the pilot: report/policy.ts, loaded only where something was. */
export const assessPage = (report: ReportData, ask: QuestionFor, criteria: typeof pilotSection = () => []): Page => {
  const { assessment, tool } = report;
  const { file, asOf } = assessment;
  const aside = asideFacts(assessment);
  return {
    ...nameAndStage(assessment),
    headline: headline(assessment),
    file,
    sections: [
      ...wrong(assessment, aside),
      standing(assessment, lawFact(assessment), aside),
      ...first(assessment, report.plan.first, assessment.findings, questionsIn(assessment, ask)),
      ...criteria(report, 0).map((one) => ({ ...one, title: `Gate: ${one.title}` })),
      ...dimensions(assessment),
      gates(assessment),
      ...blockers(assessment),
      ...gaps(assessment),
      ...contradictions(assessment),
      ...waivers(assessment),
      ...warnings(assessment),
      ...evidenceSections(assessment),
      ...lawSections(assessment),
      ...causes(assessment),
      ...plan(report),
      ...checks(assessment),
      ...notAsked(assessment),
    ],
    made: [...madeWith(assessment, tool), `as of ${asOf}`],
    next: nextStep(assessment),
    whatIf: whatIfFrom(assessment, ask),
  };
};

const nextStep = ({ against, file, headline }: Assessment): string => {
  if (against.length > 0) return `Next: readiness explain ${against[0]?.id} --for ${shellArgument(file)}`;
  return headline.next === null
    ? 'Next: -f html for a page to forward'
    : `Next: readiness interview ${shellArgument(file)}`;
};

/** How much of what is shown was compared; the files that much rests on or that do not hold, and all with --details. */
const evidenceSections = ({ evidence }: Assessment): readonly Section[] => {
  if (evidence.files.length === 0) return [];
  const words = describeCompared(evidence);
  const items = ledgerRows(evidence).map(({ file, state, what, date, checks, compared }, i): Item => {
    const one = evidence.files[i];
    const first = one !== undefined && (isMuchUsed(one) || one.state === 'contradicted' || one.state === 'broken');
    return {
      text: `${file}: ${state}; ${checks} rest on it`,
      notes: [what, `dated ${date}`],
      more: compared,
      priority: first ? 2 : 3,
    };
  });
  return section('evidence', 'Evidence', [...(words === undefined ? [] : [paragraph(`${words}.`)]), ...list(items)]);
};

/** What keeps out of the case against the pilot, though it is not met: what a waiver frees, and what is not asked for. */
const asideFacts = (assessment: Assessment): readonly Fact[] => {
  const waived = describeWaived(assessment);
  return [
    ...(waived.length === 0 ? [] : [{ label: WAIVED, value: fewOf(waived) }]),
    ...describeNotAsked(assessment).map((value) => ({ label: 'Not asked', value })),
  ];
};

/** The first two in full. */
const fewOf = (all: readonly string[]): readonly string[] =>
  all.length <= 2 ? all : [...all.slice(0, 2), `and ${all.length - 2} more`];

/** What the page needs to judge again in a browser. */
const whatIfFrom = (assessment: Assessment, ask: QuestionFor): WhatIf => {
  const { file, pilot, asOf, judged, findings, planning } = assessment;
  const { capacity, team, integration } = planning;
  const plain = (all: ReadonlyMap<string, Stated<number | null>>): readonly (readonly [string, number | null])[] =>
    [...all].map(([role, { value }]) => [role, value]);
  return {
    ...{ file, name: pilot.name, asOf },
    judged: plainJudged(judged),
    words: findings.map((finding): CheckWords => {
      const { id, item, blocker } = finding;
      const { phase, rule, fix, control } = item;
      return {
        ...{ phase, rule, fix },
        ...(control && { control: `${dimensionFor(id)}.controls.${controlSlug(id)}` }),
        ...(blocker && { question: ask(finding) }),
      };
    }),
    planning: {
      capacity: [...capacity].map(([role, { value }]) => [role, value]),
      ...(team && { team: plain(team) }),
      ...(integration && {
        integration: { open: integration.open, days: integration.days, multiplier: integration.multiplier },
      }),
    },
    law: lawFact(assessment),
    aside: asideFacts(assessment),
  };
};

const questionsIn =
  ({ findings }: Assessment, ask: QuestionFor) =>
  (check: string): string => {
    const finding = findings.find(({ id }) => id === check);
    return finding === undefined ? check : ask(finding);
  };

const blockers = (assessment: Assessment): readonly Section[] => {
  const all = listBlockers(assessment);
  return section(
    'blockers',
    `Blockers (${all.length})`,
    list(all.map((finding, i) => gapItem(finding, '✗', i < MOST || isStated(finding, assessment) ? 2 : 3))),
    {
      tone: 'bad',
    },
  );
};

/** What is stated to fall short is cut by no list in favour of a blank. */
const isStated = ({ id }: Finding, { against }: Assessment): boolean =>
  against.some((one) => one.id === id || one.also.includes(id));

const gaps = (assessment: Assessment): readonly Section[] => {
  const stated = (finding: Finding): number => Number(isStated(finding, assessment));
  const all = assessment.findings
    .filter((finding) => isGap(finding) && !finding.blocks)
    .sort((a, b) => stated(b) - stated(a) || b.pointsLost - a.pointsLost);
  return section(
    'gaps',
    'Gaps that cost most',
    list(
      all.slice(0, MOST).map((finding) => gapItem(finding, '·', 2)),
      { unlisted: Math.max(0, all.length - MOST) },
    ),
  );
};

/** What is wrong, what was seen, what it costs, and where. */
const gapItem = (finding: Finding, mark: string, priority: 2 | 3): Item => {
  const { item, kind, seen, pointsLost, waived, at } = finding;
  const because = describeCause(finding, false);
  return {
    text: describeGap(finding),
    mark,
    at,
    priority,
    notes: [
      item.id,
      `due by ${finding.gate}`,
      `${shown(pointsLost)} points`,
      ...(waived ? ['waived'] : []),
      `${outcomeWords[kind]}: ${seen}`,
    ],
    more: because === '' ? [] : [`because ${because}`],
  };
};

const contradictions = ({ contradictions: all }: Assessment): readonly Section[] =>
  section(
    'contradictions',
    `${counted(all.length, 'contradiction')}: both cannot hold`,
    list(
      all.flatMap(({ statement, places: [one, ...others] }): readonly Item[] => [
        { text: statement, mark: '≠', at: one.at },
        ...others.map(({ path, value, at }) => ({ text: `${path} is ${value}`, mark: ' ', at })),
      ]),
    ),
    { tone: 'bad' },
  );

const waivers = ({ waivers: all }: Assessment): readonly Section[] =>
  section(
    'waivers',
    `Waivers (${all.length})`,
    list(
      all.map(({ check, state, reason, approvedBy, expires, at }) => ({
        text: `${check}: ${state.replace('-', ' ')}, until ${expires}, by ${approvedBy}: ${reason}`,
        at,
      })),
    ),
  );

/** Warnings that are told without --details. */
const MOST_WARNINGS = 20;

const warnings = ({ warnings: all }: Assessment): readonly Section[] =>
  section(
    'warnings',
    counted(all.length, 'warning'),
    list(
      all.map(({ message, at, hint }, i) => ({
        text: message,
        mark: '!',
        at,
        priority: i < MOST_WARNINGS ? 1 : 3,
        more: hint === undefined ? [] : [`→ ${hint}`],
      })),
    ),
    { tone: 'warn' },
  );

const causes = ({ causes: all }: Assessment): readonly Section[] =>
  section(
    'causes',
    'Points lost, by cause of failure',
    table(
      [{ head: 'share', number: true }, { head: 'cause' }],
      all.filter(({ share }) => share > 0).map(({ dimension, share }) => [percent(share), dimension.cause]),
    ),
  );

const plan = ({ plan: { tasks, phases, days: effort, staffing } }: ReportData): readonly Section[] => {
  if (tasks.length === 0) return [];
  return section('plan', 'Plan in outline', [
    paragraph(`${counted(tasks.length, 'task')}, ${describeDays(effort)}`),
    ...(staffing.length === 0 ? [] : [paragraph(describeStaffing({ staffing }))]),
    ...list(phases.map(phaseItem)),
  ]);
};

const phaseItem = ({ phase, tasks, days: effort, met, applicable }: PlannedPhase): Item => {
  const held = `${met} of ${applicable} checks hold`;
  const mark = `${phase.id}.`;
  const [task] = tasks;
  if (task === undefined) return { mark, text: `${phase.title}: done (${held})` };
  return {
    mark,
    text: `${phase.title}: ${counted(tasks.length, 'task')}, about ${days(effort.likely)}; ${held}`,
    more: [`first: ${task.action} (${task.check})`, `ends when: ${phase.exit}`],
  };
};

/** Every check with its outcome, dimension by dimension: the sum laid open. */
const checks = ({ findings, dimensions: grades }: Assessment): readonly Section[] =>
  grades.flatMap(({ dimension, score }) => {
    const own = findings.filter((finding) => finding.dimension === dimension.id);
    const block: Findings = { kind: 'findings', items: own.map(checkItem), priority: 3 };
    return section(`checks-${dimension.id}`, `${dimension.title}: ${shown(score)}`, own.length === 0 ? [] : [block], {
      priority: 3,
    });
  });

const checkItem = (finding: Finding): Findings['items'][number] => {
  const { item, kind, score, seen, at, pointsLost, blocker, waived } = finding;
  const sum = kind === 'not-applicable' ? '' : `${Math.round(score * 100) / 100} × ${item.weight}`;
  return {
    priority: 3,
    text: isGap(finding) ? describeGap(finding) : item.statement,
    ...marks[kind],
    at,
    facets: toFacets(finding),
    notes: [
      item.id,
      `${outcomeWords[kind]}: ${seen}`,
      ...(sum === '' ? [] : [sum]),
      `due by ${finding.gate}`,
      ...(pointsLost > 0 ? [`${shown(pointsLost)} points`] : []),
      ...(blocker ? ['blocker'] : []),
      ...(waived ? ['waived'] : []),
    ],
    more: [],
    details: checkDetails(finding),
  };
};

const marks: Readonly<Record<Finding['kind'], Pick<Item, 'mark' | 'tone'>>> = {
  met: { mark: '✓', tone: 'good' },
  partial: { mark: '◐', tone: 'warn' },
  planned: { mark: '✗', tone: 'bad' },
  absent: { mark: '✗', tone: 'bad' },
  unknown: { mark: '?', tone: 'warn' },
  'not-applicable': { mark: '–', tone: 'quiet' },
};

const toFacets = ({ item, kind, gate, dimension, evidence, blocks, pointsLost }: Finding): Facets => ({
  check: item.id,
  state: kind,
  gate,
  dimension,
  role: item.fix.role,
  evidence: evidence[0]?.state ?? 'none',
  severity: gapSeverity(blocks, pointsLost),
});

const checkDetails = (finding: Finding): readonly Block[] => {
  const { item, evidence } = finding;
  const because = describeCause(finding, true);
  const all = [
    ...(because === '' ? [] : [{ label: 'because', value: because }]),
    { label: 'why', value: item.why },
    ...(isGap(finding)
      ? [
          { label: 'to do', value: item.fix.do },
          { label: 'done when', value: item.fix.done_when },
        ]
      : []),
    ...evidence.map(({ ref, state, why }) => ({
      label: 'evidence',
      value: `${ref}: ${state}${why === '' ? '' : `, ${why}`}`,
    })),
  ];
  return [{ kind: 'facts', facts: all }];
};

/** What the organisation's checklist leaves out of the core, and why. */
const notAsked = ({ disabled = [] }: Assessment): readonly Section[] =>
  section(
    'not-asked',
    "Not asked for by the organisation's checklist",
    list(disabled.map(({ id, reason, origin }) => ({ text: `${id}: ${reason} (${origin.file}:${origin.line})` }))),
  );
