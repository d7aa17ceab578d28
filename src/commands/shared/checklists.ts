// Which configuration and which checklist a run judges by: the core alone, or with organisations' own, named by
// --checklist or by the configuration file. What reads and composes them is loaded only where there is one.

import { composeChecklist } from '../../checklist/core.ts';
import type { Compile } from '../../checklist/expression.ts';
import { loosened } from '../../checklist/loosened.ts';
import {
  composeOrganisation,
  type DocumentProblems,
  hasExpressions,
  withoutExpressions,
} from '../../checklist/organisation.ts';
import { source } from '../../checklist/organisation-read.ts';
import type { World } from '../../io/world.ts';
import type { Checklist, Loosened } from '../../model/checklist.ts';
import { type Configuration, configurationSchema } from '../../model/configuration.ts';
import { ReadinessError } from '../../model/problem.ts';
import { type Known, pathFaults, reportFaults, unknownRequired } from '../../read/configuration.ts';
import type { Fault } from '../../read/fault.ts';
import type { Document } from '../../read/parse.ts';
import { shapeFaults } from '../../read/shape.ts';
import { byPlace, problemOf } from '../../read/validate.ts';
import { endingsOf, type Format, formatsOf, gapReport } from '../../report/registry.ts';
import { counted, safe } from '../../report/text.ts';
import { bytesOf } from './flags.ts';
import { type Read, readDocument } from './input.ts';
import { printProblems, type Target } from './output.ts';

// Reads a configuration file; what is wrong with it is printed, and nothing is judged.

/** A configuration that is sound, with its files as they are named from the working directory. */
export type Configured = {
  readonly file: string;
  readonly document: Document;
  readonly policy: Configuration<Format>['policy'];
  readonly checklists: readonly string[];
  readonly reports: readonly Target[];
  /** The configuration above it, which it can only tighten. */
  readonly above?: Configured;
};

export const readConfiguration = async (file: string, world: World, colour: boolean): Promise<Configured> => {
  if (file === '-') {
    throw new ReadinessError('a configuration is not read from stdin', { hint: 'name its file: --config FILE' });
  }
  const { document, ...read } = readDocument(file, world, bytesOf());
  if (document === undefined) return refuse(read, world, colour);
  const schema = configurationSchema(formatsOf(gapReport));
  const faults = [
    ...shapeFaults(schema, document.value),
    ...reportFaults(document.value, endingsOf),
    ...pathFaults(document.value),
  ];
  if (faults.length > 0) {
    const unknown = unknownRequired(document.value, await knownBy(document, world));
    return refuseFor([...faults, ...unknown], document, world, colour);
  }
  const { checklists, policy, reports } = schema.parse(document.value);
  const beside = (name: string): string => (name === '-' ? name : world.beside(file, name));
  const folder = world.beside(file, '.');
  const linked = linkFaults(checklists, policy, (name) => world.whyForbidden(beside(name), folder));
  if (linked.length > 0) return refuseFor(linked, document, world, colour);
  return {
    file,
    document,
    policy,
    checklists: checklists.map((name) => (name === 'core' ? name : beside(name))),
    reports: reports.map(({ format, file: named }) => ({
      format,
      file: beside(named),
      ...(named !== '-' && { within: folder }),
    })),
  };
};

