// The value case of a pilot: what it comes to, how sure that is, what moves it, and what it rests on.
import type { Figure, ValueCase } from '../model/value-report.ts';
import { paybackMonth, valueCurve } from '../rules/value-case.ts';
import { extremeInputs } from '../rules/value-extremes.ts';
import { linesToAdd } from './add.ts';
import type { Source } from './assumed.ts';
import { netOf } from './break-even.ts';
import { type Stated, statedCase } from './figures.ts';
import { influenceOf } from './influence.ts';
import { isTooLarge, keyFigures, PAYBACK_MONTHS, TOO_LARGE } from './key-figures.ts';
import { neededFor } from './needed.ts';
import { DEFAULT_SEED, isRange, rangeOf, spreadOf } from './spread.ts';
import { usualOf } from './usual.ts';

export const valueCaseOf = (source: Source, seed = DEFAULT_SEED): ValueCase => {
  const stated = statedCase(source);
  const { pilot, figures, horizon } = stated;
  const tooLarge = tooLargeAtWorst(stated);
  const isWhole = stated.missing.length === 0 && !tooLarge;
  const inputs = extremeInputs(stated.known, 'best');
  const likely = isWhole ? keyFigures(pilot, inputs, horizon.months) : null;
  return {
    currency: pilot.value.currency ?? null,
    horizon,
    inputs: [...figures],
    missing: stated.missing.map(({ path }) => path),
    tooLarge,
    likely,
    curve: isWhole ? [...valueCurve(inputs, horizon.months)] : [],
    measuredErrorRate: measuredOf(source, (errorRate) =>
      isWhole ? netOf({ ...inputs, errorRate }, horizon.months) : null,
    ),
    needed: tooLarge ? null : neededFor(stated),
    blanks: isWhole || tooLarge ? null : blanksOf(stated),
    spread: isWhole ? spreadOf(pilot, figures, horizon.months, seed) : null,
    influence: isWhole ? influenceOf(pilot, figures, horizon.months) : [],
    usual: usualOf(source, stated, likely?.payback ?? null),
    assumptions: assumptionsOf(stated),
    add: linesToAdd(stated),
  };
};

const tooLargeAtWorst = ({ figures, known }: Stated): boolean =>
  isTooLarge(known) || figures.some((figure) => !(rangeOf(figure).high <= TOO_LARGE));

const measuredOf = (
  { pilot, locate }: Source,
  netAt: (errorRate: number) => number | null,
): ValueCase['measuredErrorRate'] => {
  const { value } = pilot.evaluation.hallucination.measured;
  const path = 'evaluation.hallucination.measured.value';
  return value === undefined ? null : { value, origin: { from: 'file', at: locate(path) }, net: netAt(value) };
};

const blanksOf = ({ known }: Stated): ValueCase['blanks'] => {
  const month = (reading: 'best' | 'worst'): number | null =>
    paybackMonth(extremeInputs(known, reading), PAYBACK_MONTHS) ?? null;
  return { best: month('best'), worst: month('worst') };
};

const assumptionsOf = ({ figures, horizon }: Stated): string[] => [
  ...(horizon.origin.from === 'assumed' ? [`A horizon of ${horizon.months} months: ${horizon.origin.why}`] : []),
  ...figures.flatMap(assumptionOf),
  'The build is spent before month 1, and no money is discounted',
  ...(figures.some(isRange) ? ['Ranges are drawn one by one, each from a PERT distribution over it'] : []),
];

const assumptionOf = (figure: Figure): readonly string[] => {
  const { origin, path, says } = figure;
  if (origin.from === 'assumed') return [`${says}: ${origin.why}`];
  if (origin.from === 'checklist') return [`${says}: as is usual by the checklist (${origin.check})`];
  return origin.at.path === path ? [] : [`${says}: taken from ${origin.at.path}`];
};
