// Colour for a terminal that wants it. Loaded only then.
import { Chalk, type ChalkInstance } from 'chalk';

/** The styles that reports use. Of one text each: chalk would join all that `map` hands to a function. */
export const colourPaint = () => {
  const { bold, dim, red, yellow, green, cyan } = new Chalk({ level: 1 });
  return { bold: one(bold), dim: one(dim), red: one(red), yellow: one(yellow), green: one(green), cyan: one(cyan) };
};

const one =
  (style: ChalkInstance) =>
  (text: string): string =>
    style(text);
