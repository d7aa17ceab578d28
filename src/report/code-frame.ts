// The line of a file that a problem is about, with its number and a caret below the column. Long lines are cut.
import { displayWidth } from './layout.ts';
import type { Paint } from './paint.ts';
import { safe } from './safe-text.ts';

/** Characters of a line that are shown, and how many of them stand before the column where the line is cut. */
const WIDTH = 96;
const BEFORE = 48;

/** Two lines of text, indented; none where the file has no such line. */
export const codeFrame = (
  line: string | undefined,
  number: number,
  column: number,
  paint: Paint,
): readonly string[] => {
  if (line === undefined) return [];
  const { before, after } = cutAround(line, Math.min(column - 1, line.length));
  const gutter = String(number).padStart(5);
  const caret = ' '.repeat(displayWidth(before)) + paint.red('^');
  return [`${paint.dim(`${gutter} |`)} ${before}${after}`, `${paint.dim(`${' '.repeat(gutter.length)} |`)} ${caret}`];
};

const cutAround = (line: string, at: number): { before: string; after: string } => {
  const from = line.length <= WIDTH ? 0 : Math.max(0, at - BEFORE);
  const to = from + WIDTH;
  const before = (from > 0 ? '…' : '') + safe(line.slice(from, at));
  return { before, after: safe(line.slice(at, to)) + (to < line.length ? '…' : '') };
};
