// Takes from findings, duties and contradictions the plain data that a judgement is formed from: see reassess.ts.
import type { Assessment, Contradiction, Finding } from '../model/assessment.ts';
import type { Checklist } from '../model/checklist.ts';
import { isCertain, isLacking, type Obligation } from '../model/obligation.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import type { Judged, JudgedCheck, JudgedContradiction, JudgedDuty } from '../model/verdict.ts';
import type { Context } from '../rules/outcomes.ts';
import { isStatedShort } from './against.ts';
import { clip } from './fact-line.ts';
import type { Found } from './findings.ts';
import { isBreached } from './reassess.ts';
import { stopsFor } from './stops.ts';

type Parts = {
  readonly pilot: Pilot;
  readonly checklist: Checklist;
  readonly asOf: string;
  readonly evidenceAt?: Context['evidenceAt'] | undefined;
  readonly findings: readonly Found[];
  readonly obligations: readonly Obligation[];
  readonly contradictions: readonly Contradiction[];
};

export const judgedFrom = (parts: Parts): Judged => {
  const { pilot, checklist, asOf, evidenceAt, findings, obligations, contradictions } = parts;
  return {
    stage: pilot.pilot.stage ?? null,
    minimumCoverage: checklist.minimum_coverage,
    dimensions: checklist.dimensions.map(({ id, title, weight }) => ({ id, title, weight })),
    gates: checklist.gates,
    checks: findings,
    duties: judgedDuties(obligations, findings),
    stops: stopsFor(pilot, findings, { asOf, ...(evidenceAt && { evidenceAt }) }),
    contradictions: [...changing(contradictions), ...againstFacts(findings)],
  };
};

/** The same judgement with other findings; the duties stand as these show them. */
export const judgedWith = (
  { judged }: Pick<Assessment, 'judged'>,
  findings: readonly Finding[],
  obligations: readonly Obligation[],
): Judged => ({ ...judged, checks: findings, duties: judgedDuties(obligations, findings) });

export const judgedDuties = (obligations: readonly Obligation[], findings: readonly Found[]): readonly JudgedDuty[] => {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  return obligations
    .filter(({ binding, inForce }) => binding && inForce)
    .map((one): JudgedDuty => {
      const checks = [...one.shownBy, ...one.openChecks];
      const given = { counts: isCertain(one), answer: one.answer, checks, forbidden: false };
      const isShort = one.openChecks.some((id) => {
        const finding = byId.get(id);
        return finding !== undefined && isStatedShort(finding);
      });
      const isDenied = one.answer === 'partial' || one.answer === 'planned' || one.answer === 'absent';
      return {
        id: one.id,
        fact: dutyFact(one),
        at: one.answer === null ? (byId.get(one.openChecks[0] ?? '')?.at ?? one.at) : one.at,
        ...given,
        // Forbidden outright, since neither the answer nor its checks alone make it a breach.
        forbidden: one.state === 'breached' && !isBreached(given, byId),
        lacking: isLacking(one),
        lackingAtBest: isLacking(one) && (isShort || isDenied),
      };
    });
};

/** "EU AI Act Art 50(1) not met: Disclose direct interaction with an AI system". */
const dutyFact = ({ statute, clause, title }: Obligation): string =>
  clip(`${statute} ${clause.slice(clause.indexOf('/') + 1)} not met: ${title}`);

const changing = (contradictions: readonly Contradiction[]): readonly JudgedContradiction[] =>
  contradictions.flatMap(({ id, statement, places: [first], changes }) =>
    changes === undefined || changes.length === 0
      ? []
      : [{ id, fact: clip(statement.slice(0, 1).toUpperCase() + statement.slice(1)), at: first.at, checks: changes }],
  );

/** Declared not applicable against a stated fact: the declaration does not count, and the check is not answered. */
const againstFacts = (findings: readonly Found[]): readonly JudgedContradiction[] =>
  findings
    .filter(({ declared }) => declared === 'against-facts')
    .map(({ id, seen, at }) => ({
      id,
      fact: clip(`${seen.slice(0, 1).toUpperCase()}${seen.slice(1)}`),
      at,
      checks: [id],
    }));

/** Without what only a finding has: what an HTML page needs to judge again. */
export const plainJudged = (judged: Judged): Judged => ({ ...judged, checks: judged.checks.map(plainCheck) });

const plainCheck = (check: JudgedCheck): JudgedCheck => ({
  id: check.id,
  dimension: check.dimension,
  gate: check.gate,
  weight: check.weight,
  kind: check.kind,
  score: check.score,
  maxScore: check.maxScore,
  evidenced: check.evidenced,
  ...(check.declared && { declared: check.declared }),
  blocker: check.blocker,
  waived: check.waived,
  blocksFrom: check.blocksFrom,
  shutsFrom: check.shutsFrom,
  fact: check.fact,
  ifAbsent: check.ifAbsent,
  at: check.at,
  place: check.place,
  values: check.values,
  marks: check.marks,
});
