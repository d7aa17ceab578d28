// The built program's gate: exit code, printed verdict and every format say the same, whatever is asked.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'junit2json';
import { describe, expect, it, test } from 'vitest';
import { asOf, folderWith, readiness } from '../program.ts';

const claims = 'examples/claims-summariser.yaml';
const refund = 'examples/refund-agent.yaml';

type Case = readonly [name: string, args: readonly string[], code: 0 | 1];

const cases: readonly Case[] = [
  ['an open gate', [claims, '--for', 'pilot'], 0],
  ['a shut gate', [claims, '--for', 'scale'], 1],
  ['a score reached', [claims, '--min-score', '80'], 0],
  ['a score missed', [claims, '--min-score', '95'], 1],
  ['two dimensions, one missed', [claims, '--min', 'data=50', '--min', 'talent=90'], 1],
  ['evidence', [claims, '--min-evidenced', '50'], 0],
  ['coverage as a percentage', [claims, '--min-coverage', '80%'], 0],
  ['unknown checks', [refund, '--max-unknown', '0'], 1],
  ['declared not applicable', [refund, '--max-declared-na', '10%'], 0],
  ['waived', [claims, '--max-waived', '0'], 0],
  ['a required check that is met', [claims, '--require', 'data.lineage'], 0],
  ['a required check that is not', [claims, '--require', 'evaluation.drift'], 1],
  ['one of two pilots', [claims, refund, '--for', 'production'], 1],
  ['observed', [refund, '--for', 'scale', '--observe'], 0],
  ['nothing at all', [claims], 0],
  ['nothing at all of a pilot that is not ready', [refund], 1],
  ['a ready-made policy', [claims, '--policy', 'pilot'], 0],
  ['a ready-made policy that is not met', [claims, '--policy', 'scale'], 1],
  ['a ready-made policy, observed', [refund, '--policy', 'scale', '--observe'], 0],
  ['all at once', [claims, '--for', 'pilot', '--min-score', '10', '--max-unknown', '99', '--min', 'kpis=10'], 0],
];

describe.each(cases)('%s', (_name, args, code) => {
  const dir = folderWith({});
  const file = (name: string): string => join(dir, name);
  const reports = ['json', 'markdown', 'sarif', 'junit'].flatMap((format) => ['--report', `${format}=${file(format)}`]);
  const ended = readiness(['gate', ...args, ...asOf, '-f', 'terminal', ...reports]);
  const read = (format: string): string => readFileSync(file(format), 'utf8');
  const observed = args.includes('--observe');

  it(`ends with ${code} and says so`, () => {
    expect(ended.code).toBe(code);
    expect(/: failed$/m.test(ended.stdout)).toBe(code === 1);
  });

  it('says the same in every format', async () => {
    const json = [JSON.parse(read('json'))].flat();
    const passed = json.every(({ decision }) => decision.passed);
    expect(passed || observed).toBe(code === 0);
    expect(/^### .*: (failed|would fail)/m.test(read('markdown'))).toBe(!passed);
    const [run] = JSON.parse(read('sarif')).runs;
    expect(run.properties.decisions.every(({ decision }: { decision: { passed: boolean } }) => decision.passed)).toBe(
      passed,
    );
    const failed = json.flatMap(({ decision }) => decision.criteria.filter((one: { passed: boolean }) => !one.passed));
    const inSarif = run.results.filter(({ ruleId }: { ruleId: string }) => ruleId.startsWith('gate/'));
    expect(inSarif.length).toBe(failed.length);
    expect(new Set(inSarif.map(({ level }: { level: string }) => level)).has('error')).toBe(code === 1);
    const suites = (await parse(read('junit'))) as { testsuite: readonly { failures: number }[] };
    expect(suites.testsuite.some(({ failures }) => failures > 0)).toBe(code === 1);
    expect(ended.stdout.match(/^ {2}FAIL /gm)?.length ?? 0).toBe(failed.length);
  });
});

describe('what cannot be judged', () => {
  const dir = folderWith({
    'good.yaml': 'version: 1\npilot: {name: A}\n',
    'bad.yaml': 'version: 1\npilot: {nmae: A}\n',
  });
  const formats = ['terminal', 'json', 'markdown', 'sarif', 'junit'] as const;

  test.each(formats)('is exit 2 and said in %s, beside what was judged', (format) => {
    const args = ['gate', 'good.yaml', 'bad.yaml', 'none.yaml', '--min-score', '0', '-f', format];
    const { code, stdout } = readiness([...args, ...asOf], { cwd: dir });
    expect(code).toBe(2);
    expect(stdout).toContain('bad.yaml');
    expect(stdout).toContain('none.yaml');
    expect(stdout).toMatch(/not judged|"judged": false|"executionSuccessful": false|errors="[1-9]/);
  });

  it('is a broken checklist too, for every file', () => {
    const args = ['gate', 'good.yaml', '--for', 'pilot', '--checklist', 'none.yaml', '-f', 'json'];
    const { code, stdout } = readiness([...args, ...asOf], { cwd: dir });
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ file: 'good.yaml', judged: false });
  });
});

