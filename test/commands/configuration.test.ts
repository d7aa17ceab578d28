// A configuration that is wrong: every problem at once, each with its line, its column and what to write instead.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Configured, readConfiguration } from '../../src/commands/shared/own-files.ts';
import type { World } from '../../src/io/world.ts';
import { ReadinessError } from '../../src/model/problem.ts';
import { jsonSchema } from '../../src/report/json-schema.ts';
import { formatNames, gapReport } from '../../src/report/registry.ts';
import { root } from '../judge.ts';
import { cases } from '../random.ts';
import { validator } from '../report/ajv.ts';

type Told = { readonly configured?: Configured; readonly problems: readonly string[]; readonly text: string };

/** LINE:COLUMN code: message → hint */
const problemsIn = (text: string): readonly string[] =>
  [...text.matchAll(/^c\.yaml:(\d+:\d+) {2}error {2}(\S+)\n {2}(.*)\n(?: +\d* \|.*\n)*(?: {2}→ (.*)\n)?/gm)].map(
    ([, at, code, message, hint]) => `${at} ${code}: ${message}${hint === undefined ? '' : ` → ${hint}`}`,
  );

const read = async (text: string): Promise<Told> => {
  const out: string[] = [];
  const screen = { write: (words: string) => void out.push(words), isTerminal: false, columns: 80, colour: false };
  const world = {
    read: (file: string) => {
      if (file === 'c.yaml') return new TextEncoder().encode(text);
      throw new ReadinessError(`there is no file ${file}`);
    },
    resolveBeside: (_file: string, named: string) => `beside/${named}`,
    whyForbidden: () => undefined,
    stderr: screen,
  } as unknown as World;
  try {
    return { configured: await readConfiguration('c.yaml', world, false), problems: [], text: out.join('') };
  } catch (error) {
    if (!(error instanceof ReadinessError)) throw error;
    expect(error.message).toMatch(/^c\.yaml cannot be used: \d+ errors?$/);
    return { problems: problemsIn(`${out.join('')}\n`), text: out.join('') };
  }
};

const policy = (line: string): string => `version: 1\npolicy:\n  ${line}\n`;

type Bad = readonly [name: string, text: string, ...problems: readonly string[]];

