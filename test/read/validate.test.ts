// Whether a pilot file can be judged: every message with its line and column, all at once and in file order.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { loadCore } from '../../scripts/checklist-files.ts';
import { parse } from '../../src/read/parse.ts';
import { type Validated, validate } from '../../src/read/validate.ts';
import { cases } from '../random.ts';

const { checklist } = loadCore();
const example = readFileSync(new URL('../fixtures/pilot.example.yaml', import.meta.url), 'utf8');

const check = (text: string): Validated => {
  const { document, problems } = parse(text, 'pilot.yaml');
  if (document === undefined) throw new Error(JSON.stringify(problems));
  return validate(document, checklist);
};

/** Problems as "line:column code: message", with " → hint" where there is one. */
const said = ({ problems }: Validated): readonly string[] =>
  problems.map(
    ({ at, code, message, hint }) =>
      `${at.line}:${at.column} ${code}: ${message}${hint === undefined ? '' : ` → ${hint}`}`,
  );

/** A file that is well but for what the section says, which begins on line 3. */
const withLines = (text: string): string => `version: 1\npilot: {name: Test}\n${text}`;

describe('a good file', () => {
  it('is the example, without a warning', () => {
    const { pilot, problems } = check(example);
    expect(problems).toEqual([]);
    expect(pilot?.pilot.name).toBe('Claims report summariser');
  });

  it('is one with a version and a name', () => expect(check('version: 1\npilot: {name: X}').pilot).toBeDefined());

  test.each([
    ['null', 'budget: ~'],
    ['nothing', 'budget:'],
    ['blank text for a section', 'budget: ""'],
    ['blank text for a list', 'kpis: {measures: ""}'],
    ['blank text for a number', 'budget: {total: " "}'],
    ['blank text for a date', 'plan: {start: ""}'],
    ['blank text for a word', 'architecture: {approach: ""}'],
    ['blank text for a control', 'data: {controls: {lineage: ""}}'],
    ['an empty map', 'budget: {}'],
    ['an empty range', 'value: {costs: {build: {low: , likely: , high: }}}'],
    ['an empty control', 'data: {controls: {lineage: {status: , reason: ""}}}'],
  ])('reads %s as not known', (_name, text) => {
    const { pilot, problems } = check(withLines(text));
    expect(problems).toEqual([]);
    expect(pilot).toEqual(check('version: 1\npilot: {name: Test}').pilot);
  });

  test.each([
    ['0 and false and empty lists', 'budget: {total: 0, approved: false}\nagents: []'],
    [
      'yes, no and n/a as words of controls',
      'data: {controls: {lineage: yes, retention: no, rights: {status: n/a, reason: r}}}',
    ],
    ['true and false as words of controls', 'data: {controls: {lineage: true, retention: {status: false}}}'],
    [
      'ranges',
      'value: {costs: {build: {low: 1, likely: 2, high: 3}}, adoption: {steady: {low: 0, likely: 0.5, high: 1}}}',
    ],
    ['a range of one value', 'value: {costs: {build: {low: 2, likely: 2, high: 2}}}'],
    ['a token price', 'value: {costs: {inference_per_task: {input_tokens: 9, price_per_million: {input: 3}}}}'],
    [
      'evidence in every form',
      'data: {evidence: [a.md, "https://example.com/a", {file: a, date: 2026-01-01}, {url: u}]}',
    ],
    [
      'evidence with a place in the file',
      'data: {evidence: [{file: a, at: /a~1b/0}, {file: a, at: /, is: ">= 95%"}, {file: a, at: /x, is: true}]}',
    ],
    ['anchors', 'data: {sources: [&a {name: A}, {name: B}]}\nplan: &p {start: 2026-01-01}'],
    ['lines that add up to the total', 'budget: {total: 0.3, lines: {build: 0.1, data: 0.2}}'],
    ['one currency', 'budget: {currency: EUR}\nvalue: {currency: EUR}'],
    ['a leap day', 'plan: {start: 2028-02-29}'],
  ])('reads %s', (_name, text) => expect(check(withLines(text)).problems).toEqual([]));
});

