// Colour for a terminal that wants it. Loaded only then.
import { Chalk } from 'chalk';

/** The styles that reports use. */
export const colourPaint = () => {
  const { bold, dim, red, yellow, green, cyan } = new Chalk({ level: 1 });
  return { bold, dim, red, yellow, green, cyan } as const;
};
