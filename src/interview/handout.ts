// Open questions to send to the person who knows: who is asked what, and the filled page read back. A question stands over
// the path of its field and a line that begins with "Answer:".
import type { Problem } from '../model/problem.ts';
import { readAnswer } from './answer.ts';
import type { Answer, Answers } from './answers.ts';
import { type Role, roleOf, roles } from './order.ts';
import {
  itemOf,
  neededKeys,
  type Parts,
  partsOf,
  pathOf,
  type Question,
  schemaAt,
  secondsOf,
  valueAt,
} from './question.ts';
import { questionAt } from './questions.ts';
import { queueOf, type Scope } from './queue.ts';
import { newSession } from './session.ts';
import type { View } from './view.ts';

export type Handout = {
  /** Undefined for what the product owner is asked. */
  readonly role: Role | undefined;
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
export const handoutsOf = (view: View, scope: Scope): readonly Handout[] => {
  const whom = scope.role === undefined ? [...roles, undefined] : [scope.role];
  const { role: _, ...whole } = scope;
  const open = queueOf(view, whole, newSession)
    .filter(({ tier }) => tier !== 'evidence' && tier !== 'lists')
    .flatMap(({ parts, practices, topic }) =>
      (practices?.map(partsOf) ?? [parts]).map((one) => ({ parts: one, topic: topic.title })),
    );
  return whom.flatMap((role) => {
    const questions = open
      .filter(({ parts }) => roleOf(parts, view.checklist) === role)
      .map(({ parts, topic }): HandoutQuestion => {
        const item = itemOf(parts, view.pilot);
        return {
          question: { ...questionAt(parts, view), topic },
          path: pathOf(parts),
          ...(item !== undefined && { item }),
        };
      });
    if (questions.length === 0) return [];
    const seconds = questions.reduce((sum, { question }) => sum + secondsOf(question), 0);
    return [{ role, questions, minutes: Math.ceil(seconds / 60) }];
  });
};

export const FIELD = 'Field:';
export const ANSWER = 'Answer:';

const fieldLine = /^Field: `([^`\s]{1,200})`\s*$/;

/** Whether a file of answers is a filled handout. */
export const isHandout = (text: string): boolean => text.split(/\r?\n/).some((line) => fieldLine.test(line));

/** The answers of a filled handout; one that is left empty says nothing. */
export const readHandout = (text: string, view: View): Answers => {
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

type Said = readonly { readonly path: Parts; readonly value: unknown }[];

const answersTo = (path: string, reply: string, view: View): Said | { readonly message: string } => {
  const parts = partsOf(path);
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
const isAsked = (parts: Parts, view: View): boolean => {
  const [section, key, slug] = parts;
  if (key === 'controls') return view.checklist.items.some(({ id, control }) => control && id === `${section}.${slug}`);
  if (key === 'obligations') return view.duties().some(({ id }) => id === slug);
  return String(section).startsWith('x-') || schemaAt(parts) !== undefined;
};

const items = ({ parts, given = {} }: Question, names: readonly string[], { value }: View): Said => {
  const schema = schemaAt(parts);
  const [key = 'name'] = schema === undefined ? [] : neededKeys(schema);
  const found = valueAt(value, parts);
  const made = names.map((name) => ({ [key]: name, ...given }));
  return Array.isArray(found) && found.length > 0
    ? made.map((item, i) => ({ path: [...parts, found.length + i], value: item }))
    : [{ path: parts, value: made }];
};
