// Questions sent to the person who knows, and the filled page taken back.
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { isHandout, makeHandouts, readHandout } from '../../src/interview/answers.ts';
import { roles } from '../../src/interview/order.ts';
import { handoutText } from '../../src/report/interview.ts';
import { root } from '../judge.ts';
import { SMALL } from '../program.ts';
import { viewOn } from './kit.ts';

const view = viewOn(SMALL);
const filled = (path: string, reply: string): string => `### Question\n\nField: \`${path}\`\n\nAnswer: ${reply}\n`;
const read = (path: string, reply: string, on = view) => {
  const { answers, problems } = readHandout(filled(path, reply), on);
  return problems[0]?.message ?? answers.map(({ path: at, value }) => [at.join('.'), value]);
};

it('has a page for each role, and every open question on one of them', () => {
  const all = makeHandouts(view, {});
  expect(all.map(({ role }) => role)).toEqual([...roles, undefined]);
  const paths = all.flatMap(({ questions }) => questions.map(({ path }) => path));
  expect(new Set(paths).size).toBe(paths.length);
  const [legal] = makeHandouts(view, { role: 'legal' });
  expect(makeHandouts(view, { role: 'legal' })).toHaveLength(1);
  expect(legal).toEqual(all[0]);
});

it('asks for every field of its page in a form that is read back', () => {
  const text = handoutText(makeHandouts(view, {}), 'A # b', 'pilot.yaml');
  expect(isHandout(text)).toBe(true);
  expect(readHandout(text, view)).toEqual({ answers: [], problems: [] });
  expect(text).not.toContain('\n# A # b:');
  const unknown = readHandout(text.replaceAll(/^Answer: $/gm, 'Answer: unknown'), view);
  expect(unknown.problems).toEqual([]);
  expect(unknown.answers.length).toBe(text.match(/^Answer:/gm)?.length);
});

describe('a filled page', () => {
  test.each<[string, string, unknown]>([
    ['pilot.owner', 'lead@example.com', [['pilot.owner', 'lead@example.com']]],
    ['pilot.owner', '', []],
    ['pilot.owner', 'unknown', [['pilot.owner', null]]],
    ['governance.controls.policy', 'unknown', [['governance.controls.policy', 'unknown']]],
    ['governance.controls.policy', 'in-place', [['governance.controls.policy', 'in-place']]],
    [
      'governance.controls.policy',
      'not-applicable: a test bed',
      [['governance.controls.policy', { status: 'not-applicable', reason: 'a test bed' }]],
    ],
    ['operations.spend.budget_per_month', '€2,000', [['operations.spend.budget_per_month', 2000]]],
    ['data.sources', 'Tickets, Chats', [['data.sources', [{ name: 'Tickets' }, { name: 'Chats' }]]]],
    ['kpis.measures', 'Time', [['kpis.measures', [{ name: 'Time', role: 'primary' }]]]],
  ])('%s: %s', (path, reply, answers) => expect(read(path, reply)).toEqual(answers));

  test.each([
    ['pilot.stage', 'done', /is not one of idea/],
    ['operations.spend.budget_per_month', '2.000', /2000 or 2/],
    ['pilot.production_target', '5/12/2026', /2026-12-05 or 2026-05-12/],
    ['pilot.nonsense', 'x', /not a field/],
    ['governance.controls.nonsense', 'in-place', /not a field/],
  ])('%s: %s is told with its line', (path, reply, message) => {
    expect(read(path, reply)).toMatch(message);
    expect(readHandout(filled(path, reply), view).problems[0]?.at.line).toBe(5);
  });

  it('adds to a list that has items', () => {
    const some = viewOn(`${SMALL}data: {sources: [{name: A}]}\n`);
    expect(read('data.sources', 'B, C', some)).toEqual([
      ['data.sources.1', { name: 'B' }],
      ['data.sources.2', { name: 'C' }],
    ]);
  });
});

it('asks about items by their names', () => {
  const text = readFileSync(`${root}examples/telecom-support-bot.yaml`, 'utf8').replace(
    '    owner: Product documentation\n',
    '',
  );
  const page = handoutText(makeHandouts(viewOn(text), {}), 'Bot', 'bot.yaml');
  expect(page).toMatch(/^### .+: .+\?/m);
});