describe('what is required', () => {
  test.each([
    [
      'a version',
      'pilot: {name: X}',
      '1:1 missing: version: missing, expected 1 → begin the file with the line version: 1',
    ],
    ['a blank version', 'version:\npilot: {name: X}', '1:1 missing: version: missing, expected 1'],
    [
      'version 1',
      'version: 2\npilot: {name: X}',
      '1:10 unknown-word: version: 2 is not 1 → version 1 of the file format is the only one',
    ],
    [
      'a number',
      'version: "1"\npilot: {name: X}',
      '1:10 unknown-word: version: "1" is not 1 → write the number alone, without quotes: 1',
    ],
    ['a pilot', 'version: 1', '1:1 missing: pilot.name: missing, expected text'],
    ['a name', 'version: 1\npilot:\n  stage: idea', '2:1 missing: pilot.name: missing, expected text'],
    [
      'a name that says something',
      'version: 1\npilot:\n  name: " "',
      '3:9 missing: pilot.name: missing, expected text',
    ],
    ['a name, alone', 'version: 1\npilot:\n  name: ""\n', '3:9 missing: pilot.name: missing, expected text'],
    [
      'a measure: name',
      withLines('kpis:\n  measures:\n    - role: primary'),
      '5:7 missing: kpis.measures[0].name: missing, expected text',
    ],
    [
      'a measure: role',
      withLines('kpis:\n  measures:\n    - name: A'),
      '5:7 missing: kpis.measures[0].role: missing, expected one of primary, guardrail',
    ],
    [
      'a source: name',
      withLines('data:\n  sources:\n    - name: ~\n      kind: email'),
      '5:13 missing: data.sources[0].name',
    ],
    ['a metric: name', withLines('evaluation: {metrics: [{unit: x}]}'), '3:24 missing: evaluation.metrics[0].name'],
    ['an agent: name', withLines('agents: [{owner: x}]'), '3:10 missing: agents[0].name'],
    [
      'an integration: system',
      withLines('architecture: {integrations: [{owner: x}]}'),
      '3:31 missing: architecture.integrations[0].system',
    ],
    [
      'a member: role',
      withLines('talent: {team: [{fte: 1}]}'),
      '3:17 missing: talent.team[0].role: missing, expected one of product-owner',
    ],
    [
      'a regulation: name',
      withLines('governance: {regulations: [{checked_by: x}]}'),
      '3:28 missing: governance.regulations[0].name',
    ],
    [
      'a range: all its parts',
      withLines('value: {costs: {build: {low: 1, likely: 2}}}'),
      '3:17 missing: value.costs.build.high: missing, expected a number of 0 or more',
    ],
  ])('%s', (_name, text, expected) => {
    const result = check(text);
    expect(said(result)).toHaveLength(1);
    expect(said(result)[0]).toContain(expected);
    expect(result.pilot).toBeUndefined();
  });

  it('a waiver: check, reason, approval and end', () => {
    expect(
      said(check(withLines('waivers:\n  - reason: x\n  - check: data.lineage'))).map((one) => one.split(', ')[0]),
    ).toEqual([
      '4:5 missing: waivers[0].check: missing',
      '4:5 missing: waivers[0].approved_by: missing',
      '4:5 missing: waivers[0].expires: missing',
      '5:5 missing: waivers[1].reason: missing',
      '5:5 missing: waivers[1].approved_by: missing',
      '5:5 missing: waivers[1].expires: missing',
    ]);
  });
});

