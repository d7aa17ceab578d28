// Reads what the command line asks of a pilot into settings; all that makes no sense is a ReadinessError.
import { conditionsOf } from '../gate/decide.ts';
import { inForce, readyMadeLayer } from '../gate/policy.ts';
import type { World } from '../io/world.ts';
import type { Checklist } from '../model/checklist.ts';
import type { InForce, Layer, NamedBy, PolicySettings } from '../model/policy.ts';
import { ReadinessError } from '../model/problem.ts';
import { type DimensionId, dimensionIds, type GateId, gateIds } from '../model/vocabulary.ts';
import { unknownRequired } from '../read/configuration.ts';
import { nearest } from '../read/nearest.ts';
import type { PrintedPolicy } from '../report/policy.ts';
import { formatFor, policyReport } from '../report/registry.ts';
import type { Tool } from '../report/report.ts';
import { type ChecklistFlags, type Configured, checklistBy, configurationFor, refuseFor } from './shared/checklists.ts';
import { gateOf, numberOf, shareOf, wholeOf } from './shared/flags.ts';
import { isSaid, type TargetFlags, targetsOf, writeOne } from './shared/output.ts';

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

// What the command line of the gate gives, unread.

export type GateFlags = ChecklistFlags &
  TargetFlags &
  PolicyFlags & {
    readonly updateBaseline?: boolean;
    readonly printPolicy?: boolean;
    readonly asOf?: string;
    readonly maxBytes?: string;
  };

// The policy of a run: the command line over the configuration over a ready-made one.

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

// gate --print-policy: what a gate would ask of these files, and who says so; nothing is judged.

const HERE = ['.'];

export const printPolicy = async (
  files: readonly string[],
  flags: GateFlags,
  world: World,
  tool: Tool,
): Promise<number> => {
  const format = formatFor(policyReport, flags);
  const printed = await printedOf(files, flags, world, tool);
  await writeOne(policyReport, format, printed, flags, world);
  return 0;
};

const printedOf = async (
  files: readonly string[],
  flags: GateFlags,
  world: World,
  tool: Tool,
): Promise<PrintedPolicy> => {
  const configured = await configurationFor(flags, files.length === 0 ? HERE : files, world);
  const { settings, asked, isAssumed } = policyInForce(flags, configured, world);
  const checklist = await checklistBy(flags, configured, world);
  refuseUnknown(flags, checklist);
  await refuseUnknownOf(configured, flags, checklist, world);
  return {
    tool,
    files,
    configuration: configured?.file ?? null,
    checklists: checklist.parts.map(({ id, version }) => ({ id, version })),
    asked,
    conditions: settings.for === undefined ? [] : conditionsOf(checklist, settings.for),
    isAssumed,
    reports: reportsOf(flags, configured),
  };
};

/** -f and -o say how the policy is printed; only --report names a report of the gate here. */
const reportsOf = ({ report }: GateFlags, configured: Configured | undefined): PrintedPolicy['reports'] => {
  const flags = report === undefined ? {} : { report };
  return targetsOf(flags, configured?.reports).map((target) => {
    const at = configured?.reports.indexOf(target) ?? -1;
    if (configured === undefined || at < 0) {
      const from = isSaid(flags) && target.file !== '-' ? { kind: 'flag' as const, flag: '--report' } : DEFAULT;
      return { ...target, from };
    }
    const { line } = configured.document.place(['reports', at, 'format'], 'key');
    return { ...target, from: { kind: 'configuration', file: configured.file, line } };
  });
};

const DEFAULT = { kind: 'default' } as const;
