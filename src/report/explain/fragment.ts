// A fragment of a pilot on one line, as a pilot file may have it: data: {sources: [{name: Contracts}]}.

export const fragmentWords = (fragment: Readonly<Record<string, unknown>>): string =>
  Object.keys(fragment).length === 0 ? 'nothing of it stated' : entriesOf(fragment);

const entriesOf = (map: object): string =>
  Object.entries(map)
    .map(([key, value]) => `${key}: ${wordsOf(value)}`)
    .join(', ');

const wordsOf = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(wordsOf).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return `{${entriesOf(value)}}`;
  return typeof value === 'string' && !isPlain(value) ? JSON.stringify(value) : String(value);
};

/** Words that YAML reads as a text also without quotes, inside brackets too. */
const isPlain = (text: string): boolean =>
  /^(\d{4}-\d\d-\d\d|[a-z]([\w ./-]*[\w./-])?)$/i.test(text) && !/^(true|false|null|yes|no|on|off)$/i.test(text);
