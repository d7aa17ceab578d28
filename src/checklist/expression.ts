// Organisations' own facts judged by expressions in CEL: each is read and type-checked when a checklist is loaded, and
// run on each pilot. Loaded only where a checklist has an expression.

import { type CelInput, CelScalar, celEnv, celFunc, isCelError, plan } from '@bufbuild/cel';
import { controlStatus } from '../assess/evaluate.ts';
import type { CheckItem, Expectation } from '../model/checklist.ts';
import { daysBetween } from '../model/dates.ts';
import type { Outcome, StatedFact } from '../model/evidence.ts';
import type { Control } from '../model/fields.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { join } from '../model/problem.ts';
import { isRecord, shorten } from '../model/vocabulary.ts';
import { absent, half, met, unknown } from '../rules/outcomes.ts';
import {
  type DeclaredFacts,
  dashedIn,
  type ExpressionFault,
  type ExpressionNames,
  type ExpressionTree,
  expressionName,
  expressionVocabulary,
  type MapType,
  placeIn,
  readExpression,
  type Text,
  type Type,
} from './expression-names.ts';
import { checkTypes } from './expression-types.ts';
import { type ChecklistFault, fault } from './problems.ts';

// The pilot as an expression reads it: fields of the types that they are declared with, blank ones not there.

export type Value = boolean | bigint | number | string | readonly Value[] | ReadonlyMap<string, Value>;

/** An expression that reads a longer list is not run, so that none takes long. */
export const MOST_ENTRIES = 200;

/** Stands for a longer list. */
const tooLong: readonly Value[] = [];

/** Sections by their paths; one that is not in the file has no fields, and a list that is not there is not there. */
const expressionValues = (pilot: Pilot, vocabulary: ExpressionNames): ReadonlyMap<string, Value> => {
  const sections: Readonly<Record<string, unknown>> = pilot;
  const known = [...vocabulary.values()].flatMap(({ path, type }) => (path === undefined ? [] : [{ path, type }]));
  return filled(
    known.map(({ path, type }) => [path, toValue(sections[path] ?? (type.kind === 'map' ? {} : undefined), type)]),
  );
};

const toValue = (value: unknown, type: Type): Value | undefined => {
  switch (type.kind) {
    case 'bool':
      return typeof value === 'boolean' ? value : undefined;
    case 'int':
      return Number.isSafeInteger(value) ? BigInt(value as number) : undefined;
    case 'double':
      return toNumber(type.estimate && isRecord(value) ? value.likely : value);
    case 'date':
      return typeof value === 'string' ? value : undefined;
    case 'text':
      return toText(value, type);
    case 'list':
      return value === undefined ? undefined : toEntries(Array.isArray(value) ? value : [value], type.of);
    case 'map':
      return isRecord(value) ? toMap(value, type) : undefined;
    default:
      return undefined;
  }
};

const toNumber = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

const toText = (value: unknown, { control }: Text): string | undefined => {
  if (!control) return typeof value === 'string' ? value : undefined;
  const status = controlStatus(value as Control | undefined);
  return status === 'unknown' ? undefined : status;
};

const toEntries = (list: readonly unknown[], of: Type): readonly Value[] => {
  if (list.length > MOST_ENTRIES) return tooLong;
  return list.flatMap((one) => {
    const value = toValue(one, of);
    return value === undefined ? [] : [value];
  });
};

const toMap = (value: Readonly<Record<string, unknown>>, { fields, others }: MapType): ReadonlyMap<string, Value> =>
  filled(
    Object.entries(value).map(([key, one]) => {
      const type = fields.get(key) ?? (key === 'evidence' ? undefined : others);
      return [key, type && toValue(one, type)];
    }),
  );

const filled = (entries: readonly (readonly [string, Value | undefined])[]): ReadonlyMap<string, Value> =>
  new Map(entries.filter((entry): entry is readonly [string, Value] => entry[1] !== undefined));

/** What stands under a path, if anything does; `ends` where it leads through a list that has no entries. */
export type StatedPath = { readonly path: string; readonly value: Value | undefined; readonly ends?: true };

