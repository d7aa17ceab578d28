// Arbitrary YAML texts in every style that people use, for comparing one reader with another.
import fc from 'fast-check';

type Spec =
  | { readonly t: 'text'; readonly words: readonly string[]; readonly style: TextStyle }
  | { readonly t: 'plain'; readonly source: string }
  | { readonly t: 'empty' }
  | { readonly t: 'alias'; readonly pick: number }
  | {
      readonly t: 'map';
      readonly flow: boolean;
      readonly comment: boolean;
      readonly entries: readonly Entry[];
      readonly anchor: boolean;
    }
  | {
      readonly t: 'list';
      readonly flow: boolean;
      readonly comment: boolean;
      readonly items: readonly Spec[];
      readonly anchor: boolean;
    };

type Entry = readonly [key: string, spec: Spec];
type TextStyle = 'plain' | 'lines' | 'single' | 'double' | 'doubleLines' | 'literal' | 'folded';

const word = fc.constantFrom('claims', 'review', 'x', '35', 'é', '日本', '😀', 'a:b', 'it#s', 'no');
const texts = fc.record({
  t: fc.constant('text' as const),
  words: fc.array(word, { minLength: 1, maxLength: 4 }),
  style: fc.constantFrom<TextStyle>('plain', 'lines', 'single', 'double', 'doubleLines', 'literal', 'folded'),
});
const plains = fc.record({
  t: fc.constant('plain' as const),
  source: fc.constantFrom(
    '1',
    '-2.5',
    '1e3',
    '0x1F',
    '0o17',
    'true',
    'false',
    'null',
    '~',
    '.inf',
    '2026-11-23',
    '12:30',
  ),
});
const leaf: fc.Arbitrary<Spec> = fc.oneof(
  texts,
  plains,
  fc.constant({ t: 'empty' as const }),
  fc.record({ t: fc.constant('alias' as const), pick: fc.nat(5) }),
);
const key = fc.constantFrom(
  'a',
  'b',
  'name',
  'sources',
  'p95_ms',
  '"quoted key"',
  "'single'",
  'with space',
  'x-y',
  'é',
);

const { node } = fc.letrec<{ node: Spec; map: Spec; list: Spec }>((tie) => ({
  node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('map'), tie('list')),
  map: fc.record({
    t: fc.constant('map' as const),
    flow: fc.boolean(),
    comment: fc.boolean(),
    anchor: fc.boolean(),
    entries: fc.uniqueArray(fc.tuple(key, tie('node')), { selector: ([name]) => name, minLength: 1, maxLength: 4 }),
  }),
  list: fc.record({
    t: fc.constant('list' as const),
    flow: fc.boolean(),
    comment: fc.boolean(),
    anchor: fc.boolean(),
    items: fc.array(tie('node'), { minLength: 1, maxLength: 4 }),
  }),
}));

/** A document: a block map at the top; optionally with a marker, a comment, a byte order mark or CR LF. */
export const yamlTexts: fc.Arbitrary<string> = fc
  .record({
    entries: fc.uniqueArray(fc.tuple(key, node), { selector: ([name]) => name, minLength: 1, maxLength: 5 }),
    head: fc.constantFrom('', '---\n', '# a comment\n\n', '\n'),
    tail: fc.constantFrom('', '\n', '\n# the end', '\n...\n'),
    crlf: fc.boolean(),
    mark: fc.boolean(),
  })
  .map(({ entries, head, tail, crlf, mark }) => {
    const text = head + new Writer().blockMap(entries, 0, false) + tail;
    return (mark ? '\uFEFF' : '') + (crlf ? text.replaceAll('\n', '\r\n') : text);
  });

class Writer {
  private anchors = 0;

  blockMap(entries: readonly Entry[], indent: number, comment: boolean): string {
    const pad = ' '.repeat(indent);
    return entries
      .map(([name, spec]) => `${comment ? `# about ${name}\n${pad}` : ''}${name}:${this.after(spec, indent, true)}`)
      .join(`\n${pad}`);
  }

  private blockList(items: readonly Spec[], indent: number, comment: boolean): string {
    const pad = ' '.repeat(indent);
    return items
      .map((spec, i) => {
        // js-yaml reads on past an empty last item of an inner list
        const item: Spec = spec.t === 'empty' && i === items.length - 1 ? { t: 'plain', source: '~' } : spec;
        return `${comment ? `# item ${i}\n${pad}` : ''}-${this.after(item, indent, false)}`;
      })
      .join(`\n${pad}`);
  }

  /** What follows a key's colon or a dash that stands at `indent`. */
  private after(spec: Spec, indent: number, isValue: boolean): string {
    if (spec.t === 'empty') return '';
    if (spec.t === 'alias' || spec.t === 'plain') return ` ${this.flow(spec, indent)}`;
    if (spec.t === 'text') return ` ${text(spec, indent + 2)}`;
    if (spec.flow) return ` ${this.flow(spec, indent + 2)}`;
    const pad = ' '.repeat(indent + 2);
    const inside = (): string =>
      spec.t === 'map'
        ? this.blockMap(spec.entries, indent + 2, spec.comment)
        : this.blockList(spec.items, indent + 2, spec.comment);
    if (!spec.anchor)
      return isValue || spec.comment ? `${spec.comment ? ' # why' : ''}\n${pad}${inside()}` : ` ${inside()}`;
    const body = inside();
    return ` &n${this.anchors++}\n${pad}${body}`;
  }

  private flow(spec: Spec, indent: number): string {
    const line = `\n${' '.repeat(indent)}`;
    switch (spec.t) {
      case 'empty':
        return 'null';
      case 'plain':
        return spec.source;
      case 'alias':
        return this.anchors === 0 ? 'none' : `*n${spec.pick % this.anchors} `;
      case 'text':
        return spec.style === 'single' ? `'${spec.words.join(' ')}'` : JSON.stringify(spec.words.join(' '));
      case 'map': {
        const body = spec.entries.map(
          ([name, part]) => `${name}:${part.t === 'empty' ? '' : ` ${this.flow(part, indent)}`}`,
        );
        return this.anchored(
          spec.anchor,
          `{${spec.comment ? ` # why${line}` : ''}${body.join(spec.comment ? `,${line}` : ', ')}}`,
        );
      }
      case 'list': {
        const body = spec.items.map((part) => this.flow(part, indent));
        return this.anchored(
          spec.anchor,
          `[${spec.comment ? line : ''}${body.join(spec.comment ? ` , # and${line}` : ', ')}]`,
        );
      }
    }
  }

  /** An anchor gets its number after those inside it, so that no alias comes to stand in its own anchor. */
  private anchored(anchor: boolean, body: string): string {
    return anchor ? `&n${this.anchors++} ${body}` : body;
  }
}

const text = ({ words, style }: Extract<Spec, { t: 'text' }>, indent: number): string => {
  const line = `\n${' '.repeat(indent)}`;
  const safeWords = words.map((one, i) => (i === 0 && /^\d/.test(one) ? `n${one}` : one));
  switch (style) {
    case 'plain':
      return safeWords.join(' ');
    case 'lines':
      return safeWords.join(line);
    case 'single':
      return `'${words.join(' ')}'`;
    case 'double':
      return JSON.stringify(words.join(' '));
    case 'doubleLines':
      return `"${words.join(line)}"`;
    case 'literal':
      return `|${line}${words.join(line)}`;
    case 'folded':
      return `>-${line}${words.join(line)}`;
  }
};
