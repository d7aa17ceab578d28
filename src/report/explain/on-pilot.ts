// How one pilot got the outcome of one check, as data, sections and JSON: the values seen, the way to the points, one step
// better.
import { evaluate, holds } from '../../assess/evaluate.ts';
import { type Arithmetic, type CheckWorth, scoreArithmetic, type Term, worthIn } from '../../assess/score.ts';
import { applyStep, type ImprovementStep, stepsFrom } from '../../assess/what-if.ts';
import { fieldReads } from '../../interview/impact.ts';
import { answerUnder, splitPath } from '../../interview/question.ts';
import { type Finding, type GateResult, gateOrder } from '../../model/assessment.ts';
import type { Checklist } from '../../model/checklist.ts';
import type { StatedFact } from '../../model/evidence.ts';
import type { Place } from '../../model/problem.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { Section } from '../page.ts';
import { shown } from '../text.ts';
import { caution, describeClause, describeDutyDate, outcomeWords, stateWords } from '../words.ts';
import { block, type ExplainLine, exact, type PilotContext, row, sums } from './context.ts';

// Why a check does not apply to a pilot, or cannot be told to: the condition in words, and the stated and blank answers
// that it read.

export type ConditionRead = {
  readonly words: string;
  readonly holds: false | undefined;
  readonly facts: readonly StatedFact[];
  readonly blank: readonly string[];
};

/** Nothing where something other than the condition decided: the check's own answer, or a declaration. */
const conditionRead = (
  { item, declared, kind }: Finding,
  { pilot, assessment: { asOf } }: PilotContext,
  checklist: Checklist,
): ConditionRead | undefined => {
  const truth = holds(item.applies, pilot, asOf);
  const decided = kind === 'not-applicable' || kind === 'unknown';
  if (item.applies === undefined || truth === true || !decided || declared !== undefined) return undefined;
  const [read] = fieldReads(pilot, { ...checklist, items: [item] }, asOf);
  const answers = [...(read?.paths ?? [])]
    .filter((path) => !path.includes('.controls.'))
    .map((path) => ({ path, value: answerUnder(pilot, splitPath(path)) }));
  return {
    words: checklist.conditions[item.applies] ?? item.applies,
    holds: truth,
    facts: answers.flatMap(({ path, value }) => (isAnswer(value) ? [{ path, value: describeAnswer(value) }] : [])),
    blank: answers.flatMap(({ path, value }) => (value === undefined ? [path] : [])),
  };
};

/** A list of maps is read through its entries. */
const isAnswer = (value: unknown): boolean =>
  value !== undefined && (!Array.isArray(value) || value.every((one) => typeof one !== 'object'));

const describeAnswer = (value: unknown): string =>
  Array.isArray(value) ? value.map(String).join(', ') || 'none listed' : String(value);

export type BetterExplained = ImprovementStep & {
  /** Of the readiness score. */
  readonly total: number | null;
  readonly evidencedTotal: number | null;
  readonly gates: readonly { readonly id: string; readonly score: number | null; readonly open: boolean }[];
  readonly verdict: Verdict;
  readonly frees: boolean;
};

export type CaseExplained = {
  readonly finding: Finding;
  readonly term: Term;
  readonly arithmetic: Arithmetic;
  readonly facts: readonly (StatedFact & { readonly at: Place; readonly line: string })[];
  /** The condition, where it alone decided that the check does not apply, or leaves that open. */
  readonly condition: ConditionRead | undefined;
  /** When the check is a blocker, in words; undefined where it always or never is. */
  readonly blocksWhere: string | undefined;
  /** The parts that carry the score, where it is made of several: points 0…1 of the check. */
  readonly parts: readonly {
    readonly path: string;
    readonly points: number;
    readonly at: Place;
    readonly line: string;
  }[];
  /** What stands in the file where the outcome was decided. */
  readonly line: string;
  /** At each gate by which the check is due; empty where it does not apply. */
  readonly worth: readonly CheckWorth[];
  readonly better: readonly BetterExplained[];
  readonly obligations: PilotContext['assessment']['obligations'];
  readonly contradictions: PilotContext['assessment']['contradictions'];
};

export const caseExplained = (id: string, pilot: PilotContext, checklist: Checklist): CaseExplained | undefined => {
  const { assessment, locate } = pilot;
  const finding = assessment.findings.find(({ item }) => item.id === id);
  const arithmetic = scoreArithmetic(assessment);
  const term = arithmetic.terms.find(({ check }) => check === id);
  if (finding === undefined || term === undefined) return undefined;
  const condition = conditionRead(finding, pilot, checklist);
  const { blocker } = finding.item;
  return {
    finding,
    term,
    arithmetic,
    condition,
    blocksWhere: typeof blocker === 'boolean' ? undefined : (checklist.conditions[blocker.when] ?? blocker.when),
    facts: (condition?.facts ?? finding.facts).map((fact) => {
      const at = locate(fact.path);
      return { ...fact, at, line: lineAt(pilot, at) };
    }),
    parts: fragmentParts(id, pilot, checklist),
    line: lineAt(pilot, finding.at),
    worth: arithmetic.gates
      .filter(({ id: gate }) => gateOrder[finding.gate] <= gateOrder[gate])
      .flatMap((gate) => worthIn(finding, gate) ?? []),
    better: stepsFrom(finding).map((step) => betterExplained(step, finding, pilot)),
    obligations: assessment.obligations.filter(
      ({ shownBy, openChecks }) => shownBy.includes(id) || openChecks.includes(id),
    ),
    contradictions: relevantContradictions(finding, pilot),
  };
};

