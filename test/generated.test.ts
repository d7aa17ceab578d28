// Generated files are those that npm run generate would write today.
import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { loadCore } from '../scripts/checklist-files.ts';
import { generatedFiles } from '../scripts/generated-files.ts';

const { checklist } = loadCore();
const files = generatedFiles(checklist);

test.each(files.map(({ file, text }) => [file, text] as const))('%s is fresh', (file, text) => {
  expect(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8') === text, `${file}: npm run generate`).toBe(true);
});

it('docs/checks.md has every check', () => {
  const page = files.find(({ file }) => file === 'docs/checks.md')?.text ?? '';
  for (const { id } of checklist.items) expect(page).toContain(`### ${id}\n`);
});
