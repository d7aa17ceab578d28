// The value case as a page: what it comes to first, then the curve, what moves it, and what it rests on.
import type { Assessment } from '../../model/assessment.ts';
import type { KeyFigures, Unit, ValueCase, ValueFigure } from '../../model/published/value.ts';
import { digits, down, exactPercent, percent, up } from '../../rules/logic.ts';
import { money } from '../../rules/value.ts';
import { type Block, type Fact, list, type Page, paragraph, section, table } from '../page.ts';
import { describeOrigins } from '../plan/page.ts';
import { madeWith, simulatedWith, type Tool } from '../report.ts';
import { counted } from '../text.ts';

// The words that the formats of the value case share: for money, shares, months and what the case comes to.

// What every report of a value case is made from, and the shape of its formats. A format is one file and one line here.

export type ValueReportData = { readonly assessment: Assessment; readonly value: ValueCase; readonly tool: Tool };

type Currency = string | null;

/** Whole from 100 up; below, with the digits that a price per task needs. */
export const amount = (value: number, currency: Currency): string => {
  if (Math.abs(value) >= 100 || Number.isInteger(value)) return money(value, currency ?? undefined);
  const text = Math.abs(value) < 1 ? String(Number(value.toPrecision(3))) : value.toFixed(2);
  return currency === null ? text : `${currency} ${text}`;
};

export const quantity = (value: number, unit: Unit, currency: Currency): string => {
  if (unit === 'money') return amount(value, currency);
  if (unit === 'share') return exactPercent(value);
  if (unit === 'tasks' || unit === 'tokens') return money(value);
  return `${digits(value)}${unit === 'fte' ? ' FTE' : ''}`;
};

/** 8 to 14, likely 12. */
const describeEstimate = ({ value, unit }: ValueFigure, currency: Currency): string => {
  if (typeof value === 'number') return quantity(value, unit, currency);
  const { low, likely, high } = value;
  const [from, to, middle] = [low, high, likely].map((one) => quantity(one, unit === 'fte' ? 'months' : unit, null));
  const of = unit === 'money' && currency !== null ? `${currency} ` : '';
  return `${of}${from} to ${to}${unit === 'fte' ? ' FTE' : ''}, likely ${middle}`;
};

const describePayback = (month: number | null): string => (month === null ? 'none in ten years' : `month ${month}`);

/** Less than half of a hundredth is the noise of binary fractions. */
const SMALLEST = 0.005;

/** The case in one sentence. */
export const headline = ({ measured, likely, currency, horizon, tooLarge, missing, blanks }: ValueCase): string => {
  if (tooLarge) return 'The figures are larger than any pilot earns or costs: correct them in the pilot file.';
  if (measured !== null) return measuredHeadline(measured.likely, likely, currency);
  if (likely === null) return openHeadline(missing, blanks);
  const { net, payback } = likely;
  const over = `over ${counted(horizon.months, 'month')}`;
  const paid = payback === null ? 'it does not pay back in ten years' : `it pays back in month ${payback}`;
  const still = net <= -SMALLEST && payback !== null && payback <= horizon.months ? ', and loses it again' : '';
  if (Math.abs(net) < SMALLEST) return `Breaks even ${over}; ${paid}.`;
  return `${net < 0 ? 'Loses' : 'Earns'} ${amount(Math.abs(net), currency)} net ${over}; ${paid}${still}.`;
};

/** "As measured it loses USD 41,000 a month; planned was a gain of 152,280." */
const measuredHeadline = (measured: KeyFigures, planned: KeyFigures | null, currency: Currency): string => {
  const { settledNet: net } = measured;
  const says =
    Math.abs(net) < SMALLEST
      ? 'As measured it breaks even'
      : `As measured it ${net < 0 ? 'loses' : 'earns'} ${amount(Math.abs(net), currency)} a month`;
  if (planned === null) return `${says}.`;
  const { settledNet: before } = planned;
  if (Math.abs(before) < SMALLEST) return `${says}; planned was to break even.`;
  return `${says}; planned was a ${before < 0 ? 'loss' : 'gain'} of ${amount(Math.abs(before), null)}.`;
};

