// What organisations' files make of the core: changes, additions, and where each came from.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { assess } from '../../../src/assess/index.ts';
import { composeChecklist } from '../../../src/checklist/core.ts';
import type { Checklist } from '../../../src/model/checklist.ts';
import { parse } from '../../../src/read/parse.ts';
import { readValue, validate } from '../../../src/read/validate.ts';
import { AS_OF } from '../../kit.ts';
import { cases } from '../../random.ts';
import { compose, control, own, problemsOf } from './files.ts';

const core = composeChecklist();
const withoutExamples = ({ items }: Checklist) => items.map(({ examples: _, ...item }) => item);
const itemOf = ({ items }: Checklist, id: string) => items.find((item) => item.id === id);

it('is the core where a file changes nothing', () => {
  const { parts, items: _, origins, ...head } = compose({ 'a.yaml': own('a') });
  const { parts: coreParts, items, ...coreHead } = core;
  expect(head).toEqual(coreHead);
  expect(withoutExamples(compose({ 'a.yaml': own('a') }))).toEqual(items);
  expect([parts, origins]).toEqual([[...coreParts, { id: 'a', version: '1', file: 'a.yaml' }], {}]);
});

describe('changes', () => {
  const checklist = compose({
    'a.yaml': own(
      'a',
      `minimum_coverage: 0.4
dimensions: {governance: {weight: 30}}
gates: {production: {score: 80, evidenced: null}}
checks:
  data.lineage: {weight: 5, gate: scale, phase: 3, blocker: {when: agents}, fresh_days: 90}
  evaluation.dataset: {with: {items: 500}}
  operations.open-telemetry: {disabled: done elsewhere}
`,
    ),
  });

  it('are in force, and nothing beside them', () => {
    expect(checklist.minimum_coverage).toBe(0.4);
    expect(checklist.dimensions.map(({ weight }) => weight)).toEqual(
      core.dimensions.map(({ id, weight }) => (id === 'governance' ? 30 : weight)),
    );
    expect(checklist.gates[1]).toEqual({ ...core.gates[1], score: 80, evidenced: null });
    expect(itemOf(checklist, 'data.lineage')).toMatchObject({ weight: 5, gate: 'scale', phase: 3 });
    expect(itemOf(checklist, 'data.lineage')?.evidence.fresh_days).toBe(90);
  });

  it('of thresholds are in the words too', () => {
    const dataset = itemOf(checklist, 'evaluation.dataset');
    expect(dataset?.with).toEqual({ items: 500, max_age_days: 180 });
    expect(dataset?.statement).toContain('at least 500 items');
  });

  it('have an origin each', () => {
    expect(checklist.origins).toMatchObject({
      minimum_coverage: { file: 'a.yaml', line: 4, column: 1 },
      'gates.production.evidenced': { file: 'a.yaml', line: 6, column: 33 },
      'checks.data.lineage.weight': { file: 'a.yaml', line: 8, column: 18 },
      'checks.evaluation.dataset.with.items': { file: 'a.yaml', line: 9, column: 31 },
    });
    expect(Object.keys(checklist.origins ?? {})).toHaveLength(11);
  });

  it('leave out what is disabled, wherever it was waited for', () => {
    expect(itemOf(checklist, 'operations.open-telemetry')).toBeUndefined();
    expect(checklist.items.filter(({ fix }) => fix.after.includes('operations.open-telemetry'))).toEqual([]);
    expect(checklist.disabled).toEqual([
      {
        id: 'operations.open-telemetry',
        reason: 'done elsewhere',
        origin: { file: 'a.yaml', line: 10, column: 31 },
        control: true,
      },
    ]);
  });
});

describe('an added control', () => {
  const checklist = compose({ 'a.yaml': own('a', `items:\n${control('governance.model-inventory')}`) });
  const pilot = 'version: 1\npilot: {name: X}\ngovernance: {controls: {model-inventory: in-place}}\n';
  const { document } = parse(pilot, 'p.yaml');
  if (document === undefined) throw new Error('no document');

  it('is answered in the pilot file, where it is in force', () => {
    expect(validate(document, checklist).problems).toEqual([]);
    expect(validate(document, core).problems.map(({ code }) => code)).toEqual(['unknown-control']);
  });

  it('is judged as any other, and moves no weight but its dimension’s', () => {
    const { pilot } = validate(document, checklist);
    if (pilot === undefined) throw new Error('no pilot');
    const { findings, dimensions } = assess({ document, pilot, checklist, asOf: AS_OF });
    expect(findings.find(({ item }) => item.id === 'governance.model-inventory')).toMatchObject({
      kind: 'met',
      score: 1,
    });
    expect(dimensions.find(({ dimension }) => dimension.id === 'governance')?.score).toBeGreaterThan(0);
  });
});

