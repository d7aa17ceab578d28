// Reads what the command line asks of a pilot into a policy; all that makes no sense is a ReadinessError.
import { nearest } from '../assess/nearest.ts';
import type { Checklist } from '../model/checklist.ts';
import type { Policy } from '../model/decision.ts';
import { type DimensionId, dimensionIds } from '../model/dimensions.ts';
import { ReadinessError } from '../model/problem.ts';
import { gateOf, numberOf, shareOf } from './options.ts';

/** As the command line gives them, unread. */
export type PolicyFlags = {
  readonly for?: string;
  readonly minScore?: string;
  readonly min?: readonly string[];
  readonly minEvidenced?: string;
  readonly minCoverage?: string;
  readonly maxUnknown?: string;
  readonly maxDeclaredNa?: string;
  readonly maxWaived?: string;
  readonly require?: readonly string[];
  readonly observe?: boolean;
};

/** Only what the flags name: a configuration's policy stands below it. */
export const policyOf = (flags: PolicyFlags): Partial<Policy> => ({
  ...(flags.observe === true && { mode: 'observe' as const }),
  ...(flags.for !== undefined && { for: gateOf(flags.for) }),
  ...(flags.minScore !== undefined && { minScore: numberOf('--min-score', flags.minScore, 0, 100) }),
  ...(flags.min !== undefined && { min: Object.fromEntries(flags.min.map(floorOf)) }),
  ...(flags.minEvidenced !== undefined && { minEvidenced: numberOf('--min-evidenced', flags.minEvidenced, 0, 100) }),
  ...(flags.minCoverage !== undefined && { minCoverage: shareOf('--min-coverage', flags.minCoverage) }),
  ...(flags.maxUnknown !== undefined && {
    maxUnknown: Math.floor(numberOf('--max-unknown', flags.maxUnknown, 0, 9999)),
  }),
  ...(flags.maxDeclaredNa !== undefined && { maxDeclaredNa: shareOf('--max-declared-na', flags.maxDeclaredNa) }),
  ...(flags.maxWaived !== undefined && { maxWaived: shareOf('--max-waived', flags.maxWaived) }),
  ...(flags.require !== undefined && { require: flags.require }),
});

/** data=60 */
const floorOf = (word: string): readonly [DimensionId, number] => {
  const [name = '', floor = ''] = word.split('=', 2);
  const found = dimensionIds.find((id) => id === name);
  if (found === undefined) {
    throw new ReadinessError(`--min ${word}: there is no dimension "${name}"`, {
      hint: `dimensions: ${dimensionIds.join(', ')}; such as --min data=60`,
    });
  }
  return [found, numberOf(`--min ${name}=`, floor, 0, 100)];
};

/** A required check that the checklist does not have could never be met. */
export const refuseUnknown = ({ require = [] }: Partial<Policy>, { items }: Checklist): void => {
  const ids = items.map(({ id }) => id);
  const unknown = require.filter((id) => !ids.includes(id));
  if (unknown.length === 0) return;
  const near = unknown.flatMap((id) => nearest(id, ids) ?? []);
  throw new ReadinessError(`no such check: ${unknown.join(', ')}`, {
    hint: near.length > 0 ? `did you mean ${near.join(', ')}?` : 'readiness explain lists the checks',
  });
};
