// The conversation without a terminal: what a reply does, what is asked, in which order.
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { parse as yaml } from 'yaml';
import { leavesOf, type Parts, pathOf, patternOf, valueAt } from '../../src/interview/question.ts';
import { dozen, pointsOf, queueOf, type Scope } from '../../src/interview/queue.ts';
import { newSession } from '../../src/interview/session.ts';
import { root } from '../judge.ts';
import { SMALL } from '../program.ts';
import { script, talk, viewOn } from './kit.ts';

const queue = (text: string, scope: Scope = {}): readonly string[] =>
  queueOf(viewOn(text), scope, newSession).map(pathOf);
const pilot = (...sections: readonly string[]): string =>
  ['version: 1', 'pilot: {name: Test}', ...sections, ''].join('\n');
const asked = (text: string, ...replies: readonly string[]) => {
  const { steps } = talk(text, script(...replies, 'stop'));
  return steps.map(({ question }) => pathOf(question.parts));
};
const written = (text: string, ...replies: readonly string[]): unknown => yaml(talk(text, script(...replies)).text);

describe('only what applies is asked', () => {
  const source = 'kind: database, system: s, owner: o, classification: internal, access: api';
  test.each([
    ['agents', pilot('agents: [{name: A}]'), pilot('agents: []'), 'agents[0].kill_switch'],
    ['controls of agents', pilot('agents: [{name: A}]'), pilot('agents: []'), 'governance.controls.agent-inventory'],
    [
      'training',
      pilot('architecture: {approach: fine-tune}'),
      pilot('architecture: {approach: rag}'),
      'architecture.fine_tuning.retrain_owner',
    ],
    [
      'retrieval',
      pilot('architecture: {approach: rag}'),
      pilot('architecture: {approach: prompt}'),
      'evaluation.controls.retrieval',
    ],
    [
      'personal data',
      pilot(`data: {sources: [{name: S, ${source}, personal_data: health}]}`),
      pilot(`data: {sources: [{name: S, ${source}, personal_data: none}]}`),
      'data.sources[0].protection',
    ],
    [
      'privacy',
      pilot(`data: {sources: [{name: S, ${source}, personal_data: health}]}`),
      pilot(`data: {sources: [{name: S, ${source}, personal_data: none}]}`),
      'governance.controls.privacy-assessment',
    ],
    [
      'the EU',
      pilot('governance: {classification: {eu_link: true}}'),
      pilot('governance: {classification: {eu_link: false}}'),
      'governance.classification.high_risk_uses',
    ],
    [
      'customers',
      'version: 1\npilot: {name: T, users: customers}\n',
      'version: 1\npilot: {name: T, users: internal}\n',
      'pilot.prior_internal_use',
    ],
    [
      'telling customers',
      'version: 1\npilot: {name: T, users: customers}\n',
      'version: 1\npilot: {name: T, users: internal}\n',
      'governance.controls.transparency',
    ],
    [
      'use in production',
      'version: 1\npilot: {name: T, stage: production}\n',
      'version: 1\npilot: {name: T, stage: idea}\n',
      'kpis.adoption.active_users',
    ],
    [
      'a judge model',
      pilot('evaluation: {judge: {used: true}}'),
      pilot('evaluation: {judge: {used: false}}'),
      'evaluation.judge.agreement',
    ],
    [
      'a guardrail’s limit',
      pilot('kpis: {measures: [{name: M, role: guardrail}]}'),
      pilot('kpis: {measures: [{name: M, role: primary}]}'),
      'kpis.measures[0].limit',
    ],
    [
      'a primary’s target',
      pilot('kpis: {measures: [{name: M, role: primary}]}'),
      pilot('kpis: {measures: [{name: M, role: guardrail}]}'),
      'kpis.measures[0].target',
    ],
    [
      'an amount beside minutes',
      pilot(),
      pilot('value: {benefit_per_task: {minutes_saved: 3, hourly_cost: 40}}'),
      'value.benefit_per_task.amount',
    ],
  ])('%s', (_name, applies, not, path) => {
    expect(queue(applies)).toContain(path);
    expect(queue(not)).not.toContain(path);
  });
});

it('leaves out what the other answers of an item have settled', () => {
  const system = (status: string): string =>
    pilot(`architecture: {integrations: [{system: A, interface: rest, legacy: false, status: ${status}}]}`);
  expect(queue(system('mocked'))).toContain('architecture.integrations[0].critical');
  expect(queue(system('mocked'), { all: true })).toContain('architecture.integrations[0].critical');
  expect(queue(system('live'))).not.toContain('architecture.integrations[0].critical');
});

/** What decides which questions apply. */
const EARLY = 2;

