// Dotted paths into a pilot file: data.sources[0].owner.

/** Appends a key or an index to a path. */
export const join = (path: string, part: string | number): string => {
  if (typeof part === 'number') return `${path}[${part}]`;
  return path === '' ? part : `${path}.${part}`;
};

/** The path one level up; "" for a top-level section. */
export const parent = (path: string): string => {
  const isItem = path.endsWith(']');
  const at = path.lastIndexOf(isItem ? '[' : '.');
  const part = path.slice(at + 1, isItem ? -1 : undefined);
  return at > 0 && (isItem ? /^\d+$/ : /^[^[\]]*$/).test(part) ? path.slice(0, at) : '';
};

/** The last part of a path: the key or, of a list item, its list with the index. */
export const last = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

export const toPath = (parts: readonly PropertyKey[]): string =>
  parts.reduce<string>((path, part) => join(path, typeof part === 'number' ? part : String(part)), '');
