// Organisations' own facts judged by expressions in CEL: each is read and type-checked when a checklist is loaded, and
// run on each pilot. Loaded only where a checklist has an expression.
import type { CheckItem, Expectation } from '../../model/checklist.ts';
import type { Pilot } from '../../model/pilot.ts';
import { type ChecklistFault, fault } from '../checklist-fault.ts';
import { checkTypes } from './check.ts';
import { type Answer, longList, outcomeOf } from './outcome.ts';
import { type Fault, placeIn, readExpression } from './read.ts';
import { runnerOf } from './run.ts';
import { statedAt, type Value, valuesOf } from './values.ts';
import { type DeclaredFacts, dashedIn, type Vocabulary, vocabularyOf } from './vocabulary.ts';

export type { DeclaredFacts } from './vocabulary.ts';

export type Expected = Pick<CheckItem, 'id' | 'expect' | 'expect_partly'>;

export type Compiled = {
  readonly problems: readonly ChecklistFault[];
  /** By the id of the check; those that have a problem are not there. */
  readonly judges: ReadonlyMap<string, Expectation>;
};

export type Compile = (items: readonly Expected[], facts: DeclaredFacts) => Compiled;

export const compileExpectations: Compile = (items, facts) => {
  const vocabulary = vocabularyOf(facts);
  const read = onceEach((pilot) => valuesOf(pilot, vocabulary));
  const compiled = items.flatMap((item) => {
    const whole = compileOne(item, 'expect', vocabulary);
    return whole === undefined ? [] : [{ item, whole, partly: compileOne(item, 'expect_partly', vocabulary) }];
  });
  return {
    problems: compiled.flatMap(({ whole, partly }) => [...problemsOf(whole), ...problemsOf(partly)]),
    judges: new Map(
      compiled.flatMap(({ item, whole, partly }) => {
        if (!isSound(whole) || (partly !== undefined && !isSound(partly))) return [];
        const judge: Expectation = (pilot, asOf) => {
          const values = read(pilot);
          return outcomeOf(whole(values, asOf), () => partly?.(values, asOf));
        };
        return [[item.id, judge] as const];
      }),
    ),
  };
};

type Ask = (values: ReadonlyMap<string, Value>, asOf: string) => Answer;
type One = Ask | readonly ChecklistFault[];

const isSound = (one: One): one is Ask => typeof one === 'function';
const problemsOf = (one: One | undefined) => (one === undefined || isSound(one) ? [] : one);

const compileOne = (item: Expected, key: 'expect' | 'expect_partly', vocabulary: Vocabulary): One | undefined => {
  const text = item[key];
  if (text === undefined) return undefined;
  const told = ({ offset, message, hint }: Fault): ChecklistFault =>
    fault([key], `${placeIn(text, offset)}: ${message}`, { item: item.id, ...(hint !== undefined && { hint }) });
  const dashed = dashedIn(text, vocabulary);
  if (dashed !== undefined) return [told(dashed)];
  const tree = readExpression(text);
  if ('message' in tree) return [told(tree)];
  const { faults, reads, pathOf } = checkTypes(tree, vocabulary);
  if (faults.length > 0) return [...faults].sort((a, b) => a.offset - b.offset).map(told);
  const run = runnerOf(tree);
  return (values, asOf) => {
    const stated = reads.flatMap((path) => statedAt(values, path));
    const truth = longList(stated) ?? run(values, asOf);
    const failed = typeof truth === 'object' && truth.part !== undefined ? pathOf.get(truth.part) : undefined;
    return { truth, stated, failed };
  };
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