test.each<[name: string, args: readonly string[], words: RegExp]>([
  ['no file', [], /no pilot file is named\n {2}name files or folders, begin one with readiness init/],
  [
    'a ready-made policy that is none',
    [claims, '--policy', 'prod'],
    /no ready-made policy "prod".*pilot, production, scale/s,
  ],
  ['one that is nearly one', [claims, '--policy', 'scal'], /did you mean scale\?/],
  ['to observe and to enforce', [claims, '--observe', '--enforce'], /contradict each other\n {2}name one/],
  ['a baseline to be written nowhere', [claims, '--update-baseline'], /does not say which file\n {2}add --baseline/],
  ['a dimension twice', [claims, '--min', 'data=1', '--min', 'kpis=1', '--min', 'data=90'], /--min names data twice/],
  ['no such dimension', [claims, '--min', 'dta=1'], /no dimension "dta".*dimensions: kpis/s],
  ['no such check', [claims, '--require', 'data.linage'], /no such check: data\.linage.*data\.lineage/s],
  ['a share above one', [claims, '--min-coverage', '80'], /--min-coverage 80 is not a share.*0\.8, or 80%/s],
  ['a negative score', [claims, '--min-evidenced', '-1'], /not a number from 0 to 100/],
])('%s is refused with the remedy', (_name, args, words) => {
  const { code, stdout, stderr } = readiness(['gate', ...args]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(words);
});

describe('a baseline', () => {
  const dir = folderWith({ 'pilot.yaml': 'version: 1\npilot: {name: A}\ndata:\n  controls: {lineage: in-place}\n' });
  const gate = (...args: readonly string[]) =>
    readiness(['gate', 'pilot.yaml', '--baseline', 'b.json', ...args, ...asOf], { cwd: dir });

  it('that is not there, or is none, cannot be judged by', () => {
    const none = 'there is no file b.json, which is to be the baseline';
    expect(gate()).toMatchObject({ code: 2, stderr: expect.stringMatching(`${none}\n {2}.*--update-baseline`) });
    expect(gate().stdout).toMatch(`pilot.yaml: not judged\n  · ${none}`);
    for (const format of ['json', 'markdown', 'sarif', 'junit']) expect(gate('-f', format).stdout).toContain(none);
    writeFileSync(join(dir, 'b.json'), '{"baselineVersion": 2}');
    expect(gate()).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('pilot.yaml: not judged'),
      stderr: expect.stringMatching(/is not a baseline.*--update/s),
    });
  });

  it('is written, the same bytes again, and passed', () => {
    expect(gate('--update-baseline').code).toBe(0);
    const text = readFileSync(join(dir, 'b.json'), 'utf8');
    expect(gate('--update-baseline').code).toBe(0);
    expect(readFileSync(join(dir, 'b.json'), 'utf8')).toBe(text);
    expect(gate().code).toBe(0);
  });

  it('holds a pilot that got worse, and names the check', () => {
    writeFileSync(join(dir, 'pilot.yaml'), 'version: 1\npilot: {name: A}\ndata:\n  controls: {lineage: planned}\n');
    const { code, stdout } = gate();
    expect(code).toBe(1);
    expect(stdout).toMatch(/FAIL baseline\.checks: 1, at most 0 expected, new\n {2}· data\.lineage/);
    expect(stdout).toMatch(/score −\d\.\d since 2026-11-23: answers −\d\.\d/);
    const { comparison } = JSON.parse(gate('-f', 'json').stdout);
    expect(comparison.changes).toMatchObject([{ check: 'data.lineage', cause: 'answers' }]);
    expect(gate('-f', 'markdown').stdout).toContain('since 2026-11-23: answers');
    expect(gate('--max-drop', '50').code).toBe(1);
  });

  it('tells that the bar can be raised', () => {
    const better = 'version: 1\npilot: {name: A}\ndata:\n  controls: {lineage: in-place, rights: in-place}\n';
    writeFileSync(join(dir, 'pilot.yaml'), better);
    expect(gate()).toMatchObject({ code: 0, stderr: expect.stringContaining('--update-baseline raises the bar') });
  });

  it('fails a pilot that it does not know', () => {
    writeFileSync(join(dir, 'new.yaml'), 'version: 1\npilot: {name: A}\n');
    const { code, stdout } = readiness(['gate', 'new.yaml', '--baseline', 'b.json', ...asOf], { cwd: dir });
    expect(code).toBe(1);
    expect(stdout).toContain('baseline.known: not in it, in the baseline expected');
    expect(stdout).toContain('new.yaml is new to the baseline; --update-baseline in a run');
  });
});

it('tells of waivers that end soon or do not work, in every format that people read', () => {
  const waiver = '{check: governance.human-oversight, reason: r, approved_by: a@example.com, expires: 2026-12-01}';
  const text = `version: 1\npilot: {name: A}\ngovernance:\n  controls: {human-oversight: absent}\nwaivers: [${waiver}]\n`;
  const dir = folderWith({ 'pilot.yaml': text });
  const gate = (format: string, ...args: readonly string[]) =>
    readiness(['gate', 'pilot.yaml', '--min-score', '0', '-f', format, ...asOf, ...args], { cwd: dir }).stdout;
  expect(gate('terminal')).toContain('note the waiver for governance.human-oversight ends in 8 days');
  expect(gate('markdown')).toContain('the waiver for governance.human-oversight ends in 8 days');
  expect(JSON.parse(gate('json')).notices.length).toBe(1);
  expect(gate('terminal', '--warn-days', '7')).not.toContain('ends in');
});

it('opens with the headline, as assess does; of several pilots with how many pass, and each with its own', () => {
  const file = 'examples/claims-summariser.yaml';
  const asks = ['--for', 'production', ...asOf] as const;
  const head = (text: string): readonly string[] =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .slice(1, 3);
  const { stdout } = readiness(['gate', file, ...asks]);
  expect(head(stdout)).toEqual(head(readiness(['assess', file, ...asOf]).stdout));
  const { stdout: two } = readiness(['gate', file, 'examples/complete.yaml', ...asks]);
  expect(two).toContain('2 pilots, 1 passed, 1 failed');
  expect(two).toMatch(/claims-summariser\.yaml: failed\n +Ready to pilot, not ready for production\n/);
});
