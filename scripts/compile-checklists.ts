// Compiles a checklist into one JSON file, so that a run parses no YAML for it.
import type { Checklist } from '../src/model/checklist.ts';

/** Examples are for tests and explanations; a judgement does not need them. */
const withoutExamples = (checklist: Checklist): unknown => ({
  ...checklist,
  items: checklist.items.map(({ examples: _, ...item }) => item),
});

export const compiled = (checklist: Checklist): string => `${JSON.stringify(withoutExamples(checklist))}\n`;