describe('values that do not fit', () => {
  test.each([
    [
      'a slip in a word',
      'data:\n  sources:\n    - {name: A, classification: restrcted}',
      '5:33 unknown-word: data.sources[0].classification: "restrcted" is not one of public, internal, confidential, restricted → did you mean "restricted"?',
    ],
    [
      'a capital',
      'architecture: {approach: RAG}',
      '3:26 unknown-word: architecture.approach: "RAG" is not one of prompt, rag, fine-tune, hybrid, from-scratch → did you mean "rag"?',
    ],
    ['a space for a dash', 'architecture: {approach: fine tune}', '→ did you mean "fine-tune"?'],
    [
      'a word far from all',
      'architecture: {approach: magic}',
      '3:26 unknown-word: architecture.approach: "magic" is not one of prompt, rag, fine-tune, hybrid, from-scratch',
    ],
    ['a number for a word', 'governance: {classification: {high_risk_uses: [2]}}', '→ put it in quotes: "2"'],
    [
      'yes for true',
      'architecture: {integrations: [{system: A, legacy: yes}]}',
      '3:51 wrong-type: architecture.integrations[0].legacy: "yes" is not true or false → write true, without quotes',
    ],
    ['no for false', 'budget: {approved: No}', '→ write false, without quotes'],
    ['maybe for true', 'budget: {approved: maybe}', '→ write true or false, or leave it empty'],
    [
      'a number in quotes',
      'budget: {total: "12"}',
      '3:17 wrong-type: budget.total: "12" is not a number of 0 or more → write the number alone, without quotes: 12',
    ],
    [
      'a number with separators',
      'budget:\n  total: 620,000',
      '4:10 wrong-type: budget.total: "620,000" is not a number of 0 or more → write the number alone, without quotes: 620000',
    ],
    ['a number with a decimal comma', 'budget: {total: "0,15"}', '→ write the number alone, without quotes: 0.15'],
    [
      'a number with points and a decimal comma',
      'budget: {total: "1.234,5"}',
      '→ write the number alone, without quotes: 1234.5',
    ],
    ['a number with a unit', 'budget: {total: 30k EUR}', '→ write the number alone, without quotes: 30000'],
    [
      'a number beyond all numbers',
      'budget: {total: 1e400}',
      '3:17 wrong-type: budget.total: "1e400" is not a number of 0 or more',
    ],
    ['a number with its currency', 'budget: {total: $ 12.50}', '→ write the number alone, without quotes: 12.5'],
    [
      'no number at all',
      'budget: {total: plenty}',
      '3:17 wrong-type: budget.total: "plenty" is not a number of 0 or more',
    ],
    ['a negative amount', 'budget: {total: -5}', '3:17 out-of-range: budget.total: -5 is not a number of 0 or more'],
    [
      'an endless amount',
      'budget: {total: .inf}',
      '3:17 wrong-type: budget.total: Infinity is not a number of 0 or more',
    ],
    [
      'part of a person',
      'kpis: {adoption: {active_users: 1.5}}',
      '3:33 wrong-type: kpis.adoption.active_users: 1.5 is not a whole number of 0 or more',
    ],
    [
      'too many months',
      'value: {horizon_months: 240}',
      '3:25 out-of-range: value.horizon_months: 240 is not a whole number from 1 to 120',
    ],
    [
      'a share in percent',
      'kpis: {adoption: {target_share: 95}}',
      '3:33 out-of-range: kpis.adoption.target_share: 95 is not a share from 0 to 1 → for 95% write 0.95',
    ],
    ['a share with its sign', 'kpis: {adoption: {target_share: 70%}}', '→ for 70% write 0.7'],
    [
      'a share beyond all',
      'kpis: {adoption: {target_share: 950}}',
      '3:33 out-of-range: kpis.adoption.target_share: 950 is not a share from 0 to 1',
    ],
    ['a share below 0', 'talent: {users_trained_share: -0.1}', '3:31 out-of-range'],
    [
      'a month that does not exist',
      'plan: {start: 2026-13-40}',
      '3:15 bad-date: plan.start: "2026-13-40" is not a date that exists → the month stands in the middle, 01 to 12',
    ],
    [
      'a day that does not exist',
      'plan: {start: 2026-02-30}',
      '3:15 bad-date: plan.start: "2026-02-30" is not a date that exists → 2026-02 has 28 days',
    ],
    [
      'a date with dots',
      'plan: {start: 01.02.2026}',
      '3:15 bad-date: plan.start: "01.02.2026" is not a date (YYYY-MM-DD) → write 2026-02-01',
    ],
    ['a date with slashes, sure', 'plan: {start: 2/28/2026}', '→ write 2026-02-28'],
    ['a date with slashes, unsure', 'plan: {start: 2/3/2026}', '→ write the date as YYYY-MM-DD'],
    ['a date without zeros', 'plan: {start: 2026-1-5}', '→ write 2026-01-05'],
    ['a time', 'plan: {start: 2026-11-02T10:00:00Z}', '→ write 2026-11-02'],
    [
      'a year',
      'plan: {start: 2026}',
      '3:15 wrong-type: plan.start: 2026 is not a date (YYYY-MM-DD) → write the date as YYYY-MM-DD',
    ],
    ['a map for text', 'value: {currency: {a: 1}}', '3:9 wrong-type: value.currency: found a map, expected text'],
    [
      'a currency in small letters',
      'value: {currency: usd}',
      '3:19 bad-value: value.currency: "usd" is not an ISO 4217 code such as USD → did you mean "USD"?',
    ],
    [
      'a checksum that is none',
      'governance: {evidence: [{file: a, sha256: abc}]}',
      '3:43 bad-value: governance.evidence[0].sha256: "abc" is not a sha256 of 64 hexadecimal digits',
    ],
    ['none for no list', 'agents: none', '3:9 wrong-type: agents: "none" is not a list → for none write []'],
    ['one entry for a list', 'governance: {affects: people}', '→ write [people]'],
    [
      'a map for a list',
      'agents: {name: A}',
      '3:1 wrong-type: agents: found a map, expected a list → begin each entry with a dash: - …',
    ],
    [
      'text for a map',
      'data: {sources: [Emails]}',
      '3:18 wrong-type: data.sources[0]: "Emails" is not a map → write {name: Emails}',
    ],
    ['a list for a section', 'data: [1]', '3:1 wrong-type: data: found a list, expected a map'],
    [
      'evidence with two names',
      'data: {evidence: [{file: a, url: b}]}',
      '3:19 bad-value: data.evidence[0]: evidence names either a file or a url',
    ],
    [
      'evidence with none',
      'data: {evidence: [{note: b}]}',
      '3:19 bad-value: data.evidence[0]: evidence names either a file or a url',
    ],
    [
      'a blank entry',
      'data:\n  sources:\n    -\n    - {name: A}',
      '5:5 blank-item: data.sources[0]: an entry of this list is blank → fill it in or delete its line',
    ],
    ['a blank entry of text', 'agents: [{name: A, tools: [x, ""]}]', '3:31 blank-item: agents[0].tools[1]'],
  ])('%s', (_name, text, expected) => {
    const result = check(withLines(text));
    expect(said(result)).toHaveLength(1);
    expect(said(result)[0]).toContain(expected);
    expect(result.pilot).toBeUndefined();
  });

  test.each([
    ['a number for text', 'pilot: {name: 12}', '2:15 wrong-type: pilot.name: 12 is not text → put it in quotes: "12"'],
    ['a truth for text', 'pilot: {name: true}', '→ put it in quotes: "true"'],
    [
      'a country by name',
      'pilot: {name: X, jurisdictions: [germany]}',
      '2:34 bad-value: pilot.jurisdictions[0]: "germany" is not an ISO 3166 code such as DE or US-GA, or EU',
    ],
    ['a country in small letters', 'pilot: {name: X, jurisdictions: [us-ga]}', '→ did you mean "US-GA"?'],
    [
      'very long text',
      `pilot: {name: X, stage: ${'y'.repeat(500)}}`,
      `pilot.stage: "${'y'.repeat(79)}…" is not one of`,
    ],
  ])('%s', (_name, text, expected) => {
    expect(said(check(`version: 1\n${text}`))[0]).toContain(expected);
  });
});

