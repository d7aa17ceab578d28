// Answers put into a pilot file's text, and whose fault it is where the result is not valid.

import { setAll } from '../edit/many.ts';
import { changed, isEmpty, isSame, type Path, valueAt } from '../edit/render.ts';
import { type Place, type Problem, parent, toPath } from '../model/problem.ts';
import { isRecord } from '../model/vocabulary.ts';
import { isBlank } from '../read/nearest.ts';
import { type Document, parse } from '../read/parse.ts';
import { readAnswer } from './answer.ts';
import { type AskedRole, roleFor, roles } from './order.ts';
import {
  answerSeconds,
  answerUnder,
  itemName,
  neededKeys,
  type Parts,
  pathText,
  type Question,
  schemaAt,
  splitPath,
} from './question.ts';
import { questionAt } from './questions.ts';
import { makeQueue, type Scope } from './queue.ts';
import { newSession } from './session.ts';
import type { InterviewView } from './view.ts';

// A file of answers: a map in YAML, nested as the pilot file is or by path, or JSON lines {"path": …, "value": …}. What the
// answers may be is not known here.

/** `at` is where the answers' file gives it. null takes a value away: not known. */
export type Answer = { readonly path: Path; readonly value: unknown; readonly at: Place };

export type Answers = { readonly answers: readonly Answer[]; readonly problems: readonly Problem[] };

/**
 * Answers from a map in YAML, nested or by path, or from JSON lines, each with its place. What cannot be read is a
 * problem; nothing is thrown.
 */
export const readAnswers = (input: Uint8Array, name: string, maxBytes: number): Answers => {
  const text = new TextDecoder().decode(input);
  if (isJsonLines(text)) return all(text.split(/\r?\n/).map(lineAnswer));
  const { document, problems } = parse(input, name, { maxBytes });
  return document === undefined ? { answers: [], problems } : all(fromMap(document));
};

type One = { readonly answer: Answer } | { readonly problem: Problem } | undefined;

const all = (found: readonly One[]): Answers => ({
  answers: found.flatMap((one) => (one && 'answer' in one ? [one.answer] : [])),
  problems: found.flatMap((one) => (one && 'problem' in one ? [one.problem] : [])),
});

