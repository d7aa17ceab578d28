// Which question stands at a path. Its words come from the table of fields, the checklist, or the organisation that
// declares the field.

import { controlPath } from '../assess/evaluate.ts';
import type { CheckItem, Checklist } from '../model/checklist.ts';
import type { Fact } from '../model/checklist-schema.ts';
import type { Look, Looks } from '../model/evidence.ts';
import type { Obligation } from '../model/obligation.ts';
import { wordsAt } from '../model/pilot/text.ts';
import type { Choice } from '../model/ports.ts';
import { last } from '../model/problem.ts';
import { isMap, type Schema, wanted } from '../model/schema.ts';
import { dimensionOf, slugOf } from '../model/vocabulary.ts';
import {
  choicesAt,
  isListOfMaps,
  itemNames,
  type Kind,
  kindOf,
  neededKeys,
  type Parts,
  partsOf,
  pathOf,
  type Question,
  schemaAt,
  shownAnswer,
  shownControl,
  valueAt,
} from './question.ts';
import { isBlankIn, type View } from './view.ts';

// The questions of the checklist: each declared control by its statement, and all open ones of a dimension at once.

export const controlChoices: readonly Choice[] = [
  { word: 'in-place', says: 'it holds today' },
  { word: 'partial', says: 'it holds for a part' },
  { word: 'planned', says: 'somebody is to do it; counts as not there yet' },
  { word: 'absent', says: 'it does not hold' },
  { word: 'not-applicable', says: 'it cannot hold here; needs a reason' },
];

export const controlQuestion = (parts: Parts, { value, checklist }: View): Question => {
  const item = checklist.items.find((one) => one.id === `${parts[0]}.${parts[2]}`);
  if (item === undefined) throw new Error(`no check asks for ${parts.join('.')}`);
  const present = shownControl(valueAt(value, parts));
  return {
    kind: 'control',
    parts,
    title: item.id,
    ask: `${item.statement}: is it so?`,
    says: `Evidence that would show it: ${item.evidence.wanted}.`,
    why: item.why,
    choices: controlChoices,
    ...(present !== undefined && present !== 'unknown' && { present }),
  };
};

/** Why a control does not apply. */
export const reasonQuestion = (parts: Parts): Question => ({
  kind: 'reason',
  parts,
  title: 'Reason',
  ask: 'Why does it not apply?',
  says:
    parts[1] === 'obligations'
      ? 'The reason stands in the report; a gate that asks for obligations wants evidence of it, too.'
      : 'The reason stands in the report; a gate limits how much may be declared away.',
  why: '',
  choices: [],
});

export const practicesQuestion = (section: string, view: View): Question => {
  const { title = section } = view.checklist.dimensions.find(({ id }) => id === section) ?? {};
  return {
    kind: 'practices',
    parts: [section, 'controls'],
    title,
    ask: `${title}: which of these hold today?`,
    says: 'What you name is declared in place. The others stay open, and are asked for one by one.',
    why: 'One look over all of them is quicker than one question each.',
    choices: openControls(section, view).map((item) => ({ word: slugOf(item.id), says: item.statement })),
  };
};

/** The controls of a dimension that nobody has answered and that apply, as far as is known. */
export const openControls = (section: string, { pilot, checklist, worth }: View): readonly CheckItem[] =>
  checklist.items.filter(
    ({ id, control }) =>
      control === true &&
      dimensionOf(id) === section &&
      worth.checks.has(controlPath(id)) &&
      isBlankIn(pilot, controlPath(id)),
  );

// The questions about obligations: those that the facts bring and that nothing but an answer of the team can show.

const OBLIGATIONS: Parts = ['governance', 'obligations'];

export const isDuty = ([section, key, id]: Parts): boolean =>
  section === 'governance' && key === 'obligations' && id !== undefined;

/** Those that bind and that stated facts bring; of others the blanks are asked first. With all, voluntary ones too. */
export const dutyParts = ({ duties }: View, all: boolean): readonly Parts[] =>
  duties()
    .filter((duty) =>
      all ? duty.answer !== null || awaits(duty) : duty.binding && duty.missing.length === 0 && awaits(duty),
    )
    .map(({ id }) => [...OBLIGATIONS, id]);

/** The blanks that leave open whether a duty is here at all. */
export const dutyFacts = ({ duties, pilot }: View): readonly Parts[] => {
  const missing = duties()
    .filter(({ binding }) => binding)
    .flatMap((duty) => duty.missing);
  return [...new Set(missing)].filter((path) => isField(path) && isBlankIn(pilot, path)).map(partsOf);
};

