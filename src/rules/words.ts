// How a rule puts into words what it saw: figures, a value against its limit, a name with what is said of it.

/** One decimal, rounded so that what falls short never looks as if it did not: down for what is had, up for what is needed. */
export const down = (value: number): number => Math.floor(value * 10 + 1e-9) / 10;
export const up = (value: number): number => Math.ceil(value * 10 - 1e-9) / 10;

/** A share that should be high. */
export const percent = (share: number): string => `${down(share * 100)}%`;

/** A share with the digits that tell it from a limit it misses by a hair. */
export const exactPercent = (share: number): string => `${digits(share * 100)}%`;

/** Free of the noise of binary fractions. */
export const digits = (value: number): number => Number(value.toPrecision(6));

/** " (39 against 40)", nothing where one of the two is blank. */
export const against = (value: number | undefined, limit: number | undefined): string =>
  value === undefined || limit === undefined ? '' : ` (${value} against ${limit})`;

/** A name with what is said of it: Emails (manual-export). */
export const withDetails = (name: string, ...details: readonly string[]): string =>
  details.length > 0 ? `${name} (${details.join(', ')})` : name;

/** A key of the pilot file as a reader would write it: rate limit. */
export const spaced = (key: string): string => key.replaceAll('_', ' ');