describe('the order', () => {
  it('begins with the dozen, and what decides which questions apply', () => {
    expect(queue(SMALL).slice(0, dozen.length)).toEqual(dozen);
    expect(queue(SMALL)[dozen.length]).toBe('agents');
  });

  it('goes on by how much of the range an answer can close', () => {
    const view = viewOn(SMALL);
    const rest = queueOf(view, {}, newSession).slice(dozen.length + EARLY);
    const points = rest.map((parts) => pointsOf(parts, view));
    expect(points).toEqual([...points].sort((a, b) => b - a));
    expect(points[0]).toBeGreaterThan(1);
  });

  it('shares the whole range among the blanks', () => {
    const { points } = viewOn(SMALL).worth;
    expect([...points.values()].reduce((sum, one) => sum + one, 0)).toBeCloseTo(100, 6);
  });

  it('asks for what an item lacks before the next item', () => {
    const paths = asked(
      pilot('data: {sources: []}').replace('data: {sources: []}\n', ''),
      'skip',
      'skip',
      'skip',
      'done',
      'Tickets',
      'Support',
    );
    expect(paths.slice(4, 6)).toEqual(['data.sources', 'data.sources[0].personal_data']);
  });

  it('is the same every time', () => expect(queue(SMALL)).toEqual(queue(SMALL)));
});

describe('the scope', () => {
  it('is one dimension', () => {
    const paths = queue(SMALL, { dimension: 'talent' });
    expect(paths).toContain('talent.run_fte');
    expect(paths).toContain('plan.start');
    expect(paths).not.toContain('data.sources');
  });

  const answered =
    'version: 1\npilot: {name: T, stage: pilot, owner: me@example.com}\ndata: {sources: [{name: S}], controls: {lineage: in-place}}\n';
  it('leaves out what is answered, but offers lists once more at the end', () => {
    expect(queue(answered)).not.toContain('pilot.owner');
    expect(queue(answered)).not.toContain('data.controls.lineage');
    expect(queue(answered).at(-1)).toBe('data.sources');
  });
  it('takes in all with --all, what moves no score included', () => {
    for (const path of [
      'pilot.owner',
      'pilot.stage',
      'data.controls.lineage',
      'data.sources',
      'pilot.summary',
      'plan.day_rate',
    ])
      expect(queue(answered, { all: true })).toContain(path);
  });
  it('is every field of a pilot with --all', () => {
    const whole = ['complete', 'refund-agent', 'fraud-assistant'].map((name) =>
      viewOn(readFileSync(`${root}examples/${name}.yaml`, 'utf8')),
    );
    const patterns = (paths: readonly Parts[]) => paths.map(patternOf);
    const asked = new Set(whole.flatMap((view) => patterns(queueOf(view, { all: true }, newSession))));
    const fields = new Set(whole.flatMap(({ pilot: one }) => patterns(leavesOf(one))));
    // Minutes and their price stand in all of them, and a benefit is called by its name.
    const known = ['value.benefit_per_task.amount', 'value.other_benefits[].name'];
    expect([...fields].filter((path) => !asked.has(path) && !known.includes(path))).toEqual([]);
  });
  it('is blanks alone with --only-unknown', () => {
    expect(queue(answered, { onlyUnknown: true })).not.toContain('data.sources');
    expect(queue(answered, { onlyUnknown: true })).toContain('data.sources[0].owner');
  });
});

describe('a reply', () => {
  it('is written where it belongs', () => {
    expect(written(SMALL, 'pilot', 'internal')).toEqual({
      version: 1,
      pilot: { name: 'Small', stage: 'pilot', users: 'internal' },
    });
  });

  it('that does not fit is not taken, and says what would', () => {
    const { steps, text } = talk(SMALL, script('pliot', 'pilot'));
    expect(steps[0]?.wrong).toMatch(/"pliot" is not one of idea, .*did you mean pilot\?/);
    expect(text).toContain('stage: pilot');
  });

  it('unknown is written as a blank; of a control as its word', () => {
    expect(written(SMALL, 'unknown')).toEqual({ version: 1, pilot: { name: 'Small', stage: null } });
    const at = pilot('data: {controls: {lineage: {evidence: [a.md]}}}');
    const { text } = talk(at, ({ parts }) => (pathOf(parts) === 'data.controls.lineage' ? 'unknown' : 'skip'), {
      dimension: 'data',
    });
    expect(valueAt(yaml(text), ['data', 'controls', 'lineage'])).toEqual({ evidence: ['a.md'], status: 'unknown' });
  });

  it('skip writes nothing, and is asked again in the next session', () => {
    const { text, steps } = talk(SMALL, script('skip', '', 'stop'));
    expect(text).toBe(SMALL);
    expect(steps.map(({ question }) => pathOf(question.parts))).toEqual([
      'pilot.stage',
      'pilot.users',
      'governance.affects',
    ]);
    expect(queue(text)[0]).toBe('pilot.stage');
  });

  it('back corrects the last answer, and the one before it', () => {
    expect(asked(SMALL, 'pilot', 'back')).toEqual(['pilot.stage', 'pilot.users', 'pilot.stage']);
    expect(written(SMALL, 'pilot', 'internal', 'back', 'back', 'demo', 'money')).toMatchObject({
      pilot: { stage: 'demo', users: 'internal' },
      governance: { affects: ['money'] },
    });
    const { steps } = talk(SMALL, script('back', 'pilot', 'back', 'stop'));
    expect(steps[0]?.wrong).toContain('no answer before this one');
    expect(steps[3]?.question.present).toBe('pilot');
  });

  it('Enter keeps what stands there', () => {
    const { steps, text } = talk(SMALL, script('pilot', 'back', '', 'stop'));
    expect(text).toContain('stage: pilot');
    expect(pathOf(steps[3]?.question.parts ?? [])).toBe('pilot.users');
  });

  it('in quotes is meant as it stands', () => {
    const to = (...replies: readonly string[]) => written(SMALL, 'skip', 'skip', 'skip', 'skip', ...replies);
    expect(to('"none"')).toMatchObject({ data: { sources: [{ name: 'none' }] } });
    expect(to('none')).toMatchObject({ data: { sources: [] } });
  });
});

