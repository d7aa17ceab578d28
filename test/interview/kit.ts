// Holds the conversation of an interview without a terminal: a pilot file as text, and somebody who replies.
import { composeChecklist } from '../../src/checklist/core.ts';
import { applyEdits, type FileContext, readInterviewFile } from '../../src/commands/conversation.ts';
import { measureProgress, type Progress } from '../../src/interview/progress.ts';
import {
  answerUnder,
  pathText,
  type Question,
  shownAnswer,
  shownControl,
  splitPath,
} from '../../src/interview/question.ts';
import type { Scope } from '../../src/interview/queue.ts';
import { newSession, nextQuestion, type Session, takeReply } from '../../src/interview/session.ts';
import type { InterviewView } from '../../src/interview/view.ts';
import type { Checklist } from '../../src/model/checklist.ts';
import { parse } from '../../src/read/parse.ts';
import { validate } from '../../src/read/validate.ts';
import { once } from '../folders.ts';
import { AS_OF } from '../kit.ts';

export const means: FileContext = { file: 'pilot.yaml', checklist: composeChecklist(), asOf: AS_OF };

/** A reply, or undefined to end. */
export type Person = (question: Question, view: InterviewView, session: Session) => string | undefined;

export type Step = {
  readonly question: Question;
  readonly reply: string;
  /** Before the reply; found out when somebody asks. */
  readonly progress: () => Progress;
  readonly text: string;
  readonly wrong?: string;
};
export type Talked = {
  readonly text: string;
  readonly steps: readonly Step[];
  readonly session: Session;
  readonly view: InterviewView;
};

/**
 * Of a pilot of which nothing is known. What was found out about its checks holds wherever they are answered alike: with it
 * the view on another pilot takes a fraction of the time, and is the same (test/deep/interview.test.ts).
 */
export const blankView: InterviewView | undefined = readInterviewFile('version: 1\npilot: {name: Blank}\n', means).held
  ?.view;

export const viewOn = (text: string, checklist: Checklist = means.checklist): InterviewView =>
  checklist === means.checklist ? viewOnce(text) : viewFrom(text, checklist);

const viewFrom = (text: string, checklist: Checklist, before?: InterviewView): InterviewView => {
  const { held, problems } = readInterviewFile(text, { ...means, checklist }, before);
  if (held === undefined)
    throw new Error(`not a valid pilot file: ${problems.map(({ message }) => message).join('; ')}\n${text}`);
  return held.view;
};

const viewOnce = once((text = '') => viewFrom(text, means.checklist, blankView));

const MOST_STEPS = 600;

/** Until the questions or the replies end. Throws if the file was ever invalid, or if it never ends. */
export const talk = (
  start: string,
  person: Person,
  scope: Scope = {},
  checklist: Checklist = means.checklist,
  edit: typeof applyEdits = applyEdits,
  from: Session = newSession,
): Talked => {
  let [text, session, view]: [string, Session, InterviewView] = [start, from, viewOn(start, checklist)];
  const steps: Step[] = [];
  const at = { ...means, checklist };
  for (let i = 0; i < MOST_STEPS; i++) {
    const question = nextQuestion(session, view, scope);
    const reply = question && person(question, view, session);
    if (question === undefined || reply === undefined) return { text, steps, session, view };
    const [then, held] = [session, view];
    const progress = () => measureProgress(then, held, scope);
    const turn = takeReply(session, question, reply, view);
    const changed = turn.kind === 'go' ? edit(text, turn.edits) : text;
    const { held: next, problems } =
      changed === text ? { held: { view }, problems: [] } : readInterviewFile(changed, at, view);
    const wrong = turn.kind === 'wrong' ? turn.message : next === undefined ? problems[0]?.message : undefined;
    if (turn.kind === 'go' && next !== undefined) [session, text, view] = [turn.session, changed, next.view];
    steps.push({ question, reply, progress, text, ...(wrong !== undefined && { wrong }) });
  }
  throw new Error(
    `no end after ${MOST_STEPS} questions: ${steps
      .slice(-5)
      .map(({ question, reply, wrong }) => `${pathText(question.parts)} ${reply} ${wrong ?? ''}`)
      .join(' | ')}`,
  );
};

/** A talk that begins with the question at a path, whatever stands before it in the queue. */
export const talkAt = (path: string, start: string, person: Person, scope: Scope = {}): Talked =>
  talk(start, person, scope, means.checklist, applyEdits, { ...newSession, again: [splitPath(path)] });

/** Replies one after another, then ends. */
export const script = (...replies: readonly string[]): Person => {
  const left = [...replies];
  return () => left.shift();
};

/** Somebody who knows a pilot by heart: replies what its file says, and unknown where it says nothing. */
export const knowing = (source: string): Person => {
  const { document } = parse(source, 'known.yaml');
  const pilot = document && validate(document, means.checklist).pilot;
  if (pilot === undefined) throw new Error('the known pilot is not valid');
  const at = (parts: Question['parts']): unknown => answerUnder(pilot, parts);
  return ({ kind, parts, choices, more, given }, view, session) => {
    if (kind === 'reason') return String(answerUnder(at(parts), ['reason']));
    if (kind === 'control') return shownControl(at(parts)) ?? 'unknown';
    if (kind === 'others') return 'ask';
    if (kind === 'check') return session.doubtful?.doubt.choices[0]?.word;
    if (kind === 'practices') {
      const inPlace = choices
        .map(({ word }) => word)
        .filter((word) => shownControl(at([...parts, word])) === 'in-place');
      return inPlace.length === 0 ? 'none' : inPlace.join(', ');
    }
    if (kind === 'evidence') return shownEvidence(parts, at) ?? 'unknown';
    if (kind === 'price' && answerUnder(at(parts), ['input_tokens'])) return 'tokens';
    if (kind !== 'list') return shownAnswer(at(parts)) ?? 'unknown';
    if (more) return 'done';
    const known = at(parts);
    if (!Array.isArray(known)) return 'unknown';
    const had = answerUnder(view.pilot, parts);
    const names = known.flatMap((item): readonly string[] => {
      const { name, system, role } = Object(item);
      return given === undefined || given.role === role ? [`"${name ?? system ?? role}"`] : [];
    });
    if (Array.isArray(had) && had.length > 0 && had.length >= known.length) return 'done';
    return names.length === 0 ? 'none' : names.join(', ');
  };
};

/** A fact is shown by the nearest evidence above it, a control by its own alone. */
const shownEvidence = ([...parts]: Question['parts'], at: (path: Question['parts']) => unknown): string | undefined => {
  const found = at(parts);
  if (!Array.isArray(found)) {
    if (parts.length < 3 || parts.includes('controls')) return undefined;
    return shownEvidence([...parts.slice(0, -2), 'evidence'], at);
  }
  return found
    .map((entry) => (typeof entry === 'string' ? entry : [entry.file ?? entry.url, entry.date].join(' ').trim()))
    .join(', ');
};

/** Edits of a pilot file that is written as JSON: many of them take no time. */
export const editedJson: typeof applyEdits = (text, edits) =>
  JSON.stringify(edits.reduce<unknown>((whole, { parts, value }) => withValue(whole, parts, value), JSON.parse(text)));

const withValue = (at: unknown, [part, ...rest]: readonly (string | number)[], value: unknown): unknown => {
  if (part === undefined) return value;
  const inside = withValue(Object(at)[part], rest, value);
  if (typeof part === 'string') return { ...Object(at), [part]: inside };
  const items: readonly unknown[] = Array.isArray(at) ? at : [];
  return [...items.slice(0, part), ...(inside === undefined ? [] : [inside]), ...items.slice(part + 1)];
};
