// Composes the core with organisations' files: a checklist only when there is no fault in any of them, else everything
// that is wrong with each.
import type { Checklist } from '../../model/checklist.ts';
import type { Problem } from '../../model/problem.ts';
import type { Compile } from '../expect/index.ts';
import { exampleFaults } from '../kit.ts';
import type { Document } from '../parse.ts';
import { byPlace, problemOf } from '../validate.ts';
import { applied } from './apply.ts';
import { conflictsOf, type OwnFault } from './conflicts.ts';
import { compiledBy } from './expressions.ts';
import { composedFaults, placed, takenIds, unknownChecks } from './faults.ts';
import { type Own, readOwn } from './read.ts';
import { settingsOf } from './settings.ts';
import type { Source } from './source.ts';

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
