// An estimate as it is read: one number, or a range of three.

export type Estimate = number | { readonly low: number; readonly likely: number; readonly high: number };

/** The single figure that a rule reads: the likely value of a range. */
export const likely = (value: Estimate | undefined): number | undefined =>
  typeof value === 'object' ? value.likely : value;
