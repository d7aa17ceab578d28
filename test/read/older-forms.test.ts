// Keys and words of before are read for the graver, with a warning that says what to write.
import { describe, expect, it, test } from 'vitest';
import { composeChecklist } from '../../src/checklist/core.ts';
import { parse } from '../../src/read/parse.ts';
import { validate } from '../../src/read/validate.ts';

const read = (classification: string, more = '') => {
  const text = `version: 1\npilot: {name: Test}\ngovernance: {classification: ${classification}}\n${more}`;
  const { document } = parse(Buffer.from(text), 'pilot.yaml');
  if (document === undefined) throw new Error('not read');
  return validate(document, composeChecklist());
};

const usesIn = (classification: string) => read(classification).pilot?.governance.classification.high_risk_uses;

describe('high_risk_areas', () => {
  test.each([
    ['["4"]', ['4(a)', '4(b)']],
    ['["5a"]', ['5(a)']],
    ['["2"]', ['2']],
    ['["1", "8"]', ['1(a)', '1(b)', '1(c)', '8(a)', '8(b)']],
    ['[]', []],
  ])('%s stands for all its uses', (areas, uses) => {
    expect(usesIn(`{high_risk_areas: ${areas}}`)).toEqual(uses);
  });

  it('says in a warning what to answer, with what falls outside', () => {
    const { problems } = read('{high_risk_areas: ["4"]}');
    expect(problems).toMatchObject([{ code: 'older-form', severity: 'warning', at: { line: 3 } }]);
    expect(problems[0]?.hint).toMatch(/answer high_risk_uses .*4\(a\) recruit .*not: job ads.*4\(b\)/);
  });

  it('gives way to the answer that replaced it', () => {
    expect(usesIn('{high_risk_areas: ["4"], high_risk_uses: []}')).toEqual([]);
    expect(read('{high_risk_areas: ["4"], high_risk_uses: []}').problems[0]?.message).toContain('is not read');
  });

  test.each(['["9"]', 'yes', '{a: 1}'])('refuses %s as the question would', (areas) => {
    const { pilot, problems } = read(`{high_risk_areas: ${areas}}`);
    expect(pilot).toBeUndefined();
    expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
  });
});

describe('another spelling of the same answer', () => {
  it('names a use by point and letter, with brackets or without', () => {
    expect(usesIn('{high_risk_uses: [4a, "5B", 1(a), "2", "3 c"]}')).toEqual(['4(a)', '5(b)', '1(a)', '2', '3(c)']);
    expect(read('{high_risk_uses: [4a]}').problems).toEqual([]);
  });

  it('refuses a use that Annex III does not have', () => {
    expect(read('{high_risk_uses: [4z]}').problems[0]?.code).toBe('unknown-word');
  });

  test.each([
    ['section-a', true, 'A'],
    ['section-b', true, 'B'],
    ['true', true, undefined],
    ['false', false, undefined],
  ])('Annex I as %s says which section where it can', (word, component, section) => {
    const { pilot, problems } = read(`{annex_i_component: ${word}}`);
    expect(problems).toEqual([]);
    const { annex_i_component, annex_i_section } = pilot?.governance.classification ?? {};
    expect([annex_i_component, annex_i_section]).toEqual([component, section]);
  });

  it('leaves a list alone that is none', () => {
    expect(read('{high_risk_uses: 4a}').problems.length).toBeGreaterThan(0);
    expect(read('{annex_i_component: section-c}').problems[0]?.code).toBe('wrong-type');
  });
});

describe('payment', () => {
  const source = (word: string) => read('{}', `data: {sources: [{name: S, personal_data: ${word}}]}\n`);

  test.each(['payment', '[health, payment]'])('%s is warned of', (word) => {
    expect(source(word).problems).toMatchObject([{ code: 'older-form', severity: 'warning' }]);
  });

  test.each(['payment-card', '[health, account]', 'none', '[criminal]'])('%s is not', (word) => {
    expect(source(word).problems).toEqual([]);
  });
});
