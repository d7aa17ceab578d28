// Operating layer: is there somebody to run it, a limit to what it costs, and an answer to each way in which it fails?
import type { Outcome } from '../model/evidence.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { join } from '../model/problem.ts';
import { conditions, withoutRetrieval } from './conditions.ts';
import {
  fieldsPart,
  isNamed,
  not,
  type Part,
  some,
  spaced,
  statedFacts,
  type Truth,
  testBoth,
  testValue,
} from './logic.ts';
import { all, byShare, noOptions, type Rule, reaches, rule } from './outcomes.ts';
import { unitPays } from './value.ts';

// Service levels: a target always, and a measured value within it once the system is in regular business use.

const section = 'operations.service_levels';

const serviceLevels = (pilot: Pilot): Outcome => {
  const { availability, p95_ms } = pilot.operations.service_levels;
  const live = conditions['stage-production'](pilot, { asOf: '' });
  const levels: readonly Level[] = [
    { name: 'availability', unit: '', at: join(section, 'availability'), ...availability, isWithin: reaches },
    {
      ...{ name: 'p95 latency', unit: ' ms', at: join(section, 'p95_ms'), ...p95_ms },
      isWithin: (got, most) => reaches(most, got),
    },
  ];
  const seen = levels.map(describeLevel).join('; ');
  return all(
    levels.flatMap((level) => levelParts(level, live)),
    seen,
    section,
  );
};

type Level = {
  readonly name: string;
  readonly unit: string;
  readonly at: string;
  readonly target?: number | undefined;
  readonly measured?: number | undefined;
  readonly isWithin: (measured: number, target: number) => boolean;
};

const levelParts = ({ name, unit, at, target, measured, isWithin }: Level, live: Truth): readonly Part[] => {
  const within = testBoth(measured, target, isWithin);
  const shown = within === undefined ? `measured ${name}` : `${name} of ${measured} within its target of ${target}`;
  const common = { evidenceAt: at };
  return [
    {
      ...common,
      name: `target for ${name}`,
      at: join(at, 'target'),
      holds: testValue(target, (value) => value > 0),
      lacking: `no target for ${name}`,
      facts: statedFacts(at, { target }),
    },
    {
      ...common,
      name: shown,
      at: join(at, 'measured'),
      holds: some([not(live), within]),
      lacking: `${name} ${measured}${unit}, target ${target}${unit}`,
      facts: statedFacts(at, { target, measured }),
    },
  ];
};

const describeLevel = ({ name, target, measured }: Level): string =>
  `${name} ${target} wanted${measured === undefined ? '' : `, ${measured} measured`}`;

export const operationsRules = {
  'operations.owner': rule(noOptions, ({ operations: { owners } }) => {
    const at = 'operations.owners';
    const duties = ['cost', 'monitoring', 'incidents'] as const;
    const parts = duties.map((duty) => ({
      name: `owner of ${duty}`,
      at: join(at, duty),
      holds: isNamed(owners[duty]),
      lacking: `nobody owns ${duty}`,
    }));
    return all(parts, duties.map((duty) => `${duty}: ${owners[duty]}`).join(', '), at);
  }),

  'operations.cost-limits': rule(noOptions, ({ operations: { spend } }) => {
    const at = 'operations.spend';
    const { forecast_per_month: forecast, budget_per_month: budget, alerts, hard_cap } = spend;
    const holds = testBoth(budget, forecast, reaches);
    const seen = `forecast ${forecast ?? 'blank'} against a budget of ${budget ?? 'blank'} a month`;
    const name = holds === undefined ? blankName({ forecast, budget }) : seen;
    const parts = [
      {
        name,
        at: join(at, 'budget_per_month'),
        holds,
        lacking: `forecast spend ${forecast} a month, budget ${budget}`,
      },
      { name: 'alerts', at: join(at, 'alerts'), holds: alerts, lacking: 'no spending alerts' },
      { name: 'hard cap', at: join(at, 'hard_cap'), holds: hard_cap, lacking: 'no hard cap on spending' },
    ];
    return { ...all(parts, `${seen}, with alerts and a hard cap`, at), facts: statedFacts(at, spend) };
  }),

  'operations.unit-economics': rule(noOptions, unitPays),

  'operations.graceful-failure': rule(noOptions, (pilot) => {
    const at = 'operations.failure_behaviour';
    const behaviour = pilot.operations.failure_behaviour;
    const failures = withoutRetrieval(pilot, failureKinds, 'empty_retrieval');
    const parts = failures.map((kind) => ({ name: spaced(kind), at: join(at, kind), holds: isNamed(behaviour[kind]) }));
    return byShare(parts, 'expected failures have a defined behaviour', at);
  }),

  'operations.service-levels': rule(noOptions, serviceLevels),

  'operations.capacity': rule({ headroom: 'positive' }, ({ operations: { capacity } }, { headroom }) => {
    const at = 'operations.capacity';
    const { peak_per_minute: peak, quota_per_minute: quota } = capacity;
    const holds = testBoth(quota, peak, (most, need) => reaches(most, headroom * need));
    const seen = `quota of ${quota} a minute against a peak of ${peak}`;
    const name = holds === undefined ? blankName({ peak, quota }) : seen;
    const lacking = `quota ${quota} a minute, peak ${peak}, ${headroom} times the peak needed`;
    return { ...all([{ name, at, holds, lacking }], seen, at), facts: statedFacts(at, capacity) };
  }),

  'operations.upkeep': rule(noOptions, (pilot) => {
    const at = 'operations.upkeep';
    const { upkeep } = pilot.operations;
    const parts = withoutRetrieval(pilot, upkeepDuties, 're_embedding').map((duty) => {
      const { owner, cadence } = upkeep[duty];
      return fieldsPart(duty === 're_embedding' ? 're-embedding' : spaced(duty), join(at, duty), {
        owner: isNamed(owner),
        cadence: isNamed(cadence),
      });
    });
    return byShare(parts, 'recurring duties have an owner and a cadence', at);
  }),
} as const satisfies Record<string, Rule>;

const failureKinds = ['rate_limit', 'empty_retrieval', 'invalid_output', 'timeout', 'provider_outage'] as const;

const upkeepDuties = [
  'knowledge_refresh',
  're_embedding',
  'guardrail_tuning',
  'evaluation_growth',
  'security_updates',
] as const;

const blankName = (values: Readonly<Record<string, number | undefined>>): string =>
  Object.keys(values)
    .filter((name) => values[name] === undefined)
    .join(', ');
