// A check with an expression from the file to the report, by the built program.
import { expect, test } from 'vitest';
import { root } from '../../judge.ts';
import { asOf, folderWith, readiness } from '../../program.ts';

const bank = `${root}examples/organisation/bank.yaml`;

test.each<[name: string, facts: string, outcome: string]>([
  ['met', '{tier: 2, validated: 2026-06-30}', 'met'],
  ['too old for its tier', '{tier: 1, validated: 2026-01-30}', 'absent'],
  ['not stated', '{tier: 2}', 'unknown'],
])('%s', (_name, facts, outcome) => {
  const cwd = folderWith({ 'pilot.yaml': `version: 1\npilot: {name: A}\nx-model-risk: ${facts}\n` });
  const { code, stdout, stderr } = readiness(['assess', 'pilot.yaml', '--checklist', bank, '-f', 'json', ...asOf], {
    cwd,
  });
  expect([code, stderr]).toEqual([0, '']);
  const checks = JSON.parse(stdout).checks as readonly { id: string; outcome: string }[];
  expect(checks.find(({ id }) => id === 'governance.model-validation')?.outcome).toBe(outcome);
});

test('a fact of the wrong type is refused with its place', () => {
  const cwd = folderWith({ 'pilot.yaml': 'version: 1\npilot: {name: A}\nx-model-risk: {tier: high, teir: 1}\n' });
  const { code, stderr } = readiness(['assess', 'pilot.yaml', '--checklist', bank, ...asOf], { cwd });
  expect(code).toBe(2);
  expect(stderr).toMatch(/pilot\.yaml:3:\d+/);
  expect(stderr).toContain('teir');
});
