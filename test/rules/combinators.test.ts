import { describe, expect, it, test } from 'vitest';
import { fieldsPart, type Part } from '../../src/rules/logic.ts';
import { all, byShare, each } from '../../src/rules/outcomes.ts';

const part = (holds: Part['holds'], more: Partial<Part> = {}): Part => ({
  name: 'P',
  at: 'list[0].field',
  holds,
  ...more,
});

describe('byShare', () => {
  test.each<[string, readonly Part[], string, number, number]>([
    ['two of four', [part(true), part(true), part(false), part(false)], 'partial', 0.5, 0.5],
    ['a blank may still hold', [part(true), part(undefined)], 'partial', 0.5, 1],
    ['a blank that stated facts hold at half', [part(true), part(undefined, { best: 0.5 })], 'partial', 0.5, 0.75],
    ['a part in part, nothing blank', [part(true), part(0.5)], 'partial', 0.75, 0.75],
    ['a part in part that can still be more', [part(true), part(0.5, { best: 1 })], 'partial', 0.75, 1],
    ['a plain no stays one, whatever its best', [part(true), part(false, { best: 1 })], 'partial', 0.5, 0.5],
    ['all blank', [part(undefined), part(undefined, { best: 0.5 })], 'unknown', 0, 0.75],
    ['a no and a blank', [part(false), part(undefined)], 'absent', 0, 0.5],
    ['all hold', [part(true), part(true)], 'met', 1, 1],
    ['no parts', [], 'absent', 0, 0],
  ])('%s', (_name, parts, kind, score, best) => {
    expect(byShare(parts, 'hold', 'list')).toMatchObject({ kind, score, best });
  });

  it('is unknown without a list', () => {
    expect(byShare(undefined, 'hold', 'data.sources')).toMatchObject({ kind: 'unknown', seen: 'not stated: sources' });
  });

  it('says how many, which not, and which are blank, and points at the first that falls short', () => {
    const parts = [part(undefined, { name: 'A' }), part(false, { name: 'B', at: 'list[1]' }), part(true)];
    const { seen, at } = byShare(parts, 'things hold', 'list');
    expect(seen).toBe('1 of 3 things hold; not B; not stated for A');
    expect(at).toBe('list[1]');
  });

  it('names ten and counts the others', () => {
    const list = (count: number) => Array.from({ length: count }, (_, i) => part(undefined, { name: `P${i + 1}` }));
    const ten = 'P1, P2, P3, P4, P5, P6, P7, P8, P9, P10';
    expect(byShare(list(10), 'hold', 'list').seen).toBe(`not stated: ${ten}`);
    expect(byShare(list(13), 'hold', 'list').seen).toBe(`not stated: ${ten}, and 3 more`);
    expect(byShare([...list(11), part(true)], 'hold', 'list').seen).toBe(
      `1 of 12 hold; not stated for ${ten}, and 1 more`,
    );
  });

  it('looks for evidence at each part, or where the part says that it stands', () => {
    const { support } = byShare([part(true), part(0.5, { evidenceAt: 'list[1]' }), part(false)], 'hold', 'list');
    expect(support).toEqual([
      { evidencePaths: ['list[0].field'], points: 1 / 3 },
      { evidencePaths: ['list[1]'], points: 0.5 / 3 },
    ]);
  });
});

describe('all and each', () => {
  const [yes, no, blank] = [true, false, undefined].map((holds, i) =>
    part(holds, { name: `P${i}`, at: `list[${i}].x` }),
  );
  test.each<[string, readonly (Part | undefined)[], string, string]>([
    ['all hold', [yes, yes], 'met', 'list'],
    ['one does not', [yes, no, blank], 'absent', 'list[1].x'],
    ['one is blank', [yes, blank], 'unknown', 'list[2].x'],
  ])('%s', (_name, parts, kind, at) => {
    const given = parts.flatMap((one) => one ?? []);
    expect(all(given, 'seen', 'list')).toMatchObject({ kind, at });
    expect(each(given, 'hold', 'list')).toMatchObject({ kind, at });
  });

  it('all needs evidence once, each at every part', () => {
    const parts = [part(true), part(true, { evidenceAt: 'list[1]' })];
    expect(all([part(true), part(true)], 'seen', 'list').support).toEqual([{ evidencePaths: ['list'], points: 1 }]);
    expect(each(parts, 'hold', 'list').support).toEqual([{ evidencePaths: ['list[0].field', 'list[1]'], points: 1 }]);
  });

  it('gives the facts that decided: of the parts that fail, else of all', () => {
    const fact = (path: string) => ({ path, value: '1' });
    const parts = [part(true, { facts: [fact('a')] }), part(false, { facts: [fact('b')] }), part(undefined)];
    expect(all(parts, 'seen', 'list').facts).toEqual([fact('b')]);
    expect(all(parts.slice(0, 1), 'seen', 'list').facts).toEqual([fact('a')]);
    expect(all([part(true)], 'seen', 'list').facts).toBeUndefined();
  });

  it('each is absent without items and unknown without a list', () => {
    expect(each([], 'hold', 'list').kind).toBe('absent');
    expect(each(undefined, 'hold', 'list').kind).toBe('unknown');
  });
});

describe('fieldsPart', () => {
  test.each<[string, Readonly<Record<string, boolean | undefined>>, Partial<Part>]>([
    ['all hold', { owner: true, cadence: true }, { name: 'P', at: 'p', holds: true }],
    [
      'one fails, one is blank',
      { cadence: undefined, owner: false },
      { name: 'P (owner)', at: 'p.owner', holds: false },
    ],
    ['two blank', { owner: undefined, due_date: undefined }, { name: 'P (owner, due date)', at: 'p.owner' }],
  ])('%s', (_name, fields, expected) => {
    expect(fieldsPart('P', 'p', fields)).toMatchObject({ ...expected, evidenceAt: 'p' });
  });
});
