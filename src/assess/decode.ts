// Bytes turned into text: UTF-8 with or without a byte order mark, within a size, free of control characters.
import type { Place, Problem } from '../model/problem.ts';
import { lineFinder } from './lines.ts';

export type Limits = { readonly maxBytes: number };

/** 1 MiB: a full pilot file has about 10 KB. */
export const defaultLimits: Limits = { maxBytes: 1_048_576 };

export type Decoded = { readonly text?: string; readonly problem?: Problem };

export const decode = (input: Uint8Array | string, limits: Limits): Decoded => {
  const bytes = sizeOf(input, limits.maxBytes);
  if (bytes > limits.maxBytes) return tooLarge(bytes, limits.maxBytes);
  if (typeof input === 'string') return withoutControls(withoutMark(input));
  const wide = wideEncoding(input);
  if (wide !== undefined) return notUtf8(`this is ${wide} text; a pilot file is UTF-8`, wide);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(input);
  const bad = text.includes('\uFFFD') ? firstBadByte(text, input) : undefined;
  return bad === undefined ? withoutControls(withoutMark(text)) : badByte(input, bad, text);
};

/** The size in bytes; a string that is surely too long is not encoded to be counted. */
const sizeOf = (input: Uint8Array | string, limit: number): number =>
  typeof input !== 'string' || input.length > limit ? input.length : new TextEncoder().encode(input).length;

const withoutMark = (text: string): string => text.replace(/^\uFEFF+/, '');

const top = { path: '', line: 1, column: 1 } as const;

const tooLarge = (bytes: number, limit: number): Decoded => ({
  problem: {
    code: 'too-large',
    severity: 'error',
    message: `the file has ${bytes} bytes or more; at most ${limit} are read`,
    at: top,
    hint: 'a pilot file is a few kilobytes: is this the right file? If it is, raise --max-bytes',
  },
});

const notUtf8 = (message: string, encoding?: string, at: Place = top): Decoded => ({
  problem: {
    code: 'not-utf-8',
    severity: 'error',
    message,
    at,
    hint: encoding
      ? `save it as UTF-8, or convert it: iconv -f ${encoding} -t UTF-8 OLD > NEW`
      : 'save the file as UTF-8 text',
  },
});

/** UTF-16 and UTF-32, by their byte order marks or by the zero bytes of their first two characters. */
const wideEncoding = (bytes: Uint8Array): string | undefined => {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) {
    return 'UTF-32';
  }
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return 'UTF-16';
  if (a && b === 0 && c && d === 0) return 'UTF-16LE';
  return a === 0 && b && c === 0 && d ? 'UTF-16BE' : undefined;
};

type BadByte = { readonly offset: number; readonly index: number };

/** The first byte that is not UTF-8, where the decoder wrote a U+FFFD that the file does not hold; its index in the text. */
const firstBadByte = (text: string, bytes: Uint8Array): BadByte | undefined => {
  const encoder = new TextEncoder();
  let [offset, from] = [0, 0];
  for (let index = text.indexOf('\uFFFD'); index !== -1; index = text.indexOf('\uFFFD', from)) {
    offset += encoder.encode(text.slice(from, index)).length;
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) return { offset, index };
    offset += 3;
    from = index + 1;
  }
  return undefined;
};

const badByte = (bytes: Uint8Array, { offset, index }: BadByte, text: string): Decoded => {
  const byte = `0x${(bytes[offset] ?? 0).toString(16).padStart(2, '0').toUpperCase()}`;
  const binary = bytes.includes(0) ? '; it looks like a binary file' : '';
  const at = { path: '', ...lineFinder(text)(index) };
  return notUtf8(`the file is not UTF-8 text: byte ${byte} at offset ${offset}${binary}`, undefined, at);
};

const withoutControls = (text: string): Decoded => {
  const at = text.search(control);
  if (at === -1) return { text };
  const code = text.charCodeAt(at).toString(16).padStart(4, '0').toUpperCase();
  return {
    problem: {
      code: 'control-character',
      severity: 'error',
      message: `the control character U+${code} is not allowed in YAML`,
      at: { path: '', ...lineFinder(text)(at) },
      hint: code === '0000' ? 'this looks like a binary file' : 'delete it',
    },
  };
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const control = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]/;
