// The lines of YAML that make a value case complete, with figures that are only an example.
import type { Stated } from './figures.ts';

const range = (low: number, likely: number, high: number): string => `{low: ${low}, likely: ${likely}, high: ${high}}`;

/** In the order of a pilot file. */
const examples: Readonly<Record<string, string>> = {
  'pilot.workflow.volume_per_month': '12000',
  'value.currency': 'USD',
  'value.horizon_months': '24',
  'value.benefit_per_task.minutes_saved': range(8, 12, 14),
  'value.benefit_per_task.hourly_cost': '52',
  'value.adoption.start': '0.2',
  'value.adoption.steady': range(0.6, 0.8, 0.9),
  'value.adoption.months_to_steady': '6',
  'value.errors.rate': range(0.03, 0.06, 0.15),
  'value.errors.cost_per_error': '18',
  'value.costs.build': '240000',
  'value.costs.inference_per_task': '0.09',
  'value.costs.inference_per_task.input_tokens': '9000',
  'value.costs.inference_per_task.output_tokens': '600',
  'value.costs.inference_per_task.price_per_million.input': '3',
  'value.costs.inference_per_task.price_per_million.output': '15',
  'value.costs.platform_per_month': '3000',
  'value.costs.run_team.fte': '3.5',
  'value.costs.run_team.per_fte_month': '14000',
};

/** A benefit of which nothing is said is asked for in minutes. */
const TASK = 'value.benefit_per_task';

/** What is missing or not stated in its own place, as lines to merge into the file. */
export const linesToAdd = ({ pilot, missing, figures, horizon }: Stated): string[] => {
  const wanted = new Set([
    ...missing.flatMap(({ path }) => (path === TASK ? [`${TASK}.minutes_saved`, `${TASK}.hourly_cost`] : [path])),
    ...figures.filter(({ path, origin }) => origin.from !== 'file' || origin.at.path !== path).map(({ path }) => path),
    ...(pilot.value.currency === undefined ? ['value.currency'] : []),
    ...(horizon.origin.from === 'file' ? [] : ['value.horizon_months']),
  ]);
  const lines: string[] = [];
  let before: readonly string[] = [];
  for (const [path, example] of Object.entries(examples).filter(([path]) => wanted.has(path))) {
    const parts = path.split('.');
    const same = parts.findIndex((part, i) => part !== before[i]);
    lines.push(...parts.slice(same).map((part, i) => line(part, same + i, parts.length, example)));
    before = parts;
  }
  return lines;
};

const line = (part: string, depth: number, depths: number, example: string): string =>
  `${'  '.repeat(depth)}${part}:${depth === depths - 1 ? ` ${example}` : ''}`;
