// What a coding assistant is told to ask next, each with the format of its answer, and what became of the answers it gave.

import type { HeadlineStanding, Open } from '../../interview/progress.ts';
import { neededKeys, type Question, schemaAt } from '../../interview/question.ts';
import type { Problem } from '../../model/problem.ts';
import { bare, mapKeys, partSchema, wanted } from '../../model/schema.ts';
import { shorten } from '../../model/vocabulary.ts';
import { counted, percent, safe, shown } from '../text.ts';
import { type AgentReply, fileLine, listed, oneDecimal } from './answers.ts';

const standingData = (standing: HeadlineStanding) => ({
  headline: standing.headline,
  score: oneDecimal(standing.score),
  answered: Math.floor(standing.coverage * 100) / 100,
  gate: standing.gate,
  questionsLeft: { forGate: standing.left.ofGate, inAll: standing.left.inAll },
  progress: progressIn(standing),
});

const standingText = ({ headline, score, coverage, gate, left }: HeadlineStanding): string =>
  `${headline}. Score ${shown(score)}, ${percent(coverage)} answered; ${counted(left.ofGate, 'question')} left for the ${gate} gate, ${left.inAll} in all.`;

/** How far the work is: whether an open question can still shut the gate, can move it at all, or there is none. */
const progressIn = ({ left, canShut }: HeadlineStanding): 'ask' | 'first-verdict' | 'gate-settled' | 'done' => {
  if (left.inAll === 0) return 'done';
  if (left.ofGate === 0) return 'gate-settled';
  return canShut ? 'ask' : 'first-verdict';
};

/** When the work is done, and until then what comes next. */
const describeNext = (standing: HeadlineStanding): string => {
  switch (progressIn(standing)) {
    case 'done':
      return 'The work is done: nothing is left to ask. Call assess, and report it as it is.';
    case 'gate-settled':
      return `The ${standing.gate} gate is settled: no open question can move it. Call assess for the verdict; the rest improves the score and shows claims.`;
    case 'first-verdict':
      return 'Nothing that is open can shut the gate any more: assess gives a first verdict; more answers make it firmer.';
    default:
      return 'Ask these, or find the answers in files that you can name; what nobody knows is null. Do not guess.';
  }
};

/** The open questions, each with the format of its answer, how many there are in all, and what comes next. */
export const questionsAnswer = (
  file: string,
  open: readonly Open[],
  { all, notKnown, standing }: { readonly all: number; readonly notKnown: number; readonly standing: HeadlineStanding },
): AgentReply => {
  const questions = open.map(({ question, path, tier, topic, checks, item }) => ({
    path,
    ...(item !== undefined && { about: safe(item) }),
    ask: question.ask,
    format: answerFormat(question),
    ...(question.choices.length > 0 && {
      choices: question.choices.map(({ word, says }) => (says === undefined ? word : `${word}: ${says}`)),
    }),
    ...(question.example !== undefined && { example: question.example }),
    ...(question.says !== '' && { says: question.says }),
    why: question.why,
    topic,
    comes: tier,
    checks: checks.slice(0, MOST_CHECKS),
    ...(question.present !== undefined && { present: safe(question.present) }),
  }));
  const next = describeNext(standing);
  return {
    text: [
      `${safe(file)}: ${standingText(standing)}`,
      ...questions.flatMap((one, i) => [
        '',
        `${i + 1}. ${one.path}${one.about === undefined ? '' : ` (${one.about})`}: ${one.ask}`,
        `   Format: ${one.format}${one.example === undefined ? '' : `. Form of an answer, not one to use: ${one.example}`}`,
        ...(one.choices === undefined ? [] : [`   Choices: ${one.choices.join('; ')}`]),
        ...(one.why === '' ? [] : [`   Why: ${one.why}`]),
      ]),
      '',
      ...(all > open.length ? [`${all - open.length} more come after these.`] : []),
      ...(notKnown > 0
        ? [`${counted(notKnown, 'answer')} recorded as not known in this session: not asked again.`]
        : []),
      next,
    ].join('\n'),
    data: {
      file,
      questions,
      counts: { shown: open.length, left: all, notKnown },
      truncated: all > open.length,
      done: all === 0,
      standing: standingData(standing),
      next,
    },
  };
};

