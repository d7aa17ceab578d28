// The conversation without a terminal: what a reply does, what is asked, in which order.
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { parse as yaml } from 'yaml';
import {
  answerableFields,
  answerUnder,
  fieldPattern,
  type Parts,
  pathText,
  splitPath,
} from '../../src/interview/question.ts';
import { makeQueue, type Scope } from '../../src/interview/queue.ts';
import { newSession } from '../../src/interview/session.ts';
import type { InterviewView } from '../../src/interview/view.ts';
import { root } from '../judge.ts';
import { SMALL } from '../program.ts';
import { type Person, script, talk, talkAt, viewOn } from './kit.ts';

const queue = (text: string, scope: Scope = {}): readonly string[] =>
  makeQueue(viewOn(text), scope, newSession).flatMap(({ parts, practices }) => practices ?? [pathText(parts)]);
const pilot = (...sections: readonly string[]): string =>
  ['version: 1', 'pilot: {name: Test}', ...sections, ''].join('\n');
const asked = (text: string, ...replies: readonly string[]) => {
  const { steps } = talk(text, script(...replies, 'stop'));
  return steps.map(({ question }) => pathText(question.parts));
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
      'governance.classification.annex_i_component',
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

it('shares the whole range among the blanks', () => {
  const { points } = viewOn(SMALL).worth;
  expect([...points.values()].reduce((sum, one) => sum + one, 0)).toBeCloseTo(100, 6);
});

describe('the scope', () => {
  it('is one dimension', () => {
    const paths = queue(SMALL, { dimension: 'talent' });
    expect(paths).toContain('talent.run_fte');
    expect(paths).not.toContain('data.sources');
  });

  const answered =
    'version: 1\npilot: {name: T, stage: pilot, owner: me@example.com}\ndata: {sources: [{name: S}], controls: {lineage: in-place}}\n';
  it('leaves out what is answered, but offers lists once more at the end', () => {
    const asked = queue(answered);
    expect(asked).not.toContain('pilot.owner');
    expect(asked).not.toContain('data.controls.lineage');
    expect(asked.at(-1)).toBe('data.sources');
  });
  it('takes in all with --all, what moves no score included', () => {
    const asked = queue(answered, { all: true });
    for (const path of [
      'pilot.owner',
      'pilot.stage',
      'data.controls.lineage',
      'data.sources',
      'pilot.summary',
      'plan.day_rate',
    ])
      expect(asked).toContain(path);
  });
  it('is every field of a pilot with --all', () => {
    const whole = ['complete', 'refund-agent', 'fraud-assistant'].map((name) =>
      viewOn(readFileSync(`${root}examples/${name}.yaml`, 'utf8')),
    );
    const patterns = (paths: readonly Parts[]) => paths.map(fieldPattern);
    const asking = (view: InterviewView) => makeQueue(view, { all: true }, newSession).map(({ parts }) => parts);
    const asked = new Set(whole.flatMap((view) => patterns(asking(view))));
    const fields = new Set(whole.flatMap(({ pilot: one }) => patterns(answerableFields(one))));
    // Minutes and their price stand in all of them, and a benefit is called by its name.
    const known = ['value.benefit_per_task.amount', 'value.other_benefits[].name'];
    expect([...fields].filter((path) => !asked.has(path) && !known.includes(path))).toEqual([]);
  });
  it('is blanks alone with --only-unknown', () => {
    const asked = queue(answered, { onlyUnknown: true });
    expect(asked).not.toContain('data.sources');
    expect(asked).toContain('data.sources[0].owner');
  });
});

/** Says these to one question, one after another, and skips all others; ends once all was said. */
const only = (path: string, ...replies: readonly string[]): Person => {
  const left = [...replies];
  return ({ parts }) => (pathText(parts) === path ? (left.shift() ?? 'skip') : left.length > 0 ? 'skip' : undefined);
};

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
    const { text } = talk(at, only('data.controls', 'unknown', 'unknown', 'unknown'), { dimension: 'data' });
    expect(answerUnder(yaml(text), ['data', 'controls', 'lineage'])).toEqual({ evidence: ['a.md'], status: 'unknown' });
  });

  it('skip writes nothing, and is asked again in the next session', () => {
    const { text, steps } = talk(SMALL, script('skip', '', 'stop'));
    expect(text).toBe(SMALL);
    expect(steps.map(({ question }) => pathText(question.parts))).toEqual(['pilot.stage', 'pilot.users', 'pilot.task']);
    expect(queue(text)[0]).toBe('pilot.stage');
  });

  it('back corrects the last answer, and the one before it', () => {
    expect(asked(SMALL, 'pilot', 'back')).toEqual(['pilot.stage', 'pilot.users', 'pilot.stage']);
    expect(written(SMALL, 'pilot', 'internal', 'back', 'back', 'demo', 'search')).toMatchObject({
      pilot: { stage: 'demo', users: 'internal', task: 'search' },
    });
    const { steps } = talk(SMALL, script('back', 'pilot', 'back', 'stop'));
    expect(steps[0]?.wrong).toContain('no answer before this one');
    expect(steps[3]?.question.present).toBe('pilot');
  });

  it('Enter keeps what stands there', () => {
    const { steps, text } = talk(SMALL, script('pilot', 'back', '', 'stop'));
    expect(text).toContain('stage: pilot');
    expect(pathText(steps[3]?.question.parts ?? [])).toBe('pilot.users');
  });

  it('in quotes is meant as it stands', () => {
    const sources = (reply: string) =>
      yaml(talk(SMALL, only('data.sources', reply, 'done'), { dimension: 'data' }).text).data?.sources as unknown;
    expect(sources('"none"')).toEqual([{ name: 'none' }]);
    expect(sources('"Tickets, closed", Chats')).toEqual([{ name: 'Tickets, closed' }, { name: 'Chats' }]);
    expect(sources('none')).toEqual([]);
  });

  it('that can be read in two ways is asked about before it is written', () => {
    const path = 'pilot.workflow.volume_per_month';
    const volume = (...replies: readonly string[]) => {
      const { text, steps } = talk(SMALL, only(path, ...replies), { dimension: 'kpis' });
      const check = steps.find(({ question }) => question.kind === 'check')?.question;
      return {
        value: answerUnder(yaml(text), splitPath(path)),
        ask: check?.ask,
        words: check?.choices.map(({ word }) => word),
      };
    };
    const ask = 'Which number is 12.000?';
    const words = ['12000', '12'];
    expect(volume('12.000', '12000')).toEqual({ value: 12000, ask, words });
    expect(volume('12.000', '12')).toEqual({ value: 12, ask, words });
    expect(volume('12.000', 'back', '7')).toEqual({ value: 7, ask, words });
    expect(volume('12.000')).toEqual({ value: undefined, ask, words });
    expect(volume('12,000')).toEqual({ value: 12000, ask: undefined, words: undefined });
  });

  it('that names a day which can hardly be meant is questioned', () => {
    const path = 'pilot.production_target';
    const target = (...replies: readonly string[]) =>
      answerUnder(yaml(talkAt(path, SMALL, only(path, ...replies)).text), splitPath(path));
    expect(target('2020-03-01', 'yes')).toBe('2020-03-01');
    expect(target('2020-03-01', 'no', '2027-03-01')).toBe('2027-03-01');
    expect(target('2020-03-01')).toBeUndefined();
  });
});

