// A portfolio as a page: which of the pilots first, why, and what they have in common.

import { stages } from '../../model/pilot/pilot.ts';
import type { Common, JudgedRow, RoleLoad, UnjudgedRow } from '../../model/published/portfolio.ts';
import { dimensionIds } from '../../model/vocabulary.ts';
import { type PageRow, type Portfolio, urgencyRank } from '../../portfolio/index.ts';
import { gateFacts } from '../assess/judgement.ts';
import { describeCauses, signed } from '../compare.ts';
import {
  type Block,
  type Column,
  type Fact,
  type Item,
  list,
  type Page,
  paragraph,
  type Section,
  section,
  type Tone,
  table,
} from '../page.ts';
import { counted, percent, shellArgument, shown } from '../text.ts';

/** Of the lists that are longer: what a screen has room for, and what a page has. */
const [FEW, MOST, MOST_SHARED] = [10, 20, 60];

export const portfolioPage = (portfolio: Portfolio): Page => {
  const { common, rows, unjudged, tool, made, asOf } = portfolio;
  const first = rows.find((row) => row.state !== 'open');
  return {
    title: 'Portfolio',
    about: [counted(common.pilots + common.notJudged, 'pilot'), `as of ${asOf}`],
    headline: { words: describeHeadline(common), tone: rowTone(common) },
    file: '',
    sections: [
      ...notJudged(unjudged, common),
      ...pilots(rows, common),
      ...why(rows),
      ...moved(rows, common),
      ...failures(common),
      ...people(common),
      ...duties(common),
      ...stale(common),
      ...each(rows),
    ],
    made: [`${tool.name} ${tool.version}`, ...made, `as of ${asOf}`],
    ...(first !== undefined && { next: `Next: readiness assess ${shellArgument(first.file)}` }),
  };
};

const describeHeadline = ({ liveAndShut, shut, undecided, open, pilots: judged, notJudged: bad }: Common): string => {
  const parts = [
    ...(liveAndShut > 0 ? [`${liveAndShut} in use and not ready`] : []),
    ...(shut > 0 ? [`${shut} not ready${liveAndShut > 0 ? ' and not in use' : ''}`] : []),
    ...(undecided > 0 ? [`${undecided} not known to be ready`] : []),
    ...(open > 0 ? [`${open} ready`] : []),
    ...(bad > 0 ? [`${bad} not judged`] : []),
  ];
  return `Of ${counted(judged + bad, 'pilot')}: ${parts.join(', ')}`;
};

const rowTone = ({ liveAndShut, shut, undecided, notJudged: bad }: Common): Tone => {
  if (liveAndShut + bad > 0) return 'bad';
  return shut + undecided > 0 ? 'warn' : 'good';
};

/** A malformed file hides none of the others, and none of them hides it. */
const notJudged = (all: readonly UnjudgedRow[], { notJudged: count }: Common): readonly Section[] =>
  section(
    'not-judged',
    `Not judged: ${counted(count, 'file')}`,
    list(
      all.slice(0, MOST).map(({ file, problems: [first, ...more], unlisted }): Item => {
        const others = more.length + unlisted;
        return {
          text: first?.message ?? 'it cannot be read',
          mark: '✗',
          tone: 'bad',
          at: { path: '', line: first?.line ?? 1, column: first?.column ?? 1, file },
          notes:
            others > 0 ? [`and ${counted(others, 'more problem')}: readiness validate ${shellArgument(file)}`] : [],
        };
      }),
      { unlisted: Math.max(0, count - MOST) },
    ),
    { tone: 'bad' },
  );

const score: Column = { head: 'score', number: true };
const quiet = (head: string): Column => ({ head, number: true, priority: 3 });

