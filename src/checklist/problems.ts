// The order in which gaps are closed: who does it, and after which checks. It must be one that can be kept.
import * as z from 'zod';
import { gateOrder } from '../model/assessment.ts';
import type { CheckItem, ChecklistHead } from '../model/checklist.ts';
import { dimensionFor, dimensionIds, roles } from '../model/vocabulary.ts';
import { didYouMean } from '../read/nearest.ts';
import { shapeFaults } from '../read/shape.ts';
import { conditions } from '../rules/conditions.ts';
import { rules } from '../rules/index.ts';
import type { Options, Threshold } from '../rules/outcomes.ts';

// What is wrong with a check of a checklist, before it is known on which line of which file that is.

/** A fault of a check, or of the head where no check is named; `path` leads into the check's own entry. */
export type ChecklistFault = {
  readonly item?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly hint?: string;
  /** Another check that the fault is about as much. */
  readonly about?: string;
};

export const describeChecklistFault = ({ item, message }: ChecklistFault): string =>
  item === undefined ? message : `${item}: ${message}`;

export type Faults = readonly ChecklistFault[];

export const fault = (
  path: readonly PropertyKey[],
  message: string,
  more: Partial<ChecklistFault> = {},
): ChecklistFault => ({
  path,
  message,
  ...more,
});

const near = (word: string, known: readonly string[]): Partial<ChecklistFault> => {
  const hint = didYouMean(word, known);
  return hint === undefined ? {} : { hint };
};

const badFix = ({ fix, gate, phase }: CheckItem, items: readonly CheckItem[]): Faults => [
  ...(roles.some((role) => role === fix.role)
    ? []
    : [
        fault(['fix', 'role'], `unknown role "${fix.role}"`, {
          hint: didYouMean(fix.role, roles) ?? `roles: ${roles.join(', ')}`,
        }),
      ]),
  ...fix.after.flatMap((id, i) => {
    const path = ['fix', 'after', i];
    const before = items.find((other) => other.id === id);
    if (before === undefined) {
      const ids = items.map((other) => other.id);
      return [fault(path, `comes after unknown check "${id}"`, { ...near(id, ids), about: id })];
    }
    const later = (what: string): ChecklistFault => fault(path, `comes after ${id} of a later ${what}`, { about: id });
    return [
      ...(gateOrder[before.gate] > gateOrder[gate] ? [later(`gate, ${before.gate}`)] : []),
      ...(before.phase > phase ? [later(`phase, ${before.phase}`)] : []),
    ];
  }),
];

/** Each ring of checks that wait for each other, once. */
const cycles = (items: readonly CheckItem[]): Faults => {
  const after = new Map(items.map(({ id, fix }) => [id, fix.after]));
  const done = new Set<string>();
  const walk = (id: string, way: readonly string[]): readonly (readonly string[])[] => {
    if (way.includes(id)) return [[...way.slice(way.indexOf(id)), id]];
    if (done.has(id)) return [];
    const found = (after.get(id) ?? []).flatMap((next) => walk(next, [...way, id]));
    done.add(id);
    return found;
  };
  return items
    .flatMap(({ id }) => walk(id, []))
    .map((ring) =>
      fault(['fix', 'after'], `waits for itself: ${ring.join(' after ')}`, {
        item: ring[0] as string,
        about: ring[1] as string,
      }),
    );
};

// The schema of a rule's options, made when a checklist is loaded: a run that judges by a compiled one needs none.

const optionsSchema = (options: Options): z.ZodType =>
  z.strictObject(
    Object.fromEntries(Object.entries(options).map(([name, threshold]) => [name, thresholdSchema(threshold)])),
  );

const thresholdSchema = (threshold: Threshold): z.ZodType =>
  typeof threshold === 'string' ? numbers[threshold] : z.enum(threshold);

const numbers = {
  number: z.number(),
  share: z.number().min(0).max(1),
  part: z.number().positive().max(1),
  amount: z.number().min(0),
  positive: z.number().positive(),
  count: z.int().positive(),
} as const;

// What can be wrong with a checklist whose files are well-formed: names that lead nowhere, an order that cannot be kept,
// checks that cannot be judged or shown. Every problem is found at once.

