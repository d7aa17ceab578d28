// The words that a checklist adds to a pilot file: its checks, and the controls of each dimension.
import type { Checklist } from '../model/checklist.ts';
import { type DimensionId, dimensionIds, dimensionOf, slugOf } from '../model/dimensions.ts';
import { nearest } from './nearest.ts';

export type Vocabulary = {
  readonly checks: ReadonlySet<string>;
  /** The controls of each dimension, in the order of the checklist. */
  readonly controls: Readonly<Record<DimensionId, readonly string[]>>;
};

export const vocabularyOf = (checklist: Checklist): Vocabulary => {
  const controls = checklist.items.filter((item) => item.control === true).map((item) => item.id);
  const byDimension = dimensionIds.map((id) => [
    id,
    controls.filter((control) => dimensionOf(control) === id).map(slugOf),
  ]);
  return { checks: new Set(checklist.items.map((item) => item.id)), controls: Object.fromEntries(byDimension) };
};

/** Where a control of this name belongs. */
export const placesOfControl = ({ controls }: Vocabulary, slug: string): readonly string[] =>
  dimensionIds.filter((id) => controls[id].includes(slug)).map((id) => `${id}.controls.${slug}`);

/** What to write instead of a control that its dimension does not have. */
export const controlHint = (vocabulary: Vocabulary, dimension: DimensionId, slug: string): string => {
  const elsewhere = placesOfControl(vocabulary, slug);
  if (elsewhere.length > 0) return `it belongs to another dimension: ${elsewhere.join(', ')}`;
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
