// Makes text from a file safe to print: what would move the cursor, colour, hide or reorder text is shown as an escape.

import { anywhere } from '../model/workflow-command.ts';

/** Line breaks and tabs become spaces; control, bidi, zero-width and line-separating characters become \u{…}. */
export const safe = (text: string): string =>
  !plain.test(text) && unsafe().test(text) ? text.replace(/\r\n|[\n\r\t]/g, ' ').replace(unsafeAll(), escapeOf) : text;

/** The same characters in JSON, as escapes that mean them: whoever parses it gets what was in the file. */
export const safeJson = (json: string): string =>
  json.replace(unsafeInJson(), (found) => found.split('').map(unitOf).join('')).replace(anywhere, '#\\u0023');

const unitOf = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

const escapeOf = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/** Made for the first text that asks for it: most runs never do. */
const madeOnce = (make: () => RegExp): (() => RegExp) => {
  let made: RegExp | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

// C0, DEL and C1 · soft hyphen · Arabic letter mark · zero-width characters and direction marks · line and paragraph
// separators, bidi embeddings and overrides · word joiner, invisible operators, bidi isolates · byte order mark · fillers
// · interlinear marks · lone surrogates · tag characters
const ranges =
  '[\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u115f\\u1160\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f' +
  '\\u3164\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}\\ud800-\\udfff]';
/** Nearly every text, told by a pattern that is quick to set up. */
const plain = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/;
const unsafe = madeOnce(() => new RegExp(ranges, 'u'));
const unsafeAll = madeOnce(() => new RegExp(ranges, 'gu'));
/** JSON has escaped the rest of C0 already, and its own line breaks are to stay. */
const unsafeInJson = madeOnce(() => new RegExp(ranges.replace('\\u0000-\\u001f', ''), 'gu'));
