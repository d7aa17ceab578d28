// Reads what the command line asks of a pilot into settings; all that makes no sense is a ReadinessError.

import { gateConditions } from '../gate/decide.ts';
import { inForce, mergeLayers, presetLayer, tighten } from '../gate/policy.ts';
import type { World } from '../io/world.ts';
import type { Checklist } from '../model/checklist.ts';
import { type NumberKey, numberBounds, type PolicySettings } from '../model/configuration.ts';
import type { From, InForce, Layer, NamedBy } from '../model/policy.ts';
import { ReadinessError } from '../model/problem.ts';
import { type DimensionId, dimensionIds, type GateId, gateIds } from '../model/vocabulary.ts';
import { nearest } from '../read/nearest.ts';
import { unknownRequired } from '../read/shape.ts';
import type { PrintedPolicy } from '../report/policy.ts';
import { formatFor, policyReport } from '../report/registry.ts';
import type { Tool } from '../report/report.ts';
import { type ChecklistFlags, checklistBy, configurationFor } from './shared/checklists.ts';
import { parseGate, parseNumber, parseShare, parseWhole } from './shared/input.ts';
import { isSaid, refuseFor, reportTargets, type TargetFlags, writeOne } from './shared/output.ts';
import type { Configured } from './shared/own-files.ts';

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
const flagLayer = (flags: PolicyFlags): Layer => ({
  settings: flagSettings(flags),
  from: (key) => ({ kind: 'flag', flag: key === 'mode' ? modeFlag(flags) : flagName(key) }),
});

const flagName = (key: string): string => `--${key.split('.')[0]?.replaceAll('_', '-')}`;

/** What the command line asks is enforced, unless it says that it observes. */
const modeFlag = (flags: PolicyFlags): string => {
  const mode = flagMode(flags);
  return mode === undefined ? flagName(Object.keys(askedBy(flags))[0] ?? '') : `--${mode}`;
};

const flagSettings = (flags: PolicyFlags): PolicySettings => {
  const asked = askedBy(flags);
  const { warn_days: _, ...asking } = asked;
  const mode = flagMode(flags) ?? (Object.keys(asking).length > 0 ? 'enforce' : undefined);
  return { ...(mode !== undefined && { mode }), ...asked };
};

const askedBy = (flags: PolicyFlags): PolicySettings => {
  return {
    ...(flags.for !== undefined && { for: parseGate(flags.for) }),
    ...numberFrom('min_score', flags.minScore),
    ...(flags.min !== undefined && { min: parseFloors(flags.min) }),
    ...numberFrom('min_evidenced', flags.minEvidenced),
    ...numberFrom('min_coverage', flags.minCoverage),
    ...numberFrom('max_unknown', flags.maxUnknown),
    ...numberFrom('max_declared_na', flags.maxDeclaredNa),
    ...numberFrom('max_waived', flags.maxWaived),
    ...(flags.require !== undefined && { require: [...flags.require] }),
    ...(flags.baseline !== undefined && { baseline: flags.baseline }),
    ...numberFrom('max_drop', flags.maxDrop),
    ...numberFrom('warn_days', flags.warnDays),
  };
};

/** A number by the bounds that the policy of a configuration has for it: what the one takes, the other takes. */
const numberFrom = (key: NumberKey, word: string | undefined): PolicySettings => {
  if (word === undefined) return {};
  const { min, max, isWhole } = numberBounds(key);
  const flag = flagName(key);
  if (max === 1) return { [key]: parseShare(flag, word) };
  return { [key]: isWhole ? parseWhole(flag, word, min, max) : parseNumber(flag, word, min, max) };
};

const flagMode = ({ observe = false, enforce = false }: PolicyFlags): 'observe' | 'enforce' | undefined => {
  if (observe && enforce) {
    throw new ReadinessError('--observe and --enforce contradict each other', { hint: 'name one of them' });
  }
  return observe ? 'observe' : enforce ? 'enforce' : undefined;
};

/** The ready-made policy that the command line names. Throws ReadinessError where there is none of that name. */
const namedPreset = ({ policy }: PolicyFlags): GateId | undefined => {
  if (policy === undefined) return undefined;
  const found = gateIds.find((id) => id === policy);
  if (found !== undefined) return found;
  const near = nearest(policy, gateIds);
  throw new ReadinessError(`there is no ready-made policy "${policy}"`, {
    hint: `${near === undefined ? '' : `did you mean ${near}? `}ready-made policies: ${gateIds.join(', ')}`,
  });
};

/** One floor a dimension: of two nobody would know which is asked. */
const parseFloors = (words: readonly string[]): Partial<Record<DimensionId, number>> => {
  const floors = words.map(parseFloor);
  const twice = floors.find(([id], i) => floors.findIndex(([one]) => one === id) < i);
  if (twice !== undefined) throw new ReadinessError(`--min names ${twice[0]} twice`, { hint: 'name it a single time' });
  return Object.fromEntries(floors);
};

/** data=60 */
const parseFloor = (word: string): readonly [DimensionId, number] => {
  const [name = '', ...floor] = word.split('=');
  const found = dimensionIds.find((id) => id === name);
  if (found === undefined) {
    throw new ReadinessError(`--min ${word}: there is no dimension "${name}"`, {
      hint: `dimensions: ${dimensionIds.join(', ')}; such as --min data=60`,
    });
  }
  const { min, max } = numberBounds('min_score');
  return [found, parseNumber(`--min ${name}:`, floor.join('='), min, max)];
};

