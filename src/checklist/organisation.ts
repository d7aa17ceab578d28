// Composes the core with organisations' files: a checklist only when there is no fault in any of them, else everything
// that is wrong with each.

import type { Checklist } from '../model/checklist.ts';
import type { Problem } from '../model/problem.ts';
import type { Document } from '../read/parse.ts';
import { byPlace, problemOf } from '../read/validate.ts';
import { exampleFaults } from './examples.ts';
import type { Compile, Compiled, DeclaredFacts } from './expression.ts';
import {
  composedFaults,
  conflictsOf,
  type OwnFault,
  placed,
  takenIds,
  unknownChecks,
} from './organisation-problems.ts';
import { applied, type Own, readOwn, type Source, settingsOf } from './organisation-read.ts';

// The expressions of all files, compiled together: a check of one may judge the facts that another declares.

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

export type DocumentProblems = { readonly document: Document; readonly problems: readonly Problem[] };
export type Composed = { readonly checklist?: Checklist; readonly problems: readonly DocumentProblems[] };

/** `compile` is loaded by whoever calls, where `hasExpressions` says that it is needed. */
export const composeOrganisation = (core: Source, documents: readonly Document[], compile: Compile): Composed => {
  const owns = documents.map(readOwn);
  const settings = owns.flatMap(settingsOf);
  const { judges, problems } = compiledBy(compile, owns);
  const faults: readonly OwnFault[] = [
    ...owns.flatMap((own) => own.faults.map((fault) => ({ own, fault }))),
    ...unknownChecks(core, owns),
    ...takenIds(core, owns),
    ...conflictsOf(owns, settings),
    ...composedFaults(core, owns, settings),
    ...problems.flatMap((problem) => placed(owns, problem)),
  ];
  if (faults.length > 0) return { problems: problemsOf(owns, faults) };
  const checklist: Checklist = {
    ...applied(core, owns, settings),
    ...(judges.size > 0 && { expectations: judges }),
  };
  const added = new Set(owns.flatMap((own) => own.items.map(({ name }) => name)));
  const unshown = exampleFaults(checklist, added).flatMap((fault) => placed(owns, fault));
  return unshown.length > 0 ? { problems: problemsOf(owns, unshown) } : { checklist, problems: problemsOf(owns, []) };
};

const problemsOf = (owns: readonly Own[], faults: readonly OwnFault[]): readonly DocumentProblems[] =>
  owns.map((own) => ({
    document: own.document,
    problems: faults
      .filter((one) => one.own === own)
      .map(({ fault }) => problemOf(fault, own.document))
      .sort(byPlace),
  }));