const fragmentParts = (id: string, pilot: PilotContext, checklist: Checklist): CaseExplained['parts'] => {
  const judged = evaluate(checklist, pilot.pilot, pilot.assessment.asOf).find(({ item }) => item.id === id);
  const support = judged?.outcome.support ?? [];
  if (support.length < 2) return [];
  return support.flatMap(({ evidencePaths: places, points }) =>
    places.slice(0, 1).map((path) => {
      const at = pilot.locate(path);
      return { path, points, at, line: lineAt(pilot, at) };
    }),
  );
};

const betterExplained = (step: ImprovementStep, finding: Finding, { assessment }: PilotContext): BetterExplained => {
  const { gates, verdict, frees } = applyStep(step, finding, assessment);
  const last = gates.at(-1);
  return {
    ...step,
    total: last?.score ?? null,
    evidencedTotal: last?.evidencedScore ?? null,
    gates: gates.map(({ gate, score, open }) => ({ id: gate.id, score, open })),
    verdict,
    frees,
  };
};

/** Those that name a value which this check reads. */
const relevantContradictions = (
  { at, facts }: Finding,
  { assessment }: PilotContext,
): CaseExplained['contradictions'] => {
  const read = new Set([at.path, ...facts.map(({ path }) => path)]);
  return assessment.contradictions.filter(({ places }) => places.some(({ path }) => read.has(path)));
};

const lineAt = ({ text }: PilotContext, { line }: Place): string => (text.split(/\r\n|\n|\r/)[line - 1] ?? '').trim();

// The words for one check on one pilot: what was seen and where, each step of the sum, one step better, the evidence.

export const caseBlocks = (one: CaseExplained, pilot: PilotContext): readonly Section[] => [
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
const seen = ({ finding, facts, parts, line, condition }: CaseExplained): readonly ExplainLine[] => {
  const places = new Set(condition === undefined ? [placeKey(finding.at)] : []);
  const lines = new Set(condition === undefined ? [finding.at.line] : []);
  const once = (at: Place, text: string): readonly ExplainLine[] => {
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

const sumLines = (one: CaseExplained, { assessment }: PilotContext): readonly ExplainLine[] => {
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
    row(
      'shown',
      `of the score, ${exact(finding.evidenced)} is shown by evidence, ${exact(finding.compared)} of it compared with what a file says`,
    ),
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
): readonly ExplainLine[] => {
  const gate = gates.find((one) => one.gate.id === id);
  if (gate === undefined) return [];
  const points = exact(term.weight * term.score);
  return [
    sums(id, [
      `dimension 100 × ${points} / ${exact(dimensionChecks)} = ${exact(inDimension)}`,
      `gate ${exact(dimensionWeight)} × ${exact(inDimension)} / ${exact(dimensionsWhole)} = ${exact(inScore)} of ${shown(gate.score)}`,
      ...describeConditions(gate, term.dimension),
    ]),
  ];
};

const describeConditions = ({ open, conditions }: GateResult, dimension: string): readonly string[] => [
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
const betterLine = (step: BetterExplained, { finding }: CaseExplained, { assessment }: PilotContext): ExplainLine => {
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
  return sums(describeStep(step), [
    ...(step.to === 'partial' ? [`scores ${step.score}`] : []),
    score,
    ...gates,
    ...frees,
  ]);
};

const describeStep = ({ to }: BetterExplained): string => (to === 'evidence' ? 'shown' : to);

const slope = ({ worth, term, better }: CaseExplained): readonly ExplainLine[] => {
  const last = worth.at(-1);
  if (last === undefined || better.every(({ to }) => to === 'evidence')) return [];
  const perTenth = (last.inScore + last.heldInScore) / 10;
  return [
    `Each tenth of the check is ${exact(perTenth)} points of the readiness score. Everything else is taken as it stands.`,
    ...(term.outcome === 'unknown' ? ['It may be met already: the file does not say.'] : []),
  ];
};

/** Beside the score: other checks may bear on the same duty. */
const obligations = ({ obligations: duties }: CaseExplained): readonly ExplainLine[] =>
  duties.length === 0
    ? []
    : [
        ...duties.map((duty) => row(stateWords[duty.state], `${describeClause(duty)}; ${describeDutyDate(duty)}`)),
        caution,
      ];

const evidence = ({ finding }: CaseExplained): readonly ExplainLine[] => {
  const { evidence: pieces, item } = finding;
  const wanted = row('wanted', `${item.evidence.wanted}; fresh for ${item.evidence.fresh_days} days`);
  if (pieces.length === 0) return ['None is given.', wanted];
  return [...pieces.map(({ ref, state, why }) => row(state, `${ref}: ${why}`)), wanted];
};

export const caseJson = (seen: CaseExplained) => {
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
