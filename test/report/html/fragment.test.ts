// A view as a link: what is read from an address is what was written into it, and nothing else.
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import {
  type Facet,
  facets,
  type PageView,
  supposing,
  toFragment,
  toggled,
  viewFrom,
  wholeView,
} from '../../../src/report/html/fragment.ts';
import { anyText, cases } from '../../random.ts';

test.each([
  ['', wholeView],
  ['#checks', { ...wholeView, at: 'checks' }],
  ['#check-data.lineage', { ...wholeView, at: 'check-data.lineage' }],
  [
    '#severity=blocker&dimension=operations',
    { ...wholeView, filters: { severity: ['blocker'], dimension: ['operations'] } },
  ],
  [
    '#state=absent,planned&text=red%20team',
    { ...wholeView, filters: { state: ['absent', 'planned'] }, search: 'red team' },
  ],
  ['#view=brief&if=data.lineage:met', { ...wholeView, brief: true, changes: [{ check: 'data.lineage', to: 'met' }] }],
  ['#if=a.b:met,a.b:absent', { ...wholeView, changes: [{ check: 'a.b', to: 'absent' }] }],
])('%s is read', (fragment, view) => expect(viewFrom(fragment)).toEqual(view));

test.each([
  '#if=data.lineage:open',
  '#if=<script>:met',
  '#constructor=x&__proto__=y',
  '#state=%22%3E%3Cimg%20src=x%3E',
  '#view=whole&if=',
])('%s says nothing', (fragment) => expect(viewFrom(fragment)).toEqual(wholeView));

it('is no error where an address is broken', () => expect(viewFrom('#%E0%A4%A')).toEqual(wholeView));

it('toggles a value, and a supposition', () => {
  const one = toggled(wholeView, 'dimension', 'data');
  expect(toFragment(one)).toBe('#dimension=data');
  expect(toFragment(toggled(one, 'dimension', 'kpis'))).toBe('#dimension=data,kpis');
  expect(toggled(one, 'dimension', 'data')).toEqual(wholeView);
  const met = supposing(one, 'data.lineage', 'met');
  expect(toFragment(met)).toBe('#dimension=data&if=data.lineage:met');
  expect(toFragment(supposing(met, 'data.lineage', 'absent'))).toBe('#dimension=data&if=data.lineage:absent');
  expect(supposing(met, 'data.lineage', undefined)).toEqual(one);
});

it('reads what it writes', () => {
  const word = fc.stringMatching(/^[\w-]{1,8}(\.[\w-]{1,8})?$/);
  const values = fc.uniqueArray(word, { minLength: 1, maxLength: 3 });
  const view: fc.Arbitrary<PageView> = fc.record({
    brief: fc.boolean(),
    filters: fc.dictionary(fc.constantFrom<Facet>(...facets), values).map((filters) => ({ ...filters })),
    search: anyText(),
    sort: fc.constantFrom('', 'score', '-next-date'),
    changes: fc.uniqueArray(
      fc.record({ check: word, to: fc.constantFrom('met' as const, 'absent' as const, 'unknown' as const) }),
      { selector: ({ check }) => check, maxLength: 5 },
    ),
    at: fc.constantFrom('', 'check-data.lineage'),
  });
  fc.assert(
    fc.property(view, (given) => {
      const isEmpty = toFragment(given) === '#checks';
      expect(viewFrom(toFragment(given))).toEqual(isEmpty ? { ...wholeView, at: 'checks' } : given);
    }),
    { numRuns: cases(500) },
  );
});

it('survives any text', () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      for (const { check } of viewFrom(`#if=${text}`).changes) expect(check).toMatch(/^[\w.-]+$/);
      expect(viewFrom(`#${text}`)).toBeDefined();
    }),
    { numRuns: cases(500) },
  );
});
