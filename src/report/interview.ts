// What `?` says of a question: the checks that hang on it, as `explain` says them, then the field itself, so that it
// stands nearest to the prompt.

import type { Progress } from '../interview/progress.ts';
import type { Question } from '../interview/question.ts';
import { listWays, TOKENS } from '../interview/session.ts';
import type { CheckItem } from '../model/checklist.ts';
import type { Ask, Choice } from '../model/ports.ts';
import { toPath } from '../model/problem.ts';
import { checkExplained, type Shelf } from './explain/data.ts';
import { checkBlocks } from './explain/pages.ts';
import type { Page } from './page.ts';
import type { Paint } from './report.ts';
import { terminal } from './terminal.ts';
import { counted, percent, safe, shown, wrap, wrapWith } from './text.ts';
import { verdictWords } from './words.ts';

/** Of a page of `explain`, what helps to answer. */
const titles: ReadonlySet<string> = new Set(['What it asks', 'Why', 'How it is scored', 'What it decides']);

/** More would fill the screen; the others are named. */
const MOST = 1;

export const explainedText = (
  question: Question,
  checks: readonly CheckItem[],
  shelf: Shelf,
  file: string,
  view: InterviewView,
): string => {
  const pages = checks.slice(0, MOST).map((item) => terminal([pageOf(item, shelf, file)], { ...view, depth: 2 }));
  const others = checks.slice(MOST).map(({ id }) => id);
  const more = [
    ...(others.length === 0 ? [] : wrapWith('Also read by: ', others.join(', '), view.columns)),
    ...checks
      .slice(0, MOST)
      .flatMap(({ id }) => wrapWith('More: ', `readiness explain ${id} --for ${safe(file)}`, view.columns)),
    '',
  ];
  return `\n${[...pages, ...(checks.length === 0 ? [] : [more.join('\n')]), fieldLines(question, view).join('\n')].join('\n')}\n`;
};

const pageOf = (item: CheckItem, shelf: Shelf, file: string): Page => ({
  title: item.id,
  about: shelf.checklist.parts.map(({ id, version }) => `${id} ${version}`),
  file,
  sections: checkBlocks(checkExplained(item, shelf), shelf.asOf).filter(({ title }) => titles.has(title)),
  made: [],
});

const fieldLines = (question: Question, { columns, paint }: InterviewView): readonly string[] => [
  ...wrap(safe(`${question.title} (${toPath(question.parts)})`), columns).map(paint.bold),
  ...wrapWith('  ', safe(question.says), columns),
  ...(question.example === undefined ? [] : wrapWith('  Such as: ', safe(question.example), columns)),
  ...question.choices.flatMap(({ word, says = '' }) => wrapWith(`  ${word}  `, safe(says), columns)),
];

// The words of the interview: a question as it is put, how far it is, where the pilot stands. Texts from the file are made
// harmless here.

export type InterviewView = { readonly columns: number; readonly paint: Paint };

const always: readonly Choice[] = [
  { word: 'skip', says: 'ask me another time' },
  { word: 'unknown', says: 'nobody here knows' },
  { word: 'back', says: 'correct the last answer' },
  { word: '?', says: 'explain the question' },
  { word: 'stop', says: 'end here; all answers are saved' },
];

const waysAlways = ({ needed }: Question): readonly Choice[] =>
  always.map((way) => (needed && way.word === 'skip' ? { ...way, says: 'leave the item out' } : way));

export const askOf = (
  question: Question,
  item: string | undefined,
  progress: Progress,
  check: Ask['check'],
  { columns, paint }: InterviewView,
): Ask => {
  const message = safe(`${item === undefined ? '' : `${item}: `}${question.ask}${nextWords(question)}`);
  return {
    kind: askKind(question),
    before: [
      '',
      ...wrap(progressWords(progress), columns).map(paint.dim),
      ...(question.why === '' ? [] : wrapWith('Why: ', safe(question.why), columns)),
      ...exampleLines(question, columns),
      ...itemLines(question, columns),
    ],
    message,
    folded: wrap(message, columns - MARK).join('\n  '),
    choices: question.choices.map(harmless),
    ways: [...(question.kind === 'list' ? listWays(question) : noneWay(question)), ...waysAlways(question)].map(
      harmless,
    ),
    ...(question.needed && { needed: true }),
    ...(question.present !== undefined && { present: safe(question.present) }),
    check,
  };
};

/** The sign before a question, and a blank. */
const MARK = 2;

const nextWords = ({ kind, items = [] }: Question): string => {
  if (kind !== 'list') return '';
  return items.length === 0 ? ' Name the first.' : ' Name the next one, or say done.';
};

const harmless = ({ word, says }: Choice): Choice => ({ word, ...(says !== undefined && { says: safe(says) }) });

const askKind = ({ kind, choices }: Question): Ask['kind'] => {
  if (choices.length === 0) return 'words';
  return kind === 'words' || kind === 'practices' ? 'several' : 'one';
};

const none: readonly Choice[] = [{ word: 'none', says: 'none of these' }];

