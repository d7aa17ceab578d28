// The whole sum of a pilot, so that it can be formed again by hand: the checks' terms, the dimensions, the gates.
import { robustnessFor } from '../../assess/reassess.ts';
import { type Arithmetic, type DimensionSum, scoreArithmetic, type Term, type Total } from '../../assess/score.ts';
import type { Assessment, GateResult, Robustness } from '../../model/assessment.ts';
import type { Section, Table } from '../page.ts';
import { percent, shown } from '../text.ts';
import { verdictWords } from '../words.ts';
import { block, type ExplainContext, type ExplainLine, exact, row, sums } from './context.ts';

export const sumBlocks = (assessment: Assessment): readonly Section[] => {
  const arithmetic = scoreArithmetic(assessment);
  return [
    ...block('How to read it', reading),
    ...assessment.dimensions.flatMap(({ dimension }) => dimensionBlock(dimension.id, arithmetic)),
    ...arithmetic.gates.flatMap((gate, i) => gateBlock(gate, assessment.gates[i])),
    ...block('The result', result(assessment, robustnessFor(assessment))),
  ];
};

const reading: readonly ExplainLine[] = [
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

const result = ({ grade, verdict }: Assessment, robustness: Robustness | null): readonly ExplainLine[] => [
  row('readiness', `${shown(grade.score)} of 100, the score over all checks, which is that of the last gate`),
  row('range', `${shown(grade.score)} to ${shown(grade.high)}`),
  row('evidenced', `${shown(grade.evidencedScore)} of 100`),
  row('answered', percent(grade.coverage)),
  row('verdict', `${verdictWords[verdict]}: by the last gate that is open in unbroken order`),
  ...(robustness === null
    ? []
    : [row('', `the same in ${percent(robustness.share)} of ${robustness.runs} random weightings`)]),
];

export const sumJson = ({ pilot }: ExplainContext) => {
  if (pilot === undefined) return undefined;
  const { assessment } = pilot;
  const { grade, verdict } = assessment;
  return {
    ...scoreArithmetic(assessment),
    conditions: assessment.gates.map(({ gate, state, conditions, blockers }) => ({
      id: gate.id,
      state,
      conditions,
      blockers,
    })),
    grade,
    verdict,
    robustness: robustnessFor(assessment),
  };
};