it('a disabled check may still be declared and waived', () => {
  const checklist = compose({ 'a.yaml': own('a', 'checks: {data.lineage: {disabled: not here}}') });
  const waiver = { check: 'data.lineage', reason: 'x', approved_by: 'CIO', expires: '2027-01-01' };
  const value = { version: 1, pilot: { name: 'X' }, data: { controls: { lineage: 'absent' } }, waivers: [waiver] };
  expect(readValue(value, checklist).faults).toEqual([]);
});

test('scaling every weight of dimensions changes no score', () => {
  const { document } = parse('version: 1\npilot: {name: X, stage: demo}\ndata: {sources: []}\n', 'p.yaml');
  if (document === undefined) throw new Error('no document');
  const gradeBy = (checklist: Checklist) => {
    const { pilot } = validate(document, checklist);
    if (pilot === undefined) throw new Error('no pilot');
    return assess({ document, pilot, checklist, asOf: AS_OF }).grade;
  };
  const scaled = fc
    .integer({ min: 1, max: 9 })
    .map((factor) =>
      own(
        'a',
        `dimensions: {${core.dimensions.map(({ id, weight }) => `${id}: {weight: ${weight * factor}}`).join(', ')}}`,
      ),
    );
  fc.assert(
    fc.property(scaled, (text) => {
      const [ours, theirs] = [gradeBy(compose({ 'a.yaml': text })), gradeBy(core)];
      expect(ours.high).toBeCloseTo(theirs.high ?? Number.NaN, 9);
      expect(ours.coverage).toBeCloseTo(theirs.coverage, 9);
    }),
    { numRuns: cases(9) },
  );
});

describe('several files', () => {
  const a = own('a', 'checks: {data.lineage: {weight: 5}}\ndimensions: {data: {weight: 30}}\n');
  const b = own(
    'b',
    'checks: {data.ownership: {weight: 1}, data.lineage: {gate: scale}}\ndimensions: {data: {weight: 30}}\n',
  );

  it('add up where they agree, whatever their order', () => {
    const [one, other] = [compose({ 'a.yaml': a, 'b.yaml': b }), compose({ 'b.yaml': b, 'a.yaml': a })];
    expect(one.items).toEqual(other.items);
    expect(one.dimensions).toEqual(other.dimensions);
    expect(itemOf(one, 'data.lineage')).toMatchObject({ weight: 5, gate: 'scale' });
  });

  it.each<[string, string, string, readonly string[]]>([
    [
      'weigh one check differently',
      'checks: {data.lineage: {weight: 5}}',
      'checks: {data.lineage: {weight: 4}}',
      ['b.yaml:4:25 checks.data.lineage.weight: contradicts a.yaml:4: 4 here, 5 there'],
    ],
    [
      'set one condition of a gate differently',
      'gates: {pilot: {score: 60}}',
      'gates: {pilot: {score: 70}}',
      ['b.yaml:4:17 gates.pilot.score: contradicts a.yaml:4: 70 here, 60 there'],
    ],
    [
      'disable what the other changes',
      'checks: {data.lineage: {weight: 5}}',
      'checks: {data.lineage: {disabled: not here}}',
      ['a.yaml:4:25 checks.data.lineage.weight: b.yaml:4 disables data.lineage, which is changed here'],
    ],
    [
      'disable the same for reasons of their own',
      'checks: {data.lineage: {disabled: x}}',
      'checks: {data.lineage: {disabled: y}}',
      [],
    ],
    [
      'add the same check',
      `items:\n${control('data.own')}`,
      `items:\n${control('data.own')}`,
      ['b.yaml:5:5 items[0].id: "data.own" is added by a.yaml:5 too'],
    ],
    [
      'change what the other adds',
      `items:\n${control('data.own')}`,
      'checks: {data.own: {weight: 1}}',
      ["b.yaml:4:21 checks.data.own.weight: data.own is added by a.yaml:5: it is not the core's to be changed"],
    ],
    [
      'declare one fact differently',
      'facts: {x-m: {tier: {type: int, describe: d}}}',
      'facts: {x-m: {tier: {type: bool, describe: d}}}',
      [
        'b.yaml:4:15 facts.x-m.tier: contradicts a.yaml:4: {"type":"bool","describe":"d"} here, {"type":"int","describe":"d"} there',
      ],
    ],
    [
      'wait for what the other disables',
      'checks: {data.lineage: {disabled: not here}}',
      `items:\n${control('data.own').replace('high: 3}}', 'high: 3}, after: [data.lineage]}')}`,
      ['b.yaml:15:108 items[0].fix.after[0]: comes after data.lineage, which a.yaml:4 disables'],
    ],
  ])('%s', (_name, one, other, expected) => {
    expect(problemsOf({ 'a.yaml': own('a', one), 'b.yaml': own('b', other) })).toEqual(expected);
  });

  it('have ids of their own', () => {
    expect(problemsOf({ 'a.yaml': own('a'), 'b.yaml': own('a') })).toEqual([
      'b.yaml:1:1 id: "a" is the id of another checklist too, a.yaml:1',
    ]);
  });
});
