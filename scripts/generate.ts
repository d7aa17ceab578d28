// Writes every file that is made from others: the compiled checklist, the JSON Schemas, docs/checks.md.
// With --check it writes nothing and fails, naming each file that is stale.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCore, loadDuties } from './checklist-files.ts';
import { generatedFiles } from './generated-files.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const current = (file: string): string => {
  try {
    return readFileSync(`${root}${file}`, 'utf8');
  } catch {
    return '';
  }
};

const { checklist, problems: checks } = loadCore();
const problems = [...checks, ...loadDuties().problems];
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n${problems.length} problems in checklists/\n`);
  process.exitCode = 1;
} else {
  const stale = generatedFiles(checklist).filter(({ file, text }) => current(file) !== text);
  if (process.argv.includes('--check')) {
    for (const { file } of stale) process.stderr.write(`${file} is stale: run npm run generate\n`);
    process.exitCode = stale.length > 0 ? 1 : 0;
  } else {
    for (const { file, text } of stale) {
      mkdirSync(dirname(`${root}${file}`), { recursive: true });
      writeFileSync(`${root}${file}`, text);
      process.stdout.write(`wrote ${file}\n`);
    }
  }
}
