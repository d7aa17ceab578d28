// The cheapest way of each example, carried out in its pilot file: controls in place, numbers as the checks ask for them,
// evidence beside them. What was foreseen is what the changed file is judged to be, to the last bit.

import { describe, expect, it, test } from 'vitest';
import { assess } from '../../src/assess/index.ts';
import { effortChecks } from '../../src/assess/what-if.ts';
import { composeChecklist } from '../../src/checklist/core.ts';
import { loadSolver } from '../../src/io/solver.ts';
import type { Finding, GateResult } from '../../src/model/assessment.ts';
import { controlSlug, dimensionFor } from '../../src/model/vocabulary.ts';
import type { Action, Cheapest, Goal } from '../../src/plan/cheapest/goal.ts';
import { findApproachChange, findCheapest } from '../../src/plan/cheapest/index.ts';
import { PATIENT } from '../kit.ts';
import { exampleFiles, readExample } from '../report/pilots.ts';
import { deeds, mapAt, show, type Tree } from './deeds.ts';
import { inputOf, shown } from './filed.ts';

const core = composeChecklist();
const solver = await loadSolver(PATIENT);

const carryOut = (pilot: Tree, { kind, finding: { item, score, at } }: Action): void => {
  const { id } = item;
  if (item.control) {
    const status = kind === 'show' && score < 1 ? 'partial' : 'in-place';
    mapAt(pilot, `${dimensionFor(id)}.controls`)[controlSlug(id)] = { status, evidence: shown };
  } else if (kind === 'show') show(pilot, at.path);
  else {
    const deed = deeds[id];
    if (deed === undefined) throw new Error(`nobody says how ${id} is done`);
    deed(pilot);
  }
};

const wayTo = (file: string, goal: Goal): Cheapest => {
  const input = inputOf(readExample(file), core);
  const assessment = assess(input);
  return findCheapest(assessment, core, goal, solver, effortChecks(input), findApproachChange(input, assessment));
};

const again = (file: string, cheapest: Cheapest & { kind: 'way' }) => {
  const pilot = readExample(file);
  for (const { action } of cheapest.steps) carryOut(pilot, action);
  return assess(inputOf(pilot, core));
};

const outcomes = ({ findings }: { readonly findings: readonly Finding[] }) =>
  new Map(findings.map(({ item, kind, score }) => [item.id, `${kind} ${score}`]));

/** Evidence lies beside several facts at once, and may show more than was asked of it. */
const isShown = ({ id }: { readonly id: string }): boolean => id === 'evidenced-score';

const figures = (gates: readonly GateResult[]) =>
  gates.map(({ gate, score, coverage, conditions }) => ({
    gate: gate.id,
    score,
    coverage,
    conditions: conditions.filter((one) => !isShown(one) && !one.id.startsWith('gate.')),
  }));

/** What a task brings besides its own check: a KPI that reaches its target pays back, and one that is measured can do harm. */
const knockOns: Readonly<Record<string, readonly string[]>> = {
  'examples/fraud-assistant.yaml': ['kpis.no-harm'],
  'examples/refund-agent.yaml': ['kpis.no-harm'],
  'examples/route-optimiser.yaml': ['kpis.no-harm', 'kpis.roi-confirmed'],
  'examples/telecom-support-bot.yaml': ['kpis.roi-confirmed'],
};

const goals: readonly Goal[] = [
  { kind: 'gate', gate: 'production' },
  { kind: 'gate', gate: 'scale' },
  { kind: 'score', score: 80 },
  { kind: 'score', score: 95 },
];
const all = exampleFiles.flatMap((file) =>
  goals.map((goal) => [file, 'gate' in goal ? goal.gate : String(goal.score), goal] as const),
);
const seen = { exact: 0 };

describe('carried out in the file', () => {
  test.each(all)('%s to %s', (file, _name, goal) => {
    const cheapest = wayTo(file, goal);
    if (cheapest.kind !== 'way') return;
    const judged = again(file, cheapest);
    const [foreseen, found] = [outcomes(cheapest.later), outcomes(judged)];
    const changed = [...foreseen].filter(([id, outcome]) => found.get(id) !== outcome).map(([id]) => id);
    expect(changed.filter((id) => !knockOns[file]?.includes(id))).toEqual([]);
    const shownNow = new Map(judged.findings.map(({ item, evidenced }) => [item.id, evidenced]));
    for (const { action } of cheapest.steps) {
      const { id } = action.finding.item;
      if (!changed.includes(id))
        expect([id, shownNow.get(id)]).toEqual([id, action.kind === 'close' ? 1 : action.finding.score]);
    }
    for (const [i, { open }] of cheapest.later.gates.entries()) if (open) expect(judged.gates[i]?.open).toBe(true);
    if (changed.length > 0) return expect(judged.grade.score).toBeGreaterThanOrEqual(cheapest.later.score ?? 0);
    expect(judged.grade.score).toBe(cheapest.later.score);
    expect(judged.grade.evidencedScore ?? 0).toBeGreaterThanOrEqual(cheapest.later.evidencedScore ?? 0);
    expect(figures(judged.gates)).toEqual(figures(cheapest.later.gates));
    seen.exact += 1;
  });

  it('was so often enough to mean something', () => {
    expect(seen.exact).toBeGreaterThan(14);
  });
});
