// Reads an evidence file: its syntax first, then the format of the tool that wrote it, then what the pilot file asks for.
// Whatever the file, its reading ends with an answer; nothing is kept of it but that answer.

import {
  type Content,
  type EvidenceSource,
  type Folder,
  type FoundValue,
  type Lookup,
  passRate,
  type Reader,
  ran,
  type Tally,
  Unreadable,
} from '../model/evidence.ts';
import { isRecord } from '../model/vocabulary.ts';
import { readCsv } from './csv.ts';
import {
  archives,
  binaryKind,
  headBytes,
  holdsEnough,
  isLfsPointer,
  readXml,
  readYaml,
  texts,
  wholeText,
  xmlEncoding,
} from './decode.ts';
import {
  documentRoot,
  type EvidenceFormat,
  type EvidenceReport,
  fields,
  list,
  type ParsedFile,
  type UnknownFields,
} from './format.ts';
import { readGeneric } from './generic.ts';
import { azure, dbt, garak, greatExpectations, jest, lmEval } from './harnesses.ts';
import { readJson } from './json.ts';
import { junit, k6, locust, nunit, trx, xunit } from './junit.ts';
import { deepeval, evalHeader, inspect, isMetricText, mlflowMetric, ragas, readFolder } from './metrics.ts';
import { promptfoo } from './promptfoo.ts';
import { resolveIn } from './resolve.ts';

/** Never throws but for a bug. */
export const readEvidence: Reader = (source, asked) => {
  try {
    return 'files' in source ? contentOfFolder(source, asked) : contentOfFile(source, asked);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return bare('folder', { broken: error.message });
  }
};

const bare = (kind: string, more: Partial<Content>): Content => ({
  kind,
  figures: [],
  found: new Map(),
  notes: [],
  ...more,
});

const contentOfFolder = (folder: Folder, asked: Lookup): Content => {
  const { kind, report } = readFolder(folder, (file) => knownReport(parsedFile(file), file.name)?.report);
  return contentFrom(kind, report, asked, undefined, false);
};

const contentOfFile = (source: EvidenceSource, asked: Lookup): Content => {
  const head = headBytes(source);
  if (isLfsPointer(head)) {
    return bare('Git LFS pointer', {
      broken: 'it is a Git LFS pointer: the file itself is not here (git lfs pull brings it)',
    });
  }
  const isThin = !holdsEnough(source);
  const binary = binaryKind(head);
  const isEval = binary === 'zip' && source.name.toLowerCase().endsWith('.eval');
  if (binary !== undefined && !isEval) {
    const why = archives.has(binary) ? `it is ${binary}: unpack it and cite the file in it` : `${binary} is not read`;
    return bare(archives.has(binary) ? `${binary} archive` : binary, { unread: why, isThin });
  }
  const syntax = isEval ? 'json' : detectSyntax(source.name, head);
  try {
    if (syntax === 'metric' || syntax === 'text') return textContent(source, asked, syntax, isThin);
    const parsed = isEval ? parsedEval(source) : parsedAs(syntax, source);
    const { kind, report } = knownReport(parsed, source.name) ?? {
      kind: kinds[parsed.syntax],
      report: { ...readGeneric(parsed, asked.names), ...(isEmpty(parsed) && { nothing: empties[parsed.syntax] }) },
    };
    const isRootOnly = parsed.syntax === 'xml' && isEmpty(parsed);
    const whole = isRootOnly && report.nothing === undefined ? { ...report, nothing: empties.xml } : report;
    return contentFrom(kind, whole, asked, parsed, isThin);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    // A text that only begins as data do is a text.
    if (/\.txt$/i.test(source.name)) return textContent(source, asked, 'text', isThin);
    const told = kinds[syntax === 'metric' || syntax === 'text' ? 'json' : syntax];
    return bare(told, { broken: error.message, isThin });
  }
};

type Syntax = ParsedFile['syntax'];

const kinds: Readonly<Record<Syntax, string>> = {
  json: 'JSON',
  'json-lines': 'JSON Lines',
  yaml: 'YAML',
  csv: 'CSV',
  xml: 'XML',
};

const empties: Readonly<Record<Syntax, string>> = {
  json: 'its JSON is empty: no value stands in it',
  'json-lines': 'its JSON Lines are empty: no value stands in them',
  yaml: 'its YAML is empty: no value stands in it',
  csv: 'it has one line and no row',
  xml: 'its XML is empty: its root has no text and no child',
};

