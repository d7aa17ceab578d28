// Operating layer: is there somebody to run it, a limit to what it costs, and an answer to each way in which it fails?
import { join } from '../model/path.ts';
import { all, byShare, reaches } from './combinators.ts';
import { withoutRetrieval } from './conditions.ts';
import { noOptions, type Rule, rule } from './define.ts';
import { factsOf } from './facts.ts';
import { fieldsPart } from './parts.ts';
import { serviceLevels } from './service-levels.ts';
import { named, whetherBoth } from './truth.ts';
import { unitPays } from './unit-economics.ts';
import { spaced } from './words.ts';

export const operationsRules = {
  'operations.owner': rule(noOptions, ({ operations: { owners } }) => {
    const at = 'operations.owners';
    const duties = ['cost', 'monitoring', 'incidents'] as const;
    const parts = duties.map((duty) => ({ name: `owner of ${duty}`, at: join(at, duty), holds: named(owners[duty]) }));
    return all(parts, duties.map((duty) => `${duty}: ${owners[duty]}`).join(', '), at);
  }),

  'operations.cost-limits': rule(noOptions, ({ operations: { spend } }) => {
    const at = 'operations.spend';
    const { forecast_per_month: forecast, budget_per_month: budget, alerts, hard_cap } = spend;
    const holds = whetherBoth(budget, forecast, reaches);
    const seen = `forecast ${forecast ?? 'blank'} against a budget of ${budget ?? 'blank'} a month`;
    const parts = [
      { name: holds === undefined ? blankOf({ forecast, budget }) : seen, at: join(at, 'budget_per_month'), holds },
      { name: 'alerts', at: join(at, 'alerts'), holds: alerts },
      { name: 'hard cap', at: join(at, 'hard_cap'), holds: hard_cap },
    ];
    return { ...all(parts, `${seen}, with alerts and a hard cap`, at), facts: factsOf(at, spend) };
  }),

  'operations.unit-economics': rule(noOptions, unitPays),

  'operations.graceful-failure': rule(noOptions, (pilot) => {
    const at = 'operations.failure_behaviour';
    const behaviour = pilot.operations.failure_behaviour;
    const failures = withoutRetrieval(pilot, failureKinds, 'empty_retrieval');
    const parts = failures.map((kind) => ({ name: spaced(kind), at: join(at, kind), holds: named(behaviour[kind]) }));
    return byShare(parts, 'expected failures have a defined behaviour', at);
  }),

  'operations.service-levels': rule(noOptions, serviceLevels),

  'operations.capacity': rule({ headroom: 'positive' }, ({ operations: { capacity } }, { headroom }) => {
    const at = 'operations.capacity';
    const { peak_per_minute: peak, quota_per_minute: quota } = capacity;
    const holds = whetherBoth(quota, peak, (most, need) => reaches(most, headroom * need));
    const seen = `quota of ${quota} a minute against a peak of ${peak}`;
    const name = holds === undefined ? blankOf({ peak, quota }) : seen;
    return { ...all([{ name, at, holds }], seen, at), facts: factsOf(at, capacity) };
  }),

  'operations.upkeep': rule(noOptions, (pilot) => {
    const at = 'operations.upkeep';
    const { upkeep } = pilot.operations;
    const parts = withoutRetrieval(pilot, upkeepDuties, 're_embedding').map((duty) => {
      const { owner, cadence } = upkeep[duty];
      return fieldsPart(spaced(duty), join(at, duty), { owner: named(owner), cadence: named(cadence) });
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

const blankOf = (values: Readonly<Record<string, number | undefined>>): string =>
  Object.keys(values)
    .filter((name) => values[name] === undefined)
    .join(', ');
