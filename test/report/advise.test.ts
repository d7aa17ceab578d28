// Advice as text: it fits its columns, names every fact with its place, hides nothing that a file could plant.
import { readFileSync } from 'node:fs';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it, test } from 'vitest';
import { adviceOn } from '../../src/advise/index.ts';
import { assess } from '../../src/assess/index.ts';
import { composeChecklist } from '../../src/checklist/core.ts';
import { adviseReportSchema } from '../../src/model/published/value.ts';
import { parse } from '../../src/read/parse.ts';
import { validate } from '../../src/read/validate.ts';
import { type AdviceReportData, jsonAdvice } from '../../src/report/advise.ts';
import { displayWidth } from '../../src/report/text.ts';
import { root } from '../judge.ts';
import { AS_OF } from '../kit.ts';
import { controls } from '../program.ts';
import { sampleOf } from '../random.ts';
import { exampleFiles, HOSTILE } from './pilots.ts';
import { markdownAdvice, terminalAdvice } from './printers.ts';

const reportedOf = (text: string, name: string): AdviceReportData => {
  const checklist = composeChecklist();
  const { document } = parse(text, name);
  const pilot = document && validate(document, checklist).pilot;
  if (document === undefined || pilot === undefined) throw new Error(`${name} is not valid`);
  const assessment = assess({ document, pilot, checklist, asOf: AS_OF });
  const advice = adviceOn({ document, pilot, checklist, assessment });
  return { assessment, advice, tool: { name: 'readiness', version: '0.0.0-test' } };
};

const hostile = reportedOf(
  JSON.stringify({
    version: 1,
    pilot: { name: HOSTILE.join(' '), stage: 'pilot' },
    kpis: { measures: [{ name: HOSTILE.join(' '), role: 'primary', baseline: 1, target: 2, measured: { value: 1 } }] },
  }).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  'hostile.yaml',
);

const pilots: readonly (readonly [string, AdviceReportData])[] = [
  ...sampleOf(exampleFiles).map((file) => [file, reportedOf(readFileSync(`${root}${file}`, 'utf8'), file)] as const),
  ['empty', reportedOf('version: 1\npilot: {name: Empty}\n', 'pilot.yaml')],
  ['hostile', hostile],
];

const formats = { terminal: terminalAdvice, markdown: markdownAdvice, json: jsonAdvice };

const rendered = (format: keyof typeof formats, reported: AdviceReportData, columns = 80, details = false): string =>
  formats[format](reported, { columns, details });

describe.each(pilots)('%s', (_, reported) => {
  test.each([60, 80, 100, 120])('fits %i columns, in short and in full', (columns) => {
    for (const details of [false, true]) {
      const lines = rendered('terminal', reported, columns, details).split('\n');
      expect(lines.filter((line) => displayWidth(line) > columns)).toEqual([]);
    }
  });

  it('has the published shape as JSON', () => {
    const json: unknown = JSON.parse(rendered('json', reported));
    expect(adviseReportSchema.parse(json)).toEqual(json);
  });

  it('names the place of every fact, and against every answer an argument', () => {
    for (const { facts, against, answer, open, missing } of reported.advice) {
      for (const { path, at } of facts) expect([path, at.line > 0]).toEqual([path, true]);
      expect(against.map((one) => one.answer)).toEqual(answer === null ? open : [answer]);
      expect(missing.length > 0).toBe(answer === null);
    }
  });

  it('prints no control characters and no markup of the file’s own', () => {
    for (const format of ['terminal', 'markdown'] as const) {
      const text = rendered(format, reported, 80, true);
      expect(text).not.toMatch(controls);
    }
    const html = micromark(rendered('markdown', reported), {
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
    });
    expect(html).not.toMatch(/<(a|img|script|code|pre|strong>bold|em>it)\b/);
  });

  it('gives no legal advice', () => {
    const text = rendered('markdown', reported).replace(/not legal advice/g, '');
    expect(text).not.toMatch(
      /legal advice|you are (compliant|liable)|complian(t|ce) (is|with)|is (lawful|legal|illegal)|we advise/i,
    );
  });
});

it('shows the short list first, each answer in a line', () => {
  const text = rendered('terminal', reportedOf(readFileSync(`${root}examples/complete.yaml`, 'utf8'), 'complete.yaml'));
  expect(text.split('\n').slice(0, 8)).toEqual([
    'HR policy assistant · advice · as of 2026-11-23',
    '',
    '  Approach                        hybrid',
    '  Model size                      small-tuned',
    '  Build, buy or partner           build',
    '  Programme, platform or bespoke  platform',
    '  Internal first                  as-planned',
    '  EU AI Act tier                  transparency',
  ]);
  expect(text).toContain('· data.labels.count below 10000 (now 12400): rag\n');
  expect(text).toContain('· architecture.knowledge.changes monthly  complete.yaml:95:36\n');
});

it('says of an empty pilot what to state, and what holds until then', () => {
  const text = rendered('terminal', reportedOf('version: 1\npilot: {name: Empty}\n', 'pilot.yaml'), 120);
  expect(text).toContain('EU AI Act tier: cannot be told yet, treated as high-risk until then');
  expect(text).toContain('· architecture.knowledge.used: true, false  pilot.yaml:1:1');
  expect(text).toContain('what training could save cannot be told yet: state');
});

it('says first of all that a practice is prohibited', () => {
  const text =
    'version: 1\npilot: {name: P}\ngovernance: {classification: {infers_outputs: true, eu_link: true, research_only: false, prohibited_practices: [a]}}\n';
  for (const format of ['terminal', 'markdown'] as const) {
    const lines = rendered(format, reportedOf(text, 'p.yaml'), 120).split('\n');
    const stop = lines.findIndex((line) => line.includes('settle that before anything else'));
    expect(stop).toBeGreaterThan(0);
    expect(stop).toBeLessThan(lines.findIndex((line) => /^(### )?Approach:/.test(line)));
  }
});
