// Numbers as files write them, and when two of them are the same figure.

/** A number, or text that is one: 0.91, "91", "91%", "1e-3". No thousands separators, no decimal commas. */
export type Figured = { readonly value: number; readonly percent: boolean };

export const numberIn = (value: unknown): Figured | undefined => {
  if (typeof value === 'number') return Number.isFinite(value) ? { value, percent: false } : undefined;
  if (typeof value !== 'string') return undefined;
  const [, digits, percent] = /^([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d{1,3})?)\s*(%?)$/i.exec(value.trim()) ?? [];
  const number = Number(digits);
  return digits === undefined || !Number.isFinite(number) ? undefined : { value: number, percent: percent === '%' };
};

/** Floating point is off by less than this part of a figure. */
const SLIP = 1e-9;

/** Whether `exact` is what `stated` rounds, to the digits stated. A share of 0 or 1 is taken to two decimals. */
export const rounds = (stated: number, exact: number, isShare: boolean): boolean => {
  const decimals = isShare && Number.isInteger(stated) ? 2 : decimalsOf(stated);
  const half = 0.5 * 10 ** -decimals;
  return Math.abs(stated - exact) <= half + SLIP * Math.max(half, Math.abs(stated), Math.abs(exact));
};

const decimalsOf = (value: number): number => {
  const [, part = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(String(value)) ?? [];
  return Math.max(0, part.length - Number(exponent));
};

/** A figure as a message shows it: seven digits are enough to see a difference. */
export const brief = (value: number): string => String(Number(value.toPrecision(7)));
