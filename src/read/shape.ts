// What a schema has against a value, in plain words: for files other than the pilot's. Every fault at once.
import { isText, keysOf, type Schema, wanted } from '../model/schema.ts';
import { cut, type Fault, isBlank } from './fault.ts';
import { didYouMean } from './nearest.ts';
import { type Case, casesOf, type Issue, misfit, refined } from './structure.ts';

type Reader = Schema & {
  readonly safeParse: (value: unknown) => { readonly error?: { readonly issues: readonly unknown[] } | undefined };
};

export const shapeFaults = (schema: Reader, value: unknown): readonly Fault[] => {
  const issues = (schema.safeParse(value).error?.issues ?? []) as readonly Issue[];
  return casesOf(schema, value, issues, []).flatMap(faultsOf);
};

const faultsOf = (one: Case): readonly Fault[] => {
  const { issue, parts, schema, value } = one;
  if (issue.keys !== undefined) return issue.keys.map((key) => unknownKey(key, one));
  if (issue.code === 'invalid_key') return [badKey(one)];
  if (issue.code === 'custom' && schema !== undefined) return [refined(one)];
  const expected = schema === undefined ? '' : `, expected ${wanted(schema)}`;
  if (value === undefined) return [{ code: 'missing', parts, message: `missing${expected}` }];
  if (isBlank(value)) return [{ code: 'blank', parts, message: `is blank${expected}` }];
  const isVersion = parts.join() === 'version' && typeof value === 'number' && schema !== undefined && isText(schema);
  return [isVersion ? { ...misfit(one), hint: `put it in quotes: "${value}"` } : misfit(one)];
};

const unknownKey = (key: string, { parts, schema }: Case): Fault => {
  const known = schema === undefined ? [] : keysOf(schema);
  const hint = didYouMean(key, known) ?? (known.length === 0 ? 'delete it' : `known here: ${known.join(', ')}`);
  return { code: 'unknown-key', parts: [...parts, key], key: true, message: 'unknown key', hint };
};

/** A key of a map whose keys have a form of their own. */
const badKey = ({ issue, parts }: Case): Fault => {
  const { issues = [] } = issue as { readonly issues?: readonly { readonly message: string }[] };
  const message = `"${cut(String(parts.at(-1)))}" is not ${issues[0]?.message ?? 'a name that is known here'}`;
  return { code: 'bad-name', parts, key: true, message };
};