/** By the ending of its name, else by its first character. */
const detectSyntax = (name: string, head: Uint8Array): Syntax | 'metric' | 'text' => {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const known = endings.get(ending);
  if (known !== undefined) return known;
  if (prose.has(ending) && ending !== 'txt') return 'text';
  const start = new TextDecoder('latin1')
    .decode(head)
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .replaceAll('\0', '')
    .trimStart();
  if (/^(\{\s*["}]|\[\s*[[{"\]\d-])/.test(start)) return 'json';
  if (/^<(\?xml|testsuites?\b|TestRun\b|test-r|assembl)/.test(start)) return 'xml';
  return /(^|\/)metrics\//.test(name) ? 'metric' : 'text';
};

const endings: ReadonlyMap<string, Syntax> = new Map([
  ['json', 'json'],
  ['jsonl', 'json'],
  ['ndjson', 'json'],
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
  ['csv', 'csv'],
  ['tsv', 'csv'],
  ['xml', 'xml'],
  ['trx', 'xml'],
]);

const prose: ReadonlySet<string> = new Set(['md', 'html', 'htm', 'txt', 'rst', 'log', 'adoc', 'tex']);

const textContent = (source: EvidenceSource, asked: Lookup, syntax: 'metric' | 'text', isThin: boolean): Content => {
  const text = syntax === 'metric' && source.bytes < 1_048_576 ? wholeText(source) : '';
  if (isMetricText(text)) return contentFrom('MLflow metric', mlflowMetric(source.name, text), asked, undefined, false);
  const ending = /\.([a-z0-9]{1,8})$/i.exec(source.name)?.[1]?.toLowerCase();
  const kind =
    ending === 'md'
      ? 'Markdown'
      : ending === 'html' || ending === 'htm'
        ? 'HTML'
        : ending === undefined
          ? 'text'
          : `.${ending}`;
  return bare(kind, {
    unread: `${kind === 'text' ? 'text' : kind} is not read: export it as JSON, CSV or JUnit XML`,
    isThin,
  });
};

const parsedFile = (source: EvidenceSource): ParsedFile | undefined => {
  const syntax = detectSyntax(source.name, headBytes(source));
  return syntax === 'xml' ? parsedAs(syntax, source) : undefined;
};

const parsedAs = (syntax: Syntax, source: EvidenceSource): ParsedFile => {
  if (syntax === 'yaml') return { syntax, root: readYaml(source) };
  if (syntax === 'csv') return { syntax, table: readCsv(csvText(source)) };
  if (syntax === 'xml') return { syntax, root: readXml(texts(source, xmlEncoding(headBytes(source)))) };
  return fromValues(readJson(() => texts(source)));
};

const fromValues = (values: readonly unknown[]): ParsedFile => {
  if (values.length === 1 && values[0] !== undefined) return { syntax: 'json', root: values[0] };
  return { syntax: 'json-lines', root: values };
};

const parsedEval = (source: EvidenceSource): ParsedFile => {
  const header = evalHeader(source);
  if (header === undefined) throw new Unreadable('it is a zip without header.json: no log of Inspect');
  return fromValues(readJson(() => [new TextDecoder().decode(header)]));
};

/** What spreadsheets save without a word about the encoding is Windows-1252: the numbers in it are the same. */
const csvText = (source: EvidenceSource): string => {
  try {
    return wholeText(source);
  } catch (error) {
    if (!(error instanceof Unreadable) || !/^it is not UTF-8/.test(error.message)) throw error;
    return wholeText(source, 'windows-1252');
  }
};

const knownReport = (
  parsed: ParsedFile | undefined,
  name: string,
): { readonly kind: string; readonly report: EvidenceReport } | undefined => {
  if (parsed === undefined) return undefined;
  for (const { kind, read } of formats) {
    const report = read(parsed, name);
    if (report !== undefined) return { kind, report };
  }
  return undefined;
};

/** No value stands in it, however many maps and lists. */
const isEmpty = (parsed: ParsedFile): boolean => {
  if (parsed.syntax === 'csv') return parsed.table.rows.length === 0;
  if (parsed.syntax === 'xml') return parsed.root.children.length === 0 && parsed.root.text.trim() === '';
  const holds = (value: unknown): boolean => {
    if (Array.isArray(value)) return value.some(holds);
    if (isRecord(value)) return Object.values(value).some(holds);
    return value !== null && value !== undefined && value !== '';
  };
  return !holds(parsed.root);
};

