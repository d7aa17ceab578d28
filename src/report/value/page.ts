// The value case as a page: what it comes to first, then the curve, what moves it, and what it rests on.
import type { Figure, ValueCase } from '../../model/published/value.ts';
import { type Block, type Fact, list, type Page, paragraph, section, table } from '../page.ts';
import { originWords } from '../plan/words.ts';
import { madeWith, simulatedWith } from '../report.ts';
import { counted } from '../text.ts';
import {
  amount,
  chanceSentence,
  estimateWords,
  headline,
  influenceWords,
  keyRows,
  type Row,
  usualWords,
  type ValueReported,
} from './words.ts';

const FEW = 5;

export const valuePage = ({ assessment, value, tool }: ValueReported): Page => {
  const { currency, horizon, spread } = value;
  const planned = value.measured === null ? '' : ', as planned';
  return {
    title: assessment.pilot.name,
    about: [
      'value case',
      currency ?? 'no currency stated',
      `${counted(horizon.months, 'month')} after go-live [${originWords([horizon.origin])}]`,
      `as of ${assessment.asOf}`,
    ],
    headline: { words: headline(value), ...(value.likely !== null && { below: chanceSentence(value) }) },
    file: assessment.file,
    sections: [
      ...section('figures', 'Key figures', value.likely === null ? [] : rows(keyRows(value, value.likely))),
      ...section('curve', `Cumulative net value by month${planned}`, curve(value)),
      ...section('missing', 'Missing, and only you can say it', missing(value)),
      ...section(
        'influence',
        `What moves the net value most${planned}, the others being likely`,
        rows(
          value.influence.map((one, i): Row => [`${i + 1}. ${one.says}`, influenceWords(one, value), '']),
          FEW,
        ),
      ),
      ...section(
        'usual',
        'Compared with typical figures (rules of thumb)',
        list(value.usual.map((one) => ({ text: one.says, more: [usualWords(one)] }))),
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
const rows = (all: readonly Row[], most = all.length): readonly Block[] =>
  all.length === 0
    ? []
    : [
        {
          kind: 'facts',
          facts: all.map(([label, value, note], i): Fact => ({ label, value, note, priority: i < most ? 2 : 3 })),
        },
      ];

export const curve = ({ curve: months, likely, inputs, currency }: ValueCase): readonly Block[] => {
  if (likely === null || months.length === 0) return [];
  const build = inputs.find(({ path }) => path === 'value.costs.build')?.value ?? 0;
  const values = [-(typeof build === 'number' ? build : build.likely), ...months.map(({ cumulative }) => cumulative)];
  return [
    {
      kind: 'curve',
      unit: currency ?? '',
      ends: ['month 0', `month ${months.length}`],
      lines: [{ label: 'planned', values }],
    },
    {
      kind: 'folded',
      title: 'Every month',
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

const figureRow = (figure: Figure, { currency }: ValueCase): Row => [
  figure.says,
  estimateWords(figure, currency),
  `[${originWords([figure.origin])}]`,
];
