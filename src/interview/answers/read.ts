// A file of answers: a map in YAML, nested as the pilot file is or by path, or JSON lines {"path": …, "value": …}. What the
// answers may be is not known here.
import { isBlank } from '../../assess/blanks.ts';
import { type Document, parse } from '../../assess/parse.ts';
import type { Place, Problem } from '../../model/problem.ts';
import { isEmpty, isFields, type Path } from '../edit/values.ts';

/** `at` is where the answers' file gives it. null takes a value away: not known. */
export type Answer = { readonly path: Path; readonly value: unknown; readonly at: Place };

export type Answers = { readonly answers: readonly Answer[]; readonly problems: readonly Problem[] };

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
const isJsonLines = (text: string): boolean => /^\s*\{\s*"(?:path|value)"\s*:/m.test(text);

const jsonOf = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

const lineAnswer = (line: string, index: number): One => {
  const at = { path: '', line: index + 1, column: 1 };
  if (line.trim() === '') return undefined;
  const read = jsonOf(line);
  if (!isFields(read) || typeof read.path !== 'string' || read.value === undefined) {
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
  const path = pathOf(words);
  return path === undefined
    ? fault(at, 'bad-path', `"${words}" is no path`, 'a path is written pilot.owner or data.sources[0].owner')
    : { answer: { path, value, at: { ...at, path: words } } };
};

/** data.sources[0].owner in parts. */
const pathOf = (words: string): Path | undefined =>
  /^[^.[\]\s]+(\.[^.[\]\s]+|\[\d{1,6}\])*$/.test(words)
    ? [...words.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([word, index]) => (index === undefined ? word : Number(index)))
    : undefined;

const fromMap = (document: Document): readonly One[] =>
  Object.entries(document.value as object).flatMap(([key, value]) => {
    const path = pathOf(key);
    if (path === undefined) return [answerAt(key, value, document.place([key], 'key'))];
    return leaves(value, path, [key], document);
  });

/** Each field for itself: what an answer does not name stays as it is. A list is one answer. */
const leaves = (value: unknown, path: Path, parts: readonly string[], document: Document): readonly One[] => {
  if (isFields(value) && !isEmpty(value)) {
    return Object.entries(value).flatMap(([key, part]) => leaves(part, [...path, key], [...parts, key], document));
  }
  const known = isBlank(value) || (isEmpty(value) && isFields(value)) ? null : value;
  return [{ answer: { path, value: known, at: document.place(parts) } }];
};
