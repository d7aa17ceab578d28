// Where a part of a checklist came from, in words: nothing for what is the core's own.
import type { Checklist } from '../../model/checklist.ts';
import { safe } from '../safe-text.ts';

/** " (bank.yaml:12)", or nothing. */
export const originWords = ({ origins = {} }: Checklist, path: string): string => {
  const origin = Object.hasOwn(origins, path) ? origins[path] : undefined;
  return origin === undefined ? '' : ` (${safe(origin.file)}:${origin.line})`;
};

/** One line for each part below a path that was changed: "weight changed (bank.yaml:12)". */
export const changesUnder = (checklist: Checklist, prefix: string): readonly string[] =>
  Object.keys(checklist.origins ?? {})
    .filter((path) => path.startsWith(prefix))
    .map((path) => `${path.slice(prefix.length)} changed${originWords(checklist, path)}`);
