// The outcome of a declared control, with its condition taken into account.
import type { CheckItem } from '../model/checklist.ts';
import { dimensionOf, slugOf } from '../model/dimensions.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Control } from '../model/pilot/controls.ts';
import { type Status, statusByWord } from '../model/words.ts';
import { absent, half, met, notApplicable, unknown } from '../rules/outcomes.ts';
import type { Truth } from '../rules/truth.ts';

/** The path of the control that answers a check: data.controls.lineage. */
export const controlPath = (id: string): string => `${dimensionOf(id)}.controls.${slugOf(id)}`;

export const statusOf = (control: Control | undefined): Status => {
  if (control === undefined) return 'unknown';
  return typeof control === 'object' ? statusByWord(control.status ?? 'unknown') : statusByWord(control);
};

export const reasonOf = (control: Control | undefined): string | undefined =>
  typeof control === 'object' ? control.reason : undefined;

/** `applies` is true or unknown here: where it is false, the check is not applicable whatever is declared. */
export const judgeControl = (
  control: Control | undefined,
  item: CheckItem,
  applies: Truth,
  condition: string,
): Outcome => {
  const at = controlPath(item.id);
  const status = statusOf(control);
  if (status === 'not-applicable') return declaredAway(control, item, applies, condition);
  if (status === 'unknown') return unknown('not stated', at);
  if (applies === undefined) return unknown(`declared ${status}, but not stated whether ${condition}`, at);
  return outcomeOf[status](at);
};

const own = (at: string, points: number) => ({ support: [{ places: [at], points, own: true as const }] });

const outcomeOf = {
  'in-place': (at: string): Outcome => met('declared in place', at, own(at, 1)),
  partial: (at: string): Outcome => half('declared partial', at, own(at, 0.5)),
  planned: (at: string): Outcome => ({ ...absent('declared planned', at), kind: 'planned' }),
  absent: (at: string): Outcome => absent('declared absent', at),
} as const;

/** Against a stated fact the declaration does not count; otherwise it stands and is counted as declared away. */
const declaredAway = (control: Control | undefined, item: CheckItem, applies: Truth, condition: string): Outcome => {
  const at = controlPath(item.id);
  if (item.applies !== undefined && applies === true) {
    const against = `declared not applicable, against the stated fact that ${condition}`;
    return { ...unknown(against, at), declared: 'against-facts' };
  }
  return { ...notApplicable(`declared not applicable: ${reasonOf(control) ?? ''}`, at), declared: 'counts' };
};