/** What the files may refer to, and whether they are to use all the rules that there are. */
export type Catalogue = {
  /** As standard/clause. */
  readonly clauses: ReadonlySet<string>;
  /** Ids of the literature's articles. */
  readonly sources: ReadonlySet<string>;
  readonly everyRule?: boolean;
  /** Ids of organisations' checklists, under which they cite their own policies: northbank/Model risk 4.2. */
  readonly own?: ReadonlySet<string>;
};

type Items = readonly CheckItem[];

/** `head` is undefined where its file could not be read. */
export const checklistFaults = (
  head: ChecklistHead | undefined,
  items: Items,
  catalogue: Catalogue,
): readonly ChecklistFault[] => [
  ...(head === undefined ? [] : badHead(head, catalogue)),
  ...items.flatMap((item, i) =>
    [
      ...badId(item, items.slice(0, i)),
      ...badRule(item),
      ...badConditions(item, head),
      ...badFix(item, items),
      ...wordingFaults(item, badRule(item)),
      ...missingPartly(item),
      ...badReferences(item, catalogue),
      ...missingExamples(item),
    ].map((fault) => ({ item: item.id, ...fault })),
  ),
  ...cycles(items),
  ...(catalogue.everyRule ? unusedRules(items) : []),
];

const badHead = (head: ChecklistHead, catalogue: Catalogue): Faults => [
  ...head.dimensions.flatMap(({ id, figures }) =>
    badSources(figures, catalogue).map((one) => ({ ...one, message: `${id}: ${one.message}` })),
  ),
  ...Object.keys(head.conditions)
    .filter((name) => !Object.hasOwn(conditions, name))
    .map((name) => fault(['conditions', name], `words for unknown condition "${name}"`)),
];

const badId = ({ id }: CheckItem, before: Items): Faults => [
  ...(dimensionIds.includes(dimensionFor(id))
    ? []
    : [fault(['id'], `unknown dimension "${dimensionFor(id)}"`, near(dimensionFor(id), dimensionIds))]),
  ...(before.some((other) => other.id === id) ? [fault(['id'], 'is there twice')] : []),
];

/** A control is answered by its own key in the pilot file, so that no rule may go by its id. */
const badRule = (item: CheckItem): Faults => {
  const { id, control = false, partial, rule: name, expect } = item;
  const ways = [control, name !== undefined, expect !== undefined].filter(Boolean).length;
  if (ways !== 1) return [fault([], 'is either a control or names a rule', { hint: WAYS })];
  if (name !== undefined) return [...badPartly(item), ...ruleFaults(item, name)];
  const kind = control ? 'a control' : 'judged by its expression';
  return [
    ...(control && Object.hasOwn(rules, id) ? [fault(['id'], 'is a control, but there is a rule of this name')] : []),
    ...(!control || partial === undefined
      ? []
      : [fault(['partial'], 'is a control, which is partial where it is declared so: no `partial`')]),
    ...badPartly(item),
    ...(item.with === undefined ? [] : [fault(['with'], `is ${kind} and has no thresholds: no \`with\``)]),
  ];
};

/** The second expression and its words go together. */
const badPartly = ({ expect, expect_partly: partly, partial }: CheckItem): Faults => {
  if (expect === undefined) {
    return partly === undefined ? [] : [fault(['expect_partly'], 'goes with `expect` alone')];
  }
  if ((partly === undefined) === (partial === undefined)) return [];
  return partly === undefined
    ? [fault(['partial'], 'never comes about: no `expect_partly` says when it is partial')]
    : [fault([], 'has `expect_partly`, and no `partial` that says in words when it is partial')];
};

const WAYS = 'write one of these: control: true, rule: <name>, or expect: <expression>';