describe('values with several shapes are told by the shape that was meant', () => {
  const range = 'value: {costs: {build: ';
  test.each([
    ['a negative number', `${range}-5}}`, '3:24 out-of-range: value.costs.build: -5 is not a number of 0 or more'],
    [
      'text',
      `${range}lots}}`,
      '3:24 wrong-type: value.costs.build: "lots" is not a number of 0 or more, or a map {low, likely, high}',
    ],
    [
      'a list',
      `${range}[1]}}`,
      '3:17 wrong-type: value.costs.build: found a list, expected a number of 0 or more, or a map {low, likely, high}',
    ],
    [
      'a range out of order',
      `${range}{low: 5, likely: 3, high: 8}}}`,
      '3:17 bad-value: value.costs.build: a range goes from low over likely to high; found 5, 3, 8',
    ],
    [
      'a range with a slip',
      `${range}{low: 1, likely: 2, high: 3, hihg: 4}}}`,
      '3:53 unknown-key: value.costs.build.hihg: unknown key → did you mean "high"?',
    ],
    [
      'a range with a negative part',
      `${range}{low: -1, likely: 2, high: 3}}}`,
      '3:30 out-of-range: value.costs.build.low: -1 is not a number of 0 or more',
    ],
    [
      'a range of shares in percent',
      'value: {adoption: {steady: {low: 0.1, likely: 0.5, high: 95}}}',
      '3:58 out-of-range: value.adoption.steady.high: 95 is not a share from 0 to 1 → for 95% write 0.95',
    ],
    [
      'an inference range',
      'value: {costs: {inference_per_task: {low: 1, likely: 2}}}',
      '3:17 missing: value.costs.inference_per_task.high: missing, expected a number of 0 or more',
    ],
    [
      'a token price',
      'value: {costs: {inference_per_task: {input_tokens: -1}}}',
      '3:52 out-of-range: value.costs.inference_per_task.input_tokens: -1 is not',
    ],
    [
      'a token price with a slip',
      'value: {costs: {inference_per_task: {inputs_tokens: 1}}}',
      '3:38 unknown-key: value.costs.inference_per_task.inputs_tokens: unknown key → did you mean "input_tokens"?',
    ],
    [
      'a control as a word',
      'data: {controls: {lineage: In-place}}',
      '3:28 unknown-word: data.controls.lineage: "In-place" is not one of in-place, partial, planned, absent, unknown, not-applicable, yes, no, n/a → did you mean "in-place"?',
    ],
    [
      'a control as a number',
      'data: {controls: {lineage: 3}}',
      '3:28 wrong-type: data.controls.lineage: 3 is not one of in-place, partial, planned, absent, unknown, not-applicable, yes, no, n/a, or a map {status, owner, verified, reason}',
    ],
    [
      'a control as a map, its word',
      'data: {controls: {lineage: {status: done}}}',
      '3:37 unknown-word: data.controls.lineage.status: "done" is not one of in-place',
    ],
    [
      'a control as a map, its key',
      'data: {controls: {lineage: {stauts: partial}}}',
      '3:29 unknown-key: data.controls.lineage.stauts: unknown key → did you mean "status"?',
    ],
    [
      'a control as a map, its date',
      'data: {controls: {lineage: {status: yes, verified: 2026-02-30}}}',
      '3:52 bad-date: data.controls.lineage.verified',
    ],
    [
      'not applicable without a reason',
      'data: {controls: {lineage: not-applicable}}',
      '3:28 bad-value: data.controls.lineage: not-applicable needs a reason: write {status: not-applicable, reason: …}',
    ],
    [
      'n/a without a reason',
      'data: {controls: {lineage: n/a}}',
      '3:28 bad-value: data.controls.lineage: not-applicable needs a reason',
    ],
    [
      'n/a in a map without a reason',
      'data: {controls: {lineage: {status: n/a}}}',
      '3:19 bad-value: data.controls.lineage.reason: not-applicable needs a reason',
    ],
    [
      'evidence as a number',
      'data: {evidence: [3]}',
      '3:19 wrong-type: data.evidence[0]: 3 is not text, or a map → put it in quotes: "3"',
    ],
    [
      'evidence with a slip',
      'data: {evidence: [{fiel: a.md, file: b}]}',
      '3:20 unknown-key: data.evidence[0].fiel: unknown key → did you mean "file"?',
    ],
    [
      'a place in a URL',
      'data: {evidence: [{url: "https://example.com", at: /a}]}',
      '3:52 bad-value: data.evidence[0].at: only a file is looked into: at goes with file',
    ],
    [
      'a condition without a place',
      'data: {evidence: [{file: a, is: 3}]}',
      '3:33 bad-value: data.evidence[0].is: is needs at, which says where in the file to look',
    ],
    [
      'a condition that is none',
      'data: {evidence: [{file: a, at: /b, is: ">= high"}]}',
      '3:41 bad-value: data.evidence[0].is: a comparison is written as ">= 0.95", "at most 3" or "0.8..0.95"',
    ],
    [
      'a condition that is a list',
      'data: {evidence: [{file: a, at: /b, is: [3]}]}',
      '3:37 wrong-type: data.evidence[0].is: found a list, expected text, or a number, or true or false',
    ],
  ])('%s', (_name, text, expected) => {
    expect(said(check(withLines(text)))).toHaveLength(1);
    expect(said(check(withLines(text)))[0]).toContain(expected);
  });
});

