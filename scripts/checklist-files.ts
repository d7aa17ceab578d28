// Reads the checklist files of this repository and builds the core checklist from them. For the build and the tests.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CORE_SCHEMA, load } from 'js-yaml';
import type { Catalogue } from '../src/assess/checklist-problems.ts';
import { type Loaded, loadChecklist } from '../src/assess/load-checklist.ts';
import { dimensionIds } from '../src/model/dimensions.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export const readYaml = (file: string): unknown =>
  load(readFileSync(`${root}${file}`, 'utf8'), { filename: file, schema: CORE_SCHEMA });

type Standard = { readonly id: string; readonly clauses: readonly { readonly id: string }[] };

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
