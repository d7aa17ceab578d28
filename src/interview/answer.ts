// Reads a reply into the value that the file is to hold, or says what is wrong with it, or what has to be asked first; and what
// an answer changes in the file. The field's own schema decides.
import { isShare, unionOptions } from '../model/schema.ts';
import { scaleOfUnit } from '../model/vocabulary.ts';
import { isBlank, isPlaceholder, nearest } from '../read/nearest.ts';
import { shapeFaults } from '../read/shape.ts';
import {
  type Percent,
  readDate,
  readFigure,
  readNumber,
  shownNumber,
  type Understood,
  type UnreadableFigure,
} from './figures.ts';
import {
  answerUnder,
  fieldPattern,
  nameSchema,
  neededKeys,
  type Parts,
  type Question,
  type QuestionKind,
  schemaAt,
} from './question.ts';
import { evidenceEdit } from './questions.ts';
import type { InterviewView } from './view.ts';

/** What is asked before a doubtful reply is taken. */
export type ReplyDoubt = {
  readonly ask: string;
  readonly choices: readonly DoubtChoice[];
};

/** The reply that it stands for; without one the question is asked again. */
type DoubtChoice = { readonly word: string; readonly says: string; readonly reply?: string };

export type ReplyReading =
  | { readonly value: unknown; readonly read?: string; readonly doubt?: ReplyDoubt }
  | { readonly message: string };

/**
 * The value that the file is to hold, with how it was read where that differs from the reply; a `message` where it cannot
 * be, and a `doubt` where it is asked about first. Nothing is written.
 */
export const readAnswer = (question: Question, reply: string, view: InterviewView): ReplyReading => {
  const unknownWord = strangeWord(question, reply);
  if (unknownWord !== undefined) return { message: unknownWord };
  const { value, read, doubt, message } = readers[question.kind]?.(reply.trim(), question, view) ?? said(reply);
  if (message !== undefined) return { message };
  const wrong = isText(question.kind) ? placeholder(value) : undefined;
  const fault = wrong ?? faultIn(question, value);
  if (fault !== undefined) return { message: fault };
  const doubtful = doubt ?? (question.kind === 'date' ? dateDoubt(question.parts, String(value), view) : undefined);
  return { value, ...(read !== undefined && { read }), ...(doubtful && { doubt: doubtful }) };
};

type Read = {
  readonly value?: unknown;
  readonly read?: string;
  readonly doubt?: ReplyDoubt;
  readonly message?: string;
};
type Reader = (reply: string, question: Question, view: InterviewView) => Read;

/** A reply in quotes is meant as it stands: "skip" can be a name. */
const said = (reply: string): Read => ({ value: unquoted(reply) });
const unquoted = (reply: string): string => /^"(.*)"$/s.exec(reply.trim())?.[1] ?? reply.trim();

const isText = (kind: QuestionKind): boolean =>
  kind === 'text' || kind === 'texts' || kind === 'list' || kind === 'reason';

/** TBD, a lone dash and the like say nothing. */
const placeholder = (value: unknown): string | undefined => {
  const strange = [value].flat().find((one) => isBlank(one) || isPlaceholder(one));
  return strange === undefined ? undefined : `"${strange}" says nothing: reply unknown if nobody knows, or skip`;
};

const faultIn = (question: Question, value: unknown): string | undefined => {
  const { kind, schema: own } = question;
  const schema = kind === 'list' ? nameSchema(question.parts) : own;
  if (schema === undefined) {
    return kind === 'number' && typeof value !== 'number' ? `${JSON.stringify(value)} is not a number` : undefined;
  }
  for (const one of kind === 'list' ? [value].flat() : [value]) {
    const [fault] = shapeFaults(schema as Parameters<typeof shapeFaults>[0], one);
    if (fault === undefined) continue;
    if (percentReading(question) === 'share' && typeof one === 'number' && one > 1 && one <= 100 && kind === 'share') {
      return `${one} is more than all of it: write ${one}% or ${Number((one / 100).toPrecision(12))}`;
    }
    const where = fault.parts.length === 0 ? '' : `${fault.parts.join('.')}: `;
    return `${where}${fault.message}${fault.hint === undefined ? '' : ` (${fault.hint})`}`;
  }
  return undefined;
};

/** A word that is none of the choices, with the nearest one. */
const strangeWord = ({ kind, choices }: Question, reply: string): string | undefined => {
  if (choices.length === 0) return undefined;
  const words = choices.map(({ word }) => word);
  const isSeveral = kind === 'words' || kind === 'practices' || kind === 'list';
  const strange = (isSeveral ? namesIn(reply) : [reply.trim()]).find((one) => !words.includes(one));
  if (strange === undefined) return undefined;
  const near = nearest(strange, words);
  return `"${strange}" is not one of ${words.join(', ')}${near === undefined ? '' : `; did you mean ${near}?`}`;
};

