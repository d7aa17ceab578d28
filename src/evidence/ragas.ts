// Results of RAGAS: a row per sample, as CSV, JSON of rows, JSON of columns and JSON Lines. A metric is the mean of its
// column; blanks and nan are left out and counted. A summary is a map of names and numbers, and read as other JSON is.
import type { NamedFigure } from '../model/evidence.ts';
import { cellNumber, isBlankCell, meanOf } from './csv.ts';
import { type Format, type Parsed, rootOf } from './format.ts';
import { type Fields, isFields } from './tree.ts';

export const ragas: Format = {
  kind: 'RAGAS results by sample',
  read: (parsed) => {
    const columns = columnsIn(parsed);
    const has = (...names: readonly string[]): boolean => names.some((name) => columns.has(name));
    const isOurs =
      has('user_input', 'question') &&
      has('response', 'answer', 'retrieved_contexts', 'contexts', 'reference', 'ground_truth');
    if (!isOurs) return undefined;
    const figures = [...columns].flatMap(([name, cells]): readonly NamedFigure[] => {
      const mean =
        inputs.has(name) || !cells.some((cell) => cellNumber(cell) !== undefined) ? undefined : meanOf(cells);
      return mean === undefined ? [] : [{ name, value: mean.mean, note: mean.note, at: `mean(/${name})` }];
    });
    const notComputed = [...columns].flatMap(([name, cells]) =>
      !inputs.has(name) && cells.length > 0 && cells.every(isBlankCell) ? [name] : [],
    );
    const isEmpty = [...columns.values()].every((cells) => cells.length === 0);
    return isEmpty ? { nothing: 'it has no sample' } : { figures, notComputed };
  },
};

const inputs: ReadonlySet<string> = new Set([
  'user_input',
  'question',
  'response',
  'answer',
  'reference',
  'ground_truth',
  'retrieved_contexts',
  'contexts',
  'reference_contexts',
  '',
  'id',
  'index',
]);

const columnsIn = (parsed: Parsed): ReadonlyMap<string, readonly unknown[]> => {
  if (parsed.syntax === 'csv') {
    const { header, rows } = parsed.table;
    return new Map(header.map((name, i) => [name, rows.map((row) => row[i] ?? '')] as const));
  }
  const root = parsed.syntax === 'json-lines' ? parsed.root : rootOf(parsed);
  if (Array.isArray(root) && root.length > 0 && root.every(isFields)) {
    const names = [...new Set(root.flatMap((row: Fields) => Object.keys(row)))];
    return new Map(names.map((name) => [name, root.map((row: Fields) => row[name] ?? null)] as const));
  }
  const isByColumn = isFields(root) && isFields(root.user_input ?? root.question);
  return isByColumn
    ? new Map(
        Object.entries(root)
          .filter(([, column]) => isFields(column))
          .map(([name, column]) => [name, Object.values(column as Fields)] as const),
      )
    : new Map();
};
