// What is generated, and from what: one entry a file.

import type { Checklist } from '../src/model/checklist.ts';
import { jsonSchema, schemaNames } from '../src/report/json-schema.ts';
import { checksPage } from './checks-page.ts';
import { compiled, compiledDuties, compiledStandards, written } from './compile-checklists.ts';
import { compiledDetectors } from './compile-detectors.ts';
import { compiledHtml } from './compile-html.ts';
import { obligationsPage } from './obligations-page.ts';

export type Generated = { readonly file: string; readonly text: string };

/** What the sources import: a product of the build, not kept in git. */
export const dataFiles = (checklist: Checklist): readonly Generated[] => [
  { file: 'src/generated/core.json', text: compiled(checklist) },
  { file: 'src/generated/core-source.json', text: written() },
  { file: 'src/generated/obligations.json', text: compiledDuties() },
  { file: 'src/generated/standards.json', text: compiledStandards() },
  { file: 'src/generated/detectors.json', text: compiledDetectors() },
  { file: 'src/generated/html.json', text: compiledHtml() },
];

/** What people read and editors load: kept in git, and held fresh by a test. */
export const publishedFiles = (checklist: Checklist): readonly Generated[] => [
  { file: 'docs/checks.md', text: checksPage(checklist) },
  { file: 'docs/obligations-list.md', text: obligationsPage() },
  ...schemaNames.map((name) => ({
    file: `schema/${name}.schema.json`,
    text: `${JSON.stringify(jsonSchema(name))}\n`, // for programs: readiness schema prints it for people
  })),
];
