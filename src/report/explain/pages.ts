// What explain prints, as pages: a check, a duty, a dimension, the whole sum, or how one pilot got what it has.
import { type Arithmetic, arithmeticOf, type DimensionSum, type Term, type Total } from '../../assess/score.ts';
import type { Assessment, Finding, GateResult } from '../../model/assessment.ts';
import type { CheckItem, Checklist, Dimension } from '../../model/checklist.ts';
import type { Duty } from '../../model/obligation.ts';
import type { Place } from '../../model/problem.ts';
import { dimensionOf } from '../../model/vocabulary.ts';
import { type Block, type Fact, type Page, paragraph, type Section, section, type Table } from '../page.ts';
import { madeWith } from '../report.ts';
import { percent, shown } from '../text.ts';
import {
  bindsWords,
  caution,
  clauseWords,
  dateWords,
  outcomeWords,
  ruleWords,
  stateWords,
  verdictWords,
} from '../words.ts';
import {
  type BetterExplained,
  type Case,
  type CaseExplained,
  type CheckExplained,
  type ConditionRead,
  caseExplained,
  checkExplained,
  clauseDates,
  clauseName,
  type DutyExplained,
  type DutyOnPilot,
  dutyExplained,
  type Explanation,
  fragmentWords,
  type Shelf,
} from './data.ts';

/** A paragraph, a word with what it says, in one piece or in parts that are not to be broken, a place in the pilot file with what stands there, or a table. */
type Line = string | Fact | { readonly at: Place; readonly text: string } | Table;

const row = (label: string, value: string): Line => ({ label, value });

/** For sums: a line breaks between the parts, not within one. */
const sums = (label: string, value: readonly string[]): Line => ({ label, value });

