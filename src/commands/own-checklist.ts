// Reads organisations' checklist files and composes them with the core; says everything that is wrong with them.
import type { Compile } from '../assess/expect/index.ts';
import { hasExpressions, withoutExpressions } from '../assess/organisation/expressions.ts';
import { composeOrganisation, type DocumentProblems } from '../assess/organisation/index.ts';
import { source } from '../assess/organisation/source.ts';
import type { Document } from '../assess/parse.ts';
import type { World } from '../io/world.ts';
import type { Checklist } from '../model/checklist.ts';
import { ReadinessError } from '../model/problem.ts';
import { counted } from '../report/figures.ts';
import { safe } from '../report/safe-text.ts';
import { bytesOf } from './options.ts';
import { printProblems } from './output.ts';
import { type Read, readDocument } from './read.ts';

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
  hasExpressions(documents) ? (await import('../assess/expect/index.ts')).compileExpectations : withoutExpressions;

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
