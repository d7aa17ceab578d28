// Files other than the pilot’s: what a schema has against them, and a configuration’s names.

import type { Disabled } from '../model/checklist.ts';
import { isText, mapKeys, type Schema, wanted } from '../model/schema.ts';
import { shorten } from '../model/vocabulary.ts';
import { didYouMean, isBlank, nearestFew, shown, type ValueFault } from './nearest.ts';
import { type Issue, type IssueContext, issueCases, misfit, refined } from './structure.ts';

type Reader = Schema & {
  readonly safeParse: (value: unknown) => { readonly error?: { readonly issues: readonly unknown[] } | undefined };
};

/** Every fault of a value against a schema, in plain words, with the keys that lead to it; none where it fits. */
export const shapeFaults = (schema: Reader, value: unknown): readonly ValueFault[] => {
  const issues = (schema.safeParse(value).error?.issues ?? []) as readonly Issue[];
  return issueCases(schema, value, issues, []).flatMap(caseFaults);
};

const caseFaults = (one: IssueContext): readonly ValueFault[] => {
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

const unknownKey = (key: string, { parts, schema }: IssueContext): ValueFault => {
  const known = schema === undefined ? [] : mapKeys(schema);
  const hint = didYouMean(key, known) ?? (known.length === 0 ? 'delete it' : `known here: ${known.join(', ')}`);
  return { code: 'unknown-key', parts: [...parts, key], key: true, message: 'unknown key', hint };
};

/** A key of a map whose keys have a form of their own. */
const badKey = ({ issue, parts }: IssueContext): ValueFault => {
  const { issues = [] } = issue as { readonly issues?: readonly { readonly message: string }[] };
  const message = `"${shorten(String(parts.at(-1)))}" is not ${issues[0]?.message ?? 'a name that is known here'}`;
  return { code: 'bad-name', parts, key: true, message };
};

// What is wrong with a configuration though its shape fits: checks that nothing knows, reports that go to one file, or out
// of the repository's hands. Works on files with other faults, so that all of them are told at once.

/** What is known of a checklist: its checks, and those of the core that it does not ask for. */
export type KnownChecks = {
  readonly items: readonly { readonly id: string }[];
  readonly disabled?: readonly Disabled[];
};

/** Checks that a configuration's policy requires and that no checklist in force has. */
export const unknownRequired = (value: unknown, known: KnownChecks): readonly ValueFault[] => {
  const ids = known.items.map(({ id }) => id);
  return textsIn(valueAt(valueAt(value, 'policy'), 'require')).flatMap(([id, i]): readonly ValueFault[] => {
    if (ids.includes(id) || id === '') return [];
    const message = `${shown(id)} is not a check of the checklist in force`;
    return [{ code: 'unknown-check', parts: ['policy', 'require', i], message, hint: hintFor(id, ids, known) }];
  });
};

const hintFor = (id: string, ids: readonly string[], { disabled = [] }: KnownChecks): string => {
  const off = disabled.find((one) => one.id === id);
  if (off !== undefined) return `${off.origin.file}:${off.origin.line} disables it`;
  const near = nearestFew(id, ids).map((one) => `"${shorten(one)}"`);
  return near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'readiness explain lists the checks';
};

/** Whoever can change a configuration, in a pull request say, is not to choose any file of the machine to be written. */
export const reportFaults = (
  value: unknown,
  endingsOf: (format: string) => readonly string[] = () => [],
): readonly ValueFault[] => {
  const reports = valueAt(value, 'reports');
  const files = Array.isArray(reports) ? reports.map((report) => valueAt(report, 'file')) : [];
  return files.flatMap((file, i): readonly ValueFault[] => {
    if (typeof file !== 'string' || file.trim() === '') return [];
    const at = { parts: ['reports', i, 'file'] };
    if (leadsOut(file.trim()))
      return [{ ...at, code: 'outside', message: `${shown(file)} ${LEADS_OUT}`, hint: ELSEWHERE }];
    if (isHidden(file.trim())) {
      return [
        { ...at, code: 'outside', message: `${shown(file)} lies in a hidden folder or is hidden`, hint: ELSEWHERE },
      ];
    }
    const endings = endingsOf(String(valueAt((reports as readonly unknown[])[i], 'format')));
    if (file.trim() !== '-' && endings.length > 0 && !endings.some((one) => file.trim().toLowerCase().endsWith(one))) {
      const message = `${shown(file)} has not the ending of its format`;
      return [{ ...at, code: 'bad-ending', message, hint: `end it in ${endings.join(' or ')}` }];
    }
    const before = files.indexOf(file);
    const message = `${shown(file)} is where reports[${before}] goes`;
    return before === i ? [] : [{ ...at, code: 'repeated-file', message, hint: 'name another file' }];
  });
};

/** Pilots, checklists and the baseline stay below the configuration, as reports do: what is wrong in them is printed. */
export const pathFaults = (value: unknown): readonly ValueFault[] => {
  const baseline = valueAt(valueAt(value, 'policy'), 'baseline');
  const named = [
    ...(['pilots', 'checklists'] as const).flatMap((key) =>
      textsIn(valueAt(value, key)).map(([file, i]) => ({ file, parts: [key, i] as const })),
    ),
    ...(typeof baseline === 'string' ? [{ file: baseline.trim(), parts: ['policy', 'baseline'] as const }] : []),
  ];
  return named.flatMap(({ file, parts }): readonly ValueFault[] =>
    leadsOut(file) || /(^|[\\/])\.git([\\/]|$)/i.test(file)
      ? [{ parts, code: 'outside', message: `${shown(file)} ${LEADS_OUT}`, hint: NAMED_ELSEWHERE }]
      : [],
  );
};

const NAMED_ELSEWHERE =
  'name a file below it; the command line may name others: FILE, --checklist FILE, --baseline FILE';

/** Where programs look for what they run: .git, .github, .vscode, .envrc. */
const isHidden = (file: string): boolean => file.split(/[\\/]/).some((part) => /^\.[^./\\]/.test(part));

const LEADS_OUT = 'leads out of the folder of the configuration';
const ELSEWHERE = 'name a file below it; the command line may write elsewhere: --report FORMAT=FILE';

/** A backslash parts folders on Windows, and is a letter elsewhere: read either way, a path has to stay inside. */
const leadsOut = (file: string): boolean =>
  /^([\\/]|[a-z]:)/i.test(file) || [/[\\/]+/, /\/+/].some((parting) => goesAbove(file.split(parting)));

const goesAbove = (parts: readonly string[]): boolean => {
  let depth = 0;
  for (const part of parts) {
    if (part === '..') depth -= 1;
    else if (part !== '.') depth += 1;
    if (depth < 0) return true;
  }
  return false;
};

const valueAt = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;

const textsIn = (value: unknown): readonly (readonly [text: string, at: number])[] =>
  Array.isArray(value) ? value.flatMap((one, i) => (typeof one === 'string' ? [[one.trim(), i] as const] : [])) : [];
