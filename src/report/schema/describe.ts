// Puts words on every property of a JSON Schema: title, description, examples, by the path of the property. A shape that
// stands at many places under one name is written out where its places have words of their own.

export type SchemaNode = {
  title?: string;
  description?: string;
  examples?: readonly unknown[];
  $ref?: string;
  $defs?: Record<string, SchemaNode>;
  anyOf?: SchemaNode[];
  properties?: Record<string, SchemaNode>;
  patternProperties?: Record<string, SchemaNode>;
  additionalProperties?: boolean | SchemaNode;
  propertyNames?: SchemaNode;
  items?: SchemaNode;
  required?: readonly string[];
  [keyword: string]: unknown;
};

export type SchemaWords = {
  readonly title: string;
  readonly description: string;
  readonly examples?: readonly unknown[];
  /** The words that a text may be, where the program knows them and its schema does not say. */
  readonly vocabulary?: readonly string[];
};

/** The words of a place: data.sources[].owner, gates.*.score. `.*` stands for any key, `[]` for any item. */
export type WordsOf = (path: string) => SchemaWords | undefined;

/** Under which name a shape is written once for all of its places; its fields then have words by that name. */
export type NameOf = (node: SchemaNode, path: string) => string | undefined;

export const described = (root: SchemaNode, words: WordsOf, nameOf: NameOf): SchemaNode => {
  const { $defs = {}, $schema, title, ...rest } = root;
  const named: Record<string, SchemaNode> = {};

  const walk = (found: SchemaNode, path: string): SchemaNode => {
    const node = resolved(found, $defs);
    const name = nameOf(node, path);
    if (name === undefined) return inside(node, path);
    if (named[name] === undefined) named[name] = inside(node, name);
    return { $ref: `#/$defs/${name}` };
  };

  const inside = (node: SchemaNode, path: string): SchemaNode => {
    const { anyOf, items, properties, propertyNames, additionalProperties: others } = node;
    return {
      ...node,
      ...(anyOf && { anyOf: anyOf.map((option) => walk(option, path)).flatMap(sideBySide) }),
      ...(items && { items: walk(items, `${path}[]`) }),
      ...(propertyNames && { propertyNames: resolved(propertyNames, $defs) }),
      ...(typeof others === 'object' && { additionalProperties: walk(others, `${path}.*`) }),
      ...(properties && { properties: withWords(properties, path) }),
    };
  };

  const withWords = (properties: Record<string, SchemaNode>, path: string): Record<string, SchemaNode> =>
    Object.fromEntries(
      Object.entries(properties).map(([key, part]) => {
        const own = path === '' ? key : `${path}.${key}`;
        return [key, withVocabulary(plainText(walk(part, own)), words(own))];
      }),
    );

  const made = inside(rest, '');
  const head = { ...($schema !== undefined && { $schema }), ...(title !== undefined && { title }) };
  return { ...head, ...made, ...(Object.keys(named).length > 0 && { $defs: named }) };
};

const withVocabulary = (node: SchemaNode, said: SchemaWords | undefined): SchemaNode => {
  const { vocabulary, ...words } = said ?? {};
  if (vocabulary === undefined) return { ...words, ...node };
  return { ...words, ...node, enum: node.type === 'string' ? vocabulary : [...vocabulary, null, ''] };
};

/** Any text may be blank text: there is no choice to be made. */
const plainText = (node: SchemaNode): SchemaNode => {
  const [text, ...blanks] = node.anyOf ?? [];
  const isPlain =
    text?.type === 'string' && Object.keys(text).length === 1 && blanks.length === 2 && blanks[0]?.type === 'null';
  return isPlain ? { ...without(node), type: ['string', 'null'] } : node;
};

const without = ({ anyOf: _, ...rest }: SchemaNode): SchemaNode => rest;

/** A choice among choices is one choice. */
const sideBySide = (option: SchemaNode): readonly SchemaNode[] =>
  option.anyOf !== undefined && Object.keys(option).length === 1 ? option.anyOf : [option];

/** What a reference stands for, with what stands beside it. */
const resolved = (node: SchemaNode, defs: Record<string, SchemaNode>): SchemaNode => {
  const { $ref, ...beside } = node;
  if ($ref === undefined) return node;
  const whole = { ...defs[$ref.replace('#/$defs/', '')], ...beside };
  return resolved(isText(whole) ? whole : withoutPattern(whole), defs);
};

/** Or may yet turn out to be one. */
const isText = ({ type, $ref }: SchemaNode): boolean => type === 'string' || $ref !== undefined;

const withoutPattern = ({ pattern: _, ...rest }: SchemaNode): SchemaNode => rest;
