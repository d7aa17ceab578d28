// The shape of a rule of advice: how it decides, what it reads, and what is to be said for and against each answer.
import { composeChecklist } from '../checklist/core.ts';
import type { Finding } from '../model/assessment.ts';
import type { Checklist } from '../model/checklist.ts';
import type { OutcomeKind, StatedFact } from '../model/evidence.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import type { AdviceId } from '../model/published/value.ts';
import type { ApproachOptions } from '../rules/architecture.ts';
import type { Claim } from '../rules/logic.ts';
import { talentRules } from '../rules/talent.ts';

// What advice is drawn from: the pilot, the thresholds of the checklist, and what checks say that are premises here.
// A check is never judged again: its finding counts, so that advice and assessment cannot differ.

/** The checks that advice rests on. */
export const premiseIds = [
  'talent.production-experience',
  'talent.run-team',
  'talent.capacity',
  'data.pipeline',
  'data.quality-profiled',
  'kpis.result',
] as const;
export type PremiseId = (typeof premiseIds)[number];

type Premise = { readonly kind: OutcomeKind; readonly at: string; readonly seen: string };

export type Basis = {
  readonly pilot: Pilot;
  readonly asOf: string;
  readonly approach: ApproachOptions;
  /** The FTE that are enough to run it; undefined where an organisation does not ask. */
  readonly runFte: number | undefined;
  readonly premises: Readonly<Record<PremiseId, Premise>>;
};

export const adviceBasis = (pilot: Pilot, checklist: Checklist, findings: readonly Finding[], asOf: string): Basis => {
  const premiseFor = (id: PremiseId): Premise => {
    const found = findings.find(({ item }) => item.id === id);
    if (found === undefined) return { kind: 'unknown', at: id.slice(0, id.indexOf('.')), seen: 'not asked for' };
    return { kind: found.kind, at: found.at.path, seen: found.seen };
  };
  const premises = Object.fromEntries(premiseIds.map((id) => [id, premiseFor(id)])) as Basis['premises'];
  return {
    pilot,
    asOf,
    approach: approachOptions(checklist),
    runFte: neededRunFte(checklist),
    premises: { ...premises, 'talent.production-experience': ownExperience(pilot, asOf) },
  };
};

/** The thresholds of architecture.approach-fit; of the core where an organisation does not ask for the check. */
const approachOptions = (checklist: Checklist): ApproachOptions => {
  const rule = 'architecture.approach-fit';
  const item = [...checklist.items, ...composeChecklist().items].find((one) => one.rule === rule);
  return item?.with as ApproachOptions;
};

const neededRunFte = ({ items }: Checklist): number | undefined =>
  (items.find(({ rule }) => rule === 'talent.run-team')?.with as { fte?: number } | undefined)?.fte;

/** The same rule as the check's, with the partner left out: whether to take one is the question. */
const ownExperience = (pilot: Pilot, asOf: string): Premise => {
  const alone = { ...pilot, talent: { ...pilot.talent, partner: { used: false } } };
  return talentRules['talent.production-experience'].judge(alone, {} as never, { asOf, openEffortDays: 0 });
};

/** Whether a check is met. One that falls short in any way is not. */
export const isMet = ({ premises }: Basis, id: PremiseId): Claim => {
  const { kind, at, seen } = premises[id];
  if (kind === 'unknown' || kind === 'not-applicable') return { truth: undefined, facts: [], missing: [at] };
  return { truth: kind === 'met', facts: [{ path: at, value: `${id} ${kind}: ${seen}` }], missing: [] };
};

// The single facts that a rule of advice reads, each with the values that it could have instead.

type Option = { readonly says: string; readonly apply: (basis: Basis) => Basis };

export type Lever = {
  /** The path of the fact, or the id of a check. */
  readonly fact: string;
  readonly at: string;
  /** What stands there; undefined where it is blank. */
  readonly now: string | undefined;
  readonly options: readonly Option[];
};

type Value = readonly [says: string, value: unknown];

export const flags = (basis: Basis, ...paths: readonly string[]): readonly Lever[] =>
  paths.map((path) => lever(basis, path, ['true', true], ['false', false]));

