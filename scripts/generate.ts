// Writes every file that is made from others: the data that the program reads its checklists from (src/generated, which
// is not kept in git), the JSON Schemas and docs/checks.md. With --data the first of them alone.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Generated } from './generated-files.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const data = `${root}src/generated`;

/** In a fresh clone the sources find empty data, by which the checklists are loaded; a second pass has the real ones. */
const empty = {
  core: { items: [], dimensions: [], gates: [] },
  'core-source': { items: [], sources: [] },
  obligations: { statutes: [], grounds: [], places: [] },
  standards: { standards: [], sources: [] },
};
const missing = Object.entries(empty).filter(([name]) => !existsSync(`${data}/${name}.json`));
mkdirSync(data, { recursive: true });
for (const [name, value] of missing) writeFileSync(`${data}/${name}.json`, JSON.stringify(value));

const { loadCore, loadDuties } = await import('./checklist-files.ts');
const { dataFiles, publishedFiles } = await import('./generated-files.ts');

const current = (file: string): string => (existsSync(`${root}${file}`) ? readFileSync(`${root}${file}`, 'utf8') : '');

/** Writes what is not fresh; says how many files that were. */
const write = (files: readonly Generated[]): number => {
  const stale = files.filter((one) => current(one.file) !== one.text);
  for (const { file, text } of stale) {
    mkdirSync(dirname(`${root}${file}`), { recursive: true });
    writeFileSync(`${root}${file}`, text);
    process.stderr.write(`wrote ${file}\n`);
  }
  return stale.length;
};

const { checklist, problems: checks } = loadCore();
const problems = [...checks, ...loadDuties().problems];
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n${problems.length} problems in checklists/\n`);
  process.exitCode = 1;
} else {
  const written = write(dataFiles(checklist));
  // Later than every file that it was made from: scripts/setup.mjs looks at it.
  writeFileSync(`${data}/made`, '');
  // This process loaded the data as they were: schemas and pages are made, and data once more, by one that loads the new.
  if (written > 0) {
    const { status } = spawnSync(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
      stdio: 'inherit',
    });
    process.exitCode = status ?? 1;
  } else if (!process.argv.includes('--data')) write(publishedFiles(checklist));
}
