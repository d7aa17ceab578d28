// An explanation as data: keys in a fixed order, scores of checks and shares 0…1, other scores 0…100, all unrounded.
import { arithmeticOf } from '../../assess/score.ts';
import { dimensionOf } from '../../model/vocabulary.ts';
import { safeJson } from '../text.ts';
import {
  type CaseExplained,
  caseExplained,
  checkExplained,
  dutyExplained,
  type Explanation,
  type Shelf,
} from './data.ts';

export const jsonExplain = ({ shelf, asked }: Explanation): string => {
  const { checks, dimensions, duties = [], score } = asked;
  const { checklist, asOf, tool, pilot } = shelf;
  const isAll = checks.length + dimensions.length + duties.length === 0 && !score;
  const explained = {
    schemaVersion: '1.0',
    tool,
    checklist: checklist.parts.map(({ id, version }) => ({ id, version })),
    asOf,
    ...(pilot && { file: pilot.assessment.file, pilot: pilot.assessment.pilot }),
    ...(pilot && score && { sum: sumJson(shelf) }),
    dimensions: checklist.dimensions
      .filter(({ id }) => isAll || dimensions.includes(id))
      .map((dimension) => ({
        ...dimension,
        checks: checklist.items.filter(({ id }) => dimensionOf(id) === dimension.id).map(({ id }) => id),
      })),
    checks: checks.flatMap((id) => checkJson(id, shelf)),
    obligations: duties.flatMap((id) => dutyExplained(id, pilot) ?? []),
  };
  return `${safeJson(JSON.stringify(explained, null, 2))}\n`;
};

const checkJson = (id: string, shelf: Shelf) => {
  const { checklist, pilot } = shelf;
  const item = checklist.items.find((one) => one.id === id);
  if (item === undefined) return [];
  const seen = pilot === undefined ? undefined : caseExplained(id, pilot, checklist);
  return [{ ...checkExplained(item, shelf), ...(seen && { onPilot: caseJson(seen) }) }];
};

const caseJson = (seen: CaseExplained) => {
  const { finding, facts, condition, parts, line, worth, better, obligations, contradictions } = seen;
  const { kind, score, maxScore, evidenced, at, blocker, waived, blocks, pointsLost, evidence } = finding;
  return {
    outcome: kind,
    score,
    maxScore,
    evidenced,
    seen: finding.seen,
    at: { ...at, text: line },
    condition: condition === undefined ? null : { ...condition, holds: condition.holds ?? null },
    facts: facts.map(({ path, value, at: { line: number, column }, line: text }) => ({
      path,
      value,
      at: { path, line: number, column, text },
    })),
    parts: parts.map(({ path, points, at: { line: number, column }, line: text }) => ({
      points,
      at: { path, line: number, column, text },
    })),
    blocker,
    waived,
    blocks,
    pointsLost,
    worth,
    oneStepBetter: better,
    evidence: evidence.map(({ ref, state, why, pointer }) => ({ ref, state, why, pointer: pointer ?? null })),
    obligations: obligations.map(({ id, clause, title, statute, state }) => ({ id, clause, title, statute, state })),
    contradictions,
  };
};

const sumJson = ({ pilot }: Shelf) => {
  if (pilot === undefined) return undefined;
  const { assessment } = pilot;
  const { grade, verdict, robustness } = assessment;
  return {
    ...arithmeticOf(assessment),
    conditions: assessment.gates.map(({ gate, state, conditions, blockers }) => ({
      id: gate.id,
      state,
      conditions,
      blockers,
    })),
    grade,
    verdict,
    robustness,
  };
};
