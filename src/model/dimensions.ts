// The dimensions and gates by their ids, and what the id of a check says: data.lineage.

export const dimensionIds = [
  'kpis',
  'data',
  'architecture',
  'governance',
  'evaluation',
  'operations',
  'talent',
] as const;
export const gateIds = ['pilot', 'production', 'scale'] as const;

export type DimensionId = (typeof dimensionIds)[number];
export type GateId = (typeof gateIds)[number];

/** The dimension that a check belongs to is the first word of its id. */
export const dimensionOf = (id: string): DimensionId => id.slice(0, id.indexOf('.')) as DimensionId;

/** The control's key in the pilot file is the second word of its id. */
export const slugOf = (id: string): string => id.slice(id.indexOf('.') + 1);
