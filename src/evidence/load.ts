// Load tests: summaries of k6 (`--summary-export` and handleSummary) and the statistics that locust writes as CSV.
import type { NamedFigure } from '../model/evidence.ts';
import { cellNumber } from './csv.ts';
import { type Format, rootOf } from './format.ts';
import { type Fields, fields, isFields, numberAt, tallyBy } from './tree.ts';

export const k6: Format = {
  kind: 'k6 summary',
  read: (parsed) => {
    const metrics = fields(rootOf(parsed)).metrics;
    const isOurs =
      isFields(metrics) &&
      ['http_req_duration', 'iterations', 'vus_max', 'http_reqs', 'grpc_req_duration'].some((name) => name in metrics);
    if (!isOurs) return undefined;
    const of = (name: string): Fields => valuesOf(metrics[name]);
    const duration = of('http_req_duration' in metrics ? 'http_req_duration' : 'grpc_req_duration');
    const failed = numberAt(of('http_req_failed'), 'rate') ?? numberAt(of('http_req_failed'), 'value');
    const users = numberAt(of('vus_max'), 'max') ?? numberAt(of('vus_max'), 'value');
    const thresholds = Object.values(metrics).flatMap((metric) => thresholdsOf(fields(metric)));
    return {
      figures: [
        ...percentiles((word) => numberAt(duration, word), ['avg', 'med', 'p(90)', 'p(95)', 'p(99)', 'max']),
        ...(users === undefined
          ? []
          : [
              { name: 'tested concurrency', value: users },
              { name: 'vus_max', value: users },
            ]),
        ...(failed === undefined ? [] : rates(failed)),
      ],
      ...(thresholds.length > 0 && { tally: tallyBy(thresholds, (isKept) => (isKept ? 'passed' : 'failed')) }),
    };
  },
};

/** handleSummary keeps them under `values`. */
const valuesOf = (metric: unknown): Fields =>
  isFields(fields(metric).values) ? fields(fields(metric).values) : fields(metric);

/** In handleSummary {ok: true} is a threshold that held; in --summary-export true is one that was crossed. */
const thresholdsOf = ({ thresholds }: Fields): readonly boolean[] =>
  Object.values(fields(thresholds)).map((one) => (typeof one === 'boolean' ? !one : fields(one).ok === true));

const rates = (failed: number): readonly NamedFigure[] => [
  { name: 'failure rate', value: failed, unit: 'share' },
  { name: 'http_req_failed', value: failed, unit: 'share' },
  { name: 'availability', value: 1 - failed, unit: 'share' },
];

/** "p(95)" and "95%" are p95, in milliseconds. */
const percentiles = (find: (word: string) => number | undefined, words: readonly string[]): readonly NamedFigure[] =>
  words.flatMap((word) => {
    const value = find(word);
    const digits = /(\d+(?:\.\d+)?)/.exec(word)?.[1];
    const names = digits === undefined ? [`${word} response time`] : [`p${digits}`, `p${digits}_ms`, word];
    return value === undefined ? [] : names.map((name) => ({ name, value, unit: 'ms' as const }));
  });

export const locust: Format = {
  kind: 'locust statistics',
  read: (parsed) => {
    if (parsed.syntax !== 'csv') return undefined;
    const { header, rows } = parsed.table;
    const column = (name: string): number => header.indexOf(name);
    if (column('Name') < 0 || column('Request Count') < 0) return undefined;
    const row = rows.find((cells) => cells[column('Name')]?.trim() === 'Aggregated');
    if (row === undefined) return undefined;
    const cell = (name: string): number | undefined => cellNumber(row[column(name)]);
    const [requests = 0, failures] = [cell('Request Count'), cell('Failure Count')];
    if (requests === 0) return { nothing: 'no request was made in it' };
    return {
      figures: [
        ...percentiles(
          cell,
          header.filter((name) => /^\d+(\.\d+)?%$/.test(name)),
        ),
        ...(failures === undefined ? [] : rates(failures / requests)),
      ],
    };
  },
};
