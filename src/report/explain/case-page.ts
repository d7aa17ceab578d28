// The words for one check on one pilot: what was seen and where, each step of the sum, one step better, the evidence.
import type { GateResult } from '../../model/assessment.ts';
import type { Place } from '../../model/problem.ts';
import { shown } from '../figures.ts';
import { caution, clauseWords, dateWords, stateWords } from '../obligation-words.ts';
import { outcomeWords } from '../words.ts';
import type { BetterExplained, CaseExplained } from './case.ts';
import type { ConditionRead } from './condition.ts';
import { type Block, block, exact, type Line, row, sums } from './page.ts';
import type { Case } from './shelf.ts';

export const caseBlocks = (one: CaseExplained, pilot: Case): readonly Block[] => [
  ...block('What was seen', seen(one)),
  ...block('From the outcome to points', sumLines(one, pilot)),
  ...block('One step better', [...one.better.map((step) => betterLine(step, one, pilot)), ...slope(one)]),
  ...block('Evidence', evidence(one)),
  ...block('Obligations that it bears on', obligations(one)),
  ...block(
    'Contradictions about what it reads',
    one.contradictions.map(({ statement }) => statement),
  ),
];

/** Each place once, and what stands on a line once. */
const seen = ({ finding, facts, parts, line, condition }: CaseExplained): readonly Line[] => {
  const places = new Set(condition === undefined ? [placeKey(finding.at)] : []);
  const lines = new Set(condition === undefined ? [finding.at.line] : []);
  const once = (at: Place, text: string): readonly Line[] => {
    const [isKnown, isSameLine] = [places.has(placeKey(at)), lines.has(at.line)];
    places.add(placeKey(at));
    lines.add(at.line);
    return isKnown ? [] : [{ at, text: isSameLine ? '' : text }];
  };
  const untold = facts.filter(({ path, value }) => !finding.seen.includes(`${path} is ${value}`));
  return [
    ...(condition === undefined
      ? [row(outcomeWords[finding.kind], finding.seen), { at: finding.at, text: line }]
      : [row(outcomeWords[finding.kind], whyNot(condition))]),
    ...(condition?.blank ?? []).map((path) => row('blank', path)),
    ...untold.flatMap(({ path, value, at, line: own }) => [row('fact', `${path} is ${value}`), ...once(at, own)]),
    ...parts.flatMap(({ path, points, at, line: own }) => [
      row('part', `${path} carries ${exact(points)} of the score`),
      ...once(at, own),
    ]),
  ];
};

const whyNot = ({ words, holds }: ConditionRead): string =>
  holds === false ? `it counts where ${words}, and that is not so here` : `not stated whether ${words}`;

const placeKey = ({ line, column }: Place): string => `${line}:${column}`;

const sumLines = (one: CaseExplained, { assessment }: Case): readonly Line[] => {
  const { finding, term, worth } = one;
  const last = worth.at(-1);
  if (last === undefined)
    return ['It does not apply: it leaves the sum, and neither brings points nor holds any back.'];
  const title = assessment.dimensions.find(({ dimension }) => dimension.id === term.dimension)?.dimension.title;
  const { weight, score } = term;
  return [
    row('score', `${outcomeWords[finding.kind]} scores ${exact(score)}`),
    row('× weight', `${exact(weight)} × ${exact(score)} = ${exact(weight * score)} of ${exact(weight)}`),
    ...one.worth.flatMap((at) => gateLines(at, one, assessment.gates)),
    row(
      'in all',
      `it brings ${exact(last.inScore)} and holds back ${exact(last.heldInScore)} of 100 points: ${title} is at ${shown(dimensionScore(one, last.gate))}, the readiness score at ${shown(assessment.grade.score)}`,
    ),
    row('shown', `of the score, ${exact(finding.evidenced)} is shown by verified evidence`),
    row('blocker', blocks(one)),
    ...assessment.waivers
      .filter(({ check }) => check === finding.item.id)
      .map(({ state, expires, approvedBy, reason }) =>
        row('waiver', `${state.replace('-', ' ')}, until ${expires}, by ${approvedBy}: ${reason}`),
      ),
  ];
};

