// One question: what is asked, of what kind the answer is, and what stands in the file.
import type { Choice } from '../model/prompt.ts';
import type { Schema } from '../model/schema.ts';
import type { Kind } from './kind.ts';
import type { Parts } from './path.ts';

export type Question = {
  readonly kind: Kind;
  readonly parts: Parts;
  readonly title: string;
  readonly ask: string;
  readonly says: string;
  readonly why: string;
  readonly example?: string;
  readonly choices: readonly Choice[];
  /** A new item cannot be without it. */
  readonly needed?: boolean;
  /** What the answer must fit. */
  readonly schema?: Schema;
  /** What stands in the file. */
  readonly present?: string;
  /** Of a list: what its items are called. */
  readonly items?: readonly string[];
};