/** Separated by commas; one in quotes may hold a comma. A list with nothing in it is said in a word. */
const namesIn = (reply: string): readonly string[] =>
  /^none$/i.test(reply.trim())
    ? []
    : [...reply.matchAll(/\s*("[^"]*"|[^,]*)\s*(?:,|$)/g)]
        .map(([, one = '']) => unquoted(one))
        .filter((one) => one !== '');

// Numbers

/** What a percent sign means here. */
const percentReading = ({ kind, parts, schema }: Question, view?: InterviewView): Percent => {
  const isShareEstimate = schema !== undefined && (unionOptions(schema) ?? []).some(isShare);
  if (kind === 'share' || isShareEstimate || /(^|[._])fte$/.test(fieldPattern(parts))) return 'share';
  const scale = scaleOfUnit(answerUnder(view?.value, unitParts(parts)));
  return scale === undefined ? 'unfit' : scale === 'share' ? 'share' : 'as-is';
};

/** Where the unit of a figure of a KPI or a metric stands. */
const unitParts = (parts: Parts): Parts => {
  const at = parts.findIndex((part) => typeof part === 'number');
  return at < 0 ? ['none'] : [...parts.slice(0, at + 1), 'unit'];
};

/** In what a figure is: hours by the field's name, minutes per claim by what the KPI says of itself. */
const unitFor = ({ parts }: Question, view: InterviewView): string | undefined => {
  const [named] = /(?<=[._])(hours|minutes|months|ms)(?=[._]|$)/.exec(fieldPattern(parts)) ?? [];
  const stated = answerUnder(view.value, unitParts(parts));
  return named ?? (typeof stated === 'string' ? stated : undefined);
};

const figure: Reader = (reply, question, view) => {
  const read = readFigure(unquoted(reply), unitFor(question, view), percentReading(question, view));
  return 'message' in read
    ? read
    : { ...taken(read), ...(read.or !== undefined && { doubt: twoNumbers(reply, read.value, read.or) }) };
};

const taken = <Value>({ value, read }: Understood<Value>): Read => ({ value, ...(read !== undefined && { read }) });

const twoNumbers = (reply: string, whole: number, decimal: number): ReplyDoubt => ({
  ask: `Which number is ${reply}?`,
  choices: [
    { word: String(whole), says: `${shownNumber(whole)}: the point separates thousands`, reply: String(whole) },
    { word: String(decimal), says: 'the point is a decimal point', reply: String(decimal) },
  ],
});

/** Low, likely and high, or one number. */
const estimate: Reader = (reply, question, view) => {
  const parts = reply.replace(/(\p{Sc}|\b[A-Z]{3})\s+/gu, '$1').split(/\s*[;/]\s*|,\s+|\s+/);
  const all = parts.map((part) => readNumber(part, percentReading(question, view)));
  const figures = all.flatMap((part) => ('message' in part ? [] : [part.value]));
  const [low, likely, high] = figures;
  if (parts.length === 3 && figures.length === 3) {
    const isPlain = all.every((part) => !('read' in part));
    return { value: { low, likely, high }, ...(!isPlain && { read: figures.map(shownNumber).join(' ') }) };
  }
  const one = figure(reply, question, view);
  if (one.message === undefined) return one;
  return { message: `"${reply}" is no estimate: write one number, or low, likely and high, such as 8 12 14` };
};

/** ml-engineer 0.5, devops 0.2 */
const byRole: Reader = (reply) => {
  const pairs = namesIn(reply).map((one) => {
    const [, role = one, fte = ''] = /^([^\s:]+)[\s:]+(\S+)$/.exec(one) ?? [];
    const read = readNumber(fte, 'share');
    return [role, 'message' in read ? fte : read.value] as const;
  });
  return { value: Object.fromEntries(pairs) };
};

// Dates

const day: Reader = (reply, _question, { asOf }) => {
  const read = readDate(unquoted(reply), asOf);
  if ('message' in read) return read satisfies UnreadableFigure;
  const { value, or } = read;
  if (or === undefined) return taken(read);
  const choices = [value, or].map((word) => ({ word, says: monthName(word), reply: word }));
  return { ...taken(read), doubt: { ask: `Which day is ${reply}?`, choices } };
};

const monthName = (date: string): string =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

/** A day that can hardly be meant, with why. */
const dateDoubt = (parts: Parts, date: string, view: InterviewView): ReplyDoubt | undefined => {
  const why = strangeDay(fieldPattern(parts), date, view);
  return why === undefined
    ? undefined
    : {
        ask: `${date} ${why}: is that the right date?`,
        choices: [
          { word: 'yes', says: `take ${date}`, reply: date },
          { word: 'no', says: 'ask for the date again' },
        ],
      };
};

/** What lies ahead; every other date of the file tells what has happened. */
const ahead: ReadonlySet<string> = new Set(['pilot.production_target', 'plan.start', 'kpis.measures[].by']);

const strangeDay = (pattern: string, date: string, { asOf, pilot }: InterviewView): string | undefined => {
  const years = (Date.parse(date) - Date.parse(asOf)) / (365.25 * 24 * 3600 * 1000);
  if (Math.abs(years) > 5) return `is ${Math.round(Math.abs(years))} years ${years < 0 ? 'ago' : 'away'}`;
  const isLive = pilot.pilot.stage === 'production' || pilot.pilot.stage === 'scaled';
  if (!ahead.has(pattern)) return date > asOf ? 'has not come yet, and this has happened already' : undefined;
  if (pattern === 'pilot.production_target') {
    const { started } = pilot.pilot;
    if (started !== undefined && date < started) return `is before the pilot started (${started})`;
    if (date < asOf && !isLive) return 'is past, and the system is not in production yet';
  }
  if (pattern === 'plan.start' && date < asOf) return 'is past';
  return undefined;
};

// Evidence

/** evidence/review.md 2026-11-02, https://wiki.example.com/review */
const evidence: Reader = (reply) => ({
  value: namesIn(reply).map((one) => {
    const [, ref = one, date] = /^(.+?)\s+(\d{4}-\d{2}-\d{2})$/.exec(one) ?? [];
    if (date === undefined) return ref;
    return /^[a-z][a-z0-9+.-]*:\/\//i.test(ref) ? { url: ref, date } : { file: ref, date };
  }),
});

const names: Reader = (reply) => ({ value: namesIn(reply) });

const readers: Partial<Record<QuestionKind, Reader>> = {
  number: figure,
  share: figure,
  estimate,
  price: estimate,
  date: day,
  truth: (reply) => ({ value: reply === 'yes' }),
  words: names,
  texts: names,
  practices: names,
  list: names,
  'by-role': byRole,
  evidence,
};

// What an answer changes in the file: places and values, in the order in which they are written.

export type ReplyEdit = {
  readonly parts: Parts;
  /** Undefined takes away what stands there. */
  readonly value: unknown;
  /** Of a new item: where its name stands. */
  readonly named?: Parts;
};

export const answerEdits = (question: Question, answer: unknown, view: InterviewView): readonly ReplyEdit[] => {
  const { kind, parts } = question;
  if (kind === 'reason') return reasonEdits(parts, answer, view);
  if (kind === 'control') return [controlEdit(parts, answer, view)];
  if (kind === 'evidence') return [evidenceEdit(parts, answer, view)];
  return [{ parts, value: answer }];
};

/** Items at the end of a list, or the first of a new one, each by its name and what all of them are given. */
export const appended = (
  { parts, given = {} }: Question,
  names: readonly string[],
  { value }: InterviewView,
): readonly ReplyEdit[] => {
  const found = answerUnder(value, parts);
  const count = Array.isArray(found) ? found.length : 0;
  const schema = schemaAt(parts);
  const [key = 'name'] = schema === undefined ? [] : neededKeys(schema);
  const items = names.map((name) => ({ [key]: name, ...given }));
  const at = (i: number): Parts => [...parts, count + i, key];
  if (count > 0) return items.map((item, i) => ({ parts: [...parts, count + i], value: item, named: at(i) }));
  return [{ parts, value: items, named: at(0) }];
};

/** A control with evidence or an owner keeps them: its status alone is changed. */
export const controlEdit = (parts: Parts, status: unknown, { value }: InterviewView): ReplyEdit => {
  const found = answerUnder(value, parts);
  const isMap = typeof found === 'object' && found !== null;
  return { parts: isMap ? [...parts, 'status'] : parts, value: status };
};

const reasonEdits = (parts: Parts, reason: unknown, { value }: InterviewView): readonly ReplyEdit[] => {
  const found = answerUnder(value, parts);
  const isMap = typeof found === 'object' && found !== null;
  if (!isMap) return [{ parts, value: { status: 'not-applicable', reason } }];
  return [
    { parts: [...parts, 'status'], value: 'not-applicable' },
    { parts: [...parts, 'reason'], value: reason },
  ];
};

/** Not known is written as a blank, so that a reader sees that it was asked; a control has a word for it. */
export const unknownEdits = (question: Question, view: InterviewView): readonly ReplyEdit[] => {
  if (question.kind === 'control') return [controlEdit(question.parts, 'unknown', view)];
  const found = answerUnder(view.value, question.parts);
  if (question.kind === 'list' && Array.isArray(found)) return [];
  return [{ parts: question.parts, value: null }];
};
