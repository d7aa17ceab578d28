// Markdown whose values cannot act: no markup, no link, no mention, no cell or line that was not meant.
import { safe } from './safe-text.ts';

/** A template whose every value is escaped. The literal parts are markup, the values are text. */
export const md = (parts: TemplateStringsArray, ...values: readonly (string | number)[]): string =>
  parts.reduce((text, part, i) => text + escaped(String(values[i - 1] ?? '')) + part);

/** Characters that mean something to CommonMark or GitHub's dialect; ids, figures and plain prose stay readable. */
const escaped = (text: string): string =>
  safe(text)
    .replace(/[\\`*_[\]<>|~&#$]/g, '\\$&')
    .replace(/!(?=\\\[)/g, '\\!')
    .replace(/^(\s*)([-+=])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/:\/\//g, ':\\/\\/')
    .replace(/\bwww\./gi, (match) => `${match.slice(0, -1)}\\.`)
    .replace(/(@|#(?=\d)|\bGH-(?=\d))/gi, '$1<!-- -->');
