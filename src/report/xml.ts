// XML whose values cannot act: what a pilot file says ends up as text, whatever characters it holds.
import { anywhere } from '../model/workflow-command.ts';
import { safe } from './safe-text.ts';

/** A template whose every value is escaped, in attributes as between tags. The literal parts are markup. */
export const xml = (parts: TemplateStringsArray, ...values: readonly (string | number)[]): string =>
  parts.reduce((text, part, i) => text + escaped(String(values[i - 1] ?? '')) + part);

/** Control characters, which XML 1.0 cannot hold, are made visible by `safe`; U+FFFE and U+FFFF are left out. */
const escaped = (text: string): string =>
  safe(text)
    .replace(/[\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`)
    .replace(anywhere, '#&#35;');
