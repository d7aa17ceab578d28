// The policy of a run: the command line over the configuration over a ready-made one.
import { unknownRequired } from '../assess/configuration-faults.ts';
import { inForce, readyMadeLayer } from '../gate/in-force.ts';
import type { World } from '../io/world.ts';
import type { Checklist } from '../model/checklist.ts';
import type { PolicySettings } from '../model/policy.ts';
import type { InForce, Layer, NamedBy } from '../model/policy-in-force.ts';
import { type Configured, refuseFor } from './configuration.ts';
import { flagLayer, type PolicyFlags, readyMadeOf } from './policy.ts';

/** --policy takes the place of the configuration's whole policy; every other flag wins over it key by key. */
export const policyInForce = (flags: PolicyFlags, configured: Configured | undefined, world: World): InForce => {
  const named = readyMadeOf(flags);
  const below =
    named === undefined
      ? configuredLayers(configured, world)
      : [readyMadeLayer(named, { kind: 'flag', flag: '--policy' })];
  return inForce([...below, flagLayer(flags)]);
};

const configuredLayers = (configured: Configured | undefined, world: World): readonly Layer[] => {
  if (configured?.policy === undefined) return [];
  const { file, document, policy } = configured;
  const at = (...parts: readonly string[]): NamedBy => ({
    kind: 'configuration',
    file,
    line: document.place(['policy', ...parts], 'key').line,
  });
  if (typeof policy === 'string') return [readyMadeLayer(policy, at())];
  const { extends: base, ...settings } = policy;
  const own: Layer = { settings: besideIts(file, settings, world), from: (key) => at(...key.split('.')) };
  return base === undefined ? [own] : [readyMadeLayer(base, at('extends')), own];
};

/** The files that a configuration names are relative to it. */
const besideIts = (file: string, settings: PolicySettings, world: World): PolicySettings =>
  settings.baseline === undefined ? settings : { ...settings, baseline: world.beside(file, settings.baseline) };

/** A check that the configuration requires and the checklist does not have: told at its line, and nothing is judged. */
export const refuseUnknownOf = async (
  configured: Configured | undefined,
  flags: PolicyFlags & { readonly color: boolean },
  checklist: Checklist,
  world: World,
): Promise<void> => {
  if (configured === undefined || flags.require !== undefined || flags.policy !== undefined) return;
  const faults = unknownRequired(configured.document.value, checklist);
  if (faults.length > 0) await refuseFor(faults, configured.document, world, flags.color);
};
