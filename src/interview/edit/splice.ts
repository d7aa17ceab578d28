// A text with some of its ranges exchanged: everything else stays as it is, byte for byte.

export type Splice = { readonly from: number; readonly to: number; readonly text: string };

/** The ranges must not overlap; `eol` is what the new lines end in. */
export const spliced = (text: string, splices: readonly Splice[], eol: string): string =>
  [...splices]
    .sort((a, b) => b.from - a.from)
    .reduce(
      (whole, { from, to, text: one }) => whole.slice(0, from) + one.replaceAll('\n', eol) + whole.slice(to),
      text,
    );

/** Whole lines below the line that ends at `at`. A last line without an end gets one, and the new last line has none. */
export const linesAt = (text: string, at: number, lines: readonly string[]): Splice => {
  const open = at === text.length && at > 0 && !text.endsWith('\n');
  const body = lines.join('\n');
  return { from: at, to: at, text: open ? `\n${body}` : `${body}\n` };
};