it('tells each fault of such a value once', () => {
  expect(said(check(withLines('value: {costs: {build: {low: -1, likely: 2, high: 3, hihg: 4}}}')))).toEqual([
    '3:30 out-of-range: value.costs.build.low: -1 is not a number of 0 or more',
    '3:54 unknown-key: value.costs.build.hihg: unknown key → did you mean "high"?',
  ]);
});

describe('unknown keys', () => {
  test.each([
    ['a slip', 'data: {soruces: []}', '3:8 unknown-key: data.soruces: unknown key → did you mean "sources"?'],
    ['a slip, blank', 'data: {soruces: }', '3:8 unknown-key: data.soruces: unknown key → did you mean "sources"?'],
    ['a section, empty', 'talnt: {}', '3:1 unknown-key: talnt: unknown key → did you mean "talent"?'],
    ['a dash for an underscore', 'budget: {lines: {change-training: 1}}', '→ did you mean "change_training"?'],
    ['of another place', 'sources: []', '3:1 unknown-key: sources: unknown key → "sources" belongs under data'],
    ['of another place, deep', 'value: {volume_per_month: 3}', '→ "volume_per_month" belongs under pilot.workflow'],
    ['of the top', 'data: {waivers: []}', '→ "waivers" belongs under the top level'],
    [
      'near one here, though known elsewhere',
      'kpis: {adoption: {intended_user: 3}}',
      '→ did you mean "intended_users"?',
    ],
    [
      'a control outside the controls',
      'data: {lineage: in-place}',
      '3:8 unknown-key: data.lineage: unknown key → this is a control: write data.controls.lineage',
    ],
    ['like nothing', 'talent: {partner: {xyzzy: 1}}', '→ known here: used, production_llm_experience, evidence'],
    [
      'a role of the capacity',
      'plan: {capacity: {devop: 1}}',
      '3:19 unknown-key: plan.capacity.devop: unknown key → did you mean "devops"?',
    ],
    [
      'in a list',
      'data:\n  sources:\n    - name: A\n      ownr: B',
      '6:7 unknown-key: data.sources[0].ownr: unknown key → did you mean "owner"?',
    ],
    ['with dots', 'data: {a.b: 1}', '3:8 unknown-key: data.a.b: unknown key'],
    ['of objects', 'data: {toString: 1, hasOwnProperty: }', '3:8 unknown-key: data.toString: unknown key'],
  ])('%s', (_name, text, expected) => {
    expect(said(check(withLines(text)))[0]).toContain(expected);
    expect(check(withLines(text)).pilot).toBeUndefined();
  });
});