/** Without a baseline a drop is measured from nothing. Throws ReadinessError then. */
export const refuseDropOfNothing = ({ maxDrop }: PolicyFlags, baseline: string | undefined): void => {
  if (maxDrop === undefined || baseline !== undefined) return;
  throw new ReadinessError('--max-drop does not say from which baseline', {
    hint: 'add --baseline FILE, or a baseline to the policy of the configuration',
  });
};

/**
 * A required check that the checklist does not have could never be met. Throws ReadinessError then, with the nearest ids.
 */
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
    /** The base of a change, by which what is new is told from what was there. */
    readonly since?: string;
    /** Where the comment of a pull request is written. */
    readonly comment?: string;
    readonly details?: boolean;
    readonly quiet?: boolean;
    readonly watch?: boolean;
    readonly asOf?: string;
    readonly maxBytes?: string;
  };

// The policy of a run: the command line over the configuration over a ready-made one.

/** --policy takes the place of the configuration's whole policy; every other flag wins over it key by key. */
export const policyInForce = (flags: PolicyFlags, configured: Configured | undefined, world: World): InForce => {
  const named = namedPreset(flags);
  const below =
    named === undefined
      ? chainedLayers(configured, world)
      : { layers: [presetLayer(named, { kind: 'flag', flag: '--policy' })], notes: [] };
  return { ...inForce([...below.layers, flagLayer(flags)]), notes: below.notes };
};

type Chained = { readonly layers: readonly Layer[]; readonly notes: readonly string[] };

/** From the outermost configuration to the nearest, of which each is heard where it asks for more. */
const chainedLayers = (configured: Configured | undefined, world: World): Chained => {
  if (configured === undefined) return { layers: [], notes: [] };
  const own = configuredLayers(configured, world);
  const { above, file } = configured;
  if (above === undefined) return { layers: own, notes: [] };
  const before = chainedLayers(above, world);
  const outer = mergeLayers(before.layers);
  const heard = own.map((layer) => ({ layer, ...tighten(outer, layer.settings) }));
  const lost = heard.flatMap(({ layer, refused }) =>
    refused.map((key) => ({ key, line: originLine(layer.from(key)) })),
  );
  const notes = lost.map(
    ({ key, line }) =>
      `${file}${line} asks less than ${above.file} (${key}): a nearer configuration can only tighten, and is not heard there`,
  );
  return {
    layers: [...before.layers, ...heard.map(({ layer, settings }) => ({ ...layer, settings }))],
    notes: [...before.notes, ...notes],
  };
};

const originLine = (from: From): string => {
  const by = from.kind === 'ready-made' ? from.by : from;
  return by.kind === 'configuration' ? `:${by.line}` : '';
};

const configuredLayers = (configured: Configured | undefined, world: World): readonly Layer[] => {
  if (configured?.policy === undefined) return [];
  const { file, document, policy } = configured;
  const at = (...parts: readonly string[]): NamedBy => ({
    kind: 'configuration',
    file,
    line: document.place(['policy', ...parts], 'key').line,
  });
  if (typeof policy === 'string') return [presetLayer(policy, at())];
  const { extends: base, ...settings } = policy;
  const own: Layer = { settings: besideIts(file, settings, world), from: (key) => at(...key.split('.')) };
  return base === undefined ? [own] : [presetLayer(base, at('extends')), own];
};

/** The files that a configuration names are relative to it. */
const besideIts = (file: string, settings: PolicySettings, world: World): PolicySettings =>
  settings.baseline === undefined ? settings : { ...settings, baseline: world.resolveBeside(file, settings.baseline) };

/** A check that the configuration requires and the checklist does not have: told at its line, and nothing is judged. */
export const refuseUnknownChecks = async (
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
  const printed = await toPrinted(files, flags, world, tool);
  await writeOne(policyReport, format, printed, flags, world);
  return 0;
};

const toPrinted = async (
  files: readonly string[],
  flags: GateFlags,
  world: World,
  tool: Tool,
): Promise<PrintedPolicy> => {
  const configured = await configurationFor(flags, files.length === 0 ? HERE : files, world);
  const { settings, asked, isAssumed, notes } = policyInForce(flags, configured, world);
  const checklist = await checklistBy(flags, configured, world);
  refuseUnknown(flags, checklist);
  await refuseUnknownChecks(configured, flags, checklist, world);
  return {
    tool,
    files,
    configuration: configured?.file ?? null,
    checklists: checklist.parts.map(({ id, version }) => ({ id, version })),
    asked,
    conditions: settings.for === undefined ? [] : gateConditions(checklist, settings.for),
    isAssumed,
    notes,
    reports: printedReports(flags, configured),
  };
};

/** -f and -o say how the policy is printed; only --report names a report of the gate here. */
const printedReports = ({ report }: GateFlags, configured: Configured | undefined): PrintedPolicy['reports'] => {
  const flags = report === undefined ? {} : { report };
  return reportTargets(flags, configured?.reports).map((target) => {
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