/** A line that begins as an answer does; a map on one line is YAML. */
const isJsonLines = (text: string): boolean => /^[ \t]{0,9}\{[ \t]{0,9}"(?:path|value)"[ \t]{0,9}:/m.test(text);

const parseJson = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

const lineAnswer = (line: string, index: number): One => {
  const at = { path: '', line: index + 1, column: 1 };
  if (line.trim() === '') return undefined;
  const read = parseJson(line);
  if (!isRecord(read) || typeof read.path !== 'string' || read.value === undefined) {
    return fault(at, 'bad-answer', 'this line is no answer', 'write {"path": "pilot.owner", "value": "…"}');
  }
  const { path, value, ...others } = read;
  const [other] = Object.keys(others);
  if (other !== undefined) return fault(at, 'unknown-key', `"${other}" is no part of an answer`, 'known: path, value');
  return answerAt(String(path), value, at);
};

const fault = (at: Place, code: string, message: string, hint: string): One => ({
  problem: { code, severity: 'error', message, at, hint },
});

const answerAt = (words: string, value: unknown, at: Place): One => {
  const path = parsePath(words);
  return path === undefined
    ? fault(at, 'bad-path', `"${words}" is no path`, 'a path is written pilot.owner or data.sources[0].owner')
    : { answer: { path, value, at: { ...at, path: words } } };
};

/** data.sources[0].owner in parts. */
const parsePath = (words: string): Path | undefined =>
  /^[^.[\]\s]+(\.[^.[\]\s]+|\[\d{1,6}\])*$/.test(words)
    ? [...words.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([word, index]) => (index === undefined ? word : Number(index)))
    : undefined;

const fromMap = (document: Document): readonly One[] =>
  Object.entries(document.value as object).flatMap(([key, value]) => {
    const path = parsePath(key);
    if (path === undefined) return [answerAt(key, value, document.place([key], 'key'))];
    return leaves(value, path, [key], document);
  });

/** Each field for itself: what an answer does not name stays as it is. A list is one answer. */
const leaves = (value: unknown, path: Path, parts: readonly string[], document: Document): readonly One[] => {
  if (isRecord(value) && !isEmpty(value)) {
    return Object.entries(value).flatMap(([key, part]) => leaves(part, [...path, key], [...parts, key], document));
  }
  const known = isBlank(value) || (isEmpty(value) && isRecord(value)) ? null : value;
  return [{ answer: { path, value: known, at: document.place(parts) } }];
};

export type Applied = {
  readonly text: string;
  /** Answers that the file did not give already, as they were written. */
  readonly changes: readonly Answer[];
  readonly problems: readonly Problem[];
};

/** Without the answers that lead nowhere: the others are held to the schema all the same. */
export const applied = (text: string, value: unknown, answers: readonly Answer[]): Applied => {
  const due: Answer[] = [];
  const problems: Problem[] = [];
  let whole = value;
  for (const given of answers) {
    const answer = keepingControl(whole, given);
    const problem = astray(whole, answer);
    if (problem !== undefined) problems.push(problem);
    else if (!isKnown(whole, answer)) {
      due.push(answer);
      whole = changed(whole, answer.path, answer.value);
    }
  }
  return { text: setAll(text, due), changes: due, problems };
};

/**
 * A practice is given in one word or in a map with its status. An answer about a part of it keeps the word, as its
 * status; a word for one that is a map already is its status, and keeps evidence and owner.
 */
const keepingControl = (whole: unknown, answer: Answer): Answer => {
  const { path, value } = answer;
  if (path[1] !== 'controls' && path[1] !== 'obligations') return answer;
  const [control, part, ...rest] = [path.slice(0, 3), ...path.slice(3)];
  const found = valueAt(whole, control);
  if (isWord(found) && typeof part === 'string' && part !== 'status') {
    return { ...answer, path: control, value: changed({ status: found }, [part, ...rest], value) };
  }
  if (isRecord(found) && part === undefined && isWord(value)) return { ...answer, path: [...control, 'status'] };
  return answer;
};

const isWord = (value: unknown): boolean => (typeof value === 'string' && value !== '') || typeof value === 'boolean';

/** What is not there need not be blanked. */
const isKnown = (whole: unknown, { path, value }: Answer): boolean => {
  const present = valueAt(whole, path);
  return isSame(present ?? null, value) || (present === '' && value === null);
};

/** A list grows by one item at a time, and has no keys; a map has no numbers. */
const astray = (whole: unknown, { path, at }: Answer): Problem | undefined => {
  for (const [i, part] of path.entries()) {
    const above = toPath(path.slice(0, i));
    const found = valueAt(whole, path.slice(0, i));
    const size = Array.isArray(found) ? found.length : 0;
    const isMap = typeof found === 'object' && found !== null && !Array.isArray(found);
    if (typeof part === 'number' && (isMap || part > size)) {
      return trouble(
        at,
        isMap ? `${above} is no list` : `${above} has ${size} item${size === 1 ? '' : 's'}: the next one is [${size}]`,
      );
    }
    if (typeof part === 'string' && Array.isArray(found)) {
      return trouble(at, `${above} is a list: ${above}[0].${part} is that of its first item`);
    }
  }
  return undefined;
};

const trouble = (at: Answer['at'], message: string): Problem => ({ code: 'bad-path', severity: 'error', message, at });

/**
 * The answer that a problem of the result comes from: one that gave the value, a part of it, or something beside what is
 * missing.
 */
export const blamed = (problem: Problem, answers: readonly Answer[]): Problem | undefined => {
  const { path } = problem.at;
  const found =
    nearest(answers.filter((answer) => isWithin(path, toPath(answer.path)))) ??
    answers.findLast((answer) => isInside(answer, path)) ??
    (problem.code === 'missing' ? answers.find((answer) => isInside(answer, parent(path))) : undefined);
  return found && { ...problem, at: { ...found.at, path } };
};

const isInside = (answer: Answer, path: string): boolean => path !== '' && isWithin(toPath(answer.path), path);

const nearest = (answers: readonly Answer[]): Answer | undefined =>
  answers.reduce<Answer | undefined>(
    (best, answer) => (best === undefined || answer.path.length >= best.path.length ? answer : best),
    undefined,
  );

const isWithin = (path: string, above: string): boolean =>
  path === above || path.startsWith(`${above}.`) || path.startsWith(`${above}[`);

// Open questions to send to the person who knows: who is asked what, and the filled page read back. A question stands over
// the path of its field and a line that begins with "Answer:".

export type Handout = {
  /** Undefined for what the product owner is asked. */
  readonly role: AskedRole | undefined;
  readonly questions: readonly HandoutQuestion[];
  /** Rounded up. */
  readonly minutes: number;
};

export type HandoutQuestion = {
  readonly question: Question;
  readonly path: string;
  /** The item of a list that is asked about. */
  readonly item?: string;
};

/** One for each role that has questions, or for the one of the scope; evidence is not asked for. */
export const makeHandouts = (view: InterviewView, scope: Scope): readonly Handout[] => {
  const whom = scope.role === undefined ? [...roles, undefined] : [scope.role];
  const { role: _, ...whole } = scope;
  const open = makeQueue(view, whole, newSession)
    .filter(({ tier }) => tier !== 'evidence' && tier !== 'lists')
    .flatMap(({ parts, practices, topic }) =>
      (practices?.map(splitPath) ?? [parts]).map((one) => ({ parts: one, topic: topic.title })),
    );
  return whom.flatMap((role) => {
    const questions = open
      .filter(({ parts }) => roleFor(parts, view.checklist) === role)
      .map(({ parts, topic }): HandoutQuestion => {
        const item = itemName(parts, view.pilot);
        return {
          question: { ...questionAt(parts, view), topic },
          path: pathText(parts),
          ...(item !== undefined && { item }),
        };
      });
    if (questions.length === 0) return [];
    const seconds = questions.reduce((sum, { question }) => sum + answerSeconds(question), 0);
    return [{ role, questions, minutes: Math.ceil(seconds / 60) }];
  });
};

export const FIELD = 'Field:';
export const ANSWER = 'Answer:';

const fieldLine = /^Field: `([^`\s]{1,200})`\s*$/;

/** Whether a file of answers is a filled handout. */
export const isHandout = (text: string): boolean => text.split(/\r?\n/).some((line) => fieldLine.test(line));

/** The answers of a filled handout; one that is left empty says nothing. */
export const readHandout = (text: string, view: InterviewView): Answers => {
  const answers: Answer[] = [];
  const problems: Problem[] = [];
  let path: string | undefined;
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    path = fieldLine.exec(line)?.[1] ?? (line.startsWith('#') ? undefined : path);
    if (path === undefined || !line.startsWith(ANSWER)) continue;
    const reply = line.slice(ANSWER.length).trim();
    const at = { path, line: i + 1, column: ANSWER.length + 2 };
    const read = reply === '' ? [] : answersTo(path, reply, view);
    if ('message' in read) problems.push({ code: 'bad-answer', severity: 'error', message: read.message, at });
    else answers.push(...read.map((answer) => ({ ...answer, at })));
    path = undefined;
  }
  return { answers, problems };
};

type GivenValues = readonly { readonly path: Parts; readonly value: unknown }[];

const answersTo = (path: string, reply: string, view: InterviewView): GivenValues | { readonly message: string } => {
  const parts = splitPath(path);
  if (!isAsked(parts, view)) return { message: `${path} is not a field that is asked for` };
  const question = questionAt(parts, view);
  const isControl = question.kind === 'control';
  if (/^unknown$/i.test(reply)) return [{ path: parts, value: isControl ? 'unknown' : null }];
  const [, reason] = (isControl && /^not-applicable\s*[:,–-]\s*(\S.*)$/.exec(reply)) || [];
  if (reason !== undefined) return [{ path: parts, value: { status: 'not-applicable', reason } }];
  const reading = readAnswer(question, reply, view);
  if ('message' in reading) return reading;
  const meanings = reading.doubt?.choices.flatMap((choice) => choice.reply ?? []) ?? [];
  if (meanings.length > 1)
    return { message: `"${reply}" can be ${meanings.join(' or ')}: write the one that is meant` };
  return question.kind === 'list'
    ? items(question, reading.value as readonly string[], view)
    : [{ path: parts, value: reading.value }];
};

/** A place of the schema, a control or a duty that there is. */
const isAsked = (parts: Parts, view: InterviewView): boolean => {
  const [section, key, slug] = parts;
  if (key === 'controls') return view.checklist.items.some(({ id, control }) => control && id === `${section}.${slug}`);
  if (key === 'obligations') return view.duties().some(({ id }) => id === slug);
  return String(section).startsWith('x-') || schemaAt(parts) !== undefined;
};

const items = ({ parts, given = {} }: Question, names: readonly string[], { value }: InterviewView): GivenValues => {
  const schema = schemaAt(parts);
  const [key = 'name'] = schema === undefined ? [] : neededKeys(schema);
  const found = answerUnder(value, parts);
  const made = names.map((name) => ({ [key]: name, ...given }));
  return Array.isArray(found) && found.length > 0
    ? made.map((item, i) => ({ path: [...parts, found.length + i], value: item }))
    : [{ path: parts, value: made }];
};
