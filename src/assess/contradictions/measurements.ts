// Contradictions about what was measured, and when.
import type { Pilot } from '../../model/pilot.ts';
import { type Clash, clash } from './clash.ts';

export const aboutMeasurements = (pilot: Pilot, asOf: string): readonly Clash[] => [
  ...results(pilot),
  ...measuredLater(pilot, asOf),
  ...evaluation(pilot),
];

/** A result of the pilot cannot be older than the pilot. Evaluations may well be: they are made before. */
const results = ({ pilot, kpis }: Pilot): readonly Clash[] =>
  (kpis.measures ?? []).flatMap(({ name, measured: { value, date } }, i) => {
    const path = `kpis.measures[${i}].measured`;
    const { started, stage } = pilot;
    return [
      ...clash(
        date !== undefined && started !== undefined && date < started,
        'measured-before-start',
        `"${name}" was measured on ${date}, before the pilot started on ${started}`,
        [`${path}.date`, date],
        ['pilot.started', started],
      ),
      ...clash(
        value !== undefined && stage === 'idea',
        'result-of-an-idea',
        `"${name}" has a measured result, and the stage is still idea`,
        [`${path}.value`, value],
        ['pilot.stage', stage],
      ),
    ];
  });

/** Every measurement with its date, by path. */
const dated = ({ kpis, evaluation }: Pilot): readonly (readonly [path: string, date: string | undefined])[] => [
  ...(kpis.measures ?? []).map(({ measured }, i) => [`kpis.measures[${i}].measured.date`, measured.date] as const),
  ...(evaluation.metrics ?? []).map(
    ({ measured }, i) => [`evaluation.metrics[${i}].measured.date`, measured.date] as const,
  ),
  ['evaluation.hallucination.measured.date', evaluation.hallucination.measured.date],
];

const measuredLater = (pilot: Pilot, asOf: string): readonly Clash[] =>
  dated(pilot).flatMap(([path, date]) =>
    clash(
      date !== undefined && date > asOf,
      'measured-after-judgement',
      `measured on ${date}, later than the date of judgement, ${asOf}`,
      [path, date],
    ),
  );

const evaluation = ({ evaluation: { dataset, judge }, data }: Pilot): readonly Clash[] => [
  ...clash(
    dataset.source === 'production' && data.production_sample.items === 0,
    'production-set-without-production-data',
    'the evaluation set is said to come from production, of which there is no sample',
    ['evaluation.dataset.source', dataset.source],
    ['data.production_sample.items', 0],
  ),
  ...clash(
    judge.used === false && (judge.agreement ?? 0) > 0,
    'agreement-of-no-judge',
    `no judge is used, yet its agreement with people is ${judge.agreement}`,
    ['evaluation.judge.used', false],
    ['evaluation.judge.agreement', judge.agreement],
  ),
];
