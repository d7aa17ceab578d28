// Replies as people write them, and what they are read as.
import { expect, it, test } from 'vitest';
import { readAnswer } from '../../src/interview/answer.ts';
import { kindOf, partsOf, schemaAt, shownAnswer } from '../../src/interview/question.ts';
import { questionAt } from '../../src/interview/questions.ts';
import { fieldWords } from '../../src/model/pilot/text.ts';
import { SMALL } from '../program.ts';
import { viewOn } from './kit.ts';

const view = viewOn(SMALL);
const read = (path: string, reply: string) => readAnswer(questionAt(partsOf(path), view), reply);

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
])('%s: %s', (path, reply, value) => expect(read(path, reply)).toEqual({ value }));

test.each([
  ['pilot.workflow.volume_per_month', 'many', /"many" is not a number of 0 or more/],
  ['pilot.workflow.volume_per_month', '-1', /not a number of 0 or more/],
  ['evaluation.dataset.messy_share', '25', /a share from 0 to 1.*for 25% write 0.25/],
  ['evaluation.dataset.items', '2.5', /a whole number/],
  ['pilot.production_target', '01.03.2027', /not a date.*write 2027-03-01/],
  ['pilot.production_target', '2027-02-30', /a date that exists/],
  ['architecture.approach', 'RAGs', /not one of prompt, rag.*did you mean rag/],
  ['governance.affects', 'people, dogs', /"dogs" is not one of people/],
  ['pilot.jurisdictions', 'Germany', /ISO 3166/],
  ['value.costs.build', '3 2 1', /from low over likely to high/],
  ['value.costs.build', '1 2', /is not/],
  ['plan.capacity', 'wizard 1', /wizard/],
  ['plan.capacity', 'devops', /a number of 0 or more/],
  ['data.controls.lineage', 'done', /not one of in-place/],
])('%s: %s is not taken', (path, reply, message) => {
  const reading = read(path, reply);
  expect('message' in reading ? reading.message : `taken as ${JSON.stringify(reading)}`).toMatch(message);
});

it('reads every example of the fields as it is shown', () => {
  const fields = Object.entries(fieldWords).filter(
    ([path]) => !/evidence|^range|controls|obligations|waivers|^version/.test(path),
  );
  const leaves = fields.filter(([path]) => {
    const schema = schemaAt(partsOf(path.replaceAll('[]', '[0]')));
    return schema !== undefined && !path.endsWith('[]') && kindOf(schema) !== 'list' && kindOf(schema) !== 'by-role';
  });
  expect(leaves.length).toBeGreaterThan(100);
  for (const [path, { example }] of leaves) {
    const shown = shownAnswer(example);
    if (shown !== undefined && typeof example !== 'object')
      expect([path, read(path.replaceAll('[]', '[0]'), shown)]).toEqual([path, { value: example }]);
  }
});