const openHeadline = (missing: readonly string[], blanks: ValueCase['blanks']): string => {
  const says = `Cannot be worked out: ${missing.length === 1 ? 'a figure is' : `${missing.length} figures are`} missing that only you can give.`;
  if (blanks === null) return says;
  if (blanks.best === null) return `${says} But no value of them makes it pay back in ten years.`;
  if (blanks.worst !== null) return `${says} Even at their worst it pays back in month ${blanks.worst}.`;
  return `${says} At their best it pays back in month ${blanks.best}, at their worst never.`;
};

export type FigureRow = readonly [name: string, value: string, more: string];

/** The figures of the decision: as measured, with the planned ones beside them, where anything was measured. */
export const keyRows = (value: ValueCase, planned: KeyFigures | null): readonly FigureRow[] => {
  if (value.measured !== null) return measuredRows(value, value.measured);
  return planned === null ? [] : plannedRows(value, planned);
};

/** To a tenth of a percent. */
const tenths = (share: number): string => `${Math.round(share * 1000) / 10}%`;

type MeasuredCase = NonNullable<ValueCase['measured']>;

const measuredRows = (value: ValueCase, measured: MeasuredCase): readonly FigureRow[] => {
  const { currency, horizon, likely: planned } = value;
  const { likely, spread, figures } = measured;
  const row = (name: string, word: (key: KeyFigures) => string, more = ''): FigureRow => {
    const was = planned === null ? '' : `planned ${word(planned)}`;
    return [name, word(likely), [was, more].filter((one) => one !== '').join('; ')];
  };
  const found = (path: string): string => {
    const one = figures.find((figure) => figure.path === path);
    return one === undefined ? '' : `measured ${tenths(one.value)} [${describeOrigins([one.origin])}]`;
  };
  return [
    row('Net per month at steady adoption', ({ settledNet }) => amount(settledNet, currency)),
    row(
      `Net over ${counted(horizon.months, 'month')}`,
      ({ net }) => amount(net, currency),
      spreadWords(spread?.net, (one) => amount(one, null)),
    ),
    row('Payback', ({ payback }) => describePayback(payback)),
    row('First-year ROI', ({ firstYearRoi }) => (firstYearRoi === null ? 'no cost' : percent(firstYearRoi))),
    row('Cost per task', ({ costPerTask }) => (costPerTask === null ? 'no tasks' : amount(costPerTask, currency))),
    row('Benefit per task', ({ valuePerTask }) => amount(valuePerTask, currency)),
    row(
      'Break-even error rate',
      (key) => describeBreakEven(key.breakEvenErrorRate),
      found('evaluation.hallucination.measured.value') || 'none measured',
    ),
    row(
      'Break-even adoption',
      (key) => describeBreakEven(key.breakEvenAdoption),
      found('kpis.adoption.active_users') || 'none measured',
    ),
    ...figures.map(
      ({ says, value: share, planned: was, origin }): FigureRow => [
        `${says}, measured`,
        tenths(share),
        `${was === null ? '' : `planned ${tenths(was)} `}[${describeOrigins([origin])}]`,
      ],
    ),
  ];
};

const plannedRows = (value: ValueCase, likely: KeyFigures): readonly FigureRow[] => {
  const { currency, horizon, spread } = value;
  const { net, payback, firstYearRoi, settledNet, costPerTask, valuePerTask } = likely;
  const cost = costPerTask === null ? 'no tasks carry the cost' : `costs ${amount(costPerTask, currency)}`;
  return [
    [
      `Net over ${counted(horizon.months, 'month')}`,
      amount(net, currency),
      spreadWords(spread?.net, (one) => amount(one, null)),
    ],
    ['Payback', describePayback(payback), spreadWords(spread?.payback, monthWord)],
    [
      'First-year ROI',
      firstYearRoi === null ? 'no cost' : percent(firstYearRoi),
      spreadWords(spread?.firstYearRoi, percent),
    ],
    ['Net per month at steady adoption', amount(settledNet, currency), ''],
    ['A task', cost, `is worth ${amount(valuePerTask, currency)}, build left out`],
    ['Break-even error rate', describeBreakEven(likely.breakEvenErrorRate), describeErrorRate(value)],
    ['Break-even adoption', describeBreakEven(likely.breakEvenAdoption), beside('value.adoption.steady', value)],
  ];
};

