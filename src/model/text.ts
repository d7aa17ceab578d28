// Tells whether a text is another than before. It guards nothing: whoever wants two texts of one hash finds them.

/** FNV-1a, 32 bits, as eight hexadecimal digits. */
export const hash = (text: string): string => {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
};

// What a CI server takes for a command in a line of its log, and how text is kept from being one. GitHub reads `::` at
// the start of a line, blanks before it included, and `##[` anywhere in it; Azure Pipelines reads `##vso[` anywhere.

/** The same text to a reader, with a blank in what would be a command. */
export const withoutCommands = (text: string): string => text.replace(atStart, '$1: :').replace(anywhere, '# #');

/** Two number signs that begin a command wherever they stand; a format that has escapes writes the second as one. */
export const anywhere = /##(?=[a-z]*\[)/gi;

const atStart = /^((?:[^\S\r\n]|\u0085)*)::/gm;