describe('against the checklist', () => {
  test.each([
    [
      'a control of another dimension',
      'kpis: {controls: {lineage: yes}}',
      '3:19 misplaced-control: kpis.controls.lineage: "lineage" is not a control of kpis → it belongs to another dimension: data.controls.lineage',
    ],
    [
      'a slip',
      'data: {controls: {linage: yes}}',
      '3:19 unknown-control: data.controls.linage: "linage" is not a control of data → did you mean "lineage"?',
    ],
    ['a slip of another dimension', 'kpis: {controls: {linage: yes}}', '→ did you mean data.controls.lineage?'],
    ['like nothing', 'kpis: {controls: {xyzzy: yes}}', '→ the controls of kpis: stop-criteria'],
    [
      'a check on facts',
      'data: {controls: {ownership: yes}}',
      '→ this check is judged from the facts of the file; it is not declared',
    ],
    [
      'evidence is not a control',
      'data: {controls: {evidence: [a.md]}}',
      '3:19 unknown-control: data.controls.evidence: "evidence" is not a control of data → put the evidence on the control itself',
    ],
    ['an unknown control, blank', 'data: {controls: {linage: }}', '3:19 unknown-control'],
    ['an unknown control with a bad word', 'data: {controls: {linage: perhaps}}', '3:19 unknown-control'],
    ['a name of objects', 'data: {controls: {toString: yes}}', '3:19 unknown-control'],
    [
      'a waived check with a slip',
      waiver('governance.bias-revew'),
      '3:19 unknown-check: waivers[0].check: "governance.bias-revew" is not a check of this checklist → did you mean "governance.bias-review"?',
    ],
    ['a waived check by its path', waiver('data.controls.lineage'), '→ did you mean "data.lineage"?'],
    ['a waived check like nothing', waiver('xyzzy'), '→ a check id is written data.lineage'],
  ])('%s', (_name, text, expected) => {
    expect(said(check(withLines(text)))).toHaveLength(1);
    expect(said(check(withLines(text)))[0]).toContain(expected);
    expect(check(withLines(text)).pilot).toBeUndefined();
  });

  it('a waiver that nobody approved', () => {
    const line = '{check: data.lineage, reason: r, approved_by: nobody, expires: 2027-01-01}';
    expect(said(check(withLines(`waivers:\n  - ${line}`)))).toEqual([
      expect.stringContaining('waivers[0].approved_by: "nobody" approves nothing'),
    ]);
  });

  it('a check waived twice', () => {
    const line = '{check: data.lineage, reason: r, approved_by: a, expires: 2027-01-01}';
    expect(said(check(withLines(`waivers:\n  - ${line}\n  - ${line}`)))).toEqual([
      '5:13 repeated-waiver: waivers[1].check: "data.lineage" is waived already by waivers[0]',
    ]);
  });
});