const bad: readonly Bad[] = [
  [
    'a version to come',
    'version: 2\n',
    '1:10 unknown-word: version: 2 is not 1 → version 1 of the file format is the only one',
  ],
  ['no version', 'checklists: []\n', '1:1 missing: version: missing, expected 1'],
  [
    'a key that is nearly one',
    'version: 1\nchecklist: [a]\n',
    '2:1 unknown-key: checklist: unknown key → did you mean "checklists"?',
  ],
  [
    'a key that is none',
    'version: 1\nxyzzy: 1\n',
    '2:1 unknown-key: xyzzy: unknown key → known here: version, pilots, checklists, policy, reports',
  ],
  [
    'a policy by a wrong name',
    'version: 1\npolicy: prodution\n',
    '2:9 unknown-word: policy: "prodution" is not one of pilot, production, scale → did you mean "production"?',
  ],
  [
    'a policy that is a list',
    'version: 1\npolicy: [production]\n',
    '2:1 wrong-type: policy: found a list, expected one of pilot, production, scale, or a map',
  ],
  [
    'a blank policy',
    'version: 1\npolicy:\n',
    '2:1 blank: policy: is blank, expected one of pilot, production, scale, or a map',
  ],
  [
    'a wrong key of the policy',
    policy('min_scor: 60'),
    '3:3 unknown-key: policy.min_scor: unknown key → did you mean "min_score"?',
  ],
  [
    'a flag written as a key',
    policy('min-score: 60'),
    '3:3 unknown-key: policy.min-score: unknown key → did you mean "min_score"?',
  ],
  [
    'a base that is none',
    policy('extends: strict'),
    '3:12 unknown-word: policy.extends: "strict" is not one of pilot, production, scale',
  ],
  [
    'a mode',
    policy('mode: observing'),
    '3:9 unknown-word: policy.mode: "observing" is not one of enforce, observe → did you mean "observe"?',
  ],
  ['a gate', policy('for: prod'), '3:8 unknown-word: policy.for: "prod" is not one of pilot, production, scale'],
  [
    'a score above 100',
    policy('min_score: 101'),
    '3:14 out-of-range: policy.min_score: 101 is not a number from 0 to 100',
  ],
  [
    'a score in words',
    policy('min_score: "60"'),
    '3:14 wrong-type: policy.min_score: "60" is not a number from 0 to 100 → write the number alone, without quotes: 60',
  ],
  ['a dimension', policy('min: {dta: 60}'), '3:9 unknown-key: policy.min.dta: unknown key → did you mean "data"?'],
  [
    'a floor below nothing',
    policy('min: {data: -1}'),
    '3:15 out-of-range: policy.min.data: -1 is not a number from 0 to 100',
  ],
  [
    'a percentage',
    policy('min_coverage: 80'),
    '3:17 out-of-range: policy.min_coverage: 80 is not a share from 0 to 1 → for 80% write 0.8',
  ],
  [
    'a percentage in words',
    policy('max_waived: 10%'),
    '3:15 wrong-type: policy.max_waived: "10%" is not a share from 0 to 1 → for 10% write 0.1',
  ],
  [
    'half a check',
    policy('max_unknown: 1.5'),
    '3:16 wrong-type: policy.max_unknown: 1.5 is not a whole number of 0 or more',
  ],
  [
    'an unknown check',
    `${policy('require: [data.linage]')}nonsense: 1\n`,
    '3:13 unknown-check: policy.require[0]: "data.linage" is not a check of the checklist in force → did you mean "data.lineage"?',
    '4:1 unknown-key: nonsense: unknown key → known here: version, pilots, checklists, policy, reports',
  ],
  [
    'a check that is no list',
    policy('require: data.lineage'),
    '3:12 wrong-type: policy.require: "data.lineage" is not a list → write [data.lineage]',
  ],
  [
    'years of warning',
    policy('warn_days: 99999'),
    '3:14 out-of-range: policy.warn_days: 99999 is not a whole number from 0 to 3650',
  ],
  ['a blank baseline', policy('baseline: ""'), '3:13 blank: policy.baseline: is blank, expected text'],
  [
    'a format',
    'version: 1\nreports: [{format: jnit, file: a}]\n',
    '2:20 unknown-word: reports[0].format: "jnit" is not one of FORMATS → did you mean "junit"?',
  ],
  [
    'a report as a flag has it',
    'version: 1\nreports: [junit=a.xml]\n',
    '2:11 wrong-type: reports[0]: "junit=a.xml" is not a map {format, file} → write "key: value" lines; keys: format, file',
  ],
  ['no file', 'version: 1\nreports: [{format: json}]\n', '2:11 missing: reports[0].file: missing, expected text'],
  ...['/etc/x', '../x', 'a/../../x', 'c:/x', '..'].map(
    (file): Bad => [
      `a report to ${file}`,
      `version: 1\nreports: [{format: json, file: "${file}"}]\n`,
      `2:32 outside: reports[0].file: "${file}" leads out of the folder of the configuration → name a file below it; the command line may write elsewhere: --report FORMAT=FILE`,
    ],
  ),
  [
    'one file twice',
    'version: 1\nreports: [{format: json, file: a}, {format: sarif, file: a}]\n',
    '2:58 repeated-file: reports[1].file: "a" is where reports[0] goes → name another file',
  ],
];

test.each(bad)('%s', async (_name, text, ...problems) => {
  expect((await read(text)).problems).toEqual(
    problems.map((one) => one.replace('FORMATS', formatNames(gapReport).join(', '))),
  );
});

it('has a frame with the line and a caret, and the count', async () => {
  const { text } = await read(policy('mode: observing\n  min: {dta: 1}'));
  expect(text).toContain('    3 |   mode: observing\n      |         ^\n');
  expect(text).toContain('    4 |   min: {dta: 1}\n      |         ^\n');
  expect(text).toMatch(/\n2 errors in c\.yaml\n\n?$/);
});