const dimensionScore = ({ arithmetic, term }: CaseExplained, gate: string): number | null =>
  arithmetic.gates.find(({ id }) => id === gate)?.dimensions.find(({ id }) => id === term.dimension)?.grade.score ??
  null;

const gateLines = (
  { gate: id, dimensionChecks, dimensionWeight, dimensionsWhole, inDimension, inScore }: CaseExplained['worth'][number],
  { term }: CaseExplained,
  gates: readonly GateResult[],
): readonly Line[] => {
  const gate = gates.find((one) => one.gate.id === id);
  if (gate === undefined) return [];
  const points = exact(term.weight * term.score);
  return [
    sums(id, [
      `dimension 100 × ${points} / ${exact(dimensionChecks)} = ${exact(inDimension)}`,
      `gate ${exact(dimensionWeight)} × ${exact(inDimension)} / ${exact(dimensionsWhole)} = ${exact(inScore)} of ${shown(gate.score)}`,
      ...conditionWords(gate, term.dimension),
    ]),
  ];
};

const conditionWords = ({ open, conditions }: GateResult, dimension: string): readonly string[] => [
  ...conditions
    .filter(({ id }) => id === 'score' || id === `dimension.${dimension}`)
    .map(({ id, required, found, passed }) => `${passed ? 'passed' : 'FAILED'} ${id} ${shown(found)} of ${required}`),
  `the gate is ${open ? 'open' : 'shut'}`,
];

const blocks = ({ finding, blocksWhere }: CaseExplained): string => {
  const { blocker, waived, blocks: shuts, item } = finding;
  if (!blocker) return item.blocker === false ? 'no' : `not on this pilot: it is one where ${blocksWhere}`;
  if (shuts) return `yes: it holds the ${item.gate} gate and the later ones shut`;
  return waived ? 'it would be, but a waiver frees it' : 'yes, and it is met';
};

/** The sums again with this one check better, everything else as it stands. */
const betterLine = (step: BetterExplained, { finding }: CaseExplained, { assessment }: Case): Line => {
  const { grade } = assessment;
  const score =
    step.to === 'evidence'
      ? `evidenced ${shown(grade.evidencedScore)} → ${shown(step.evidencedTotal)}`
      : `readiness ${shown(grade.score)} → ${shown(step.total)}`;
  const gates = step.gates.flatMap(({ id, score: then, open }, i) => {
    const now = assessment.gates[i];
    const opens = now !== undefined && open && !now.open;
    if (now === undefined || (now.score === then && !opens)) return [];
    return [`${id} ${shown(now.score)} → ${shown(then)}${opens ? ', and opens' : ''}`];
  });
  const frees = step.frees ? [`it no longer blocks ${finding.item.gate}`] : [];
  return sums(stepWords(step), [...(step.to === 'partial' ? [`scores ${step.score}`] : []), score, ...gates, ...frees]);
};

const stepWords = ({ to }: BetterExplained): string => (to === 'evidence' ? 'verified' : to);

const slope = ({ worth, term, better }: CaseExplained): readonly Line[] => {
  const last = worth.at(-1);
  if (last === undefined || better.every(({ to }) => to === 'evidence')) return [];
  const perTenth = (last.inScore + last.heldInScore) / 10;
  return [
    `Each tenth of the check is ${exact(perTenth)} points of the readiness score. Everything else is taken as it stands.`,
    ...(term.outcome === 'unknown' ? ['It may be met already: the file does not say.'] : []),
  ];
};

/** Beside the score: other checks may bear on the same duty. */
const obligations = ({ obligations: duties }: CaseExplained): readonly Line[] =>
  duties.length === 0
    ? []
    : [...duties.map((duty) => row(stateWords[duty.state], `${clauseWords(duty)}; ${dateWords(duty)}`)), caution];

const evidence = ({ finding }: CaseExplained): readonly Line[] => {
  const { evidence: pieces, item } = finding;
  const wanted = row('wanted', `${item.evidence.wanted}; fresh for ${item.evidence.fresh_days} days`);
  if (pieces.length === 0) return ['None is given.', wanted];
  return [...pieces.map(({ ref, state, why }) => row(state, `${ref}: ${why}`)), wanted];
};
