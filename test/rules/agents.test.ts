import { describe, expect, it, test } from 'vitest';
import { exampleCases, kitFor, outcomeOf } from '../kit.ts';

const { checklist, problems, judgeOne, expectOutcome } = kitFor('checklists/agents.yaml');

it('is a checklist without problems', () => expect(problems).toEqual([]));

describe('every example ends as it says', () => {
  test.each(exampleCases(checklist))('%s', (_name, item, kind, pilot) => {
    expect(outcomeOf(checklist, item.id, pilot)?.kind).toBe(kind);
  });
});

type Fields = Readonly<Record<string, unknown>>;

const agents = (...list: readonly Fields[]) => ({
  agents: list.map((fields, i) => ({ name: `Agent ${i}`, ...fields })),
});

describe('whether there are agents', () => {
  test.each([
    ['none', { agents: [] }, 'not-applicable', 'counts only where the pilot has agents'],
    ['silence means none', {}, 'not-applicable', ''],
    ['silence, for another task', { pilot: { task: 'summarisation' } }, 'not-applicable', ''],
    ['silence, where the task is to decide', { pilot: { task: 'decision' } }, 'unknown', 'the pilot has agents'],
    ['none, where the task is to decide', { agents: [], pilot: { task: 'decision' } }, 'not-applicable', ''],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    for (const { id } of checklist.items.filter((item) => item.rule)) expectOutcome(id, fragment, expected, seen);
    expect(checklist.items.every(({ id }) => judgeOne(id, fragment).outcome.kind === expected)).toBe(true);
  });

  it('brings all ten checks, each under the same condition', () => {
    expect(checklist.items.map(({ applies }) => applies)).toEqual(Array(10).fill('agents'));
  });
});

describe.each([
  ['governance.agent-identity', 'identity', 'own', [], ['shared', 'personal']],
  ['governance.agent-permissions', 'permissions', 'just-in-time', ['scoped'], ['broad']],
  ['governance.agent-audit', 'audit', 'actions-and-reasoning', ['actions'], ['none']],
  ['operations.agent-kill-switch', 'kill_switch', 'rehearsed', ['exists'], ['none']],
] as const)('%s', (id, trait, good, halves, bad) => {
  const having = (...words: readonly unknown[]) => agents(...words.map((word) => ({ [trait]: word })));

  it('is met where all agents are good', () => {
    const outcome = expectOutcome(id, having(good, good), 'met', `${good} (Agent 0), ${good} (Agent 1)`);
    expect(outcome.support).toEqual([{ evidencePaths: ['agents[0]', 'agents[1]'], points: 1 }]);
  });

  test.each<string>(bad)('%s is absent, however good the others', (word) => {
    const outcome = expectOutcome(id, having(good, word), 'absent', `${word} (Agent 1)`);
    expect(outcome.at).toBe(`agents[1].${trait}`);
    expect(outcome.facts).toEqual([{ path: `agents[1].${trait}`, value: word }]);
    expectOutcome(id, having(word, ''), 'absent');
  });

  it('is unknown where an agent is blank', () => {
    const outcome = expectOutcome(id, having(good, ''), 'unknown', /not stated: [a-z ]+ \(Agent 1\)/);
    expect(outcome.at).toBe(`agents[1].${trait}`);
    expect(outcome.best).toBe(1);
    expectOutcome(id, having('', ''), 'unknown', 'Agent 0, Agent 1');
  });

  test.each<string>(halves)('%s is half where it is the worst, and blocks all the same', (middling) => {
    const outcome = expectOutcome(id, having(good, middling), 0.5, `${middling} (Agent 1)`);
    expect(outcome.support).toEqual([{ evidencePaths: ['agents[0]', 'agents[1]'], points: 0.5 }]);
    expect(judgeOne(id, having(good, middling)).live).toBe(true);
    expectOutcome(id, having(middling, bad[0]), 'absent');
    expect(expectOutcome(id, having(middling, ''), 'unknown').best).toBe(0.5);
  });
});

describe('governance.agent-approval', () => {
  const id = 'governance.agent-approval';
  const able = (irreversible_actions: unknown, approval: unknown) => ({ irreversible_actions, approval });
  test.each([
    ['required', [able(true, 'required')], 'met'],
    ['sampled', [able(true, 'sampled')], 0.5],
    ['none', [able(true, 'none')], 'absent'],
    ['not stated', [able(true, '')], 'unknown'],
    ['the worst decides', [able(true, 'required'), able(true, 'none')], 'absent'],
    ['no irreversible actions', [able(false, ''), able(false, 'none')], 'not-applicable'],
    ['only those that act irreversibly count', [able(true, 'required'), able(false, 'none')], 'met'],
    ['irreversible blank', [able('', 'required')], 'unknown'],
    ['irreversible blank and no approval', [able('', 'none')], 'unknown'],
    ['a stated failure decides', [able(true, 'none'), able('', '')], 'absent'],
    ['the blank one would change nothing', [able(true, 'required'), able('', 'required')], 'met'],
    ['the blank one would not lower a half', [able(true, 'sampled'), able('', 'required')], 0.5],
    ['the blank one might fail', [able(true, 'required'), able('', 'none')], 'unknown'],
    ['the blank one might halve', [able(true, 'required'), able('', 'sampled')], 'unknown'],
    ['blanks beside a no', [able(true, ''), able('', 'none')], 'unknown'],
  ] as const)('%s', (_name, list, expected) => {
    expectOutcome(id, agents(...list), expected);
  });

  test.each([
    ['no cap while an agent may drop out', [able('', 'sampled')], 1],
    ['a sampled irreversible agent caps it', [able(true, 'sampled'), able('', 'none')], 0.5],
    ['a blank one may turn out well', [able(true, 'required'), able('', '')], 1],
  ] as const)('range: %s', (_name, list, best) => {
    const outcome = expectOutcome(id, agents(...list), 'unknown', 'not stated: whether actions are irreversible');
    expect(outcome.best).toBe(best);
  });

  it('needs the evidence of all agents', () => {
    const { outcome } = judgeOne(id, agents(able(true, 'required'), able(false, '')));
    expect(outcome.support).toEqual([{ evidencePaths: ['agents[0]', 'agents[1]'], points: 1 }]);
  });

  test.each([
    ['irreversible', agents(able(true, '')), true],
    ['one of two', agents(able(false, ''), able(true, 'sampled')), true],
    ['irreversible blank', agents(able('', '')), true],
    ['not irreversible', agents(able(false, '')), false],
    ['no agents', { agents: [] }, false],
    ['silence where the task is to decide', { pilot: { task: 'decision' } }, true],
  ] as const)('blocks or not: %s', (_name, fragment, live) => {
    expect(judgeOne(id, fragment).live).toBe(live);
  });
});

describe('controls of agents', () => {
  const declared = (fragment: Fields) => ({ ...fragment, operations: { controls: { 'agent-boundary': 'in-place' } } });
  test.each([
    ['stand under the dimension of their id', declared(agents({})), 'met'],
    ['do not apply without agents, whatever is declared', declared({ agents: [] }), 'not-applicable'],
    ['are unknown where it is unknown', declared({ pilot: { task: 'decision' } }), 'unknown'],
  ] as const)('%s', (_name, fragment, expected) => {
    expectOutcome('operations.agent-boundary', fragment, expected);
  });
});
