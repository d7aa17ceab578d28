// Which configuration and which checklist a run judges by: the core alone, or with organisations' own, named by
// --checklist or by the configuration file. What reads and composes them is loaded only where there is one.
import { composeChecklist } from '../assess/compose.ts';
import type { World } from '../io/world.ts';
import type { Checklist } from '../model/checklist.ts';
import { ReadinessError } from '../model/problem.ts';
import { safe } from '../report/safe-text.ts';
import type { Configured } from './configuration.ts';

/** As the command line gives them. */
export type ChecklistFlags = {
  readonly checklist?: readonly string[];
  /** A configuration file, or none. */
  readonly config?: string;
  readonly color: boolean;
};

const CONFIGURATION = 'readiness.config.yaml';

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
  { config, color }: ChecklistFlags,
  files: readonly string[],
  world: World,
): Promise<Configured | undefined> => {
  if (config === 'none') return undefined;
  const file = config ?? configurationOf(files, world);
  if (file === undefined) return undefined;
  return (await import('./configuration.ts')).readConfiguration(file, world, color);
};

/** The checklist that the command line names, else the one of the configuration. */
export const checklistBy = async (
  { checklist, color }: ChecklistFlags,
  configured: Configured | undefined,
  world: World,
): Promise<Checklist> => {
  const inForce = await composed(checklist ?? configured?.checklists ?? [], world, color);
  return configured === undefined ? inForce : { ...inForce, configuration: configured.file };
};

/** A pattern such as pilots/*.yaml may name a configuration among the pilot files; it is none, and is left out aloud. */
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
  const { composeOwn } = await import('./own-checklist.ts');
  return composeOwn(own, world, colour);
};

/** Pilots that are judged together are judged by the same. */
const configurationOf = (files: readonly string[], world: World): string | undefined => {
  const found = files.map((file) => world.find(CONFIGURATION, file));
  const [first] = found;
  const other = found.findIndex((one) => one !== first && !(one && first && world.same(one, first)));
  if (other === -1) return first;
  const words = (i: number): string => `${files[i]} (${found[i] ?? 'no configuration'})`;
  throw new ReadinessError(`two configurations: ${words(0)} and ${words(other)}`, {
    hint: 'judge them apart, or name one for all of them: --config FILE, or --config none',
  });
};