describe('a list', () => {
  it('takes several names at once, and asks whether that was all', () => {
    const { text, steps } = talk(SMALL, only('data.sources', 'Tickets, Knowledge base', 'Chats', ''), {
      dimension: 'data',
    });
    const asks = steps
      .filter(({ question }) => pathText(question.parts) === 'data.sources')
      .map((step) => step.question);
    expect(yaml(text).data.sources.map(({ name }: { name: string }) => name)).toEqual([
      'Tickets',
      'Knowledge base',
      'Chats',
    ]);
    expect(asks.map(({ ask }) => ask)).toEqual([
      'Which data sources does the pilot read?',
      'Which other data sources are there?',
      'Which other data sources are there?',
    ]);
    expect(asks[2]?.items).toEqual(['Tickets', 'Knowledge base', 'Chats']);
  });

  it.each([
    ['agents', 'governance'],
    ['talent.team', 'talent'],
    ['architecture.integrations', 'architecture'],
    ['evaluation.metrics', 'evaluation'],
    ['governance.regulations', 'governance'],
  ] as const)('%s is asked until it is complete', (path, dimension) => {
    const names = path === 'talent.team' ? 'ml-engineer, devops' : 'A, B';
    const { text, steps } = talkAt(path, SMALL, only(path, names, 'done'), { all: true, dimension });
    expect(answerUnder(yaml(text), splitPath(path))).toHaveLength(2);
    const at = steps.findIndex(({ question }) => pathText(question.parts) === path);
    expect(steps[at + 1]?.question).toMatchObject({ more: true, parts: splitPath(path) });
  });

  it('has KPIs by their role: nothing is lost where the session ends in between', () => {
    const scope = { all: true, dimension: 'kpis' } as const;
    const { text } = talk(SMALL, only('kpis.measures', 'Review time', 'done', 'Complaints, Errors', 'done'), scope);
    expect(yaml(text).kpis.measures).toEqual([
      { name: 'Review time', role: 'primary' },
      { name: 'Complaints', role: 'guardrail' },
      { name: 'Errors', role: 'guardrail' },
    ]);
    const none = talk(SMALL, only('kpis.measures', 'none', 'none'), scope);
    expect(yaml(none.text).kpis.measures).toEqual([]);
    const half = talk(SMALL, only('kpis.measures', 'none', 'Complaints', 'done'), scope);
    expect(yaml(half.text).kpis.measures).toEqual([{ name: 'Complaints', role: 'guardrail' }]);
  });

  it('can be corrected, and an item taken away', () => {
    const items = 'data: {sources: [{name: A, owner: x}, {name: B}]}';
    const person = (reply: string) => {
      let told = false;
      return talkAt(
        'data.sources',
        pilot(items),
        ({ kind, parts }) => {
          if (pathText(parts) === 'data.sources' && kind === 'list' && !told) {
            told = true;
            return reply;
          }
          if (told && !pathText(parts).startsWith('data.sources')) return undefined;
          return told && pathText(parts) === 'data.sources[0].owner' ? 'y' : 'skip';
        },
        { dimension: 'data', all: true },
      );
    };
    expect(yaml(person('1').text)).toMatchObject({ data: { sources: [{ name: 'A', owner: 'y' }, { name: 'B' }] } });
    expect(yaml(person('remove 1').text)).toMatchObject({ data: { sources: [{ name: 'B' }] } });
    expect(yaml(talk(SMALL, only('data.sources', 'A', 'remove 1'), { dimension: 'data' }).text)).toMatchObject({
      data: { sources: null },
    });
    expect(person('none').steps.find(({ wrong }) => wrong)?.wrong).toContain('press Enter');
    expect(person('3').steps.find(({ wrong }) => wrong)?.wrong).toContain('numbers 1 to 2');
  });

  it('goes back to the name that was just given', () => {
    const person = (): Person => {
      const replies = ['Tickts', 'back', 'Tickets', 'done'];
      return ({ parts }) => (/^data\.sources/.test(pathText(parts)) ? (replies.shift() ?? 'skip') : 'skip');
    };
    expect(yaml(talk(SMALL, person(), { dimension: 'data' }).text)).toMatchObject({
      data: { sources: [{ name: 'Tickets' }] },
    });
  });
});

