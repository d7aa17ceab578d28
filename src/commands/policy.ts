// Reads what the command line asks of a pilot into settings; all that makes no sense is a ReadinessError.
import { nearest } from '../assess/nearest.ts';
import type { Checklist } from '../model/checklist.ts';
import { type DimensionId, dimensionIds, type GateId, gateIds } from '../model/dimensions.ts';
import type { PolicySettings } from '../model/policy.ts';
import type { Layer } from '../model/policy-in-force.ts';
import { ReadinessError } from '../model/problem.ts';
import { gateOf, numberOf, shareOf, wholeOf } from './options.ts';

/** As the command line gives them, unread. */
export type PolicyFlags = {
  readonly policy?: string;
  readonly for?: string;
  readonly minScore?: string;
  readonly min?: readonly string[];
  readonly minEvidenced?: string;
  readonly minCoverage?: string;
  readonly maxUnknown?: string;
  readonly maxDeclaredNa?: string;
  readonly maxWaived?: string;
  readonly require?: readonly string[];
  readonly baseline?: string;
  readonly maxDrop?: string;
  readonly warnDays?: string;
  readonly observe?: boolean;
  readonly enforce?: boolean;
};

/** What the command line names, key by key. */
export const flagLayer = (flags: PolicyFlags): Layer => ({
  settings: settingsOf(flags),
  from: (key) => ({ kind: 'flag', flag: key === 'mode' ? `--${modeOf(flags)}` : flagOf(key) }),
});

const flagOf = (key: string): string => `--${key.split('.')[0]?.replaceAll('_', '-')}`;

const settingsOf = (flags: PolicyFlags): PolicySettings => {
  const mode = modeOf(flags);
  return {
    ...(mode !== undefined && { mode }),
    ...(flags.for !== undefined && { for: gateOf(flags.for) }),
    ...(flags.minScore !== undefined && { min_score: numberOf('--min-score', flags.minScore, 0, 100) }),
    ...(flags.min !== undefined && { min: floorsOf(flags.min) }),
    ...(flags.minEvidenced !== undefined && { min_evidenced: numberOf('--min-evidenced', flags.minEvidenced, 0, 100) }),
    ...(flags.minCoverage !== undefined && { min_coverage: shareOf('--min-coverage', flags.minCoverage) }),
    ...(flags.maxUnknown !== undefined && {
      max_unknown: wholeOf('--max-unknown', flags.maxUnknown, 0, 9999),
    }),
    ...(flags.maxDeclaredNa !== undefined && { max_declared_na: shareOf('--max-declared-na', flags.maxDeclaredNa) }),
    ...(flags.maxWaived !== undefined && { max_waived: shareOf('--max-waived', flags.maxWaived) }),
    ...(flags.require !== undefined && { require: [...flags.require] }),
    ...(flags.baseline !== undefined && { baseline: flags.baseline }),
    ...(flags.maxDrop !== undefined && { max_drop: numberOf('--max-drop', flags.maxDrop, 0, 100) }),
    ...(flags.warnDays !== undefined && { warn_days: wholeOf('--warn-days', flags.warnDays, 0, 3650) }),
  };
};

const modeOf = ({ observe = false, enforce = false }: PolicyFlags): 'observe' | 'enforce' | undefined => {
  if (observe && enforce) {
    throw new ReadinessError('--observe and --enforce contradict each other', { hint: 'name one of them' });
  }
  return observe ? 'observe' : enforce ? 'enforce' : undefined;
};

/** The ready-made policy that the command line names. */
export const readyMadeOf = ({ policy }: PolicyFlags): GateId | undefined => {
  if (policy === undefined) return undefined;
  const found = gateIds.find((id) => id === policy);
  if (found !== undefined) return found;
  const near = nearest(policy, gateIds);
  throw new ReadinessError(`there is no ready-made policy "${policy}"`, {
    hint: `${near === undefined ? '' : `did you mean ${near}? `}ready-made policies: ${gateIds.join(', ')}`,
  });
};

/** One floor a dimension: of two nobody would know which is asked. */
const floorsOf = (words: readonly string[]): Partial<Record<DimensionId, number>> => {
  const floors = words.map(floorOf);
  const twice = floors.find(([id], i) => floors.findIndex(([one]) => one === id) < i);
  if (twice !== undefined) throw new ReadinessError(`--min names ${twice[0]} twice`, { hint: 'name it a single time' });
  return Object.fromEntries(floors);
};

/** data=60 */
const floorOf = (word: string): readonly [DimensionId, number] => {
  const [name = '', ...floor] = word.split('=');
  const found = dimensionIds.find((id) => id === name);
  if (found === undefined) {
    throw new ReadinessError(`--min ${word}: there is no dimension "${name}"`, {
      hint: `dimensions: ${dimensionIds.join(', ')}; such as --min data=60`,
    });
  }
  return [found, numberOf(`--min ${name}=`, floor.join('='), 0, 100)];
};

/** Without a baseline a drop is measured from nothing. */
export const refuseDropOfNothing = ({ maxDrop }: PolicyFlags, baseline: string | undefined): void => {
  if (maxDrop === undefined || baseline !== undefined) return;
  throw new ReadinessError('--max-drop does not say from which baseline', {
    hint: 'add --baseline FILE, or a baseline to the policy of the configuration',
  });
};

/** A required check that the checklist does not have could never be met. */
export const refuseUnknown = ({ require = [] }: PolicyFlags, { items }: Checklist): void => {
  const ids = items.map(({ id }) => id);
  const unknown = require.filter((id) => !ids.includes(id));
  if (unknown.length === 0) return;
  const near = unknown.flatMap((id) => nearest(id, ids) ?? []);
  throw new ReadinessError(`no such check: ${unknown.join(', ')}`, {
    hint: near.length > 0 ? `did you mean ${near.join(', ')}?` : 'readiness explain lists the checks',
  });
};
