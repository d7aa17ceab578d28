// A comparison for programs: JSON, and CSV with a row per check that changed.
import { isWorse } from '../gate/baseline.ts';
import { type Judgement, judgedBy } from '../gate/compare.ts';
import type { Change, CheckSnapshot, Comparison } from '../model/published/gate.ts';
import { type ChangeCause, changeCauses } from '../model/vocabulary.ts';
import { type Block, type Fact, type Item, list, type Page, paragraph, section } from './page.ts';
import type { Tool } from './report.ts';
import { counted, csvTable, safeJson, shown, text } from './text.ts';
import { outcomeWords, verdictWords } from './words.ts';

// What every format of a comparison is made from, and the shape that each has.

export type ComparisonReport = {
  readonly before: Judgement;
  readonly after: Judgement;
  readonly comparison: Comparison;
  readonly tool: Tool;
};

const toSide = ({ label, file, pilot, tool, verdict, headline, gates, stated, snapshot }: Judgement) => ({
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

const comparisonData = ({ before, after, comparison, tool }: ComparisonReport) => ({
  schemaVersion: '2.0',
  tool,
  notes: [...before.notes, ...after.notes],
  before: toSide(before),
  after: toSide(after),
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

export const compareJson = (compared: ComparisonReport): string =>
  `${safeJson(JSON.stringify(comparisonData(compared), null, 2))}\n`;

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

export const compareCsv = ({ comparison }: ComparisonReport): string =>
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

const causeWords: Readonly<Record<ChangeCause, string>> = {
  answers: 'answers of the pilot file',
  evidence: 'evidence that is shown',
  date: 'the date of judgement',
  checklist: 'the checklist',
  tool: 'the version of readiness',
};

/** What became of a check: partial 0.5 → met; a new one or one that is gone says so. */
export const describeChange = ({ before, after, shown }: Change): string => {
  if (before === undefined) return `new: ${describeState(after)}`;
  if (after === undefined) return `gone, was ${describeState(before)}`;
  if (before.outcome === after.outcome && before.score === after.score && before.evidenced !== after.evidenced) {
    return `${describeState(after)}, ${shownWords[shown ?? (after.evidenced < before.evidenced ? 'less' : 'more')]}`;
  }
  if (describeState(before) === describeState(after)) {
    return `${describeState(after)}, ${judgedBy(before) === judgedBy(after) ? 'weighed otherwise' : 'judged otherwise'}`;
  }
  return `${describeState(before)} → ${describeState(after)}`;
};

const shownWords: Readonly<Record<NonNullable<Change['shown']>, string>> = {
  expired: 'its evidence has expired',
  broken: 'its evidence is broken',
  less: 'less of it shown',
  more: 'more of it shown',
};

const describeState = (state: CheckSnapshot | undefined): string => {
  if (state === undefined) return 'not there';
  const { outcome, score } = state;
  return outcome === 'partial' ? `${outcomeWords.partial} ${Math.round(score * 100) / 100}` : outcomeWords[outcome];
};

/** Below 0 is worse. What does not apply, before or after, is neither. */
export const scoreGain = ({ before, after }: Change): number =>
  after?.outcome === 'not-applicable' || before?.outcome === 'not-applicable'
    ? 0
    : (after?.score ?? 0) - (before?.score ?? 0) || (after?.evidenced ?? 0) - (before?.evidenced ?? 0);

/** By cause, the worst first. */
export const grouped = (changes: readonly Change[]): readonly (readonly [ChangeCause, readonly Change[]])[] =>
  changeCauses
    .map(
      (cause) =>
        [cause, changes.filter((one) => one.cause === cause).sort((a, b) => scoreGain(a) - scoreGain(b))] as const,
    )
    .filter(([, own]) => own.length > 0);

/** Nothing where both are of the same name. */
const describePilots = (before: Judgement, after: Judgement): string =>
  before.pilot === after.pilot ? '' : `${before.pilot} → ${after.pilot}`;

/** Whatever is to be known of either side. */
const notes = ({ before, after }: Pick<ComparisonReport, 'before' | 'after'>): readonly string[] => [
  ...before.notes,
  ...after.notes,
];

const headlineFor = ({ headline, verdict }: Judgement): string => headline ?? verdictWords[verdict];

/** Gates of which the state is another. */
const describeGates = (before: Judgement, after: Judgement): readonly string[] =>
  after.gates.flatMap(({ id, state }) => {
    const was = before.gates.find((gate) => gate.id === id)?.state;
    return was === undefined || was === state ? [] : [`the ${id} gate: ${was} → ${state}`];
  });

const summariseChanges = (changes: readonly Change[]): string =>
  changes.length === 0
    ? 'No check changed.'
    : `${counted(changes.length, 'check')} changed: ${changes.filter((one) => scoreGain(one) < 0).length} worse, ${changes.filter((one) => scoreGain(one) > 0).length} better.`;

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
export const describeCauses = (byCause: Readonly<Record<ChangeCause, number>>): string =>
  changeCauses
    .filter((cause) => Math.abs(byCause[cause]) >= 0.05)
    .map((cause) => `${cause} ${signed(byCause[cause])}`)
    .join(', ');

export const describeSince = (comparison: Comparison | undefined): readonly string[] => {
  if (comparison === undefined || comparison.changes.length === 0) return [];
  const { before, after, byCause, evidencedByCause, changes } = comparison;
  const line = (name: string, from: number | null, to: number | null, parts: string): string =>
    `${name} ${signed((to ?? 0) - (from ?? 0))} since ${before.asOf}${parts === '' ? '' : `: ${parts}`}`;
  const worse = changes.filter(isWorse);
  return [
    line('score', before.score, after.score, describeCauses(byCause)),
    line('evidenced score', before.evidencedScore, after.evidencedScore, describeCauses(evidencedByCause)),
    ...worse.slice(0, MOST).map((change) => `${change.check}: ${describeChange(change)} (${causeWords[change.cause]})`),
    ...(worse.length > MOST ? [`and ${worse.length - MOST} more checks that got worse`] : []),
  ];
};

/** The scores, why they moved, and the checks, the worst first. */
export const comparePage = ({ before, after, comparison, tool }: ComparisonReport): Page => {
  const { snapshot: was } = before;
  const { snapshot: is } = after;
  const pilots = describePilots(before, after);
  const headline =
    headlineFor(before) === headlineFor(after) ? headlineFor(after) : `${headlineFor(before)} → ${headlineFor(after)}`;
  const gates = describeGates(before, after);
  const all: readonly Fact[] = [
    ...(pilots === '' ? [] : [{ label: 'pilot', value: pilots }]),
    { label: 'headline', value: headline },
    scoreFact('score', was.score, is.score, describeCauses(comparison.byCause)),
    scoreFact('evidenced', was.evidencedScore, is.evidencedScore, describeCauses(comparison.evidencedByCause)),
    ...(gates.length === 0 ? [] : [{ label: 'gates', value: gates.join(', ') }]),
  ];
  return {
    title: `${before.label} (as of ${was.asOf}) → ${after.label} (as of ${is.asOf})`,
    about: [after.pilot],
    file: after.file,
    sections: [
      ...section('scores', '', [
        { kind: 'facts', facts: all },
        paragraph(summariseChanges(comparison.changes)),
        ...notes({ before, after }).map((note) => paragraph(`${note}.`, 'quiet')),
      ]),
      ...grouped(comparison.changes).flatMap(([cause, own]) =>
        section(`cause-${cause}`, `Because of ${causeWords[cause]}`, changes(own, after)),
      ),
    ],
    made: [`${tool.name} ${tool.version}`],
  };
};

const scoreFact = (label: string, from: number | null, to: number | null, parts: string): Fact => ({
  label,
  value: `${shown(from)} → ${shown(to)} (${signed((to ?? 0) - (from ?? 0))}${parts === '' ? '' : `: ${parts}`})`,
});

const changes = (own: readonly Change[], after: Judgement): readonly Block[] =>
  list(
    own.map((change): Item => {
      const gain = scoreGain(change);
      const line = after.frame.checks.find(({ id }) => id === change.check)?.line;
      return {
        text: `${change.check}: ${describeChange(change)}`,
        mark: gain < 0 ? '−' : gain > 0 ? '+' : '·',
        ...(gain !== 0 && { tone: gain < 0 ? ('bad' as const) : ('good' as const) }),
        ...(line !== undefined && change.after !== undefined && { at: { path: '', line, column: 1 } }),
      };
    }),
  );
