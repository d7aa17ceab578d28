// Compiles a checklist into a module, so that a run parses no YAML for it.
import type { Checklist } from '../src/model/checklist.ts';

/** Examples are for tests and explanations; a judgement does not need them. */
const withoutExamples = (checklist: Checklist): unknown => ({
  ...checklist,
  items: checklist.items.map(({ examples: _, ...item }) => item),
});

/** Text in a string that JSON.parse reads: quicker to start than an object literal of the same size. */
export const compiled = (checklist: Checklist): string =>
  [
    '// Compiled from checklists/ by npm run generate. Do not edit: edit checklists/.',
    "import type { Checklist } from '../../model/checklist.ts';",
    '',
    `export const coreChecklist = (): Checklist => JSON.parse(${JSON.stringify(JSON.stringify(withoutExamples(checklist)))});`,
    '',
  ].join('\n');
