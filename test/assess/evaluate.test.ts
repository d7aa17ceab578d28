// What becomes of a check before its control or its rule is asked: its condition, its blocker, its turn.
import { describe, expect, it, test } from 'vitest';
import { evaluate, holds } from '../../src/assess/evaluate.ts';
import type { CheckItem } from '../../src/model/checklist.ts';
import { AS_OF, pilotOf } from '../kit.ts';
import { checklistOf, control } from './small.ts';

type Fragment = Readonly<Record<string, unknown>>;

const sources = (word?: string): Fragment => ({ data: { sources: [{ name: 'A', personal_data: word }] } });
const outcomes = (items: readonly CheckItem[], ...fragments: readonly Fragment[]) =>
  evaluate(checklistOf(items), pilotOf(...fragments), AS_OF);
const onFacts = (id: string, more: Partial<CheckItem> = {}): CheckItem => {
  const { control: _, ...item } = control(id, { rule: id, with: {}, ...more });
  return item;
};

describe('the condition of a check on facts', () => {
  const ownership = onFacts('data.ownership', { applies: 'personal-data' });
  test.each([
    ['holds: the rule decides', 'personal', 'unknown', 'owner'],
    ['does not hold', 'none', 'not-applicable', 'counts only where a source holds personal data'],
    ['is not known', undefined, 'unknown', 'not stated whether a source holds personal data'],
  ])('%s', (_name, word, kind, seen) => {
    const [judged] = outcomes([ownership], sources(word));
    expect(judged?.outcome.kind).toBe(kind);
    expect(judged?.outcome.seen).toContain(seen);
  });

  it('is true where none is named', () => expect(holds(undefined, pilotOf({}), AS_OF)).toBe(true));
});

describe('whether a blocker is live', () => {
  const when = { when: 'personal-data' };
  test.each([
    ['never one', false, {}, false],
    ['always one', true, {}, true],
    ['its condition holds', when, sources('health'), true],
    ['its condition does not hold', when, sources('none'), false],
    ['its condition is not known', when, sources(), true],
  ])('%s', (_name, blocker, fragment, live) => {
    expect(outcomes([control('data.c0', { blocker })], fragment)[0]?.live).toBe(live);
  });

  const conditional = control('data.c0', { blocker: true, applies: 'personal-data' });
  const declared = { data: { controls: { c0: { status: 'n/a', reason: 'r' } } } };
  test.each([
    ['not one where the check does not apply', sources('none'), false],
    ['still one where it was declared away', declared, true],
    ['still one where it was declared away against the facts', { ...sources('health') }, true],
  ])('%s', (_name, fragment, live) => {
    expect(outcomes([conditional], fragment, declared)[0]?.live).toBe(live);
  });
});

describe('the turn of a check', () => {
  const capacity = onFacts('talent.capacity', { with: { stretch: 1.5 } });
  const effort = (id: string, likely: number, more: Partial<CheckItem> = {}) =>
    control(id, { ...more, fix: { ...control(id).fix, days: { low: 1, likely, high: 99 } } });
  // Five working days for one: Monday 2026-11-23 to Monday 2026-11-30.
  const team = { pilot: { production_target: '2026-11-30' }, plan: { capacity: { devops: 1 } } };
  const judged = (...rest: readonly CheckItem[]) =>
    outcomes([capacity, ...rest], team, { data: { controls: { half: 'partial', done: 'in-place', open: 'absent' } } });

  test.each([
    ['an open gap of 5 days fits', [effort('data.open', 5)], 'met'],
    ['one of 6 does not quite', [effort('data.open', 6)], 'partial'],
    ['one of 8 does not', [effort('data.open', 8)], 'absent'],
    ['half of 10 days is 5', [effort('data.half', 10)], 'met'],
    ['what is done takes none', [effort('data.open', 5), effort('data.done', 50)], 'met'],
    ['what is not stated takes all of it', [effort('data.blank', 8)], 'absent'],
    ['what is due at the scale gate can wait', [effort('data.open', 50, { gate: 'scale' })], 'met'],
  ])('capacity is judged after the others: %s', (_name, rest, kind) => {
    expect(judged(...rest)[0]?.outcome.kind).toBe(kind);
  });

  it('can still be met where the blanks of the others turn out well, and not where they are stated', () => {
    const best = (id: string) => judged(effort(id, 8))[0]?.outcome.best;
    expect([best('data.blank'), best('data.open')]).toEqual([1, 0]);
  });

  it('does not touch what does not apply', () => {
    const away = effort('data.open', 50, { applies: 'agents' });
    expect(judged(away)[0]?.outcome.kind).toBe('met');
  });

  it('does not change the order of the checklist', () => {
    const ids = judged(control('data.done'), control('data.open')).map(({ item }) => item.id);
    expect(ids).toEqual(['talent.capacity', 'data.done', 'data.open']);
  });
});

it('a check without a rule is a bug of the checklist, not of the pilot', () => {
  expect(() => outcomes([onFacts('data.no-such-rule')])).toThrow(
    'no rule for data.no-such-rule: src/generated is of another revision, run npm run generate',
  );
});
