// Reads a configuration file; what is wrong with it is printed, and nothing is judged.
import { composeChecklist } from '../assess/compose.ts';
import { type Known, reportFaults, unknownRequired } from '../assess/configuration-faults.ts';
import type { Fault } from '../assess/fault.ts';
import type { Document } from '../assess/parse.ts';
import { shapeFaults } from '../assess/shape.ts';
import { byPlace, problemOf } from '../assess/validate.ts';
import type { World } from '../io/world.ts';
import { type Configuration, configurationSchema } from '../model/configuration.ts';
import { ReadinessError } from '../model/problem.ts';
import { counted } from '../report/figures.ts';
import { type Format, formats } from '../report/registry.ts';
import { bytesOf } from './options.ts';
import { printProblems, type Target } from './output.ts';
import { type Read, readDocument } from './read.ts';

/** A configuration that is sound, with its files as they are named from the working directory. */
export type Configured = {
  readonly file: string;
  readonly document: Document;
  readonly policy: Configuration<Format>['policy'];
  readonly checklists: readonly string[];
  readonly reports: readonly Target[];
};

export const readConfiguration = async (file: string, world: World, colour: boolean): Promise<Configured> => {
  if (file === '-') {
    throw new ReadinessError('a configuration is not read from stdin', { hint: 'name its file: --config FILE' });
  }
  const { document, ...read } = readDocument(file, world, bytesOf());
  if (document === undefined) return refuse(read, world, colour);
  const schema = configurationSchema(formats);
  const faults = [...shapeFaults(schema, document.value), ...reportFaults(document.value)];
  if (faults.length > 0) {
    const unknown = unknownRequired(document.value, await knownBy(document, world));
    return refuseFor([...faults, ...unknown], document, world, colour);
  }
  const { checklists, policy, reports } = schema.parse(document.value);
  const beside = (name: string): string => (name === '-' ? name : world.beside(file, name));
  return {
    file,
    document,
    policy,
    checklists: checklists.map((name) => (name === 'core' ? name : beside(name))),
    reports: reports.map(({ format, file: named }) => ({ format, file: beside(named) })),
  };
};

/** Prints what is wrong with a document that could be read, each at its line, and throws. */
export const refuseFor = (
  faults: readonly Fault[],
  document: Document,
  world: World,
  colour: boolean,
): Promise<never> => {
  const problems = faults.map((fault) => problemOf(fault, document)).sort(byPlace);
  return refuse({ file: document.name, text: document.text, problems }, world, colour);
};

const refuse = async (read: Read, world: World, colour: boolean): Promise<never> => {
  await printProblems([read], world.stderr, colour);
  throw new ReadinessError(`${read.file} cannot be used: ${counted(read.problems.length, 'error')}`, {
    hint: 'nothing was judged; put it right, or leave it out: --config none',
  });
};

/** The checks of the checklists that a faulty configuration names, as far as those can be composed. */
const knownBy = async ({ name: file, value }: Document, world: World): Promise<Known> => {
  const { checklists: named } = Object(value) as { readonly checklists?: unknown };
  const own = (Array.isArray(named) ? named : []).filter((one) => typeof one === 'string' && one !== 'core');
  const core = composeChecklist();
  if (own.length === 0) return core;
  const { tryCompose } = await import('./own-checklist.ts');
  const { checklist, documents } = await tryCompose(
    own.map((one: string) => world.beside(file, one)),
    world,
  );
  return checklist ?? { items: [...core.items, ...documents.flatMap(({ value: each }) => addedBy(each))] };
};

/** What a checklist that cannot be composed would have added: its own faults are told when the configuration is sound. */
const addedBy = (value: unknown): Known['items'] => {
  const { items } = Object(value) as { readonly items?: unknown };
  return Array.isArray(items)
    ? items.map((item) => ({ id: String((Object(item) as { readonly id?: unknown }).id) }))
    : [];
};
