// Text in columns: wrapping, padding and bars, by the width that a terminal gives each character.
import widthOf from 'fast-string-width';

/** Letters, punctuation, arrows and the blocks of bars: one column each, which is nearly every text. */
const narrow = /^[\u0020-\u007e\u00a0-\u02ff\u2010-\u2027\u2190-\u2193\u2500-\u259f\u2717]*$/;

/** The columns that a text takes on a terminal. */
export const displayWidth = (text: string): number => (narrow.test(text) ? text.length : widthOf(text));

/** Breaks text at spaces into lines of at most `width`; longer words are cut. */
export const wrap = (text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  let length = 0;
  for (const word of text.split(' ').flatMap((word) => cut(word, width))) {
    const size = displayWidth(word);
    if (length > 0 && length + 1 + size > width) {
      lines.push(line);
      line = '';
      length = 0;
    }
    line += length > 0 ? ` ${word}` : word;
    length += length > 0 ? size + 1 : size;
  }
  return [...lines, line];
};

/** The same, with a first prefix and the later lines indented as far. */
export const wrapWith = (prefix: string, text: string, width: number): readonly string[] => {
  const indent = displayWidth(prefix);
  const lines = wrap(text, Math.max(10, width - indent));
  return lines.map((line, i) => (i === 0 ? prefix : ' '.repeat(indent)) + line);
};

/** Parts with a dot between them, none broken over two lines unless it is longer than a line. */
export const packed = (parts: readonly string[], indent: number, width: number): readonly string[] => {
  const room = width - indent;
  const lines: string[] = [];
  for (const part of parts) {
    const joined = lines.length === 0 ? part : `${lines.at(-1)} · ${part}`;
    if (displayWidth(joined) <= room) lines.splice(-1, 1, joined);
    else lines.push(...wrap(part, room));
  }
  return lines.map((line) => ' '.repeat(indent) + line);
};

/** A text of at most `width` columns: what is longer ends in an ellipsis. */
export const clipped = (text: string, width: number): string =>
  displayWidth(text) <= width ? text : `${cut(text, width - 1)[0] ?? ''}…`;

const cut = (word: string, width: number): readonly string[] => {
  if (displayWidth(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (displayWidth(part + character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
};

export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)));

export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - displayWidth(text))) + text;

/** A bar of `width` characters, filled to a score of 0…100, rounded down. */
export const bar = (score: number | null, width: number): string => {
  const full = Math.floor(((score ?? 0) / 100) * width + 1e-9);
  return '█'.repeat(full) + '░'.repeat(width - full);
};
