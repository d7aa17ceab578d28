// Small helpers for text that files bring: its hash, its names as keys, what a CI server would take for a command.
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of the text in UTF-8, as 64 hexadecimal digits: by it a gate tells whether a file is the one it was. */
export const hash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** A UUID of version 5 (RFC 9562): the same name has the same id, today and on any machine. */
export const uuidFor = (name: string): string => {
  const bytes = sha1(utf8ToBytes(`${bytesToHex(sha256(utf8ToBytes('readiness'))).slice(0, 32)}${name}`)).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytesToHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

/** What a record holds under a name that a file brings: nothing of what every object has, such as `constructor`. */
export const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/** FNV-1a, 32 bits, as eight hexadecimal digits: what baselines of versions before 1.0 hold. It guards nothing. */
export const formerHash = (text: string): string => {
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

const atStart = /^((?:[^\S\r\n\u2028\u2029]|\u0085)*)::/gm;
