// What a gate judges by: configuration, policy, checklist and baseline. What keeps it from judging is a problem that every
// format reports, so that no earlier report is taken for this run's.
import type { World } from '../io/world.ts';
import type { Checklist } from '../model/checklist.ts';
import type { InForce } from '../model/policy-in-force.ts';
import { isReadinessError, type Problem } from '../model/problem.ts';
import { safe } from '../report/safe-text.ts';
import { type BaselineFile, readBaseline } from './baseline.ts';
import { checklistBy, configurationFor } from './checklists.ts';
import type { Configured } from './configuration.ts';
import type { GateFlags } from './gate-flags.ts';
import { policyInForce, refuseUnknownOf } from './layers.ts';

export type Ground = {
  readonly configured: Configured | undefined;
  readonly policy: InForce;
  readonly checklist: Got<Checklist>;
  readonly baseline: Got<BaselineFile | undefined>;
};

export type Got<T> = { readonly value: T } | { readonly problem: Problem };

export const groundFor = async (files: readonly string[], flags: GateFlags, world: World): Promise<Ground> => {
  policyInForce(flags, undefined, world); // a wrong command line is told before a file is read
  const found = await got('configuration', world, () => configurationFor(flags, files, world));
  const configured = 'value' in found ? found.value : undefined;
  const policy = policyInForce(flags, configured, world);
  const { baseline } = policy.settings;
  return {
    configured,
    policy,
    checklist: 'value' in found ? await got('checklist', world, () => checklistOf(flags, configured, world)) : found,
    baseline: await got('baseline', world, async () => readBaseline(baseline, flags.updateBaseline === true, world)),
  };
};

/** The checklist to judge by, if it has every check that the configuration requires. */
const checklistOf = async (flags: GateFlags, configured: Configured | undefined, world: World): Promise<Checklist> => {
  const checklist = await checklistBy(flags, configured, world);
  await refuseUnknownOf(configured, flags, checklist, world);
  return checklist;
};

const got = async <T>(code: string, world: World, make: () => Promise<T>): Promise<Got<T>> => {
  try {
    return { value: await make() };
  } catch (error) {
    if (!isReadinessError(error)) throw error;
    const { message } = error;
    const { hint } = error.options;
    world.stderr.write(`readiness: ${safe(message)}${hint === undefined ? '' : `\n  ${hint}`}\n`);
    const at = { path: '', line: 1, column: 1 };
    return { problem: { code, severity: 'error', message, at, ...(hint !== undefined && { hint }) } };
  }
};
