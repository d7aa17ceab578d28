// Files as a stranger would spoil them: whatever comes, a run ends with 0, 1 or 2, in time, and writes nothing. What once
// went wrong is kept in test/fixtures/hostile and tried first.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderWith, root } from '../folders.ts';
import { readiness } from '../program.ts';
import { cases } from '../random.ts';

const text = (file: string): string => readFileSync(`${root}${file}`, 'utf8');

const PILOT = text('examples/telecom-support-bot.yaml');
const CONFIGURATION =
  'version: 1\nchecklists: [own.yaml]\npolicy: {extends: pilot, min: {data: 10}, baseline: b.json, require: [data.lineage]}\n';
const OWN = text('test/fixtures/lowered.yaml');
const EVIDENCE = '{"results":{"stats":{"successes":95,"failures":5,"errors":0},"results":[]}}';
const CITES = `version: 1
pilot: {name: P}
evaluation:
  controls:
    automated:
      status: in-place
      evidence:
        - {file: e.json, at: /results/stats/successes, is: 95}
        - {file: e.csv, at: mean(/score), is: 0.9}
        - {file: e.xml, at: /pass_rate, is: 50}
        - {file: e.jsonl, at: /last/latency, is: 2}
        - {file: e.yaml, at: /accuracy, is: 0.9}
`;
const CSV = 'case,score\n"a, b",0.8\nc,1.0\n';
const XML =
  '<testsuites><testsuite name="s" tests="2"><testcase name="a"/><testcase name="b"><failure message="m">t</failure></testcase></testsuite></testsuites>';
const LINES = '{"passed": true, "latency": 1.5}\n{"passed": false, "latency": 2}\n';
const METRICS = 'accuracy: 0.9\nlatency: {p95: 1.2}\n';
const WORKFLOW =
  'on: [pull_request]\njobs:\n  evaluate:\n    steps:\n      - run: npx promptfoo eval -c promptfooconfig.yaml\n';

const made = (): { readonly baseline: string; readonly report: string } => {
  const cwd = folderWith({ 'a.yaml': PILOT });
  readiness(['gate', 'a.yaml', '--baseline', 'b.json', '--update-baseline', '--observe'], { cwd });
  const report = readiness(['assess', 'a.yaml', '-f', 'json'], { cwd }).stdout;
  return { baseline: readFileSync(join(cwd, 'b.json'), 'utf8'), report };
};
const { baseline, report } = made();

/** What each kind of file is spoilt in, who reads it, and how many random ones the deep tier tries. */
const kinds = {
  pilot: {
    cases: 100,
    file: 'a.yaml',
    whole: PILOT,
    runs: ['assess a.yaml', 'validate a.yaml', 'plan a.yaml', 'value a.yaml'],
  },
  page: {
    cases: 40,
    file: 'a.yaml',
    whole: PILOT,
    runs: ['assess a.yaml -f html', 'portfolio . -f html', 'portfolio . -f csv', 'gate a.yaml -f sarif', 'assess .'],
  },
  checklist: {
    cases: 100,
    file: 'own.yaml',
    whole: OWN,
    runs: ['checklist lint own.yaml', 'assess a.yaml --checklist own.yaml'],
  },
  configuration: {
    cases: 100,
    file: 'readiness.config.yaml',
    whole: CONFIGURATION,
    runs: ['gate a.yaml', 'gate --print-policy a.yaml'],
  },
  evidence: { cases: 150, file: 'e.json', whole: EVIDENCE, runs: ['assess cites.yaml'] },
  table: { cases: 60, file: 'e.csv', whole: CSV, runs: ['assess cites.yaml'] },
  junit: { cases: 60, file: 'e.xml', whole: XML, runs: ['assess cites.yaml'] },
  lines: { cases: 60, file: 'e.jsonl', whole: LINES, runs: ['assess cites.yaml'] },
  metrics: { cases: 60, file: 'e.yaml', whole: METRICS, runs: ['assess cites.yaml'] },
  workflow: {
    cases: 60,
    file: '.github/workflows/evaluation.yml',
    whole: WORKFLOW,
    runs: ['scan .', 'scan . -f json'],
  },
  baseline: { cases: 150, file: 'b.json', whole: baseline, runs: ['gate a.yaml --config none --baseline b.json'] },
  report: { cases: 150, file: 'r.json', whole: report, runs: ['compare r.json a.yaml --config none'] },
  answers: {
    cases: 150,
    file: 'ans.yaml',
    whole: 'pilot: {owner: a, sponsor: b}\ndata: {sources: [{name: s}]}\n',
    runs: ['interview new.yaml --answers ans.yaml'],
  },
} as const;