/** One for each entry where the path has []; of an empty list, the list. */
const statedAt = (values: ReadonlyMap<string, Value>, path: string): readonly StatedPath[] =>
  path
    .split(/\.|(?=\[)/)
    .reduce<readonly StatedPath[]>((all, part) => all.flatMap((one) => step(one, part)), [{ path: '', value: values }]);

const step = (one: StatedPath, part: string): readonly StatedPath[] => {
  const { path, value, ends } = one;
  if (ends) return [one];
  if (!part.startsWith('[')) {
    const inside = value instanceof Map ? (value.get(part) as Value | undefined) : undefined;
    return [{ path: join(path, part), value: inside }];
  }
  const list = Array.isArray(value) ? (value as readonly Value[]) : [];
  const wanted = part === '[]' ? [...list.keys()] : [Number(part.slice(1, -1))];
  if (part === '[]' && list.length === 0) return [{ path, value, ends: true }];
  return wanted.map((i) => ({ path: join(path, i), value: list[i] }));
};

// Runs an expression that was checked. What cannot be evaluated is never an exception: it is not known, with the reason.

/** True or false; or why neither, and which part of the expression it was. */
export type ExpressionTruth = boolean | { readonly why: string; readonly part: bigint | undefined };

export type RunExpression = (values: ReadonlyMap<string, Value>, asOf: string) => ExpressionTruth;

const { DOUBLE, INT, STRING } = CelScalar;

/** An endless number is above every threshold and shows nothing. */
const finite = (value: number): number => {
  if (Number.isFinite(value)) return value;
  throw new Error('gives no number');
};

const env = celEnv({
  funcs: [
    celFunc('_+_', [DOUBLE, DOUBLE], DOUBLE, (a, b) => finite(a + b)),
    celFunc('_-_', [DOUBLE, DOUBLE], DOUBLE, (a, b) => finite(a - b)),
    celFunc('_*_', [DOUBLE, DOUBLE], DOUBLE, (a, b) => finite(a * b)),
    celFunc('_/_', [DOUBLE, DOUBLE], DOUBLE, (a, b) => (b === 0 ? divideByZero() : finite(a / b))),
    celFunc('days', [STRING, STRING], INT, (a, b) => BigInt(daysBetween(a, b))),
  ],
});

const divideByZero = (): never => {
  throw new Error('divide by zero');
};

const makeRunner = ({ root }: ExpressionTree): RunExpression => {
  const evaluate = plan(env, root);
  return (values, asOf) => {
    const names = [...values].map(([path, value]) => [expressionName(path), value]);
    // A field that is not stated is an Error to the library, one for each entry: where it was made takes most of the time.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      const result = evaluate({ ...Object.fromEntries(names), asOf } as Record<string, CelInput>);
      if (typeof result === 'boolean') return result;
      const message = isCelError(result) ? result.message : '';
      return { why: reasonFor(message), part: isCelError(result) ? result.exprId : undefined };
    } catch (error) {
      return { why: reasonFor((error as Error).message), part: undefined };
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  };
};

const reasons: readonly (readonly [RegExp, string])[] = [
  [/(divide|modulus) by zero/, 'it divides by zero'],
  [/overflow|gives no number/, 'its numbers become too large'],
  [/out of bounds/i, 'it names an entry that the list does not have'],
];

const reasonFor = (message: string): string =>
  reasons.find(([pattern]) => pattern.test(message))?.[1] ?? 'it cannot be worked out';

// The outcome of a check that is judged by an expression, from what the expression says of a pilot.

/** What an expression says, and where the pilot file states what it reads. */
export type ExpressionResult = {
  readonly truth: ExpressionTruth;
  readonly stated: readonly StatedPath[];
  /** The path of the part that could not be worked out. */
  readonly failed?: string | undefined;
};

const HALF = 0.5;

/** `partly` is asked only where the whole is false. */
const toOutcome = (whole: ExpressionResult, partly: () => ExpressionResult | undefined): Outcome => {
  if (typeof whole.truth === 'object') return open(whole, 1);
  if (whole.truth) return met(...told(whole, 1));
  const part = partly();
  if (part === undefined || part.truth === false) return absent(...told(whole, 0));
  return typeof part.truth === 'object' ? open(part, HALF) : half(...toldPartly(whole, part));
};

/** An organisation's own facts are to be shown; where an expression reads none, what it reads. Blanks decide nothing. */
const told = ({ stated }: ExpressionResult, points: number) => {
  const known = stated.filter(({ value }) => value !== undefined);
  const own = known.filter(({ path }) => path.startsWith('x-'));
  const deciding = own.length > 0 ? own : known;
  const facts = toFacts(deciding);
  const places = [...new Set(deciding.map(({ path }) => path))];
  const more = { facts: facts.slice(0, MOST_FACTS), support: points === 0 ? [] : [{ evidencePaths: places, points }] };
  return [seenIn(facts), places[0] ?? stated[0]?.path ?? '', more] as const;
};

/** What keeps it from met is said beside what makes it partial; evidence is wanted of the latter alone. */
const toldPartly = (whole: ExpressionResult, part: ExpressionResult) => {
  const [, at, { support }] = told(part, HALF);
  const paths = new Set(part.stated.map(({ path }) => path));
  const both = [...part.stated, ...whole.stated.filter(({ path }) => !paths.has(path))];
  const [seen, , { facts }] = told({ ...part, stated: both }, HALF);
  return [seen, at, { facts, support }] as const;
};

const MOST_FACTS = 20;

/** The part that failed says what is not stated; where nothing is missing, there is another reason. */
const open = ({ truth, stated, failed = '' }: ExpressionResult, best: number): Outcome => {
  const missing = stated.filter(({ value }) => value === undefined);
  const first = missing.find(({ path }) => failed !== '' && anyEntry(path).startsWith(anyEntry(failed))) ?? missing[0];
  if (first !== undefined) return unknown(`not stated: ${first.path}`, first.path, best);
  const why = typeof truth === 'object' ? truth.why : '';
  return unknown(`the expression cannot tell: ${why}`, stated[0]?.path ?? '', best);
};

const anyEntry = (path: string): string => path.replace(/\[\d+\]/g, '[]');

const FEW = 4;

const seenIn = (facts: readonly StatedFact[]): string => {
  const few = facts.slice(0, FEW).map(({ path, value }) => `${path} is ${value}`);
  return [...few, ...(facts.length > FEW ? [`and ${facts.length - FEW} more`] : [])].join(', ');
};

const toFacts = (stated: readonly StatedPath[]): readonly StatedFact[] =>
  stated.flatMap(({ path, value }) => (value === undefined ? [] : [{ path, value: describeValue(value) }]));

const describeValue = (value: Value): string => {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : shorten(value.map(describeValue).join(', '));
  return typeof value === 'object' ? 'a map' : shorten(String(value));
};

/** Why an expression is not run. */
const longList = (stated: readonly StatedPath[]): ExpressionTruth | undefined => {
  const long = stated.find(({ value }) => value === tooLong);
  return long && { why: `${long.path} has more than ${MOST_ENTRIES} entries`, part: undefined };
};

export type { DeclaredFacts } from './expression-names.ts';

export type Expected = Pick<CheckItem, 'id' | 'expect' | 'expect_partly'>;

export type Compiled = {
  readonly problems: readonly ChecklistFault[];
  /** By the id of the check; those that have a problem are not there. */
  readonly judges: ReadonlyMap<string, Expectation>;
};

export type Compile = (items: readonly Expected[], facts: DeclaredFacts) => Compiled;

/**
 * Compiles the expressions of all items. What is wrong with one is a problem at its place, and its item has no judge
 * then; an expression that fails on a pilot gives `unknown`, never an exception.
 */
export const compileExpectations: Compile = (items, facts) => {
  const vocabulary = expressionVocabulary(facts);
  const read = onceEach((pilot) => expressionValues(pilot, vocabulary));
  const stepBudget = onceEach((): Budget => ({ left: MOST_STEPS }));
  const knownOutcomes = onceEach(() => new Map<string, Outcome>());
  let characters = 0;
  const compiled = items.flatMap((item) => {
    const before = characters;
    characters += (item.expect?.length ?? 0) + (item.expect_partly?.length ?? 0);
    if (before > MOST_CHARACTERS) return [];
    if (characters > MOST_CHARACTERS) return [{ item, whole: tooMuch(item), partly: undefined }];
    const whole = compileOne(item, 'expect', vocabulary);
    return whole === undefined ? [] : [{ item, whole, partly: compileOne(item, 'expect_partly', vocabulary) }];
  });
  return {
    problems: compiled.flatMap(({ whole, partly }) => [...problemsIn(whole), ...problemsIn(partly)]),
    judges: new Map(
      compiled.flatMap(({ item, whole, partly }) => {
        if (!isSound(whole) || (partly !== undefined && !isSound(partly))) return [];
        const judge: Expectation = (pilot, asOf) => {
          const [values, budget, known] = [read(pilot), stepBudget(pilot), knownOutcomes(pilot)];
          const name = `${item.id} ${asOf}`;
          const outcome =
            known.get(name) ?? toOutcome(whole(values, asOf, budget), () => partly?.(values, asOf, budget));
          known.set(name, outcome);
          return outcome;
        };
        return [[item.id, judge] as const];
      }),
    ),
  };
};

/** Characters of all expressions together, so that reading them takes less than a second. */
const MOST_CHARACTERS = 50_000;

const tooMuch = ({ id }: Expected): readonly ChecklistFault[] => [
  fault(['expect'], `the expressions up to here have more than ${MOST_CHARACTERS} characters together`, {
    item: id,
    hint: 'judge this, and what comes after it, in other words or in a checklist of its own',
  }),
];

type Ask = (values: ReadonlyMap<string, Value>, asOf: string, budget: Budget) => ExpressionResult;
type One = Ask | readonly ChecklistFault[];

const isSound = (one: One): one is Ask => typeof one === 'function';
const problemsIn = (one: One | undefined) => (one === undefined || isSound(one) ? [] : one);

const compileOne = (item: Expected, key: 'expect' | 'expect_partly', vocabulary: ExpressionNames): One | undefined => {
  const text = item[key];
  if (text === undefined) return undefined;
  const told = ({ offset, message, hint }: ExpressionFault): ChecklistFault =>
    fault([key], `${placeIn(text, offset)}: ${message}`, { item: item.id, ...(hint !== undefined && { hint }) });
  const dashed = dashedIn(text, vocabulary);
  if (dashed !== undefined) return [told(dashed)];
  const tree = readExpression(text);
  if ('message' in tree) return [told(tree)];
  const { faults, reads, pathById } = checkTypes(tree, vocabulary);
  if (faults.length > 0) return [...faults].sort((a, b) => a.offset - b.offset).map(told);
  const run = makeRunner(tree);
  const depths = partsByDepth(tree.root);
  return (values, asOf, budget) => {
    const each = reads.map((path) => statedAt(values, path));
    const stated = each.flat();
    const steps = stepsIn(depths, Math.max(1, ...each.map((some) => some.length)));
    const truth = longList(stated) ?? spent(steps, budget) ?? run(values, asOf);
    const failed = typeof truth === 'object' && truth.part !== undefined ? pathById.get(truth.part) : undefined;
    return { truth, stated, failed };
  };
};

/** Steps that all expressions of a checklist may take on one pilot, about a third of a second. */
const MOST_STEPS = 2_000_000;

type Budget = { left: number };

/** Parts of an expression by how many loops stand around them. */
const partsByDepth = (root: ExpressionTree['root']): readonly number[] => {
  const counts: number[] = [];
  const visit = (part: unknown, depth: number): void => {
    if (typeof part !== 'object' || part === null) return;
    if (Array.isArray(part)) {
      for (const one of part) visit(one, depth);
      return;
    }
    const { exprKind } = part as Partial<ExpressionTree['root']>;
    if (exprKind !== undefined) counts[depth] = (counts[depth] ?? 0) + 1;
    const isLoop = exprKind?.case === 'comprehensionExpr';
    for (const [key, inside] of Object.entries(isLoop ? exprKind.value : part)) {
      visit(inside, isLoop && (key === 'loopStep' || key === 'loopCondition') ? depth + 1 : depth);
    }
  };
  visit(root, 0);
  return counts;
};

/** At the most: each loop goes over as many entries as the longest list has. */
const stepsIn = (depths: readonly number[], entries: number): number =>
  depths.reduce((sum, parts = 0, depth) => sum + parts * entries ** depth, 0);

/** Why an expression is not run any more: those before it have taken what there is. */
const spent = (steps: number, budget: Budget): ExpressionTruth | undefined => {
  if (steps > budget.left) {
    const why = `the expressions of the checklist would take more than ${MOST_STEPS} steps on this pilot`;
    return { why, part: undefined };
  }
  budget.left -= steps;
  return undefined;
};

/** What many expressions read of one pilot is made once. */
const onceEach = <T>(make: (pilot: Pilot) => T): ((pilot: Pilot) => T) => {
  const made = new WeakMap<Pilot, T>();
  return (pilot) => {
    const known = made.get(pilot) ?? make(pilot);
    made.set(pilot, known);
    return known;
  };
};
