// A task that changes the approach changes what other checks ask: the ways with it are judged apart from those without.
import { describe, expect, it, test } from 'vitest';
import type { Input } from '../../src/assess/evaluate.ts';
import { assess } from '../../src/assess/index.ts';
import { effortChecks } from '../../src/assess/what-if.ts';
import { composeChecklist } from '../../src/checklist/core.ts';
import { loadSolver } from '../../src/io/solver.ts';
import type { Solver } from '../../src/model/ports.ts';
import type { Cheapest, Goal } from '../../src/plan/cheapest/goal.ts';
import { findApproachChange, findCheapest, search } from '../../src/plan/cheapest/index.ts';
import { parse } from '../../src/read/parse.ts';
import { validate } from '../../src/read/validate.ts';
import { AS_OF, PATIENT } from '../kit.ts';
import { readExample } from '../report/pilots.ts';

const core = composeChecklist();
const solver = await loadSolver(PATIENT);
const FIT = 'architecture.approach-fit';
const telecom = readExample('examples/telecom-support-bot.yaml');

const inputOf = (architecture: object): Input => {
  const pilot = { ...telecom, architecture: { ...(telecom.architecture as object), ...architecture } };
  const { document } = parse(JSON.stringify(pilot), 'pilot.yaml');
  const { pilot: valid } = document ? validate(document, core) : {};
  if (document === undefined || valid === undefined) throw new Error('not valid');
  return { document, pilot: valid, checklist: core, asOf: AS_OF };
};

const changeFor = (architecture: object) => {
  const input = inputOf(architecture);
  return findApproachChange(input, assess(input));
};

const live = { used: true, changes: 'live', must_cite: false };
const rag = ['architecture.grounding', 'evaluation.retrieval'];

describe('the approach that the task brings', () => {
  test.each([
    ['another one', {}, 'rag'],
    ['where none is stated', { approach: null }, 'rag'],
    [
      'where a departure has its reason',
      { approach: 'prompt', approach_reason: 'The guides fit into the prompt' },
      'rag',
    ],
    [
      'another one, though how it would reach its knowledge is not stated',
      { approach: 'fine-tune', knowledge: live },
      'rag',
    ],
    ['none, where the knowledge may all be in the prompt', { knowledge: live }, undefined],
    ['none, where it is there already', { approach: 'rag', knowledge: live }, undefined],
    ['none, where the facts leave it open', { knowledge: { used: true } }, undefined],
    ['none, where nothing is known', { approach: null, knowledge: {}, task_profile: {} }, undefined],
  ])('is %s', (_name, architecture, to) => expect(changeFor(architecture)?.to).toBe(to));

  it('changes the checks that hang on it, and its own check only once it is closed', () => {
    const change = changeFor({});
    expect(change?.changed.map(({ item }) => item.id)).toEqual(expect.arrayContaining(rag));
    expect(change?.assessment.findings.find(({ item }) => item.id === FIT)?.kind).toBe('absent');
  });
});

const [input] = [inputOf({})];
const assessment = assess(input);
const change = findApproachChange(input, assessment);
const wayTo = (goal: Goal, by: Solver = solver): Cheapest =>
  findCheapest(assessment, core, goal, by, effortChecks(input), change);
const checks = (cheapest: Cheapest): readonly string[] =>
  cheapest.kind === 'way' ? cheapest.steps.map(({ action }) => action.task.check) : [];
const daysIn = (cheapest: Cheapest): number =>
  cheapest.kind === 'way' ? cheapest.steps.reduce((sum, { action }) => sum + action.task.days.likely, 0) : Number.NaN;

describe('the cheapest way', () => {
  it('keeps the approach where that is cheaper, and says nothing of another', () => {
    const cheapest = wayTo({ kind: 'score', score: 55 });
    expect(checks(cheapest)).not.toContain(FIT);
    expect(cheapest).not.toHaveProperty('approachChange');
  });

  it('changes it where that is needed, with the tasks that come of it', () => {
    const cheapest = wayTo({ kind: 'score', score: 99 });
    expect(checks(cheapest)).toEqual(expect.arrayContaining([FIT, 'evaluation.retrieval']));
    expect(cheapest).toMatchObject({ kind: 'way', proved: true, approachChange: { to: 'rag' } });
  });

  test.each([55, 70, 80])('to %i is the cheaper of the two, and the other one may be the next', (score) => {
    const goal: Goal = { kind: 'score', score };
    if (change === undefined) throw new Error('no change of approach');
    const [kept, turned] = [
      search({ assessment, effort: effortChecks(input), without: FIT }, core, goal, solver),
      search({ ...change, holds: FIT }, core, goal, solver),
    ].map((found) => (found.kind === 'way' ? found.way : undefined));
    expect(kept?.actions.map(({ task }) => task.check)).not.toContain(FIT);
    expect(turned?.actions.map(({ task }) => task.check)).toContain(FIT);
    const cheapest = wayTo(goal);
    expect(daysIn(cheapest)).toBeCloseTo(Math.min(kept?.days ?? 0, turned?.days ?? 0), 9);
    const alternatives = cheapest.kind === 'way' ? cheapest.alternatives : [];
    expect(alternatives.map(({ days }) => days)).toEqual(alternatives.map(({ days }) => days).sort((a, b) => a - b));
    for (const { without, dearer } of alternatives) {
      expect(without.length).toBeGreaterThan(0);
      expect(dearer).toBeGreaterThan(-1e-6);
    }
  });

  it('holds the change even where the solver ends without a proof', () => {
    const stopped: Solver = { name: 'Slow', solve: () => ({ status: 'stopped', values: new Map() }) };
    const cheapest = wayTo({ kind: 'score', score: 99 }, stopped);
    expect(cheapest).toMatchObject({ kind: 'way', proved: false });
    expect(checks(cheapest)).toContain(FIT);
  });
});
