// MLflow: the file of a metric (a line for each step: time, value, step), and the folder of a run with its metrics.
import type { Folder, NamedFigure, Source } from '../model/evidence.ts';
import { wholeText } from './decode.ts';
import type { Report } from './format.ts';
import { firstDay } from './tree.ts';

/** Whether a text is the file of a metric: nothing but times, values and steps. */
export const isMetricText = (text: string): boolean =>
  text.trim() !== '' &&
  text
    .trim()
    .split('\n')
    .every((line) => metricLine.test(line));

const metricLine = /^\d{10,13} (?:[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?|[-+]?(?:inf(?:inity)?|nan)) -?\d+\s*$/i;

/** The last step counts; the name is the path below `metrics`. */
export const mlflowMetric = (name: string, text: string): Report => {
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' '));
  const last = lines.reduce((best, line) => (Number(line[2]) >= Number(best[2]) ? line : best), lines[0] ?? []);
  const value = Number(last[1]);
  const figures = Number.isFinite(value)
    ? [{ name: metricName(name), value, note: lines.length > 1 ? `the last of ${lines.length} steps` : '' }]
    : [];
  return { figures, date: firstDay(last[0]), ...(figures.length === 0 && { nothing: `its last value is ${last[1]}` }) };
};

const metricName = (path: string): string => path.split(/(?:^|\/)metrics\//).at(-1) ?? path;

/** The metrics of a run; undefined where the folder is none. */
export const mlflowRun = ({ files }: Folder): Report | undefined => {
  const metrics = files.filter(({ name }) => /(^|\/)metrics\/.+/.test(name) && !name.endsWith('.json'));
  if (metrics.length === 0) return undefined;
  const runs = new Set(metrics.map(({ name }) => name.split(/(?:^|\/)metrics\//)[0]));
  if (runs.size > 1) return { nothing: `it holds ${runs.size} runs: cite the folder of one` };
  const reports = metrics.flatMap((file) => {
    const text = wholeText(file);
    return isMetricText(text) ? [mlflowMetric(file.name, text)] : [];
  });
  if (reports.length === 0) return undefined;
  const figures: readonly NamedFigure[] = reports.flatMap(({ figures = [] }) => figures);
  const meta = files.find(({ name }) => /(^|\/)meta\.yaml$/.test(name));
  const dates = reports.flatMap(({ date }) => date ?? []).sort();
  return { figures, date: endOf(meta) ?? dates.at(-1) };
};

/** When the run ended, by its meta.yaml. */
const endOf = (meta: Source | undefined): string | undefined =>
  meta === undefined ? undefined : firstDay(/^end_time: (\d+)/m.exec(wholeText(meta))?.[1]);
