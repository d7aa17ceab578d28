// An organisation’s own checklists: composed with the core, and linted.
import type { Checklist, Gate } from '../model/checklist.ts';
import { byPlace, type Problem } from '../model/problem.ts';
import type { ValueFault } from '../read/nearest.ts';
import type { Document } from '../read/parse.ts';
import { toProblem } from '../read/validate.ts';
import { exampleFaults, missingOutcomes } from './examples.ts';
import type { Compile, Compiled, DeclaredFacts } from './expression.ts';
import {
  composedFaults,
  findConflicts,
  type OwnFault,
  placed,
  takenIds,
  unknownChecks,
} from './organisation-problems.ts';
import {
  applied,
  type ComposedSource,
  type OwnChecklist,
  readOwn,
  readSettings,
  type Setting,
} from './organisation-read.ts';

// The expressions of all files, compiled together: a check of one may judge the facts that another declares.

/** Whether there is anything to compile; what compiles is not loaded otherwise. */
export const hasExpressions = (documents: readonly Document[]): boolean =>
  documents.some(({ value }) => listed(mapAt(value).items).some((item) => 'expect' in mapAt(item)));

/** Stands in for the compiler where no item has an expression, so that it is not loaded. */
export const withoutExpressions: Compile = () => ({ problems: [], judges: new Map() });

/** Each item once: that two files add it is told as a conflict. */
const compiledBy = (compile: Compile, owns: readonly OwnChecklist[]): Compiled => {
  const items = owns
    .flatMap((own) => [...own.items.map(({ value }) => value), ...own.drafts.map(({ value }) => value.value)])
    .filter(({ expect }) => expect !== undefined);
  return compile([...new Map(items.map((item) => [item.id, item])).values()], declared(owns));
};

