// What validation says of answers under governance.obligations, from a file to its line.
import { expect, it, test } from 'vitest';
import { composeChecklist } from '../../src/checklist/core.ts';
import { parse } from '../../src/read/parse.ts';
import { validate } from '../../src/read/validate.ts';

const problemsOf = (governance: string) => {
  const text = `version: 1\npilot: {name: Small}\ngovernance:\n${governance}`;
  const { document } = parse(new TextEncoder().encode(text), 'pilot.yaml');
  if (document === undefined) throw new Error('unreadable');
  return validate(document, composeChecklist()).problems.map(({ code, message, hint, at }) => [
    code,
    at.line,
    `${message} → ${hint ?? ''}`,
  ]);
};

test.each([
  ['a word', 'gdpr-art-30: in-place'],
  ['a map', 'gdpr-art-30: {status: partial, evidence: [a.md], owner: Legal, verified: 2026-10-01}'],
  ['a reason', 'eu-ai-act-art-26-9: {status: not-applicable, reason: no impact assessment is due}'],
  ['a blank', 'gdpr-art-30:'],
])('%s is an answer', (_name, answer) => expect(problemsOf(`  obligations:\n    ${answer}\n`)).toEqual([]));

test.each([
  ['a slip', 'gdpr-arts-30: yes', 'unknown-obligation', 'did you mean "gdpr-art-30"?'],
  ['the clause itself', '"GDPR/Art 30": yes', 'unknown-obligation', 'did you mean "gdpr-art-30"?'],
  ['a control', 'bias-review: yes', 'unknown-obligation', 'this is a control: write governance.controls.bias-review'],
  ['nothing known', 'zzz: yes', 'unknown-obligation', 'an id is written eu-ai-act-art-9'],
  ['no reason', 'gdpr-art-30: n/a', 'bad-value', 'not-applicable needs a reason'],
  ['no status', 'gdpr-art-30: In-place', 'unknown-word', 'did you mean "in-place"?'],
])('%s is named with what to write', (_name, answer, code, words) => {
  const [problem, ...more] = problemsOf(`  obligations:\n    ${answer}\n`);
  expect(more).toEqual([]);
  expect(problem?.slice(0, 2)).toEqual([code, 5]);
  expect(problem?.[2]).toContain(words);
});

it('sends a duty among the controls to its place', () => {
  const [problem] = problemsOf('  controls:\n    gdpr-art-30: yes\n');
  expect(problem?.[2]).toContain('this is a duty: answer it under governance.obligations.gdpr-art-30');
});