const MOST_CHECKS = 5;

const answerFormat = ({ kind, schema, choices, parts, given }: Question): string => {
  switch (kind) {
    case 'control':
      return 'one of the choices, or unknown; not-applicable as {status: not-applicable, reason: …}; with evidence {status: …, evidence: [{file: …}]}';
    case 'evidence':
      return 'a list of files beside the pilot file, or of URLs: [{file: docs/review.md, date: YYYY-MM-DD}]';
    case 'list':
      return listFormat(parts, given);
    case 'word':
      return `one of ${choices.map(({ word }) => word).join(', ')}`;
    case 'words':
      return `a list of some of ${choices.map(({ word }) => word).join(', ')}`;
    case 'texts':
      return 'a list of texts';
    case 'truth':
      return 'true or false';
    default:
      return schema === undefined ? kind : wanted(schema);
  }
};

/** What an item of a list is called by, and what else it may say. */
const listFormat = (parts: Question['parts'], given: Question['given'] = {}): string => {
  const schema = schemaAt(parts);
  const item = schema && partSchema(schema, 0);
  if (schema === undefined || item === undefined) return 'a list';
  const needed = neededKeys(schema);
  const own = [...needed, ...Object.keys(given)];
  const shape = [
    ...needed.map((key) => `${key}: …`),
    ...Object.entries(given).map(([key, value]) => `${key}: ${value}`),
  ];
  const others = mapKeys(bare(item)).filter((key) => !own.includes(key));
  return `a list of items, each {${shape.join(', ')}}; further keys: ${others.join(', ')}; [] says that there are none`;
};

/** A file that is not there yet is begun by its name. */
export const beginAnswer = (file: string, ask: string, why: string): AgentReply => {
  const next = `${safe(file)} is not there yet: record_answers begins it once pilot.name is among the answers.`;
  const question = { path: 'pilot.name', ask, format: 'text', why, topic: 'Basics', comes: 'basics', checks: [] };
  return {
    text: `${next}\n\n1. pilot.name: ${ask}\n   Format: text`,
    data: {
      file,
      questions: [question],
      counts: { shown: 1, left: 1, notKnown: 0 },
      truncated: false,
      done: false,
      next,
    },
  };
};

export type RecordedChange = {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly line: number;
};

/** What was written, value by value with its line, and where the pilot stands after it. */
export const recordedAnswer = (
  file: string,
  changes: readonly RecordedChange[],
  more: {
    readonly unchanged: number;
    readonly isNew: boolean;
    readonly warnings: readonly Problem[];
    readonly standing: HeadlineStanding;
  },
): AgentReply => {
  const { unchanged, isNew, standing, warnings } = more;
  const changed = changes.map(({ path, before, after, line }) => ({
    path: safe(path),
    before: before ?? null,
    after: after ?? null,
    at: fileLine(file, { line }),
  }));
  const doubts = warnings.map(({ message, at }) => ({ says: safe(message), at: fileLine(file, at) }));
  const next = describeNext(standing);
  return {
    text: [
      `${isNew ? 'Wrote the new file' : 'Changed'} ${safe(file)}: ${counted(changes.length, 'answer')} written${unchanged === 0 ? '' : `, ${unchanged} as they were`}.`,
      ...listed(
        'Changed',
        changed.map(({ path, before, after, at }) => `${at} ${path}: ${brief(before)} → ${brief(after)}`),
      ),
      ...listed(
        'Doubtful',
        doubts.map(({ says, at }) => `${at} ${says}`),
      ),
      '',
      standingText(standing),
      next,
    ].join('\n'),
    data: {
      file,
      written: true,
      isNew,
      changed,
      counts: { changed: changes.length, unchanged },
      warnings: doubts,
      truncated: false,
      done: standing.left.inAll === 0,
      standing: standingData(standing),
      next,
    },
  };
};

const brief = (value: unknown): string => shorten(safe(value === null ? 'nothing' : JSON.stringify(value)), 120);
