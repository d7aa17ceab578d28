import { describe, expect, it } from 'vitest';
import { loadCore } from '../scripts/checklist-files.ts';
import { EXAMPLES_AS_OF, exampleFaults, missingOutcomes } from '../src/checklist/examples.ts';
import type { CheckItem } from '../src/model/checklist.ts';
import { earlyConditions } from '../src/rules/conditions.ts';
import { rules } from '../src/rules/index.ts';
import { AS_OF } from './folders.ts';

const { checklist, unfilled, problems } = loadCore();

describe('the core checklist', () => {
  it('loads without problems', () => expect(problems).toEqual([]));

  it('uses every rule in exactly one check, the one that it is named after', () => {
    const used = checklist.items.flatMap(({ rule }) => rule ?? []);
    expect(used.sort()).toEqual(Object.keys(rules).sort());
    expect(checklist.items.filter(({ id, rule }) => rule !== undefined && rule !== id)).toEqual([]);
  });

  it('states every condition for a check that uses it', () => {
    const used = checklist.items.flatMap(({ applies, blocker, early = [] }) => [
      applies ?? [],
      early.map((word) => earlyConditions[word]),
      typeof blocker === 'object' ? blocker.when : [],
    ]);
    expect([...new Set(used.flat(2))].sort()).toEqual(Object.keys(checklist.conditions).sort());
  });
});

describe('the kit', () => {
  const ids = new Set(checklist.items.map(({ id }) => id));

  it('is of the day that tests judge by', () => expect(AS_OF).toBe(EXAMPLES_AS_OF));
  it('reaches every outcome that an example stands for', () => expect(exampleFaults(checklist, ids)).toEqual([]));
  it('knows no outcome without an example', () => expect(missingOutcomes(checklist, ids)).toEqual([]));
});

describe('the words of the core checklist', () => {
  const wordsOf = ({ statement, gap, partly = '', partial = '', fix }: CheckItem) => [
    statement,
    gap,
    partly,
    partial,
    fix.do,
    fix.done_when,
  ];

  it('end without a full stop where other words follow', () => {
    const stopped = checklist.items.filter((item) => wordsOf(item).some((words) => /[.!]$/.test(words)));
    expect(stopped.map(({ id }) => id)).toEqual([]);
    expect(checklist.items.filter(({ why }) => !why.endsWith('.')).map(({ id }) => id)).toEqual([]);
  });

  /** All texts of a value, however deep. */
  const textsIn = (value: unknown): readonly string[] => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
  };
  /** A number as words write it: 0.95, 95%; 10000, 10,000. */
  const writings = (value: number) => [String(value), value.toLocaleString('en'), `${Math.round(value * 1000) / 10}%`];

  it('name a threshold, which an organisation may change, and never repeat it', () => {
    const repeated = unfilled.flatMap(({ id, with: thresholds = {}, examples, references, figures, ...words }) => {
      const numbers = Object.values(thresholds).flatMap((value) => (typeof value === 'number' ? writings(value) : []));
      const said = textsIn(words).flatMap((text) => text.match(/\d[\d.,]*(?<=\d)%?/g) ?? []);
      return said.filter((one) => numbers.includes(one)).map((one) => `${id}: ${one}`);
    });
    expect(repeated).toEqual([]);
  });

  it('have every threshold that they name filled in', () => {
    expect(unfilled.flatMap(textsIn).filter((text) => /\{\w+%?\}/.test(text)).length).toBeGreaterThan(20);
    expect(checklist.items.flatMap(textsIn).filter((text) => /\{\w+%?\}/.test(text))).toEqual([]);
  });

  it('begin with a capital where a sentence begins, and nowhere else', () => {
    const sentences = ({ statement, gap, partly = 'X', why, fix }: CheckItem) => [
      ...[statement, gap, partly, why],
      ...[fix.do, fix.done_when],
    ];
    const clauses = ({ evidence, partial = 'x', figures }: CheckItem) => [
      evidence.wanted,
      partial,
      ...figures.map(({ says }) => says),
    ];
    expect(checklist.items.flatMap(sentences).filter((words) => !/^[A-Z0-9]/.test(words))).toEqual([]);
    expect(checklist.items.flatMap(clauses).filter((words) => /^[A-Z][a-z]/.test(words))).toEqual([]);
  });
});
