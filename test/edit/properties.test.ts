// Any edit of any text: the value is the old one with the path changed, and every line that is not of the path survives.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Path, removeValue, setValue } from '../../src/edit/index.ts';
import { setAll } from '../../src/edit/many.ts';
import { changed, gone, isEmpty, isSame, valueAt } from '../../src/edit/render.ts';
import { read } from '../../src/read/yaml.ts';
import { root } from '../judge.ts';
import { cases } from '../random.ts';
import { exampleFiles } from '../report/pilots.ts';
import { type Line, written } from './texts.ts';

const RUNS = { numRuns: cases(400), endOnFailure: true } as const;

/** As the program itself reads it, with another package than the one that edits. */
const valueIn = (text: string): unknown => {
  const { value, error } = read(text.replace(/^\uFEFF/, ''));
  if (error !== undefined) throw error;
  return value;
};

const values: readonly unknown[] = [
  'word',
  'two words',
  'a: b',
  'x, y [z]',
  ' # no comment',
  'line\nbreak',
  '',
  '12',
  'true',
  '2026-11-23',
  "it's",
  'ends:',
  '- dash',
  '&a',
  '*a',
  '!t',
  '%',
  '@',
  '`',
  '"',
  '{',
  'é\u0085\u2028',
  7,
  -1.5,
  1e21,
  true,
  false,
  null,
  [],
  {},
  ['a', 'b, c'],
  [{ name: 'x', 'odd key': 1 }],
  { a: 1 },
  { a: { b: [1, { c: 'd' }] }, e: null },
  { low: 1, likely: 2, high: 3 },
];

const startsWith = (path: Path, start: Path): boolean => start.every((part, i) => path[i] === part);

/** Lines of what is changed, a line on which all of it stands, and one that shares its value with others. */
const mayChange = (line: Line, path: Path): boolean =>
  /[&*]n\d/.test(line.text) || startsWith(line.path, path) || (line.leaf && startsWith(path, line.path));

const linesOf = (text: string): readonly string[] => text.replace(/^\uFEFF/, '').split('\n');

/** The lines that are left out of the second, in order. */
const lost = (before: readonly string[], after: readonly string[]): readonly string[] => {
  let at = 0;
  return before.filter((line) => {
    const found = after.indexOf(line, at);
    if (found === -1) return true;
    at = found + 1;
    return false;
  });
};

/** What comes behind the last line's end is no line. */
const survivors = (text: string, lines: readonly Line[], path: Path): readonly string[] => {
  const all = linesOf(text);
  return all.filter((line, i) => (i < all.length - 1 || line !== '') && !mayChange(lines[i] ?? nowhere, path));
};

const nowhere: Line = { text: '', path: [], leaf: false };

/** A last line without an end may be given one. */
const withEnd = (lines: readonly string[], text: string): readonly string[] =>
  text.endsWith('\n') ? lines : lines.map((line) => line.replace(/\r$/, ''));

/** Where the first entry beside a dash goes, the next one comes up beside it. */
const besideDash = (lines: readonly Line[], path: Path): boolean =>
  /^\s*-/.test(lines.find((line) => startsWith(line.path, path))?.text ?? '');

const withoutDash = (line: string): string => line.replace(/^[\s-]*/, '');

