// Evidence as people have it: small pilots with the files that they cite, and what each of them shows. The fixtures lie in
// test/fixtures/evidence, a folder a case.
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { collectEvidence, wantedFiles } from '../../src/assess/evidence.ts';
import { assess } from '../../src/assess/index.ts';
import { composeChecklist } from '../../src/checklist/core.ts';
import { readEvidence } from '../../src/evidence/index.ts';
import { inspectFiles } from '../../src/io/evidence.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { FileStates } from '../../src/model/evidence.ts';
import { parse } from '../../src/read/parse.ts';
import { validate } from '../../src/read/validate.ts';
import { root } from '../judge.ts';
import { AS_OF } from '../kit.ts';
import { fileLook, looksFor } from '../looks.ts';

const folder = (name: string): string => `${root}test/fixtures/evidence/${name}`;

const read = (text: string) => {
  const { document, problems } = parse(text, 'pilot.yaml');
  if (document === undefined) throw new Error(JSON.stringify(problems));
  const checked = validate(document, composeChecklist());
  return { document, ...checked };
};

const judge = (text: string, looks: (pilot: Parameters<typeof collectEvidence>[0]) => FileStates): Assessment => {
  const { document, pilot, problems } = read(text);
  if (pilot === undefined) throw new Error(JSON.stringify(problems));
  return assess({ document, pilot, checklist: composeChecklist(), asOf: AS_OF, looks: looks(pilot) });
};

/** As the disk has them, but for their day: that is when the fixture was laid there. */
const onDisk =
  (name: string) =>
  (pilot: Parameters<typeof collectEvidence>[0]): FileStates =>
    new Map(
      [
        ...inspectFiles(
          folder(name),
          wantedFiles(collectEvidence(pilot)).map((one) => ({ ...one, date: false })),
          readEvidence,
        ),
      ].map(([file, look]) => [file, look.state === 'file' ? { ...look, modified: '2026-11-20' } : look]),
    );

const judgeCase = (name: string, file = 'pilot.yaml'): Assessment =>
  judge(readFileSync(`${folder(name)}/${file}`, 'utf8'), onDisk(name));

/** By file: the state, and what is said of it. */
const states = (assessment: Assessment): Readonly<Record<string, string>> =>
  Object.fromEntries(
    assessment.evidence.files.flatMap(({ file, copies, state, why }) =>
      [file, ...copies].map((one) => [one, `${state}: ${why}`]),
    ),
  );

const clashes = ({ contradictions }: Assessment): readonly string[] =>
  contradictions.filter(({ id }) => id === 'evidence-says-otherwise').map(({ statement }) => statement);