describe('a list', () => {
  const start = (...replies: readonly string[]) => ['skip', 'skip', 'skip', ...replies];
  it('has its items added one by one, each with what it must have', () => {
    const { text, steps } = talk(SMALL, script(...start('Review time', 'primary')));
    expect(steps.map(({ text: at }) => at.includes('Review time'))).toEqual([false, false, false, false, true]);
    expect(yaml(text)).toMatchObject({ kpis: { measures: [{ name: 'Review time', role: 'primary' }] } });
  });

  it('can be corrected, and an item taken away', () => {
    const items = 'data: {sources: [{name: A, owner: x}, {name: B}]}';
    const person = (reply: string) => {
      let told = false;
      return talk(
        pilot(items),
        ({ kind, parts }) => {
          if (pathOf(parts) === 'data.sources' && kind === 'list' && !told) {
            told = true;
            return reply;
          }
          return told && pathOf(parts) === 'data.sources[0].owner' ? 'y' : 'skip';
        },
        { dimension: 'data', all: true },
      );
    };
    expect(yaml(person('1').text)).toMatchObject({ data: { sources: [{ name: 'A', owner: 'y' }, { name: 'B' }] } });
    expect(yaml(person('remove 1').text)).toMatchObject({ data: { sources: [{ name: 'B' }] } });
    expect(yaml(talk(SMALL, script(...start('skip', 'A', 'skip', 'remove 1'))).text)).toMatchObject({
      data: { sources: null },
    });
    expect(person('none').steps.find(({ wrong }) => wrong)?.wrong).toContain('say done');
    expect(person('3').steps.find(({ wrong }) => wrong)?.wrong).toContain('numbers 1 to 2');
  });

  it('goes back to the name that was just given', () => {
    expect(written(SMALL, ...start('skip', 'Tickts', 'back', 'Tickets'))).toMatchObject({
      data: { sources: [{ name: 'Tickets' }] },
    });
    expect(written(SMALL, ...start('Review time', 'back', 'done'))).toEqual({ version: 1, pilot: { name: 'Small' } });
  });
});

describe('controls', () => {
  const only = (path: string, ...replies: readonly string[]) => {
    const left = [...replies];
    return ({ parts }: { parts: readonly (string | number)[] }) =>
      pathOf(parts) === path ? (left.shift() ?? 'skip') : 'skip';
  };
  it('that do not apply need a reason', () => {
    const { text } = talk(SMALL, only('operations.controls.failover', 'not-applicable', 'A batch job at night'), {
      dimension: 'operations',
    });
    expect(yaml(text)).toMatchObject({
      operations: { controls: { failover: { status: 'not-applicable', reason: 'A batch job at night' } } },
    });
  });

  it('are ticked together, the others stay open', () => {
    const { text } = talk(SMALL, only('data.controls', 'lineage, pipeline'), { dimension: 'data' });
    expect(yaml(text)).toMatchObject({ data: { controls: { lineage: 'in-place', pipeline: 'in-place' } } });
    expect(queue(text)).toContain('data.controls.rights');
    expect(queue(text)).not.toContain('data.controls.lineage');
  });

  it('that were ticked together are gone back to one by one', () => {
    const { text, steps } = talk(SMALL, script('skip', 'skip', 'lineage, pipeline', 'back', 'partial', '', 'stop'), {
      dimension: 'data',
    });
    expect(steps.slice(2, 6).map(({ question }) => pathOf(question.parts))).toEqual([
      'data.controls',
      expect.any(String),
      'data.controls.lineage',
      'data.controls.pipeline',
    ]);
    expect(yaml(text)).toMatchObject({ data: { controls: { lineage: 'partial', pipeline: 'in-place' } } });
  });
});