/** Files whose names stay below the configuration, and that lead out by a link. */
const linkFaults = (
  checklists: readonly string[],
  policy: Configured['policy'],
  whyForbidden: (name: string) => string | undefined,
): readonly Fault[] => {
  const baseline = typeof policy === 'object' ? policy.baseline : undefined;
  const named = [
    ...checklists.flatMap((name, i) => (name === 'core' ? [] : [{ name, parts: ['checklists', i] as const }])),
    ...(baseline === undefined ? [] : [{ name: baseline, parts: ['policy', 'baseline'] as const }]),
  ];
  return named.flatMap(({ name, parts }): readonly Fault[] => {
    const why = whyForbidden(name);
    return why === undefined ? [] : [{ code: 'outside', parts, message: `${JSON.stringify(name)} ${why}` }];
  });
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

/** As the command line gives them. */
export type ChecklistFlags = {
  readonly checklist?: readonly string[];
  /** A configuration file, or none. */
  readonly config?: string;
  /** The revision by which configuration and checklists are read; the working tree without it. */
  readonly configFrom?: string;
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
  { config, configFrom, color }: ChecklistFlags,
  files: readonly string[],
  world: World,
): Promise<Configured | undefined> => {
  if (config === 'none') return undefined;
  const seen = trusted(configFrom, world);
  const file = config ?? configurationOf(files, seen);
  if (file === undefined) return undefined;
  const chain = config === undefined ? configurationsFrom(file, seen) : [file];
  let above: Configured | undefined;
  for (const one of [...chain].reverse()) {
    const read = await readConfiguration(one, seen, color);
    above = above === undefined ? read : { ...read, above };
  }
  return above;
};

/** The machine as configuration and checklists are read from it: as a trusted revision holds them, where one is named. */
export const trusted = (configFrom: string | undefined, world: World): World =>
  configFrom === undefined ? world : { ...world, ...world.at(configFrom) };

/** The nearest configuration, then those above it, as far as the root of the repository. */
const configurationsFrom = (file: string, world: World): readonly string[] => {
  const root = world.find('.git', file);
  if (root !== undefined && world.same(root, world.beside(file, '.git'))) return [file];
  const above = root === undefined ? undefined : world.find(CONFIGURATION, world.beside(file, '../here'));
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
      ? await composedBy(configured, trusted(configFrom, world), color)
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
  const names = [...checklistsOf(above), ...checklists];
  const inForce = await composed([...new Set(names)], world, colour);
  const [first, ...more] = loosened(before, inForce);
  if (first === undefined) return inForce;
  const others = more.length === 0 ? '' : `, and ${more.length} more like it`;
  throw new ReadinessError(
    `the checklists of ${file} ask less than ${above.file}: ${first.at} is ${first.after} instead of ${first.before}${others}`,
    { hint: `a nearer configuration can only tighten; name the checklist in ${above.file}` },
  );
};

const checklistsOf = ({ above, checklists }: Configured): readonly string[] => [
  ...(above === undefined ? [] : checklistsOf(above)),
  ...checklists,
];

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

// Reads organisations' checklist files and composes them with the core; says everything that is wrong with them.

/** The composed checklist; where a file is bad, prints the problems of all and throws. */
export const composeOwn = async (files: readonly string[], world: World, colour: boolean): Promise<Checklist> => {
  const { checklist, reads } = await tryCompose(files, world);
  if (checklist !== undefined) return checklist;
  await printProblems(reads, world.stderr, colour);
  const errors = reads.flatMap(({ problems }) => problems).length;
  const bad = reads.filter(({ problems }) => problems.length > 0).map(({ file }) => file);
  throw new ReadinessError(`${bad.join(', ')} cannot be judged by: ${counted(errors, 'error')}`, {
    hint: 'nothing was judged; put them right, or leave --checklist out to judge by the core alone',
  });
};

/** Every file, read and composed as far as that goes. */
export const tryCompose = async (
  files: readonly string[],
  world: World,
): Promise<{
  readonly checklist?: Checklist;
  readonly reads: readonly Read[];
  readonly documents: readonly Document[];
}> => {
  const read = [...new Set(files)].map((file) => {
    const { document, ...one } = readDocument(file, world, bytesOf());
    return { one, document: document && { ...document, value: harmless(document.value) } };
  });
  const documents = read.flatMap(({ document }) => document ?? []);
  const { checklist, problems } = composeOrganisation(source, documents, await compilerFor(documents));
  const reads = read.map(({ one, document }) => ({
    ...one,
    problems: [...one.problems, ...found(document, problems)],
  }));
  const isWhole = checklist !== undefined && documents.length === read.length;
  return isWhole ? { checklist, reads, documents } : { reads, documents };
};

/** What compiles expressions is large, and loaded for a checklist that has one. */
const compilerFor = async (documents: readonly Document[]): Promise<Compile> =>
  hasExpressions(documents) ? (await import('../../checklist/expression.ts')).compileExpectations : withoutExpressions;

const found = (document: Document | undefined, all: readonly DocumentProblems[]) =>
  all.filter((one) => one.document === document).flatMap(({ problems }) => problems);

const expressions: ReadonlySet<string> = new Set(['expect', 'expect_partly']);

/** Reports print a checklist's words as they are. An expression keeps its lines; one with other such signs is refused. */
const harmless = (value: unknown): unknown => {
  if (typeof value === 'string') return safe(value);
  if (Array.isArray(value)) return value.map(harmless);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, expressions.has(key) ? one : harmless(one)]),
  );
};
