// What `?` says of a question: the checks that hang on it, as `explain` says them, then the field itself, so that it
// stands nearest to the prompt.

import { ANSWER, FIELD, type Handout, type HandoutQuestion } from '../interview/answers.ts';
import { FIRST_PROMPTS, type Moment, type Progress, shownLeft } from '../interview/progress.ts';
import { countWords, type Question } from '../interview/question.ts';
import { listWays, TOKENS } from '../interview/session.ts';
import type { CheckItem } from '../model/checklist.ts';
import type { Ask, Choice } from '../model/ports.ts';
import { toPath } from '../model/problem.ts';
import { unshownAgainst } from '../model/verdict.ts';
import { shorten } from '../model/vocabulary.ts';
import { checkBlocks, checkExplained } from './explain/check.ts';
import type { ExplainContext } from './explain/context.ts';
import type { Page } from './page.ts';
import type { Paint } from './report.ts';
import { terminal } from './terminal.ts';
import { counted, md, percent, safe, shown, wrap, wrapWith } from './text.ts';

/** Of a page of `explain`, what helps to answer. */
const titles: ReadonlySet<string> = new Set(['What it asks', 'Why', 'How it is scored', 'What it decides']);

/** More would fill the screen; the others are named. */
const MOST = 1;

/** What `?` prints for a question: the first of its checks in full, the others by id, then what the field means. */
export const explainedText = (
  question: Question,
  checks: readonly CheckItem[],
  context: ExplainContext,
  file: string,
  view: InterviewScreen,
): string => {
  const pages = checks.slice(0, MOST).map((item) => terminal([checkPage(item, context, file)], { ...view, depth: 2 }));
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

const checkPage = (item: CheckItem, context: ExplainContext, file: string): Page => ({
  title: item.id,
  about: context.checklist.parts.map(({ id, version }) => `${id} ${version}`),
  file,
  sections: checkBlocks(checkExplained(item, context), context.asOf).filter(({ title }) => titles.has(title)),
  made: [],
});

const fieldLines = (question: Question, { columns, paint }: InterviewScreen): readonly string[] => [
  ...wrap(safe(`${question.title} (${toPath(question.parts)})`), columns).map(paint.bold),
  ...(question.says === '' ? [] : wrapWith('  ', safe(question.says), columns)),
  ...(question.why === '' ? [] : wrapWith('  Why: ', safe(question.why), columns)),
  ...(question.example === undefined ? [] : wrapWith('  Example: ', safe(question.example), columns)),
  ...question.choices.flatMap(({ word, says = '' }) => wrapWith(`  ${word}  `, safe(says), columns)),
  ...always.flatMap(({ word, says = '' }) => wrapWith(`  ${word}  `, says, columns)),
];

// The words of the interview: a question as it is put, how far it is, where the pilot stands. Texts from the file are made
// harmless here.

export type InterviewScreen = { readonly columns: number; readonly paint: Paint };

const always: readonly Choice[] = [
  { word: 'skip', says: 'asks this another time' },
  { word: 'unknown', says: 'nobody here knows' },
  { word: 'back', says: 'corrects the last answer' },
  { word: '?', says: 'explains the question' },
  { word: 'stop', says: 'ends here; all answers are saved' },
];

/** They are explained at the beginning and by ?: at a prompt the words are enough. */
const bareWays: readonly Choice[] = always.map(({ word }) => ({ word }));

/** What is read at a prompt before ? is asked for, the choices of a menu aside. */
export const MOST_WORDS = 45;

export type Put = {
  readonly question: Question;
  /** The item of a list that is asked about. */
  readonly item?: string;
  readonly progress: Progress;
  /** The question begins a topic, whose title is told. */
  readonly opens: boolean;
  /** Why more is left than before. */
  readonly grown?: string;
};

/** A question as a prompt of about 45 words at most: where there are more, its hints are left out. */
export const toAsk = (put: Put, hear: Pick<Ask, 'check' | 'preview'>, { columns, paint }: InterviewScreen): Ask => {
  const { question, item, progress, opens, grown } = put;
  const message = safe(`${item === undefined ? '' : `${item}: `}${question.ask}`);
  const title = opens ? describeTopic(progress) : undefined;
  const left = `${describeProgress(progress)}${grown === undefined ? '' : ` (${safe(grown)})`}`;
  const room = MOST_WORDS - [message, title ?? '', left].reduce((sum, text) => sum + countWords(text), 0);
  return {
    kind: askKind(question),
    before: [
      '',
      ...(title === undefined ? [] : wrap(title, columns).map(paint.bold)),
      ...wrap(left, columns).map(paint.dim),
      ...hintLines(question, room, columns),
      ...itemLines(question, columns),
    ],
    message,
    folded: wrap(message, columns - MARK - 1).join('\n  '),
    choices: question.choices.map(safeChoice),
    ways: [...(question.kind === 'list' ? listWays(question) : (ownWays[question.kind] ?? [])), ...bareWays].map(
      safeChoice,
    ),
    ...(question.present !== undefined && { present: safe(question.present) }),
    ...hear,
  };
};

/** The sign before a question, and a blank; another blank follows the question. */
const MARK = 2;

const safeChoice = ({ word, says }: Choice): Choice => ({ word, ...(says !== undefined && { says: safe(says) }) });

const askKind = ({ kind, choices }: Question): Ask['kind'] => {
  if (choices.length === 0) return 'words';
  return kind === 'words' || kind === 'practices' || kind === 'list' ? 'several' : 'one';
};

const none: readonly Choice[] = [{ word: 'none', says: 'none of these' }];

/** A list with nothing in it is an answer; of practices it says that none of them is in place. */
const ownWays: Partial<Record<Question['kind'], readonly Choice[]>> = {
  words: none,
  texts: none,
  practices: [{ word: 'none', says: 'none of these is in place' }],
  evidence: [{ word: 'none', says: 'nothing shows this' }],
  price: [{ word: TOKENS, says: 'asks for the tokens and their prices instead' }],
};

/** What is meant and an example, for an answer that is typed, as far as the prompt has room for the words. */
const hintLines = ({ example, says, choices }: Question, room: number, columns: number): readonly string[] => {
  if (choices.length > 0) return [];
  const hint = says !== '' && countWords(says) <= room ? says : undefined;
  const left = room - (hint === undefined ? 0 : countWords(hint));
  const shownExample = example !== undefined && countWords(example) < left ? example : undefined;
  return [
    ...(hint === undefined ? [] : wrap(safe(hint), columns)),
    ...(shownExample === undefined ? [] : wrapWith('Example: ', safe(shownExample), columns)),
  ];
};

const itemLines = ({ items = [] }: Question, columns: number): readonly string[] =>
  items.length === 0 ? [] : wrapWith('Listed: ', items.map((name, i) => `${i + 1} ${safe(name)}`).join(', '), columns);

const describeTopic = ({ topic }: Progress): string | undefined =>
  topic && `${safe(topic.title)}: ${counted(topic.prompts, 'question')}`;

/** Answered, left and minutes: in these words wherever they are told. */
const describeProgress = (progress: Progress): string =>
  `${progress.answered} answered · ${describeRemaining(progress)}`;

const describeRemaining = (progress: Progress): string => {
  const { prompts, minutes, isOfGate } = shownLeft(progress);
  if (prompts === 0) return 'nothing left';
  return `${prompts} left${isOfGate ? ` for the ${progress.gate} gate` : ''}, about ${minutes} min`;
};

/** Why more is left: what was replied to, with how many questions that brought. */
export const describeGrowth = (by: number, what: string): string => `+${by}: ${shorten(what, MOST_LETTERS)}`;

const MOST_LETTERS = 32;

const momentTitles: Readonly<Record<Moment | 'now' | 'begin', string>> = {
  first: 'A first verdict',
  blockers: 'The verdict now that nothing is left to ask that could shut the gate',
  proving: 'The verdict before evidence is asked for',
  stretch: 'The verdict after about 20 minutes',
  now: 'The verdict now',
  begin: 'The verdict so far',
};

/** The verdict in a few lines: the headline, what is stated to be wrong, what is not known. */
export const verdictLines = (
  progress: Progress,
  when: Moment | 'now' | 'begin',
  { columns, paint }: InterviewScreen,
): readonly string[] => {
  const { stand, gate, openBlockers } = progress;
  const title =
    when === 'blockers' ? momentTitles.blockers.replace('the gate', `the ${gate} gate`) : momentTitles[when];
  const line = (text: string): readonly string[] => wrap(safe(text), columns);
  return [
    '',
    ...wrap(title, columns).map(paint.bold),
    ...line(`${stand.headline.words}.`),
    ...(stand.headline.detail === null ? [] : line(`${stand.headline.detail}.`)),
    ...againstLines(progress, columns),
    ...(openBlockers === 0 ? [] : line(`Not known yet: ${counted(openBlockers, 'blocker')} of the ${gate} gate.`)),
    ...(stand.coverage < ENOUGH ? [] : line(describeScore(progress))),
  ];
};

/** Below this share of the weight the range of the score says nothing. */
const ENOUGH = 0.3;

const MOST_AGAINST = 5;

const againstLines = ({ stand: { against } }: Progress, columns: number): readonly string[] => {
  if (against.length === 0) return wrap('Nothing stated speaks against it.', columns);
  const more = unshownAgainst(against, MOST_AGAINST);
  return [
    'Stated to be wrong:',
    ...against.slice(0, MOST_AGAINST).flatMap(({ fact, path }) => wrapWith('- ', safe(`${fact} (${path})`), columns)),
    ...(more > 0 ? [`- and ${more} more`] : []),
  ];
};

const describeScore = ({ stand: { score, high, coverage } }: Progress): string =>
  `Score ${shown(score)} of 100, at best ${shown(high)}; ${percent(coverage)} of the weight is answered.`;

/** What is said at the beginning. */
export const openingLines = (
  file: string,
  progress: Progress,
  { columns }: InterviewScreen,
  isWhole: boolean,
): readonly string[] => [
  ...wrap(
    `Every answer is saved in ${safe(file)} at once. At any question: ? explains, skip asks another time, unknown says that nobody knows, back corrects, stop ends. Enter alone keeps what is there, or skips.`,
    columns,
  ),
  ...(isWhole ? wrap(describePlanned(progress), columns) : []),
];

const describePlanned = (progress: Progress): string => {
  const { canShut, inAll } = progress;
  if (inAll.prompts === 0) return '';
  return canShut
    ? `A first verdict comes after ${FIRST_PROMPTS} questions at the latest, about five minutes. What can shut the ${progress.gate} gate comes first.`
    : `Nothing is left to ask that could shut the ${progress.gate} gate: ${describeRemaining(progress)}.`;
};

/** What is said where the interview pauses. */
export const pauseLines = (
  progress: Progress,
  moment: Moment,
  file: string,
  view: InterviewScreen,
): readonly string[] => [
  ...verdictLines(progress, moment, view),
  ...wrap(`${describeProgress(progress)}; ${progress.inAll.prompts} in all.`, view.columns),
  ...wrap(`Later: readiness interview ${safe(file)} goes on here.`, view.columns),
];

/** Asked like any other question, but nothing of the file hangs on it. */
export const pauseAsk: Ask = {
  kind: 'one',
  before: [],
  message: 'Go on now?',
  choices: [
    { word: 'yes', says: 'the next questions' },
    { word: 'no', says: 'end here; all answers are saved' },
  ],
  ways: [{ word: 'stop' }],
  check: (reply) => (wantsMore(reply) === undefined ? 'say yes or no' : undefined),
};

/** Yes, no (or stop), or undefined for a reply that is neither. */
export const wantsMore = (reply: string): boolean | undefined => {
  const word = reply.trim().toLowerCase();
  if (word === 'yes' || word === 'y') return true;
  return word === 'no' || word === 'n' || word === 'stop' ? false : undefined;
};

/** What is said at the end. Where the verdict was just told, it is not told again. */
export const closingLines = (
  { progress, interrupted, told, half }: Closing,
  file: string,
  view: InterviewScreen,
): readonly string[] => {
  const { prompts } = progress.inAll;
  const lines = [
    ...(half === undefined ? [] : [`Not saved, as it was not complete: the answer to ${half}.`]),
    `${describeProgress(progress)}. All answers are saved in ${safe(file)}.`,
    ...(prompts === 0 ? [] : [`readiness interview ${safe(file)} goes on here.`]),
    ...(interrupted ? [] : [`Next: readiness assess ${safe(file)}`]),
  ];
  const stands = interrupted || told ? [''] : verdictLines(progress, 'now', view);
  return [...stands, ...lines.flatMap((line) => wrap(line, view.columns))];
};

export type Closing = {
  readonly progress: Progress;
  readonly interrupted: boolean;
  readonly told: boolean;
  /** A question whose answer was begun and is not in the file. */
  readonly half?: string;
};

// The page of open questions that is sent to one person: Markdown that is filled in and read back.

/** Markdown to send out, a page for each role; filled in, `--answers` reads it back. */
export const handoutText = (handouts: readonly Handout[], name: string, file: string): string =>
  handouts.map((one) => page(one, name, file)).join('\n');

const handoutTitles = {
  legal: 'legal and compliance',
  finance: 'finance',
  security: 'security',
  operations: 'IT operations',
  data: 'data',
} as const;

const page = ({ role, questions, minutes }: Handout, name: string, file: string): string => {
  const whom = role === undefined ? 'the product owner' : handoutTitles[role];
  const head = [
    md`# ${name}: open questions for ${whom}`,
    '',
    `${counted(questions.length, 'question')}, about ${counted(minutes, 'minute')}. Write behind "${ANSWER}", on the same line. Leave empty what somebody else knows; write unknown where nobody does.`,
    '',
    md`The filled page is read back with: readiness interview ${file} --answers PAGE.md`,
    '',
  ];
  const lines = questions.flatMap((one, i) => {
    const { topic = '' } = one.question;
    const isNew = topic !== questions[i - 1]?.question.topic;
    return [...(isNew ? [md`## ${topic}`, ''] : []), ...asked(one)];
  });
  return [...head, ...lines].join('\n');
};

const asked = ({ question, path, item }: HandoutQuestion): readonly string[] => [
  md`### ${item === undefined ? '' : `${item}: `}${question.ask}`,
  '',
  ...hint(question),
  `${FIELD} \`${path}\``,
  '',
  `${ANSWER} `,
  '',
];

const choiceLine = ({ word, says }: HandoutQuestion['question']['choices'][number]): string => {
  if (word === 'not-applicable') return '- not-applicable: followed by a colon and the reason';
  return says === undefined ? md`- ${word}` : md`- ${word}: ${says}`;
};

const hint = ({ choices, says, example }: HandoutQuestion['question']): readonly string[] => {
  if (choices.length > 0) {
    return [...choices.map(choiceLine), ''];
  }
  const words = [says, ...(example === undefined ? [] : [`Example: ${example}`])].filter((one) => one !== '');
  return words.length === 0 ? [] : [md`${words.join(' ')}`, ''];
};
