// Which question stands at a path. Its words come from the table of fields, the checklist, or the organisation that
// declares the field.

import { controlPath } from '../assess/evaluate.ts';
import type { Checklist } from '../model/checklist.ts';
import type { OwnField } from '../model/checklist-schema.ts';
import type { FileState, FileStates } from '../model/evidence.ts';
import type { Obligation } from '../model/obligation.ts';
import { wordsAt } from '../model/pilot/text.ts';
import type { Choice } from '../model/ports.ts';
import { last } from '../model/problem.ts';
import { isMap, type Schema, wanted } from '../model/schema.ts';
import { controlSlug, dimensionFor } from '../model/vocabulary.ts';
import { isMoot } from './order.ts';
import {
  answerUnder,
  choicesAt,
  fieldPattern,
  isListOfMaps,
  itemNames,
  neededKeys,
  type Parts,
  pathText,
  type Question,
  type QuestionKind,
  questionKind,
  schemaAt,
  shownAnswer,
  shownControl,
  splitPath,
} from './question.ts';
import { type InterviewView, isBlankIn } from './view.ts';

// The questions of the checklist: each declared control by its statement, and all open ones of a dimension at once.

export const controlChoices: readonly Choice[] = [
  { word: 'in-place', says: 'true today' },
  { word: 'partial', says: 'true in part' },
  { word: 'planned', says: 'somebody will do this; counts as absent' },
  { word: 'absent', says: 'not true today' },
  { word: 'not-applicable', says: 'makes no sense here; a reason is asked' },
];

const controlQuestion = (parts: Parts, { value, checklist }: InterviewView): Question => {
  const item = checklist.items.find((one) => one.id === `${parts[0]}.${parts[2]}`);
  if (item === undefined) throw new Error(`no check asks for ${parts.join('.')}`);
  const present = shownControl(answerUnder(value, parts));
  return {
    kind: 'control',
    parts,
    title: item.id,
    ask: `Is this in place today? ${item.statement}`,
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
  ask: 'Why does this not apply to the pilot?',
  says: 'Reports show the reason.',
  why:
    parts[1] === 'obligations'
      ? 'A gate that asks for obligations wants evidence of the reason, too.'
      : 'A gate limits how much may be declared away.',
  choices: [],
});

/** Several controls at once: each by its statement. */
const practicesQuestion = (paths: readonly string[], topic: string, { checklist }: InterviewView): Question => {
  const items = paths.flatMap((path) => checklist.items.filter(({ id }) => controlPath(id) === path));
  const [first] = items;
  return {
    kind: 'practices',
    parts: [first === undefined ? '' : dimensionFor(first.id), 'controls'],
    title: topic,
    ask: 'Which of these are in place today?',
    says: 'What you tick is recorded as in place. What holds for the others is asked once.',
    why: 'One look at several practices is quicker than one question each.',
    choices: items.map((item) => ({ word: controlSlug(item.id), says: item.statement })),
    topic,
  };
};

/** What holds of the practices that were not ticked: said once for all of them. */
export const othersQuestion = (controls: readonly Parts[], topic: string): Question => ({
  kind: 'others',
  parts: controls[0]?.slice(0, 2) ?? [],
  title: topic,
  ask:
    controls.length === 1
      ? `You did not tick ${String(controls[0]?.[2])}: is that absent, or not known?`
      : `The ${controls.length} that you did not tick: are they absent, or not known?`,
  says: '',
  why: 'A practice is recorded as absent only if you say so.',
  choices: [
    { word: 'absent', says: controls.length === 1 ? 'not in place today' : 'none of them is in place today' },
    { word: 'not-known', says: 'nobody here knows' },
    { word: 'ask', says: controls.length === 1 ? 'ask me about this one' : 'ask me about each of them' },
  ],
  topic,
});

// The questions about obligations: those that the facts bring and that nothing but an answer of the team can show.

const OBLIGATIONS: Parts = ['governance', 'obligations'];

