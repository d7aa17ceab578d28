// Law beside the score, on the page of an assessment: one line on the first screen, then counts, what is due, every duty.
import type { Assessment, EvidenceLedger, LedgerEntry } from '../../model/assessment.ts';
import { isCertain, type Obligation } from '../../model/obligation.ts';
import { type Fact, type Item, list, paragraph, type Section, section } from '../page.ts';
import { counted, shown } from '../text.ts';
import {
  caution,
  describeClause,
  describeDutyCounts,
  describeDutyDate,
  describeLawSeen,
  describeRoles,
  describeRuledOut,
  describeStatutes,
  describeUpcoming,
  describeWhoIsBound,
  describeWhyItApplies,
  dueDuties,
  lawLine,
  stateWords,
} from '../words.ts';

/** Of what is to be answered; what is breached is never cut. */
const MOST = 5;
/** Of all duties in Markdown with details. */
const MOST_IN_COMMENT = 10;
const LAWS_IN_COMMENT = 2;

export const lawSections = ({ obligations, law, file }: Assessment): readonly Section[] => {
  const due = dueDuties(obligations);
  const breached = due.filter(({ state }) => state === 'breached').length;
  const listed = due.filter((one, i) => one.state === 'breached' || i < MOST);
  const rest = obligations.filter((one) => one.binding && !listed.includes(one));
  const sure = rest.filter(isCertain);
  const voluntary = obligations.filter((one) => !one.binding);
  const inComment = {
    most: Math.max(MOST_IN_COMMENT, breached),
    rest: `readiness assess ${file} -f json lists all, readiness explain CLAUSE --for ${file} tells of one`,
  };
  const whom = describeWhoIsBound(obligations);
  return section('law', 'Law, beside the score', [
    ...describeDutyCounts(obligations).map((words) => paragraph(words)),
    ...describeLawSeen(law).map((words) => paragraph(words)),
    ...(whom === '' ? [] : [paragraph(`whom they bind: ${whom}`)]),
    ...list([...listed.map((one) => dutyItem(one, 2)), ...sure.map((one) => dutyItem(one, 3))], { inComment }),
    ...list(hangingItems(rest.filter((one) => !isCertain(one))), {
      priority: 3,
      inComment: { ...inComment, most: LAWS_IN_COMMENT },
    }),
    ...list(describeUpcoming(obligations).map((words) => ({ text: `from ${words}` }))),
    ...list(
      voluntary.map((one) => dutyItem(one, 3)),
      { priority: 3, inComment },
    ),
    ...list(
      describeStatutes(obligations).map((text) => ({ text })),
      { priority: 3 },
    ),
    paragraph(caution, 'quiet'),
  ]);
};

const dutyItem = (one: Obligation, priority: 2 | 3): Item => ({
  priority,
  text: `${describeClause(one)}: ${stateWords[one.state]}`,
  ...(one.state === 'breached' && { mark: '✗', tone: 'bad' as const }),
  ...(one.binding && { at: one.at }),
  notes: [
    one.id,
    ...(one.binding ? [`binds ${describeRoles(one.binds)}`] : []),
    describeDutyDate(one),
    ...(one.shownBy.length > 0 ? [`met: ${one.shownBy.join(', ')}`] : []),
    ...one.evidence.map(({ ref, state }) => `evidence ${ref}: ${state}`),
  ],
  more: [
    ...(one.statement === one.title ? [] : [`asks: ${one.statement}`]),
    ...(one.remedy === null ? [] : [`→ ${one.remedy}`]),
    ...(one.binding ? [`because: ${describeWhyItApplies(one)}`] : []),
  ],
});

/** Law by law the duties that bind only while an answer is blank: which those are is said once, and each in a line. */
const hangingItems = (all: readonly Obligation[]): readonly Item[] =>
  [...new Set(all.map(({ statute }) => statute))].map((law) => {
    const own = all.filter(({ statute }) => statute === law);
    const ways = own.flatMap(({ ruledOutBy }) => ruledOutBy);
    return {
      priority: 3,
      text: `${law}: ${own.length === 1 ? '1 duty' : `${own.length} duties`} only while an answer is blank`,
      more: [
        `not stated, so they count: ${[...new Set(own.flatMap(({ missing }) => missing))].join(', ')}${describeRuledOut(ways, own.length === 1 ? '' : 'all or some ')}`,
        ...own.map((one) => `${one.id}: ${one.title} · ${describeDutyDate(one)}`),
      ],
    };
  });

/** The line on the first screen. */
export const lawFact = (assessment: Assessment): Fact => ({
  label: 'Law',
  value: lawLine(assessment).replace(/^Law: /, ''),
});

// The ledger of evidence in words: how much of what is shown was compared, and each file with what rests on it.

/** "Of 88.2 shown, 41.0 were compared with what a file says; 47.2 rest on files that were only found." */
export const describeCompared = ({ shown: all, compared }: EvidenceLedger): string | undefined => {
  if (all === null || all === 0) return undefined;
  const some = compared ?? 0;
  if (some >= all - 1e-9) return `Of ${shown(all)} shown, all was compared with what a file says`;
  const rest = `${shown(all - some)} rest on files that were only found`;
  return `Of ${shown(all)} shown, ${some === 0 ? '0' : shown(some)} were compared with what a file says; ${rest}`;
};

export type LedgerRow = {
  readonly file: string;
  readonly state: string;
  /** "promptfoo results, 21 KiB". */
  readonly what: string;
  /** "2026-11-05 (the file itself)"; "not known". */
  readonly date: string;
  /** "12 checks". */
  readonly checks: string;
  /** What was compared, a sentence each; else why nothing was. */
  readonly compared: readonly string[];
};

/** In the order of the ledger. */
export const ledgerRows = ({ files }: EvidenceLedger): readonly LedgerRow[] =>
  files.map((one) => ({
    file: [one.file, ...one.copies].join(' = '),
    state: one.state,
    what: one.bytes === null ? one.kind : `${one.kind}, ${describeSize(one.bytes)}`,
    date: one.date === null ? 'not known' : `${one.date} (${one.dateFrom})`,
    checks: counted(one.checks.length, 'check'),
    compared: one.compared.length > 0 ? one.compared.map(describeComparison) : [one.why],
  }));

/** "Faithfulness: stated 0.962, the file says 0.91". */
const describeComparison = ({ title, stated, said, agrees }: LedgerEntry['compared'][number]): string =>
  agrees ? `${title} ${stated}: the file says ${said}` : `${title}: stated ${stated}, the file says ${said}`;

const describeSize = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
};

/** Files on which so many checks rest deserve a second look. */
export const isMuchUsed = ({ checks }: LedgerEntry): boolean => checks.length > 5;