/** One that an answer fills: no list of items, and no place that the file does not have. */
const isField = (path: string): boolean => {
  const schema = schemaAt(partsOf(path));
  return schema !== undefined && !isListOfMaps(schema) && !isMap(schema);
};

const awaits = ({ state }: Obligation): boolean => state === 'to-be-answered';

export const dutyQuestion = (parts: Parts, { value, duties }: View): Question => {
  const duty = duties().find(({ id }) => id === parts[2]);
  if (duty === undefined) throw new Error(`no obligation ${parts.join('.')}`);
  const present = shownControl(valueAt(value, parts));
  const isNamed = duty.statement === duty.title;
  return {
    kind: 'control',
    parts,
    title: `${duty.statute}, ${duty.clause.replace(/^.*\//, '')}`,
    ask: `${duty.statute}: ${duty.statement}: is it ${isNamed ? 'done' : 'so'}?`,
    says: `${duty.clause}, ${duty.title}. Binds: ${duty.binds.join(', ')}. No advice on the law.`,
    why: `It is here because: ${duty.rule}.`,
    choices: controlChoices,
    ...(present !== undefined && present !== 'unknown' && { present }),
  };
};

// The question what shows a claim, and where its answer is written: a control given in one word becomes a map for it.

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
  own: 'belongs to git: name what shows the practice',
  'too-many': 'was not read: too much is cited already',
  unreadable: 'cannot be read',
  'not-looked-at': undefined,
};

// Questions about the fields that an organisation's checklist adds to the pilot file, under x-<name>.

export const ownQuestion = (parts: Parts, { value, checklist }: View): Question => {
  const fact = factAt(parts, checklist);
  if (fact === undefined) throw new Error(`no checklist declares ${parts.join('.')}`);
  const present = shownAnswer(valueAt(value, parts));
  const words = fact.enum ?? (fact.type === 'bool' ? ['yes', 'no'] : []);
  return {
    kind: kindOfFact(fact),
    parts,
    title: String(parts[1]).replaceAll('_', ' '),
    ask: `${fact.describe}?`,
    says: `A field of this organisation: ${parts.join('.')}.`,
    why: '',
    choices: words.map((word) => ({ word })),
    ...(present !== undefined && { present }),
  };
};

export const ownParts = ({ facts = {} }: Checklist): readonly Parts[] =>
  Object.entries(facts).flatMap(([section, fields]) => Object.keys(fields).map((field) => [section, field]));

const factAt = ([section = '', field = '']: Parts, { facts = {} }: Checklist): Fact | undefined =>
  facts[String(section)]?.[String(field)];

const kindOfFact = ({ type, enum: words }: Fact): Kind => {
  if (type === 'bool') return 'truth';
  if (type === 'date') return 'date';
  if (type === 'int' || type === 'double') return 'number';
  if (type === 'list of string') return words === undefined ? 'texts' : 'words';
  return words === undefined ? 'text' : 'word';
};

export const questionAt = (parts: Parts, view: View): Question => {
  const [section = '', second, third] = parts;
  if (String(section).startsWith('x-')) return ownQuestion(parts, view);
  if (second === 'controls' && third === undefined) return practicesQuestion(String(section), view);
  if (isProof(parts)) return evidenceQuestion(parts, view);
  if (second === 'controls') return controlQuestion(parts, view);
  if (isDuty(parts)) return dutyQuestion(parts, view);
  return fieldQuestion(parts, view.value);
};

const fieldQuestion = (parts: Parts, value: unknown): Question => {
  const schema = schemaAt(parts);
  if (schema === undefined) throw new Error(`the pilot file has no field ${pathOf(parts)}`);
  const kind = kindOf(schema);
  const words = wordsAt(parts);
  const title = words?.title ?? last(pathOf(parts)).replaceAll('_', ' ');
  const found = valueAt(value, parts);
  const present = kind === 'list' ? undefined : shownAnswer(found);
  return {
    kind,
    parts,
    title,
    ask: words?.ask ?? `${title}?`,
    says: words?.says ?? wanted(schema),
    why: words?.why ?? '',
    ...(words !== undefined && exampleOf(kind, words.example, schema)),
    choices: kind === 'list' ? choicesAt([...parts, 0, neededKeys(schema)[0] ?? '']) : choicesAt(parts),
    schema,
    ...(present !== undefined && { present }),
    ...(kind === 'list' && { items: itemNames(parts, value) }),
  };
};

/** Of a list, what its first item is called. */
const exampleOf = (kind: Kind, example: unknown, schema: Schema): { readonly example?: string } => {
  const [name = ''] = kind === 'list' ? neededKeys(schema) : [];
  const shown = shownAnswer(kind === 'list' ? valueAt(example, [0, name]) : example);
  return shown === undefined ? {} : { example: shown };
};
