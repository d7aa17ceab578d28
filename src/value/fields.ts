// The fields of a value case: their names and units for a reader, and how one is read and filled in by its path.
import type { Pilot } from '../model/pilot.ts';
import type { Unit } from '../model/value-report.ts';

const fields: Readonly<Record<string, readonly [says: string, unit: Unit]>> = {
  'pilot.workflow.volume_per_month': ['Tasks a month', 'tasks'],
  'value.benefit_per_task.amount': ['Benefit per task', 'money'],
  'value.benefit_per_task.minutes_saved': ['Minutes saved per task', 'minutes'],
  'value.benefit_per_task.hourly_cost': ['Cost of an hour', 'money'],
  'value.adoption.start': ['Adoption in month 1', 'share'],
  'value.adoption.steady': ['Steady adoption', 'share'],
  'value.adoption.months_to_steady': ['Months to steady adoption', 'months'],
  'value.errors.rate': ['Error rate', 'share'],
  'value.errors.cost_per_error': ['Cost per error', 'money'],
  'value.costs.build': ['Build, once', 'money'],
  'value.costs.inference_per_task': ['Inference per task', 'money'],
  'value.costs.inference_per_task.input_tokens': ['Tokens in, per task', 'tokens'],
  'value.costs.inference_per_task.output_tokens': ['Tokens out, per task', 'tokens'],
  'value.costs.inference_per_task.price_per_million.input': ['Price of 1,000,000 tokens in', 'money'],
  'value.costs.inference_per_task.price_per_million.output': ['Price of 1,000,000 tokens out', 'money'],
  'value.costs.platform_per_month': ['Platform a month', 'money'],
  'value.costs.run_team.fte': ['Run team', 'fte'],
  'value.costs.run_team.per_fte_month': ['Cost of one FTE a month', 'money'],
};

const OTHER = /^value\.other_benefits\[(\d+)\]/;

/** The place in `other_benefits` that a path leads to. */
const otherBenefit = (path: string): number | undefined => {
  const found = OTHER.exec(path)?.[1];
  return found === undefined ? undefined : Number(found);
};

export const unitOf = (path: string): Unit => fields[path]?.[1] ?? 'money';

export const saysOf = (path: string, pilot: Pilot): string => {
  const other = otherBenefit(path);
  return other === undefined ? (fields[path]?.[0] ?? path) : (pilot.value.other_benefits?.[other]?.name ?? path);
};

/** Another benefit counts from its month on, by default from the first. */
export const fromMonthOf = (path: string, pilot: Pilot): number | null => {
  const other = otherBenefit(path);
  return other === undefined ? null : (pilot.value.other_benefits?.[other]?.from_month ?? 1);
};

type Fields = Readonly<Record<string, unknown>>;

/** What stands at a path, undefined where nothing does. */
export const valueAt = (pilot: Pilot, path: string): unknown =>
  path.split(/[.[\]]+/).reduce<unknown>((at, key) => (key === '' ? at : (at as Fields | undefined)?.[key]), pilot);

/** The pilot with one more field filled in. */
export const withValue = (pilot: Pilot, path: string, value: unknown): Pilot =>
  put(pilot, path.split('.'), value) as Pilot;

const put = (map: Fields, [key = '', ...rest]: readonly string[], value: unknown): Fields => ({
  ...map,
  [key]: rest.length === 0 ? value : put((map[key] ?? {}) as Fields, rest, value),
});
