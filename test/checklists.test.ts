import { describe, expect, it } from 'vitest';
import { loadCore, readYaml } from '../scripts/checklist-files.ts';
import { exampleFaults, missingOutcomes } from '../src/assess/kit.ts';
import type { CheckItem } from '../src/model/checklist.ts';
import { rules } from '../src/rules/registry.ts';

const { checklist, problems } = loadCore();

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

const frameOf = ({ id, control, gate, phase, weight, blocker, applies }: CheckItem) => ({
  id,
  from: control ? 'control' : 'facts',
  gate,
  phase,
  weight,
  blocker: typeof blocker === 'object' ? 'conditional' : blocker,
  applies: applies !== undefined,
});

describe('the core checklist', () => {
  it('loads without problems', () => expect(problems).toEqual([]));

  it('keeps the frame of its catalogue, all 123 checks of it', () => {
    const catalogue = readYaml('test/fixtures/catalogue.yaml') as readonly { id: string }[];
    expect(catalogue).toHaveLength(123);
    expect(checklist.items.map(frameOf).sort(byId)).toEqual([...catalogue].sort(byId));
  });

  it('uses every rule in exactly one check, the one that it is named after', () => {
    const used = checklist.items.flatMap(({ rule }) => rule ?? []);
    expect(used.sort()).toEqual(Object.keys(rules).sort());
    expect(checklist.items.filter(({ id, rule }) => rule !== undefined && rule !== id)).toEqual([]);
  });

  it('states every condition for a check that uses it', () => {
    const used = checklist.items.flatMap(({ applies, blocker }) => [
      applies ?? [],
      typeof blocker === 'object' ? blocker.when : [],
    ]);
    expect([...new Set(used.flat())].sort()).toEqual(Object.keys(checklist.conditions).sort());
  });
});

describe('the kit', () => {
  const ids = new Set(checklist.items.map(({ id }) => id));

  it('reaches every outcome that an example stands for', () => expect(exampleFaults(checklist, ids)).toEqual([]));
  it('knows no outcome without an example', () => expect(missingOutcomes(checklist, ids)).toEqual([]));
});

describe('the words of the core checklist', () => {
  const wordsOf = ({ statement, gap, partial = '', fix }: CheckItem) => [
    statement,
    gap,
    partial,
    fix.do,
    fix.done_when,
  ];

  it.each(checklist.items.map((item) => [item.id, item] as const))(
    '%s: no full stop where others add one',
    (_id, item) => {
      expect(wordsOf(item).filter((words) => /[.!]$/.test(words))).toEqual([]);
      expect(item.why).toMatch(/\.$/);
    },
  );

  it.each(checklist.items.map((item) => [item.id, item] as const))(
    '%s: capitals where a sentence begins',
    (_id, item) => {
      const { statement, gap, why, fix, evidence, figures, partial = 'x' } = item;
      expect([statement, gap, why, fix.do, fix.done_when].filter((words) => !/^[A-Z0-9]/.test(words))).toEqual([]);
      const clauses = [evidence.wanted, partial, ...figures.map(({ says }) => says)];
      expect(clauses.filter((words) => /^[A-Z][a-z]/.test(words))).toEqual([]);
    },
  );
});
