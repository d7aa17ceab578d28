// Reads CSV (RFC 4180) far enough to find one cell: /ROW/COLUMN. The row is the text of its first cell, else its number
// from 0 after the header, else `last`; the column is its name in the header, else its number from 0.

import type { Look } from '../model/outcome.ts';
import { cut as cutFromFault, shown } from '../read/fault.ts';

// Follows a JSON pointer (RFC 6901) into a value read from JSON. Only what a value has of its own is found.

/** A value, or in words how far the pointer led. */
export type Pointed = { readonly value: unknown } | { readonly fault: string };

export const pointed = (root: unknown, pointer: string): Pointed => {
  let value = root;
  let way = '';
  for (const token of tokensOf(pointer)) {
    way += `/${escaped(token)}`;
    if (typeof value !== 'object' || value === null || !has(value, token))
      return { fault: `it has nothing at ${cutFromFault(way)}` };
    value = (value as Readonly<Record<string, unknown>>)[token];
  }
  return { value };
};

/** The parts of a pointer: ~1 is a slash, ~0 a tilde. */
export const tokensOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

const escaped = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1');

/** In a list only its indexes, written without leading zeros. */
const has = (value: object, token: string): boolean =>
  Array.isArray(value) ? /^(0|[1-9]\d*)$/.test(token) && Number(token) < value.length : Object.hasOwn(value, token);

type Rows = readonly (readonly string[])[];

export const cellAt = (text: string, pointer: string): Pointed => {
  const tokens = tokensOf(pointer);
  const [row = '', column = ''] = tokens;
  if (tokens.length !== 2) return { fault: `${cutFromFault(pointer)} is not /ROW/COLUMN` };
  const [header = [], ...rows] = rowsOf(text);
  const places = header.flatMap((name, i) => (name.trim() === column ? [i] : []));
  if (places.length > 1) return { fault: `it has ${places.length} columns ${shown(column)}` };
  const place = places[0] ?? indexOf(column, header.length);
  if (place === undefined) return { fault: `it has no column ${shown(column)}` };
  const found = rowFor(rows, row);
  if ('fault' in found) return found;
  const cell = found.cells[place];
  return cell === undefined
    ? { fault: `its row ${shown(row)} has no column ${shown(column)}` }
    : { value: cell.trim() };
};

const rowFor = (rows: Rows, key: string): { readonly cells: readonly string[] } | { readonly fault: string } => {
  const named = rows.filter(([first = '']) => first.trim() === key);
  if (named.length > 1) return { fault: `${named.length} of its rows begin with ${shown(key)}` };
  const cells = named[0] ?? (key === 'last' ? rows.at(-1) : rows[indexOf(key, rows.length) ?? -1]);
  return cells === undefined ? { fault: `it has no row ${shown(key)}` } : { cells };
};

const indexOf = (token: string, length: number): number | undefined =>
  /^(0|[1-9]\d*)$/.test(token) && Number(token) < length ? Number(token) : undefined;

/** The header's most frequent separator, of comma, semicolon and tab. */
const separatorOf = (text: string): string => {
  const line = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (separator: string): number => line.split(separator).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
};

/** Rows without the empty ones; a quoted cell may hold separators, line breaks and doubled quotes. */
export const rowsOf = (text: string): Rows => {
  const separator = separatorOf(text);
  const bare = new RegExp(`[^${separator}\\r\\n]*`, 'y');
  const restOf = (at: number): string => {
    bare.lastIndex = at;
    return bare.exec(text)?.[0] ?? '';
  };
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length || row.length > 0; at++) {
    const quoted = text[at] === '"' ? quotedAt(text, at) : { cell: '', end: at };
    const rest = restOf(quoted.end);
    row.push(quoted.cell + rest);
    at = quoted.end + rest.length;
    if (text[at] === separator) continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
};

/** A quoted cell and where it ends; without a closing quote it goes on to the end of the file. */
const quotedAt = (text: string, start: number): { readonly cell: string; readonly end: number } => {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  const cell = text.slice(start + 1, end < 0 ? text.length : end).replaceAll('""', '"');
  return { cell, end: end < 0 ? text.length : end + 1 };
};

// Counts the test cases of a JUnit XML report. Elements alone are read: no entity is expanded, a DOCTYPE is refused,
// and nothing is kept of what a test case prints.

/** How tests ended. An error is a test that could not be carried out. */
export type Tally = {
  readonly passed: number;
  readonly failed: number;
  readonly errors: number;
  readonly skipped: number;
};

const LEVELS = 64;

