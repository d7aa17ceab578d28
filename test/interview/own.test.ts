// An organisation's checklist brings questions of its own: its controls, and the fields that it declares.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse as yaml } from 'yaml';
import { pathText } from '../../src/interview/question.ts';
import { questionAt } from '../../src/interview/questions.ts';
import { compose } from '../checklist/organisation/files.ts';
import { root } from '../judge.ts';
import { SMALL } from '../program.ts';
import { talk, viewOn } from './kit.ts';

const bank = compose({ 'bank.yaml': readFileSync(`${root}examples/organisation/bank.yaml`, 'utf8') });

it('asks for what the organisation declares, in its words', () => {
  const said: Record<string, string> = { 'x-model-risk.tier': '2', 'x-model-risk.validated': '2026-06-30' };
  const { text, steps } = talk(SMALL, ({ parts }) => said[pathText(parts)] ?? 'skip', { onlyUnknown: true }, bank);
  const asked = steps.map(({ question }) => pathText(question.parts));
  expect(asked).toContain('governance.controls.model-inventory');
  expect(asked).not.toContain('operations.controls.open-telemetry');
  expect(yaml(text)).toMatchObject({ 'x-model-risk': { tier: 2, validated: '2026-06-30' } });
});

it('checks the range that the organisation sets', () => {
  const tries = ['9', '2'];
  const person = ({ parts }: { parts: readonly (string | number)[] }) =>
    pathText(parts) === 'x-model-risk.tier' ? tries.shift() : 'skip';
  const { steps } = talk(SMALL, person, { onlyUnknown: true }, bank);
  const tier = steps.find(({ question }) => pathText(question.parts) === 'x-model-risk.tier');
  expect(tier?.question.ask).toContain("model tier by the bank's model risk policy");
  expect(tier?.wrong).toMatch(/from 1 to 4/);
});

it('weighs questions as the organisation weighs checks', () => {
  const points = (checklist: typeof bank) =>
    viewOn(SMALL, checklist).worth.points.get('governance.controls.policy') ?? 0;
  expect(points(bank)).toBeGreaterThan(0);
  expect(questionAt(['governance', 'controls', 'policy'], viewOn(SMALL, bank)).why).not.toBe('');
});
