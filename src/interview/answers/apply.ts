// Answers put into a pilot file's text, and whose fault it is where the result is not valid.
import { parent, toPath } from '../../model/path.ts';
import type { Problem } from '../../model/problem.ts';
import { setAll } from '../edit/index.ts';
import { changed, isSame, valueAt } from '../edit/values.ts';
import type { Answer } from './read.ts';

export type Applied = {
  readonly text: string;
  /** Answers that the file did not give already. */
  readonly changes: number;
  readonly problems: readonly Problem[];
};

/** Without the answers that lead nowhere: the others are held to the schema all the same. */
export const applied = (text: string, value: unknown, answers: readonly Answer[]): Applied => {
  const due: Answer[] = [];
  const problems: Problem[] = [];
  let whole = value;
  for (const answer of answers) {
    const problem = astray(whole, answer);
    if (problem !== undefined) problems.push(problem);
    else if (!isKnown(whole, answer)) {
      due.push(answer);
      whole = changed(whole, answer.path, answer.value);
    }
  }
  return { text: setAll(text, due), changes: due.length, problems };
};

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
