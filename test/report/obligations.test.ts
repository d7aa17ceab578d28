// How obligations are told: compact, with clause and remedy; in full with --details; harmless whatever a file says.
import { describe, expect, it, test } from 'vitest';
import type { Obligation } from '../../src/model/obligation.ts';
import { makePlan } from '../../src/plan/index.ts';
import { jsonReport } from '../../src/report/assess/json.ts';
import { describeDutyDate, describeUpcoming, dueDuties, lawLine } from '../../src/report/words.ts';
import { assessed, classified, find, obligationsIn } from '../assess/obligations/kit.ts';
import { rendered } from '../judge.ts';

const nasty = '\u001b[31m<b>|x';
const value = {
  pilot: { name: 'Test pilot', jurisdictions: ['DE'], users: 'internal', task: 'summarisation' },
  data: { sources: [{ name: 'Source', personal_data: 'personal' }] },
  governance: {
    ...classified({ high_risk_uses: ['4(a)'] }).governance,
    obligations: { 'gdpr-art-13': { status: 'not-applicable', reason: nasty, evidence: [nasty] } },
  },
};
const assessment = assessed(value);
const reported = { assessment, plan: makePlan(assessment), tool: { name: 'readiness', version: '0.0.0-test' } };

test.each([
  [
    'terminal',
    false,
    [
      'Law, beside the score',
      '58 duties by the stated facts: 28 to be answered',
      '87 voluntary:',
      'no legal advice',
      '2027-12-02: ',
      '→ ',
    ],
  ],
  [
    'terminal',
    true,
    ['gdpr-art-13', 'binds controller', 'rule T4', 'date unconfirmed', 'pilot.yaml:1:1', 'LLM01:2026'],
  ],
  ['markdown', false, ['### Law, beside the score', 'because: ', 'from 2027-12-02', 'no legal advice']],
  ['html', true, ['LLM01:2026', 'declared not to apply']],
  ['markdown', true, ['1 declared not to apply', '- and 48 more: readiness assess pilot.yaml -f json lists all']],
] as const)('%s, details %s', async (format, details, words) => {
  const text = (await rendered(reported, format, details)).replace(/\s+/g, ' ');
  for (const word of words) expect(text).toContain(word.trim());
  expect(text).not.toContain('\u001b');
  expect(text).not.toMatch(/\bbinding\b/);
  if (format === 'markdown') expect(text).not.toContain('<b>');
});

it('is in the JSON report as it is judged', () => {
  const { obligations } = jsonReport(reported);
  expect(obligations).toEqual(assessment.obligations);
});

it('says which of them only a blank answer keeps, what rules them out, and whom the others bind', async () => {
  const said = async (facts: object) => {
    const text = await rendered({ ...reported, assessment: assessed(facts) }, 'terminal', false);
    return text.replace(/\s+/g, ' ');
  };
  const german = await said(value);
  expect(german).toMatch(/ \d+ duties by the stated facts: \d+ to be answered/);
  expect(german).toContain('GDPR: controller, processor');
  const texan = await said({ ...classified({ eu_link: undefined }, { jurisdictions: ['US-TX'] }) });
  expect(texan).toMatch(
    /Only while an answer is blank: EU AI Act, \d+ duties \(ruled out by governance\.classification\.eu_link: false\)/,
  );
  expect(texan).not.toContain('EU AI Act Art 9');
});

it('never lets an empty list read as clearance, and names what was not looked at', async () => {
  const text = async (place: string) => {
    const judged = assessed(classified({ eu_link: false }, { jurisdictions: [place] }));
    return (await rendered({ ...reported, assessment: judged }, 'terminal', false)).replace(/\s+/g, ' ');
  };
  for (const place of ['JP', 'CH', 'VN']) {
    expect(await text(place)).toContain('bring no duty on this list; law that is not on it was not looked at');
  }
  expect(await text('JP')).toContain('Not looked at: Japan');
  expect(await text('KR')).toContain('South Korea: looked at the AI Basic Act. Not looked at: the privacy act (PIPA)');
  expect(await text('GB')).toContain('United Kingdom: looked at the UK GDPR. Not looked at: equality');
  expect(await text('US-TX')).toMatch(/United States: .*TRAIGA in Texas.*Not looked at: federal law/);
});

test.each([
  [['JP'], 'Law: not looked at: Japan'],
  [[], 'Law: no place is stated, so no law of a place was looked at'],
  [['CN'], 'Law: nothing on this list is in force and open; other law was not looked at'],
] as const)('one line on law: %j', (jurisdictions, expected) => {
  expect(lawLine(assessed(classified({ eu_link: false }, { jurisdictions })))).toBe(expected);
});

it('says on the first screen that of some places little was looked at', () => {
  const chat = (place: string) =>
    classified(
      { eu_link: false, interactions: ['talks-to-people', 'generates-content'] },
      { jurisdictions: [place], users: 'customers', output: ['text'] },
    );
  expect(lawLine(assessed(chat('KR')))).toBe('Law: 2 duties in force to be answered; looked at in part: South Korea');
  expect(lawLine(assessed({ ...chat('US'), data: { sources: [] } }))).toMatch(
    /^Law: \d+ duties only while an answer is blank$/,
  );
});

it('says first what is breached, in the one line on law', () => {
  const chat = classified({ interactions: ['talks-to-people', 'generates-content'] }, { users: 'customers' });
  const governance = { ...chat.governance, controls: { transparency: 'absent' } };
  expect(lawLine(assessed({ ...chat, governance }))).toMatch(
    /^Law: breached: EU AI Act Art 50\(1\); \d+ duties in force/,
  );
});

it('says once in full what holds for a law as a whole', async () => {
  const text = (await rendered(reported, 'terminal', true)).replace(/\s+/g, ' ');
  expect(text.match(/GDPR: Read as in force/g)).toHaveLength(1);
  expect(text).toContain('asks: People are told what is done with the data that they give');
  expect(text).not.toMatch(/binds organisation|binds ·/);
  expect((await rendered(reported, 'markdown', true)).match(/- GDPR: Read as in/g)).toHaveLength(1);
});

describe('words', () => {
  const all = obligationsIn(value);
  const words = (id: string) => describeDutyDate(find(all, id) as Obligation);

  test.each([
    ['gdpr-art-30', 'in force'],
    ['eu-ai-act-art-4', 'since 2025-02-02'],
    ['eu-ai-act-art-9', 'from 2027-12-02'],
  ])('%s applies %s', (id, expected) => expect(words(id)).toBe(expected));

  it('gives an unconfirmed date as one', () => {
    expect(words('eu-ai-act-art-43')).toMatch(/^date unconfirmed \(.*\), planned with 2027-12-02$/);
    expect(describeUpcoming(all).filter((line) => line.includes('unconfirmed'))).toHaveLength(1);
  });

  it('tells what is breached before what is not answered, and nothing voluntary', () => {
    const states = dueDuties(all).map(({ state }) => state);
    expect(states.lastIndexOf('breached')).toBeLessThan(states.indexOf('to-be-answered'));
    expect(dueDuties(all).every(({ binding }) => binding)).toBe(true);
  });
});
