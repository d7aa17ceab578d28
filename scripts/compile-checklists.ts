// Compiles a checklist into one JSON file, so that a run parses no YAML for it.
import type { CompiledSource } from '../src/checklist/organisation-read.ts';
import type { CheckItem, Checklist } from '../src/model/checklist.ts';
import { catalogue, loadCore, loadDuties, loadReadings, readYaml } from './checklist-files.ts';

/** Examples are for tests and explanations; a judgement does not need them. */
const withoutExamples = (checklist: Checklist): unknown => ({
  ...checklist,
  items: checklist.items.map(({ examples: _, ...item }) => item),
});

export const compiled = (checklist: Checklist): string => `${JSON.stringify(withoutExamples(checklist))}\n`;

/** What the core says otherwise as it was written, for whoever composes an organisation's checklist with it. */
export const written = (): string => {
  const { checklist, unfilled } = loadCore();
  const { sources } = catalogue();
  const items = unfilled.map((item, i) => differences(item, checklist.items[i]));
  return `${JSON.stringify({ items, sources: [...sources] } satisfies CompiledSource)}\n`;
};

/** The parts of an item that are another once thresholds are filled in, and its examples, which are not compiled. */
const differences = (item: CheckItem, filled: CheckItem | undefined): Partial<CheckItem> => {
  const parts = Object.entries(item) as [keyof CheckItem, unknown][];
  return Object.fromEntries(
    parts.filter(([key, part]) => key === 'examples' || JSON.stringify(part) !== JSON.stringify(filled?.[key])),
  );
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
