// Pilots for the tests of reports: all examples, an empty one, and one that is as hostile as a file can be.
import { readdirSync, readFileSync } from 'node:fs';
import { CORE_SCHEMA, load } from 'js-yaml';
import { collectEvidence, wantedFiles } from '../../src/assess/evidence.ts';
import { assess } from '../../src/assess/index.ts';
import { composeChecklist } from '../../src/checklist/core.ts';
import { readEvidence } from '../../src/evidence/index.ts';
import { inspectFiles } from '../../src/io/evidence.ts';
import { makePlan } from '../../src/plan/index.ts';
import { parse } from '../../src/read/parse.ts';
import { validate } from '../../src/read/validate.ts';
import type { ReportData } from '../../src/report/report.ts';
import { once } from '../folders.ts';
import { judgeFile, root } from '../judge.ts';
import { AS_OF } from '../kit.ts';
import { sampleOf } from '../random.ts';

export const exampleFiles: readonly string[] = readdirSync(`${root}examples`)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => `examples/${file}`);

export const readExample = (file: string): Record<string, unknown> =>
  load(readFileSync(`${root}${file}`, 'utf8'), { schema: CORE_SCHEMA }) as Record<string, unknown>;

/** Judges a pilot that is given as a text, as if it lay in examples/. */
export const judgeText = (text: string, name = 'pilot.yaml'): ReportData => {
  const checklist = composeChecklist();
  const { document, problems } = parse(text, name);
  const { pilot, problems: more } =
    document === undefined ? { pilot: undefined, problems: [] } : validate(document, checklist);
  if (document === undefined || pilot === undefined) {
    throw new Error([...problems, ...more].map(({ message }) => message).join('\n'));
  }
  const looks = inspectFiles(`${root}examples`, wantedFiles(collectEvidence(pilot)), readEvidence);
  const assessment = assess({ document, pilot, checklist, asOf: AS_OF, looks, warnings: [...problems, ...more] });
  return { assessment, plan: makePlan(assessment), tool: { name: 'readiness', version: '0.0.0-test' } };
};

export const emptyPilot = once(() => judgeText('version: 1\npilot: {name: Empty}\n'));

/** [name, what the reports are made from] */
export const allPilots = (): readonly (readonly [string, ReportData])[] => [
  ...sampleOf(exampleFiles).map((file) => [file, judgeFile(file).reported] as const),
  ['empty', emptyPilot()],
  ['hostile', seeded(HOSTILE.join(' '), 'pilot.yaml')],
];

/** Each tries something else: the terminal, HTML, Markdown, GitHub's own additions. */
export const HOSTILE: readonly string[] = [
  '\u001b[31mred\u001b[0m \u001b]0;title\u0007 \u001b]8;;http://evil.example\u0007link\u001b]8;;\u0007 \u009b2J \u0007',
  'one\ntwo\r\n\r\n# three\n\n- four\u2028five\u0085six',
  '\u202egnp.exe\u202c \u2066x\u2069 a\u200bb\ufeffc\u00add \u{e0041}',
  '<script>alert(1)</script> <img src=x onerror=alert(1)> <!-- <b> --> <?php ?> <![CDATA[x]]> </details> &lt;i&gt; &#64;x',
  '[click](javascript:alert(1)) ![x](http://evil.example/x.png) [a][b] [b]: http://evil.example [^1] x](javascript:alert(1))',
  '`code` ``` ~~~ | a | b | **bold** _it_ ~~gone~~ $math$ \\| \\',
  'ask @team or @org/team, see #1, GH-1, org/repo#1, !1 and a@evil.example or mailto:a@evil.example',
  'see http://evil.example https://evil.example/x?y=1&z=2 ftp://evil.example www.evil.example WWW.evil.example HTTP://EVIL.EXAMPLE <http://evil.example>',
  '# heading',
  '- item',
  '1. item',
  '> quote',
  '=== --- *** ___ x',
  '    indented',
  '\\ x',
  '[ ] task [x] done',
];

export const HARMLESS = 'Ham';

/** The refund agent's pilot with a word wherever a pilot file holds free text that some report shows. */
export const seeded = (word: string, file = `${word}.yaml`): ReportData => seededOnce(word, file);

const seededOnce = once((word = '', file = ''): ReportData => {
  const seeds = { count: 0 };
  const pilot = planted(readExample('examples/refund-agent.yaml'), [], word, seeds) as Record<string, unknown>;
  const waiver = { check: 'operations.agent-kill-switch', reason: word, approved_by: word, expires: '2027-01-31' };
  pilot.waivers = [
    waiver,
    { ...waiver, check: 'evaluation.drift' },
    { ...waiver, check: 'data.lineage', expires: '2020-01-31' },
  ];
  pilot.data = { ...(pilot.data as object), evidence: [word, { url: word, note: word }, { file: `x/${word}` }] };
  // A contradiction that has the name of a measure in its words.
  const { measures } = pilot.kpis as { readonly measures: { by?: string }[] };
  for (const measure of measures) measure.by = '2020-01-31';
  if (seeds.count < 20) throw new Error('too few places for the word');
  return judgeText(escaped(JSON.stringify(pilot, null, 1)), file);
});

/** A pilot file may hold such characters only as escapes. */
const escaped = (json: string): string =>
  json.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const texts = ['name', 'system', 'summary', 'owner', 'sponsor', 'unit', 'source', 'improves', 'file', 'url', 'contact'];
const texts2 = ['approach_reason', 'checked_by', 'reason', 'note', 'legal_basis', 'provider_outage', 'timeout'];
const isText = (key: string): boolean => texts.includes(key) || texts2.includes(key);

const planted = (value: unknown, path: readonly string[], word: string, seeds: { count: number }): unknown => {
  const key = path.at(-1) ?? '';
  if (Array.isArray(value)) return value.map((item, i) => planted(item, [...path, String(i)], word, seeds));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, planted(part, [...path, name], word, seeds)]),
    );
  }
  if (typeof value !== 'string' || !isText(key)) return value;
  if (['regulations', 'upkeep', 'owners', 'dataset'].some((section) => path.includes(section))) return value;
  seeds.count += 1;
  return `${word} ${seeds.count}`;
};
