// The question what shows a claim, and where its answer is written: a control given in one word becomes a map for it.
import type { Look, Looks } from '../model/evidence.ts';
import { wordsAt } from '../model/field-words.ts';
import { type Parts, pathOf, valueAt } from './path.ts';
import type { Question } from './question.ts';
import type { View } from './view.ts';

export const isProof = (parts: Parts): boolean => parts.at(-1) === 'evidence';

export const evidenceQuestion = (parts: Parts, { value, checklist, proof }: View): Question => {
  const [check] = proof.get(pathOf(parts))?.checks ?? [];
  const item = checklist.items.find(({ id }) => id === check);
  const words = wordsAt(['evidence']);
  const present = refsOf(valueAt(value, parts));
  return {
    kind: 'evidence',
    parts,
    title: words?.title ?? 'Evidence',
    ask: `${claimOf(parts, item?.control ? item.statement : undefined)}: which file or URL shows it?`,
    says: `A path beside the pilot file, or a URL; its date may follow, several go with commas.${item === undefined ? '' : ` Wanted: ${item.evidence.wanted}.`}`,
    why: words?.why ?? '',
    example: 'evidence/review.md 2026-11-02',
    choices: [],
    ...(present.length > 0 && { present: present.map(shownRef).join(', ') }),
  };
};

/** A control by its statement, a fact by the part of the file that states it. */
const claimOf = (parts: Parts, statement: string | undefined): string =>
  statement ?? wordsAt(parts.slice(0, -1))?.title ?? pathOf(parts.slice(0, -1));

type Entry = { readonly ref: string; readonly date?: string; readonly entry: unknown };

/** As the file has them, blanks left out. */
const refsOf = (list: unknown): readonly Entry[] =>
  Array.isArray(list)
    ? list.flatMap((entry) => {
        const [ref, date] = typeof entry === 'string' ? [entry] : [entry?.file ?? entry?.url, entry?.date];
        return typeof ref === 'string' ? [{ ref, entry, ...(typeof date === 'string' && { date }) }] : [];
      })
    : [];

const shownRef = ({ ref, date }: Entry): string => (date === undefined ? ref : `${ref} ${date}`);

/** What was given before keeps its hash, its note and its place, as long as it is named again. */
export const evidenceEdit = (
  parts: Parts,
  answer: unknown,
  { value }: View,
): { readonly parts: Parts; readonly value: unknown } => {
  const before = refsOf(valueAt(value, parts));
  const entries = refsOf(answer).map(
    (one) => before.find(({ ref, date }) => ref === one.ref && date === one.date)?.entry ?? one.entry,
  );
  const claim = parts.slice(0, -1);
  const found = valueAt(value, claim);
  const isWord = typeof found === 'string' || typeof found === 'boolean';
  return isWord ? { parts: claim, value: { status: found, evidence: entries } } : { parts, value: entries };
};

/** What is wrong with a file that is named as evidence, as far as files were looked at. */
export const lacking = (answer: unknown, looks: Looks): string | undefined => {
  for (const { ref } of refsOf(answer)) {
    const look = looks.get(ref);
    const why = look && wrongWith(look);
    if (why !== undefined) return `${ref} ${why}`;
  }
  return undefined;
};

const wrongWith = (look: Look): string | undefined => {
  if (look.state === 'file') return look.bytes === 0 ? 'is empty' : undefined;
  return faults[look.state];
};

const faults: Readonly<Record<Exclude<Look['state'], 'file'>, string | undefined>> = {
  missing: 'is not there; say skip, and name it once it is',
  outside: 'lies outside the folder of the pilot file: only what is inside is looked at',
  directory: 'is a folder; name a file in it',
  unreadable: 'cannot be read',
  'not-looked-at': undefined,
};
