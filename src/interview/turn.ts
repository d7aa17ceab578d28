// A session between two questions, and what a reply can come to.
import type { Edit } from './edits.ts';
import type { Parts } from './path.ts';
import type { Asked } from './queue.ts';

export type Session = Asked & {
  /** An item of a list that has not all that it must have. */
  readonly draft?: Draft;
  /** A control that is said not to apply and lacks the reason. */
  readonly reason?: Parts;
  /** Questions to be asked before all others: what `back` returns to, what is to be corrected. */
  readonly again: readonly Parts[];
  /** Answers of this session that were written. */
  readonly written: number;
  /** Seconds that the questions took since the last pause, by the convention. */
  readonly spent: number;
  /** The session before the last answer, and what that answered: several controls where they were ticked together. */
  readonly before?: { readonly session: Session; readonly answered: readonly Parts[] };
};

export type Draft = { readonly list: Parts; readonly item: Readonly<Record<string, unknown>> };

export type Turn =
  /** On to the next question, once the edits are written. */
  | { readonly kind: 'go'; readonly session: Session; readonly edits: readonly Edit[] }
  | { readonly kind: 'wrong'; readonly message: string }
  | { readonly kind: 'explain' }
  | { readonly kind: 'stop' };

export const newSession: Session = {
  asked: new Set(),
  touched: new Set(),
  closed: new Set(),
  again: [],
  written: 0,
  spent: 0,
};

export const withoutDraft = ({ draft: _, reason: __, ...rest }: Session): Session => rest;

/** On from a question that was answered, skipped or left unknown. */
export const onward = (session: Session, path: string, answered: readonly Parts[], edits: readonly Edit[]): Turn => ({
  kind: 'go',
  edits,
  session: {
    ...withoutDraft(session),
    asked: new Set([...session.asked, path]),
    again: session.again.slice(1),
    written: session.written + Number(edits.length > 0),
    before: { session: withoutDraft(session), answered },
  },
});