/** A line per pilot; on a narrow terminal the figures of the dimensions and the owner give way. */
const pilots = (rows: readonly PageRow[], { pilots: count }: Common): readonly Section[] => [
  ...section(
    'pilots',
    'Pilots, the most urgent first',
    [
      ...table(
        [
          { head: 'verdict', filter: { facet: 'verdict', title: 'Verdict', order: shortHeadlines } },
          { head: 'stage', filter: { facet: 'stage', title: 'Stage', order: stages } },
          score,
          { head: 'evidenced', number: true, priority: 3 },
          { head: 'wrong', number: true },
          { head: 'answered', number: true, priority: 3 },
          { head: 'next date', priority: 3 },
          { head: 'owner', priority: 3, filter: { facet: 'owner', title: 'Owner' } },
          ...dimensionIds.map((id): Column => ({ ...quiet(id), heat: true, filter: weak })),
          { head: 'pilot', subject: true },
        ],
        rows.map((row) => [
          shortHeadline(row),
          row.stage ?? 'not stated',
          row.score === row.high ? shown(row.score) : `${shown(row.score)}–${shown(row.high)}`,
          shown(row.evidenced),
          String(row.stated),
          percent(row.answered),
          row.nextDate?.date ?? '',
          row.owner ?? '',
          ...dimensionIds.map((id) => shown(row.dimensions[id] ?? null)),
          row.name,
        ]),
        { records: { noun: 'pilot', ids: rows.map((_, i) => recordId(i)) } },
      ),
      ...(count > rows.length ? [paragraph(`and ${count - rows.length} less urgent: -f csv lists all`, 'quiet')] : []),
    ],
    { note: 'score as things stand to at best; wrong: stated failures' },
  ),
];

/** What leads from one place on the page to another: the pilots by their place in the order of urgency. */
const recordId = (i: number): string => `pilot-${i + 1}`;

const weak = { facet: 'dimension', title: 'Below 60 in' };

/** In the order of urgency. */
const shortHeadlines = [
  'Stop or restrict',
  'Not ready, in use',
  'Not ready to pilot',
  'Not known, in use',
  'Not known',
  'Ready to pilot',
  'Ready for production',
  'Ready to scale',
];

/** One of those above: what the headline says, in at most twenty characters. */
const shortHeadline = (row: JudgedRow): string => {
  if (row.stops.length > 0) return 'Stop or restrict';
  if (row.claimed !== null && row.state !== 'open')
    return row.state === 'shut' ? 'Not ready, in use' : 'Not known, in use';
  if (row.ready !== null) return row.ready === 'production' ? 'Ready for production' : `Ready to ${row.ready}`;
  return row.state === 'shut' ? 'Not ready to pilot' : 'Not known';
};

/** What is wrong, where, and what to do first: of the most urgent, and of all where there is room. */
const why = (rows: readonly JudgedRow[]): readonly Section[] =>
  section(
    'why',
    'What is against them, and what to do first',
    list(
      rows.flatMap((row, i): readonly Item[] =>
        row.state === 'open' ? [] : [{ ...whyItem(row), record: recordId(i), priority: i < FEW ? 2 : 3 }],
      ),
    ),
  );

const whyItem = (row: JudgedRow): Item => {
  const [fact] = row.against;
  const more = row.stated - 1;
  return {
    text: `${row.name}: ${fact?.fact ?? `nothing stated speaks against it; ${percent(row.answered)} answered`}`,
    mark: urgencyRank(row) < 2 ? '✗' : '?',
    tone: urgencyRank(row) < 2 ? 'bad' : 'warn',
    at: { path: '', line: fact?.line ?? 1, column: 1, file: row.file },
    notes: [
      ...(more > 0 ? [`and ${more} more stated`] : []),
      ...(row.breached.length > 0
        ? [`${counted(row.breached.length, 'breached duty').replace('dutys', 'duties')}`]
        : []),
      ...(row.owner === null ? [] : [row.owner]),
    ],
    more: row.first === null ? [] : [`first: ${row.first.do}${row.first.role === null ? '' : ` (${row.first.role})`}`],
  };
};

/** What changed since the revision: what got worse first. */
const moved = (rows: readonly JudgedRow[], { since }: Common): readonly Section[] => {
  if (since === null) return [];
  const changed = rows.flatMap((row) => (row.moved === undefined || row.moved.change === 'same' ? [] : [row]));
  const items = [...changed].sort((a, b) => moveRank(a) - moveRank(b)).map(movedItem);
  return section('moved', `Moved since ${since.revision} (${since.date})`, [
    ...list([
      ...items,
      ...since.gone.map(({ name, file }): Item => ({ text: `${name}: gone`, mark: '·', notes: [file] })),
    ]),
    ...(items.length + since.gone.length === 0 ? [paragraph('Nothing moved.')] : []),
  ]);
};

