// Compiles a checklist into one JSON file, so that a run parses no YAML for it.
import type { Source } from '../src/checklist/organisation-read.ts';
import type { Checklist } from '../src/model/checklist.ts';
import { catalogue, loadCore, loadDuties, loadReadings, readYaml } from './checklist-files.ts';

/** Examples are for tests and explanations; a judgement does not need them. */
const withoutExamples = (checklist: Checklist): unknown => ({
  ...checklist,
  items: checklist.items.map(({ examples: _, ...item }) => item),
});

export const compiled = (checklist: Checklist): string => `${JSON.stringify(withoutExamples(checklist))}\n`;

/** The core as it was written, for whoever composes an organisation's checklist with it. */
export const written = (): string => {
  const { checklist, unfilled } = loadCore();
  const { clauses, sources } = catalogue();
  const source: Source = {
    head: { ...checklist, items: [] },
    items: unfilled,
    clauses: [...clauses],
    sources: [...sources],
  };
  return `${JSON.stringify(source)}\n`;
};

/** The duties beside the checks, as a run reads them. */
export const compiledDuties = (): string => {
  const { grounds, places } = loadReadings();
  return `${JSON.stringify({ statutes: loadDuties().statutes, grounds, places })}\n`;
};

/** The names of standards, clauses and articles, for whoever explains a check. */
export const compiledStandards = (): string => {
  const { standards } = readYaml('checklists/standards.yaml') as { standards: readonly unknown[] };
  return `${JSON.stringify({ standards, sources: readYaml('checklists/sources.yaml') })}\n`;
};
