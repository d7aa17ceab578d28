// Whoever knows a pilot by heart and is asked about it from an empty file on ends with the same outcome of every check; what can
// shut the gate in question was asked before.
import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { collectEvidence, wantedFiles } from '../../src/assess/evidence.ts';
import { assess } from '../../src/assess/index.ts';
import { readInterviewFile } from '../../src/commands/conversation.ts';
import { readEvidence } from '../../src/evidence/index.ts';
import { FIRST_PROMPTS, FIRST_SECONDS, measureProgress, STRETCH } from '../../src/interview/progress.ts';
import { pathText } from '../../src/interview/question.ts';
import { canShut, makeQueue } from '../../src/interview/queue.ts';
import { inspectFiles } from '../../src/io/evidence.ts';
import { editedJson, knowing, means, script, talk, viewOn } from '../interview/kit.ts';
import { root } from '../judge.ts';

const EMPTY = JSON.stringify({ version: 1, pilot: { name: 'Empty' } });

const outcomesOf = (text: string) => {
  const { held } = readInterviewFile(text, means);
  if (held === undefined) throw new Error('not a valid pilot file');
  const { document, view } = held;
  const { pilot } = view;
  const looks = inspectFiles(`${root}examples`, wantedFiles(collectEvidence(pilot)), readEvidence);
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
    steps.flatMap(({ question, wrong }) => (wrong === undefined ? [] : [`${pathText(question.parts)}: ${wrong}`])),
  ).toEqual([]);
  expect(outcomesOf(text)).toEqual(outcomesOf(source));
  expect(outcomesOf(text).range[2]).toBeGreaterThan(15);

  const { answered, inAll } = steps.at(-1)?.progress() ?? { answered: 0 };
  expect(answered).toBeGreaterThan(100);
  expect(inAll?.prompts).toBe(1);
});

test.each(['claims-summariser', 'refund-agent', 'fraud-assistant', 'contract-summariser', 'telecom-support-bot'])(
  '%s: every blocker of the gate in question was asked within twenty minutes',
  (name) => {
    const know = knowing(readFileSync(`${root}examples/${name}.yaml`, 'utf8'));
    const { steps, session, view } = talk(
      EMPTY,
      (question, now, at) => {
        const next = makeQueue(now, {}, at)[0];
        return next === undefined || !canShut(next.tier) ? undefined : know(question, now, at);
      },
      {},
      means.checklist,
      editedJson,
    );
    expect(steps.length).toBeGreaterThan(FIRST_PROMPTS);
    expect(session.seconds).toBeLessThan(STRETCH);
    expect(measureProgress(session, view, {}).canShut).toBe(false);
    const first = steps.slice(0, FIRST_PROMPTS);
    expect(first.length).toBe(FIRST_PROMPTS);
    const { session: after } = talk(EMPTY, script(...first.map(({ reply }) => reply)), {}, means.checklist, editedJson);
    expect(after.seconds).toBeLessThan(FIRST_SECONDS);
  },
);

it('sees in a view that goes on from another one what a view made from nothing sees', () => {
  for (const name of ['complete', 'telecom-support-bot', 'refund-agent']) {
    const text = readFileSync(`${root}examples/${name}.yaml`, 'utf8');
    const { held } = readInterviewFile(text, means);
    expect(viewOn(text).found).toEqual(held?.view.found);
    expect(viewOn(text).worth).toEqual(held?.view.worth);
  }
});