describe('controls', () => {
  it('that do not apply need a reason', () => {
    const failover = pilot('operations: {controls: {failover: planned}}');
    const at = 'operations.controls.failover';
    const { text } = talk(failover, only(at, 'not-applicable', 'A batch job at night'), {
      dimension: 'operations',
      all: true,
    });
    expect(yaml(text)).toMatchObject({
      operations: { controls: { failover: { status: 'not-applicable', reason: 'A batch job at night' } } },
    });
  });

  /** To the first question about several practices; the follow-up is told by its kind. */
  const together = (ticked: string, others?: string) => {
    let told = false;
    return talk(
      SMALL,
      ({ kind, choices }) => {
        if (kind === 'others') return others;
        if (kind !== 'practices' || told) return 'skip';
        told = true;
        return ticked === 'first' ? choices[0]?.word : ticked;
      },
      { dimension: 'data' },
    );
  };
  const stated = (text: string): Readonly<Record<string, string>> => yaml(text).data?.controls ?? {};

  it('are ticked together, and what holds of the others is said once', () => {
    const { steps, text } = together('first', 'absent');
    const { choices = [] } = steps.find(({ question }) => question.kind === 'practices')?.question ?? {};
    expect(choices.length).toBeGreaterThan(2);
    expect(stated(text)).toEqual(
      Object.fromEntries(choices.map(({ word }, i) => [word, i === 0 ? 'in-place' : 'absent'])),
    );
    expect(Object.values(stated(together('first', 'not-known').text)).slice(1)).toEqual(
      choices.slice(1).map(() => 'unknown'),
    );
  });

  it('are recorded as absent only where the person says so', () => {
    const { text, steps } = together('first', 'ask');
    expect(Object.values(stated(text))).toEqual(['in-place']);
    const singly = steps.filter(({ question }) => question.kind === 'control').length;
    expect(singly).toBeGreaterThan(1);
    expect(stated(together('skip').text)).toEqual({});
    expect(Object.values(stated(together('').text))).toEqual([]);
    expect(new Set(Object.values(stated(together('none', 'absent').text)))).toEqual(new Set(['absent']));
    expect(stated(together('none', 'ask').text)).toEqual({});
    expect(new Set(Object.values(stated(together('unknown').text)))).toEqual(new Set(['unknown']));
  });

  it('that were ticked together are gone back to one by one', () => {
    const replies = ['TWO', 'back', 'partial', ''];
    const person: Person = ({ kind, choices }) => {
      if (kind !== 'practices' && replies[0] === 'TWO') return 'skip';
      const reply = replies.shift();
      return reply === 'TWO'
        ? choices
            .slice(0, 2)
            .map(({ word }) => word)
            .join(', ')
        : reply;
    };
    expect(Object.values(stated(talk(SMALL, person, { dimension: 'data' }).text))).toEqual(['partial', 'in-place']);
  });
});
