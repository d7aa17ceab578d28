// Bytes of an evidence file as text, and YAML and XML in it.
import { CORE_SCHEMA, loadAll, Type } from 'js-yaml';
import { SaxesParser } from 'saxes';
import { type EvidenceSource, limits, Unreadable } from '../model/evidence.ts';

/** The first bytes of a file, as many as are enough to know its kind. */
export const headBytes = (source: EvidenceSource): Uint8Array => {
  for (const chunk of source.chunks()) return chunk.subarray(0, 4096);
  return new Uint8Array();
};

/** At least this many bytes that are no white space make a file that holds something. */
const LEAST_BYTES = 32;

/** Whether a file has at least 32 bytes that are no white space. */
export const holdsEnough = (source: EvidenceSource): boolean => {
  let count = 0;
  for (const chunk of source.chunks()) {
    for (const byte of chunk) {
      if (byte > 0x20 && ++count >= LEAST_BYTES) return true;
    }
  }
  return false;
};

const magics: readonly (readonly [name: string, start: string])[] = [
  ['gzip', '\x1f\x8b'],
  ['zip', 'PK\x03\x04'],
  ['zip', 'PK\x05\x06'],
  ['zstd', '\x28\xb5\x2f\xfd'],
  ['bzip2', 'BZh'],
  ['xz', '\xfd7zXZ\0'],
  ['7z', '7z\xbc\xaf\x27\x1c'],
  ['PDF', '%PDF'],
  ['PNG', '\x89PNG'],
  ['JPEG', '\xff\xd8\xff'],
  ['Parquet', 'PAR1'],
  ['Arrow', 'ARROW1'],
  ['SQLite', 'SQLite format 3'],
];

/** The kind of a file that is no text, by its first bytes. */
export const binaryKind = (head: Uint8Array): string | undefined => {
  const start = String.fromCharCode(...head.subarray(0, 16));
  return magics.find(([, magic]) => start.startsWith(magic))?.[0];
};

export const archives: ReadonlySet<string> = new Set(['gzip', 'zip', 'zstd', 'bzip2', 'xz', '7z']);

/** A checkout without Git LFS leaves a text of three lines in the place of the file. */
export const isLfsPointer = (head: Uint8Array): boolean =>
  new TextDecoder().decode(head.subarray(0, 48)).startsWith('version https://git-lfs.github.com/spec/');

/** By the byte order mark; `declared` is what an XML declaration says. */
const detectEncoding = (head: Uint8Array, declared?: string): string => {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return declared ?? 'utf-8';
};

/** The encoding that an XML declaration names. */
export const xmlEncoding = (head: Uint8Array): string | undefined =>
  /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(
    new TextDecoder('latin1').decode(head.subarray(0, 256)),
  )?.[1];

/** The text in parts; throws Unreadable with the line where it is not in the encoding that it should be in. */
export function* texts(source: EvidenceSource, declared?: string): Generator<string> {
  const encoding = detectEncoding(headBytes(source), declared);
  const decoder = decoderFor(encoding);
  let line = 1;
  for (const chunk of source.chunks()) {
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      throw notIn(encoding, chunk, line);
    }
    if (text.includes('\0')) throw new Unreadable('it holds bytes that are no text');
    line += countLines(text);
    yield text;
  }
  try {
    yield decoder.decode();
  } catch {
    throw new Unreadable(
      `it ends in the middle of a character: it was cut off, or it is not ${encoding.toUpperCase()}`,
    );
  }
}

const decoderFor = (encoding: string): InstanceType<typeof TextDecoder> => {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new Unreadable(`its encoding ${encoding} is not known: save it as UTF-8`);
  }
};

const notIn = (encoding: string, chunk: Uint8Array, line: number): Unreadable => {
  const good = new TextDecoder(encoding).decode(chunk).split('\uFFFD')[0] ?? '';
  return new Unreadable(`it is not ${encoding.toUpperCase()} in line ${line + countLines(good)}: save it as UTF-8`);
};

const countLines = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
};

/** The whole text at once, for formats that cannot be read in parts. */
export const wholeText = (source: EvidenceSource, declared?: string): string => [...texts(source, declared)].join('');

// Reads YAML, several documents as a list. Tags of other programs are read as what they stand before.

const anyTag = (['scalar', 'sequence', 'mapping'] as const).map(
  (kind) => new Type('!', { kind, multi: true, construct: (value) => value }),
);
const schema = CORE_SCHEMA.extend(anyTag);

/**
 * The value of a YAML file; of several documents a list. Throws Unreadable for what is not YAML, too large or nested too
 * deep.
 */
