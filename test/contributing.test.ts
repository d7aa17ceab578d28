// CONTRIBUTING names files that are there; each of its walks names the files that it touches, and each of these has what it
// is named for.
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { root } from './folders.ts';

const page = readFileSync(`${root}CONTRIBUTING.md`, 'utf8');
const files = (text: string): readonly string[] =>
  [...text.matchAll(/`((?:src|checklists|test|docs|schema|examples|types|scripts|\.ci)\/[\w./-]*)`/g)].map(
    ([, file = '']) => file,
  );

it('names no file that is not there', () => {
  const named = files(page);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((file) => file !== 'src/generated/' && !existsSync(root + file))).toEqual([]);
});

/** By walk and file, a text of the file: what it is named for. */
const walks: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'A check from facts with a new field': {
    'src/model/pilot/data.ts': 'quality: part({',
    'src/model/pilot/data.text.ts': 'data.sources[].quality',
    'checklists/core/data.yaml': 'rule: data.quality-profiled',
    'src/rules/data.ts': "'data.quality-profiled'",
    'test/rules/data.test.ts': 'data.quality-profiled',
    'examples/complete.yaml': 'profiled:',
    'schema/pilot.schema.json': '"profiled"',
    'schema/checklist.schema.json': 'data.quality-profiled',
    'schema/organisation.schema.json': 'data.quality-profiled',
    'docs/checks.md': 'data.quality-profiled',
  },
  'A report format': {
    'src/report/assess/junit.ts': 'export const junit',
    'src/report/rare.ts': "from './assess/junit.ts'",
    'src/report/registry.ts': "if (format === 'junit')",
    'src/index.ts': "'junit'",
    'test/examples.test.ts': "junit: 'xml'",
    'schema/config.schema.json': '"junit"',
    'docs/gate.md': '`junit`',
    'test/report/junit.test.ts': 'junit',
  },
  'The text of a gap': {
    'checklists/core/data.yaml': 'gap: ',
    'src/report/words.ts': 'Not known',
    'test/report/gap-words.test.ts': 'Not known',
  },
  'A new kind of evidence': {
    'src/evidence/promptfoo.ts': 'EvidenceFormat = {',
    'src/evidence/index.ts': 'const formats',
    'src/evidence/format.ts': 'export type EvidenceReport',
    'test/evidence/tools.test.ts': 'promptfoo',
    'docs/evidence.md': 'promptfoo',
    'src/assess/evidence.ts': 'export const wantedFiles',
  },
  'A wrong column in an error': {
    'test/read/positions.test.ts': 'column',
    'test/read/validate.test.ts': 'wrong-type',
    'src/read/yaml.ts': 'position',
    'src/read/places.ts': 'column',
    'src/read/structure.ts': 'parts',
    'src/read/cross-checks.ts': 'parts',
    'src/read/validate.ts': 'const toProblem',
    'src/read/syntax.ts': 'repeats an anchor',
    'src/report/terminal.ts': 'column',
  },
  'A command': {
    'src/cli/decide.ts': ".command('trend')",
    'src/cli/program.ts': 'addTrend',
    'src/commands/trend.ts': 'export const trendCommand',
    'src/report/trend.ts': 'export const trendPage',
    'src/report/rare.ts': 'trendPage',
    'src/report/registry.ts': "name: 'trend'",
    'test/cli/trend.test.ts': 'trend',
  },
  'A field of the assessment': {
    'src/model/verdict.ts': 'pointsLost',
    'src/model/assessment.ts': 'pointsLost',
    'src/model/published/report.ts': 'pointsLost',
    'src/report/assess/json.ts': 'pointsLost',
    'src/index.ts': 'pointsLost',
  },
};

const chapter = /<!-- walk -->\n([\s\S]*?)<!-- \/walk -->/.exec(page)?.[1] ?? '';
const told = Object.fromEntries(
  [...chapter.matchAll(/^\*\*(.+?)\.\*\* (.+)$/gm)].map(([, title = '', walk = '']) => [title, walk]),
);

it('has these walks', () => expect(Object.keys(told)).toEqual(Object.keys(walks)));

it.each(Object.entries(walks))('%s: names these files, and each has what it is named for', (title, named) => {
  expect([...new Set(files(told[title] ?? ''))].sort()).toEqual(Object.keys(named).sort());
  const without = Object.entries(named).filter(([file, text]) => !readFileSync(root + file, 'utf8').includes(text));
  expect(without).toEqual([]);
});