it('tells all problems of the table at once', async () => {
  const lines = bad.filter(([, text]) => text.startsWith('version: 1\npolicy:\n  ') && text.split('\n').length === 4);
  const keys = new Map(lines.map(([, text]) => [/^ {2}([^:]+):/m.exec(text)?.[1], text.split('\n')[2]]));
  const { problems } = await read(`version: 1\npolicy:\n${[...keys.values()].join('\n')}\n`);
  expect(keys.size).toBeGreaterThan(9);
  expect(problems.length).toBe(keys.size);
});

it('is not YAML, or empty, or a list: told as for a pilot file', async () => {
  for (const text of ['version: [\n', '', '- a\n']) expect((await read(text)).problems.length).toBe(1);
});

it('lets a report go to any file below its folder', async () => {
  for (const file of ['a', './a', 'a/../b', 'a/b/../../c', '..a', 'a..b/c'])
    expect((await read(`version: 1\nreports: [{format: json, file: "${file}"}]\n`)).problems).toEqual([]);
});

it('names its files relative to itself', async () => {
  const text =
    'version: 1\nchecklists: [core, own.yaml]\nreports: [{format: json, file: r.json}, {format: terminal, file: "-"}]\n';
  expect((await read(text)).configured).toMatchObject({
    file: 'c.yaml',
    checklists: ['core', 'beside/own.yaml'],
    reports: [
      { format: 'json', file: 'beside/r.json' },
      { format: 'terminal', file: '-' },
    ],
  });
});

describe('schema/config.schema.json', () => {
  const valid = validator(JSON.parse(readFileSync(`${root}schema/config.schema.json`, 'utf8')));

  it('has a title, a description and examples for every key of the policy', () => {
    const { properties: all } = jsonSchema('config') as unknown as {
      properties: { policy: { anyOf: readonly { properties?: Record<string, Record<string, unknown>> }[] } };
    };
    const keys = all.policy.anyOf.find((one) => one.properties !== undefined)?.properties ?? {};
    expect(Object.keys(keys)).toContain('min_score');
    for (const [key, one] of Object.entries(keys)) {
      expect(one, key).toMatchObject({ title: expect.any(String), description: expect.any(String) });
      expect((one as { examples?: unknown[] }).examples?.length, key).toBeGreaterThan(0);
    }
  });

  const value = fc.oneof(
    { maxDepth: 1 },
    fc.constantFrom<unknown>(0, 1, 0.5, 60, 101, -1, 1.5, 'production', 'observe', 'a.json', 'data.lineage', true),
    fc.constantFrom<unknown>([], ['data.lineage'], [1], {}, { data: 60 }, { dta: 1 }, { data: 'x' }),
  );
  const keys = [
    'extends',
    'mode',
    'for',
    'min_score',
    'min',
    'min_coverage',
    'max_unknown',
    'require',
    'baseline',
    'x',
  ];
  const some = fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: 3 });
  const configurations = fc.record(
    {
      version: fc.constantFrom<unknown>(1, 1, 1, 2, '1'),
      policy: fc.oneof(some, value),
      checklists: fc.constantFrom<unknown>([], ['core'], 'core', [1]),
      reports: fc.constantFrom<unknown>(
        [],
        [{ format: 'json', file: 'a' }],
        [{ format: 'pdf', file: 'a' }],
        [{ file: 'a' }],
      ),
      more: value,
    },
    { requiredKeys: ['version'] },
  );

  it('accepts what the program accepts, and nothing else', async () => {
    const property = fc.asyncProperty(configurations, async (config) => {
      const { configured } = await read(JSON.stringify(config));
      expect(valid(config), JSON.stringify(valid.errors)).toBe(configured !== undefined);
    });
    await fc.assert(property, { numRuns: cases(300), endOnFailure: true });
  });
});
