// Builds a checklist from the parsed values of its files, or says everything that is wrong with them. Ours and anyone's
// alike.

import type * as z from 'zod';
import type { CheckItem, Checklist, ChecklistHead } from '../model/checklist.ts';
import { checklistHead, checklistPart } from '../model/checklist-schema.ts';
import { inWords } from './fault.ts';
import { type Catalogue, checklistFaults } from './problems.ts';

export type Loaded = {
  readonly checklist: Checklist;
  /** The items as they were written, with {names} where thresholds go. */
  readonly unfilled: readonly CheckItem[];
  readonly problems: readonly string[];
};

type PartFile = { readonly file: string; readonly value: unknown };

/** Problems of form are named with their file and path, those of meaning with the check. */
export const loadChecklist = (head: PartFile, parts: readonly PartFile[], catalogue: Catalogue): Loaded => {
  const readHead = read(checklistHead, head);
  const readParts = parts.map((part) => read(checklistPart, part));
  const unfilled = readParts.flatMap(({ value }) =>
    (value?.items ?? []).map((item) => (value?.applies ? { applies: value.applies, ...item } : item)),
  );
  const items = unfilled.map(fillIn);
  const problems = [
    ...[readHead, ...readParts].flatMap((one) => one.problems),
    ...checklistFaults(readHead.value, items, catalogue).map(inWords),
  ];
  const given = readHead.value as ChecklistHead; // without a head nobody uses the checklist: there are problems
  return { checklist: { ...given, parts: [{ id: given?.id, version: given?.version }], items }, unfilled, problems };
};

type Read<T> = { readonly value: T | undefined; readonly problems: readonly string[] };

const read = <S extends z.ZodType>(schema: S, { file, value }: PartFile): Read<z.output<S>> => {
  const { data, error } = schema.safeParse(value);
  const issues = error?.issues ?? [];
  return { value: data, problems: issues.map(({ path, message }) => `${file}: ${path.join('.')}: ${message}`) };
};

/** Writes the thresholds of `with` where the words name them: {days}, or {share%} for a share shown as a percentage. */
export const fillIn = (item: CheckItem): CheckItem => {
  const fill = (words: string): string =>
    words.replace(/\{(\w+)(%?)\}/g, (whole, name: string, percent: string) => {
      const value = item.with?.[name];
      if (typeof value !== 'number') return whole;
      return percent ? `${Math.round(value * 1000) / 10}%` : String(value);
    });
  const fix = { ...item.fix, do: fill(item.fix.do), done_when: fill(item.fix.done_when) };
  const partial = item.partial === undefined ? {} : { partial: fill(item.partial) };
  const partly = item.partly === undefined ? {} : { partly: fill(item.partly) };
  const stated = item.fact?.stated === undefined ? {} : { fact: { ...item.fact, stated: fill(item.fact.stated) } };
  return {
    ...item,
    ...partial,
    ...partly,
    ...stated,
    statement: fill(item.statement),
    gap: fill(item.gap),
    why: fill(item.why),
    fix,
  };
};
