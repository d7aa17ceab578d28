// The expressions of all files, compiled together: a check of one may judge the facts that another declares.
import type { Compile, Compiled, DeclaredFacts } from '../expect/index.ts';
import type { Document } from '../parse.ts';
import type { Own } from './read.ts';

/** Whether there is anything to compile; what compiles is not loaded otherwise. */
export const hasExpressions = (documents: readonly Document[]): boolean =>
  documents.some(({ value }) => listed(mapAt(value).items).some((item) => 'expect' in mapAt(item)));

export const withoutExpressions: Compile = () => ({ problems: [], judges: new Map() });

/** Each item once: that two files add it is told as a conflict. */
export const compiledBy = (compile: Compile, owns: readonly Own[]): Compiled => {
  const items = owns
    .flatMap((own) => [...own.items.map(({ value }) => value), ...own.drafts.map(({ value }) => value.value)])
    .filter(({ expect }) => expect !== undefined);
  return compile([...new Map(items.map((item) => [item.id, item])).values()], declared(owns));
};

/** A fact whose declaration is at fault is declared all the same: what reads it is not at fault. */
const declared = (owns: readonly Own[]): DeclaredFacts => {
  const facts: Record<string, Record<string, DeclaredFacts[string][string]>> = {};
  for (const { document } of owns) {
    for (const [section, fields] of Object.entries(mapAt(mapAt(document.value).facts))) {
      facts[section] = {
        ...Object.fromEntries(Object.keys(mapAt(fields)).map((field) => [field, undefined])),
        ...facts[section],
      };
    }
  }
  for (const { name, value } of owns.flatMap((own) => own.facts)) {
    const [section = '', field = ''] = name.split('.');
    facts[section] = { ...facts[section], [field]: value };
  }
  return facts;
};

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const mapAt = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
