// Fact sets with the tier and the roles that follow from the text of Regulation (EU) 2024/1689 as amended by (EU) 2026/1744.
import { expect, test } from 'vitest';
import { groundHolds } from '../../src/rules/regulations.ts';
import { riskTier, type Tier } from '../../src/rules/risk-tier.ts';
import { minimal } from '../assess/obligations/kit.ts';
import { pilotOf } from '../kit.ts';

type Role =
  | 'provider'
  | 'deployer'
  | 'importer'
  | 'distributor'
  | 'authorised-representative'
  | 'model-provider'
  | 'systemic-model';
const roles: readonly Role[] = [
  'provider',
  'deployer',
  'importer',
  'distributor',
  'authorised-representative',
  'model-provider',
  'systemic-model',
];

const own: readonly Role[] = ['provider', 'deployer'];
const bought: readonly Role[] = ['deployer'];

/** What is said of the classification beside the plain answers, of the pilot beside internal use in Germany; tier; roles. */
type Row = readonly [
  what: string,
  classification: object,
  pilot: object,
  tier: Tier | 'unresolved',
  roles: readonly Role[],
];

const rows: readonly Row[] = [
  // Article 2 and 3(1): scope
  ['rules that people wrote (3(1))', { infers_outputs: false }, {}, 'out-of-scope', own],
  ['a deployer in the Union (2(1)(b))', {}, {}, 'minimal', own],
  ['output used in the Union (2(1)(c))', {}, { jurisdictions: ['US'] }, 'minimal', own],
  ['no link to the Union', { eu_link: false }, { jurisdictions: ['US'] }, 'out-of-scope', own],
  ['a link denied against a place in it', { eu_link: false }, {}, 'unresolved', own],
  ['a link denied, and a practice', { eu_link: false, prohibited_practices: ['f'] }, {}, 'prohibited', own],
  ['military alone (2(3))', { sole_purpose: 'military' }, { stage: 'production' }, 'out-of-scope', own],
  [
    'scientific research alone (2(6))',
    { sole_purpose: 'scientific-research' },
    { stage: 'production' },
    'out-of-scope',
    own,
  ],
  ['research before the market (2(8))', { research_only: true }, { stage: 'demo' }, 'out-of-scope', own],
  ['research on real users (2(8), last sentence)', { research_only: true }, { stage: 'pilot' }, 'minimal', own],
  ['private use (2(10))', { sole_purpose: 'personal', built: 'bought' }, { stage: 'pilot' }, 'out-of-scope', bought],
  ['open source, nothing special (2(12))', { open_source: true }, {}, 'out-of-scope', own],
  ['open source, high-risk (2(12))', { open_source: true, high_risk_uses: ['5(b)'] }, {}, 'high-risk', own],
  // Article 5
  ['social scoring (5(1)(c))', { prohibited_practices: ['c'] }, {}, 'prohibited', own],
  ['emotions at work (5(1)(f))', { prohibited_practices: ['f'], built: 'bought' }, {}, 'prohibited', bought],
  [
    'emotions at work, for safety (5(1)(f), Annex III 1(c))',
    { interactions: ['emotion-or-biometric'] },
    {},
    'high-risk',
    own,
  ],
  ['imagery without consent (5(1)(ba))', { prohibited_practices: ['ba'] }, { output: ['image'] }, 'prohibited', own],
  ['a practice before Annex III', { prohibited_practices: ['d'], high_risk_uses: ['6(d)'] }, {}, 'prohibited', own],
  // Article 6(1): Annex I
  ['a medical device (6(1), section A)', { annex_i_component: true, annex_i_section: 'A' }, {}, 'high-risk', own],
  ['a machine (2(2), section B)', { annex_i_component: true, annex_i_section: 'B' }, {}, 'high-risk', own],
  // Article 6(2): Annex III
  ['remote identification (1(a))', { high_risk_uses: ['1(a)'] }, {}, 'high-risk', own],
  ['one-to-one verification, left out of 1(a)', {}, {}, 'minimal', own],
  ['power grid control (2)', { high_risk_uses: ['2'] }, {}, 'high-risk', own],
  ['admission (3(a))', { high_risk_uses: ['3(a)'], built: 'bought' }, {}, 'high-risk', bought],
  ['proctoring (3(d))', { high_risk_uses: ['3(d)'] }, {}, 'high-risk', own],
  ['screening applicants (4(a))', { high_risk_uses: ['4(a)'], profiles_people: true }, {}, 'high-risk', own],
  ['giving out tasks by behaviour (4(b))', { high_risk_uses: ['4(b)'], used_on_workers: true }, {}, 'high-risk', own],
  ['benefits (5(a))', { high_risk_uses: ['5(a)'], deployer: 'public-body', built: 'bought' }, {}, 'high-risk', bought],
  ['credit (5(b))', { high_risk_uses: ['5(b)'], deployer: 'credit-or-insurance' }, {}, 'high-risk', own],
  ['emergency calls (5(d))', { high_risk_uses: ['5(d)'] }, {}, 'high-risk', own],
  ['evidence in criminal cases (6(c))', { high_risk_uses: ['6(c)'] }, {}, 'high-risk', own],
  ['asylum applications (7(c))', { high_risk_uses: ['7(c)'] }, {}, 'high-risk', own],
  ['interpreting law for a court (8(a))', { high_risk_uses: ['8(a)'] }, {}, 'high-risk', own],
  // Article 6(3)
  ['a narrow procedural task', { high_risk_uses: ['4(a)'], exemption: 'narrow-procedural' }, {}, 'exempted', own],
  [
    'better wording of finished work',
    { high_risk_uses: ['4(b)'], exemption: 'improves-human-work' },
    {},
    'exempted',
    own,
  ],
  [
    'the same with profiling',
    { high_risk_uses: ['4(a)'], exemption: 'preparatory', profiles_people: true },
    {},
    'high-risk',
    own,
  ],
  [
    'the same that sways',
    { high_risk_uses: ['4(a)'], exemption: 'preparatory', material_influence: true },
    {},
    'high-risk',
    own,
  ],
  ['an exemption nobody answered', { high_risk_uses: ['4(a)'], exemption: '' }, {}, 'unresolved', own],
  // Article 50
  [
    'a chatbot (50(1))',
    { interactions: ['talks-to-people'] },
    { users: 'customers', task: 'conversation' },
    'transparency',
    ['provider'],
  ],
  [
    'the same, bought',
    { interactions: ['talks-to-people'], built: 'bought' },
    { users: 'customers' },
    'transparency',
    bought,
  ],
  ['generated images (50(2))', { interactions: ['generates-content'] }, { output: ['image'] }, 'transparency', own],
  [
    'source code (outside 50(2))',
    { interactions: ['generates-content'] },
    { task: 'coding', output: ['code'] },
    'minimal',
    own,
  ],
  [
    'help with editing (50(2), third sentence)',
    { interactions: ['generates-content'], edits_only: true },
    {},
    'minimal',
    own,
  ],
  ['deep fakes (50(4))', { interactions: ['deep-fakes'], built: 'bought' }, {}, 'transparency', bought],
  // Roles: Articles 3, 22 to 25, 51 and 53
  [
    'sold and never used (3(4))',
    { roles: ['provider'], high_risk_uses: ['4(a)'] },
    { users: 'customers' },
    'high-risk',
    ['provider'],
  ],
  [
    'an importer (3(6), 23)',
    { roles: ['importer'], built: 'bought', high_risk_uses: ['4(a)'] },
    { users: 'customers' },
    'high-risk',
    ['importer'],
  ],
  [
    'a distributor (3(7), 24)',
    { roles: ['distributor'], built: 'bought', high_risk_uses: ['4(a)'] },
    { users: 'customers' },
    'high-risk',
    ['distributor'],
  ],
  [
    'an authorised representative (3(5), 22)',
    { roles: ['authorised-representative'], built: 'bought', high_risk_uses: ['4(a)'] },
    { users: 'customers' },
    'high-risk',
    ['authorised-representative'],
  ],
  [
    'high-risk under a name of its own (25(1)(a))',
    { built: 'rebranded', high_risk_uses: ['4(a)'] },
    {},
    'high-risk',
    own,
  ],
  [
    'a seller that puts its name on it (25(1)(a))',
    { built: 'rebranded', roles: ['seller'], high_risk_uses: ['4(a)'] },
    { users: 'customers' },
    'high-risk',
    ['provider'],
  ],
  ['white-labelled, not high-risk: provider or not is open', { built: 'rebranded' }, {}, 'minimal', bought],
  ['light tuning of a model (guidelines 59 to 61)', { gpai_training: 'light-tuning' }, {}, 'minimal', own],
  [
    'above a third of its compute (guideline 60)',
    { gpai_training: 'substantial' },
    {},
    'minimal',
    [...own, 'model-provider'],
  ],
  ['a small classifier of its own', { gpai_training: 'small-model' }, { task: 'classification' }, 'minimal', own],
  [
    'a model with systemic risk (51, 55)',
    { gpai_training: 'systemic' },
    {},
    'minimal',
    [...own, 'model-provider', 'systemic-model'],
  ],
];

test('there are enough of them', () => expect(rows.length).toBeGreaterThanOrEqual(40));

test.each(rows)('%s', (_what, classification, pilot, tier, expected) => {
  const facts = pilotOf({
    pilot: { jurisdictions: ['DE'], users: 'internal', task: 'summarisation', stage: 'pilot', ...pilot },
    governance: { classification: { ...minimal, ...classification } },
  });
  expect(riskTier(facts).tier ?? 'unresolved').toBe(tier);
  expect(roles.filter((role) => groundHolds(role, facts).truth === true)).toEqual(expected);
});
