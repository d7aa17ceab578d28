// A tiny spreadsheet: reads RFC 4180 and works out the formulas, so that a sheet can be compared with the program.

export const rowsOf = (csv: string): readonly (readonly string[])[] => {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
};

export type Cell = number | string;
type Value = Cell | readonly Cell[];

/** The value of any cell by its name, such as B7. */
export const sheetOf = (csv: string): ((name: string) => Cell) => {
  const rows = rowsOf(csv);
  const done = new Map<string, Cell>();
  const cellOf = (name: string): Cell => {
    const known = done.get(name);
    if (known !== undefined) return known;
    const text = rows[Number(name.slice(1)) - 1]?.[name.charCodeAt(0) - 65] ?? '';
    const value = text.startsWith('=') ? (evaluate(text.slice(1), cellOf) as Cell) : numberOr(text);
    done.set(name, value);
    return value;
  };
  return cellOf;
};

const numberOr = (text: string): Cell => (text !== '' && Number.isFinite(Number(text)) ? Number(text) : text);

const token = /\s*(\d+(?:\.\d+)?|"[^"]*"|[A-Z]\d+:[A-Z]\d+|[A-Z]\d+|[A-Z]+|<=|>=|[-+*/&=<>(),])/y;

const evaluate = (formula: string, cellOf: (name: string) => Cell): Value => {
  const words: string[] = [];
  token.lastIndex = 0;
  for (let found = token.exec(formula); found !== null; found = token.exec(formula)) words.push(found[1] ?? '');
  if (words.join('') !== formula) throw new Error(`cannot read ${formula}`);
  const levels = [['=', '<', '>', '<=', '>='], ['&'], ['+', '-'], ['*', '/']];
  const binary = (level: number): Value => {
    if (level === levels.length) return unary();
    let left = binary(level + 1);
    while (levels[level]?.includes(words[0] ?? '')) {
      left = operate(words.shift() ?? '', left as Cell, binary(level + 1) as Cell);
    }
    return left;
  };
  const unary = (): Value => {
    const word = words.shift() ?? '';
    if (word === '-') return -(unary() as number);
    if (word === '(') return closed(binary(0));
    if (word.startsWith('"')) return word.slice(1, -1);
    if (/^\d/.test(word)) return Number(word);
    if (word.includes(':')) return rangeOf(word).map(cellOf);
    if (/\d$/.test(word)) return cellOf(word);
    words.shift();
    const args = [binary(0)];
    while (words[0] === ',') {
      words.shift();
      args.push(binary(0));
    }
    return closed(call(word, args));
  };
  const closed = (value: Value): Value => {
    if (words.shift() !== ')') throw new Error(`no ) in ${formula}`);
    return value;
  };
  return binary(0);
};

const rangeOf = (word: string): readonly string[] => {
  const [, column, first, last] = /^([A-Z])(\d+):\1(\d+)$/.exec(word) ?? [];
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => `${column}${Number(first) + i}`);
};

const operate = (sign: string, left: Cell, right: Cell): Cell => {
  if (sign === '&') return `${left}${right}`;
  const [a, b] = [Number(left), Number(right)];
  const result = {
    '+': a + b,
    '-': a - b,
    '*': a * b,
    '/': a / b,
    '=': a === b,
    '<': a < b,
    '>': a > b,
    '<=': a <= b,
    '>=': a >= b,
  }[sign];
  return Number(result);
};

const numbers = (value: Value | undefined): readonly number[] =>
  [value ?? []].flat().filter((one): one is number => typeof one === 'number');

const call = (name: string, args: readonly Value[]): Value => {
  const [first, second, third] = args;
  const all = args.flatMap(numbers);
  if (name === 'SUM') return all.reduce((a, b) => a + b, 0);
  if (name === 'MIN') return Math.min(...all);
  if (name === 'MAX') return Math.max(...all);
  if (name === 'ABS') return Math.abs(first as number);
  if (name === 'COUNT') return all.length;
  if (name === 'IF') return (first === 0 ? third : second) ?? '';
  if (name === 'INDEX') return (first as readonly Cell[])[(second as number) - 1] ?? '';
  if (name !== 'SUMIF') throw new Error(`no ${name}`);
  const most = Number(String(second).replace('<=', ''));
  const sums = third as readonly Cell[];
  return (first as readonly Cell[]).reduce<number>(
    (sum, one, i) => sum + (Number(one) <= most ? Number(sums[i]) : 0),
    0,
  );
};