/** A list with nothing in it is an answer; of practices it is none. */
const ownWays: Partial<Record<Question['kind'], readonly Choice[]>> = {
  words: none,
  texts: none,
  practices: none,
  evidence: [{ word: 'none', says: 'nothing shows it' }],
  price: [{ word: TOKENS, says: 'asks for the tokens and their prices instead' }],
};

const noneWay = ({ kind }: Question): readonly Choice[] => ownWays[kind] ?? [];

const exampleLines = ({ example, says, choices }: Question, columns: number): readonly string[] => [
  ...(says === '' || choices.length > 0 ? [] : wrapWith('What: ', safe(says), columns)),
  ...(example === undefined || choices.length > 0 ? [] : wrapWith('Such as: ', safe(example), columns)),
];

const itemLines = ({ items = [] }: Question, columns: number): readonly string[] =>
  items.length === 0 ? [] : wrapWith('Listed: ', items.map((name, i) => `${i + 1} ${safe(name)}`).join(', '), columns);

export const progressWords = (progress: Progress): string => {
  const { answered, left, minutes, untilPause, low, high, proving, evidencedScore } = progress;
  const pause = untilPause === undefined ? '' : ` (a pause in ${untilPause})`;
  const proof = proving ? `, ${shown(evidencedScore)} shown` : '';
  return `${answered} answered · ${left} left, about ${minutes} min${pause} · score ${shown(low)} to ${shown(high)}${proof}`;
};

export const standsLines = (
  progress: Progress,
  title: string,
  { columns, paint }: InterviewView,
): readonly string[] => [
  '',
  paint.bold(title),
  ...wrap(`${verdictWords[progress.verdict]}: ${percent(progress.coverage)} of the weight is answered.`, columns),
  ...wrap(
    `The score lies between ${shown(progress.low)} and ${shown(progress.high)} of 100, by how the open questions turn out.`,
    columns,
  ),
];

/** What is said at the beginning. */
export const openingLines = (file: string, progress: Progress, { columns }: InterviewView): readonly string[] => [
  ...wrap(
    `Every answer is saved in ${safe(file)} at once. Instead of an answer say unknown, skip, back, ? or stop; Enter alone skips the question, or keeps what stands there.`,
    columns,
  ),
  ...(progress.untilPause === undefined ? [] : wrap(plannedWords(progress), columns)),
];

const plannedWords = ({ dozenDone, untilPause }: Progress): string =>
  dozenDone
    ? `After about ${untilPause} minutes it pauses: the others can wait.`
    : `The first dozen questions take about five minutes and give a first verdict; after about ${untilPause} minutes it pauses: the others can wait.`;

/** What is said at the end. Where it has just paused, it has said where the pilot stands. */
export const closingLines = (
  { written, progress, interrupted, told }: Closing,
  file: string,
  view: InterviewView,
): readonly string[] => {
  const left = `${counted(progress.left, 'question')} left: readiness interview ${safe(file)} goes on there.`;
  const lines = [
    `${counted(written, 'answer')} saved in ${safe(file)}; ${progress.left === 0 ? 'nothing is left to ask.' : left}`,
    ...(interrupted ? [] : [`Next: readiness assess ${safe(file)}`]),
  ];
  const stands = interrupted || told ? [''] : standsLines(progress, 'Where it stands now', view);
  return [...stands, ...lines.flatMap((line) => wrap(line, view.columns))];
};

export type Closing = {
  readonly written: number;
  readonly progress: Progress;
  readonly interrupted: boolean;
  readonly told: boolean;
};

// What is said where the interview pauses by itself: where the pilot stands, what is left and what that can still change,
// how to go on; and the question whether to go on at once.

export const pauseLines = (progress: Progress, file: string, view: InterviewView): readonly string[] => [
  ...standsLines(progress, 'A good place to stop', view),
  ...wrap(leftWords(progress), view.columns),
  ...wrap(
    `Later: readiness interview ${safe(file)} goes on here; --dimension ID asks for one part, --all for everything.`,
    view.columns,
  ),
];

const leftWords = ({ left, minutes, low, high, openBlockers, proving }: Progress): string => {
  const count = `${counted(left, 'question')} left, about ${minutes} min`;
  if (proving)
    return `${count}, on evidence and obligations: they move no score, but a gate can ask how much is shown.`;
  const points = `${count}: they can move the score by ${shown((high ?? 0) - (low ?? 0))} points at the most`;
  if (openBlockers === 0) return `${points}.`;
  const musts = openBlockers === 1 ? '1 must-have is' : `${openBlockers} must-haves are`;
  return `${points}. ${musts} among what is open: a gate stays shut until its must-haves are answered.`;
};

/** Asked like any other question, but nothing of the file hangs on it. */
export const pauseAsk: Ask = {
  kind: 'one',
  before: [],
  message: 'Go on now?',
  choices: [
    { word: 'yes', says: 'the next questions' },
    { word: 'no', says: 'end here; all answers are saved' },
  ],
  ways: [],
  check: (reply) => (wantsMore(reply) === undefined ? 'say yes or no' : undefined),
};

export const wantsMore = (reply: string): boolean | undefined => {
  const word = reply.trim().toLowerCase();
  if (word === 'yes' || word === 'y') return true;
  return word === 'no' || word === 'n' || word === 'stop' ? false : undefined;
};
