// Shelves for the tests of explanations: the core alone, each example, and a pilot as hostile as a file can be.
import { readFileSync } from 'node:fs';
import { composeChecklist } from '../../../src/checklist/core.ts';
import { library } from '../../../src/checklist/load.ts';
import { source } from '../../../src/checklist/organisation-read.ts';
import { parse } from '../../../src/read/parse.ts';
import type { ExplainContext, ExplainRequest, Explanation } from '../../../src/report/explain/context.ts';
import { judgeFile, root } from '../../judge.ts';
import { AS_OF, pilotOf } from '../../kit.ts';
import { sampleOf } from '../../random.ts';
import { exampleFiles, HOSTILE, seeded } from '../pilots.ts';
import type { View } from '../printers.ts';

export const checklist = composeChecklist();
export const allChecks: readonly string[] = checklist.items.map(({ id }) => id);
export const allDimensions: readonly string[] = checklist.dimensions.map(({ id }) => id);

export const core: ExplainContext = {
  checklist,
  library,
  examplesOf: (item) => source.items.find(({ id }) => id === item.id)?.examples ?? {},
  asOf: AS_OF,
  tool: { name: 'readiness', version: '0.0.0-test' },
};

export const example = (file: string): ExplainContext => {
  const { reported, pilot } = judgeFile(file);
  const text = readFileSync(`${root}${file}`, 'utf8');
  const { document } = parse(text, file);
  if (document === undefined) throw new Error(`${file} is no document`);
  return { ...core, pilot: { assessment: reported.assessment, pilot, locate: document.locate, text } };
};

/** Every text of the file is hostile: its name, its values, its lines. */
const hostile = (): ExplainContext => {
  const word = HOSTILE.join(' ');
  const { assessment } = seeded(word, 'pilot.yaml');
  const locate = (path: string) => ({ path, line: 1, column: 1 });
  return { ...core, pilot: { assessment, pilot: pilotOf(), locate, text: HOSTILE[0] ?? '' } };
};

export const allContexts = (): readonly (readonly [string, ExplainContext])[] => [
  ['the core', core],
  ...sampleOf(exampleFiles).map((file) => [file, example(file)] as const),
  ['hostile', hostile()],
];

export const nothing: ExplainRequest = { checks: [], dimensions: [], score: false };

export const printed = (
  print: (explanation: Explanation, view: View) => string,
  context: ExplainContext,
  asked: Partial<ExplainRequest>,
  columns = 80,
): string => print({ context: context, asked: { ...nothing, ...asked } }, { columns });
