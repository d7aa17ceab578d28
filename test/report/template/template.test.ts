// The templates: valid, of nothing known, every field explained; and what they show as examples is valid too.
import { describe, expect, it } from 'vitest';
import { assess } from '../../../src/assess/index.ts';
import { composeChecklist } from '../../../src/checklist/core.ts';
import type { Path } from '../../../src/edit/index.ts';
import { type Edit, setAll } from '../../../src/edit/many.ts';
import { fieldWords } from '../../../src/model/pilot/text.ts';
import { parse } from '../../../src/read/parse.ts';
import { validate } from '../../../src/read/validate.ts';
import { template } from '../../../src/report/template.ts';
import { AS_OF } from '../../kit.ts';

const checklist = composeChecklist();
const full = template('full', checklist, 'pilot.schema.json');
const minimal = template('minimal', checklist, 'pilot.schema.json');

const judged = (text: string) => {
  const { document, problems } = parse(text, 'pilot.yaml');
  if (document === undefined) throw new Error(JSON.stringify(problems));
  const { pilot, problems: found } = validate(document, checklist);
  return { document, pilot, problems: [...problems, ...found] };
};

/** As an editor's "toggle comment" would, on every example. */
const uncommented = (text: string): string => text.replace(/^( +)# (?=(- | {2}).)/gm, '$1');

describe.each([
  ['full', full],
  ['minimal', minimal],
])('the %s template', (_kind, text) => {
  it('names the schema first, for editors', () => {
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=pilot.schema.json');
  });

  it('is valid, and too little is answered', () => {
    const { document, pilot, problems } = judged(text);
    expect(problems).toEqual([]);
    if (pilot === undefined) throw new Error('no pilot');
    const assessment = assess({ document, pilot, checklist, asOf: AS_OF, looks: new Map(), warnings: [] });
    expect(assessment.verdict).toBe('undecided');
    expect(assessment.grade.score).toBe(0);
  });

  it('has examples that are valid when their marks are taken away', () => {
    const { pilot, problems } = judged(uncommented(text));
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(pilot?.data.sources?.map(({ name }) => name)).toEqual(['Medical reports']);
    expect(pilot?.architecture.integrations).toHaveLength(1);
  });

  it('has a comment above every field, and no line over 100 columns', () => {
    const lines = uncommented(text).split('\n');
    const bare = lines.filter((line, i) => /^ *(- )?[a-z_-]+:/.test(line) && !/^ *(- )?#/.test(lines[i - 1] ?? ''));
    expect(bare).toEqual([]);
    expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });
});

/** Paths of all fields in a text without its marks, list items as []. */
const pathsIn = (value: unknown, path = ''): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((item) => pathsIn(item, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const own = path === '' ? key : `${path}.${key}`;
    return [own, ...pathsIn(part, own)];
  });
};

/** Fields of a map that stands in place of a single figure: the words of the figure name them. */
const isOtherForm = (key: string): boolean => /(inference_per_task|human_error_rate)\./.test(key);

it('says in the words of a figure that it may be a map', () => {
  const lines = full.replace(/\s*#\s*/g, ' ');
  expect(lines).toContain('{value: 0.04, date: 2026-06-30, evidence: [FILE]}');
  expect(lines).toContain('an amount, a range, or tokens with their prices');
});

it('says in the full template what a word does not mean, in the short one only what it means', () => {
  expect(full).toContain('(not:');
  expect(minimal).not.toContain('(not:');
  expect(minimal.replace(/\s*#\s*/g, ' ')).toContain('5(b) (evaluate creditworthiness or score people’s credit), 5(c)');
});

it('explains every field that there is, and every practice of the checklist', () => {
  const there = new Set(pathsIn(judged(uncommented(full)).document.value));
  const shown = Object.keys(fieldWords).filter((key) => !/^(evidence|range\.)|\[\]$/.test(key) && !isOtherForm(key));
  expect(shown.filter((key) => !there.has(key))).toEqual([]);
  const controls = checklist.items.filter((item) => item.control).map(({ id }) => id.replace('.', '.controls.'));
  expect(controls.filter((key) => !there.has(key))).toEqual([]);
  const says = (key: string): string => fieldWords[key]?.says.slice(0, 40) ?? '';
  expect(
    shown.filter(
      (key) =>
        key !== 'version' && !/controls$/.test(key) && !full.includes(says(key).split(' ').slice(0, 4).join(' ')),
    ),
  ).toEqual([]);
});

/** Every blank filled with the field's example, every practice in place. */
const filled = (text: string): string => {
  const blanks = (value: unknown, path: Path): readonly Edit[] => {
    const key = path.map((part) => (typeof part === 'number' ? '[]' : `.${part}`)).join('');
    if (value === null) return [{ path, value: fieldWords[key.slice(1)]?.example ?? 'in-place' }];
    if (typeof value !== 'object') return [];
    return Object.entries(value).flatMap(([name, part]) =>
      blanks(part, [...path, Array.isArray(value) ? Number(name) : name]),
    );
  };
  return setAll(text, blanks(judged(text).document.value, []));
};

it('asks in the short template for enough to get a verdict', () => {
  const { document, pilot, problems } = judged(filled(uncommented(minimal)));
  expect(problems).toEqual([]);
  if (pilot === undefined) throw new Error('no pilot');
  const { grade } = assess({ document, pilot, checklist, asOf: AS_OF, looks: new Map(), warnings: [] });
  expect(grade.coverage).toBeGreaterThan(0.3);
});

it('asks in the short template for less than a third of it', () => {
  expect(minimal.split('\n').length).toBeLessThan(full.split('\n').length / 3);
});
