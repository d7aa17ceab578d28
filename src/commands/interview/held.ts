// The pilot file as the interview holds it between two questions: its text, and what that comes to.
import { ledgerOf, wantedFiles } from '../../assess/evidence.ts';
import { type Document, parse } from '../../assess/parse.ts';
import { validate } from '../../assess/validate.ts';
import { setAll } from '../../interview/edit/index.ts';
import type { Edit } from '../../interview/edits.ts';
import { type View, viewOf } from '../../interview/view.ts';
import type { World } from '../../io/world.ts';
import type { Checklist } from '../../model/checklist.ts';
import type { Looks, Wanted } from '../../model/evidence.ts';
import { isReadinessError, type Problem } from '../../model/problem.ts';
import { bytesOf } from '../options.ts';

export type Held = { readonly text: string; readonly document: Document; readonly view: View };

/** How a file is looked at. */
export type Means = {
  readonly file: string;
  readonly checklist: Checklist;
  readonly asOf: string;
  /** What is known of evidence files; without it none is looked at. */
  readonly look?: (wanted: readonly Wanted[]) => Looks;
};

/** No file is looked at twice for the same: a session asks after every answer. */
export const lookingFrom = (file: string, world: World): ((wanted: readonly Wanted[]) => Looks) => {
  const known = new Map<string, Looks>();
  return (wanted) => {
    const key = JSON.stringify(wanted);
    const looks = known.get(key) ?? (wanted.length === 0 ? new Map() : world.look(file, wanted));
    known.set(key, looks);
    return looks;
  };
};

/** The text to the byte, mark included; undefined where there is no file. */
export const textIn = (file: string, world: World): string | undefined => {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(world.read(file, bytesOf()));
  } catch (error) {
    if (isReadinessError(error) && error.message.startsWith('there is no file')) return undefined;
    throw error;
  }
};

export type Holding = { readonly held?: Held; readonly problems: readonly Problem[] };

export const hold = (text: string, { file, checklist, asOf, look }: Means, before?: View): Holding => {
  const { document, problems } = parse(new TextEncoder().encode(text), file, { maxBytes: bytesOf() });
  if (document === undefined) return { problems };
  const { pilot, problems: more } = validate(document, checklist);
  if (pilot === undefined) return { problems: more };
  const looks = look?.(wantedFiles(ledgerOf(pilot)));
  const input = { document, pilot, checklist, asOf, ...(looks && { looks }) };
  return { held: { text, document, view: viewOf(input, before) }, problems: more };
};

export const edited = (text: string, edits: readonly Edit[]): string =>
  setAll(
    text,
    edits.map(({ parts, value }) => ({ path: parts, value })),
  );

/** Another writer is noticed: then their text, which is kept and gone on with. */
export const saved = (before: Held, changed: Held, means: Means, world: World): Held | undefined => {
  try {
    world.save(means.file, changed.text, before.text);
    return undefined;
  } catch (error) {
    const theirs = isReadinessError(error) ? textIn(means.file, world) : undefined;
    const held = theirs === undefined || theirs === before.text ? undefined : hold(theirs, means).held;
    if (held === undefined) throw error;
    return held;
  }
};