const monthWord = (month: number | null): string => (month === null ? 'none' : String(month));

const spreadWords = <T>(
  spread: { readonly p10: T; readonly p50: T; readonly p90: T } | null | undefined,
  word: (value: T) => string,
): string =>
  spread == null || spread.p10 === spread.p90
    ? ''
    : `P10 ${word(spread.p10)}, P50 ${word(spread.p50)}, P90 ${word(spread.p90)}`;

/** Rounded to the safe side: a limit that is not to be passed down, one that is to be reached up. */
const describeBreakEven = ({ value, says }: KeyFigures['breakEvenErrorRate']): string => {
  if (value === null) return says;
  const below = says.includes('below');
  const share = below ? up(value * 100) : down(value * 100);
  return `${share === 0 ? digits(value * 100) : share}%, ${says}`;
};

/** The planned rate and the measured one, with what the case comes to at the measured one. */
const describeErrorRate = (value: ValueCase): string => {
  const { measuredErrorRate: measured, currency } = value;
  const planned = beside('value.errors.rate', value);
  if (measured === null) return `${planned}, none measured`;
  const net = measured.net === null ? '' : `: net ${amount(measured.net, currency)}`;
  return `${planned}, measured ${exactPercent(measured.value)} [${describeOrigins([measured.origin])}]${net}`;
};

const beside = (path: string, { inputs }: ValueCase): string => {
  const figure = inputs.find((one) => one.path === path);
  return figure === undefined ? '' : `planned ${describeEstimate(figure, null)} [${describeOrigins([figure.origin])}]`;
};

/** Where the result hangs on the draws of the ranges. */
export const chanceSentence = ({ measured, spread: planned, horizon }: ValueCase): string => {
  const spread = measured === null ? planned : measured.spread;
  if (spread === null)
    return 'All figures are single values, so no uncertainty is given. Use {low, likely, high} to get P10/P50/P90.';
  const { profitable, runs } = spread;
  const share = profitable === 1 ? 'all' : profitable === 0 ? 'none' : percent(profitable);
  return `Above 0 after ${counted(horizon.months, 'month')} in ${share} of ${runs} draws from the ranges.`;
};

const describeInfluence = (one: ValueCase['influence'][number], value: ValueCase): string => {
  const unit = value.inputs.find(({ path }) => path === one.path)?.unit ?? 'money';
  const tried = `${quantity(one.low, unit, null)} to ${quantity(one.high, unit, null)}${describeTried(one, value)}`;
  return `${tried}: net ${amount(one.netAtLow, null)} to ${amount(one.netAtHigh, null)}`;
};

/** A share goes no further than to 100%. */
const describeTried = ({ basis, path, high }: ValueCase['influence'][number], { inputs }: ValueCase): string => {
  const likely = inputs.find((one) => one.path === path)?.value;
  if (basis === 'range') return '';
  return typeof likely === 'number' && high < likely * 1.1 - 1e-9 ? ' (−10%, and up to all)' : ' (±10%)';
};

const describeUsual = (one: ValueCase['usual'][number]): string => {
  const { own, unit, origins, check } = one;
  if (own === null) return `not known here; readiness explain ${check}`;
  const places = origins.length === 0 ? '' : ` [${describeOrigins(origins)}]`;
  return `here ${describeOwn(own, unit)}${places}, ${describeStanding(one)}; readiness explain ${check}`;
};

const describeStanding = ({ stands, unit }: ValueCase['usual'][number]): string => {
  if (stands === 'within') return 'as usual';
  if (unit === 'months') return stands === 'below' ? 'sooner than usual' : 'later than usual';
  return stands === 'below' ? 'less than usual' : 'more than usual';
};

const describeOwn = (own: number, unit: 'months' | 'fte' | 'share'): string =>
  unit === 'share' ? percent(own) : unit === 'fte' ? `${digits(own)} FTE` : `month ${own}`;