export const isDuty = ([section, key, id]: Parts): boolean =>
  section === 'governance' && key === 'obligations' && id !== undefined;

/** Those that bind and that stated facts bring; of others the blanks are asked first. With all, voluntary ones too. */
export const dutyParts = ({ duties }: InterviewView, all: boolean): readonly Parts[] =>
  duties()
    .filter((duty) =>
      all ? duty.answer !== null || awaits(duty) : duty.binding && duty.missing.length === 0 && awaits(duty),
    )
    .map(({ id }) => [...OBLIGATIONS, id]);

/** The blanks that leave open whether a duty is here at all. */
export const dutyFacts = ({ duties, pilot }: InterviewView): readonly Parts[] => {
  const missing = duties()
    .filter(({ binding }) => binding)
    .flatMap((duty) => duty.missing);
  const isAsked = (path: string): boolean => isField(path) && isBlankIn(pilot, path) && !isMoot(path, pilot);
  return [...new Set(missing)].filter(isAsked).map(splitPath);
};

/** One that an answer fills: no list of items, and no place that the file does not have. */
const isField = (path: string): boolean => {
  const schema = schemaAt(splitPath(path));
  return schema !== undefined && !isListOfMaps(schema) && !isMap(schema);
};

/** Nothing but the team's answer is wanting: no check that could show it falls short. */
const awaits = ({ state, openChecks, remedy }: Obligation): boolean =>
  (state === 'to-be-answered' || (state === 'voluntary' && remedy !== null)) && openChecks.length === 0;

const dutyQuestion = (parts: Parts, { value, duties }: InterviewView): Question => {
  const duty = duties().find(({ id }) => id === parts[2]);
  if (duty === undefined) throw new Error(`no obligation ${parts.join('.')}`);
  const present = shownControl(answerUnder(value, parts));
  const isNamed = duty.statement === duty.title;
  return {
    kind: 'control',
    parts,
    title: `${duty.statute}, ${duty.clause.replace(/^.*\//, '')}`,
    ask: `Is this ${isNamed ? 'done' : 'true'} today? ${duty.statute}: ${duty.statement}`,
    says: `${duty.clause}, ${duty.title}. Binds: ${duty.binds.join(', ')}. No advice on the law.`,
    why: `The duty applies because: ${duty.rule}.`,
    choices: controlChoices,
    ...(present !== undefined && present !== 'unknown' && { present }),
  };
};

// The question what shows a claim, and where its answer is written: a control given in one word becomes a map for it.

export const isProof = (parts: Parts): boolean => parts.at(-1) === 'evidence';

const evidenceQuestion = (parts: Parts, { value, checklist, proof }: InterviewView): Question => {
  const [check] = proof.get(pathText(parts))?.checks ?? [];
  const item = checklist.items.find(({ id }) => id === check);
  const words = wordsAt(['evidence']);
  const present = evidenceRefs(answerUnder(value, parts));
  return {
    kind: 'evidence',
    parts,
    title: words?.title ?? 'Evidence',
    ask: `Which file or URL shows this? ${describeClaim(parts, item?.control ? item.statement : undefined)}`,
    says: 'Paths beside the pilot file, or URLs, each with its date; separated by commas.',
    why: item === undefined ? (words?.why ?? '') : `Wanted: ${item.evidence.wanted}.`,
    example: 'evidence/review.md 2026-11-02',
    choices: [],
    ...(present.length > 0 && { present: present.map(shownRef).join(', ') }),
  };
};

/** A control by its statement, a fact by the part of the file that states it. */
const describeClaim = (parts: Parts, statement: string | undefined): string =>
  statement ?? wordsAt(parts.slice(0, -1))?.title ?? pathText(parts.slice(0, -1));

type Entry = { readonly ref: string; readonly date?: string; readonly entry: unknown };

