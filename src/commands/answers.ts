// --answers of init and interview: answers from a file, held to what a pilot file may say, all of them or none.
import {
  type Answer,
  type Answers,
  applied,
  blamed,
  isHandout,
  readAnswers,
  readHandout,
} from '../interview/answers.ts';
import { makeView } from '../interview/view.ts';
import type { World } from '../io/world.ts';
import type { Checklist } from '../model/checklist.ts';
import { type Problem, ReadinessError } from '../model/problem.ts';
import { parse } from '../read/parse.ts';
import { validate } from '../read/validate.ts';
import { describeReason } from '../report/assess/judgement.ts';
import { counted, safe } from '../report/text.ts';
import { verdictWords } from '../report/words.ts';
import { checklistFor } from './shared/checklists.ts';
import { judge, maxBytesFrom, parseDay, type ReadFile, readPilots } from './shared/input.ts';
import { newFileText, writeNew } from './shared/new-file.ts';
import { isThere, printProblems } from './shared/output.ts';

export type AnswersAsked = {
  readonly file: string;
  /** The file of answers; - is stdin. */
  readonly answers: string;
  readonly asOf?: string;
  readonly checklist?: readonly string[];
  readonly color?: boolean;
};

/**
 * Into the file, or a new one where there is none. 2 where an answer is wrong: then nothing is written. Throws
 * ReadinessError where both are one file.
 */
export const applyAnswers = async (world: World, asked: AnswersAsked): Promise<number> => {
  const { file, answers: source, color = true, ...flags } = asked;
  const asOf = flags.asOf === undefined ? world.today() : parseDay(flags.asOf);
  if (file !== '-' && source !== '-' && world.isSameFile(file, source)) {
    throw new ReadinessError(`${file} is the pilot file and the answers at once`, { hint: 'name two files' });
  }
  const checklist = await checklistFor({ ...flags, color }, [file], world);
  const given = world.read(source, maxBytesFrom());
  const present = file !== '-' && isThere(file, world) ? world.read(file, maxBytesFrom()) : undefined;
  const text = present === undefined ? newFileText(file, world) : decoded(present);
  const outcome = tryAnswers(given, source === '-' ? '<stdin>' : source, {
    file,
    text,
    checklist,
    asOf,
    isNew: present === undefined,
  });
  if (outcome.reads.some(({ problems }) => problems.some(isError))) {
    await printProblems(outcome.reads, world.stderr, color);
    world.stderr.write(`readiness: nothing was written to ${safe(file)}\n`);
    return 2;
  }
  await printProblems(outcome.reads, world.stderr, color);
  if (present === undefined) writeNew(file, outcome.text, world);
  else if (outcome.text !== text) world.save(file, outcome.text, text);
  if (file !== '-') world.stdout.write(`${standing(file, outcome, checklist, asOf, world)}\n`);
  return 0;
};

const isError = ({ severity }: Problem): boolean => severity === 'error';

/** The text of bytes in UTF-8; a byte order mark stays, so that the file is written as it was. */
export const decoded = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

export type AnswersTarget = {
  readonly file: string;
  readonly text: string;
  readonly checklist: Checklist;
  readonly asOf: string;
  readonly isNew: boolean;
};

export type AnswersOutcome = {
  readonly text: string;
  readonly given: number;
  readonly changes: readonly Answer[];
  readonly reads: readonly ReadFile[];
};

/** Every problem at once: of the answers where they stand, and of the pilot file where it had them before. */
export const tryAnswers = (given: Uint8Array, name: string, target: AnswersTarget): AnswersOutcome => {
  const { file, text, checklist, isNew } = target;
  const { answers, problems } = answersIn(given, name, target);
  const before = parse(text, file);
  const base = { given: answers.length, changes: [], text };
  const own = (more: readonly Problem[]): ReadFile => ({ file: name, text: decoded(given), problems: inOrder(more) });
  if (before.document === undefined) {
    return { ...base, reads: [own(problems), { file, text, problems: before.problems }] };
  }
  const result = applied(text, before.document.value, answers);
  const wrong = [...problems, ...result.problems];
  const { theirs, ours } = parted(result.text, file, checklist, answers);
  const left = ours.filter(isError);
  if (isNew) return { ...base, ...result, reads: [own([...wrong, ...theirs, ...left.map(atTop)])] };
  return { ...base, ...result, reads: [own([...wrong, ...theirs]), { file, text: result.text, problems: left }] };
};

/** YAML and JSON lines, or a filled handout, whose replies are read as at a prompt. */
const answersIn = (given: Uint8Array, name: string, { file, text, checklist, asOf }: AnswersTarget): Answers => {
  const filled = decoded(given);
  if (!isHandout(filled)) return readAnswers(given, name, maxBytesFrom());
  const { document } = parse(text, file);
  const pilot = document && validate(document, checklist).pilot;
  if (document === undefined || pilot === undefined) {
    const message = `a filled handout needs a valid pilot file, and ${safe(file)} is none yet`;
    return {
      answers: [],
      problems: [{ code: 'bad-answer', severity: 'error', message, at: { path: '', line: 1, column: 1 } }],
    };
  }
  return readHandout(filled, makeView({ document, pilot, checklist, asOf }));
};

/** What a new file lacks is said of the answers: there is no other text yet. */
const atTop = (problem: Problem): Problem => ({ ...problem, at: { ...problem.at, line: 1, column: 1 } });

/** The problems of the result: those that an answer brought, and the others. */
const parted = (text: string, file: string, checklist: Checklist, answers: readonly Answer[]) => {
  const { document, problems } = parse(text, file);
  const all = [...problems, ...(document === undefined ? [] : validate(document, checklist).problems)];
  const blame = all.map((problem) => [problem, blamed(problem, answers)] as const);
  return {
    theirs: blame.flatMap(([, problem]) => problem ?? []),
    ours: blame.filter(([, problem]) => problem === undefined).map(([problem]) => problem),
  };
};

const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  [...problems].sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);

const standing = (
  file: string,
  { given, changes: written }: AnswersOutcome,
  checklist: Checklist,
  asOf: string,
  world: World,
): string => {
  const changes = written.length;
  const known = given - changes;
  const said = `${safe(file)}: ${counted(changes, 'answer')} written${known > 0 ? `, ${known} as they were` : ''}`;
  const subject = readPilots([file], world, maxBytesFrom(), checklist).reads[0]?.subject;
  if (subject === undefined) return said;
  const assessment = judge(subject, checklist, asOf, world);
  return `${said}\n${verdictWords[assessment.verdict]}. ${describeReason(assessment)}\nNext: readiness assess ${safe(file)}`;
};
