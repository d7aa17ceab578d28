// Every generated file in the repository is what npm run generate would write now.
import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { loadCore } from '../scripts/checklist-files.ts';
import { generatedFiles } from '../scripts/generated-files.ts';
import { root } from './judge.ts';

const { checklist, problems } = loadCore();
const generated = generatedFiles(checklist);

it('comes from a checklist without problems', () => expect(problems).toEqual([]));

test.each(generated)('$file is fresh', ({ file, text }) => {
  const current = readFileSync(`${root}${file}`, 'utf8');
  expect(current === text, `${file} is stale: npm run generate writes it`).toBe(true);
});

it('is the compiled checklist, the page of checks and three schemas', () => {
  expect(generated.map(({ file }) => file)).toEqual([
    'src/assess/generated/core.json',
    'docs/checks.md',
    'schema/pilot.schema.json',
    'schema/report.schema.json',
    'schema/checklist.schema.json',
  ]);
});

it('is the same twice, and compiles no examples into the program', () => {
  expect(generatedFiles(checklist)).toEqual(generated);
  const compiled = generated[0]?.text ?? '';
  expect(compiled).not.toContain('\\"examples\\"');
  for (const { text } of generated) expect(text.endsWith('\n') && !text.endsWith('\n\n')).toBe(true);
});
