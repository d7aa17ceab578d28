// What can be wrong with a checklist whose files are well-formed: names that lead nowhere, an order that cannot be kept,
// checks that cannot be judged or shown. Every problem is found at once.
import { gateOrder } from '../model/assessment.ts';
import type { CheckItem, ChecklistHead } from '../model/checklist.ts';
import { dimensionIds, dimensionOf } from '../model/dimensions.ts';
import { roles } from '../model/pilot/talent.ts';
import { conditions } from '../rules/conditions.ts';
import { rules } from '../rules/registry.ts';
import { optionsSchema } from './options-schema.ts';

/** What the files may refer to, and whether they are to use all the rules that there are. */
export type Catalogue = {
  /** As standard/clause. */
  readonly clauses: ReadonlySet<string>;
  /** Ids of the literature's articles. */
  readonly sources: ReadonlySet<string>;
  readonly everyRule?: boolean;
};

type Items = readonly CheckItem[];

/** `head` is undefined where its file could not be read. */
export const checklistProblems = (
  head: ChecklistHead | undefined,
  items: Items,
  catalogue: Catalogue,
): readonly string[] => [
  ...(head === undefined ? [] : badHead(head, catalogue)),
  ...items.flatMap((item, i) =>
    [
      ...badId(item, items.slice(0, i)),
      ...badRule(item),
      ...badConditions(item, head),
      ...badFix(item, items),
      ...badWords(item),
      ...badReferences(item, catalogue),
      ...missingExamples(item),
    ].map((problem) => `${item.id}: ${problem}`),
  ),
  ...cycles(items),
  ...(catalogue.everyRule ? unusedRules(items) : []),
];

const badHead = (head: ChecklistHead, catalogue: Catalogue): readonly string[] => [
  ...head.dimensions.flatMap(({ id, figures }) => badSources(figures, catalogue).map((problem) => `${id}: ${problem}`)),
  ...Object.keys(head.conditions)
    .filter((name) => !Object.hasOwn(conditions, name))
    .map((name) => `words for unknown condition "${name}"`),
];

const badId = ({ id }: CheckItem, before: Items): readonly string[] => [
  ...(dimensionIds.includes(dimensionOf(id)) ? [] : [`unknown dimension "${dimensionOf(id)}"`]),
  ...(before.some((other) => other.id === id) ? ['is there twice'] : []),
];

/** A control is answered by its own key in the pilot file, so that no rule may go by its id. */
const badRule = (item: CheckItem): readonly string[] => {
  const { id, control = false, partial, rule: name } = item;
  if (control === (name !== undefined)) return ['is either a control or names a rule'];
  if (name !== undefined) return badRuleOf(item, name);
  return [
    ...(Object.hasOwn(rules, id) ? ['is a control, but there is a rule of this name'] : []),
    ...(partial === undefined ? [] : ['is a control, which is partial where it is declared so: no `partial`']),
    ...(item.with === undefined ? [] : ['is a control and has no thresholds: no `with`']),
  ];
};

const badRuleOf = (item: CheckItem, name: string): readonly string[] => {
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (rule === undefined) return [`there is no rule "${name}"`];
  const issues = optionsSchema(rule.options).safeParse(item.with ?? {}).error?.issues ?? [];
  return [
    ...(dimensionOf(name) === dimensionOf(item.id) ? [] : [`rule "${name}" belongs to another dimension`]),
    ...issues.map(({ path, message }) => `${['with', ...path].join('.')}: ${message}`),
  ];
};

const badConditions = ({ applies, blocker }: CheckItem, head: ChecklistHead | undefined): readonly string[] =>
  [applies, typeof blocker === 'object' ? blocker.when : undefined].flatMap((name) => {
    if (name === undefined) return [];
    if (!Object.hasOwn(conditions, name)) return [`unknown condition "${name}"`];
    return head === undefined || Object.hasOwn(head.conditions, name) ? [] : [`condition "${name}" has no words`];
  });

const badFix = ({ fix, gate, phase }: CheckItem, items: Items): readonly string[] => [
  ...(roles.some((role) => role === fix.role) ? [] : [`unknown role "${fix.role}"`]),
  ...fix.after.flatMap((id) => {
    const before = items.find((other) => other.id === id);
    if (before === undefined) return [`comes after unknown check "${id}"`];
    return [
      ...(gateOrder[before.gate] > gateOrder[gate] ? [`comes after ${id} of a later gate, ${before.gate}`] : []),
      ...(before.phase > phase ? [`comes after ${id} of a later phase, ${before.phase}`] : []),
    ];
  }),
];

/** Thresholds are filled in already: what is left in braces names none. */
const badWords = ({ statement, gap, why, partial = '', fix, evidence, figures }: CheckItem): readonly string[] =>
  [statement, gap, why, partial, fix.do, fix.done_when, evidence.wanted, ...figures.map(({ says }) => says)].flatMap(
    (words) => (words.match(/\{\w+%?\}/g) ?? []).map((name) => `the words name ${name}, which is no threshold`),
  );

const badReferences = ({ references, figures }: CheckItem, catalogue: Catalogue): readonly string[] => [
  ...references.filter((ref) => !catalogue.clauses.has(ref)).map((ref) => `unknown clause "${ref}"`),
  ...badSources(figures, catalogue),
];

const badSources = (figures: CheckItem['figures'], { sources }: Catalogue): readonly string[] =>
  figures.filter(({ source }) => !sources.has(source)).map(({ source }) => `unknown source "${source}"`);

/** A check on facts shows each outcome that it can have. A control's are the same for all; its conditions are not. */
const missingExamples = ({ rule, partial, applies, examples }: CheckItem): readonly string[] => {
  const wanted = [
    ...(rule ? (['met', 'absent'] as const) : []),
    ...(rule && partial ? (['partial'] as const) : []),
    ...(applies ? (['not-applicable'] as const) : []),
  ];
  return wanted.filter((kind) => examples[kind] === undefined).map((kind) => `no example of ${kind}`);
};

/** Each ring of checks that wait for each other, once. */
const cycles = (items: Items): readonly string[] => {
  const after = new Map(items.map(({ id, fix }) => [id, fix.after]));
  const done = new Set<string>();
  const walk = (id: string, way: readonly string[]): readonly string[] => {
    if (way.includes(id)) return [[...way.slice(way.indexOf(id)), id].join(' after ')];
    if (done.has(id)) return [];
    const found = (after.get(id) ?? []).flatMap((next) => walk(next, [...way, id]));
    done.add(id);
    return found;
  };
  return items.flatMap(({ id }) => walk(id, [])).map((ring) => `cycle: ${ring}`);
};

const unusedRules = (items: Items): readonly string[] => {
  const used = new Set(items.map(({ rule }) => rule));
  return Object.keys(rules)
    .filter((name) => !used.has(name))
    .map((name) => `unused rule "${name}"`);
};
