// How figures are written: the same everywhere.

/** A score 0…100 or percentage with one decimal, rounded down, so that 69.96 is never shown as a 70 that failed. */
export const shown = (value: number | null): string =>
  value === null ? '–' : (Math.floor((value + 1e-9) * 10) / 10).toFixed(1);

/** A share 0…1 as a whole percentage, rounded down. */
export const percent = (share: number): string => `${Math.floor(share * 100 + 1e-9)}%`;

/** The same rounded up to a tenth, for what may be at most something. */
export const percentUp = (share: number): string => `${Math.ceil(share * 1000 - 1e-7) / 10}%`;

/** Person-days: whole from ten up, else with half days as they are worth saying. */
export const days = (value: number): string => {
  const rounded = value >= 10 ? Math.round(value) : Math.max(0.5, Math.round(value * 2) / 2);
  return `${rounded} ${rounded === 1 ? 'day' : 'days'}`;
};

/** 1 gap, 2 gaps. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
