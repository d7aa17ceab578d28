// The words that a checklist adds to a pilot file: its checks, the controls of each dimension; and the duties that may be
// answered beside them.

import type { Checklist } from '../model/checklist.ts';
import type { Duty } from '../model/obligation.ts';
import { type DimensionId, dimensionIds, dimensionOf, slugOf } from '../model/vocabulary.ts';
import { statutes } from '../rules/regulations.ts';
import { nearest } from './nearest.ts';

// The duties that the program knows, compiled from checklists/obligations, and which of them a check shows.

/** The ids that may be answered under governance.obligations. */
export const obligationIds = (): readonly string[] => statutes.flatMap(({ duties }) => duties.map(({ id }) => id));

/** Every duty that a check helps to show, whatever the pilot. */
export const dutiesShownBy = (check: string): readonly (Duty & { readonly statute: string })[] =>
  statutes.flatMap(({ title, duties }) =>
    duties.filter(({ shown_by }) => shown_by.includes(check)).map((duty) => ({ ...duty, statute: title })),
  );

export type Vocabulary = {
  readonly checks: ReadonlySet<string>;
  /** The controls of each dimension, in the order of the checklist. */
  readonly controls: Readonly<Record<DimensionId, readonly string[]>>;
  /** Whatever the checklist: law is not its business. */
  readonly obligations: readonly string[];
};

/** A pilot may declare and waive what its organisation does not ask for: another one may. */
export const vocabularyOf = (checklist: Checklist): Vocabulary => {
  const asked = [...checklist.items, ...(checklist.disabled ?? [])];
  const controls = asked.filter((item) => item.control === true).map((item) => item.id);
  const byDimension = dimensionIds.map((id) => [
    id,
    controls.filter((control) => dimensionOf(control) === id).map(slugOf),
  ]);
  return {
    checks: new Set(asked.map((item) => item.id)),
    controls: Object.fromEntries(byDimension),
    obligations: obligationIds(),
  };
};

/** Where a control of this name belongs. */
export const placesOfControl = ({ controls }: Vocabulary, slug: string): readonly string[] =>
  dimensionIds.filter((id) => controls[id].includes(slug)).map((id) => `${id}.controls.${slug}`);

/** What to write instead of a control that its dimension does not have. */
export const controlHint = (vocabulary: Vocabulary, dimension: DimensionId, slug: string): string => {
  const elsewhere = placesOfControl(vocabulary, slug);
  if (elsewhere.length > 0) return `it belongs to another dimension: ${elsewhere.join(', ')}`;
  if (vocabulary.obligations.includes(slug)) return `this is a duty: answer it under governance.obligations.${slug}`;
  if (slug === 'evidence') return 'put the evidence on the control itself: {status: in-place, evidence: [FILE]}';
  if (vocabulary.checks.has(`${dimension}.${slug}`)) {
    return 'this check is judged from the facts of the file; it is not declared';
  }
  const near = nearest(slug, vocabulary.controls[dimension]);
  if (near !== undefined) return `did you mean "${near}"?`;
  const other = nearest(slug, Object.values(vocabulary.controls).flat());
  if (other !== undefined) return `did you mean ${placesOfControl(vocabulary, other).join(' or ')}?`;
  return `the controls of ${dimension}: ${vocabulary.controls[dimension].join(', ')}`;
};

/** What to write instead of a duty that is not known. */
export const obligationHint = (vocabulary: Vocabulary, id: string): string => {
  const [control] = placesOfControl(vocabulary, id);
  if (control !== undefined) return `this is a control: write ${control}`;
  const plain = id.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const near = nearest(plain, vocabulary.obligations) ?? vocabulary.obligations.find((known) => known.endsWith(plain));
  return near === undefined
    ? 'an id is written eu-ai-act-art-9; assess --details lists those of a pilot'
    : `did you mean "${near}"?`;
};
