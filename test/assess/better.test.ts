// One step better gives what an assessment of the bettered pilot gives.
import { describe, expect, it, test } from 'vitest';
import { applyStep, stepsFrom } from '../../src/assess/what-if.ts';
import { controlSlug, dimensionFor } from '../../src/model/vocabulary.ts';
import { judgeFile } from '../judge.ts';
import { judgeText } from '../report/pilots.ts';

const judge = (id: string, status: string) => {
  const declared = { [dimensionFor(id)]: { controls: { [controlSlug(id)]: status } } };
  return judgeText(JSON.stringify({ version: 1, pilot: { name: 'Small' }, ...declared })).assessment;
};
const findingOf = (id: string, { findings }: ReturnType<typeof judge>) => {
  const finding = findings.find(({ item }) => item.id === id);
  if (finding === undefined) throw new Error(`no check ${id}`);
  return finding;
};

describe.each(['data.lineage', 'operations.failover', 'governance.output-validation'])('%s', (id) => {
  test.each([
    ['absent', ['partial', 'met']],
    ['planned', ['partial', 'met']],
    ['unknown', ['partial', 'met']],
    ['partial', ['met', 'evidence']],
    ['in-place', ['evidence']],
  ])('declared %s has the steps %j', (status, steps) => {
    expect(stepsFrom(findingOf(id, judge(id, status))).map(({ to }) => to)).toEqual(steps);
  });

  test.each([
    ['partial', 'partial'],
    ['met', 'in-place'],
  ])('to %s is what %s gives', (to, status) => {
    const now = judge(id, 'absent');
    const finding = findingOf(id, now);
    const step = stepsFrom(finding).find((one) => one.to === to);
    if (step === undefined) throw new Error(`no step to ${to}`);
    const better = applyStep(step, finding, now);
    const then = judge(id, status);
    expect(better.gates.map(({ score, blockers }) => ({ score, blockers }))).toEqual(
      then.gates.map(({ score, blockers }) => ({ score, blockers })),
    );
    expect(better.frees).toBe(finding.blocks && to === 'met');
  });
});

describe('over the examples', () => {
  const { assessment } = judgeFile('examples/telecom-support-bot.yaml').reported;
  const gaps = assessment.findings.filter(({ kind }) => kind !== 'met' && kind !== 'not-applicable');

  it('met gains the points that the check holds back', () => {
    expect(gaps.length).toBeGreaterThan(10);
    for (const finding of gaps) {
      const better = applyStep({ to: 'met', score: 1, evidenced: finding.evidenced }, finding, assessment);
      const gained = (better.gates.at(-1)?.score ?? 0) - (assessment.grade.score ?? 0);
      expect(gained, finding.item.id).toBeCloseTo(finding.pointsLost, 9);
    }
  });

  it('evidence raises the evidenced score alone', () => {
    const claimed = assessment.findings.filter(({ score, evidenced }) => evidenced < score - 1e-9);
    expect(claimed.length).toBeGreaterThan(0);
    for (const finding of claimed) {
      const step = stepsFrom(finding).find(({ to }) => to === 'evidence');
      if (step === undefined) throw new Error('no step to evidence');
      const last = applyStep(step, finding, assessment).gates.at(-1);
      expect(last?.score).toBe(assessment.grade.score);
      expect(last?.evidencedScore ?? 0).toBeGreaterThan(assessment.grade.evidencedScore ?? 0);
    }
  });

  it('has no step where nothing applies, or all is shown', () => {
    for (const finding of assessment.findings) {
      if (finding.kind === 'not-applicable') expect(stepsFrom(finding)).toEqual([]);
      if (finding.kind === 'met' && finding.evidenced === 1) expect(stepsFrom(finding)).toEqual([]);
    }
  });
});