const FEW = 5;

export const valuePage = ({ assessment, value, tool }: ValueReportData): Page => {
  const { currency, horizon, spread } = value;
  const [planned, compared] = value.measured === null ? ['', ''] : [', as planned', ', measured and planned'];
  return {
    title: assessment.pilot.name,
    about: [
      'value case',
      currency ?? 'no currency stated',
      `${counted(horizon.months, 'month')} after go-live [${describeOrigins([horizon.origin])}]`,
      `as of ${assessment.asOf}`,
    ],
    headline: { words: headline(value), ...(value.likely !== null && { below: chanceSentence(value) }) },
    file: assessment.file,
    sections: [
      ...section('figures', 'Key figures', value.likely === null ? [] : rows(keyRows(value, value.likely))),
      ...section('curve', `Cumulative net value by month${compared}`, curve(value)),
      ...section('missing', 'Missing, and only you can say it', missing(value)),
      ...section(
        'influence',
        `What moves the net value most${planned}, the others being likely`,
        rows(
          value.influence.map((one, i): FigureRow => [`${i + 1}. ${one.says}`, describeInfluence(one, value), '']),
          FEW,
        ),
      ),
      ...section(
        'usual',
        'Compared with typical figures (rules of thumb)',
        list(value.usual.map((one) => ({ text: one.says, more: [describeUsual(one)] }))),
      ),
      ...section('inputs', 'Figures', rows(value.inputs.map((figure) => figureRow(figure, value)))),
      ...section('assumed', 'Assumed, since the file does not say', list(value.assumptions.map((text) => ({ text })))),
      ...section(
        'add',
        'Add to the pilot file, with your own figures',
        value.add.length === 0 ? [] : [{ kind: 'code', lines: value.add }],
      ),
    ],
    made: madeWith(assessment, tool),
    ...(spread !== null && { simulated: simulatedWith(spread) }),
    next: 'Next: --details for every input’s influence, -f csv for a spreadsheet with the formulas',
  };
};

/** Those beyond `most` are details. */
const rows = (all: readonly FigureRow[], most = all.length): readonly Block[] =>
  all.length === 0
    ? []
    : [
        {
          kind: 'facts',
          facts: all.map(([label, value, note], i): Fact => ({ label, value, note, priority: i < most ? 2 : 3 })),
        },
      ];

/** Net value from what building cost on, month by month; as measured, where anything was, and beside it as planned. */
export const curve = ({ curve: months, measured, likely, inputs, currency }: ValueCase): readonly Block[] => {
  if (likely === null || months.length === 0) return [];
  const build = inputs.find(({ path }) => path === 'value.costs.build')?.value ?? 0;
  const start = -(typeof build === 'number' ? build : build.likely);
  const line = (label: string, by: ValueCase['curve']) => ({
    label,
    values: [start, ...by.map(({ cumulative }) => cumulative)],
  });
  return [
    {
      kind: 'curve',
      unit: currency ?? '',
      ends: ['month 0', `month ${months.length}`],
      lines: [...(measured === null ? [] : [line('measured', measured.curve)]), line('planned', months)],
    },
    {
      kind: 'folded',
      title: measured === null ? 'Every month' : 'Every month, as planned',
      priority: 3,
      blocks: table(
        ['month', 'tasks', 'benefit', 'cost', 'net so far'].map((head) => ({ head, number: true })),
        months.map((one) => [
          String(one.month),
          ...[one.tasks, one.benefit, one.cost, one.cumulative].map((figure) => amount(Math.round(figure), null)),
        ]),
      ),
    },
  ];
};

const missing = ({ missing: paths, needed }: ValueCase): readonly Block[] => [
  ...list(paths.map((text) => ({ text }))),
  ...(needed === null ? [] : [paragraph(`With the rest as it is: ${needed.says}.`)]),
];

const figureRow = (figure: ValueFigure, { currency }: ValueCase): FigureRow => [
  figure.says,
  describeEstimate(figure, currency),
  `[${describeOrigins([figure.origin])}]`,
];
