// The assessment as a page: the verdict, what is stated to be wrong and what to do first on one screen; then everything.
import { type Assessment, type DimensionGrade, type Finding, type GateResult, isGap } from '../../model/assessment.ts';
import type { PlannedPhase } from '../../plan/index.ts';
import { unjudgedSection } from '../gate.ts';
import {
  type Block,
  type Facets,
  type Findings,
  type Item,
  list,
  type Page,
  paragraph,
  type Section,
  section,
  type Tone,
  table,
} from '../page.ts';
import { type Batch, madeWith, type Reported, simulatedWith } from '../report.ts';
import { counted, days, percent, shown } from '../text.ts';
import {
  becauseWords,
  blockersOf,
  effortWords,
  evidenceWords,
  gapWords,
  notAskedWords,
  outcomeWords,
  reasonWords,
  scoreWords,
  shutWords,
  staffingWords,
  verdictWords,
} from '../words.ts';
import { lawFact, lawSections } from './law.ts';

/** Tasks on the first screen. */
const FIRST = 3;
/** Of the longer lists below it. */
const MOST = 10;

/** A page for each pilot, and before them one for what could not be judged: nothing is to hide it. */
export const assessPages = ({ judged, unjudged, tool }: Batch): readonly Page[] => [
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
  ...judged.map(assessPage),
];

export const assessPage = (report: Reported): Page => {
  const { assessment, tool } = report;
  const { pilot, file, asOf, robustness } = assessment;
  return {
    title: pilot.name,
    about: [pilot.stage === null ? 'stage not stated' : `stage ${pilot.stage}`, `as of ${asOf}`],
    headline: {
      words: verdictWords[assessment.verdict],
      capitals: true,
      tone: headlineTone(assessment),
      below: reasonWords(assessment),
    },
    file,
    sections: [
      standing(assessment),
      ...first(report),
      ...dimensions(assessment),
      gates(assessment),
      ...blockers(assessment),
      ...gaps(assessment),
      ...contradictions(assessment),
      ...waivers(assessment),
      ...warnings(assessment),
      ...lawSections(assessment),
      ...causes(assessment),
      ...plan(report),
      ...checks(assessment),
      ...notAsked(assessment),
    ],
    made: [...madeWith(assessment, tool), `as of ${asOf}`],
    simulated: simulatedWith(robustness),
    next: 'Next: --details for every check, -f html for a page to forward, -f markdown for a pull request',
  };
};

const headlineTone = ({ verdict }: Assessment): Tone => {
  if (verdict === 'not-ready-to-pilot' || verdict === 'too-little-answered') return 'bad';
  return verdict === 'ready-to-pilot' ? 'warn' : 'good';
};

const standing = (assessment: Assessment): Section => {
  const { grade } = assessment;
  return {
    id: 'standing',
    title: '',
    priority: 1,
    blocks: [
      {
        kind: 'facts',
        facts: [
          lawFact(assessment),
          {
            label: 'Score',
            value: [
              scoreWords(assessment),
              `evidenced ${shown(grade.evidencedScore)}: ${evidenceWords(assessment)}`,
              `answered ${percent(grade.coverage)}`,
            ],
          },
          ...notAskedWords(assessment).map((value) => ({ label: 'Not asked', value })),
        ],
      },
    ],
  };
};

const first = ({ assessment, plan: { tasks } }: Reported): readonly Section[] => {
  const items = tasks.slice(0, FIRST).map((task): Item => {
    const finding = assessment.findings.find(({ item }) => item.id === task.check);
    return {
      text: task.findOut ? `Find out, then: ${task.action}` : task.action,
      notes: [task.check, task.role, ...(task.findOut ? [] : [`about ${days(task.days.likely)}`])],
      ...(finding !== undefined && { at: finding.at }),
    };
  });
  return section('first', 'Do first', list(items, { ordered: true }), { priority: 1 });
};

const dimensions = ({ dimensions: grades }: Assessment): readonly Section[] =>
  section('dimensions', 'Dimensions', [
    {
      kind: 'bars',
      figures: [
        { head: 'score' },
        { head: 'at best', priority: 3 },
        { head: 'evidenced' },
        { head: 'answered', priority: 3 },
        { head: 'weight' },
      ],
      legend: ['score', 'of it evidenced', 'at best'],
      bars: grades.map(({ dimension, score, high, evidencedScore, coverage }: DimensionGrade) => ({
        label: dimension.title,
        value: score,
        high,
        shown: evidencedScore,
        figures: [shown(score), shown(high), shown(evidencedScore), percent(coverage), String(dimension.weight)],
      })),
    },
  ]);

const gates = (assessment: Assessment): Section => ({
  id: 'gates',
  title: 'Gates',
  blocks: [
    {
      kind: 'facts',
      facts: assessment.gates.map((result) => {
        const { gate, open, score } = result;
        const held = open ? `score ${shown(score)}` : shutWords(result, assessment).join('; ');
        return { label: gate.id, value: `${open ? 'open' : 'shut'}: ${held}` };
      }),
    },
    ...assessment.gates.map(conditions),
  ],
});

const conditions = ({ gate, conditions: all }: GateResult): Block => ({
  kind: 'folded',
  title: `${gate.title}: every condition`,
  priority: 3,
  blocks: table(
    [
      { head: 'condition', subject: true },
      { head: 'required', number: true },
      { head: 'found', number: true },
      { head: '' },
    ],
    all.map(({ id, required, found, passed }) => [
      id,
      String(required),
      found === null ? '–' : String(Math.round(found * 1000) / 1000),
      passed ? 'holds' : 'fails',
    ]),
  ),
});

const blockers = (assessment: Assessment): readonly Section[] => {
  const all = blockersOf(assessment);
  return section(
    'blockers',
    `Blockers (${all.length})`,
    list(all.map((finding, i) => gapItem(finding, '✗', i < MOST ? 2 : 3))),
    {
      tone: 'bad',
    },
  );
};

const gaps = ({ findings }: Assessment): readonly Section[] => {
  const all = findings
    .filter((finding) => isGap(finding) && !finding.blocks)
    .sort((a, b) => b.pointsLost - a.pointsLost);
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
  const because = becauseWords(finding, false);
  return {
    text: gapWords(finding),
    mark,
    at,
    priority,
    notes: [
      item.id,
      `due by ${item.gate}`,
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

const warnings = ({ warnings: all }: Assessment): readonly Section[] =>
  section(
    'warnings',
    counted(all.length, 'warning'),
    list(
      all.map(({ message, at, hint }) => ({
        text: message,
        mark: '!',
        at,
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

const plan = ({ plan: { tasks, phases, days: effort, staffing } }: Reported): readonly Section[] => {
  if (tasks.length === 0) return [];
  return section('plan', 'Plan in outline', [
    paragraph(`${counted(tasks.length, 'task')}, ${effortWords(effort)}`),
    ...(staffing.length === 0 ? [] : [paragraph(staffingWords({ staffing }))]),
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
    text: isGap(finding) ? gapWords(finding) : item.statement,
    ...marks[kind],
    at,
    facets: facetsOf(finding),
    notes: [
      item.id,
      `${outcomeWords[kind]}: ${seen}`,
      ...(sum === '' ? [] : [sum]),
      `due by ${item.gate}`,
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

const facetsOf = ({ item, kind, dimension, evidence }: Finding): Facets => ({
  check: item.id,
  state: kind,
  gate: item.gate,
  dimension,
  role: item.fix.role,
  evidence: evidence[0]?.state ?? 'none',
});

const checkDetails = (finding: Finding): readonly Block[] => {
  const { item, evidence } = finding;
  const because = becauseWords(finding, true);
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
