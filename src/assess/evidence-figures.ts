// The figures of a pilot that a file can be held against: what is measured or counted, by which names a file may call it.
import type { Pilot } from '../model/pilot/pilot.ts';
import { join } from '../model/problem.ts';

export type StatedFigure = {
  /** Where the stated value stands. */
  readonly path: string;
  /** As messages name it. */
  readonly title: string;
  /** What a file may call it; none for a rate that no tool has a name for. */
  readonly names: readonly string[];
  readonly stated: number;
  /** 1 for a share, 100 for percent, N for "of N"; undefined where the unit says neither. */
  readonly whole: number | undefined;
  readonly unit: string | undefined;
  /** Less is better: a test that fails adds to it. */
  readonly countsFailures: boolean;
  /** A test report as a whole may be about it. */
  readonly mayBePassRate: boolean;
  /** Where a KPI or a metric is judged by it: what it is held against. */
  readonly lines: readonly LimitLine[];
};

/** A threshold, limit, target or baseline with the side that is good. */
export type LimitLine = { readonly value: number; readonly good: 'above' | 'below' };

type Draft = {
  readonly path: string;
  readonly title: string;
  readonly names?: readonly string[];
  readonly stated: number | undefined;
  readonly unit?: string | undefined;
  readonly direction?: 'increase' | 'decrease' | undefined;
  readonly mayBePassRate?: boolean;
  readonly lines?: readonly (number | undefined)[];
};

/** Every figure that is stated, in the order of the file. */
export const statedFigures = (pilot: Pilot): readonly StatedFigure[] => drafts(pilot).flatMap(figureFrom);

const figureFrom = (draft: Draft): readonly StatedFigure[] => {
  const { path, title, names = [title], stated, unit, direction, mayBePassRate = false, lines = [] } = draft;
  if (stated === undefined) return [];
  const good = direction === 'decrease' ? 'below' : 'above';
  return [
    {
      path,
      title,
      names,
      stated,
      whole: wholeCount(unit, stated),
      unit,
      countsFailures: direction === 'decrease',
      mayBePassRate,
      lines: direction === undefined ? [] : lines.flatMap((value) => (value === undefined ? [] : [{ value, good }])),
    },
  ];
};