/** As the file has them, blanks left out. */
const evidenceRefs = (list: unknown): readonly Entry[] =>
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
  { value }: InterviewView,
): { readonly parts: Parts; readonly value: unknown } => {
  const before = evidenceRefs(answerUnder(value, parts));
  const entries = evidenceRefs(answer).map(
    (one) => before.find(({ ref, date }) => ref === one.ref && date === one.date)?.entry ?? one.entry,
  );
  const claim = parts.slice(0, -1);
  const found = answerUnder(value, claim);
  const isWord = typeof found === 'string' || typeof found === 'boolean';
  return isWord ? { parts: claim, value: { status: found, evidence: entries } } : { parts, value: entries };
};

/** What is wrong with a file that is named as evidence, as far as files were looked at. */
export const lacking = (answer: unknown, looks: FileStates): string | undefined => {
  for (const { ref } of evidenceRefs(answer)) {
    const look = looks.get(ref);
    const why = look && wrongWith(look);
    if (why !== undefined) return `${ref} ${why}`;
  }
  return undefined;
};

const wrongWith = (look: FileState): string | undefined => {
  if (look.state === 'file') return look.bytes === 0 ? 'is empty' : undefined;
  return faults[look.state];
};

const faults: Readonly<Record<Exclude<FileState['state'], 'file'>, string | undefined>> = {
  missing: 'is not there: reply skip, and name the file once it exists',
  outside: 'lies outside the folder of the pilot file: only what is inside is looked at',
  own: 'belongs to git: name what shows the practice',
  'too-many': 'was not read: too much is cited already',
  unreadable: 'cannot be read',
  'not-looked-at': undefined,
};

// Questions about the fields that an organisation's checklist adds to the pilot file, under x-<name>.