const ranks = ['worse', 'not-comparable', 'better', 'new', 'same'] as const;
const moveRank = ({ moved: one }: JudgedRow): number => ranks.indexOf(one?.change ?? 'same');

const movedItem = (row: JudgedRow): Item => {
  const { moved: one, name, file } = row;
  if (one === undefined || one.change === 'new')
    return { text: `${name}: new, ${row.headline}`, mark: '+', notes: [file] };
  if (one.change === 'not-comparable') return { text: `${name}: ${one.why}`, mark: '?', notes: [file] };
  const causes = describeCauses(one.byCause);
  const isWorse = one.change === 'worse';
  return {
    text: `${name}: ${one.headline === row.headline ? row.headline : `${one.headline} → ${row.headline}`}`,
    mark: isWorse ? '−' : '+',
    tone: isWorse ? 'bad' : 'good',
    notes: [
      `score ${signed(one.score)}${causes === '' ? '' : ` (${causes})`}`,
      `evidenced ${signed(one.evidenced)}`,
      one.formerly === undefined ? file : `${file}, formerly ${one.formerly}`,
    ],
    more: [
      ...(one.worse.length > 0 ? [`worse: ${some(one.worse)}`] : []),
      ...(one.better.length > 0 ? [`better: ${some(one.better)}`] : []),
    ],
  };
};

const NAMED = 6;
const some = (ids: readonly string[]): string =>
  ids.length <= NAMED ? ids.join(', ') : `${ids.slice(0, NAMED).join(', ')} and ${ids.length - NAMED} more`;

/** What fails in more than one pilot: mended once, it is mended for all of them. */
const failures = ({ failures: all, pilots: count }: Common): readonly Section[] => {
  const shared = all.filter(({ pilots: own }) => own > 1 || count === 1);
  const rows = shared
    .slice(0, MOST_SHARED)
    .map(({ id, says, pilots: own, live }) => [`${own} of ${count}`, String(live), id, says]);
  const columns: readonly Column[] = [
    { head: 'pilots', number: true },
    { head: 'in use', number: true, priority: 3 },
    { head: 'check', priority: 3 },
    { head: 'what is wrong', subject: true },
  ];
  const more = [
    ...table(columns, rows.slice(FEW)),
    ...(shared.length > rows.length ? [paragraph(`and ${shared.length - rows.length} more: -f json`, 'quiet')] : []),
  ];
  return section('failures', 'Wrong in several pilots', [
    ...table(columns, rows.slice(0, FEW)),
    ...(more.length === 0 ? [] : [{ kind: 'folded', title: 'The others', priority: 3, blocks: more } as const]),
    ...unlisted(shared.length - FEW),
  ]);
};

/** Where the rest is, unless it stands below. */
const unlisted = (more: number): readonly Block[] =>
  more > 0 ? [{ ...paragraph(`and ${more} more: --details and -f json list them`, 'quiet'), until: 3 }] : [];

/** Who is asked for more than there is: the roles, added up over all plans. */
const people = ({ roles }: Common): readonly Section[] => {
  const short = roles.filter((one) => one.short);
  return section(
    'people',
    short.length === 0 ? 'People' : `People: ${firstNames(short.map(({ role }) => role))} over-committed or missing`,
    [
      ...table(
        [
          { head: '' },
          { head: 'plans', number: true },
          { head: 'days', number: true },
          { head: 'FTE needed', number: true },
          { head: 'FTE stated', number: true },
          { head: 'nobody in', number: true, priority: 3 },
          { head: 'not stated in', number: true, priority: 3 },
          { head: 'role', subject: true },
        ],
        roles.map(roleCells),
      ),
      ...(roles.length === 0
        ? []
        : [
            paragraph(
              'Likely person-days over all plans; FTE needed by those with a production target, until then. A plan that states nothing assumes a whole FTE of its own.',
              'quiet',
            ),
          ]),
    ],
  );
};