export const readYaml = (source: EvidenceSource): unknown => {
  if (source.bytes > limits.yamlBytes) {
    throw new Unreadable(`YAML of more than ${limits.yamlBytes / 1024 / 1024} MiB is not read: export it as JSON`);
  }
  const documents = documentsIn(wholeText(source));
  countValues(documents);
  return documents.length === 1 ? documents[0] : documents;
};

const documentsIn = (text: string): readonly unknown[] => {
  try {
    return loadAll(text, null, { schema });
  } catch (error) {
    const { reason = 'it cannot be read', mark } = error as { reason?: string; mark?: { line: number } };
    throw new Unreadable(`it is not valid YAML: line ${(mark?.line ?? 0) + 1}: ${reason.slice(0, 100)}`);
  }
};

/** Aliases written out may be more than any memory holds. */
const countValues = (root: unknown): void => {
  let left: number = limits.values;
  const visit = (value: unknown, level: number): void => {
    if (--left < 0) throw new Unreadable(`it holds more than ${limits.values} values: cite a summary of it`);
    if (level > limits.levels) throw new Unreadable(`its YAML is nested more than ${limits.levels} levels deep`);
    if (Array.isArray(value)) for (const one of value) visit(one, level + 1);
    else if (typeof value === 'object' && value !== null)
      for (const key in value) visit((value as Record<string, unknown>)[key], level + 1);
  };
  visit(root, 0);
};

// Reads XML into elements. A document type is refused: entities are how XML attacks its readers.

export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** The text directly in it, without what is in its children; shortened. */
  readonly text: string;
};

type Open = { name: string; attributes: Record<string, string>; children: Open[]; text: string };

/** Most elements have no child: they share one list. */
const NONE: Open[] = [];

/** The root; throws Unreadable with line and reason. Names lose their prefix. */
export const readXml = (texts: Iterable<string>): Element => {
  const parser = new SaxesParser();
  const open: Open[] = [];
  const state: { root?: Open; count: number; attributes: number; isLong: boolean } = {
    count: 0,
    attributes: 0,
    isLong: false,
  };
  parser.on('error', (error) => {
    const [, line = '', why = error.message] = /^(\d+):\d+: (.*)$/s.exec(error.message) ?? [];
    const isCut = /unclosed tag|unexpected end|document must contain/i.test(why);
    throw new Unreadable(
      isCut
        ? 'its XML is cut off: an element is not closed'
        : `it is not well-formed XML: line ${line}: ${why.replace(/\.$/, '')}`,
    );
  });
  parser.on('doctype', () => {
    throw new Unreadable('its XML has a DOCTYPE, which is refused: export it without one');
  });
  parser.on('attribute', ({ value }) => {
    if (value.length > limits.characters) state.isLong = true;
    if (++state.attributes > limits.attributes)
      throw new Unreadable(`an element of its XML has more than ${limits.attributes} attributes`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++state.count > limits.elements)
      throw new Unreadable(`it holds more than ${limits.elements} elements: cite a summary of it`);
    if (open.length >= limits.levels) throw new Unreadable(`its XML is nested more than ${limits.levels} levels deep`);
    const kept = state.isLong ? shortened(attributes) : attributes;
    state.isLong = false;
    state.attributes = 0;
    const made: Open = { name: name.slice(name.lastIndexOf(':') + 1), attributes: kept, children: NONE, text: '' };
    const parent = open.at(-1);
    if (parent?.children === NONE) parent.children = [made];
    else parent?.children.push(made);
    state.root ??= made;
    open.push(made);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const addText = (text: string): void => {
    const inside = open.at(-1);
    if (inside !== undefined && inside.text.length < limits.characters) inside.text += text.slice(0, limits.characters);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  for (const text of texts) parser.write(text);
  parser.close();
  if (state.root === undefined) throw new Unreadable('it holds no XML element');
  return state.root;
};

const shortened = (attributes: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, value.slice(0, limits.characters)]));

/** The children of a name, in order. */
export const childrenNamed = (element: Element, ...names: readonly string[]): readonly Element[] =>
  element.children.filter(({ name }) => names.includes(name));

/** A whole number of 0 or more in an attribute; undefined where there is none. */
export const countIn = (element: Element, ...names: readonly string[]): number | undefined => {
  for (const name of names) {
    const text = element.attributes[name];
    if (text !== undefined && /^\s*\d{1,15}\s*$/.test(text)) return Number(text);
  }
  return undefined;
};

/** Every element from here down, each before what is in it. */
export const within = (element: Element): readonly Element[] => {
  const found: Element[] = [];
  const visit = (one: Element): void => {
    found.push(one);
    for (const child of one.children) visit(child);
  };
  visit(element);
  return found;
};