function waiver(id: string): string {
  return `waivers: [{check: ${id}, reason: r, approved_by: a, expires: 2027-01-01}]`;
}

describe('sums and names', () => {
  it('lines above the total', () => {
    expect(said(check(withLines('budget:\n  total: 10\n  lines: {build: 8, data: 3}')))).toEqual([
      '5:3 over-budget: budget.lines: the lines add up to 11, more than the total of 10 → raise budget.total, or correct a line',
    ]);
  });

  it('a percentage under the unit of a share', () => {
    const metric = (unit: string, measured: number) =>
      said(
        check(
          withLines(
            `evaluation: {metrics: [{name: A, unit: ${unit}, threshold: 0.85, measured: {value: ${measured}}}]}`,
          ),
        ),
      );
    expect(metric('share', 91)[0]).toContain(
      'not-a-share: evaluation.metrics[0].measured.value: 91 is not a share: the unit is "share", from 0 to 1 → for 91% write 0.91',
    );
    expect(metric('ratio', 1.2)).toHaveLength(1);
    expect(metric('share', 0.91)).toEqual([]);
    expect(metric('percent', 91)).toEqual([]);
    expect(metric('seconds', 91)).toEqual([]);
    const kpi = 'kpis: {measures: [{name: A, role: primary, unit: share of calls, baseline: 40, target: 0.6}]}';
    expect(said(check(withLines(kpi)))).toHaveLength(1);
  });

  it('two currencies', () => {
    expect(said(check(withLines('value: {currency: USD}\nbudget: {currency: EUR}')))).toEqual([
      '4:20 two-currencies: budget.currency: "EUR" differs from value.currency, "USD"; amounts cannot be compared → give both sections in one currency',
    ]);
  });

  test.each([
    ['sources', 'data: {sources: [{name: A}, {name: A }]}', '3:36'],
    ['measures', 'kpis: {measures: [{name: A, role: primary}, {name: A, role: guardrail}]}', '3:52'],
    ['metrics', 'evaluation: {metrics: [{name: A}, {name: A}]}', '3:42'],
    ['agents', 'agents: [{name: A}, {name: A}]', '3:28'],
    ['integrations', 'architecture: {integrations: [{system: A}, {system: A}]}', '3:53'],
  ])('one name twice is a warning: %s', (_name, text, place) => {
    const { pilot, problems } = check(withLines(text));
    expect(problems.map(({ severity, code, at }) => [severity, code, `${at.line}:${at.column}`])).toEqual([
      ['warning', 'repeated-name', place],
    ]);
    expect(pilot).toBeDefined();
  });
});

