// Every generated file that is kept in git is what npm run generate would write now; the data that the program reads are
// made anew whenever the checklists change, and hold what they are made for.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { loadCore } from '../scripts/checklist-files.ts';
import { dataFiles, publishedFiles } from '../scripts/generated-files.ts';
import { schemaNames } from '../src/report/json-schema.ts';
import { root } from './folders.ts';

const { checklist, problems } = loadCore();
const published = publishedFiles(checklist);
const data = dataFiles(checklist);

it('comes from a checklist without problems', () => expect(problems).toEqual([]));

test.each([...published, ...data])('$file is fresh', ({ file, text }) => {
  const current = readFileSync(`${root}${file}`, 'utf8');
  expect(current === text, `${file} is stale: npm run generate writes it`).toBe(true);
});

it('is the page of checks and a schema for each shape', () => {
  const files = published.map(({ file }) => file);
  expect(files).toEqual([
    'docs/checks.md',
    'docs/obligations-list.md',
    ...schemaNames.map((name) => `schema/${name}.schema.json`),
  ]);
  expect(readdirSync(`${root}schema`).length).toBe(schemaNames.length);
});

it('is the same twice, and compiles no examples into the program', () => {
  expect(publishedFiles(checklist)).toEqual(published);
  expect(dataFiles(checklist)).toEqual(data);
  const compiled = data[0]?.text ?? '';
  expect(compiled).not.toContain('\\"examples\\"');
  for (const { text } of [...published, ...data]) expect(text.endsWith('\n') && !text.endsWith('\n\n')).toBe(true);
});