const contentFrom = (
  kind: string,
  report: EvidenceReport,
  asked: Lookup,
  parsed: ParsedFile | undefined,
  isThin: boolean,
): Content => {
  const { figures = [], notComputed = [], tally, parts, date, notes = [] } = report;
  const nothing = tally !== undefined && ran(tally) === 0 ? noTestRan(tally) : report.nothing;
  const isOtherXml = parsed?.syntax === 'xml' && tally === undefined;
  return {
    kind,
    figures,
    found: new Map(asked.pointers.map((at) => [at, lookUp(at, parsed, tally, figures, nothing)])),
    notes: [...errorNote(tally), ...notes],
    isThin,
    ...(notComputed.length > 0 && { notComputed }),
    ...(tally !== undefined && { tally }),
    ...(parts !== undefined && parts.length > 0 && { parts }),
    ...(date !== undefined && { date }),
    ...(nothing !== undefined && { nothing }),
    ...(isOtherXml && { unread: 'XML of another kind is not read: JUnit, TRX, NUnit and xUnit.net are' }),
  };
};

const noTestRan = ({ skipped }: Tally): string =>
  skipped > 0 ? `no test ran in it, ${skipped} were skipped` : 'no test ran in it';

const errorNote = (tally: Tally | undefined): readonly string[] =>
  tally === undefined || tally.errors === 0 ? [] : [`${tally.errors} of ${ran(tally)} ended in error`];

/** In the file itself, else in the counts of its tests. */
const lookUp = (
  at: string,
  parsed: ParsedFile | undefined,
  tally: Tally | undefined,
  figures: EvidenceReport['figures'],
  nothing: string | undefined,
): FoundValue => {
  const counts = tally && tallyCounts(tally);
  const named = Object.fromEntries((figures ?? []).map(({ name, value }) => [name, value]));
  const holder =
    parsed === undefined || parsed.syntax === 'xml'
      ? { root: counts ?? named }
      : parsed.syntax === 'csv'
        ? { table: parsed.table }
        : { root: parsed.root };
  if (parsed?.syntax === 'xml' && counts === undefined)
    return { fault: 'XML of another kind is not read: JUnit, TRX, NUnit and xUnit.net are' };
  const found = resolveIn(holder, at);
  const inCounts = 'fault' in found && counts !== undefined ? resolveIn({ root: counts }, at) : found;
  if (!('fault' in inCounts)) return inCounts;
  return nothing !== undefined && /pass_?rate/i.test(at) ? { fault: nothing } : found;
};

/** A test report is read as a map of its counts. */
const tallyCounts = (tally: Tally): object => {
  const rate = passRate(tally);
  return { tests: ran(tally) + tally.skipped, ...tally, ...(rate !== undefined && { pass_rate: rate }) };
};

// The formats that are read, one line each; the first that knows a file reads it.

// Files of this tool itself: a pilot file, a checklist, a configuration and a report show nothing of a pilot.

const own: EvidenceFormat = {
  kind: 'file of this tool',
  read: (parsed) => {
    const root = fields(documentRoot(parsed));
    const what = ownFiles.find(([, isOne]) => isOne(root))?.[0];
    return what === undefined ? undefined : { nothing: `${what} is no evidence` };
  },
};

const ownFiles: readonly (readonly [what: string, isOne: (root: UnknownFields) => boolean])[] = [
  ['a pilot file', ({ version, pilot }) => version === 1 && isRecord(pilot)],
  [
    'a configuration of this tool',
    (root) => root.version === 1 && ['checklists', 'policy', 'reports'].some((key) => key in root),
  ],
  [
    'a checklist',
    ({ id, items, extends: base }) => typeof id === 'string' && (base !== undefined || list(items).some(isItem)),
  ],
  [
    'a report of this tool',
    ({ schemaVersion, tool }) => typeof schemaVersion === 'string' && fields(tool).name === 'readiness',
  ],
];

const isItem = (one: unknown): boolean =>
  isRecord(one) && typeof one.id === 'string' && ('statement' in one || 'gap' in one || 'fix' in one);

const formats: readonly EvidenceFormat[] = [
  own,
  promptfoo,
  deepeval,
  inspect,
  greatExpectations,
  dbt,
  azure,
  lmEval,
  garak,
  ragas,
  jest,
  k6,
  locust,
  junit,
  trx,
  nunit,
  xunit,
];