const firstNames = (names: readonly string[]): string =>
  names.length <= 4 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;

const roleCells = ({ role, plans, days, needed, stated, nobody, assumed, short }: RoleLoad): readonly string[] => [
  short ? '!' : '',
  String(plans),
  String(Math.round(days)),
  needed.toFixed(1),
  stated.toFixed(1),
  nobody === 0 ? '' : String(nobody),
  assumed === 0 ? '' : String(assumed),
  role,
];

const duties = ({ duties: all }: Common): readonly Section[] => {
  const columns: readonly Column[] = [
    { head: 'breached in', number: true },
    { head: 'to be answered in', number: true },
    { head: 'duty', subject: true },
  ];
  const rows = all.map(({ says, breached, toBeAnswered }) => [
    breached === 0 ? '' : String(breached),
    String(toBeAnswered),
    says,
  ]);
  const more = table(columns, rows.slice(FEW));
  return section('duties', 'Duties in force that are not met', [
    ...table(columns, rows.slice(0, FEW)),
    ...(more.length === 0 ? [] : [{ kind: 'folded', title: 'The others', priority: 3, blocks: more } as const]),
    ...unlisted(all.length - FEW),
  ]);
};

const stale = ({ stale: all, staleUnlisted }: Common): readonly Section[] =>
  section(
    'stale',
    'Evidence that goes stale within 30 days',
    list(
      all.slice(0, MOST).map(({ pilot, file, on, checks }) => ({
        text: `${on}  ${file}`,
        notes: [pilot, `${counted(checks, 'check')} on it`],
      })),
      { unlisted: Math.max(0, all.length - MOST) + staleUnlisted },
    ),
  );

/** The own report of each pilot in short, folded in HTML. */
const each = (rows: readonly PageRow[]): readonly Section[] =>
  section(
    'each',
    'Each pilot',
    rows.map((row, i) => ownReport(row, recordId(i))),
    { priority: 3 },
  );

const ownReport = (row: PageRow, record: string): Block => {
  const { own, stops, name, file } = row;
  const { wrong, tasks } = own;
  return {
    kind: 'folded',
    title: `${name}: ${row.headline}`,
    record,
    blocks: [
      ...stops.map((stop) => paragraph(`Stop or restrict: ${stop}`, 'bad')),
      {
        kind: 'facts',
        facts: [...factsFor(row), ...gateFacts(own).map((one) => ({ ...one, label: `Gate: ${one.label}` }))],
      },
      ...headed(
        'Do first',
        list(
          tasks.slice(0, 3).map(({ action, check, role }) => ({ text: action, notes: [check, role] })),
          { ordered: true },
        ),
      ),
      ...headed(
        'Stated to be wrong',
        list(
          wrong.map(
            ({ fact, line, id }): Item => ({ text: fact, mark: '✗', tone: 'bad', notes: [`line ${line}`, id] }),
          ),
          { unlisted: row.stated - wrong.length },
        ),
      ),
      { kind: 'code', lines: [`readiness assess ${shellArgument(file)} --open`] },
    ],
  };
};

const headed = (words: string, blocks: readonly Block[]): readonly Block[] =>
  blocks.length === 0 ? [] : [{ kind: 'paragraph', text: words, strong: true }, ...blocks];

const factsFor = (row: JudgedRow): readonly Fact[] => [
  { label: 'File', value: row.file },
  { label: 'Stage', value: row.stage ?? 'not stated' },
  ...(row.owner === null ? [] : [{ label: 'Owner', value: row.owner }]),
  {
    label: 'Score',
    value: [
      `${shown(row.score)} of 100 (at best ${shown(row.high)})`,
      `evidenced ${shown(row.evidenced)}`,
      `answered ${percent(row.answered)}`,
    ],
  },
  ...(row.nextDate === null ? [] : [{ label: 'Next date', value: `${row.nextDate.date}: ${row.nextDate.what}` }]),
  ...(row.breached.length + row.toBeAnswered === 0
    ? []
    : [{ label: 'Law', value: `${row.breached.length} breached, ${row.toBeAnswered} to be answered` }]),
];
