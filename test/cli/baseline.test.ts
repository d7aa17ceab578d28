// The baseline of the built program: what it never overwrites, what it says of itself, and what each change is put down to.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { BAD, folderWith, readiness } from '../program.ts';
import { pilotOf } from '../repository.ts';

const LAST = '2026-11-23';
const gateIn =
  (dir: string) =>
  (args: readonly string[], date = LAST) =>
    readiness(['gate', ...args, '--as-of', date], { cwd: dir });
const SCORED = ['--min-score', '0', '--baseline', 'b.json'];

describe('is not written over', () => {
  const texts = {
    'pilot.yaml': pilotOf('absent'),
    'readiness.config.yaml': 'version: 1\n',
    'notes.txt': 'what we agreed on',
    'report.json': '{"schemaVersion": "1.0"}',
  };
  const dir = folderWith(texts);

  test.each(Object.entries(texts))('%s', (file, text) => {
    const { code, stderr, stdout } = gateIn(dir)(['pilot.yaml', '--baseline', file, '--update-baseline']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/holds something else than a baseline and would be overwritten\n {2}name another file/);
    expect(readFileSync(join(dir, file), 'utf8')).toBe(text);
  });

  it('but over a baseline, and one that a merge has broken', () => {
    const gate = gateIn(dir);
    expect(gate(['pilot.yaml', ...SCORED, '--update-baseline']).code).toBe(0);
    const whole = readFileSync(join(dir, 'b.json'), 'utf8');
    writeFileSync(join(dir, 'b.json'), `<<<<<<< ours\n${whole}`);
    expect(gate(['pilot.yaml', ...SCORED])).toMatchObject({ code: 2, stderr: expect.stringContaining('is not JSON') });
    expect(gate(['pilot.yaml', ...SCORED, '--update-baseline']).code).toBe(0);
    expect(readFileSync(join(dir, 'b.json'), 'utf8')).toBe(whole);
  });
});

describe('that is written anew', () => {
  const dir = folderWith({ 'a.yaml': pilotOf('in-place'), 'b.yaml': pilotOf('in-place'), 'bad.yaml': BAD });
  const update = (...files: readonly string[]) => gateIn(dir)([...files, ...SCORED, '--update-baseline']);

  it('says which bar is lowered, and which pilot is not in it any more', () => {
    expect(update('a.yaml', 'b.yaml').stderr).toBe('wrote baseline of 2 pilots to b.json\n');
    expect(update('a.yaml', 'b.yaml').stderr).toBe('wrote baseline of 2 pilots to b.json\n');
    writeFileSync(join(dir, 'a.yaml'), pilotOf('absent'));
    expect(update('a.yaml').stderr).toMatch(
      /^wrote baseline of 1 pilot to b\.json\n {2}a\.yaml: the bar is lowered, score 2\.8 → 1\.7\n {2}b\.yaml is not in it any more/,
    );
  });

  it('is left as it was where a pilot cannot be judged', () => {
    const before = readFileSync(join(dir, 'b.json'), 'utf8');
    const { code, stderr } = update('a.yaml', 'bad.yaml');
    expect([code, stderr]).toEqual([2, expect.stringContaining('the baseline was not written')]);
    expect(readFileSync(join(dir, 'b.json'), 'utf8')).toBe(before);
  });
});

describe('puts each change down to its cause', () => {
  const evidenced = (status: string): string =>
    `version: 1\npilot: {name: A}\ndata:\n  controls:\n    lineage: {status: ${status}, evidence: [{file: proof.md, date: 2026-11-01}]}\n    rights: in-place\n`;
  const rows: readonly [name: string, change: (dir: string) => void, date: string, words: RegExp, code: number][] = [
    ['nothing', () => {}, LAST, /^(?!.*since)/s, 0],
    [
      'an answer',
      (dir) => writeFileSync(join(dir, 'a.yaml'), evidenced('planned')),
      LAST,
      /score −\d\.\d since 2026-11-23: answers −.*data\.lineage: met → planned \(answers of the pilot file\)/s,
      1,
    ],
    [
      'evidence that is gone',
      (dir) => writeFileSync(join(dir, 'proof.md'), ''),
      LAST,
      /evidenced score −\d\.\d since 2026-11-23: evidence −.*data\.lineage: met, its evidence is broken \(evidence that is\s+shown\)/s,
      1,
    ],
    [
      'evidence that has expired',
      () => {},
      '2027-11-23',
      /evidenced score −\d\.\d since 2026-11-23: evidence −.*data\.lineage: met, its evidence has expired \(evidence that\s+is shown\)/s,
      1,
    ],
  ];

  test.each(rows)('%s', (_name, change, date, words, code) => {
    const dir = folderWith({
      'a.yaml': evidenced('in-place'),
      'proof.md': 'The lineage of the data is recorded for every source.\n',
    });
    const gate = gateIn(dir);
    expect(gate(['a.yaml', ...SCORED, '--update-baseline']).code).toBe(0);
    change(dir);
    const ended = gate(['a.yaml', ...SCORED], date);
    expect(ended.stdout).toMatch(words);
    expect(ended.code).toBe(code);
  });

  test('a day that goes by', () => {
    const dated = (refreshed: string): string =>
      `version: 1\npilot: {name: A}\nevaluation:\n  dataset: {items: 900, source: production, versioned: true, refreshed: ${refreshed}}\n`;
    const dir = folderWith({ 'a.yaml': dated('2026-11-01') });
    const gate = gateIn(dir);
    expect(gate(['a.yaml', ...SCORED, '--update-baseline']).code).toBe(0);
    const { code, stdout } = gate(['a.yaml', ...SCORED], '2027-11-01');
    expect(code).toBe(1);
    expect(stdout).toMatch(/date −.*evaluation\.dataset: met → partial 0\.5 \(the date of judgement\)/s);
  });

  test('another checklist, which is not held against the pilot, and raises no bar', () => {
    const own = (weight: number): string =>
      `id: own\nversion: "${weight}"\ntitle: Own\nextends: core\nchecks:\n  data.lineage: {weight: ${weight}}\n`;
    const dir = folderWith({ 'a.yaml': pilotOf('in-place', 'absent', 'partial'), 'own.yaml': own(2) });
    const gate = gateIn(dir);
    const args = ['a.yaml', ...SCORED, '--checklist', 'own.yaml'];
    expect(gate([...args, '--update-baseline']).code).toBe(0);
    for (const weight of [5, 1]) {
      writeFileSync(join(dir, 'own.yaml'), own(weight));
      const { code, stdout, stderr } = gate(args);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/score [+−]\d\.\d since 2026-11-23: checklist [+−]/);
    }
    writeFileSync(join(dir, 'a.yaml'), pilotOf('in-place', 'absent', 'absent'));
    expect(gate(args)).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/data\.retention: partial 0\.5 → missing \(answers/),
    });
  });
});

test.each<[string, args: readonly string[], words: RegExp]>([
  ['a drop from nothing', ['--max-drop', '5'], /--max-drop does not say from which baseline\n {2}add --baseline/],
  ['half an unknown check', ['--max-unknown', '1.5'], /--max-unknown 1\.5 is not a whole number/],
  ['half a day', ['--warn-days', '0.5'], /--warn-days 0\.5 is not a whole number/],
  ['two floors in one word', ['--min', 'data=60=99'], /--min data: 60=99 is not a number from 0 to 100/],
])('%s is refused', (_name, args, words) => {
  const { code, stdout, stderr } = gateIn(folderWith({ 'a.yaml': pilotOf('absent') }))(['a.yaml', ...args]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(words);
});