const check = (text: string, lines: readonly Line[], path: Path, edit: string, aim: unknown): void => {
  expect(valueIn(edit), edit).toEqual(aim);
  const bare = besideDash(lines, path) ? withoutDash : (line: string): string => line;
  const kept = withEnd(survivors(text, lines, path), text).map(bare);
  expect(lost(kept, withEnd(linesOf(edit), text).map(bare)), `${text}\n--- ${JSON.stringify(path)}\n${edit}`).toEqual(
    [],
  );
  expect(edit.startsWith('\uFEFF')).toBe(text.startsWith('\uFEFF'));
  if (text.includes('\r\n')) expect(edit.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  else expect(edit).not.toContain('\r');
};

test('a value is changed where it stands', () => {
  fc.assert(
    fc.property(fc.gen(), fc.nat(), fc.constantFrom(...values), (g, n, value) => {
      const { text, lines, paths } = written(g);
      const path = paths[n % paths.length] ?? [];
      if (path.length === 0) return;
      check(text, lines, path, setValue(text, path, value), changed(valueIn(text), path, value));
    }),
    RUNS,
  );
});

test('what is not there is added', () => {
  fc.assert(
    fc.property(
      fc.gen(),
      fc.nat(),
      fc.constantFrom(...values),
      fc.constantFrom<Path>(['new'], ['new', 'deep', 0, 'x'], ['evaluation'], [9], [9, 'name']),
      (g, n, value, more) => {
        const { text, lines, paths } = written(g);
        const above = paths[n % (paths.length + 1)] ?? [];
        const there = valueAt(valueIn(text), above);
        if (Array.isArray(there) !== (typeof more[0] === 'number') && typeof there === 'object' && there !== null)
          return;
        if (above.length === 0 && typeof more[0] === 'number') return;
        const path = [...above, ...more];
        const isNew = typeof there !== 'object' || there === null || isEmpty(there);
        check(text, lines, isNew ? above : path, setValue(text, path, value), changed(valueIn(text), path, value));
      },
    ),
    RUNS,
  );
});

test('a value is taken out', () => {
  fc.assert(
    fc.property(fc.gen(), fc.nat(), (g, n) => {
      const { text, lines, paths } = written(g);
      const path = paths[n % paths.length] ?? [];
      if (path.length === 0) return;
      const aim = changed(valueIn(text), path, gone);
      const own = isEmpty(valueAt(aim, path.slice(0, -1))) ? path.slice(0, -1) : path;
      check(text, lines, own, removeValue(text, path), aim);
    }),
    RUNS,
  );
});

test('the same value again changes nothing', () => {
  fc.assert(
    fc.property(fc.gen(), fc.nat(), (g, n) => {
      const { text, paths } = written(g);
      const path = paths[n % paths.length] ?? [];
      expect(setValue(text, path, valueAt(valueIn(text), path))).toBe(text);
      expect(isSame(valueIn(text), valueIn(text))).toBe(true);
    }),
    { ...RUNS, numRuns: cases(50) },
  );
});

describe('values that are written once and repeated', () => {
  test('are changed, added and taken out at one place alone', () => {
    fc.assert(
      fc.property(
        fc.gen(),
        fc.nat(),
        fc.constantFrom(...values),
        fc.constantFrom('set', 'add', 'remove'),
        (g, n, value, how) => {
          const { text, lines, paths } = written(g, true);
          const old = valueIn(text);
          const path = paths[n % paths.length] ?? [];
          if (path.length === 0) return;
          const there = valueAt(old, path);
          const longer = [...path, Array.isArray(there) ? there.length : 'new'];
          if (how === 'add') {
            const own = typeof there === 'object' && there !== null && !isEmpty(there) ? longer : path;
            check(text, lines, own, setValue(text, longer, value), changed(old, longer, value));
          } else if (how === 'set') {
            check(text, lines, path, setValue(text, path, value), changed(old, path, value));
          } else {
            const aim = changed(old, path, gone);
            const own = isEmpty(valueAt(aim, path.slice(0, -1))) ? path.slice(0, -1) : path;
            check(text, lines, own, removeValue(text, path), aim);
          }
        },
      ),
      RUNS,
    );
  });
});

test('many edits come to the same as one after the other', () => {
  fc.assert(
    fc.property(
      fc.gen(),
      fc.array(fc.tuple(fc.nat(), fc.constantFrom(...values, undefined)), { maxLength: 6 }),
      (g, picks) => {
        const { text, paths } = written(g, true);
        const edits = picks
          .map(([n, value]) => ({ path: paths[n % paths.length] ?? [], value }))
          .filter(({ path }) => path.length > 0);
        const aim = edits.reduce((whole, { path, value }) => after(whole, path, value), valueIn(text));
        expect(valueIn(setAll(text, edits))).toEqual(aim);
      },
    ),
    { ...RUNS, numRuns: cases(150) },
  );
});

/** What is not there any more need not be taken out. */
const after = (value: unknown, path: Path, to: unknown): unknown => {
  if (to !== undefined) return changed(value, path, to);
  const above = valueAt(value, path.slice(0, -1));
  const isThere = typeof above === 'object' && above !== null && Object.hasOwn(above, path.at(-1) ?? '');
  return isThere ? changed(value, path, gone) : value;
};

test.each(exampleFiles)('one figure of %s is changed on one line', (file) => {
  const text = readFileSync(`${root}${file}`, 'utf8');
  const shared = /[&*][a-z-]+/.test(text.replace(/#.*/g, ''));
  const old = valueIn(text);
  const paths = scalarPaths(old);
  fc.assert(
    fc.property(fc.nat({ max: paths.length - 1 }), fc.constantFrom('new words', 17, true, 'a: b'), (n, value) => {
      const path = paths[n] ?? [];
      const edit = setValue(text, path, value);
      expect(valueIn(edit)).toEqual(changed(old, path, value));
      if (shared) return;
      const [before, now] = [text.split('\n'), edit.split('\n')];
      expect(now).toHaveLength(before.length);
      expect(now.filter((line, i) => line !== before[i]).length).toBeLessThanOrEqual(1);
    }),
    { ...RUNS, numRuns: cases(25) },
  );
});

const scalarPaths = (value: unknown, path: Path = []): readonly Path[] => {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, part]) =>
    scalarPaths(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
};
