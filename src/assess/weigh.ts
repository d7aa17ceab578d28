// From findings to what the sums need, and from the sums back to what each check and each cause costs.
import type { Assessment, Finding } from '../model/assessment.ts';
import type { Checklist } from '../model/checklist.ts';
import type { Found } from './findings.ts';
import type { Grades, Mark, Weights } from './score.ts';

export const weightsOf = (checklist: Pick<Checklist, 'items' | 'dimensions'>): Weights => ({
  checks: checklist.items.map((item) => item.weight),
  dimensions: checklist.dimensions.map((dimension) => dimension.weight),
});

export const marksOf = (
  findings: readonly Found[],
  checklist: Pick<Checklist, 'dimensions' | 'gates'>,
): readonly Mark[] =>
  findings.map((finding) => ({
    dimension: checklist.dimensions.findIndex(({ id }) => id === finding.dimension),
    gate: checklist.gates.findIndex(({ id }) => id === finding.item.gate),
    score: finding.score,
    best: finding.best,
    evidenced: finding.evidenced,
    applicable: finding.kind !== 'not-applicable',
    answered: finding.kind !== 'unknown',
    declared: finding.declared === 'counts',
  }));

/** Adds the points of the readiness score that each check holds back: its share of the whole × its missing part × 100. */
export const withPointsLost = (findings: readonly Found[], checklist: Checklist): readonly Finding[] => {
  const perWeight = new Map(pointsPerWeight(findings, checklist));
  const lost = ({ kind, dimension, item, score }: Found): number =>
    kind === 'not-applicable' ? 0 : (perWeight.get(dimension) ?? 0) * item.weight * (1 - score);
  return findings.map((finding) => ({ ...finding, pointsLost: lost(finding) }));
};

/** What one unit of check weight is worth in each dimension that has an applicable check, in points of 100. */
const pointsPerWeight = (findings: readonly Found[], checklist: Checklist) => {
  const counted = findings.filter(({ kind }) => kind !== 'not-applicable');
  const weightIn = (id: string) =>
    sum(counted.filter(({ dimension }) => dimension === id).map(({ item }) => item.weight));
  const present = checklist.dimensions.filter(({ id }) => weightIn(id) > 0);
  const whole = sum(present.map(({ weight }) => weight));
  return present.map(({ id, weight }) => [id, (100 * weight) / whole / weightIn(id)] as const);
};

/** The failure causes, one per dimension, by their share of the missing score, largest first. */
export const causesOf = (checklist: Checklist, readiness: Grades): Assessment['causes'] => {
  const missing = checklist.dimensions.map((dimension, i) => {
    const score = readiness.dimensions[i]?.score ?? null;
    return { dimension, lost: score === null ? 0 : dimension.weight * (100 - score) };
  });
  const whole = sum(missing.map(({ lost }) => lost));
  return missing
    .map(({ dimension, lost }) => ({ dimension, share: whole === 0 ? 0 : lost / whole }))
    .sort((a, b) => b.share - a.share);
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
