// What advice is drawn from: the pilot, the thresholds of the checklist, and what checks say that are premises here.
// A check is never judged again: its finding counts, so that advice and assessment cannot differ.
import { composeChecklist } from '../assess/compose.ts';
import type { Finding } from '../model/assessment.ts';
import type { Checklist } from '../model/checklist.ts';
import type { OutcomeKind } from '../model/outcome.ts';
import type { Pilot } from '../model/pilot.ts';
import type { ApproachOptions } from '../rules/approach.ts';
import type { Claim } from '../rules/claims.ts';
import { talentRules } from '../rules/talent.ts';

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

export type Premise = { readonly kind: OutcomeKind; readonly at: string; readonly seen: string };

export type Basis = {
  readonly pilot: Pilot;
  readonly asOf: string;
  readonly approach: ApproachOptions;
  /** The FTE that are enough to run it; undefined where an organisation does not ask. */
  readonly runFte: number | undefined;
  readonly premises: Readonly<Record<PremiseId, Premise>>;
};

export const basisOf = (pilot: Pilot, checklist: Checklist, findings: readonly Finding[], asOf: string): Basis => {
  const premiseOf = (id: PremiseId): Premise => {
    const found = findings.find(({ item }) => item.id === id);
    if (found === undefined) return { kind: 'unknown', at: id.slice(0, id.indexOf('.')), seen: 'not asked for' };
    return { kind: found.kind, at: found.at.path, seen: found.seen };
  };
  const premises = Object.fromEntries(premiseIds.map((id) => [id, premiseOf(id)])) as Basis['premises'];
  return {
    pilot,
    asOf,
    approach: approachOptionsOf(checklist),
    runFte: runFteOf(checklist),
    premises: { ...premises, 'talent.production-experience': ownExperience(pilot, asOf) },
  };
};

/** The thresholds of architecture.approach-fit; of the core where an organisation does not ask for the check. */
const approachOptionsOf = (checklist: Checklist): ApproachOptions => {
  const rule = 'architecture.approach-fit';
  const item = [...checklist.items, ...composeChecklist().items].find((one) => one.rule === rule);
  return item?.with as ApproachOptions;
};

const runFteOf = ({ items }: Checklist): number | undefined =>
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
