// Which checklist a run judges by: the core alone, or with organisations' own, named by --checklist or by the
// configuration file. What composes them is loaded only where there is one.
import { composeChecklist } from '../assess/compose.ts';
import type { World } from '../io/world.ts';
import type { Checklist } from '../model/checklist.ts';
import { ReadinessError } from '../model/problem.ts';

/** As the command line gives them. */
export type ChecklistFlags = { readonly checklist?: readonly string[]; readonly color: boolean };

const CONFIGURATION = 'readiness.config.yaml';

/** The checklist in force for these pilot files. Prints every problem of a bad one and throws: nothing is judged. */
export const checklistFor = async (
  flags: ChecklistFlags,
  files: readonly string[],
  world: World,
): Promise<Checklist> => {
  if (flags.checklist !== undefined) return composed(flags.checklist, world, flags.color);
  const configuration = configurationOf(files, world);
  if (configuration === undefined) return composeChecklist();
  const { readConfiguration } = await import('./configuration.ts');
  const { checklists } = await readConfiguration(configuration, world, flags.color);
  const named = checklists.map((name) => (name === 'core' ? name : world.beside(configuration, name)));
  return { ...(await composed(named, world, flags.color)), configuration };
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
    hint: 'judge them apart, or name one --checklist for all of them; --checklist core is the core alone',
  });
};
