// Whatever is written, in a checklist or in a pilot: no exception; and a blank never helps.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileExpectations } from '../../../src/checklist/expression.ts';
import { cases } from '../../random.ts';
import { facts, faultsOf, judge, withFacts } from './kit.ts';

const own = {
  tier: fc.integer({ min: 1, max: 4 }),
  limit: fc.constantFrom(0, 0.5, 2, 1e300),
  validated: fc.constantFrom('2026-01-01', '2026-11-23'),
  reviewed: fc.boolean(),
  owner: fc.constantFrom('a', 'b'),
  status: fc.constantFrom('draft', 'approved'),
  committees: fc.subarray(['risk', 'credit']),
  notes: fc.array(fc.constantFrom('a', 'b'), { maxLength: 3 }),
};
const stated = fc.record(own, { requiredKeys: [] });

const atoms = [
  'x_model_risk.tier <= 2',
  'x_model_risk.limit / 2.0 < 1.0',
  '1.0 / x_model_risk.limit > 1.0',
  'x_model_risk.validated == asOf',
  'days(x_model_risk.validated, asOf) > 30',
  'x_model_risk.reviewed',
  'x_model_risk.owner != "a"',
  'x_model_risk.status in ["approved", "retired"]',
  '"risk" in x_model_risk.committees',
  'x_model_risk.notes.all(n, n == x_model_risk.owner)',
  'x_model_risk.notes.exists(n, n == "b")',
  'x_model_risk.notes.filter(n, n != "a").size() > 1',
  'x_model_risk.notes[1] == "a"',
];
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(...atoms),
    tie('expression').map((a) => `!(${a})`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(${a}) && (${b})`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(${a}) || (${b})`),
    fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(([a, b, c]) => `(${a}) ? (${b}) : (${c})`),
  ),
}));
const short = expression.filter((text) => text.length <= 1000);

test('a blank never helps: what is not stated leaves the score, or lowers it, and the best is never missed', () => {
  fc.assert(
    fc.property(short, stated, fc.constantFrom(...Object.keys(own)), (text, full, key) => {
      const { [key as keyof typeof full]: _, ...fewer } = full;
      const [whole, blank] = [judge(text, withFacts(full)), judge(text, withFacts(fewer))];
      expect(blank.score).toBeLessThanOrEqual(whole.score);
      expect(blank.best).toBeGreaterThanOrEqual(whole.best);
    }),
    { numRuns: cases(1000) },
  );
});

test('the same facts give the same outcome, whatever their order', () => {
  fc.assert(
    fc.property(short, stated, (text, full) => {
      const turned = Object.fromEntries(Object.entries(full).reverse());
      expect(judge(text, withFacts(turned))).toEqual(judge(text, withFacts(full)));
    }),
    { numRuns: cases(200) },
  );
});

test('no pilot makes an expression throw', () => {
  fc.assert(
    fc.property(
      short,
      fc.dictionary(fc.constantFrom(...Object.keys(own), '__proto__', 'x'), fc.anything()),
      (text, any) => {
        const { kind, score, best } = judge(text, withFacts(any));
        expect(['met', 'absent', 'unknown']).toContain(kind);
        expect(best).toBeGreaterThanOrEqual(score);
      },
    ),
    { numRuns: cases(500) },
  );
});

const piece = fc.constantFrom(
  ...[
    'x_model_risk',
    '.',
    'tier',
    'owner',
    'notes',
    'data.sources',
    'all(',
    's',
    ',',
    ')',
    '(',
    '==',
    '<',
    '&&',
    '||',
    '!',
  ],
  ...['?', ':', '[', ']', '0', '"a"', 'null', '-', '+', '/', 'in', 'has(', '{', '}', 'asOf', '\\', "'", '\n', 'days('],
);

test('no expression makes the compiler throw, and one without a fault can be judged', () => {
  const anything = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 30 }).map((all) => all.join(' ')),
  );
  fc.assert(
    fc.property(anything, stated, (text, full) => {
      const { problems, judges } = compileExpectations([{ id: 'data.x', expect: text }], facts);
      expect(judges.size).toBe(problems.length === 0 ? 1 : 0);
      for (const one of judges.values()) one(withFacts(full), '2026-11-23');
    }),
    { numRuns: cases(2000) },
  );
});

test('deep nesting is read', () => {
  expect(faultsOf(`${'('.repeat(480)}x_model_risk.reviewed${')'.repeat(480)}`)).toEqual([]);
  expect(judge(`${'!'.repeat(900)}x_model_risk.reviewed`, withFacts({ reviewed: true })).kind).toBe('met');
});