describe('what the files of a pilot show', () => {
  test.each([
    [
      'rounding-crosses-threshold',
      {
        'junit.xml': /^contradicted: stated 0\.90, the file says 0\.857/,
        'r.json':
          /^contradicted: stated 0\.900, the file says 0\.8501|^contradicted: stated 0\.020, the file says 0\.0249/,
      },
    ],
    [
      'empty-run-verifies',
      {
        'none.xml': /^broken: no test ran/,
        'skipped.xml': /^broken: no test ran in it, 5 were skipped/,
        'aborted.json': /^broken: no test ran/,
      },
    ],
    [
      'junit-counts-in-attributes',
      { 'j.xml': /^contradicted: .*0\.75 \(3 of 4 tests passed\)/, 'j2.xml': /^contradicted: / },
    ],
    [
      'errors-left-out',
      {
        'j.xml': /^contradicted: .*0\.03 .*97 ended in error/,
        'pf.json': /^contradicted: .*0\.03 .*97 ended in error/,
      },
    ],
    [
      'count-read-as-percent',
      {
        'pf.json': /^contradicted: .*96 is a count, no share; the pass rate is 0\.3096774/,
        'j.xml': /^contradicted: .*96 is a count/,
      },
    ],
    ['nan-in-json', { 'r.json': /^checked: it says 0\.91/, 'bare.json': /^present: it holds no Bare/ }],
    [
      'jsonl',
      {
        'final.jsonl': /^checked/,
        'bare.jsonl': /^contradicted: .*0\.35 \(7 of 20/,
        'bare.json': /^broken: it holds next to nothing/,
      },
    ],
    [
      'unreadable-xml-is-verified',
      {
        'cut.xml': /^broken: its XML is cut off/,
        'latin1.xml': /^contradicted: .*0 of 1 tests passed/,
        'doctype.xml': /^broken: its XML has a DOCTYPE/,
        'nunit.xml': /^contradicted: .*0\.3 \(3 of 10/,
        'cut.json': /^broken: its JSON is cut off/,
      },
    ],
    [
      'unit-words-switch-comparison-off',
      Object.fromEntries([0, 1, 2, 3, 4].map((i) => [`pf${i}.json`, /^contradicted/])),
    ],
    [
      'load-and-quality-not-compared',
      {
        'k6.json': /^contradicted: stated 90, the file says 4234\.26/,
        'gx.json': /^contradicted: stated 1\.0, the file says 0\.5/,
      },
    ],
    ['is-in-other-words', { 'r.json': /^checked: it says 0\.91/ }],
    ['per-sample-csv', { 'ragas.csv': /^checked: it says 0\.6 \(mean of 3\)/ }],
    [
      'csv-as-excel-writes-it',
      {
        'sep.csv': /^checked/,
        'comma.csv': /^checked/,
        'note.csv': /^checked/,
        'case.csv': /^broken: it has no column rate; it has run, Rate/,
        'latin1.csv': /^checked/,
      },
    ],
    [
      'csv-row-by-another-column',
      { 'locust.csv': /^broken: 2 rows have GET: name one by another column, such as \[Name=\/answer\]/ },
    ],
    ['deepeval', { 'deepeval.json': /^contradicted: stated 0\.75, the file says 0\.4766667 \(mean of 3\)/ }],
    ['lfs-pointer', { 'r.csv': /^broken: it is a Git LFS pointer/, 'r.json': /^broken: it is a Git LFS pointer/ }],
    [
      'words',
      {
        'none.xml': /^broken: no test ran/,
        'r.json': /^broken: it has nothing at \/metrics\/Faithfulness: did you mean \/metrics\/faithfulness\?/,
        'r.json.gz': /^broken: it is gzip: unpack it/,
      },
    ],
    [
      'other-outputs-of-promptfoo',
      {
        'r.csv': /^contradicted: .*1 of 2 tests passed/,
        'r.yaml': /^contradicted: .*1 of 2 tests passed/,
        'r.jsonl': /^contradicted: .*1 of 2 tests passed/,
        'r.xml': /^contradicted: .*1 of 2 tests passed/,
        'r.html': /^present: HTML is not read/,
      },
    ],
  ] as const)('%s', (name, expected) => {
    const found = states(judgeCase(name));
    for (const [file, pattern] of Object.entries(expected)) expect(found[file], file).toMatch(pattern);
  });

  it('a rounding lifts no figure over its threshold, whichever digits are stated', () => {
    expect(clashes(judgeCase('rounding-crosses-threshold'))).toHaveLength(3);
  });

  it('two figures that cite one result are each held against it', () => {
    for (const [file, count] of [
      ['one.yaml', 1],
      ['two.yaml', 2],
    ] as const) {
      const assessment = judgeCase('second-citation', file);
      expect(clashes(assessment)).toHaveLength(count);
      expect(assessment.grade.evidencedScore).toBe(0);
    }
  });

  it('a test report with failures is evidence of a practice, and no proof', () => {
    const assessment = judgeCase('lists-cannot-be-counted');
    const [piece] = assessment.findings.find(({ id }) => id === 'data.quality-monitoring')?.evidence ?? [];
    expect(piece).toMatchObject({ state: 'present', why: expect.stringContaining('only 1 of 2 tests passed') });
    const [other] = assessment.findings.find(({ id }) => id === 'data.schema-validation')?.evidence ?? [];
    expect(other).toMatchObject({ state: 'broken', why: expect.stringContaining('a list of 2') });
  });

  it('of a check that falls short its evidence is told all the same', () => {
    const { findings } = judgeCase('explain-says-none-is-given');
    for (const id of ['evaluation.thresholds-met', 'evaluation.hallucination']) {
      const finding = findings.find((one) => one.id === id);
      expect([id, finding?.kind, finding?.evidence.map(({ ref, state }) => `${ref} ${state}`)]).toEqual([
        id,
        'absent',
        ['r.json checked'],
      ]);
    }
  });

  it('a file of nine megabytes is read like any other', () => {
    const stats = { successes: 1, failures: 9, errors: 0 };
    const results = Array.from({ length: 1800 }, () => ({ success: true, response: { output: 'x'.repeat(5000) } }));
    const big = JSON.stringify({ results: { version: 3, stats, results, prompts: [] } });
    expect(big.length).toBeGreaterThan(8 * 1024 * 1024);
    const text = readFileSync(`${folder('over-8-mib')}/pilot.yaml`, 'utf8');
    expect(states(judge(text, (pilot) => looksFor(pilot, { 'big.json': big })))['big.json']).toMatch(
      /^contradicted: .*1 of 10 tests passed/,
    );
  });

  it('a file is as old as it says itself, whatever git and the disk say', () => {
    const [piece] =
      judgeCase('shallow-clone-makes-stale-fresh').findings.find(({ id }) => id === 'evaluation.thresholds-met')
        ?.evidence ?? [];
    expect(piece).toMatchObject({ state: 'stale', why: '691 days old by the file itself, fresh for 90' });
  });
});

const metric = (more: string, evidence: string): string =>
  `version: 1\npilot: {name: P, stage: pilot}\nevaluation:\n  metrics:\n    - {name: Faithfulness, unit: share, direction: increase, ${more}, evidence: [${evidence}]}\n`;

describe('credit', () => {
  const finding = (assessment: Assessment, id: string) => assessment.findings.find((one) => one.id === id);
  const met = 'threshold: 0.9, threshold_set: 2026-01-01, measured: {value: 0.95, date: 2026-11-20}';
  const shown = (file: string, text: string, entry = file): readonly unknown[] => {
    const assessment = judge(metric(met, entry), (pilot) => looksFor(pilot, { [file]: text }));
    const found = finding(assessment, 'evaluation.thresholds-met');
    return [found?.evidence[0]?.state, found?.evidenced, found?.compared];
  };

  it('of a figure is half where nothing was compared, and whole where it was', () => {
    expect(shown('notes.md', 'The answers were read by three people, who agreed.')).toEqual(['present', 0.5, 0]);
    expect(shown('r.json', '{"faithfulness": 0.95}')).toEqual(['checked', 1, 1]);
    expect(shown('r.json', '{"faithfulness": 0.91}')).toEqual(['contradicted', 0, 0]);
    expect(shown('r.json', '{"recall": 0.91, "precision": 0.95, "model": "m"}')).toEqual(['present', 0.5, 0]);
  });

  it('of next to nothing there is none', () => {
    expect(shown('notes.md', 'x')).toEqual(['broken', 0, 0]);
    expect(shown('r.json', `{"a": [], "b": {}, ${' '.repeat(40)} "results": [], "metrics": {}}`)).toEqual([
      'broken',
      0,
      0,
    ]);
    expect(shown('r.csv', 'a_long_header,another_long_header,a_third\n')).toEqual(['broken', 0, 0]);
    expect(shown('p.yaml', 'version: 1\npilot: {name: Another pilot, stage: pilot}\n')).toEqual(['broken', 0, 0]);
  });

  it('a figure that one file contradicts is shown by no other', () => {
    const both = judge(metric(met, 'a.json, b.json'), (pilot) =>
      looksFor(pilot, { 'a.json': '{"faithfulness": 0.95}', 'b.json': '{"faithfulness": 0.92}' }),
    );
    expect(finding(both, 'evaluation.thresholds-met')).toMatchObject({ kind: 'met', evidenced: 0 });
  });

  it("a check is judged on the file's figure where it fails what the stated one meets", () => {
    const by = (value: number) =>
      judge(metric(met, 'a.json'), (pilot) => looksFor(pilot, { 'a.json': `{"faithfulness": ${value}}` }));
    expect(finding(by(0.92), 'evaluation.thresholds-met')).toMatchObject({ kind: 'met', score: 1 });
    expect(finding(by(0.89), 'evaluation.thresholds-met')).toMatchObject({
      kind: 'absent',
      score: 0,
      seen: expect.stringContaining('(by a.json; stated 0.95)'),
    });
    const exact = 'threshold: 0.90, threshold_set: 2026-01-01, measured: {value: 0.90, date: 2026-11-20}';
    const rounded = judge(metric(exact, 'a.json'), (pilot) =>
      looksFor(pilot, { 'a.json': '{"faithfulness": 0.8996}' }),
    );
    expect(finding(rounded, 'evaluation.thresholds-met')).toMatchObject({
      kind: 'absent',
      evidence: [{ state: 'checked' }],
    });
  });

  it('one content counts for twenty checks, copies and all', () => {
    const slugs = composeChecklist()
      .items.filter(({ control }) => control === true)
      .slice(0, 30);
    const sections = new Map<string, string[]>();
    for (const [i, { id }] of slugs.entries()) {
      const [section = '', slug = ''] = id.split('.');
      const line = `    ${slug}: {status: in-place, evidence: [${i % 2 === 0 ? 'a.md' : 'b.md'}]}`;
      sections.set(section, [...(sections.get(section) ?? []), line]);
    }
    const text = `version: 1\npilot: {name: P}\n${[...sections].map(([section, lines]) => `${section}:\n  controls:\n${lines.join('\n')}\n`).join('')}`;
    const assessment = judge(text, () => new Map(['a.md', 'b.md'].map((file) => [file, fileLook()])));
    const cited = assessment.findings.filter(({ evidence, score }) => evidence.length > 0 && score > 0);
    expect(cited.length).toBeGreaterThan(20);
    expect(cited.filter(({ evidenced }) => evidenced > 0)).toHaveLength(20);
    expect(assessment.evidence.files).toMatchObject([{ file: 'a.md', copies: ['b.md'] }]);
    expect(cited.find(({ evidenced }) => evidenced === 0)?.evidence[0]).toMatchObject({
      state: 'present',
      why: expect.stringContaining('20'),
    });
  });
});

describe('a comparison that cannot be read', () => {
  test.each(['">= 0,9"', '"at least"', '"about 0.9"', '"~0.9"', '"0.8 .. high"'])(
    '%s is an error of the pilot file, with its line',
    (is) => {
      const { problems } = read(metric('measured: {value: 0.9}', `{file: r.json, at: /f, is: ${is}}`));
      expect(problems).toMatchObject([{ severity: 'error', at: { line: 5 } }]);
    },
  );

  test.each(['"≥ 0.9"', '"at least 0.9"', '"0.8..0.95"', '"not 3"', '"between 1 and 2"', 'passed', '"at most 5%"'])(
    '%s is none',
    (is) => {
      expect(read(metric('measured: {value: 0.9}', `{file: r.json, at: /f, is: ${is}}`)).problems).toEqual([]);
    },
  );
});
