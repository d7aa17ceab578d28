// Whoever knows a pilot by heart and is asked about it from an empty file on ends with the same outcome of every check.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { piecesOf, wantedFiles } from '../../src/assess/evidence.ts';
import { assess } from '../../src/assess/index.ts';
import { hold } from '../../src/commands/conversation.ts';
import { readEvidence } from '../../src/evidence/index.ts';
import { pathOf } from '../../src/interview/question.ts';
import { lookAt } from '../../src/io/evidence.ts';
import { editedJson, knowing, means, talk } from '../interview/kit.ts';
import { root } from '../judge.ts';

const EMPTY = JSON.stringify({ version: 1, pilot: { name: 'Empty' } });

const outcomesOf = (text: string) => {
  const { held } = hold(text, means);
  if (held === undefined) throw new Error('not a valid pilot file');
  const { document, view } = held;
  const { pilot } = view;
  const looks = lookAt(`${root}examples`, wantedFiles(piecesOf(pilot)), readEvidence);
  const { findings, grade } = assess({ document, pilot, checklist: means.checklist, asOf: means.asOf, looks });
  return {
    range: [grade.score, grade.high, grade.evidencedScore],
    checks: findings.map(({ item, kind, score, evidenced }) => [item.id, kind, score, evidenced]),
  };
};

test.each([
  ['claims-summariser', 'an internal assistant, trained on its task'],
  ['refund-agent', 'an agent that cannot undo what it does'],
  ['fraud-assistant', 'in the EU, with payment data'],
])('%s: %s', (name) => {
  // Where in a file a figure stands is not asked for.
  const source = readFileSync(`${root}examples/${name}.yaml`, 'utf8').replaceAll(/, at: [^,}]+/g, '');
  const { steps, text } = talk(EMPTY, knowing(source), {}, means.checklist, editedJson);
  expect(
    steps.flatMap(({ question, wrong }) => (wrong === undefined ? [] : [`${pathOf(question.parts)}: ${wrong}`])),
  ).toEqual([]);
  expect(outcomesOf(text)).toEqual(outcomesOf(source));
  expect(outcomesOf(text).range[2]).toBeGreaterThan(15);

  const { answered, inAll } = steps.at(-1)?.progress() ?? { answered: 0 };
  expect(answered).toBeGreaterThan(100);
  expect(inAll?.prompts).toBe(1);
});
