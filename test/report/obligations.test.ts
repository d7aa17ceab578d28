// How obligations are told: compact, with clause and remedy; in full with --details; harmless whatever a file says.
import { describe, expect, it, test } from 'vitest';
import type { Obligation } from '../../src/model/obligation.ts';
import { planOf } from '../../src/plan/index.ts';
import { jsonReport } from '../../src/report/assess/json.ts';
import { dateWords, dueOf, upcomingWords } from '../../src/report/words.ts';
import { assessed, classified, find, obligationsIn } from '../assess/obligations/kit.ts';
import { rendered } from '../judge.ts';

const nasty = '\u001b[31m<b>|x';
const value = {
  pilot: { name: 'Test pilot', jurisdictions: ['DE'] },
  data: { sources: [{ name: 'Source', personal_data: 'personal' }] },
  governance: {
    ...classified({ high_risk_uses: ['4(a)'] }).governance,
    obligations: { 'gdpr-art-13': { status: 'not-applicable', reason: nasty, evidence: [nasty] } },
  },
};
const assessment = assessed(value);
const reported = { assessment, plan: planOf(assessment), tool: { name: 'readiness', version: '0.0.0-test' } };

test.each([
  ['terminal', false, ['Law, beside the score', 'binding', 'voluntary:', 'no legal advice', '2027-12-02: ', '→ ']],
  [
    'terminal',
    true,
    ['gdpr-art-13', 'binds controller', 'rule T4', 'date unconfirmed', 'pilot.yaml:1:1', 'LLM01:2026'],
  ],
  ['markdown', false, ['### Law, beside the score', 'because: ', 'from 2027-12-02', 'no legal advice']],
  ['markdown', true, ['LLM01:2026', 'declared not to apply']],
] as const)('%s, details %s', async (format, details, words) => {
  const text = (await rendered(reported, format, details)).replace(/\s+/g, ' ');
  for (const word of words) expect(text).toContain(word.trim());
  expect(text).not.toContain('\u001b');
  if (format === 'markdown') expect(text).not.toContain('<b>');
});

it('is in the JSON report as it is judged', () => {
  const { obligations } = jsonReport(reported);
  expect(obligations).toEqual(assessment.obligations);
});

it('says how many of them only a blank answer keeps, and whom the laws bind', async () => {
  const said = async (facts: object) => {
    const judged = assessed(facts);
    const text = await rendered({ ...reported, assessment: judged }, 'terminal', false);
    return text.replace(/\s+/g, ' ');
  };
  const german = await said(value);
  expect(german).toMatch(/ \d+ binding \(\d+ only because an answer that could rule them out is blank\): /);
  expect(german).toContain('GDPR: controller, processor');
  expect(await said({})).toMatch(/ \d+ binding \(all only because an answer that could rule them out is blank\): /);
  const told = await said({
    ...value,
    architecture: { model: { hosting: 'self-hosted' } },
    pilot: { ...value.pilot, task: 'summarisation' },
  });
  expect(told).toMatch(/ \d+ binding: /);
});

it('says once in full what holds for a law as a whole', async () => {
  const text = (await rendered(reported, 'terminal', true)).replace(/\s+/g, ' ');
  expect(text.match(/GDPR: Changes were under negotiation/g)).toHaveLength(1);
  expect(text).toContain('asks: People are told what is done with the data that they give');
  expect(text).not.toMatch(/binds organisation|binds ·/);
  expect((await rendered(reported, 'markdown', true)).match(/- GDPR: Changes were under/g)).toHaveLength(1);
});

describe('words', () => {
  const all = obligationsIn(value);
  const words = (id: string) => dateWords(find(all, id) as Obligation);

  test.each([
    ['gdpr-art-30', 'in force'],
    ['eu-ai-act-art-4', 'since 2025-02-02'],
    ['eu-ai-act-art-9', 'from 2027-12-02'],
  ])('%s applies %s', (id, expected) => expect(words(id)).toBe(expected));

  it('gives an unconfirmed date as one', () => {
    expect(words('eu-ai-act-art-43')).toMatch(/^date unconfirmed \(.*\), planned with 2027-12-02$/);
    expect(upcomingWords(all)).toHaveLength(2);
    expect(upcomingWords(all).filter((line) => line.includes('unconfirmed'))).toHaveLength(1);
  });

  it('tells what is breached before what is not answered, and nothing voluntary', () => {
    const states = dueOf(all).map(({ state }) => state);
    expect(states.lastIndexOf('breached')).toBeLessThan(states.indexOf('to-be-answered'));
    expect(dueOf(all).every(({ binding }) => binding)).toBe(true);
  });
});
