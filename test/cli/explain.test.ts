// readiness explain, in processes of its own: what it teaches, formats, files, and what it says of wrong input.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { asOf, BAD, copyExamples, folderWith, readiness, SMALL } from '../program.ts';

const BANK = `id: bank
version: "1"
title: Pilots of a bank
extends: core
checks:
  data.lineage: {weight: 9}
  operations.gateway: {disabled: the platform has one}
items:
  - id: governance.model-inventory
    statement: The model is in the inventory
    gap: The model is not in the inventory
    partly: The entry in the inventory is incomplete
    why: What is not in the inventory is not reviewed.
    weight: 3
    gate: production
    phase: 4
    control: true
    evidence: {wanted: the entry}
    fix: {do: Enter it, done_when: The entry is there, role: compliance, days: {low: 1, likely: 2, high: 3}}
    references: [bank/Model risk 4.2]
`;
const folder = folderWith({ 'small.yaml': SMALL, 'bad.yaml': BAD, 'bank.yaml': BANK });
copyExamples(folder);
const run = (...args: readonly string[]) => readiness(['explain', ...args, ...asOf], { cwd: folder });
const telecom = 'examples/telecom-support-bot.yaml';
const words = (text: string): string => text.replace(/\s+/g, ' ');

const beginnings: readonly (readonly [string, string, RegExp])[] = [
  ['terminal', 'why.txt', /^data\.lineage · as of 2026-11-23\n\nWhat it asks\n/],
  ['markdown', 'why.md', /^## data\.lineage\n\nas of/],
  ['json', 'why.json', /^\{\n {2}"schemaVersion": "1\.0",\n/],
];

describe('formats', () => {
  test.each(beginnings)('%s, to stdout and, by its ending, to %s', (format, file, beginning) => {
    const text = run('data.lineage', '--format', format);
    expect(text).toMatchObject({ code: 0, stderr: '' });
    expect(text.stdout).toMatch(beginning);
    const wrote = `wrote ${format} explanation to ${file}\n`;
    expect(run('data.lineage', '-o', file)).toEqual({ code: 0, stdout: '', stderr: wrote });
    expect(readFileSync(join(folder, file), 'utf8')).toBe(text.stdout);
  });
});

describe('without a pilot', () => {
  it('teaches what to type, and lists every check', () => {
    const { code, stdout } = run();
    expect(code).toBe(0);
    expect(stdout).toContain('readiness explain --score --for pilot.yaml');
    for (const id of ['kpis.one-workflow', 'governance.risk-tier', 'operations.agent-kill-switch']) {
      expect(stdout).toContain(id);
    }
  });

  it('lists the checks of a dimension, and explains several checks in turn', () => {
    const governance = run('governance').stdout;
    expect(governance).toContain('governance.human-oversight');
    expect(governance).not.toContain('data.lineage');
    const both = run('data.lineage', 'data.access', 'data.lineage').stdout;
    expect(both.match(/^What it asks$/gm)).toHaveLength(2);
  });

  it('prints the examples of a check on facts', () => {
    expect(words(run('data.ownership').stdout)).toContain('met data: {sources: [{name: Contracts, owner: Records');
  });
});

describe('with a pilot', () => {
  it('shows the value seen with its line, and the way to the points', () => {
    const { code, stdout } = run('data.ownership', '--for', telecom);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^What was seen\n/m);
    expect(stdout).toMatch(/^ +examples\/telecom-support-bot\.yaml:\d+:\d+$/m);
    expect(stdout).toMatch(/^From the outcome to points\n/m);
  });

  it('looks at evidence as assess does', () => {
    const report = JSON.parse(readiness(['assess', telecom, '-f', 'json', ...asOf], { cwd: folder }).stdout);
    const ids = report.checks.map(({ id }: { id: string }) => id);
    const { checks, sum } = JSON.parse(run(...ids, '--score', '--for', telecom, '-f', 'json').stdout);
    for (const [i, { id, onPilot }] of checks.entries()) {
      const { outcome, evidence, at } = report.checks[i];
      expect({ id, outcome: onPilot.outcome, at: onPilot.at }).toMatchObject({ id: report.checks[i].id, outcome, at });
      expect(onPilot.evidence).toMatchObject(evidence);
    }
    expect(sum.grade.score).toBe(report.score);
    expect(sum.gates.map(({ grade }: { grade: { score: number } }) => grade.score)).toEqual(
      report.gates.map(({ score }: { score: number }) => score),
    );
  });

  it('prints the whole sum', () => {
    const { code, stdout } = run('--score', '--for', telecom);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^The whole sum · /);
    expect(stdout).toMatch(/^ +score +[\d.]+ \/ 100 = [\d.]+, shown as [\d.]+$/m);
  });

  it('lists how each check of a dimension stands, and how all do', () => {
    expect(run('talent', '--for', telecom).stdout).toMatch(/ {2}(met|partial|missing) +talent\.sponsor/);
    expect(run('--for', telecom).stdout).toMatch(/ {2}(met|partial|missing) +data\.inventory/);
  });

  it('explains a pilot of which nothing is known, from stdin too', () => {
    for (const args of [['data.lineage'], ['--score'], ['talent.capacity'], []]) {
      const { code, stdout } = readiness(['explain', ...args, '--for', '-', ...asOf], { cwd: folder, input: SMALL });
      expect(code).toBe(0);
      expect(stdout).not.toMatch(/NaN|undefined/);
    }
  });
});

