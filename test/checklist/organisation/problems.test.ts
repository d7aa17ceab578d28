// What is wrong with an organisation's file, each with its line and column; and what is only doubtful.
import { describe, expect, it } from 'vitest';
import { control, doubtsOf, own, problemsOf } from './files.ts';

const onFacts = (examples: string): string =>
  control('data.own').replace('control: true', 'rule: data.ownership').concat(`    examples: ${examples}\n`);

describe('an error', () => {
  it.each<[string, string, readonly string[]]>([
    ['an unknown key', 'dimension: {}', ['a.yaml:4:1 dimension: unknown key']],
    ['a dimension that there is not', 'dimensions: {dta: {weight: 1}}', ['a.yaml:4:14 dimensions.dta: unknown key']],
    [
      'a weight of 0',
      'checks: {data.lineage: {weight: 0}}',
      ['a.yaml:4:33 checks.data.lineage.weight: 0 is not a number above 0, at most 1000'],
    ],
    [
      'a weight beyond all sums',
      'checks: {data.lineage: {weight: 1e308}}\ndimensions: {data: {weight: 1e308}}',
      [
        'a.yaml:4:33 checks.data.lineage.weight: 1e+308 is not a number above 0, at most 1000',
        'a.yaml:5:29 dimensions.data.weight: 1e+308 is not a number above 0, at most 1000',
      ],
    ],
    [
      'thresholds that are none',
      'checks: {evaluation.hallucination: {with: {internal: -1}}, kpis.adoption: {with: {target: 5}}, architecture.timeline: {with: {per_open: -2}}}',
      [
        'a.yaml:4:54 checks.evaluation.hallucination.with.internal: with.internal: -1 is not a share from 0 to 1',
        'a.yaml:4:91 checks.kpis.adoption.with.target: with.target: 5 is not a share from 0 to 1',
        'a.yaml:4:137 checks.architecture.timeline.with.per_open: with.per_open: -2 is not a number of 0 or more',
      ],
    ],
    [
      'a share above 1',
      'gates: {pilot: {coverage: 80}}',
      ['a.yaml:4:27 gates.pilot.coverage: 80 is not a share from 0 to 1'],
    ],
    [
      'a blank reason',
      'checks: {data.lineage: {disabled: ""}}',
      ['a.yaml:4:35 checks.data.lineage.disabled: is blank, expected text'],
    ],
    [
      'an unknown check',
      'checks: {data.lineag: {weight: 1}}',
      ['a.yaml:4:10 checks.data.lineag: the core has no check "data.lineag"'],
    ],
    [
      'an id that is none',
      'checks: {lineage: {weight: 1}}',
      ['a.yaml:4:10 checks.lineage: "lineage" is not an id such as data.lineage'],
    ],
    [
      'an unknown threshold',
      'checks: {evaluation.dataset: {with: {size: 5}}}',
      ['a.yaml:4:44 checks.evaluation.dataset.with.size: with.size: unknown key'],
    ],
    [
      'a threshold of a control',
      'checks: {data.lineage: {with: {size: 5}}}',
      ['a.yaml:4:25 checks.data.lineage.with: is a control and has no thresholds: no `with`'],
    ],
    [
      'an unknown condition',
      'checks: {data.lineage: {blocker: {when: moonlight}}}',
      ['a.yaml:4:25 checks.data.lineage.blocker: unknown condition "moonlight"'],
    ],
    [
      'both at once',
      'checks: {data.lineage: {weight: 1, disabled: x}}',
      ['a.yaml:4:25 checks.data.lineage.weight: a.yaml:4 disables data.lineage, which is changed here'],
    ],
    [
      'the id of a check of the core',
      `items:\n${control('data.lineage')}`,
      ['a.yaml:5:9 items[0].id: the core has a check data.lineage'],
    ],
    [
      'a check twice',
      `items:\n${control('data.own')}${control('data.own')}`,
      ['a.yaml:16:5 items[1].id: "data.own" is added by a.yaml:5 too'],
    ],
    [
      'an unknown role',
      `items:\n${control('data.own').replace('legal', 'wizard')}`,
      ['a.yaml:15:57 items[0].fix.role: unknown role "wizard"'],
    ],
    [
      'an unknown clause',
      `items:\n${control('data.own', '    references: [a/Policy 3, gdpr/Art 600]\n')}`,
      ['a.yaml:16:30 items[0].references[1]: unknown clause "gdpr/Art 600"'],
    ],
    [
      'a check that waits for itself',
      `items:\n${control('data.own').replace('high: 3}}', 'high: 3}, after: [data.own]}')}`,
      ['a.yaml:15:100 items[0].fix.after: waits for itself: data.own after data.own'],
    ],
    [
      'no example',
      `items:\n${onFacts('{met: {data: {sources: [{name: A, owner: B}]}}}')}`,
      ['a.yaml:16:5 items[0].examples: no example of absent'],
    ],
    [
      'an example that is another outcome',
      `items:\n${onFacts('{met: {data: {sources: []}}, absent: {data: {sources: []}}}')}`,
      ['a.yaml:16:16 items[0].examples.met: the example of met is absent in fact: the list is empty'],
    ],
    [
      'an example that is no pilot',
      `items:\n${onFacts('{met: {data: {sorces: []}}, absent: {data: {sources: []}}}')}`,
      ['a.yaml:16:29 items[0].examples.met.data.sorces: the example of met: data.sorces: unknown key'],
    ],
    [
      'a condition that the examples leave open',
      `items:\n${control('data.own', '    applies: vendor-model\n    examples: {not-applicable: {architecture: {model: {hosting: self-hosted}}}}\n')}`,
      ['met', 'partial', 'planned', 'absent'].map(
        (kind) =>
          `a.yaml:17:5 items[0].examples: the example of ${kind} is unknown in fact: declared ${kind === 'met' ? 'in-place' : kind}, but not stated whether the model is a vendor's or runs in a private cloud`,
      ),
    ],
    [
      'an expression that asks nothing',
      `items:\n${onFacts('{met: {}, absent: {}}').replace('rule: data.ownership', 'expect: "1 == 1"')}`,
      ['a.yaml:13:13 items[0].expect: column 2: reads nothing from the pilot file'],
    ],
    [
      'a fact of no type',
      'facts: {x-m: {tier: {type: integer, describe: d}}}',
      ['a.yaml:4:28 facts.x-m.tier.type: "integer" is not one of string, int, double, bool, date, list of string'],
    ],
  ])('%s', (_name, more, expected) => {
    expect(problemsOf({ 'a.yaml': own('a', more) })).toEqual(expected);
  });

  it('in one entry hides none in another', () => {
    const more = `checks: {data.lineag: {weight: 0}, data.ownershp: {weight: 1}}\nitems:\n  - {id: data.x}\n${control('data.own').replace('legal', 'wizard')}`;
    const found = problemsOf({ 'a.yaml': own('a', more) });
    expect(found).toContain('a.yaml:4:10 checks.data.lineag: the core has no check "data.lineag"');
    expect(found).toContain('a.yaml:4:32 checks.data.lineag.weight: 0 is not a number above 0, at most 1000');
    expect(found).toContain('a.yaml:4:36 checks.data.ownershp: the core has no check "data.ownershp"');
    expect(found).toContain('a.yaml:6:5 items[0].weight: missing, expected a number above 0, at most 1000');
    expect(found.some((line) => line.includes('unknown role "wizard"'))).toBe(true);
  });

  it('in a part of an entry hides none in its other parts', () => {
    const slips = control('finance.own')
      .replace('weight: 3', 'weight: many')
      .replace('legal', 'wizard')
      .replace('low: 1', 'low: 5');
    const more = `checks: {data.lineage: {weight: 0, with: {size: 5}}, evaluation.dataset: {with: {items: many}}}
items:
${slips}    applies: never
    references: [gdpr/Art 600]
  - {id: data.lineage, weight: 0}
  - {id: data.other, expect: '1 == 1', weight: 0}
`;
    const found = problemsOf({ 'a.yaml': own('a', more) });
    expect(found.filter((line) => !line.includes(': missing, expected'))).toEqual([
      'a.yaml:4:33 checks.data.lineage.weight: 0 is not a number above 0, at most 1000',
      'a.yaml:4:36 checks.data.lineage.with: is a control and has no thresholds: no `with`',
      'a.yaml:4:89 checks.evaluation.dataset.with.items: with.items: "many" is not a whole number above 0',
      'a.yaml:6:9 items[0].id: unknown dimension "finance"',
      'a.yaml:11:13 items[0].weight: "many" is not a number above 0, at most 1000',
      'a.yaml:16:57 items[0].fix.role: unknown role "wizard"',
      'a.yaml:16:65 items[0].fix.days: low, likely and high in this order; found 5, 2, 3',
      'a.yaml:17:14 items[0].applies: unknown condition "never"',
      'a.yaml:18:18 items[0].references[0]: unknown clause "gdpr/Art 600"',
      'a.yaml:19:10 items[1].id: the core has a check data.lineage',
      'a.yaml:19:32 items[1].weight: 0 is not a number above 0, at most 1000',
      'a.yaml:20:30 items[2].expect: column 2: reads nothing from the pilot file',
      'a.yaml:20:48 items[2].weight: 0 is not a number above 0, at most 1000',
    ]);
  });

  it('about a part that is missing is told once, as missing', () => {
    const found = problemsOf({ 'a.yaml': own('a', 'items:\n  - {statement: It is so}\n  - {gap: It is not so}\n') });
    expect(found.filter((line) => !line.includes(': missing, expected'))).toEqual([]);
  });

  it('brought to another check is told where the change is', () => {
    const found = problemsOf({ 'a.yaml': own('a', 'checks: {data.inventory: {gate: scale}}') });
    expect(found.length).toBeGreaterThan(1);
    expect(found[0]).toBe(
      'a.yaml:4:10 checks.data.inventory: data.ownership comes after data.inventory of a later gate, scale',
    );
  });
});

