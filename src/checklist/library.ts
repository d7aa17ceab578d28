// The standards whose clauses checks cite, and the articles that their figures come from. Loaded only where a check is
// explained.

import standards from '../generated/standards.json';

export type Clause = {
  readonly id: string;
  readonly title: string;
  readonly applies_from?: string;
  /** For what is safety component or product under Annex I of the AI Act. */
  readonly applies_from_annex_i?: string;
  readonly date_certainty?: string;
  readonly note?: string;
};

export type Standard = {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly date: string;
  readonly kind: string;
  readonly binding: boolean;
  readonly url: string;
  readonly clauses: readonly Clause[];
};

export type Library = {
  readonly standards: readonly Standard[];
  readonly sources: readonly { readonly id: string; readonly title: string }[];
};

export const library = standards as unknown as Library;

/** What a check's reference names: eu-ai-act/Art 9. Undefined for an organisation's own policy. */
export const citedIn = (
  { standards }: Library,
  reference: string,
): { readonly standard: Standard; readonly clause: Clause } | undefined => {
  const at = reference.indexOf('/');
  const standard = standards.find(({ id }) => id === reference.slice(0, at));
  const clause = standard?.clauses.find(({ id }) => id === reference.slice(at + 1));
  return standard === undefined || clause === undefined ? undefined : { standard, clause };
};
