// What an outlook says of the core checklist's pilots, against the judgement of the changed pilot file.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { composeChecklist } from '../../../src/assess/compose.ts';
import { obligationsWith } from '../../../src/assess/obligations/with.ts';
import type { Assessment, Finding } from '../../../src/model/assessment.ts';
import { isGap } from '../../../src/model/assessment.ts';
import { dimensionOf, slugOf } from '../../../src/model/dimensions.ts';
import { type Action, actionsOf } from '../../../src/plan/cheapest/actions.ts';
import { outlookOf } from '../../../src/plan/cheapest/outlook.ts';
import { planOf } from '../../../src/plan/index.ts';
import { AS_OF } from '../../kit.ts';
import { allPilots, exampleFiles, judgeText, readExample } from '../../report/pilots.ts';

const checklist = composeChecklist();
type Tree = Record<string, unknown>;

/** The controls of a check's section, where they are written or not. */
const controlsIn = (pilot: Tree, id: string): Tree => {
  const section = (pilot[dimensionOf(id)] ?? {}) as Tree;
  const controls = (section.controls ?? {}) as Tree;
  pilot[dimensionOf(id)] = { ...section, controls };
  return controls;
};

/** The pilot with these controls in place, each with evidence that is verified. */
const carriedOut = (pilot: Tree, checks: readonly string[]): Assessment => {
  const changed = structuredClone(pilot);
  for (const id of checks) {
    controlsIn(changed, id)[slugOf(id)] = {
      status: 'in-place',
      evidence: [{ file: 'route-optimiser.yaml', date: AS_OF }],
    };
  }
  return judgeText(JSON.stringify(changed)).assessment;
};

/** With the control alone: one with a condition may need a fact as well. */
const closings = (assessment: Assessment): readonly Action[] =>
  actionsOf(assessment, planOf(assessment)).filter(
    ({ kind, finding: { item } }) => kind === 'close' && item.control === true && item.applies === undefined,
  );

/** It looks at the effort that is left, so that it may rise by itself: the outlook leaves it as it is. */
const RISES = 'talent.capacity';

const expectForeseen = (pilot: Tree, picks: readonly number[]): void => {
  const before = judgeText(JSON.stringify(pilot)).assessment;
  const all = closings(before);
  const actions = all.filter((_, i) => picks.some((pick) => pick % all.length === i));
  const outlook = outlookOf(before, checklist, actions);
  const again = carriedOut(
    pilot,
    actions.map(({ task }) => task.check),
  );
  const figures = ({ findings }: Pick<Assessment, 'findings'>) =>
    findings
      .filter(({ item }) => item.id !== RISES)
      .map(({ item, kind, score, evidenced, blocks }) => [item.id, kind, score, evidenced, blocks]);
  expect(figures(outlook)).toEqual(figures(again));
  const left = ({ findings }: Pick<Assessment, 'findings'>) =>
    findings.filter(({ item }) => item.id === RISES).map(({ kind, score, best }) => ({ kind, score, best }));
  if (JSON.stringify(left(before)) !== JSON.stringify(left(again))) {
    expect(outlook.score ?? 0).toBeLessThanOrEqual(again.grade.score ?? 0);
    return;
  }
  exact += 1;
  expect(outlook.gates).toEqual(again.gates);
  expect(outlook.score).toBe(again.grade.score);
  expect(outlook.verdict).toBe(again.verdict);
};

let exact = 0;
const picks = fc.array(fc.nat(200), { maxLength: 40 });

describe('controls that are brought into place are foreseen to the last bit', () => {
  test.each(exampleFiles)('%s', (file) => {
    const pilot = readExample(file);
    fc.assert(
      fc.property(picks, (chosen) => expectForeseen(pilot, chosen)),
      { seed: 7, numRuns: 12, endOnFailure: true },
    );
  });

  it('random pilots of the core', () => {
    const words = fc.constantFrom('absent', 'planned', 'partial', 'in-place', 'unknown');
    const controls = checklist.items.filter((item) => item.control && item.applies === undefined);
    fc.assert(
      fc.property(
        fc.array(words, { minLength: controls.length, maxLength: controls.length }),
        picks,
        (answers, chosen) => {
          const pilot: Tree = { version: 1, pilot: { name: 'Random', stage: 'pilot' } };
          for (const [i, { id }] of controls.entries()) {
            controlsIn(pilot, id)[slugOf(id)] = answers[i];
          }
          expectForeseen(pilot, chosen);
        },
      ),
      { seed: 7, numRuns: 60, endOnFailure: true },
    );
  });
});

it('has compared every bit nearly every time', () => expect(exact).toBeGreaterThan(100));

describe('obligations', () => {
  test.each(allPilots())('%s: with the same findings they stand as they did', (_name, { assessment }) => {
    expect(obligationsWith(assessment.obligations, assessment.findings)).toEqual(assessment.obligations);
  });

  it('are shown once the checks that they wait for are met, unless the team answers otherwise', () => {
    const { assessment } = allPilots().find(([name]) => name.includes('fraud'))?.[1] ?? {};
    if (assessment === undefined) throw new Error('no fraud assistant');
    const met = assessment.findings.map((one): Finding => (isGap(one) ? { ...one, kind: 'met' } : one));
    const open = assessment.obligations.filter(({ state, openChecks }) => state === 'open' && openChecks.length > 0);
    const later = new Map(obligationsWith(assessment.obligations, met).map((one) => [one.id, one]));
    expect(open.length).toBeGreaterThan(3);
    for (const { id, answer } of open) {
      const { state, openChecks } = later.get(id) ?? {};
      expect(openChecks).toEqual([]);
      if (answer === null) expect(['shown', 'to-be-answered']).toContain(state);
    }
  });
});
