// What an outlook says of the core checklist's pilots, against the judgement of the changed pilot file.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { holds, type Input } from '../../src/assess/evaluate.ts';
import { assess } from '../../src/assess/index.ts';
import { effortChecks, obligationsWith } from '../../src/assess/what-if.ts';
import { composeChecklist } from '../../src/checklist/core.ts';
import { loadSolver } from '../../src/io/solver.ts';
import { type Assessment, type Days, type Finding, isGap } from '../../src/model/assessment.ts';
import type { Checklist } from '../../src/model/checklist.ts';
import { controlSlug, dimensionFor } from '../../src/model/vocabulary.ts';
import { type Action, possibleActions, projectActions } from '../../src/plan/cheapest/goal.ts';
import { findCheapest } from '../../src/plan/cheapest/index.ts';
import { makePlan } from '../../src/plan/index.ts';
import { AS_OF, PATIENT } from '../kit.ts';
import { allPilots, exampleFiles, readExample } from '../report/pilots.ts';
import { inputOf, shown } from './filed.ts';

const core = composeChecklist();
/** The same, with gates that ask for the obligations in force. */
const asking: Checklist = { ...core, gates: core.gates.map((gate) => ({ ...gate, require_obligations: true })) };
type Tree = Record<string, unknown>;

/** The controls of a check's section, where they are written or not. */
const controlsIn = (pilot: Tree, id: string): Tree => {
  const section = (pilot[dimensionFor(id)] ?? {}) as Tree;
  const controls = (section.controls ?? {}) as Tree;
  pilot[dimensionFor(id)] = { ...section, controls };
  return controls;
};

/** The pilot with these controls in place, each with evidence that is verified. */
const carriedOut = (pilot: Tree, checks: readonly string[]): Tree => {
  const changed = structuredClone(pilot);
  for (const id of checks) {
    controlsIn(changed, id)[controlSlug(id)] = { status: 'in-place', evidence: shown };
  }
  return changed;
};

/** With the control alone: where its condition is not stated, it takes a fact as well. */
const isByControl = ({ finding: { item } }: Action, { pilot }: Input): boolean =>
  item.control === true && holds(item.applies, pilot, AS_OF) === true;

const closings = (input: Input, assessment: Assessment): readonly Action[] =>
  possibleActions(assessment, makePlan(assessment)).filter((one) => one.kind === 'close' && isByControl(one, input));

const expectForeseen = (pilot: Tree, picks: readonly number[], checklist: Checklist): void => {
  const input = inputOf(pilot, checklist);
  const before = assess(input);
  const all = closings(input, before);
  const actions = all.filter((_, i) => picks.some((pick) => pick % all.length === i));
  const outlook = projectActions(before, checklist, actions, effortChecks(input));
  const done = actions.map(({ task }) => task.check);
  const again = assess(inputOf(carriedOut(pilot, done), checklist));
  const figures = ({ findings }: Pick<Assessment, 'findings'>) =>
    findings.map(({ item, kind, score, maxScore, evidenced, blocks }) => [
      item.id,
      kind,
      score,
      maxScore,
      evidenced,
      blocks,
    ]);
  expect(figures(outlook)).toEqual(figures(again));
  expect(outlook.gates).toEqual(again.gates);
  expect(outlook.score).toBe(again.grade.score);
  expect(outlook.evidencedScore).toBe(again.grade.evidencedScore);
  expect(outlook.verdict).toBe(again.verdict);
};

const picks = fc.array(fc.nat(200), { maxLength: 40 });

describe('controls that are brought into place are foreseen to the last bit', () => {
  test.each(exampleFiles)('%s', (file) => {
    const pilot = readExample(file);
    fc.assert(
      fc.property(picks, fc.constantFrom(core, asking), (chosen, checklist) =>
        expectForeseen(pilot, chosen, checklist),
      ),
      { seed: 7, numRuns: 12, endOnFailure: true },
    );
  });

  it('random pilots of the core', () => {
    const words = fc.constantFrom('absent', 'planned', 'partial', 'in-place', 'unknown');
    const controls = core.items.filter((item) => item.control && item.applies === undefined);
    fc.assert(
      fc.property(
        fc.array(words, { minLength: controls.length, maxLength: controls.length }),
        picks,
        (answers, chosen) => {
          const pilot: Tree = { version: 1, pilot: { name: 'Random', stage: 'pilot' } };
          for (const [i, { id }] of controls.entries()) {
            controlsIn(pilot, id)[controlSlug(id)] = answers[i];
          }
          expectForeseen(pilot, chosen, core);
        },
      ),
      { seed: 7, numRuns: 60, endOnFailure: true },
    );
  });
});

describe('a way that controls alone make up is what the changed file is judged to be', () => {
  const solver = loadSolver(PATIENT);
  const dear = ({ low, likely, high }: Days): Days => ({ low: low * 100, likely: likely * 100, high: high * 100 });
  /** The core, with facts so dear that the cheapest way is one of controls as far as that goes. */
  const ofControls: Checklist = {
    ...core,
    items: core.items.map((item) =>
      item.control ? item : { ...item, fix: { ...item.fix, days: dear(item.fix.days) } },
    ),
  };

  test.each(exampleFiles.filter((file) => !file.includes('complete')))('%s', async (file) => {
    const pilot = readExample(file);
    const input = inputOf(pilot, ofControls);
    const before = assess(input);
    let compared = 0;
    for (const more of [0.5, 1, 2, 4, 6]) {
      const goal = { kind: 'score', score: (before.grade.score ?? 0) + more } as const;
      const cheapest = findCheapest(before, ofControls, goal, await solver, effortChecks(input));
      if (cheapest.kind !== 'way' || !cheapest.steps.every(({ action }) => isByControl(action, input))) continue;
      const checks = cheapest.steps.map(({ action }) => action.task.check);
      const again = assess(inputOf(carriedOut(pilot, checks), ofControls));
      expect(cheapest.later.gates).toEqual(again.gates);
      expect(cheapest.later.score).toBe(again.grade.score);
      expect(again.grade.score).toBeGreaterThanOrEqual(goal.score - 1e-9);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(0);
  });
});

describe('obligations', () => {
  test.each(allPilots())('%s: with the same findings they stand as they did', (_name, { assessment }) => {
    expect(obligationsWith(assessment.obligations, assessment.findings)).toEqual(assessment.obligations);
  });

  it('are shown once the checks that they wait for are met, unless the team answers otherwise', () => {
    const { assessment } = allPilots().find(([name]) => name.includes('fraud'))?.[1] ?? {};
    if (assessment === undefined) throw new Error('no fraud assistant');
    const met = assessment.findings.map((one): Finding => (isGap(one) ? { ...one, kind: 'met' } : one));
    const open = assessment.obligations.filter(
      ({ state, openChecks }) => state === 'to-be-answered' && openChecks.length > 0,
    );
    const later = new Map(obligationsWith(assessment.obligations, met).map((one) => [one.id, one]));
    expect(open.length).toBeGreaterThan(3);
    for (const { id, answer } of open) {
      const { state, openChecks } = later.get(id) ?? {};
      expect(openChecks).toEqual([]);
      if (answer === null) expect(['met', 'to-be-answered']).toContain(state);
    }
  });
});
