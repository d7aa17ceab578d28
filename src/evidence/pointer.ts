// Reads the places that people write: a JSON pointer (RFC 6901), a row by one of its cells, count(…), mean(…), all(…) and
// any(…), and the dots, brackets and $. of other tools.

export type Segment =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'where'; readonly column: string; readonly value: string }
  | { readonly kind: 'each' };

export type Quantity = 'count' | 'mean' | 'all' | 'any';

export type Pointer = {
  readonly quantity?: Quantity;
  readonly segments: readonly Segment[];
  /** The whole as one key, where it was written with dots: a file may have such keys. */
  readonly whole?: string;
};

/** Characters of a pointer; no figure lies so deep. */
const LONGEST = 1000;

/** Undefined where it cannot be read; see `pointerFault` for what to write. */
export const parsePointer = (text: string): Pointer | undefined => {
  if (text.length > LONGEST) return undefined;
  const trimmed = text.trim();
  const [, name, inner] = /^(count|mean|average|avg|all|any)\s*\((.*)\)$/is.exec(trimmed) ?? [];
  if (name === undefined || inner === undefined) return wayOf(trimmed);
  const way = wayOf(inner.trim());
  const quantity = /^a(v|verage)/i.test(name) ? 'mean' : (name.toLowerCase() as Quantity);
  return way && { ...way, quantity };
};

const wayOf = (text: string): Pointer | undefined => {
  if (text === '' || text === '/' || text === '$') return { segments: [] };
  if (text.startsWith('/')) return { segments: slashed(text) };
  const segments = dotted(text);
  return segments && { segments, whole: text };
};

/** Slashes inside brackets are part of the value that is looked for. */
const slashed = (text: string): readonly Segment[] => {
  const parts: string[] = [];
  let depth = 0;
  for (const sign of text) {
    if (sign === '[') depth += 1;
    else if (sign === ']') depth = Math.max(0, depth - 1);
    if (sign === '/' && depth === 0) parts.push('');
    else parts.push((parts.pop() ?? '') + sign);
  }
  return parts.flatMap(segmentsIn);
};

/** [name=accuracy], *, a key, or a key with an index or a selection behind it: scores[name=accuracy]. */
const segmentsIn = (part: string): readonly Segment[] => {
  if (part === '*') return [{ kind: 'each' }];
  const [, before = '', inside] = /^([^[\]]*)\[([^[\]]*)\]$/.exec(part) ?? [];
  const chosen = inside === undefined ? undefined : bracket(inside);
  if (chosen === undefined) return [{ kind: 'key', key: unescaped(part) }];
  return before === '' ? [chosen] : [{ kind: 'key', key: unescaped(before) }, chosen];
};

const unescaped = (key: string): string => key.replaceAll('~1', '/').replaceAll('~0', '~');

/** What stands in brackets: an index, *, a key in quotes, or a selection. */
const bracket = (inside: string): Segment | undefined => {
  const text = inside.trim();
  if (text === '*' || text === '') return { kind: 'each' };
  if (/^\d+$/.test(text)) return { kind: 'key', key: text };
  const quoted = /^(["'])(.*)\1$/s.exec(text)?.[2];
  if (quoted !== undefined) return { kind: 'key', key: quoted };
  const [, column, value] =
    /^\?\(?\s*@\.?([\w .%-]+?)\s*={1,3}\s*(.*?)\)?$/s.exec(text) ?? /^([^=<>!]+?)\s*={1,2}\s*(.*)$/s.exec(text) ?? [];
  if (column === undefined || value === undefined) return undefined;
  return { kind: 'where', column: column.trim(), value: value.trim().replace(/^(["'])(.*)\1$/s, '$2') };
};

/** $.a.b[0]['c'], a.b, a[name=x].b */
const dotted = (text: string): readonly Segment[] | undefined => {
  const segments: Segment[] = [];
  let rest = text.replace(/^\$\.?/, '');
  while (rest !== '') {
    const inBrackets = /^\[((?:"[^"]*"|'[^']*'|[^\]"'])*)\]\.?/.exec(rest);
    const word = inBrackets === null ? /^((?:[^.[(]|\([^()]*\))+)\.?/.exec(rest) : null;
    if (inBrackets !== null) {
      const one = bracket(inBrackets[1] ?? '');
      if (one === undefined) return undefined;
      segments.push(one);
    } else if (word !== null) segments.push(word[1] === '*' ? { kind: 'each' } : { kind: 'key', key: word[1] ?? '' });
    else return undefined;
    rest = rest.slice((inBrackets ?? word)?.[0].length ?? rest.length);
  }
  return segments;
};

/** A pointer as it should be written: /results/0/a~1b. */
export const writePointer = (segments: readonly Segment[]): string =>
  segments
    .map((one) => {
      if (one.kind === 'each') return '/*';
      return one.kind === 'where' ? `/[${one.column}=${one.value}]` : `/${escaped(one.key)}`;
    })
    .join('');

export const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