/** A section whose facts in a row are one block; none where there is nothing to say. */
const block = (title: string, lines: readonly Line[]): readonly Section[] => {
  const blocks: Block[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (typeof line === 'string') blocks.push(paragraph(line));
    else if ('kind' in line) blocks.push(line);
    else if ('at' in line) blocks.push({ kind: 'code', at: line.at, lines: line.text === '' ? [] : [line.text] });
    else if (line.label === '·') blocks.push(...itemAfter(blocks, line));
    else if (last?.kind === 'facts') blocks.splice(-1, 1, { ...last, facts: [...last.facts, line] });
    else blocks.push({ kind: 'facts', facts: [line] });
  }
  return section(title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'), title, blocks);
};

/** Items in a row are one list. */
const itemAfter = (blocks: Block[], { value }: Fact): readonly Block[] => {
  const text = typeof value === 'string' ? value : value.join(' · ');
  const last = blocks.at(-1);
  if (last?.kind !== 'list') return [{ kind: 'list', items: [{ text }] }];
  blocks.pop();
  return [{ ...last, items: [...last.items, { text }] }];
};

/** Figures of a sum: four decimals at most, none that are 0. */
const exact = (value: number | null): string => (value === null ? '–' : String(Number(value.toFixed(4))));

// The words for one check on one pilot: what was seen and where, each step of the sum, one step better, the evidence.

const caseBlocks = (one: CaseExplained, pilot: Case): readonly Section[] => [
  ...block('What was seen', seen(one)),
  ...block('From the outcome to points', sumLines(one, pilot)),
  ...block('One step better', [...one.better.map((step) => betterLine(step, one, pilot)), ...slope(one)]),
  ...block('Evidence', evidence(one)),
  ...block('Obligations that it bears on', obligations(one)),
  ...block(
    'Contradictions about what it reads',
    one.contradictions.map(({ statement }) => statement),
  ),
];

/** Each place once, and what stands on a line once. */
const seen = ({ finding, facts, parts, line, condition }: CaseExplained): readonly Line[] => {
  const places = new Set(condition === undefined ? [placeKey(finding.at)] : []);
  const lines = new Set(condition === undefined ? [finding.at.line] : []);
  const once = (at: Place, text: string): readonly Line[] => {
    const [isKnown, isSameLine] = [places.has(placeKey(at)), lines.has(at.line)];
    places.add(placeKey(at));
    lines.add(at.line);
    return isKnown ? [] : [{ at, text: isSameLine ? '' : text }];
  };
  const untold = facts.filter(({ path, value }) => !finding.seen.includes(`${path} is ${value}`));
  return [
    ...(condition === undefined
      ? [row(outcomeWords[finding.kind], finding.seen), { at: finding.at, text: line }]
      : [row(outcomeWords[finding.kind], whyNot(condition))]),
    ...(condition?.blank ?? []).map((path) => row('blank', path)),
    ...untold.flatMap(({ path, value, at, line: own }) => [row('fact', `${path} is ${value}`), ...once(at, own)]),
    ...parts.flatMap(({ path, points, at, line: own }) => [
      row('part', `${path} carries ${exact(points)} of the score`),
      ...once(at, own),
    ]),
  ];
};

const whyNot = ({ words, holds }: ConditionRead): string =>
  holds === false ? `it counts where ${words}, and that is not so here` : `not stated whether ${words}`;

const placeKey = ({ line, column }: Place): string => `${line}:${column}`;

const sumLines = (one: CaseExplained, { assessment }: Case): readonly Line[] => {
  const { finding, term, worth } = one;
  const last = worth.at(-1);
  if (last === undefined)
    return ['It does not apply: it leaves the sum, and neither brings points nor holds any back.'];
  const title = assessment.dimensions.find(({ dimension }) => dimension.id === term.dimension)?.dimension.title;
  const { weight, score } = term;
  return [
    row('score', `${outcomeWords[finding.kind]} scores ${exact(score)}`),
    row('× weight', `${exact(weight)} × ${exact(score)} = ${exact(weight * score)} of ${exact(weight)}`),
    ...one.worth.flatMap((at) => gateLines(at, one, assessment.gates)),
    row(
      'in all',
      `it brings ${exact(last.inScore)} and holds back ${exact(last.heldInScore)} of 100 points: ${title} is at ${shown(dimensionScore(one, last.gate))}, the readiness score at ${shown(assessment.grade.score)}`,
    ),
    row(
      'shown',
      `of the score, ${exact(finding.evidenced)} is shown by evidence, ${exact(finding.compared)} of it compared with what a file says`,
    ),
    row('blocker', blocks(one)),
    ...assessment.waivers
      .filter(({ check }) => check === finding.item.id)
      .map(({ state, expires, approvedBy, reason }) =>
        row('waiver', `${state.replace('-', ' ')}, until ${expires}, by ${approvedBy}: ${reason}`),
      ),
  ];
};

const dimensionScore = ({ arithmetic, term }: CaseExplained, gate: string): number | null =>
  arithmetic.gates.find(({ id }) => id === gate)?.dimensions.find(({ id }) => id === term.dimension)?.grade.score ??
  null;

const gateLines = (
  { gate: id, dimensionChecks, dimensionWeight, dimensionsWhole, inDimension, inScore }: CaseExplained['worth'][number],
  { term }: CaseExplained,
  gates: readonly GateResult[],
): readonly Line[] => {
  const gate = gates.find((one) => one.gate.id === id);
  if (gate === undefined) return [];
  const points = exact(term.weight * term.score);
  return [
    sums(id, [
      `dimension 100 × ${points} / ${exact(dimensionChecks)} = ${exact(inDimension)}`,
      `gate ${exact(dimensionWeight)} × ${exact(inDimension)} / ${exact(dimensionsWhole)} = ${exact(inScore)} of ${shown(gate.score)}`,
      ...conditionWords(gate, term.dimension),
    ]),
  ];
};

const conditionWords = ({ open, conditions }: GateResult, dimension: string): readonly string[] => [
  ...conditions
    .filter(({ id }) => id === 'score' || id === `dimension.${dimension}`)
    .map(({ id, required, found, passed }) => `${passed ? 'passed' : 'FAILED'} ${id} ${shown(found)} of ${required}`),
  `the gate is ${open ? 'open' : 'shut'}`,
];

const blocks = ({ finding, blocksWhere }: CaseExplained): string => {
  const { blocker, waived, blocks: shuts, item } = finding;
  if (!blocker) return item.blocker === false ? 'no' : `not on this pilot: it is one where ${blocksWhere}`;
  if (shuts) return `yes: it holds the ${item.gate} gate and the later ones shut`;
  return waived ? 'it would be, but a waiver frees it' : 'yes, and it is met';
};

/** The sums again with this one check better, everything else as it stands. */
const betterLine = (step: BetterExplained, { finding }: CaseExplained, { assessment }: Case): Line => {
  const { grade } = assessment;
  const score =
    step.to === 'evidence'
      ? `evidenced ${shown(grade.evidencedScore)} → ${shown(step.evidencedTotal)}`
      : `readiness ${shown(grade.score)} → ${shown(step.total)}`;
  const gates = step.gates.flatMap(({ id, score: then, open }, i) => {
    const now = assessment.gates[i];
    const opens = now !== undefined && open && !now.open;
    if (now === undefined || (now.score === then && !opens)) return [];
    return [`${id} ${shown(now.score)} → ${shown(then)}${opens ? ', and opens' : ''}`];
  });
  const frees = step.frees ? [`it no longer blocks ${finding.item.gate}`] : [];
  return sums(stepWords(step), [...(step.to === 'partial' ? [`scores ${step.score}`] : []), score, ...gates, ...frees]);
};

const stepWords = ({ to }: BetterExplained): string => (to === 'evidence' ? 'shown' : to);

const slope = ({ worth, term, better }: CaseExplained): readonly Line[] => {
  const last = worth.at(-1);
  if (last === undefined || better.every(({ to }) => to === 'evidence')) return [];
  const perTenth = (last.inScore + last.heldInScore) / 10;
  return [
    `Each tenth of the check is ${exact(perTenth)} points of the readiness score. Everything else is taken as it stands.`,
    ...(term.outcome === 'unknown' ? ['It may be met already: the file does not say.'] : []),
  ];
};

/** Beside the score: other checks may bear on the same duty. */
const obligations = ({ obligations: duties }: CaseExplained): readonly Line[] =>
  duties.length === 0
    ? []
    : [...duties.map((duty) => row(stateWords[duty.state], `${clauseWords(duty)}; ${dateWords(duty)}`)), caution];

const evidence = ({ finding }: CaseExplained): readonly Line[] => {
  const { evidence: pieces, item } = finding;
  const wanted = row('wanted', `${item.evidence.wanted}; fresh for ${item.evidence.fresh_days} days`);
  if (pieces.length === 0) return ['None is given.', wanted];
  return [...pieces.map(({ ref, state, why }) => row(state, `${ref}: ${why}`)), wanted];
};

// The words for one check: what it asks, why, how it is scored, what to do, and what asks for something of the kind.

export const checkBlocks = (check: CheckExplained, asOf: string): readonly Section[] => [
  ...block('What it asks', [`${check.statement}.`, ...check.origin.map((words) => row('changed', words))]),
  ...block('Why', [check.why, ...check.figures.map(figureWords)]),
  ...block('How it is scored', scored(check)),
  ...block('What it decides', decides(check)),
  ...toDo(check),
  ...block('In the pilot file', examples(check)),
  ...block('Who asks for something of the kind', clauses(check, asOf)),
];

const figureWords = ({ says, source, title, origin }: CheckExplained['figures'][number]): Line =>
  row('figure', `${says} (${source}, “${title}”; ${origin})`);

const scored = ({ judgedBy }: CheckExplained): readonly Line[] => {
  const { kind, by, partial, thresholds, applies } = judgedBy;
  const names = Object.entries(thresholds).map(([name, value]) => `${name.replaceAll('_', ' ')} ${String(value)}`);
  return [
    row('judged', kind === 'control' ? `by what is declared under ${by}` : `from the stated facts, by ${kind} ${by}`),
    row('met', kind === 'control' ? 'in-place scores 1' : 'scores 1'),
    ...partialWords(kind, partial),
    row('not met', kind === 'control' ? 'planned and absent score 0' : 'absent scores 0'),
    row('blank', 'not answered counts as 0, and the range says what it could be'),
    ...(names.length === 0 ? [] : [row('limits', names.join(', '))]),
    row(
      'applies',
      applies === null
        ? 'to every pilot'
        : `where ${applies}; where not, it leaves the sum; unstated, it is not answered`,
    ),
  ];
};

const partialWords = (kind: string, partial: string | null): readonly Line[] => {
  if (kind === 'control') return [row('partial', 'partial scores 0.5')];
  return partial === null ? [row('partial', 'there is none: it holds or it does not')] : [row('partial', partial)];
};

const decides = (check: CheckExplained): readonly Line[] => {
  const { dimension, weight, mostPoints, gate, phase } = check;
  return [
    row(
      'weight',
      `${exact(weight)} of ${exact(dimension.weightOfChecks)} in ${dimension.title}, which weighs ${exact(dimension.weight)}; at most ${exact(mostPoints)} points of 100 where every check applies`,
    ),
    row('gate', `due by ${gate}${check.early.length === 0 ? '' : `; by pilot where ${check.early.join(', or ')}`}`),
    row('phase', `${phase.id}, ${phase.title}; it ends when: ${phase.exit}`),
    row('blocker', blockerWords(check.blocker)),
    row('evidence', `${check.evidence.wanted}; fresh for ${check.evidence.fresh_days} days`),
  ];
};

const blockerWords = ({ blocks, when, waivable }: CheckExplained['blocker']): string => {
  if (!blocks) return 'no: it costs points alone';
  const where = when === null ? 'yes, always' : `where ${when}, or where that is not stated`;
  return `${where}; short of met it shuts its gate and the later ones${waivable ? ', unless a waiver holds' : '; a waiver has no effect where it is known to hold'}`;
};

const toDo = ({ fix }: Pick<CheckExplained, 'fix'>): readonly Section[] => {
  const { low, likely, high } = fix.days;
  return block('What to do', [
    `${fix.do}.`,
    row('done when', fix.done_when),
    row('role', fix.role),
    row('days', `${low} to ${high} of work, likely ${likely}`),
    ...(fix.after.length === 0 ? [] : [row('after', fix.after.join(', '))]),
  ]);
};

const examples = ({ judgedBy, examples: { given, ...kinds } }: CheckExplained): readonly Line[] => {
  if (judgedBy.kind === 'control') {
    const [section = '', , name = ''] = judgedBy.by.split('.');
    const declared = (how: unknown): string => fragmentWords({ [section]: { controls: { [name]: how } } });
    const full = { status: 'in-place', evidence: ['file.md'], verified: '2026-01-31' };
    return [row('in short', declared('in-place')), row('in full', declared(full))];
  }
  const shown = Object.entries(kinds).filter(([kind, fragment]) => kind !== 'unknown' && fragment !== undefined);
  return [
    ...(given === undefined ? [] : [row('given', fragmentWords(given))]),
    ...shown.map(([kind, fragment]) => row(kind, fragmentWords(fragment ?? {}))),
  ];
};

const clauses = (check: CheckExplained, asOf: string): readonly Line[] => {
  if (check.clauses.length === 0) return [];
  return [
    ...check.clauses.map((one) =>
      row('·', `${clauseName(one)}: ${clauseDates(one, asOf)}${one.note === null ? '' : `. ${one.note}`}`),
    ),
    'It is no legal advice, and a check that is met certifies nothing.',
  ];
};

// The words for one obligation, in itself and on a pilot. No advice, and nothing is certified.

const dutyBlocks = (one: DutyExplained): readonly Section[] => [
  ...block('What it asks', asks(one)),
  ...(one.onPilot === undefined ? [] : onPilot(one.duty, one.onPilot)),
  ...block('When it is on the list', [
    one.when.length === 0
      ? 'For every pilot.'
      : `Where this holds, or is not ruled out by an answer: ${one.when.join('; ')}.`,
    row('applies', appliesWords(one)),
  ]),
  ...block('What shows it', shows(one.duty)),
  ...block('In the pilot file', [
    row('in short', answer(one.duty, 'in-place')),
    row('in full', answer(one.duty, { status: 'in-place', evidence: ['file.md'], verified: '2026-01-31' })),
    caution,
  ]),
];

const asks = ({ duty, statute }: DutyExplained): readonly Line[] => [
  `${duty.says ?? duty.title}.`,
  row('clause', `${statute.title}: ${duty.clause.slice(duty.clause.indexOf('/') + 1)}, ${duty.title}`),
  row(
    'binds',
    statute.force === 'voluntary' ? 'nobody: it is voluntary' : `${bindsWords(duty.binds)}, by ${statute.force}`,
  ),
  ...(duty.note === undefined ? [] : [row('note', duty.note)]),
  row('about', statute.note),
];

const appliesWords = ({ duty, statute }: DutyExplained): string => {
  const { from, from_annex_i: annexI, unconfirmed } = duty;
  if (statute.force === 'voluntary') return 'voluntary';
  if (from === undefined) return 'in force';
  const dates = `${from}${annexI === undefined ? '' : `, and ${annexI} where Annex I alone brings it`}`;
  return unconfirmed === undefined ? `from ${dates}` : `date unconfirmed (${unconfirmed}), planned with ${dates}`;
};

const shows = ({ id, shown_by: checks, asks: also }: Duty): readonly Line[] => {
  const own = `the answer under governance.obligations.${id}`;
  if (checks.length === 0) return [row('answer', own)];
  const all = `${checks.join(', ')}${checks.length > 1 ? ', all of them' : ''} met, as far as they apply`;
  return [row('checks', all), ...(also ? [row('answer', `and ${own}: the checks alone are not enough`)] : [])];
};

const answer = ({ id }: Duty, how: unknown): string => fragmentWords({ governance: { obligations: { [id]: how } } });

const onPilot = (duty: Duty, { obligation, fails, facts }: DutyOnPilot): readonly Section[] => {
  const seen = facts.flatMap(({ path, value, at }): readonly Line[] => [
    row('fact', `${path} is ${value}`),
    { at, text: '' },
  ]);
  if (obligation === undefined) {
    return block('On this pilot', [`Not on its list, since this does not hold: ${fails.join('; ')}.`, ...seen]);
  }
  const { state, shownBy, openChecks, answer: given, remedy, evidence } = obligation;
  return block('On this pilot', [
    row('state', `${stateWords[state]}; ${dateWords(obligation)}`),
    row('because', ruleWords(obligation)),
    ...seen,
    ...(shownBy.length > 0 ? [row('met', shownBy.join(', '))] : []),
    ...(openChecks.length > 0 ? [row('not met', openChecks.join(', '))] : []),
    row('answer', given ?? `none under governance.obligations.${duty.id}`),
    ...evidence.map((piece) => row(piece.state, `${piece.ref}: ${piece.why}`)),
    ...(remedy === null ? [] : [row('to do', remedy)]),
  ]);
};

// What there is to explain: the checks by dimension, or those of one dimension; with a pilot, how each stands.

const overviewBlocks = (shelf: Shelf): readonly Section[] => [
  ...block('What to type', [
    row('a check', 'readiness explain data.lineage'),
    row('dimension', 'readiness explain governance'),
    row('a duty', 'readiness explain gdpr-art-13'),
    row('a pilot', 'readiness explain data.lineage --for pilot.yaml'),
    row('the sum', 'readiness explain --score --for pilot.yaml'),
  ]),
  ...shelf.checklist.dimensions.flatMap((dimension) =>
    block(`${dimension.id}: ${dimension.title}`, [listOf(itemsOf(dimension, shelf), shelf)]),
  ),
];

const dimensionBlocks = (dimension: Dimension, shelf: Shelf): readonly Section[] => {
  const grade = shelf.pilot?.assessment.dimensions.find((one) => one.dimension.id === dimension.id);
  const checks = itemsOf(dimension, shelf);
  const whole = shelf.checklist.dimensions.reduce((sum, { weight }) => sum + weight, 0);
  return [
    ...block(dimension.title, [
      row('weight', `${exact(dimension.weight)} of ${exact(whole)}`),
      row('guards', `against this: ${dimension.cause.toLowerCase()}`),
      ...dimension.figures.map(({ says, source, origin }) => row('figure', `${says} (${source}; ${origin})`)),
      ...(grade === undefined
        ? []
        : [row('score', `${shown(grade.score)} of 100, evidenced ${shown(grade.evidencedScore)}`)]),
    ]),
    ...block(
      'Its checks',
      checks.length === 0 ? ['None is asked for: the dimension is left out of every sum.'] : [listOf(checks, shelf)],
    ),
    ...block(
      'Not asked for',
      (shelf.checklist.disabled ?? [])
        .filter(({ id }) => dimensionOf(id) === dimension.id)
        .map(({ id, reason, origin }) => row('·', `${id}: ${reason} (${origin.file}:${origin.line})`)),
    ),
  ];
};

const itemsOf = ({ id }: Dimension, { checklist }: Shelf): readonly CheckItem[] =>
  checklist.items.filter((item) => dimensionOf(item.id) === id);

const listOf = (items: readonly CheckItem[], { pilot }: Shelf): Table => {
  const findings = new Map(pilot?.assessment.findings.map((finding) => [finding.item.id, finding]));
  const columns: Table['columns'] = [
    { head: 'weight', number: true },
    { head: 'due by' },
    ...(pilot === undefined ? [] : [{ head: 'stands' }]),
    { head: 'check' },
  ];
  return {
    kind: 'table',
    columns,
    rows: items.map((item) => [
      exact(item.weight),
      item.gate,
      ...(pilot === undefined ? [] : [standing(findings.get(item.id))]),
      `${item.id}${item.blocker === false ? '' : ' (blocker)'}`,
    ]),
  };
};

const standing = (finding: Finding | undefined): string => (finding === undefined ? '' : outcomeWords[finding.kind]);

// The whole sum of a pilot, so that it can be formed again by hand: the checks' terms, the dimensions, the gates.

const sumBlocks = (assessment: Assessment): readonly Section[] => {
  const arithmetic = arithmeticOf(assessment);
  return [
    ...block('How to read it', reading),
    ...assessment.dimensions.flatMap(({ dimension }) => dimensionBlock(dimension.id, arithmetic)),
    ...arithmetic.gates.flatMap((gate, i) => gateBlock(gate, assessment.gates[i])),
    ...block('The result', result(assessment)),
  ];
};

const reading: readonly Line[] = [
  row('points', 'weight × score, as far as the check holds: met 1, partial its share, else 0'),
  row('shown', 'weight × the part of the score that evidence shows'),
  row('?', 'not answered: 0 until it is, at best the points named'),
  row('–', 'does not apply: its weight, in brackets, leaves the sum'),
  'Figures stand with four decimals at most; -f json has them unrounded. Scores are shown with one decimal, rounded down.',
];

/** The checks of one dimension in the order of the gates, with the sums up to each. */
const dimensionBlock = (id: string, { terms, gates }: Arithmetic): readonly Section[] => {
  const own = terms.filter(({ dimension }) => dimension === id);
  const steps = gates.flatMap((gate) => gate.dimensions.filter((one) => one.id === id).map((sum) => ({ gate, sum })));
  const first = steps[0]?.sum;
  if (first === undefined) return [];
  const table: Table = {
    kind: 'table',
    columns: [right('weight'), right('score'), right('points'), right('shown'), { head: 'check' }],
    rows: steps.flatMap(({ gate, sum }) => [
      ...own.filter((term) => term.gate === gate.id).map(termRow),
      [exact(sum.sums.weight), '', exact(sum.sums.score), exact(sum.sums.evidenced), `= due by ${gate.id}`],
    ]),
  };
  return block(`${first.title}, weight ${exact(first.weight)}`, [
    table,
    ...steps.map(({ gate, sum }) => sums(gate.id, quotients(sum))),
  ]);
};

const right = (head: string) => ({ head, number: true }) as const;

const termRow = ({ check, outcome, weight, score, maxScore, evidenced, declared }: Term): readonly string[] => {
  if (outcome === 'not-applicable') {
    return [`(${exact(weight)})`, '–', '–', '–', declared ? `${check} (declared away)` : check];
  }
  const most = maxScore > score ? ` (at best ${exact(weight * maxScore)})` : '';
  const figure = outcome === 'unknown' ? '?' : exact(score);
  return [exact(weight), figure, exact(weight * score), exact(weight * evidenced), check + most];
};

const quotients = ({ sums, grade }: DimensionSum): readonly string[] => {
  if (sums.weight === 0) return ['no check applies: the dimension is left out'];
  const of = (points: number, figure: number | null): string =>
    `100 × ${exact(points)} / ${exact(sums.weight)} = ${exact(figure)}`;
  return [
    of(sums.score, grade.score),
    `shown ${of(sums.evidenced, grade.evidencedScore)}`,
    `at best ${of(sums.maxScore, grade.high)}`,
    `answered ${exact(sums.answered)} / ${exact(sums.weight)} = ${exact(grade.coverage)}`,
    ...(sums.declared === 0
      ? []
      : [
          `declared away ${exact(sums.declared)} / (${exact(sums.declared)} + ${exact(sums.weight)}) = ${exact(grade.declaredAway)}`,
        ]),
  ];
};

const gateBlock = (sum: Arithmetic['gates'][number], result: GateResult | undefined): readonly Section[] => {
  const present = sum.dimensions.filter(({ sums }) => sums.weight > 0);
  const table: Table = {
    kind: 'table',
    columns: [right('weight'), right('score'), right('product'), right('shown'), { head: 'dimension' }],
    rows: present.map(({ id, weight, grade }) => [
      exact(weight),
      exact(grade.score),
      exact(weight * (grade.score ?? 0)),
      exact(grade.evidencedScore),
      id,
    ]),
  };
  const { totals, grade } = sum;
  return block(`${sum.title}: ${result?.state ?? 'undecided'}`, [
    table,
    row('score', `${divided(totals.score)} = ${exact(grade.score)}, shown as ${shown(grade.score)}`),
    row('shown', `Σ weight × shown = ${divided(totals.evidenced)} = ${exact(grade.evidencedScore)}`),
    row('at best', `Σ weight × best = ${divided(totals.maxScore)} = ${exact(grade.high)}`),
    row('answered', `Σ weight × answered = ${share(totals.answered)} = ${exact(grade.coverage)}`),
    ...(totals.declared.sum === 0 ? [] : [row('away', `${share(totals.declared)} = ${exact(grade.declaredAway)}`)]),
    ...(result === undefined ? [] : [sums('asks', conditions(result))]),
  ]);
};

/** Dimensions are shares inside and points of 100 in the table. */
const divided = ({ sum, whole }: Total): string => `${exact(100 * sum)} / ${exact(whole)}`;

const share = ({ sum, whole }: Total): string => `${exact(sum)} / ${exact(whole)}`;

const conditions = ({ conditions: all }: GateResult): readonly string[] =>
  all.map(
    ({ id, required, found, passed }) =>
      `${passed ? 'passed' : 'FAILED'} ${id} ${exact(found)} ${isMost(id) ? 'of at most' : 'of'} ${exact(required)}`,
  );

const isMost = (id: string): boolean => ['declared-away', 'blockers', 'breaches', 'stops', 'obligations'].includes(id);

const result = ({ grade, verdict, robustness }: Assessment): readonly Line[] => [
  row('readiness', `${shown(grade.score)} of 100, the score over all checks, which is that of the last gate`),
  row('range', `${shown(grade.score)} to ${shown(grade.high)}`),
  row('evidenced', `${shown(grade.evidencedScore)} of 100`),
  row('answered', percent(grade.coverage)),
  row('verdict', `${verdictWords[verdict]}: by the last gate that is open in unbroken order`),
  ...(robustness === null
    ? []
    : [row('', `the same in ${percent(robustness.share)} of ${robustness.runs} random weightings`)]),
];

/** One page for each id that was asked for, the sum, or else what there is. */
export const explainPages = ({ shelf, asked }: Explanation): readonly Page[] => {
  const { pilot, checklist, asOf, tool } = shelf;
  const { checks, dimensions, duties = [], score } = asked;
  const page = (title: string, sections: readonly Section[]): Page => ({
    title,
    about: [...(pilot === undefined ? [] : [pilot.assessment.pilot.name]), `as of ${asOf}`],
    file: pilot?.assessment.file ?? '',
    sections,
    made: madeWith({ checklists: checklist.parts }, tool),
  });
  const pages = [
    ...(score && pilot !== undefined ? [page('The whole sum', sumBlocks(pilot.assessment))] : []),
    ...checklist.dimensions
      .filter(({ id }) => dimensions.includes(id))
      .map((dimension) => page(dimension.id, dimensionBlocks(dimension, shelf))),
    ...checks.flatMap((id) => {
      const item = checklist.items.find((one) => one.id === id);
      return item === undefined ? [] : [page(id, blocksOf(checkExplained(item, shelf), shelf))];
    }),
    ...duties.flatMap((id) => {
      const explained = dutyExplained(id, pilot);
      return explained === undefined ? [] : [page(id, dutyBlocks(explained))];
    }),
  ];
  return pages.length > 0 ? pages : [page('readiness explain', overviewBlocks(shelf))];
};

/** With a pilot, how it got its outcome; what the check is in itself is then only named. */
const blocksOf = (check: CheckExplained, { pilot, checklist, asOf }: Shelf): readonly Section[] => {
  const seen = pilot === undefined ? undefined : caseExplained(check.id, pilot, checklist);
  if (seen === undefined || pilot === undefined) return checkBlocks(check, asOf);
  const isGap = seen.finding.kind !== 'met' && seen.finding.kind !== 'not-applicable';
  return [
    ...block('What it asks', [
      `${check.statement}.`,
      row('due by', `${dueWords(check, seen.finding)}, phase ${check.phase.id}, weight ${check.weight}`),
    ]),
    ...caseBlocks(seen, pilot),
    ...(isGap ? toDo(check) : []),
    ...block('More', [`readiness explain ${check.id}${named(checklist)} says why it is asked, and how it is scored.`]),
  ];
};

/** "pilot instead of production, since the users are partners, customers or the public". */
const dueWords = ({ gate }: CheckExplained, { gate: due, early }: Finding): string =>
  early === undefined ? due : `${due} instead of ${gate}, since ${early}`;

/** What has to be typed again to explain by the same checklist; a configuration is found again by itself. */
const named = ({ parts, configuration }: Checklist): string =>
  configuration === undefined
    ? parts.flatMap(({ file }) => (file === undefined ? [] : [` --checklist ${file}`])).join('')
    : '';
