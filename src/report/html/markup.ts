// HTML whose values cannot act: what a file says ends up as text, whatever characters it holds.
import { safe } from '../text.ts';

/** Markup that was made by `html`: the only text that is taken as it is. */
export class Markup {
  constructor(readonly text: string) {}
}

type Value = string | number | Markup | readonly Markup[];

/** A template whose every value is escaped, in quoted attributes as between tags, unless it is markup itself. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Markup =>
  new Markup(parts.reduce((text, part, i) => text + (i === 0 ? '' : written(values[i - 1] ?? '')) + part, ''));

export const none = new Markup('');

const written = (value: Value): string => {
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('');
  return escapeHtml(String(value));
};

/** Control and bidi characters are made visible, and the five characters of markup become references. */
export const escapeHtml = (text: string): string =>
  safe(text).replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

/** Data for a script of the page: JSON that cannot close its element, nor begin a comment. */
export const jsonBlock = (id: string, data: unknown): Markup =>
  new Markup(
    `<script type="application/json" id="${escapeHtml(id)}">${JSON.stringify(data).replace(
      /[<>&\u2028\u2029]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )}</script>`,
  );
