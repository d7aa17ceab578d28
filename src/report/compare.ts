// A comparison for programs: JSON, and CSV with a row per check that changed.
import { isWorse } from '../gate/baseline.ts';
import { type Judgement, judgedBy } from '../gate/compare.ts';
import {
  type Change,
  type ChangeCause,
  type CheckSnapshot,
  type Comparison,
  changeCauses,
} from '../model/published/snapshot.ts';
import { csvTable, md, text } from './escape.ts';
import type { Paint, Tool } from './report.ts';
import { counted, safe, safeJson, shown, wrapWith } from './text.ts';
import { outcomeWords, verdictWords } from './words.ts';

// What every format of a comparison is made from, and the shape that each has.

export type Compared = {
  readonly before: Judgement;
  readonly after: Judgement;
  readonly comparison: Comparison;
  readonly tool: Tool;
};

export type CompareReporter = (compared: Compared, view: { readonly columns: number; readonly paint: Paint }) => string;

const sideOf = ({ label, file, pilot, tool, verdict, headline, gates, stated, snapshot }: Judgement) => ({
  label,
  file,
  pilot,
  tool,
  asOf: snapshot.asOf,
  verdict,
  headline,
  score: snapshot.score,
  evidencedScore: snapshot.evidencedScore,
  gates,
  stated,
});