/** A fact whose declaration is at fault is declared all the same: what reads it is not at fault. */
const declared = (owns: readonly OwnChecklist[]): DeclaredFacts => {
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
export const composeOrganisation = (
  core: ComposedSource,
  documents: readonly Document[],
  compile: Compile,
): Composed => {
  const owns = documents.map(readOwn);
  const settings = owns.flatMap(readSettings);
  const { judges, problems } = compiledBy(compile, owns);
  const faults: readonly OwnFault[] = [
    ...owns.flatMap((own) => own.faults.map((fault) => ({ own, fault }))),
    ...unknownChecks(core, owns),
    ...takenIds(core, owns),
    ...findConflicts(owns, settings),
    ...composedFaults(core, owns, settings),
    ...problems.flatMap((problem) => placed(owns, problem)),
  ];
  if (faults.length > 0) return { problems: documentProblems(owns, faults) };
  const checklist: Checklist = {
    ...applied(core, owns, settings),
    ...(judges.size > 0 && { expectations: judges }),
  };
  const added = new Set(owns.flatMap((own) => own.items.map(({ name }) => name)));
  const unshown = exampleFaults(checklist, added).flatMap((fault) => placed(owns, fault));
  return unshown.length > 0
    ? { problems: documentProblems(owns, unshown) }
    : { checklist, problems: documentProblems(owns, []) };
};

const documentProblems = (owns: readonly OwnChecklist[], faults: readonly OwnFault[]): readonly DocumentProblems[] =>
  owns.map((own) => ({
    document: own.document,
    problems: faults
      .filter((one) => one.own === own)
      .map(({ fault }) => toProblem(fault, own.document))
      .sort(byPlace),
  }));

// What is doubtful in organisations' files that can be judged by: settings that change nothing, examples that no longer
// hold, outcomes that are shown nowhere, gates that ask for less than those before them.

/** Warnings alone: `checklist` is what the documents compose to, without a fault. */
export const lintOrganisation = (
  core: ComposedSource,
  documents: readonly Document[],
  checklist: Checklist,
): readonly DocumentProblems[] => {
  const owns = documents.map(readOwn);
  const settings = owns.flatMap(readSettings);
  const warnings = [
    ...idle(core, settings),
    ...emptyDimensions(checklist, settings),
    ...fallingGates(checklist, owns),
    ...freedPractices(core, settings),
    ...checkExamples(checklist, owns),
  ];
  return owns.map((own) => ({
    document: own.document,
    problems: warnings
      .filter((one) => one.own === own)
      .map(({ fault }): Problem => toProblem({ ...fault, severity: 'warning' }, own.document))
      .sort(byPlace),
  }));
};

const lintWarning = (
  { own, parts }: Pick<Setting, 'own' | 'parts'>,
  code: string,
  message: string,
  hint: string,
): OwnFault => {
  const fault: ValueFault = { code, parts, key: true, message, hint };
  return { own, fault };
};

const idle = (core: ComposedSource, settings: readonly Setting[]): readonly OwnFault[] => {
  const before = coreValues(core);
  return settings.flatMap((setting) =>
    before.has(setting.path) && before.get(setting.path) === JSON.stringify(setting.value)
      ? [
          lintWarning(
            setting,
            'no-change',
            'the core has this value already',
            'leave it out, so that it follows the core',
          ),
        ]
      : [],
  );
};

/** What the core says about the same, by the paths of settings. */
const coreValues = ({ head, items }: ComposedSource): ReadonlyMap<string, string> => {
  const all: (readonly [string, unknown])[] = [
    ['minimum_coverage', head.minimum_coverage],
    ...head.dimensions.map(({ id, weight }) => [`dimensions.${id}.weight`, weight] as const),
    ...head.gates.flatMap(({ id, ...gate }) =>
      Object.entries(gate).map(([key, value]) => [`gates.${id}.${key}`, value] as const),
    ),
    ...items.flatMap(({ id, evidence, with: options = {}, ...item }) => [
      ...Object.entries(item).map(([key, value]) => [`checks.${id}.${key}`, value] as const),
      ...Object.entries(options).map(([key, value]) => [`checks.${id}.with.${key}`, value] as const),
      [`checks.${id}.fresh_days`, evidence.fresh_days] as const,
    ]),
  ];
  return new Map(all.map(([path, value]) => [path, JSON.stringify(value)]));
};

const emptyDimensions = ({ dimensions, items }: Checklist, settings: readonly Setting[]): readonly OwnFault[] =>
  dimensions.flatMap(({ id }) => {
    const isAsked = items.some((item) => item.id.startsWith(`${id}.`));
    const last = settings.filter(({ path }) => path.startsWith(`checks.${id}.`) && path.endsWith('.disabled')).at(-1);
    if (isAsked || last === undefined) return [];
    const hint = 'its weight goes to the other dimensions; make sure that this is meant';
    return [lintWarning(last, 'empty-dimension', `every check of ${id} is disabled: nothing is asked there`, hint)];
  });

/** A prohibited practice is to shut its gate whatever is waived; who takes that away hears of it. */
const freedPractices = ({ items }: ComposedSource, settings: readonly Setting[]): readonly OwnFault[] =>
  items.flatMap(({ id, blocker }) => {
    if (typeof blocker === 'boolean' || blocker.waivable !== false) return [];
    const hint = 'leave it as the core has it, unless no pilot that is judged by this file can fall under that law';
    return settings.flatMap((setting) => {
      if (setting.path === `checks.${id}.disabled`) {
        return [lintWarning(setting, 'freed-practice', 'a prohibited practice then shuts no gate', hint)];
      }
      if (setting.path !== `checks.${id}.blocker` || !isWaivable(setting.value)) return [];
      const message =
        setting.value === false
          ? 'a prohibited practice then shuts no gate'
          : 'a waiver can then free a prohibited practice';
      return [lintWarning(setting, 'freed-practice', message, hint)];
    });
  });

const isWaivable = (blocker: unknown): boolean =>
  typeof blocker !== 'object' || blocker === null || !('waivable' in blocker) || blocker.waivable !== false;

const floors = ['score', 'dimension', 'coverage', 'evidenced'] as const;

/** A later gate is reached only through those before it: asking for less there has no effect. */
const fallingGates = ({ gates }: Checklist, owns: readonly OwnChecklist[]): readonly OwnFault[] =>
  gates.slice(1).flatMap((gate, i) => {
    const before = gates[i] as Gate;
    return floors
      .filter((key) => (gate[key] ?? 0) < (before[key] ?? 0))
      .flatMap((key) => {
        const own = owns.find((one) =>
          one.gates.some(({ name, value }) => [gate.id, before.id].some((id) => id === name) && key in value),
        );
        const parts = own?.gates.some(({ name, value }) => name === gate.id && key in value)
          ? ['gates', gate.id, key]
          : ['gates', before.id, key];
        const message = `${gate.id} asks for ${gate[key] ?? 'nothing'}, less than ${before.id} before it, ${before[key]}`;
        return own === undefined
          ? []
          : [lintWarning({ own, parts }, 'falling-gate', message, 'raise the later, or lower the earlier')];
      });
  });

/** Of the added checks all; of the core's those whose thresholds are changed. */
const checkExamples = (checklist: Checklist, owns: readonly OwnChecklist[]): readonly OwnFault[] => {
  const added = owns.flatMap((own) => own.items.map(({ name }) => name));
  const changed = owns.flatMap((own) =>
    own.changes.filter(({ value }) => value.with !== undefined || value.examples !== undefined).map(({ name }) => name),
  );
  return [
    ...exampleFaults(checklist, new Set(changed)),
    ...missingOutcomes(checklist, new Set([...added, ...changed])),
  ].flatMap((fault) => placed(owns, fault));
};