const snippets = [
  '&a',
  '*a',
  '!x ',
  '<<: ',
  '{',
  '[',
  '"',
  "'",
  '\n',
  '\u0000',
  '\u202e',
  '- ',
  ': ',
  '1e999',
  '.nan',
  'null',
  '__proto__',
  'constructor',
  '../../x',
  '.git/config',
  '/etc/passwd',
  '{7}',
  '=1+1',
  '\u001b[2J',
  '99999999999999999999',
  '2026-13-45',
  '|',
  '>',
  '%YAML',
  '\ud800',
  '~',
  '\t',
  ' '.repeat(3000),
  '('.repeat(3000),
  'TBD',
];

/** A file with a few places cut out, doubled, or something put in. */
const spoilt = (whole: string): fc.Arbitrary<string> => {
  const place = fc.nat(Math.max(1, whole.length - 1));
  const change = fc.record({
    at: place,
    cut: fc.nat(40),
    put: fc.oneof(fc.constantFrom(...snippets), fc.string({ maxLength: 20 })),
  });
  return fc
    .array(change, { minLength: 1, maxLength: 4 })
    .map((changes) =>
      changes.reduce((now, { at, cut, put }) => `${now.slice(0, at)}${put}${now.slice(at + cut)}`, whole),
    );
};

const tried = (kind: keyof typeof kinds, content: string): void => {
  const { file, runs } = kinds[kind];
  const others = {
    'a.yaml': PILOT,
    'cites.yaml': CITES,
    'e.json': EVIDENCE,
    'e.csv': CSV,
    'e.xml': XML,
    'e.jsonl': LINES,
    'e.yaml': METRICS,
    'b.json': baseline,
    'r.json': report,
    'own.yaml': OWN,
  };
  const cwd = folderWith({ ...others, [file]: content });
  const before = readdirSync(cwd).sort();
  for (const run of runs) {
    const began = performance.now();
    const { code, stderr } = readiness(run.split(' '), { cwd });
    expect([0, 1, 2], `${run}: ${stderr.slice(0, 400)}`).toContain(code);
    expect(performance.now() - began, run).toBeLessThan(10_000); // two seconds, on a machine that does nothing else
    if (kind !== 'answers') expect(readdirSync(cwd).sort(), run).toEqual(before);
  }
};

it('is tried on evidence that is read', () => {
  const evidence = { 'e.json': EVIDENCE, 'e.csv': CSV, 'e.xml': XML, 'e.jsonl': LINES, 'e.yaml': METRICS };
  const { stdout } = readiness(['assess', 'cites.yaml', '-f', 'json'], {
    cwd: folderWith({ 'cites.yaml': CITES, ...evidence }),
  });
  const files: readonly { readonly file: string; readonly why: string }[] = JSON.parse(stdout).evidence.files;
  for (const file of Object.keys(evidence)) {
    expect(files.find((one) => one.file === file)?.why, file).toMatch(/^(?:it says|\d)/);
  }
});

describe.each(Object.keys(kinds) as (keyof typeof kinds)[])('a spoilt %s', (kind) => {
  const corpus = `${root}test/fixtures/hostile/${kind}`;
  it.each(existsSync(corpus) ? readdirSync(corpus) : [])('%s', (name) =>
    tried(kind, readFileSync(join(corpus, name), 'utf8')),
  );

  it('ends with an answer', () => {
    fc.assert(
      fc.property(spoilt(kinds[kind].whole), (content) => tried(kind, content)),
      { numRuns: cases(kinds[kind].cases) },
    );
  });
});
