// Reads a reply into the value that the file is to hold, or says what is wrong with it. The field's own schema decides.
import { nearest } from '../read/nearest.ts';
import { shapeFaults } from '../read/shape.ts';
import { type Kind, nameSchema, type Question } from './question.ts';

export type Reading = { readonly value: unknown } | { readonly message: string };

export const readAnswer = (question: Question, reply: string): Reading => {
  const unknownWord = strangeWord(question, reply);
  if (unknownWord !== undefined) return { message: unknownWord };
  const value = readAs(question.kind, unquoted(reply));
  const schema = question.kind === 'list' ? nameSchema(question.parts) : question.schema;
  if (schema === undefined) return checkedByKind(question, value);
  const [fault] = shapeFaults(schema as Parameters<typeof shapeFaults>[0], value);
  if (fault === undefined) return { value };
  const where = fault.parts.length === 0 ? '' : `${fault.parts.join('.')}: `;
  return { message: `${where}${fault.message}${fault.hint === undefined ? '' : ` (${fault.hint})`}` };
};

/** A word that is none of the choices, with the nearest one. */
const strangeWord = ({ kind, choices }: Question, reply: string): string | undefined => {
  if (choices.length === 0) return undefined;
  const words = choices.map(({ word }) => word);
  const said = kind === 'words' || kind === 'practices' ? listOf(reply) : [reply.trim()];
  const strange = said.find((one) => !words.includes(one));
  if (strange === undefined) return undefined;
  const near = nearest(strange, words);
  return `"${strange}" is not one of ${words.join(', ')}${near === undefined ? '' : `; did you mean ${near}?`}`;
};

/** A reply in quotes is meant as it stands: "skip" can be a name. */
const unquoted = (reply: string): string => /^"(.*)"$/s.exec(reply.trim())?.[1] ?? reply.trim();

const readAs = (kind: Kind, reply: string): unknown => readers[kind]?.(reply) ?? reply;

/** A list with nothing in it is said in a word. */
const listOf = (reply: string): readonly string[] =>
  /^none$/i.test(reply.trim())
    ? []
    : reply
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== '');

const numberOf = (reply: string): unknown => {
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(reply) ? reply.replaceAll(',', '') : reply;
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : reply;
};

const shareOf = (reply: string): unknown => {
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(reply)?.[1];
  return percent === undefined ? numberOf(reply) : Number((Number(percent) / 100).toPrecision(12));
};

const estimateOf = (reply: string): unknown => {
  const [low, likely, high, ...more] = reply.split(/\s*[;/]\s*|,?\s+/).map(shareOf);
  if (likely === undefined) return low;
  return high === undefined || more.length > 0 ? reply : { low, likely, high };
};

/** ml-engineer 0.5, devops 0.2 */
const byRoleOf = (reply: string): unknown =>
  Object.fromEntries(
    listOf(reply).map((one) => {
      const [, role = one, fte = ''] = /^([^\s:]+)[\s:]+(\S+)$/.exec(one) ?? [];
      return [role, shareOf(fte)];
    }),
  );

/** evidence/review.md 2026-11-02, https://wiki.example.com/review */
const evidenceOf = (reply: string): unknown =>
  listOf(reply).map((one) => {
    const [, ref = one, date] = /^(.+?)\s+(\d{4}-\d{2}-\d{2})$/.exec(one) ?? [];
    if (date === undefined) return ref;
    return /^[a-z][a-z0-9+.-]*:\/\//i.test(ref) ? { url: ref, date } : { file: ref, date };
  });

const readers: Partial<Record<Kind, (reply: string) => unknown>> = {
  number: numberOf,
  share: shareOf,
  estimate: estimateOf,
  truth: (reply) => reply === 'yes',
  words: listOf,
  texts: listOf,
  practices: listOf,
  'by-role': byRoleOf,
  evidence: evidenceOf,
  price: estimateOf,
};

/** Of controls, reasons and an organisation's fields; the whole file is validated before it is written, too. */
const checkedByKind = ({ kind }: Question, value: unknown): Reading => {
  if (kind === 'number' && typeof value !== 'number') return { message: `${JSON.stringify(value)} is not a number` };
  return { value };
};
