// Every generated file in the repository is what npm run generate would write now.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { loadCore } from '../scripts/checklist-files.ts';
import { generatedFiles } from '../scripts/generated-files.ts';
import { schemaNames } from '../src/report/json-schema.ts';
import { root } from './judge.ts';

const { checklist, problems } = loadCore();
const generated = generatedFiles(checklist);

it('comes from a checklist without problems', () => expect(problems).toEqual([]));

test.each(generated)('$file is fresh', ({ file, text }) => {
  const current = readFileSync(`${root}${file}`, 'utf8');
  expect(current === text, `${file} is stale: npm run generate writes it`).toBe(true);
});

it('is the compiled checklists, the page of checks and a schema for each shape', () => {
  const files = generated.map(({ file }) => file);
  expect(files).toContain('src/generated/core.json');
  expect(files).toContain('src/generated/obligations.json');
  expect(files).toContain('docs/checks.md');
  expect(files.filter((file) => file.startsWith('schema/'))).toEqual(
    schemaNames.map((name) => `schema/${name}.schema.json`),
  );
  expect(readdirSync(`${root}schema`).length).toBe(schemaNames.length);
});

it('is the same twice, and compiles no examples into the program', () => {
  expect(generatedFiles(checklist)).toEqual(generated);
  const compiled = generated[0]?.text ?? '';
  expect(compiled).not.toContain('\\"examples\\"');
  for (const { text } of generated) expect(text.endsWith('\n') && !text.endsWith('\n\n')).toBe(true);
});
