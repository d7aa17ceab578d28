// Replies as people write them, and what they are read as.
import { expect, it, test } from 'vitest';
import { readAnswer } from '../../src/interview/answer.ts';
import { questionKind, schemaAt, shownAnswer, splitPath } from '../../src/interview/question.ts';
import { questionAt } from '../../src/interview/questions.ts';
import { fieldWords } from '../../src/model/pilot/text.ts';
import { SMALL } from '../program.ts';
import { viewOn } from './kit.ts';

const view = viewOn(SMALL);
const read = (path: string, reply: string, on = view) => readAnswer(questionAt(splitPath(path), on), reply, on);

test.each([
  ['pilot.owner', 'lead@example.com', 'lead@example.com'],
  ['pilot.owner', ' "skip" ', 'skip'],
  ['pilot.workflow.volume_per_month', '12000', 12000],
  ['pilot.workflow.volume_per_month', '12,000', 12000],
  ['kpis.measures[0].baseline', '-3.5', -3.5],
  ['evaluation.dataset.messy_share', '0.25', 0.25],
  ['evaluation.dataset.messy_share', '25%', 0.25],
  ['evaluation.dataset.messy_share', '7%', 0.07],
  ['pilot.production_target', '2027-03-01', '2027-03-01'],
  ['pilot.prior_internal_use', 'no', false],
  ['architecture.approach', 'rag', 'rag'],
  ['governance.affects', 'people, money', ['people', 'money']],
  ['governance.affects', 'none', []],
  ['pilot.jurisdictions', 'US-GA, DE', ['US-GA', 'DE']],
  ['value.costs.build', '240000', 240000],
  ['value.costs.build', '200,000 240,000 300,000', { low: 200000, likely: 240000, high: 300000 }],
  ['value.errors.rate', '3% / 6% / 15%', { low: 0.03, likely: 0.06, high: 0.15 }],
  ['plan.capacity', 'ml-engineer 0.8, devops: 0.5', { 'ml-engineer': 0.8, devops: 0.5 }],
  ['data.controls.lineage', 'planned', 'planned'],
])('%s: %s', (path, reply, value) => expect(read(path, reply)).toMatchObject({ value }));

test.each([
  ['pilot.workflow.volume_per_month', 'many', /"many" is no number/],
  ['pilot.workflow.volume_per_month', '-1', /not a number of 0 or more/],
  ['evaluation.dataset.messy_share', '25', /25 is more than all of it: write 25% or 0\.25/],
  ['evaluation.dataset.items', '2.5', /a whole number/],
  ['pilot.production_target', 'next spring', /no day of the calendar/],
  ['pilot.production_target', '2027-02-30', /no day of the calendar/],
  ['architecture.approach', 'RAGs', /not one of prompt, rag.*did you mean rag/],
  ['governance.affects', 'people, dogs', /"dogs" is not one of people/],
  ['pilot.jurisdictions', 'Germany', /ISO 3166/],
  ['value.costs.build', '3 2 1', /from low over likely to high/],
  ['value.costs.build', '1 2', /no estimate/],
  ['pilot.owner', 'TBD', /says nothing: reply unknown/],
  ['plan.capacity', 'wizard 1', /wizard/],
  ['plan.capacity', 'devops', /a number of 0 or more/],
  ['data.controls.lineage', 'done', /not one of in-place/],
])('%s: %s is not taken', (path, reply, message) => {
  const reading = read(path, reply);
  expect('message' in reading ? reading.message : `taken as ${JSON.stringify(reading)}`).toMatch(message);
});

test.each([
  ['120k', 120000, '120,000'],
  ['€120,000', 120000, '120,000'],
  ['0,5', 0.5, '0.5'],
])('%s is understood, and said as it is understood', (reply, value, said) => {
  expect(read('operations.spend.budget_per_month', reply)).toEqual({ value, read: said });
});

it('asks which of two numbers or days is meant', () => {
  const doubt = (path: string, reply: string) => {
    const reading = read(path, reply);
    return 'doubt' in reading ? reading.doubt?.choices.map((choice) => choice.reply) : reading;
  };
  expect(doubt('pilot.workflow.volume_per_month', '120.000')).toEqual(['120000', '120']);
  expect(doubt('plan.start', '5/12/2026')).toEqual(['2026-12-05', '2026-05-12']);
});

it('reads a percentage by the unit of the figure', () => {
  const metric = (unit: string) => viewOn(`${SMALL}evaluation: {metrics: [{name: A, unit: ${unit}}]}\n`);
  const threshold = (unit: string) => read('evaluation.metrics[0].threshold', '91%', metric(unit));
  expect(threshold('share')).toMatchObject({ value: 0.91 });
  expect(threshold('"%"')).toMatchObject({ value: 91 });
  expect(threshold('seconds')).toMatchObject({ message: expect.stringContaining('is a percentage') });
  expect(read('talent.team[0].fte', '50%')).toEqual({ value: 0.5, read: '0.5' });
  expect(read('talent.run_fte', '250%')).toMatchObject({ value: 2.5 });
});

const inProduction = 'version: 1\npilot: {name: T, stage: production}\n';
const started = 'version: 1\npilot: {name: T, started: 2026-10-01}\n';
test.each([
  ['pilot.production_target', '2020-03-01', SMALL, /years ago/],
  ['pilot.production_target', '2026-06-01', SMALL, /is past/],
  ['pilot.production_target', '2026-06-01', inProduction, undefined],
  ['pilot.production_target', '2026-09-30', started, /before the pilot started/],
  ['pilot.production_target', '2027-06-01', SMALL, undefined],
  ['pilot.production_target', '2077-06-01', SMALL, /years away/],
  ['pilot.started', '2027-01-01', SMALL, /has not come yet/],
  ['pilot.started', '2026-01-01', SMALL, undefined],
  ['kpis.measures[0].measured.date', '2027-01-01', SMALL, /has not come yet/],
  ['kpis.measures[0].by', '2026-01-01', SMALL, undefined],
  ['plan.start', '2026-01-01', SMALL, /is past/],
])('%s: %s is questioned where it can hardly be meant', (path, reply, text, why) => {
  const reading = read(path, reply, viewOn(text));
  const asked = 'doubt' in reading ? reading.doubt?.ask : undefined;
  if (why === undefined) expect(asked).toBeUndefined();
  else expect(asked).toMatch(why);
});

it('reads every example of the fields as it is shown', () => {
  const fields = Object.entries(fieldWords).filter(
    ([path]) => !/evidence|^range|controls|obligations|waivers|^version/.test(path),
  );
  const leaves = fields.filter(([path]) => {
    const schema = schemaAt(splitPath(path.replaceAll('[]', '[0]')));
    return (
      schema !== undefined &&
      !path.endsWith('[]') &&
      questionKind(schema) !== 'list' &&
      questionKind(schema) !== 'by-role'
    );
  });
  expect(leaves.length).toBeGreaterThan(100);
  for (const [path, { example }] of leaves) {
    const shown = shownAnswer(example);
    if (shown !== undefined && typeof example !== 'object')
      expect([path, read(path.replaceAll('[]', '[0]'), shown)]).toEqual([path, { value: example }]);
  }
});
