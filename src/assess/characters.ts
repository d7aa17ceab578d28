// Skips what may stand before a value in YAML: white space, comments, an anchor, a tag.

/** The offset of the first character of a value whose reading began at `from`. */
export const firstCharacter = (text: string, from: number): number => {
  let at = from;
  for (;;) {
    at = skipBlank(text, at);
    const here = text[at];
    if (here !== '&' && here !== '!') return at;
    at = propertyEnd(text, at);
  }
};

/** Past an anchor, a tag, or a tag written out in <>. */
const propertyEnd = (text: string, from: number): number => {
  const verbatim = text.startsWith('!<', from);
  let at = from;
  while (at < text.length && !isSpace(text.charCodeAt(at)) && (verbatim || !',[]{}'.includes(text.charAt(at)))) at++;
  return at;
};

/** The offsets of an indicator such as `-` in a stretch that holds nothing else but white space and comments. */
export const indicators = (text: string, indicator: string, from: number, to: number): readonly number[] => {
  const found: number[] = [];
  for (let at = skipBlank(text, from); at < to; at = skipBlank(text, at + 1)) {
    if (text[at] === indicator) found.push(at);
  }
  return found;
};

/** Passes white space, line breaks and comments. */
const skipBlank = (text: string, from: number): number => {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) at++;
    else if (code === HASH && (at === 0 || isSpace(text.charCodeAt(at - 1)))) at = lineEnd(text, at);
    else break;
  }
  return at;
};

const HASH = 0x23;

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

const lineEnd = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== 0x0a && text.charCodeAt(at) !== 0x0d) at++;
  return at;
};
