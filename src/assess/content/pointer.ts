// Follows a JSON pointer (RFC 6901) into a value read from JSON. Only what a value has of its own is found.
import { cut } from '../fault.ts';

/** A value, or in words how far the pointer led. */
export type Pointed = { readonly value: unknown } | { readonly fault: string };

export const pointed = (root: unknown, pointer: string): Pointed => {
  let value = root;
  let way = '';
  for (const token of tokensOf(pointer)) {
    way += `/${escaped(token)}`;
    if (typeof value !== 'object' || value === null || !has(value, token))
      return { fault: `it has nothing at ${cut(way)}` };
    value = (value as Readonly<Record<string, unknown>>)[token];
  }
  return { value };
};

/** The parts of a pointer: ~1 is a slash, ~0 a tilde. */
export const tokensOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

const escaped = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1');

/** In a list only its indexes, written without leading zeros. */
const has = (value: object, token: string): boolean =>
  Array.isArray(value) ? /^(0|[1-9]\d*)$/.test(token) && Number(token) < value.length : Object.hasOwn(value, token);
