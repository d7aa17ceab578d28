// readiness plan --to, in processes of its own: goals, formats, what it says of wrong ones, and what it needs beside it.
import { describe, expect, it, test } from 'vitest';
import { once } from '../folders.ts';
import { asOf, copyExamples, folderWith, readiness, SMALL } from '../program.ts';
import { everyNth } from '../random.ts';

const folder = folderWith({ 'small.yaml': SMALL });
copyExamples(folder);
/** Nothing here hangs on how often the plan is simulated. */
const anew = (...args: readonly string[]) => readiness(['plan', ...args, ...asOf, '--runs', '20'], { cwd: folder });
const run = once(anew);
const telecom = 'examples/telecom-support-bot.yaml';
const agent = 'examples/refund-agent.yaml';
const summariser = 'examples/claims-summariser.yaml';

describe('goals', () => {
  test.each<[name: string, args: readonly string[], says: RegExp, pilot?: string]>([
    ['a gate', ['--to', 'production'], /cheapest way to the production gate/, telecom],
    ['a gate in capitals', ['--to', 'Pilot'], /cheapest way to the pilot gate/, agent],
    ['a score', ['--to', '65'], /cheapest way to a readiness score of 65/, agent],
    ['a score that was reached', ['--to', '0'], /A readiness score of 0 is reached already\./],
    ['a gate that is open', ['--to', 'pilot'], /The pilot gate is open already\./, summariser],
  ])('%s', (_name, args, says, pilot = telecom) => {
    const { code, stdout, stderr } = run(pilot, ...args);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(says);
  });

  test.each([
    [
      'a word',
      ['--to', 'prod'],
      /--to prod is neither a gate nor a score\n {2}gates: pilot, production, scale; .*0 to 100/,
    ],
    ['too high a score', ['--to', '101'], /--to 101 is neither a gate nor a score/],
    ['nothing', ['--to', ''], /neither a gate nor a score/],
    ['no number', ['--to', 'NaN'], /neither a gate nor a score/],
    ['a calendar', ['--to', '80', '-f', 'ics'], /the cheapest way has no format "ics"\n {2}formats: terminal/],
    ['a calendar by its ending', ['--to', '80', '-o', 'x.ics'], /says no format that the cheapest way has/],
  ])('%s is refused', (_name, args, says) => {
    const { code, stdout, stderr } = run(telecom, ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(says);
  });

  it('of a pilot of which nothing is known', () => {
    const { code, stdout } = run('small.yaml', '--to', 'pilot');
    expect(code).toBe(0);
    expect(stdout).toContain('Proved by HiGHS');
  });
});

test.each([
  ['terminal', /^Refund agent · cheapest way to the pilot gate/],
  ['markdown', /^## Refund agent: .*\n\ncheapest way to the pilot gate · /],
  ['json', /^\{\n {2}"schemaVersion": "1\.0",\n/],
  ['csv', /^id,title,body,labels,estimate,start,due,parent,blocked by\r\n/],
])('writes %s', (format, beginning) => {
  const printed = run(agent, '--to', 'pilot', '-f', format);
  expect(printed).toMatchObject({ code: 0, stderr: '' });
  expect(printed.stdout).toMatch(beginning);
});

test.each(everyNth(4, ['json', 'csv', 'markdown', 'terminal']))('writes the same bytes each time: %s', (format) => {
  const asked = [agent, '--to', 'pilot', '-f', format];
  expect(anew(...asked)).toEqual(run(...asked));
});

test.each([
  ['jira', /^Issue Id,Issue Type,Parent,Summary,.*\r\n1,Epic,,/],
  ['linear', /^Id,Title,Description,Status,.*\r\n1,/],
])('writes the tasks as %s imports them', (format, beginning) => {
  const { code, stdout } = run(agent, '--to', 'pilot', '-f', format);
  expect(code).toBe(0);
  expect(stdout).toMatch(beginning);
  expect(stdout).toContain('operations.agent-kill-switch');
});

it('says on stderr why rows of tasks are empty', () => {
  const { code, stdout, stderr } = run(summariser, '--to', 'pilot', '-f', 'csv');
  expect([code, stderr]).toEqual([0, 'The pilot gate is open already.\n']);
  expect(stdout.split('\r\n')).toHaveLength(2);
});

it('has the whole plan beside the way in JSON', () => {
  const { cheapest, ...plan } = JSON.parse(run(agent, '--to', 'pilot', '-f', 'json').stdout) as Record<string, unknown>;
  expect(cheapest).toMatchObject({ goal: { gate: 'pilot' }, state: 'way', proof: 'optimal' });
  expect(plan).toEqual(JSON.parse(run(agent, '-f', 'json').stdout));
});

it('judges by an organisation’s checklist', () => {
  const own = run(agent, '--to', 'production', '-f', 'json', '--checklist', 'examples/organisation/bank.yaml');
  const { cheapest } = JSON.parse(own.stdout) as { cheapest: { tasks: { id: string }[] } };
  expect(cheapest.tasks.map(({ id }) => id)).toContain('governance.model-inventory');
});

it('takes the longest estimate that a pilot file may hold', () => {
  const text = `${SMALL}architecture: {integrations: [{system: A, adapter: {estimate_days: 10000}}]}\n`;
  for (const goal of everyNth(3, ['production', 'scale', '99'])) {
    const { code, stderr } = readiness(['plan', '-', '--to', goal, ...asOf, '--runs', '20'], { input: text });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  }
});

it('judges everything with the approach that a task brings, and says what that changes', () => {
  const { stdout } = run(telecom, '--to', 'production');
  expect(stdout.replace(/\s+/g, ' ')).toContain(
    'architecture.approach-fit brings the approach rag, as advise says, and all else is judged with it. That alone makes architecture.grounding met, evaluation.retrieval not answered,',
  );
});

it('asks for no reason to stop', () => {
  const { stdout } = run(telecom, '--to', 'production');
  expect(stdout).toMatch(/^ {2}production: reasons to stop +1 +0 +at most 0$/m);
});

it('lists the wrong rate once: what mends it for production mends it for the pilot', () => {
  const { cheapest } = JSON.parse(run(telecom, '--to', 'production', '-f', 'json').stdout) as {
    cheapest: { tasks: { id: string; closes: readonly string[] }[] };
  };
  const closing = cheapest.tasks.filter(({ closes }) => closes.includes('evaluation.pilot-error-rate'));
  expect(closing.map(({ id }) => id)).toEqual(['evaluation.hallucination']);
  expect(run(telecom, '--to', 'production').stdout.replace(/\s+/g, ' ')).toContain(
    'evaluation.pilot-error-rate closes with evaluation.hallucination',
  );
});