describe('a doubt', () => {
  it.each<[string, string, readonly string[]]>([
    ['none', 'checks: {data.lineage: {weight: 5}}', []],
    [
      'a value that the core has',
      'checks: {data.lineage: {weight: 3}}',
      ['a.yaml:4:25 checks.data.lineage.weight: the core has this value already'],
    ],
    [
      'a gate that asks for less than the one before',
      'gates: {pilot: {score: 80}}',
      ['a.yaml:4:17 gates.pilot.score: production asks for 75, less than pilot before it, 80'],
    ],
    [
      'an example of the core that no longer holds',
      'checks: {evaluation.dataset: {with: {items: 500}}}',
      [
        'a.yaml:4:10 checks.evaluation.dataset: the example of met is partial in fact: 420 items, source production, versioned, refreshed 2026-09-15; short of: size (at least 500)',
      ],
    ],
    [
      'an unwaivable blocker that is taken away',
      'checks: {governance.risk-tier: {disabled: no pilot of ours is used in the EU}}',
      ['a.yaml:4:33 checks.governance.risk-tier.disabled: a prohibited practice then shuts no gate'],
    ],
    [
      'one that may be waived',
      'checks: {governance.risk-tier: {blocker: true}}',
      ['a.yaml:4:33 checks.governance.risk-tier.blocker: a waiver can then free a prohibited practice'],
    ],
    ['one that stays', 'checks: {governance.risk-tier: {blocker: {when: agents, waivable: false}}}', []],
  ])('%s', (_name, more, expected) => {
    expect(doubtsOf({ 'a.yaml': own('a', more) })).toEqual(expected);
  });

  it('names an outcome that has no example', () => {
    const item = onFacts('{met: {data: {sources: [{name: A, owner: B}]}}, absent: {data: {sources: []}}}');
    const [first = ''] = doubtsOf({ 'a.yaml': own('a', `items:\n${item}`) });
    expect(first).toMatch(
      /^a\.yaml:16:5 items\[0\]\.examples: can be partial, as on the example of .*, and has no example of it$/,
    );
  });
});
