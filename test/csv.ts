// Reads CSV as RFC 4180 says it is written; throws where it is not.
export const records = (text: string): readonly (readonly string[])[] => {
  if (!text.endsWith('\r\n')) throw new Error('the last row does not end');
  const cells = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)];
  if (cells.map(([all]) => all).join('') !== text) throw new Error('not RFC 4180');
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of cells) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
};

/** Each row by the names of the head. */
export const rowsOf = (text: string): readonly Readonly<Record<string, string>>[] => {
  const [head = [], ...rows] = records(text);
  return rows.map((row) => {
    if (row.length !== head.length) throw new Error(`a row of ${row.length} cells under ${head.length} columns`);
    return Object.fromEntries(head.map((name, i) => [name, row[i] ?? '']));
  });
};