const ownQuestion = (parts: Parts, { value, checklist }: InterviewView): Question => {
  const fact = factAt(parts, checklist);
  if (fact === undefined) throw new Error(`no checklist declares ${parts.join('.')}`);
  const present = shownAnswer(answerUnder(value, parts));
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

const factAt = ([section = '', field = '']: Parts, { facts = {} }: Checklist): OwnField | undefined =>
  facts[String(section)]?.[String(field)];

const kindOfFact = ({ type, enum: words }: OwnField): QuestionKind => {
  if (type === 'bool') return 'truth';
  if (type === 'date') return 'date';
  if (type === 'int' || type === 'double') return 'number';
  if (type === 'list of string') return words === undefined ? 'texts' : 'words';
  return words === undefined ? 'text' : 'word';
};

/** What a list that was begun is asked for. */
export type Begun = { readonly more: boolean; readonly isPrimaryDone: boolean };

/** The question at a path; of a list that this session has added to, whether that was all. */
export const questionAt = (parts: Parts, view: InterviewView, begun?: Begun): Question => {
  const [section = '', second] = parts;
  if (String(section).startsWith('x-')) return ownQuestion(parts, view);
  if (isProof(parts)) return evidenceQuestion(parts, view);
  if (second === 'controls') return controlQuestion(parts, view);
  if (isDuty(parts)) return dutyQuestion(parts, view);
  return fieldQuestion(parts, view.value, begun);
};

/** The question of one place in the queue. */
export const questionFor = (
  {
    parts,
    practices,
    topic,
  }: { readonly parts: Parts; readonly practices?: readonly string[]; readonly topic: string },
  view: InterviewView,
  begun?: Begun,
): Question =>
  practices === undefined ? { ...questionAt(parts, view, begun), topic } : practicesQuestion(practices, topic, view);

const fieldQuestion = (parts: Parts, value: unknown, begun?: Begun): Question => {
  const schema = schemaAt(parts);
  if (schema === undefined) throw new Error(`the pilot file has no field ${pathText(parts)}`);
  const kind = questionKind(schema);
  const words = wordsAt(parts);
  const title = words?.title ?? last(pathText(parts)).replaceAll('_', ' ');
  const found = answerUnder(value, parts);
  const present = kind === 'list' ? undefined : shownAnswer(found);
  const question: Question = {
    kind,
    parts,
    title,
    ask: withUnit(words?.ask ?? `${title}?`, unitAt(parts, value)),
    says: words?.says ?? wanted(schema),
    why: words?.why ?? '',
    ...(words !== undefined && exampleFor(kind, words.example, schema)),
    choices: kind === 'list' ? choicesAt([...parts, 0, neededKeys(schema)[0] ?? '']) : choicesAt(parts),
    schema,
    ...(present !== undefined && { present }),
  };
  return kind === 'list' ? listQuestion(question, itemNames(parts, value), begun) : question;
};

/** In what a figure is to be given, where the file says so already: the unit of a KPI or metric, a currency. */
const unitAt = (parts: Parts, value: unknown): string | undefined => {
  const pattern = fieldPattern(parts);
  const from = /\[\]\.(baseline|target|limit|threshold|measured\.value)$/.test(pattern)
    ? [...parts.slice(0, 3), 'unit']
    : isMoney(pattern)
      ? [pattern.startsWith('budget.') ? 'budget' : 'value', 'currency']
      : undefined;
  const unit = from && answerUnder(value, from);
  return typeof unit === 'string' && unit.length <= LONGEST_UNIT ? unit : undefined;
};

const isMoney = (pattern: string): boolean =>
  /^(budget\.(total|lines\.)|value\.(costs\.(?!.*(fte$|_tokens$))|errors\.cost_|other_benefits\[\]\.per_month$)|plan\.day_rate)/.test(
    pattern,
  ) || /^value\.benefit_per_task\.(amount|hourly_cost)$|\.outcome\.value_per_year$/.test(pattern);

const LONGEST_UNIT = 40;

const withUnit = (ask: string, unit: string | undefined): string =>
  unit === undefined ? ask : ask.replace(/\?$/, ` (${unit})?`);

/** KPIs are named by their role: first what should improve, then what must not get worse. */
const listQuestion = (question: Question, items: readonly string[], begun: Begun | undefined): Question => {
  const path = pathText(question.parts);
  const more = begun?.more === true;
  const role = begun?.isPrimaryDone ? 'guardrail' : 'primary';
  const asked = path === KPIS ? { ...question, ...kpiWords[role], given: { role } } : question;
  if (!more) return { ...asked, items, more };
  const { example: _, ...rest } = asked;
  const noun = path === KPIS ? `${role} KPIs` : (nouns[path] ?? 'items');
  return { ...rest, items, more, ...askForMore(noun) };
};

const KPIS = 'kpis.measures';

const kpiWords = {
  primary: {
    ask: 'Which metric should the pilot improve (the primary KPI)?',
    says: 'One is enough; several are separated by commas.',
    example: 'Average handling time',
  },
  guardrail: {
    ask: 'Which metric must not get worse meanwhile (a guardrail KPI)?',
    says: 'The names, separated by commas.',
    example: 'Customer satisfaction',
  },
} as const;

const askForMore = (noun: string): Pick<Question, 'ask' | 'says'> => ({
  ask: `Which other ${noun} are there?`,
  says: 'Enter if the list is complete.',
});

const nouns: Readonly<Record<string, string>> = {
  agents: 'agents',
  'data.sources': 'data sources',
  'talent.team': 'roles on the team',
  'architecture.integrations': 'systems to integrate',
  'evaluation.metrics': 'quality metrics',
  'governance.regulations': 'laws and standards',
  'value.other_benefits': 'monthly benefits',
};

/** Of a list, what its first item is called. */
const exampleFor = (kind: QuestionKind, example: unknown, schema: Schema): { readonly example?: string } => {
  const [name = ''] = kind === 'list' ? neededKeys(schema) : [];
  const shown = shownAnswer(kind === 'list' ? answerUnder(example, [0, name]) : example);
  return shown === undefined ? {} : { example: shown };
};
