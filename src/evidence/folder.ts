// Reads a folder: the test reports in it as one, or the run of an experiment in MLflow.
import { type Folder, type NamedFigure, type Source, Unreadable } from '../model/evidence.ts';
import { wholeText } from './decode.ts';
import { addTallies, firstDay, type Report } from './format.ts';

// MLflow: the file of a metric (a line for each step: time, value, step), and the folder of a run with its metrics.

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
const mlflowRun = ({ files }: Folder): Report | undefined => {
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
  return { figures, date: runEnd(meta) ?? dates.at(-1) };
};

/** When the run ended, by its meta.yaml. */
const runEnd = (meta: Source | undefined): string | undefined =>
  meta === undefined ? undefined : firstDay(/^end_time: (\d+)/m.exec(wholeText(meta))?.[1]);

/** `reportIn` gives undefined for a file that is no test report. Throws Unreadable where the folder is neither. */
export const readFolder = (
  folder: Folder,
  reportIn: (file: Source) => Report | undefined,
): { readonly kind: string; readonly report: Report } => {
  const run = mlflowRun(folder);
  if (run !== undefined) return { kind: 'MLflow run', report: run };
  const reports = folder.files.flatMap((file) => {
    try {
      return reportIn(file) ?? [];
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      throw new Unreadable(`its file ${file.name}: ${error.message}`);
    }
  });
  if (reports.length === 0) {
    throw new Unreadable(
      'it is a folder without test reports (JUnit, TRX, NUnit) and without metrics of MLflow: cite a file in it',
    );
  }
  const dates = reports.flatMap(({ date }) => date ?? []).sort();
  const report: Report = {
    tally: addTallies(reports.flatMap(({ tally }) => tally ?? [])),
    date: dates[0],
    notes: [`${reports.length} files`, ...reports.flatMap(({ notes = [] }) => notes)],
  };
  return { kind: 'folder of test reports', report };
};
