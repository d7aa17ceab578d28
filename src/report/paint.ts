// What a report may do to make text stand out. Whether it really is coloured is decided where the terminal is known.

export type Paint = { readonly [k in 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan']: (text: string) => string };

const same = (text: string): string => text;

/** Without colour. */
export const plain: Paint = { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same };