const ruleFaults = (item: CheckItem, name: string): Faults => {
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (rule === undefined) return [fault(['rule'], `there is no rule "${name}"`, near(name, Object.keys(rules)))];
  const options = Object.keys(rule.options);
  const known = options.length === 0 ? 'it has no thresholds' : `its thresholds: ${options.join(', ')}`;
  return [
    ...(dimensionFor(name) === dimensionFor(item.id)
      ? []
      : [fault(['rule'], `rule "${name}" belongs to another dimension`)]),
    ...shapeFaults(optionsSchema(rule.options), item.with ?? {}).map(({ parts, message, hint = known }) => {
      const path = ['with', ...parts];
      return fault(path, `${path.join('.')}: ${message}`, { hint });
    }),
  ];
};

const badConditions = ({ applies, blocker }: CheckItem, head: ChecklistHead | undefined): Faults =>
  [['applies', applies] as const, ['blocker', typeof blocker === 'object' ? blocker.when : undefined] as const].flatMap(
    ([key, name]) => {
      if (name === undefined) return [];
      if (!Object.hasOwn(conditions, name)) {
        return [fault([key], `unknown condition "${name}"`, near(name, Object.keys(conditions)))];
      }
      return head === undefined || Object.hasOwn(head.conditions, name)
        ? []
        : [fault([key], `condition "${name}" has no words`)];
    },
  );

/** Thresholds are filled in already: what is left in braces names none, or one whose value is told as wrong. */
const wordingFaults = (item: CheckItem, told: Faults): Faults => {
  const { statement, gap, why, partial = '', partly = '', fix, evidence, figures } = item;
  const wrong = new Set(told.flatMap(({ path: [key, name] }) => (key === 'with' ? [`{${String(name)}}`] : [])));
  const words: readonly (readonly [readonly PropertyKey[], string])[] = [
    [['statement'], statement],
    [['gap'], gap],
    [['why'], why],
    [['partial'], partial],
    [['partly'], partly],
    [['fix', 'do'], fix.do],
    [['fix', 'done_when'], fix.done_when],
    [['evidence', 'wanted'], evidence.wanted],
    ...figures.map(({ says }, i) => [['figures', i, 'says'], says] as const),
  ];
  return words.flatMap(([path, text]) =>
    (text.match(/\{\w+%?\}/g) ?? [])
      .filter((name) => !wrong.has(name.replace('%', '')))
      .map((name) => fault(path, `the words name ${name}, which is no threshold`)),
  );
};

/** `gap` is what a reader sees where nothing holds; of a check that holds in part it would be false. */
const missingPartly = ({ control, partial, partly }: CheckItem): Faults => {
  if ((control !== true && partial === undefined) || partly !== undefined) return [];
  const hint = 'say what is true then, such as "Only some outputs are validated at run time"';
  return [fault([], 'can be partial, and has no `partly`: the sentence that is shown then', { hint })];
};

/** An organisation's own policies, cited under its id, are its own to know. */
const badReferences = ({ references, figures }: CheckItem, { clauses, own, ...catalogue }: Catalogue): Faults => [
  ...references.flatMap((ref, i) =>
    clauses.has(ref) || own?.has(ref.split('/')[0] ?? '')
      ? []
      : [fault(['references', i], `unknown clause "${ref}"`, near(ref, [...clauses]))],
  ),
  ...badSources(figures, { clauses, ...catalogue }),
];

const badSources = (figures: CheckItem['figures'], { sources }: Catalogue): Faults =>
  figures.flatMap(({ source }, i) =>
    sources.has(source) ? [] : [fault(['figures', i, 'source'], `unknown source "${source}"`)],
  );

/** A check on facts shows each outcome that it can have. A control's are the same for all; its conditions are not. */
const missingExamples = ({ rule, expect, partial, applies, examples }: CheckItem): Faults => {
  const onFacts = rule !== undefined || expect !== undefined;
  const wanted = [
    ...(onFacts ? (['met', 'absent'] as const) : []),
    ...(onFacts && partial ? (['partial'] as const) : []),
    ...(applies ? (['not-applicable'] as const) : []),
  ];
  return wanted
    .filter((kind) => examples[kind] === undefined)
    .map((kind) => fault(['examples'], `no example of ${kind}`));
};

const unusedRules = (items: Items): Faults => {
  const used = new Set(items.map(({ rule }) => rule));
  return Object.keys(rules)
    .filter((name) => !used.has(name))
    .map((name) => fault([], `unused rule "${name}"`));
};
