// Which configuration and which checklist a run judges by: the core alone, or with organisations' own, named by
// --checklist or by the configuration file. What reads and composes them is loaded only where there is one.

import { composeChecklist, loosened } from '../../checklist/core.ts';
import type { World } from '../../io/world.ts';
import type { Checklist, Loosened } from '../../model/checklist.ts';
import { ReadinessError } from '../../model/problem.ts';
import { safe } from '../../report/text.ts';
import type { Configured } from './own-files.ts';

/** As the command line gives them. */
export type ChecklistFlags = {
  readonly checklist?: readonly string[];
  /** A configuration file, or none. */
  readonly config?: string;
  /** The revision by which configuration and checklists are read; the working tree without it. */
  readonly configFrom?: string;
  /** Of the files that are named those that are no pilots by their content are left out, as a hook has to. */
  readonly onlyPilots?: boolean;
  readonly color: boolean;
};

export const CONFIGURATION = 'readiness.config.yaml';

/** The checklist in force for these pilot files. Prints every problem of a bad one and throws: nothing is judged. */
export const checklistFor = async (
  flags: ChecklistFlags,
  files: readonly string[],
  world: World,
): Promise<Checklist> => {
  const isNamed = flags.checklist !== undefined && flags.config === undefined;
  return checklistBy(flags, isNamed ? undefined : await configurationFor(flags, files, world), world);
};

/** The configuration in force for these pilot files. Prints every problem of a bad one and throws: nothing is judged. */
export const configurationFor = async (
  { config, configFrom, color }: ChecklistFlags,
  files: readonly string[],
  world: World,
): Promise<Configured | undefined> => {
  if (config === 'none') return undefined;
  const seen = await trusted(configFrom, world);
  const file = config ?? sharedConfiguration(files, seen);
  if (file === undefined) return undefined;
  const chain = config === undefined ? configurationsFrom(file, seen) : [file];
  let above: Configured | undefined;
  for (const one of [...chain].reverse()) {
    const { readConfiguration } = await import('./own-files.ts');
    const read = await readConfiguration(one, seen, color);
    above = above === undefined ? read : { ...read, above };
  }
  return above;
};

/** The machine as configuration and checklists are read from it: as a trusted revision holds them, where one is named. */
export const trusted = async (configFrom: string | undefined, world: World): Promise<World> =>
  configFrom === undefined ? world : { ...world, ...(await world.atRevision(configFrom)) };

/** The nearest configuration, then those above it, as far as the root of the repository, else as the working directory. */
const configurationsFrom = (file: string, world: World): readonly string[] => {
  const root = world.findUpward('.git', file);
  if (root !== undefined && world.isSameFile(root, world.resolveBeside(file, '.git'))) return [file];
  const isBelow = /^(?!\.\.[\\/]).*[\\/]/.test(world.relativeTo('a file here', file));
  const above =
    root !== undefined || isBelow ? world.findUpward(CONFIGURATION, world.resolveBeside(file, '../here')) : undefined;
  return above === undefined || above === file ? [file] : [file, ...configurationsFrom(above, world)];
};

/** The checklist that the command line names, else the one of the configuration. */
export const checklistBy = async (
  { checklist, configFrom, color }: ChecklistFlags,
  configured: Configured | undefined,
  world: World,
): Promise<Checklist> => {
  const inForce =
    checklist === undefined
      ? await composedBy(configured, await trusted(configFrom, world), color)
      : await composed(checklist, world, color);
  const lowered = inForce.parts.length > 1 ? loosened(composeChecklist(), inForce).filter(isLowered) : [];
  return {
    ...inForce,
    ...(lowered.length > 0 && { lowered }),
    ...(configured !== undefined && { configuration: configured.file }),
  };
};

/** Other weights and thresholds are an organisation's to set; these decide whether a gate is open. */
const isLowered = ({ kind }: Loosened): boolean => kind !== 'weight' && kind !== 'threshold';

/** The checklists of a configuration and of those above it. A nearer one may add what asks for more, and nothing less. */
const composedBy = async (configured: Configured | undefined, world: World, colour: boolean): Promise<Checklist> => {
  if (configured === undefined) return composeChecklist();
  const { above, checklists, file } = configured;
  if (above === undefined) return composed(checklists, world, colour);
  const before = await composedBy(above, world, colour);
  if (checklists.length === 0) return before;
  const names = [...checklistsInForce(above), ...checklists];
  const inForce = await composed([...new Set(names)], world, colour);
  const [first, ...more] = loosened(before, inForce);
  if (first === undefined) return inForce;
  const others = more.length === 0 ? '' : `, and ${more.length} more like it`;
  throw new ReadinessError(
    `the checklists of ${file} ask less than ${above.file}: ${first.at} is ${first.after} instead of ${first.before}${others}`,
    { hint: `a nearer configuration can only tighten; name the checklist in ${above.file}` },
  );
};

const checklistsInForce = ({ above, checklists }: Configured): readonly string[] => [
  ...(above === undefined ? [] : checklistsInForce(above)),
  ...checklists,
];

/**
 * A pattern such as pilots/*.yaml may name a configuration among the pilot files; it is none, and is left out aloud.
 * Throws ReadinessError where no pilot file is left.
 */
export const pilotFiles = (files: readonly string[], { stderr }: World): readonly string[] => {
  const isPilot = (file: string): boolean => file.split(/[\\/]/).at(-1) !== CONFIGURATION;
  const pilots = files.filter(isPilot);
  if (pilots.length === 0 && files.length > 0) {
    throw new ReadinessError(`${files.join(', ')} is the configuration, and no pilot file is named`, {
      hint: 'name the pilot files; readiness gate --print-policy says what the configuration asks of them',
    });
  }
  for (const file of files.filter((one) => !isPilot(one))) {
    stderr.write(`${safe(file)} is the configuration, and no pilot file: left out\n`);
  }
  return pilots;
};

/** `core` by name adds nothing to itself. */
const composed = async (names: readonly string[], world: World, colour: boolean): Promise<Checklist> => {
  const own = names.filter((name) => name !== 'core');
  if (own.length === 0) return composeChecklist();
  return (await import('./own-files.ts')).composeOwn(own, world, colour);
};

/** Pilots that are judged together are judged by the same. */
const sharedConfiguration = (files: readonly string[], world: World): string | undefined => {
  const found = files.map(finderIn(world));
  const [first] = found;
  const other = found.findIndex((one) => one !== first && !(one && first && world.isSameFile(one, first)));
  if (other === -1) return first;
  const words = (i: number): string => `${files[i]} (${found[i] ?? 'no configuration'})`;
  throw new ReadinessError(`two configurations: ${words(0)} and ${words(other)}`, {
    hint: 'judge them apart, or name one for all of them: --config FILE, or --config none',
  });
};

/** Files of one folder have the same: it is looked for once. */
const finderIn = (world: World): ((file: string) => string | undefined) => {
  const known = new Map<string, string | undefined>();
  return (file) => {
    const folder = file.slice(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    if (!known.has(folder)) known.set(folder, world.findUpward(CONFIGURATION, file));
    return known.get(folder);
  };
};
