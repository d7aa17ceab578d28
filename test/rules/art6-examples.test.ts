// Half of the practical examples of the Commission's draft guidelines on Article 6, with the label that the draft gives
// each, put to the questions of the pilot file.
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { classificationWords } from '../../src/model/pilot/governance.text.ts';
import { highRiskUses } from '../../src/model/pilot/governance.ts';
import { riskTier, type Tier } from '../../src/rules/risk-tier.ts';
import { minimal } from '../assess/obligations/kit.ts';
import { pilotOf } from '../kit.ts';

type Label = 'high-risk' | 'outside' | 'exempted';
type Example = { readonly id: string; readonly point: string | null; readonly label: Label };

const file = new URL('../fixtures/art6-examples.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly Example[] };
const labelled = new Map(cases.map((one) => [one.id, one]));

const tierFor = (classification: object): Tier | undefined =>
  riskTier(
    pilotOf({
      pilot: { jurisdictions: ['DE'], users: 'internal', stage: 'pilot' },
      governance: { classification: { ...minimal, ...classification } },
    }),
  ).tier;

const labelOf = (tier: Tier | undefined): string =>
  tier === 'high-risk' || tier === 'exempted' ? tier : tier === undefined ? 'unresolved' : 'outside';

const exempt = (use: string, exemption: string) => ({ high_risk_uses: [use], exemption });
const uses = (...list: readonly string[]) => ({ high_risk_uses: list });
const none = uses();

/** The answers that a team would give for what the example describes, where a system with a language model could do it. */
const answers: Readonly<Record<string, object>> = {
  'ec-art6-021': uses('1(b)'), // sorts travellers by gait and face
  'ec-art6-025': none, // moderates text and pictures: no biometrics
  'ec-art6-035': uses('2'), // interprets between control centre and drivers: safety of transport
  'ec-art6-057': exempt('3(a)', 'narrow-procedural'), // indexes and translates application files
  'ec-art6-059': exempt('3(a)', 'narrow-procedural'), // sorts incoming applications
  'ec-art6-061': uses('3(b)'), // grades each unit and says what to learn
  'ec-art6-063': none, // a companion that evaluates nobody
  'ec-art6-073': exempt('3(c)', 'preparatory'), // questions for an educator who assesses
  'ec-art6-083': { ...uses('4(a)'), profiles_people: true }, // finds and ranks candidates
  'ec-art6-087': uses('4(a)'), // screens apprentices
  'ec-art6-089': { ...uses('4(a)'), profiles_people: true }, // matches candidates to vacancies
  'ec-art6-099': exempt('4(a)', 'narrow-procedural'), // finds interview dates
  'ec-art6-113': exempt('4(b)', 'improves-human-work'), // better wording of finished evaluations
  'ec-art6-115': uses('5(a)'), // decides on social benefits
  'ec-art6-119': uses('5(a)'), // ranks applications for income support
  'ec-art6-121': uses('5(a)'), // answers a case handler's legal questions on one application
  'ec-art6-129': exempt('5(a)', 'preparatory'), // summarises medical reports for a case handler
  'ec-art6-131': exempt('5(a)', 'narrow-procedural'), // speech to text, and a summary
  'ec-art6-147': uses('5(d)'), // listens to emergency calls and prompts the call-taker
  'ec-art6-153': none, // transcribes emergency calls
  'ec-art6-205': none, // neutral summaries, no judgement of truth
  'ec-art6-209': { ...uses('7(b)'), profiles_people: true }, // ranks visa applicants by risk
  'ec-art6-213': { ...uses('7(b)'), profiles_people: true }, // flags named travellers
  'ec-art6-231': exempt('7(c)', 'narrow-procedural'), // transcribes and translates interviews
  'ec-art6-247': uses('8(a)'), // drafts judgments
  'ec-art6-249': uses('8(a)'), // finds law and says how it applies
  'ec-art6-251': none, // a court's information bot
  'ec-art6-253': none, // allots cases
  'ec-art6-259': exempt('8(a)', 'preparatory'), // searches and summarises published decisions
  'ec-art6-261': exempt('8(a)', 'detects-patterns'), // compares a finished draft with the file
  'ec-art6-263': uses('8(b)'), // a bot that persuades voters
  'ec-art6-267': none, // slogans that people review
  'ec-art6-271': none, // counts ballots
  'ec-art6-273': exempt('8(b)', 'improves-human-work'), // tone of finished campaign texts
};

test.each(Object.entries(answers))('%s ends as the draft guidelines label it', (id, given) => {
  expect(labelOf(tierFor(given))).toBe(labelled.get(id)?.label);
});

describe('every example can be said in the words of the question', () => {
  const choices = classificationWords['governance.classification.high_risk_uses']?.choices ?? {};
  const points = cases.filter(({ point }) => point !== null);

  it('each point of Annex III is a choice', () => {
    expect(points.filter(({ point }) => !highRiskUses.some((use) => use === point))).toEqual([]);
    expect(Object.keys(choices).toSorted()).toEqual(highRiskUses.toSorted());
  });

  it('what the draft puts outside a point is said to be outside', () => {
    const outside = new Set(points.filter(({ label }) => label === 'outside').map(({ point }) => point ?? ''));
    expect(
      [...outside].filter((point) => !choices[point]?.includes('(not: ') && !choices[point]?.includes('; ')),
    ).toEqual([]);
  });

  test.each(highRiskUses)('%s alone is high-risk, with an exemption it is not, with profiling it is', (use) => {
    expect(tierFor(uses(use))).toBe('high-risk');
    expect(tierFor(exempt(use, 'preparatory'))).toBe('exempted');
    expect(tierFor({ ...exempt(use, 'preparatory'), profiles_people: true })).toBe('high-risk');
  });
});