describe("with an organisation's checklist", () => {
  const own = (...args: readonly string[]) => run(...args, '--checklist', 'bank.yaml');

  it('says what it changed and where', () => {
    expect(own('data.lineage').stdout).toContain('weight changed (bank.yaml:6)');
    expect(words(own('data.ownership').stdout)).toContain('met data: {sources: [{name: Contracts, owner: Records');
  });

  it('explains its own checks', () => {
    const { code, stdout } = own('governance.model-inventory', '--for', telecom);
    expect(code).toBe(0);
    expect(stdout).toContain('not answered');
    const alone = words(own('governance.model-inventory').stdout);
    expect(alone).toContain("bank/Model risk 4.2: the organisation's own policy");
    expect(alone).toContain('added (bank.yaml:9)');
  });

  it('names the checklist that one has to type again', () => {
    const { stdout } = own('governance.model-inventory', '--for', telecom);
    expect(words(stdout)).toContain('readiness explain governance.model-inventory --checklist bank.yaml says why');
  });

  it('lists what is not asked for of a dimension', () => {
    expect(words(own('operations').stdout)).toContain(
      'Not asked for · operations.gateway: the platform has one (bank.yaml:7)',
    );
  });

  it('says why a check is not asked for', () => {
    const { code, stderr } = own('operations.gateway');
    expect(code).toBe(2);
    expect(stderr).toContain('operations.gateway is not asked for: the platform has one (bank.yaml:7 disables it)');
  });
});

describe('wrong input', () => {
  test.each([
    [
      'a slip',
      ['data.linage'],
      /there is no check, dimension or obligation "data\.linage"\n {2}did you mean data\.lineage/,
    ],
    ['a slip in a duty', ['gdpr-arts-13'], /did you mean gdpr-art-13/],
    ['where a duty is answered', ['governance.obligations.gdpr-art-13'], /did you mean gdpr-art-13/],
    ['a word of an id', ['hallucination'], /did you mean evaluation\.hallucination/],
    ['two slips', ['data.linage', 'governence'], /"data\.linage", "governence"\n.*data\.lineage.*\n.*governance/],
    ['nothing near', ['qqqqqq'], /nothing is near "qqqqqq"; readiness explain lists the checks/],
    ['a gate', ['production'], /production is a gate: --score --for pilot\.yaml shows what it asks/],
    ['a bad file', ['data.lineage', '--for', 'bad.yaml'], /bad\.yaml:2:\d+ /],
    ['no file', ['data.lineage', '--for', 'none.yaml'], /none\.yaml/],
    ['the sum of no pilot', ['--score'], /--score explains the sum of a pilot/],
    [
      'a format that there is not',
      ['data.lineage', '-f', 'xls'],
      /the explanation has no format "xls".*\n {2}formats: terminal/,
    ],
    ['no date', ['data.lineage', '--as-of', 'soon'], /--as-of soon is not a date/],
    ['the pilot file as output', ['--for', telecom, '-o', telecom], /would be overwritten/],
    ['a folder that there is not', ['data.lineage', '-o', 'no/why.md'], /no\/why\.md/],
  ])('%s', (_name, args, says) => {
    const { code, stdout, stderr } = readiness(['explain', ...args], { cwd: folder });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
