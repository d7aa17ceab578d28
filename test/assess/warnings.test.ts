// What is doubtful about a judged pilot, each with its place.
import { describe, expect, it, test } from 'vitest';
import type { Input } from '../../src/assess/evaluate.ts';
import type { FileState } from '../../src/model/evidence.ts';
import type { Problem } from '../../src/model/problem.ts';
import { fileLook } from '../looks.ts';
import { checklistOf, control, judge } from './small.ts';

const checklist = checklistOf([
  control('data.c0', { blocker: true }),
  control('data.c1', { applies: 'personal-data' }),
]);
// Line 1 is the version, line 2 the pilot: the text begins on line 3.
const warningsOf = (text: string, more: Partial<Input> = {}) => judge(checklist, text, more).warnings;
const codes = (text: string, more: Partial<Input> = {}) =>
  warningsOf(text, more).map(({ code, at }) => `${code} ${at.line}`);
const looks = (look: FileState) => ({ looks: new Map([['a.md', look]]) });
const file = fileLook();

describe('evidence', () => {
  const text = 'data:\n  evidence: [a.md, "https://example.com/b"]\n  controls: {c0: in-place}\n';
  test.each([
    ['missing', { state: 'missing' } as const, 'there is no such file'],
    ['outside', { state: 'outside' } as const, "the file lies outside the pilot's folder"],
    ['own', { state: 'own' } as const, 'a file of git or of this tool is no evidence'],
    ['unreadable', { state: 'unreadable' } as const, 'the file cannot be read'],
    ['empty', { ...file, bytes: 0 } as const, 'the file is empty'],
  ])('that is broken is told with its line, though no check reads it: %s', (_name, look, why) => {
    const [warning, ...others] = warningsOf(text, looks(look));
    expect(others).toEqual([]);
    expect(warning).toMatchObject({
      code: 'evidence-broken',
      severity: 'warning',
      message: `evidence "a.md" is broken: ${why}`,
      at: { path: 'data.evidence[0]', line: 4, column: 14 },
    });
  });

  test.each([
    ['present', file],
    ['stale', { ...file, modified: '2020-01-01' }],
    ['not looked at', { state: 'not-looked-at' } as const],
  ])('that is %s is not', (_name, look) => expect(warningsOf(text, looks(look))).toEqual([]));

  it('dated after the date of judgement is told', () => {
    const dated = 'data:\n  evidence:\n    - {file: a.md, date: 2026-11-24}\n  controls: {c0: in-place}\n';
    expect(codes(dated, looks(file))).toEqual(['date-in-future 5']);
    expect(codes(dated.replace('11-24', '11-23'), looks(file))).toEqual([]);
  });
});

describe('declarations', () => {
  const away = '{status: not-applicable, reason: r}';
  it('against a stated fact do not count', () => {
    const text = `data:\n  sources: [{name: A, personal_data: health}]\n  controls:\n    c0: in-place\n    c1: ${away}\n`;
    const [warning] = warningsOf(text);
    expect(warning).toMatchObject({ code: 'declared-against-facts', at: { path: 'data.controls.c1', line: 7 } });
    expect(warning?.message).toBe(
      'data.c1 is declared not applicable, against the stated fact that a source holds personal data; the declaration does not count',
    );
  });

  const blocker = `data:\n  controls:\n    c0: ${away}\n`;
  it('on a blocker need a waiver', () => expect(codes(blocker)).toEqual(['declared-blocker 5']));

  it('on a blocker with a waiver are fine', () => {
    const waiver = 'waivers: [{check: data.c0, reason: r, approved_by: a@example.com, expires: 2026-12-31}]\n';
    expect(codes(blocker + waiver)).toEqual([]);
  });
});

describe('waivers', () => {
  const waivers = (...entries: readonly (readonly [string, string])[]) =>
    entries
      .map(([check, expires]) => `  - {check: ${check}, reason: r, approved_by: a@example.com, expires: ${expires}}\n`)
      .join('');
  const text = (status: string, ...entries: readonly (readonly [string, string])[]) =>
    `data: {sources: [{name: A, personal_data: health}], controls: {c0: ${status}, c1: absent}}\nwaivers:\n${waivers(...entries)}`;

  test.each([
    ['expired', 'absent', 'data.c0', '2026-11-22', 'expired on 2026-11-22 and counts as none'],
    ['superfluous', 'in-place', 'data.c0', '2026-11-23', 'is superfluous: the check is met'],
    ['without-effect', 'in-place', 'data.c1', '2026-11-23', 'has no effect: it frees only a blocker'],
  ])('that do not work are told: %s', (state, status, check, expires, words) => {
    const [warning] = warningsOf(text(status, [check, expires]));
    expect(warning?.code).toBe(`waiver-${state}`);
    expect(warning?.message).toContain(`the waiver for ${check} ${words}`);
    expect(warning?.at.line).toBe(5);
  });

  it('that work are not', () => expect(warningsOf(text('absent', ['data.c0', '2026-11-23']))).toEqual([]));
});

it('all come in the order of the file, those of the validation among them', () => {
  const problem = (line: number): Problem => ({
    code: `given-${line}`,
    severity: 'warning',
    message: 'm',
    at: { path: 'p', line, column: 1 },
  });
  const text =
    'waivers: [{check: data.c1, reason: r, approved_by: a@example.com, expires: 2026-12-31}]\ndata:\n  evidence: [a.md]\n  controls: {c0: in-place}\n';
  const found = codes(text, { ...looks({ state: 'missing' }), warnings: [problem(99), problem(4)] });
  expect(found).toEqual(['waiver-without-effect 3', 'given-4 4', 'evidence-broken 5', 'given-99 99']);
});