const comparisonOf = ({ before, after, comparison, tool }: Compared) => ({
  schemaVersion: '2.0',
  tool,
  notes: [...before.notes, ...after.notes],
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

// The words that the formats of a comparison share.

export const causeWords: Readonly<Record<ChangeCause, string>> = {
  answers: 'answers of the pilot file',
  evidence: 'evidence that is shown',
  date: 'the date of judgement',
  checklist: 'the checklist',
  tool: 'the version of readiness',
};

/** What became of a check: partial 0.5 → met; a new one or one that is gone says so. */
export const changeWords = ({ before, after, shown }: Change): string => {
  if (before === undefined) return `new: ${stateWords(after)}`;
  if (after === undefined) return `gone, was ${stateWords(before)}`;
  if (before.outcome === after.outcome && before.score === after.score && before.evidenced !== after.evidenced) {
    return `${stateWords(after)}, ${shownWords[shown ?? (after.evidenced < before.evidenced ? 'less' : 'more')]}`;
  }
  if (stateWords(before) === stateWords(after)) {
    return `${stateWords(after)}, ${judgedBy(before) === judgedBy(after) ? 'weighed otherwise' : 'judged otherwise'}`;
  }
  return `${stateWords(before)} → ${stateWords(after)}`;
};

const shownWords: Readonly<Record<NonNullable<Change['shown']>, string>> = {
  expired: 'its evidence has expired',
  broken: 'its evidence is broken',
  less: 'less of it shown',
  more: 'more of it shown',
};

const stateWords = (state: CheckSnapshot | undefined): string => {
  if (state === undefined) return 'not there';
  const { outcome, score } = state;
  return outcome === 'partial' ? `${outcomeWords.partial} ${Math.round(score * 100) / 100}` : outcomeWords[outcome];
};

/** Below 0 is worse. What does not apply, before or after, is neither. */
export const gainOf = ({ before, after }: Change): number =>
  after?.outcome === 'not-applicable' || before?.outcome === 'not-applicable'
    ? 0
    : (after?.score ?? 0) - (before?.score ?? 0) || (after?.evidenced ?? 0) - (before?.evidenced ?? 0);

/** By cause, the worst first. */
export const grouped = (changes: readonly Change[]): readonly (readonly [ChangeCause, readonly Change[]])[] =>
  changeCauses
    .map(
      (cause) => [cause, changes.filter((one) => one.cause === cause).sort((a, b) => gainOf(a) - gainOf(b))] as const,
    )
    .filter(([, own]) => own.length > 0);

/** Nothing where both are of the same name. */
export const pilotWords = (before: Judgement, after: Judgement): string =>
  before.pilot === after.pilot ? '' : `${before.pilot} → ${after.pilot}`;

/** Whatever is to be known of either side. */
const notes = ({ before, after }: Pick<Compared, 'before' | 'after'>): readonly string[] => [
  ...before.notes,
  ...after.notes,
];

const headlineOf = ({ headline, verdict }: Judgement): string => headline ?? verdictWords[verdict];

/** Gates of which the state is another. */
export const gateWords = (before: Judgement, after: Judgement): readonly string[] =>
  after.gates.flatMap(({ id, state }) => {
    const was = before.gates.find((gate) => gate.id === id)?.state;
    return was === undefined || was === state ? [] : [`the ${id} gate: ${was} → ${state}`];
  });

export const summaryWords = (changes: readonly Change[]): string =>
  changes.length === 0
    ? 'No check changed.'
    : `${counted(changes.length, 'check')} changed: ${changes.filter((one) => gainOf(one) < 0).length} worse, ${changes.filter((one) => gainOf(one) > 0).length} better.`;

// What changed since a baseline: a line for each score, by cause, and one for each check that got worse; shared by the
// gate's formats.

/** Checks that are named. */
const MOST = 12;

/** +1.3, −0.4, ±0.0: rounded to the nearest, as a difference has no limit to pass. */
export const signed = (value: number): string => {
  const rounded = Math.round(value * 10) / 10;
  if (rounded === 0) return '±0.0';
  return `${rounded > 0 ? '+' : '−'}${Math.abs(rounded).toFixed(1)}`;
};

/** answers −1.5, evidence −0.6; nothing where nothing moved. */
export const partsWords = (byCause: Readonly<Record<ChangeCause, number>>): string =>
  changeCauses
    .filter((cause) => Math.abs(byCause[cause]) >= 0.05)
    .map((cause) => `${cause} ${signed(byCause[cause])}`)
    .join(', ');

export const sinceWords = (comparison: Comparison | undefined): readonly string[] => {
  if (comparison === undefined || comparison.changes.length === 0) return [];
  const { before, after, byCause, evidencedByCause, changes } = comparison;
  const line = (name: string, from: number | null, to: number | null, parts: string): string =>
    `${name} ${signed((to ?? 0) - (from ?? 0))} since ${before.asOf}${parts === '' ? '' : `: ${parts}`}`;
  const worse = changes.filter(isWorse);
  return [
    line('score', before.score, after.score, partsWords(byCause)),
    line('evidenced score', before.evidencedScore, after.evidencedScore, partsWords(evidencedByCause)),
    ...worse.slice(0, MOST).map((change) => `${change.check}: ${changeWords(change)} (${causeWords[change.cause]})`),
    ...(worse.length > MOST ? [`and ${worse.length - MOST} more checks that got worse`] : []),
  ];
};

// A comparison for a pull request.

export const compareMarkdown: CompareReporter = ({ before, after, comparison }) => {
  const { snapshot: was } = before;
  const { snapshot: is } = after;
  const pilots = pilotWords(before, after);
  const row = (name: string, from: number | null, to: number | null, parts: string): string =>
    md`| ${name} | ${shown(from)} | ${shown(to)} | ${signed((to ?? 0) - (from ?? 0))} | ${parts} |`;
  return `${[
    md`## ${after.pilot}: ${signed((is.score ?? 0) - (was.score ?? 0))} points`,
    '',
    md`| | ${before.label}, ${was.asOf} | ${after.label}, ${is.asOf} | Change | Because of |`,
    '| --- | ---: | ---: | ---: | --- |',
    ...(pilots === '' ? [] : [md`| Pilot | ${before.pilot} | ${after.pilot} | | |`]),
    row('Score', was.score, is.score, partsWords(comparison.byCause)),
    row('Evidenced', was.evidencedScore, is.evidencedScore, partsWords(comparison.evidencedByCause)),
    md`| Headline | ${headlineOf(before)} | ${headlineOf(after)} | | ${gateWords(before, after).join(', ')} |`,
    '',
    summaryWords(comparison.changes),
    ...notes({ before, after }).flatMap((note) => ['', md`${note}.`]),
    ...grouped(comparison.changes).flatMap(([cause, own]) => [
      '',
      md`### Because of ${causeWords[cause]}`,
      '',
      ...own.map((change) => {
        const line = after.frame.checks.find(({ id }) => id === change.check)?.line;
        const place = line === undefined || change.after === undefined ? '' : ` (${after.file}:${line})`;
        return md`- ${change.check}: ${changeWords(change)}${place}`;
      }),
    ]),
  ].join('\n')}\n`;
};

// A comparison for a terminal: the scores, why they moved, and the checks, the worst first.

export const compareTerminal: CompareReporter = ({ before, after, comparison }, { columns, paint }) => {
  const line = (name: string, from: number | null, to: number | null, parts: string): readonly string[] =>
    wrapWith(
      `  ${name.padEnd(11)}`,
      `${shown(from)} → ${shown(to)} (${signed((to ?? 0) - (from ?? 0))}${parts === '' ? '' : `: ${parts}`})`,
      columns,
    );
  const { snapshot: was } = before;
  const { snapshot: is } = after;
  const pilots = pilotWords(before, after);
  const verdict =
    headlineOf(before) === headlineOf(after) ? headlineOf(after) : `${headlineOf(before)} → ${headlineOf(after)}`;
  const changed = (change: Change): readonly string[] => {
    const mark = gainOf(change) < 0 ? paint.red('−') : gainOf(change) > 0 ? paint.green('+') : '·';
    const at = after.frame.checks.find(({ id }) => id === change.check)?.line;
    const place = at === undefined || change.after === undefined ? '' : `  ${paint.cyan(`${safe(after.file)}:${at}`)}`;
    const [first = '', ...rest] = wrapWith('    # ', `${change.check}: ${changeWords(change)}`, columns);
    return [first.replace('#', mark), ...rest, ...(place === '' ? [] : [`    ${place}`])];
  };
  return `${[
    ...wrapWith('', `${safe(before.label)} (as of ${was.asOf}) → ${safe(after.label)} (as of ${is.asOf})`, columns),
    '',
    ...(pilots === '' ? [] : wrapWith('  pilot      ', safe(pilots), columns)),
    ...wrapWith('  headline   ', verdict, columns),
    ...line('score', was.score, is.score, partsWords(comparison.byCause)),
    ...line('evidenced', was.evidencedScore, is.evidencedScore, partsWords(comparison.evidencedByCause)),
    ...gateWords(before, after).flatMap((words) => wrapWith('  ', words, columns)),
    '',
    ...wrapWith('', summaryWords(comparison.changes), columns),
    ...notes({ before, after }).flatMap((note) => wrapWith('note  ', safe(note), columns)),
    ...grouped(comparison.changes).flatMap(([cause, own]) => [
      '',
      paint.bold(`  Because of ${causeWords[cause]}`),
      ...own.flatMap(changed),
    ]),
  ].join('\n')}\n`;
};
