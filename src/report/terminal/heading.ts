// The title of a section, with a note beside it or, where that is too wide, below.
import { displayWidth, wrap, wrapWith } from '../layout.ts';
import type { Paint } from '../paint.ts';

type Style = (text: string) => string;

export const heading = (title: string, note: string, columns: number, { bold, dim }: Paint, colour: Style = bold) => {
  const titled = wrap(title, columns).map((line) => bold(colour(line)));
  if (note === '') return titled;
  if (displayWidth(`${title} ${note}`) <= columns) return [`${titled.join('')} ${dim(note)}`];
  return [...titled, ...wrapWith('  ', note, columns).map(dim)];
};
