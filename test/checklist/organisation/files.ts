// Composes organisations' files that are written in the test, each by its name.
import { compileExpectations } from '../../../src/checklist/expression.ts';
import { composeOrganisation, lintOrganisation } from '../../../src/checklist/organisation.ts';
import { source } from '../../../src/checklist/organisation-read.ts';
import type { Checklist } from '../../../src/model/checklist.ts';
import type { Problem } from '../../../src/model/problem.ts';
import { type Document, parse } from '../../../src/read/parse.ts';

export type Files = Readonly<Record<string, string>>;

const HEAD = 'version: "1"\nextends: core\n';

/** A file of this id; what is added begins on line 4. */
export const own = (id: string, more = ''): string => `id: ${id}\n${HEAD}${more}`;

const documentOf = (name: string, text: string): Document => {
  const { document, problems } = parse(text, name);
  if (document === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
  return document;
};

const documentsOf = (files: Files): readonly Document[] =>
  Object.entries(files).map(([name, text]) => documentOf(name, text));

/** FILE:LINE:COLUMN message */
const told = ({ name }: Document, { at, message }: Problem): string => `${name}:${at.line}:${at.column} ${message}`;

export const problemsOf = (files: Files): readonly string[] =>
  composeOrganisation(source, documentsOf(files), compileExpectations).problems.flatMap(({ document, problems }) =>
    problems.map((problem) => told(document, problem)),
  );

export const compose = (files: Files): Checklist => {
  const { checklist } = composeOrganisation(source, documentsOf(files), compileExpectations);
  if (checklist === undefined) throw new Error(problemsOf(files).join('\n'));
  return checklist;
};

export const doubtsOf = (files: Files): readonly string[] =>
  lintOrganisation(source, documentsOf(files), compose(files)).flatMap(({ document, problems }) =>
    problems.map((problem) => told(document, problem)),
  );

/** A control that is as it should be, as an item of a list under `items`. */
export const control = (id: string, more = ''): string =>
  `  - id: ${id}
    statement: It is so
    gap: It is not so
    partly: It is so in part
    why: Harm is done.
    weight: 3
    gate: production
    phase: 4
    control: true
    evidence: {wanted: a document}
    fix: {do: Write it, done_when: It is written, role: legal, days: {low: 1, likely: 2, high: 3}}
${more}`;