/** A tally, or in words why there is none. */
export const readJunit = (text: string): Tally | { readonly fault: string } => {
  const tally = { passed: 0, failed: 0, errors: 0, skipped: 0 };
  const open: string[] = [];
  let ended: keyof Tally = 'passed';
  let roots = 0;
  for (const tag of tagsOf(text)) {
    if ('fault' in tag) return tag;
    const { name, kind } = tag;
    if (kind === 'close') {
      if (open.pop() !== name) return { fault: `its XML is not well formed: </${cut(name)}> closes nothing` };
    } else {
      if (open.length === 0 && (roots++ > 0 || !isRoot(name))) return { fault: 'it is XML, but not a JUnit report' };
      if (name === 'testcase') ended = 'passed';
      else if (open.at(-1) === 'testcase') ended = worse(ended, endings.get(name));
      if (kind === 'open' && open.push(name) > LEVELS) return { fault: `its XML is more than ${LEVELS} levels deep` };
    }
    if (name === 'testcase' && kind !== 'open') tally[ended]++;
  }
  if (open.length > 0) return { fault: `its XML is not well formed: <${cut(open.at(-1) ?? '')}> is not closed` };
  return roots === 0 ? { fault: 'it is not XML' } : tally;
};

const isRoot = (name: string): boolean => name === 'testsuites' || name === 'testsuite';

const endings: ReadonlyMap<string, keyof Tally> = new Map([
  ['failure', 'failed'],
  ['error', 'errors'],
  ['skipped', 'skipped'],
]);

/** The worst of what is said of one test case. */
const worse = (a: keyof Tally, b: keyof Tally = 'passed'): keyof Tally => (rank.indexOf(a) > rank.indexOf(b) ? a : b);

const rank: readonly (keyof Tally)[] = ['passed', 'skipped', 'failed', 'errors'];

const cut = (name: string): string => name.slice(0, 40);

type Tag = { readonly name: string; readonly kind: 'open' | 'close' | 'whole' } | { readonly fault: string };

/** Elements in order. Text, comments, CDATA and instructions are passed over from their first to their last character. */
function* tagsOf(text: string): Generator<Tag> {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const over = passedOver.find(([start]) => text.startsWith(start, at));
    if (over !== undefined) {
      const end = text.indexOf(over[1], at + over[0].length);
      if (end < 0) return yield { fault: `its XML is not well formed: ${over[0]} has no end` };
      at = end + over[1].length;
      continue;
    }
    if (text.startsWith('<!', at)) return yield { fault: 'its XML has a DOCTYPE, which is not read' };
    const [start = '', slash, name = ''] = after(tagStart, text, at);
    at += start.length;
    for (let more = ' '; more !== ''; ) {
      more = after(attribute, text, at)[0] ?? '';
      at += more.length;
    }
    const [end = '', single] = after(tagEnd, text, at);
    if (start === '' || end === '') return yield { fault: 'its XML is not well formed: a < begins no element' };
    yield { name, kind: slash ? 'close' : single ? 'whole' : 'open' };
    at += end.length;
  }
}

const passedOver = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

