// Logs of Inspect: .json, and .eval, which is a zip with the same in header.json.
import { unzipSync } from 'fflate';
import type { NamedFigure, Source } from '../model/evidence.ts';
import { type Format, rootOf } from './format.ts';
import { fields, firstDay, isFields, list, numberAt, textAt } from './tree.ts';
import { limits, Unreadable } from './unreadable.ts';

export const inspect: Format = {
  kind: 'Inspect log',
  read: (parsed) => {
    const root = fields(rootOf(parsed));
    const { eval: about, results, stats } = root;
    if (!isFields(about) || typeof root.status !== 'string' || !('task' in about || 'task_id' in about))
      return undefined;
    const date = firstDay(fields(stats).completed_at, fields(stats).started_at, about.created);
    if (root.status !== 'success') return { date, nothing: `the run was not completed: its status is ${root.status}` };
    const scores = list(fields(results).scores).filter(isFields);
    const [total, completed] = [numberAt(results, 'total_samples'), numberAt(results, 'completed_samples')];
    const isPart = total !== undefined && completed !== undefined && completed < total;
    const note = isPart ? `${completed} of ${total} samples were completed` : undefined;
    const figures = scores.flatMap(figuresIn).map((one) => (note === undefined ? one : { ...one, note }));
    const nothing = total === 0 ? 'no sample was scored in it' : scores.length === 0 ? 'it holds no scores' : undefined;
    return {
      figures,
      date,
      notes: note === undefined ? [] : [note],
      ...(nothing !== undefined && { nothing }),
    };
  },
};

/** A metric by its own name, and with that of its scorer before it. */
const figuresIn = (score: Readonly<Record<string, unknown>>): readonly NamedFigure[] => {
  const scorer = textAt(score, 'name') ?? textAt(score, 'scorer') ?? '';
  return Object.entries(fields(score.metrics)).flatMap(([key, metric]) => {
    const value = numberAt(metric, 'value');
    if (value === undefined) return [];
    const name = textAt(metric, 'name') ?? key;
    return [
      { name, value },
      { name: `${scorer} ${name}`, value },
      ...(/^(accuracy|mean)$/.test(name) ? [{ name: scorer, value }] : []),
    ];
  });
};

/** The header of an .eval; undefined for another zip. It may not be larger than a log is, whatever the archive says. */
export const evalHeader = (source: Source): Uint8Array | undefined => {
  const bytes = new Uint8Array(source.bytes);
  let length = 0;
  for (const chunk of source.chunks()) {
    bytes.set(chunk.subarray(0, bytes.length - length), length);
    length += chunk.length;
  }
  let isTooLarge = false;
  const wanted = (name: string, size: number): boolean => {
    if (name !== 'header.json') return false;
    isTooLarge ||= size > limits.unzippedBytes;
    return size <= limits.unzippedBytes;
  };
  try {
    const files = unzipSync(bytes.subarray(0, length), {
      filter: ({ name, originalSize }) => wanted(name, originalSize),
    });
    if (isTooLarge) throw new Unreadable(`its header.json is larger than ${limits.unzippedBytes / 1024 / 1024} MiB`);
    return files['header.json'];
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(
      'its archive is damaged or cut off, or packed in a way that is not read: write the log as .json',
    );
  }
};
