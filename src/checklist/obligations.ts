// Builds the compiled obligations from the parsed values of their files, or says everything that is wrong with them.
// Only for the build: a run reads what was compiled.

import { grounds } from '../assess/obligation-grounds.ts';
import { type DutyItem, obligationFile, type StatuteItem } from '../model/checklist-schema.ts';
import type { Duty, Force, Statute } from '../model/obligation.ts';

/** A clause of the standards, with its dates where it has some. */
export type Clause = {
  readonly title: string;
  readonly applies_from?: string | undefined;
  readonly applies_from_annex_i?: string | undefined;
  readonly date_certainty?: string | undefined;
};

export type Known = { readonly clauses: ReadonlyMap<string, Clause>; readonly checks: ReadonlySet<string> };

export type LoadedObligations = { readonly statutes: readonly Statute[]; readonly problems: readonly string[] };

export const loadObligations = (
  files: readonly { readonly file: string; readonly value: unknown }[],
  known: Known,
): LoadedObligations => {
  const read = files.map(({ file, value }) => ({ file, ...obligationFile.safeParse(value) }));
  const items = read.flatMap(({ data }) => data ?? []);
  const problems = [
    ...read.flatMap(({ file, error }) =>
      (error?.issues ?? []).map(({ path, message }) => `${file}: ${path.join('.')}: ${message}`),
    ),
    ...items.flatMap(({ duties, force }) => duties.flatMap((duty) => dutyProblems(duty, force, known))),
    ...twice(items.map(({ id }) => id)),
    ...twice(items.flatMap(({ duties }) => duties.map(({ clause }) => idOf(clause)))),
  ];
  return { statutes: problems.length > 0 ? [] : items.map((item) => compiled(item, known)), problems };
};

/** The key of the answer: eu-ai-act/Art 26(9) becomes eu-ai-act-art-26-9. */
export const idOf = (clause: string): string =>
  clause
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const dutyProblems = (duty: DutyItem, force: Force, { clauses, checks }: Known): readonly string[] => {
  const clause = clauses.get(duty.clause);
  const uncertain = clause?.date_certainty === 'uncertain' && duty.unconfirmed === undefined;
  return [
    ...(clause === undefined ? ['unknown clause'] : []),
    ...(force !== 'voluntary' && duty.binds.length === 0 ? ['binds nobody: `binds` must say whom'] : []),
    ...(force === 'voluntary' && duty.binds.length > 0 ? ['is voluntary: no `binds`'] : []),
    ...duty.when.filter((name) => !Object.hasOwn(grounds, name)).map((name) => `unknown ground "${name}"`),
    ...duty.shown_by.filter((id) => !checks.has(id)).map((id) => `unknown check "${id}"`),
    ...(uncertain ? ['its date is uncertain: `unconfirmed` must say so'] : []),
    ...(duty.unconfirmed !== undefined && duty.from === undefined ? ['`unconfirmed` needs a date to plan with'] : []),
    ...(duty.asks && duty.shown_by.length === 0 ? ['without checks it asks anyway: no `asks`'] : []),
  ].map((problem) => `${duty.clause}: ${problem}`);
};

const twice = (ids: readonly string[]): readonly string[] =>
  ids.filter((id, i) => ids.indexOf(id) < i).map((id) => `${id} is there twice`);

const compiled = ({ id, title, force, note, duties }: StatuteItem, known: Known): Statute => ({
  id,
  title,
  force,
  note,
  duties: duties.map((duty) => compiledDuty(duty, known.clauses.get(duty.clause))),
});

/** With the clause's name and, where the duty gives none, its dates. */
const compiledDuty = ({ from, from_annex_i, ...duty }: DutyItem, clause: Clause | undefined): Duty => {
  const dates = from === undefined ? [clause?.applies_from, clause?.applies_from_annex_i] : [from, from_annex_i];
  return JSON.parse(
    JSON.stringify({ id: idOf(duty.clause), title: clause?.title, ...duty, from: dates[0], from_annex_i: dates[1] }),
  ) as Duty;
};
