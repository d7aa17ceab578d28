// A printed policy: who asks for what, at any width, harmless whatever a file is called, and as the schema says.
import { readFileSync } from 'node:fs';
import widthOf from 'fast-string-width';
import { describe, expect, it, test } from 'vitest';
import { composeChecklist } from '../../../src/checklist/core.ts';
import { gateConditions } from '../../../src/gate/decide.ts';
import { inForce, presetLayer } from '../../../src/gate/policy.ts';
import type { From } from '../../../src/model/policy.ts';
import { describeSource, describeValue, type PrintedPolicy, policyJson } from '../../../src/report/policy.ts';
import { root } from '../../judge.ts';
import { controls } from '../../program.ts';
import { validator } from '../ajv.ts';
import { terminalPolicy } from '../printers.ts';

const at = { kind: 'configuration', file: 'readiness.config.yaml', line: 3 } as const;
const { asked, isAssumed } = inForce([
  presetLayer('production', at),
  {
    settings: { min: { data: 60 }, require: ['data.lineage'], baseline: '\u001b[31mb\u202e.json', max_drop: 1 },
    from: () => ({ ...at, file: 'x\u202ey.yaml' }),
  },
]);

const printed: PrintedPolicy = {
  tool: { name: 'readiness', version: '0.0.0-test' },
  files: ['pilots/a\u001b[2J.yaml'],
  configuration: 'readiness.config.yaml',
  checklists: [{ id: 'core', version: '1.0.0' }],
  asked,
  conditions: gateConditions(composeChecklist(), 'production'),
  isAssumed,
  notes: [],
  reports: [{ format: 'junit', file: 'out\u0007.xml', from: at }],
};

const print = (columns: number, what: Partial<PrintedPolicy> = {}) =>
  terminalPolicy({ ...printed, ...what }, { columns });

describe('on a terminal', () => {
  it.each([40, 60, 80, 120, 200])('fits %d columns', (columns) => {
    const text = print(columns);
    expect(text.split('\n').filter((line) => widthOf(line) > columns)).toEqual([]);
    expect(text).not.toMatch(controls);
    expect(text).not.toContain('\u202e');
  });

  it('says each thing with its place, in three columns where they fit', () => {
    const text = print(200);
    expect(text).toMatch(/^ {2}for +production +ready-made production via readiness\.config\.yaml:3$/m);
    expect(text).toMatch(/^ {2}min\.data +at least 60 +x\\u\{202e\}y\.yaml:3$/m);
    expect(text).toMatch(/^ {2}max_drop +1 point /m);
    expect(text).toMatch(/^ {2}production\.blockers +at most 0 +checklist core 1\.0\.0$/m);
    expect(text).toContain('What the production gate asks\n');
    expect(text).not.toContain('note');
    expect(print(40)).toMatch(/^ {2}for\n {4}asks production\n {4}said by ready-made production/m);
  });

  it('says that nothing was asked for', () => {
    expect(print(80, { isAssumed: true }).replace(/\s+/g, ' ')).toContain(
      "note: no gate or policy was given, so the gate that the pilot's stage claims is checked, the pilot gate where it claims none; choose one with --for",
    );
  });
});

test.each<[key: string, value: number | string | readonly string[], words: string]>([
  ['min_score', 60, 'at least 60'],
  ['min.data', 0, 'at least 0'],
  ['min_coverage', 0.8, 'at least 80%'],
  ['max_waived', 0.075, 'at most 7.5%'],
  ['max_declared_na', 0.07, 'at most 7%'],
  ['max_unknown', 3, 'at most 3'],
  ['max_drop', 2.5, '2.5 points'],
  ['warn_days', 1, '1 day'],
  ['require', [], 'none'],
  ['require', ['data.lineage', 'evaluation.drift'], 'data.lineage, evaluation.drift'],
  ['production.declared-away', 0.1, 'at most 10%'],
  ['production.coverage', 0.8, 'at least 80%'],
  ['production.answered', 0.3, 'at least 30%'],
  ['production.evidenced-score', 40, 'at least 40'],
  ['production.obligations', 0, 'at most 0'],
  ['production.gate.pilot', 'open', 'open'],
])('%s %s is %s', (key, value, words) => {
  expect(describeValue({ key, value, from: { kind: 'default' } })).toBe(words);
});

test.each<[from: From, words: string]>([
  [{ kind: 'flag', flag: '--for' }, '--for'],
  [at, 'readiness.config.yaml:3'],
  [{ kind: 'ready-made', name: 'scale', by: { kind: 'flag', flag: '--policy' } }, 'ready-made scale via --policy'],
  [{ kind: 'checklist', checklist: 'core 1.0.0' }, 'checklist core 1.0.0'],
  [{ kind: 'checklist', checklist: 'bank 2', file: 'bank.yaml', line: 9 }, 'bank.yaml:9'],
  [{ kind: 'default' }, 'default'],
])('%j is said as %s', (from, words) => expect(describeSource(from)).toBe(words));

describe('as JSON', () => {
  const valid = validator(JSON.parse(readFileSync(`${root}schema/policy.schema.json`, 'utf8')));
  const text = policyJson(printed);

  it('is what its schema describes, and harmless', () => {
    valid(JSON.parse(text));
    expect(valid.errors).toBeNull();
    expect(text).not.toMatch(controls);
    expect(JSON.parse(text).files).toEqual(printed.files);
    expect(valid({ ...JSON.parse(text), policy: [{ key: 'for' }] })).toBe(false);
  });

  it('says who named a ready-made policy', () => {
    const { policy } = JSON.parse(text) as { policy: readonly { key: string; from: object }[] };
    expect(policy.find(({ key }) => key === 'max_waived')?.from).toEqual({
      kind: 'ready-made',
      words: 'ready-made production via readiness.config.yaml:3',
      name: 'production',
      file: 'readiness.config.yaml',
      line: 3,
    });
  });
});