export const words = (basis: Basis, path: string, choices: readonly string[]): Lever =>
  lever(basis, path, ...choices.map((word): Value => [word, word]));

export const lever = (basis: Basis, path: string, ...values: readonly Value[]): Lever => ({
  fact: path,
  at: path,
  now: shown(valueAt(basis.pilot, path)),
  options: values.map(([says, value]) => ({
    says,
    apply: (from) => ({ ...from, pilot: withValue(from.pilot, path.split('.'), value) as Pilot }),
  })),
});

/** A check as a fact of its own. */
export const check = ({ premises }: Basis, id: PremiseId): Lever => {
  const { kind, at } = premises[id];
  const be = (to: 'met' | 'absent') => (from: Basis) => ({
    ...from,
    premises: { ...from.premises, [id]: { kind: to, at, seen: 'supposed' } },
  });
  const isOpen = kind === 'unknown' || kind === 'not-applicable';
  const options = [
    { says: 'met', apply: be('met') },
    { says: 'not met', apply: be('absent') },
  ];
  return { fact: id, at, now: isOpen ? undefined : kind, options };
};

export const valueAt = (pilot: Pilot, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => Object(value)[key], pilot);

const shown = (value: unknown): string | undefined => {
  if (value === undefined || typeof value !== 'object') return value === undefined ? undefined : String(value);
  if (!Array.isArray(value)) return 'stated';
  const plain = value.every((one) => typeof one !== 'object');
  return plain ? value.join(', ') || 'none listed' : `${value.length} listed`;
};

const withValue = (map: unknown, [key = '', ...rest]: readonly string[], value: unknown): unknown => ({
  ...Object(map),
  [key]: rest.length === 0 ? value : withValue(Object(map)[key], rest, value),
});

// Questions whose answers end in advice. A blank keeps both of its branches open, so that nothing is advised on silence.

export type Ruling = {
  /** One where the facts decide; else all that some reading of the blanks leads to. */
  readonly answers: readonly string[];
  readonly facts: readonly StatedFact[];
  readonly missing: readonly string[];
};

export const end = (answer: string): Ruling => ({ answers: [answer], facts: [], missing: [] });

/** Each question stands once on a way through the tree; where both branches end alike, a blank does not matter. */
export const ask = (question: Claim, yes: Ruling, no: Ruling): Ruling => {
  if (question.truth !== undefined) return joined([question, question.truth ? yes : no]);
  const both = joined([question, yes, no]);
  return both.answers.length === 1 ? { ...both, missing: [] } : both;
};

const joined = (parts: readonly (Claim | Ruling)[]): Ruling => ({
  answers: [...new Set(parts.flatMap((part) => ('answers' in part ? part.answers : [])))],
  facts: [...new Map(parts.flatMap(({ facts }) => facts).map((fact) => [fact.path, fact])).values()],
  missing: [...new Set(parts.flatMap(({ missing }) => missing))],
});

type Answer = {
  readonly says: string;
  /** When it is right: the branch of the rule in words. */
  readonly when: string;
  /** The strongest argument against it; `source` names the article or the text that makes it. */
  readonly against: { readonly says: string; readonly source?: string };
};

/** A figure that was weighed by; `facts` where it comes from the file, `check` from the checklist, `why` from nobody. */
export type WeighedFigure = {
  readonly says: string;
  readonly facts?: readonly StatedFact[];
  readonly check?: string;
  readonly why?: string;
};

export type AdviceRule = {
  readonly id: AdviceId;
  readonly title: string;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly decide: (basis: Basis) => Ruling;
  /** Every fact that `decide` reads. */
  readonly levers: (basis: Basis) => readonly Lever[];
  readonly figures?: (basis: Basis) => readonly WeighedFigure[];
  /** What the file has chosen: where, and the answers that this choice fits. */
  readonly chosen?: (pilot: Pilot) => { readonly path: string; readonly fits: readonly string[] } | undefined;
  /** The checks that judge the same thing. */
  readonly checks: readonly string[];
  /** What holds while the answer is open. */
  readonly meanwhile?: (basis: Basis) => string | undefined;
};