describe('all at once', () => {
  it('every kind of problem, in file order', () => {
    const text = `version: 1
pilot:
  name: ""
  stage: Pilot
  started: 2026-13-40
kpis:
  measures:
    - {name: A, role: primary, baseline: "35"}
    - {name: A, rule: primary}
budget: {total: 1, lines: {build: 2}, aproved: true}
data:
  controls: {linage: yes, retention: perhaps}
agents: [~]
waivers:
  - {check: data.linage, reason: r, approved_by: a, expires: soon}
`;
    expect(said(check(text)).map((one) => one.split(': ').slice(0, 2).join(' '))).toEqual([
      '3:9 missing pilot.name',
      '4:10 unknown-word pilot.stage',
      '5:12 bad-date pilot.started',
      '8:42 wrong-type kpis.measures[0].baseline',
      '9:7 missing kpis.measures[1].role',
      '9:14 repeated-name kpis.measures[1].name',
      '9:17 unknown-key kpis.measures[1].rule',
      '10:20 over-budget budget.lines',
      '10:39 unknown-key budget.aproved',
      '12:14 unknown-control data.controls.linage',
      '12:38 unknown-word data.controls.retention',
      '13:10 blank-item agents[0]',
      '15:13 unknown-check waivers[0].check',
      '15:62 bad-date waivers[0].expires',
    ]);
  });

  it('inside an alias, where it is written', () => {
    const text = withLines('data:\n  sources:\n    - &a {name: A, kind: mail}\n    - *a');
    expect(said(check(text)).map((one) => one.split(' ')[0])).toEqual(['5:17', '5:26', '5:26']);
  });

  it('names no schema and no type of the machine', () => {
    const wrong = fc.oneof(
      fc.constantFrom<unknown>(
        -1,
        95,
        1.5,
        true,
        '',
        'yes',
        '12',
        'word',
        '2026-02-30',
        [],
        ['x'],
        [null],
        {},
        { a: 1 },
      ),
      fc.constant({ low: 3, likely: 2, high: 1 }),
    );
    const leaves = paths(parse(example, 'x').document?.value, []);
    const spoiled = fc.tuple(fc.constantFrom(...leaves), wrong).map(([path, value]) => {
      const copy = structuredClone(parse(example, 'x').document?.value);
      spoil(copy, path, value);
      return JSON.stringify(copy);
    });
    fc.assert(
      fc.property(spoiled, (text) => {
        const { pilot, problems } = check(text);
        expect(pilot === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
        for (const { message, hint, at } of problems) {
          expect(`${message} ${hint}`).not.toMatch(
            /Invalid|undefined is|\[object|received|expected (object|string|array)|NaN/,
          );
          expect(message.startsWith(`${at.path}: `)).toBe(true);
        }
      }),
      { numRuns: cases(300) },
    );
  });
});

type Path = readonly (string | number)[];

const paths = (value: unknown, above: Path): readonly Path[] => {
  if (typeof value !== 'object' || value === null) return [above];
  const inside = Object.entries(value).flatMap(([key, part]) =>
    paths(part, [...above, Array.isArray(value) ? Number(key) : key]),
  );
  return above.length === 0 ? inside : [above, ...inside];
};

const spoil = (value: unknown, path: Path, wrong: unknown): void => {
  const holder = path.slice(0, -1).reduce<unknown>((at, part) => Reflect.get(Object(at), part), value);
  Reflect.set(Object(holder), path.at(-1) ?? '', wrong);
};