const tagStart = /<(\/?)([A-Za-z_][\w.:-]*)/y;
const attribute = /\s+[^\s=<>"'/]+\s*=\s*(?:"[^"<]*"|'[^'<]*')/y;
const tagEnd = /\s*(\/?)>/y;

const after = (pattern: RegExp, text: string, at: number): readonly string[] => {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? [];
};

// Reads the results of promptfoo: what `promptfoo eval -o results.json` writes, and its results file, whose versions 3
// and 4 hold summaries of version 2 (with a table) and 3. What is looked for is in both: counts, and scores by name.

export type Promptfoo = {
  readonly total: Tally;
  /** The same for each prompt and provider, where there are several. */
  readonly each: readonly Tally[];
  /** The mean of each named metric, 0…1, by its name in lower case; one for all prompts, then one for each. */
  readonly named: ReadonlyMap<string, readonly number[]>;
};

/** What the file counts; undefined where it is no promptfoo result. */
export const readPromptfoo = (root: unknown): Promptfoo | undefined => {
  const outer = mapOf(root);
  const summary = Array.isArray(outer.results) ? outer : mapOf(outer.results);
  const total = tallyOf(summary.stats, 'successes', 'failures', 'errors');
  if (total === undefined || !Array.isArray(summary.results) || !isKnown(summary.version)) return undefined;
  const metrics = promptsOf(summary).map((prompt) => mapOf(mapOf(prompt).metrics));
  const each = metrics.flatMap((one) => tallyOf(one, 'testPassCount', 'testFailCount', 'testErrorCount') ?? []);
  return { total, each: each.length > 1 ? each : [], named: namedOf(metrics) };
};

/** Summaries of versions 2 and 3 are what results files of versions 3 and 4 hold; 4 may come with the same shape. */
const isKnown = (version: unknown): boolean => version === 2 || version === 3 || version === 4;

type Fields = Readonly<Record<string, unknown>>;

const mapOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The prompts stand in the summary, or in version 2 at the head of its table. */
const promptsOf = (summary: Fields): readonly unknown[] =>
  Array.isArray(summary.prompts) ? summary.prompts : listOf(mapOf(mapOf(summary.table).head).prompts);

const countOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

/** Releases that do not count errors apart count them as failures. */
const tallyOf = (counts: unknown, pass: string, fail: string, error: string): Tally | undefined => {
  const map = mapOf(counts);
  const [passed, failed, errors] = [countOf(map[pass]), countOf(map[fail]), countOf(map[error] ?? 0)];
  if (passed === undefined || failed === undefined || errors === undefined) return undefined;
  return { passed, failed, errors, skipped: 0 };
};

const namedOf = (metrics: readonly Fields[]): ReadonlyMap<string, readonly number[]> => {
  const names = new Set(metrics.flatMap(({ namedScores }) => Object.keys(mapOf(namedScores))));
  return new Map([...names].map((name) => [plain(name), meansOf(metrics, name)]));
};

export const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');

const meansOf = (metrics: readonly Fields[], name: string): readonly number[] => {
  const parts = metrics.flatMap((one) => {
    const [sum, count] = [
      own(one.namedScores, name),
      own(one.namedScoreWeights, name) ?? own(one.namedScoresCount, name),
    ];
    return sum === undefined || count === undefined || count <= 0 ? [] : [{ sum, count }];
  });
  const [sum, count] = [
    parts.reduce((all, part) => all + part.sum, 0),
    parts.reduce((all, part) => all + part.count, 0),
  ];
  if (count === 0) return [];
  return [sum / count, ...(parts.length > 1 ? parts.map((part) => part.sum / part.count) : [])];
};

const own = (map: unknown, name: string): number | undefined => {
  const value = Object.hasOwn(mapOf(map), name) ? mapOf(map)[name] : undefined;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
};

// What an evidence file holds, by kind: promptfoo results, other JSON, a JUnit report, CSV; or in words why it is none.

export type Content =
  | { readonly kind: 'json'; readonly root: unknown; readonly promptfoo?: Promptfoo }
  | { readonly kind: 'junit'; readonly tally: Tally }
  | { readonly kind: 'csv'; readonly text: string }
  | { readonly kind: 'none'; readonly fault: string };

type File = Extract<Look, { readonly state: 'file' }>;

/** Read once for each file, however many figures cite it. */
export const contentOf = (ref: string, look: File): Content => {
  const known = contents.get(look);
  if (known !== undefined) return known;
  const made = look.text === undefined ? notText : read(ref.toLowerCase(), look.text);
  contents.set(look, made);
  return made;
};

const contents = new WeakMap<File, Content>();

const notText: Content = { kind: 'none', fault: 'it is not UTF-8 text' };

/** By the file's name, else by its first character. */
const read = (name: string, text: string): Content => {
  if (/\.[ct]sv$/.test(name)) return { kind: 'csv', text };
  const first = text.trimStart()[0];
  if (name.endsWith('.json') || first === '{' || first === '[') return json(text);
  if (name.endsWith('.xml') || first === '<') return junit(text);
  return { kind: 'none', fault: 'it is of a kind that is not read: JSON, CSV and JUnit XML are' };
};

const json = (text: string): Content => {
  try {
    const root: unknown = JSON.parse(text);
    const promptfoo = readPromptfoo(root);
    return { kind: 'json', root, ...(promptfoo && { promptfoo }) };
  } catch {
    return { kind: 'none', fault: 'it is not valid JSON' };
  }
};

const junit = (text: string): Content => {
  const tally = readJunit(text);
  return 'fault' in tally ? { kind: 'none', fault: tally.fault } : { kind: 'junit', tally };
};

/** The value that a pointer leads to. A JUnit report is read as a map of its counts. */
export const valueAt = (content: Content, pointer: string): Pointed => {
  if (content.kind === 'none') return { fault: content.fault };
  if (content.kind === 'csv') return cellAt(content.text, pointer);
  return pointed(content.kind === 'json' ? content.root : countsOf(content.tally), pointer);
};

const countsOf = (tally: Tally): object => {
  const { passed, failed, errors, skipped } = tally;
  return { tests: passed + failed + errors + skipped, ...tally, pass_rate: passRate(tally) };
};

/** Tests passed of those that ran, errors counted as not passed; undefined where none ran. */
export const passRate = ({ passed, failed, errors }: Tally): number | undefined =>
  passed + failed + errors === 0 ? undefined : passed / (passed + failed + errors);