const drafts = (pilot: Pilot): readonly Draft[] => {
  const { kpis, data, architecture, evaluation, operations, talent } = pilot;
  const { adoption } = kpis;
  const { load } = architecture;
  const { service_levels: levels, spend, capacity } = operations;
  const count = (
    path: string,
    title: string,
    stated: number | undefined,
    names: readonly string[] = [title],
  ): Draft => ({ path, title, names, stated });
  return [
    ...(kpis.measures ?? []).map((one, i): Draft => {
      const { name, unit, direction, measured, target, limit, baseline, role } = one;
      const lines = role === 'primary' ? [target, baseline] : [limit];
      return {
        path: `${join('kpis.measures', i)}.measured.value`,
        title: name,
        stated: measured.value,
        unit,
        direction,
        lines,
      };
    }),
    count('kpis.adoption.active_users', 'active users', adoption.active_users),
    count('kpis.adoption.intended_users', 'intended users', adoption.intended_users),
    ...(data.sources ?? []).flatMap(({ name, quality, freshness }, i): readonly Draft[] => {
      const at = join('data.sources', i);
      const share = (key: 'completeness' | 'duplicates' | 'outdated'): Draft => ({
        path: `${at}.quality.${key}`,
        title: `${name}: ${key}`,
        names: [key],
        stated: quality[key],
        unit: 'share',
      });
      return [
        ...(['completeness', 'duplicates', 'outdated'] as const).map(share),
        count(`${at}.freshness.actual_hours`, `${name}: age in hours`, freshness.actual_hours, [
          'actual_hours',
          'age in hours',
        ]),
      ];
    }),
    count('data.production_sample.items', 'items of the sample', data.production_sample.items, ['sample size']),
    count('data.labels.count', 'labels', data.labels.count),
    count('architecture.load.tested_concurrency', 'tested concurrency', load.tested_concurrency, [
      'tested concurrency',
      'vus_max',
    ]),
    {
      path: 'architecture.load.p95_ms.measured',
      title: 'p95 latency',
      names: p95,
      stated: load.p95_ms.measured,
      unit: 'ms',
    },
    count('evaluation.dataset.items', 'items of the evaluation set', evaluation.dataset.items, ['total_samples']),
    ...(evaluation.metrics ?? []).map(
      ({ name, unit, direction, measured, threshold }, i): Draft => ({
        path: `${join('evaluation.metrics', i)}.measured.value`,
        title: name,
        stated: measured.value,
        unit,
        direction,
        mayBePassRate: true,
        lines: [threshold],
      }),
    ),
    {
      path: 'evaluation.hallucination.measured.value',
      title: 'rate of wrong or invented statements',
      names: [],
      stated: evaluation.hallucination.measured.value,
      unit: 'share',
      direction: 'decrease',
    },
    humanErrorRate(evaluation.hallucination.human_error_rate),
    {
      path: 'evaluation.judge.agreement',
      title: "judge's agreement",
      names: ['agreement', 'judge agreement'],
      stated: evaluation.judge.agreement,
      unit: 'share',
    },
    {
      path: 'operations.service_levels.availability.measured',
      title: 'availability',
      stated: levels.availability.measured,
      unit: 'share',
    },
    {
      path: 'operations.service_levels.p95_ms.measured',
      title: 'p95 latency',
      names: p95,
      stated: levels.p95_ms.measured,
      unit: 'ms',
    },
    count('operations.spend.forecast_per_month', 'forecast per month', spend.forecast_per_month, [
      'forecast per month',
    ]),
    count('operations.capacity.peak_per_minute', 'peak per minute', capacity.peak_per_minute),
    count('operations.capacity.quota_per_minute', 'quota per minute', capacity.quota_per_minute),
    {
      path: 'talent.users_trained_share',
      title: 'share of users trained',
      names: ['users trained share', 'trained share'],
      stated: talent.users_trained_share,
      unit: 'share',
    },
  ];
};

const humanErrorRate = (given: Pilot['evaluation']['hallucination']['human_error_rate']): Draft => {
  const path = 'evaluation.hallucination.human_error_rate';
  const about = { title: 'human error rate', unit: 'share' };
  return typeof given === 'object'
    ? { ...about, path: `${path}.value`, stated: given.value }
    : { ...about, path, stated: given };
};

const p95: readonly string[] = ['p95', 'p95_ms', 'p(95)', '95%', 'p95 latency'];

/** What the whole is that a figure is a part of: by its unit, or because nothing else is said of a number from 0 to 1. */
const wholeCount = (unit: string | undefined, stated: number): number | undefined => {
  const word = unit?.trim().toLowerCase() ?? '';
  const of = /(?:^|\s)(?:out )?of (\d+(?:\.\d+)?)$/.exec(word)?.[1];
  if (of !== undefined && Number(of) > 0) return Number(of);
  if (/%|\bper ?cent\b|\bpct\b|\bpercentage\b/.test(word)) return 100;
  const isShare = stated >= 0 && stated <= 1;
  const isPart =
    word === '' ||
    /^(?:0 ?(?:-|–|\.\.+|to) ?1|(?:\w+ )?(?:share|rate|ratio|fraction|proportion|score|probability|accuracy)\b.*)$/.test(
      word,
    );
  return isShare && isPart ? 1 : undefined;
};

/** How many digits after the point the pilot file writes; those of the number itself where it is not written as one. */
export const decimalsWritten = (written: string | undefined, value: number): number => {
  const text = /^(?:[&!]\S*\s+)*["']?([-+]?[\d_]*\.?[\d_]+\.?(?:e[-+]?\d+)?)/i
    .exec(written ?? '')?.[1]
    ?.replaceAll('_', '');
  const digits = text !== undefined && Number(text) === value ? text : String(value);
  const [, part = '', exponent = '0'] = /^[-+]?\d*(?:\.(\d*))?(?:e([-+]?\d+))?$/i.exec(digits) ?? [];
  return Math.max(0, part.length - Number(exponent));
};
