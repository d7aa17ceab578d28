// Reads the checklist files of this repository and builds the core checklist from them. For the build and the tests.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CORE_SCHEMA, load } from 'js-yaml';
import {
  type Clause,
  type Loaded,
  type LoadedGrounds,
  type LoadedObligations,
  loadChecklist,
  loadGrounds,
  loadObligations,
} from '../src/checklist/load.ts';
import type { Catalogue } from '../src/checklist/problems.ts';
import { dimensionIds } from '../src/model/vocabulary.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export const readYaml = (file: string): unknown =>
  load(readFileSync(`${root}${file}`, 'utf8'), { filename: file, schema: CORE_SCHEMA });

type Standard = { readonly id: string; readonly clauses: readonly (Clause & { readonly id: string })[] };

export const catalogue = (): Catalogue => {
  const { standards } = readYaml('checklists/standards.yaml') as { standards: readonly Standard[] };
  const sources = readYaml('checklists/sources.yaml') as readonly { id: string }[];
  return {
    clauses: new Set(standards.flatMap(({ id, clauses }) => clauses.map((clause) => `${id}/${clause.id}`))),
    sources: new Set(sources.map(({ id }) => id)),
  };
};

export const coreFiles = [...dimensionIds.map((id) => `checklists/core/${id}.yaml`), 'checklists/agents.yaml'];

export const loadCore = (files: readonly string[] = coreFiles): Loaded =>
  loadChecklist(
    { file: 'checklists/core/checklist.yaml', value: readYaml('checklists/core/checklist.yaml') },
    files.map((file) => ({ file, value: readYaml(file) })),
    { ...catalogue(), everyRule: files === coreFiles },
  );

/** Laws first, in the order in which they are reported. */
const statutesFirst = ['eu-ai-act', 'gdpr', 'uk', 'eu-beside', 'ccpa', 'hipaa', 'pci-dss', 'coppa'];
const voluntary = 'voluntary';

const obligationFiles = (): readonly string[] => {
  const names = readdirSync(`${root}checklists/obligations`).map((name) => name.replace(/\.yaml$/, ''));
  const others = names.filter((name) => !statutesFirst.includes(name) && name !== voluntary).sort();
  return [...statutesFirst, ...others, voluntary];
};

/** What brings a duty, and what was looked at of the law of each place. */
export const loadReadings = (): LoadedGrounds =>
  loadGrounds(readYaml('checklists/grounds.yaml'), readYaml('checklists/places.yaml'));

/** The duties of checklists/obligations, with the names and dates of their clauses. */
export const loadDuties = (): LoadedObligations => {
  const { standards } = readYaml('checklists/standards.yaml') as { standards: readonly Standard[] };
  const clauses = standards.flatMap(({ id, clauses: own }) => own.map((one) => [`${id}/${one.id}`, one] as const));
  const checks = new Set(loadCore().checklist.items.map(({ id }) => id));
  const files = obligationFiles().map((name) => `checklists/obligations/${name}.yaml`);
  const { grounds, problems } = loadReadings();
  const found = loadObligations(
    files.map((file) => ({ file, value: readYaml(file) })),
    { clauses: new Map(clauses), checks, grounds: new Set(grounds.map(({ id }) => id)) },
  );
  return { ...found, problems: [...problems, ...found.problems] };
};
