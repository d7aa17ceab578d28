// The clauses that a check cites, by name, with the date from which each applies.
import { citedIn, type Library } from '../../assess/clauses.ts';

export type ClauseExplained = {
  readonly reference: string;
  /** Null for an organisation's own policy, whose words are its own to know. */
  readonly standard: string | null;
  readonly clause: string;
  readonly title: string | null;
  readonly kind: string;
  readonly binding: boolean;
  /** The date from which it applies; null where the standard names none for this clause, or where it is unconfirmed. */
  readonly from: string | null;
  readonly fromAnnexI: string | null;
  readonly unconfirmed: boolean;
  /** The version that is cited, and its date. */
  readonly version: string | null;
  readonly published: string | null;
  readonly note: string | null;
  readonly url: string | null;
};

export const clausesOf = (references: readonly string[], library: Library): readonly ClauseExplained[] =>
  references.map((reference) => {
    const cited = citedIn(library, reference);
    if (cited === undefined) return ownPolicy(reference);
    const { standard, clause } = cited;
    const unconfirmed = clause.date_certainty === 'uncertain';
    return {
      reference,
      standard: standard.title,
      clause: clause.id,
      title: clause.title,
      kind: standard.kind,
      binding: standard.binding,
      from: unconfirmed ? null : (clause.applies_from ?? null),
      fromAnnexI: unconfirmed ? null : (clause.applies_from_annex_i ?? null),
      unconfirmed,
      version: standard.version,
      published: standard.date,
      note: clause.note ?? null,
      url: standard.url,
    };
  });

const ownPolicy = (reference: string): ClauseExplained => ({
  reference,
  standard: null,
  clause: reference.slice(reference.indexOf('/') + 1),
  title: null,
  kind: 'own policy',
  binding: false,
  from: null,
  fromAnnexI: null,
  unconfirmed: false,
  version: null,
  published: null,
  note: null,
  url: null,
});

/** "Human oversight (Artificial Intelligence Act, Art 14)". */
export const clauseName = ({ reference, standard, clause, title }: ClauseExplained): string =>
  standard === null ? reference : `${title} (${standard}, ${clause})`;

/** From when it applies, seen from the date of judgement. */
export const clauseDates = (one: ClauseExplained, asOf: string): string => {
  const { from, fromAnnexI, binding, kind, unconfirmed, published } = one;
  if (one.standard === null) return "the organisation's own policy";
  if (unconfirmed) return `${kind}, from when it applies is unconfirmed`;
  if (from === null) return binding ? `${kind}, in force` : `${kind}, voluntary, published ${published}`;
  const annex = fromAnnexI === null ? '' : `, and ${dated(fromAnnexI, asOf)} under Annex I`;
  return `${kind}, applies ${dated(from, asOf)}${annex}`;
};

const dated = (date: string, asOf: string): string => (date <= asOf ? `since ${date}` : `from ${date}`);
