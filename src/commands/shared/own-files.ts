// Reads an organisation's own files, its configuration and its checklists. Loaded only where there is one.
import { composeChecklist } from '../../checklist/core.ts';
import type { Compile } from '../../checklist/expression.ts';
import {
  composeOrganisation,
  type DocumentProblems,
  hasExpressions,
  withoutExpressions,
} from '../../checklist/organisation.ts';
import { source } from '../../checklist/organisation-read.ts';
import type { World } from '../../io/world.ts';
import type { Checklist } from '../../model/checklist.ts';
import { type Configuration, configurationSchema } from '../../model/configuration.ts';
import { ReadinessError } from '../../model/problem.ts';
import type { ValueFault } from '../../read/nearest.ts';
import type { Document } from '../../read/parse.ts';
import { type KnownChecks, pathFaults, reportFaults, shapeFaults, unknownRequired } from '../../read/shape.ts';
import { type Format, formatEndings, formatNames, gapReport } from '../../report/registry.ts';
import { counted, safe } from '../../report/text.ts';
import { maxBytesFrom, type ReadFile, readDocument } from './input.ts';
import { printProblems, type ReportTarget, refuse, refuseFor } from './output.ts';

// Reads a configuration file; what is wrong with it is printed, and nothing is judged.

/** A configuration that is sound, with its files as they are named from the working directory. */
export type Configured = {
  readonly file: string;
  readonly document: Document;
  readonly policy: Configuration<Format>['policy'];
  readonly checklists: readonly string[];
  /** Files, folders and patterns. */
  readonly pilots: readonly string[];
  readonly reports: readonly ReportTarget[];
  /** The configuration above it, which it can only tighten. */
  readonly above?: Configured;
};

/**
 * A configuration file, sound and with its paths from the working directory. Prints what is wrong with it and throws
 * ReadinessError.
 */
export const readConfiguration = async (file: string, world: World, colour: boolean): Promise<Configured> => {
  if (file === '-') {
    throw new ReadinessError('a configuration is not read from stdin', { hint: 'name its file: --config FILE' });
  }
  const { document, ...read } = readDocument(file, world, maxBytesFrom());
  if (document === undefined) return refuse(read, world, colour);
  const schema = configurationSchema(formatNames(gapReport));
  const faults = [
    ...shapeFaults(schema, document.value),
    ...reportFaults(document.value, formatEndings),
    ...pathFaults(document.value),
  ];
  if (faults.length > 0) {
    const unknown = unknownRequired(document.value, await knownBy(document, world));
    return refuseFor([...faults, ...unknown], document, world, colour);
  }
  const { pilots, checklists, policy, reports } = schema.parse(document.value);
  const beside = (name: string): string => (name === '-' ? name : world.resolveBeside(file, name));
  const folder = world.resolveBeside(file, '.');
  const linked = linkFaults({ pilots, checklists }, policy, (name) => world.whyForbidden(beside(name), folder));
  if (linked.length > 0) return refuseFor(linked, document, world, colour);
  return {
    file,
    document,
    policy,
    checklists: checklists.map((name) => (name === 'core' ? name : beside(name))),
    pilots: pilots.map(beside),
    reports: reports.map(({ format, file: named }) => ({
      format,
      file: beside(named),
      ...(named !== '-' && { within: folder }),
    })),
  };
};

/** Files whose names stay below the configuration, and that lead out by a link. */
const linkFaults = (
  lists: Pick<Configuration, 'pilots' | 'checklists'>,
  policy: Configured['policy'],
  whyForbidden: (name: string) => string | undefined,
): readonly ValueFault[] => {
  const baseline = typeof policy === 'object' ? policy.baseline : undefined;
  const named = [
    ...(['pilots', 'checklists'] as const).flatMap((key) =>
      lists[key].flatMap((name, i) => (name === 'core' ? [] : [{ name, parts: [key, i] as const }])),
    ),
    ...(baseline === undefined ? [] : [{ name: baseline, parts: ['policy', 'baseline'] as const }]),
  ];
  return named.flatMap(({ name, parts }): readonly ValueFault[] => {
    const why = whyForbidden(name);
    return why === undefined ? [] : [{ code: 'outside', parts, message: `${JSON.stringify(name)} ${why}` }];
  });
};

/** The checks of the checklists that a faulty configuration names, as far as those can be composed. */
const knownBy = async ({ name: file, value }: Document, world: World): Promise<KnownChecks> => {
  const { checklists: named } = Object(value) as { readonly checklists?: unknown };
  const own = (Array.isArray(named) ? named : []).filter((one) => typeof one === 'string' && one !== 'core');
  const core = composeChecklist();
  if (own.length === 0) return core;
  const { checklist, documents } = await tryCompose(
    own.map((one: string) => world.resolveBeside(file, one)),
    world,
  );
  return checklist ?? { items: [...core.items, ...documents.flatMap(({ value: each }) => addedBy(each))] };
};

/** What a checklist that cannot be composed would have added: its own faults are told when the configuration is sound. */
const addedBy = (value: unknown): KnownChecks['items'] => {
  const { items } = Object(value) as { readonly items?: unknown };
  return Array.isArray(items)
    ? items.map((item) => ({ id: String((Object(item) as { readonly id?: unknown }).id) }))
    : [];
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
  readonly reads: readonly ReadFile[];
  readonly documents: readonly Document[];
}> => {
  const read = [...new Set(files)].map((file) => {
    const { document, ...one } = readDocument(file, world, maxBytesFrom());
    return { one, document: document && { ...document, value: withSafeTexts(document.value) } };
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
const withSafeTexts = (value: unknown): unknown => {
  if (typeof value === 'string') return safe(value);
  if (Array.isArray(value)) return value.map(withSafeTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, expressions.has(key) ? one : withSafeTexts(one)]),
  );
};
