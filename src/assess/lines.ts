// Offsets in a text turned into lines and columns, both counted from 1. Columns count UTF-16 units, as editors do.

export type Position = { readonly line: number; readonly column: number };

/** Finds the line and column of an offset. The table of lines is made when the first one is asked for. */
export const lineFinder = (text: string): ((offset: number) => Position) => {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    const index = lastAtMost(starts, offset);
    return { line: index + 1, column: offset - (starts[index] ?? 0) + 1 };
  };
};

/** The lines of a text without their breaks: LF, CR LF and CR alone, as YAML has it. */
export const linesOf = (text: string): readonly string[] => text.split(/\r\n|\n|\r/);

const lineStarts = (text: string): readonly number[] => {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (const found of text.matchAll(/\r\n|\n|\r/g)) starts.push(found.index + found[0].length);
  return starts;
};

const lastAtMost = (sorted: readonly number[], limit: number): number => {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
};
