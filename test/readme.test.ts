// What the README shows and says: the report is the real one, the starter file works, the commands exist.
// UPDATE_GOLDEN=1 puts the report of today's program into it.

import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { assess } from '../src/assess/index.ts';
import { composeChecklist } from '../src/checklist/core.ts';
import { parse } from '../src/read/parse.ts';
import { validate } from '../src/read/validate.ts';
import { AS_OF, root } from './folders.ts';
import { readiness } from './program.ts';

const read = (file: string) => readFileSync(`${root}${file}`, 'utf8');
let readme = read('README.md');
const between = (mark: string): string =>
  new RegExp(`<!-- ${mark}[^>]*-->\\n([\\s\\S]*?)<!-- /`).exec(readme)?.[1]?.replace(/^```.*\n|```\n$/g, '') ?? '';

it('shows the report that the program prints, from the verdict to the gates', () => {
  const report = readiness(['assess', 'examples/telecom-support-bot.yaml', '--as-of', AS_OF]).stdout;
  if (process.env.UPDATE_GOLDEN === '1') {
    const block = `\`\`\`text\n${report.slice(0, report.indexOf('\nGates')).trimEnd()}\n\`\`\`\n`;
    readme = readme.replace(
      /(<!-- report: [^>]*-->\n)[\s\S]*?(<!-- \/report -->)/,
      (_, open, close) => open + block + close,
    );
    writeFileSync(`${root}README.md`, readme);
  }
  const shown = between('report');
  expect(shown.length).toBeGreaterThan(500);
  expect(report.startsWith(shown.trimEnd())).toBe(true);
});

it('has a starter file that is valid and is judged', () => {
  const { document, problems } = parse(between('starter'), 'pilot.yaml');
  expect(problems).toEqual([]);
  if (document === undefined) throw new Error('no document');
  const checklist = composeChecklist();
  const { pilot, problems: more } = validate(document, checklist);
  expect(more).toEqual([]);
  if (pilot === undefined) throw new Error('no pilot');
  expect(assess({ document, pilot, checklist, asOf: AS_OF }).verdict).toBe('undecided');
});

it('names commands that exist, and the test command that CI runs', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  expect(readme).toContain('```sh\nnpm run --silent example\n```');
  expect(readme).toContain('```sh\nnpm test\n```');
  expect(scripts).toMatchObject({
    example: expect.any(String),
    preexample: expect.any(String),
    pretest: expect.any(String),
  });
  expect(read('.ci/run')).toContain('npm test');
});

it('counts the checks of the core checklist', () => {
  expect(read('README.md')).toContain(`checks it against ${composeChecklist().items.length} criteria`);
});

it('links only to files that are there', () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1] ?? '');
  expect(links.length).toBeGreaterThan(5);
  for (const link of links) expect(() => read(link === 'examples' ? 'examples/complete.yaml' : link)).not.toThrow();
});
