// What is known while the types of an expression are checked, and how a field is found in what is known.
import { didYouMean } from '../nearest.ts';
import type { Expr } from './read.ts';
import { any, inWords, type Type } from './types.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What is known of a part of an expression. `path` has [] for each entry of a list: data.sources[].owner. */
export type Known = { readonly type: Type; readonly path?: string };

/** Names that stand for an entry of a list, and how many lists are gone through one inside the other. */
export type Scope = { readonly names: ReadonlyMap<string, Known>; readonly depth: number };

export type Walk = {
  readonly vocabulary: Vocabulary;
  /** Notes a fault; what is at fault is `any` from there on. */
  readonly tell: (id: bigint, message: string, hint?: string) => Known;
  readonly visit: (expr: Expr | undefined, scope: Scope) => Known;
};

/** A field by its name, whether written after a dot or as ["a name"]. */
export const fieldOf = ({ type, path = '' }: Known, field: string, { id }: Pick<Expr, 'id'>, { tell }: Walk): Known => {
  if (type.kind === 'any') return { type: any };
  if (type.kind !== 'map') return tell(id, `${path || 'this'} is ${inWords(type)} and has no field "${field}"`);
  const found = type.fields.get(field) ?? type.others;
  if (found !== undefined) return { type: found, path: `${path}.${field}` };
  const known = [...type.fields.keys()];
  return tell(
    id,
    `${path || 'this'} has no field "${field}"`,
    didYouMean(field, known) ?? `known here: ${known.join(', ')}`,
  );
};
