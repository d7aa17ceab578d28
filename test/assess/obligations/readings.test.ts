// Pilots of many sectors, roles and places, with what the text of the law makes of each: the tier under the EU AI Act, the
// duties that the stated facts bring, those that only a blank keeps open, and those that do not concern it.
import { expect, test } from 'vitest';
import { riskTier } from '../../../src/rules/risk-tier.ts';
import { pilotOf } from '../../kit.ts';
import { classified, obligationsIn } from './kit.ts';

type Reading = {
  readonly tier?: string;
  /** Laws or duties that the facts bring, by the beginning of their ids. */
  readonly brings?: readonly string[];
  readonly open?: readonly string[];
  readonly not?: readonly string[];
};

const outside = { eu_link: false };
const people = (personal_data: unknown) => ({ data: { sources: [{ name: 'S', personal_data }] } });
const facts = (classification: object, pilot: object = {}, more: object = {}) => ({
  ...classified(classification, pilot),
  ...more,
});
/** Used outside the EU. */
const abroad = (place: string, classification: object = {}, pilot: object = {}, more: object = {}) =>
  facts({ ...outside, ...classification }, { jurisdictions: [place], ...pilot }, more);
const hires = { high_risk_uses: ['4(a)'], decides_on: ['employment'] };
const bot = { users: 'customers', task: 'conversation', output: ['text'] };
const talks = { interactions: ['talks-to-people', 'generates-content'] };

const rows: readonly (readonly [string, Readonly<Record<string, unknown>>, Reading])[] = [
  // Roles under the AI Act
  [
    'an importer of a screening tool, which nobody there uses',
    facts({ built: 'bought', roles: ['importer'], high_risk_uses: ['4(a)'] }, { users: 'customers' }),
    {
      tier: 'high-risk',
      brings: ['eu-ai-act-art-5', 'eu-ai-act-art-23'],
      not: ['eu-ai-act-art-4', 'eu-ai-act-art-9', 'eu-ai-act-art-26', 'eu-ai-act-art-24', 'eu-ai-act-art-86'],
    },
  ],
  [
    'an importer that uses the tool, too',
    facts({ built: 'bought', roles: ['importer', 'deployer'], high_risk_uses: ['4(a)'] }),
    { brings: ['eu-ai-act-art-4', 'eu-ai-act-art-23', 'eu-ai-act-art-26-1'], not: ['eu-ai-act-art-9'] },
  ],
  [
    'a distributor of a chatbot that is not high-risk',
    facts({ built: 'bought', roles: ['distributor'], ...talks }, bot),
    { tier: 'transparency', not: ['eu-ai-act-art-4', 'eu-ai-act-art-24', 'eu-ai-act-art-50'] },
  ],
  [
    'an authorised representative',
    facts({ built: 'bought', roles: ['authorised-representative'], high_risk_uses: ['5(b)'] }, { users: 'customers' }),
    { brings: ['eu-ai-act-art-22-3'], not: ['eu-ai-act-art-4', 'eu-ai-act-art-26', 'eu-ai-act-art-9'] },
  ],
  [
    'a provider in Canada that sells a credit score to EU banks',
    facts(
      { roles: ['provider'], high_risk_uses: ['5(b)'], established_in_eu: false },
      { users: 'customers', jurisdictions: ['CA-ON', 'DE'] },
    ),
    { brings: ['eu-ai-act-art-22', 'eu-ai-act-art-16-b'], not: ['eu-ai-act-art-22-3', 'eu-ai-act-art-26', 'dora'] },
  ],
  [
    'a rebranded chatbot: whether its seller is the provider is open',
    facts({ built: 'rebranded', ...talks }, bot),
    { brings: ['eu-ai-act-art-4'], open: ['eu-ai-act-art-50-1', 'eu-ai-act-art-50-2'], not: ['eu-ai-act-art-9'] },
  ],
  [
    'a general-purpose model that is hosted by the organisation itself',
    facts(
      { high_risk_uses: ['4(a)'] },
      {},
      { architecture: { model: { hosting: 'self-hosted' } }, ...people('personal') },
    ),
    { brings: ['eu-ai-act-art-25'], not: ['gdpr-art-28', 'eu-ai-act-art-53'] },
  ],
  [
    'an open model that the organisation trained with more than a third of its compute',
    facts({ gpai_training: 'substantial', open_source: true, established_in_eu: false }),
    { brings: ['eu-ai-act-art-53'], not: ['eu-ai-act-art-54', 'eu-ai-act-art-55'] },
  ],

  // A representative under the GDPR
  [
    'a firm in Canada whose assistant serves people in Germany',
    facts({ established_in_eu: false }, { users: 'customers', jurisdictions: ['CA-ON', 'DE'] }, people('personal')),
    { brings: ['gdpr-art-27', 'gdpr-art-7', 'gdpr-art-12', 'gdpr-art-20', 'gdpr-art-26', 'gdpr-art-36'] },
  ],
  [
    'a firm in Germany that does the same',
    facts({ established_in_eu: true }, { users: 'customers' }, people('personal')),
    { brings: ['gdpr-art-36'], not: ['gdpr-art-27'] },
  ],
  [
    'a firm in Norway, for Norway alone',
    facts({}, { users: 'customers', jurisdictions: ['NO'] }, people('personal')),
    { brings: ['gdpr-art-36'], not: ['gdpr-art-27'] },
  ],
  [
    'a firm in the United Kingdom, for the United Kingdom alone',
    facts({ ...outside, established_in_eu: false }, { users: 'customers', jurisdictions: ['GB'] }, people('personal')),
    { brings: ['gdpr-art-36'], not: ['gdpr-art-27'] },
  ],

  // What the Act leaves out
  [
    'military alone, in production',
    facts({ sole_purpose: 'military' }, { stage: 'production' }, people('personal')),
    { tier: 'out-of-scope', brings: ['gdpr-art-6'], not: ['eu-ai-act'] },
  ],
  [
    'military among other purposes',
    facts({ sole_purpose: 'none', high_risk_uses: ['6(d)'] }),
    { tier: 'high-risk', brings: ['eu-ai-act-art-9'] },
  ],
  [
    'a tool for research alone, with patients’ data',
    facts({ sole_purpose: 'scientific-research' }, { stage: 'production' }, people(['health'])),
    { tier: 'out-of-scope', brings: ['gdpr-art-9', 'gdpr-art-35'], not: ['eu-ai-act'] },
  ],
  [
    'a person’s own private use of a bought assistant',
    facts({ sole_purpose: 'personal', built: 'bought' }, { stage: 'pilot' }, people('personal')),
    { tier: 'out-of-scope', not: ['eu-ai-act', 'gdpr'] },
  ],
  [
    'an app that its maker sells for private use',
    facts({ sole_purpose: 'personal', built: 'own', ...talks }, bot, people('personal')),
    { tier: 'transparency', brings: ['eu-ai-act-art-50-1', 'gdpr-art-13'] },
  ],
  [
    'an open-source search tool without a high-risk use',
    facts({ open_source: true }),
    { tier: 'out-of-scope', not: ['eu-ai-act'] },
  ],
  [
    'an open-source chatbot',
    facts({ open_source: true, ...talks }, bot),
    { tier: 'transparency', brings: ['eu-ai-act-art-4', 'eu-ai-act-art-50-1', 'eu-ai-act-art-50-2'] },
  ],
  [
    'an open-source practice that is prohibited',
    facts({ open_source: true, prohibited_practices: ['e'] }),
    { tier: 'prohibited', brings: ['eu-ai-act-art-5'] },
  ],

  // Uses and what falls outside them
  [
    'emotions of patients, read for a diagnosis',
    facts({ interactions: ['emotion-or-biometric'], high_risk_uses: ['1(c)'] }),
    { tier: 'high-risk', brings: ['eu-ai-act-art-50-3', 'eu-ai-act-art-9'] },
  ],
  [
    'one-to-one verification at a door',
    facts({}, { task: 'classification' }),
    { tier: 'minimal', not: ['eu-ai-act-art-9'] },
  ],
  [
    'texts of job ads, which are not targeted',
    facts({ interactions: ['generates-content'] }, { task: 'drafting', output: ['text'] }),
    { tier: 'transparency', brings: ['eu-ai-act-art-50-2'], not: ['eu-ai-act-art-9', 'gdpr-art-22'] },
  ],
  [
    'targeted job ads',
    facts({ high_risk_uses: ['4(a)'], profiles_people: true, decides_on: ['employment'] }, {}, people('personal')),
    { tier: 'high-risk', brings: ['eu-ai-act-art-10', 'eu-ai-act-art-26-11'] },
  ],
  [
    'pricing of health insurance by an insurer',
    facts(
      { high_risk_uses: ['5(c)'], deployer: 'credit-or-insurance', decides_on: ['insurance'] },
      {},
      people(['health']),
    ),
    { tier: 'high-risk', brings: ['eu-ai-act-art-27', 'dora-art-17', 'gdpr-art-9'], not: ['ccd2'] },
  ],
  [
    'motor claims of an insurer: no use of Annex III',
    facts({ deployer: 'credit-or-insurance', decides_on: ['insurance'], human_decides: true }, {}, people('personal')),
    { tier: 'minimal', brings: ['dora-art-17'], not: ['eu-ai-act-art-27', 'gdpr-art-22', 'ccd2'] },
  ],
  [
    'a bank’s credit score that nobody reviews',
    facts(
      {
        high_risk_uses: ['5(b)'],
        deployer: 'credit-or-insurance',
        decides_on: ['credit'],
        human_decides: false,
        profiles_people: true,
      },
      { task: 'decision' },
      people('personal'),
    ),
    { tier: 'high-risk', brings: ['eu-ai-act-art-27', 'gdpr-art-22', 'ccd2-art-18-8', 'dora-art-17'] },
  ],
  [
    'a bank’s fraud detection: outside 5(b)',
    facts({ deployer: 'credit-or-insurance', human_decides: true }, { task: 'classification' }, people(['account'])),
    {
      tier: 'minimal',
      brings: ['gdpr-art-6', 'dora-art-17'],
      not: ['eu-ai-act-art-9', 'ccd2', 'pci-dss', 'gdpr-art-22'],
    },
  ],
  [
    'a court’s information bot',
    facts({ ...talks, deployer: 'public-body' }, { ...bot, users: 'public' }),
    {
      tier: 'transparency',
      brings: ['eu-ai-act-art-50-1'],
      not: ['eu-ai-act-art-9', 'eu-ai-act-art-27', 'eu-ai-act-art-26-8'],
    },
  ],
  [
    'help for a judge who interprets the law',
    facts({ high_risk_uses: ['8(a)'], deployer: 'public-body' }),
    { tier: 'high-risk', brings: ['eu-ai-act-art-27', 'eu-ai-act-art-26-8', 'eu-ai-act-art-86'] },
  ],
  [
    'an admissions FAQ',
    facts({ ...talks, deployer: 'public-body' }, { ...bot, users: 'public' }),
    { tier: 'transparency', not: ['eu-ai-act-art-9', 'eu-ai-act-art-49'] },
  ],
  [
    'a water utility’s control room, point 2 alone',
    facts({ high_risk_uses: ['2'], deployer: 'private-public-service' }),
    {
      tier: 'high-risk',
      brings: ['eu-ai-act-art-14'],
      not: ['eu-ai-act-art-27', 'eu-ai-act-art-49', 'eu-ai-act-art-86', 'eu-ai-act-art-26-8'],
    },
  ],
  [
    'a tractor’s safety component that talks to the driver (section B)',
    facts({ annex_i_component: true, annex_i_section: 'B', interactions: ['talks-to-people'] }),
    { tier: 'high-risk', brings: ['eu-ai-act-art-5'], not: ['eu-ai-act-art-9', 'eu-ai-act-art-50', 'eu-ai-act-art-4'] },
  ],
  [
    'images for advertising',
    facts({ interactions: ['generates-content'] }, { task: 'drafting', output: ['image'] }),
    { tier: 'transparency', brings: ['eu-ai-act-art-5-1-ba', 'eu-ai-act-art-5-1-bb', 'eu-ai-act-art-50-2'] },
  ],
  [
    'a text assistant',
    facts({ interactions: ['generates-content'] }, { output: ['text'] }),
    { tier: 'transparency', not: ['eu-ai-act-art-5-1-ba', 'eu-ai-act-art-5-1-bb'] },
  ],
  [
    'rosters that follow availability: outside 4(b)',
    facts({ used_on_workers: true }),
    { tier: 'minimal', not: ['eu-ai-act-art-26-7'] },
  ],

  // Beside the Act
  [
    'a British lender with a link to the EU market, but no customers there',
    facts(
      { targets_people_in_eu: false, decides_on: ['credit'], human_decides: false },
      { jurisdictions: ['GB'] },
      people('personal'),
    ),
    {
      brings: ['gdpr-art-13', 'uk-gdpr-art-22c', 'uk-gdpr-art-44a', 'eu-ai-act-art-4'],
      not: ['gdpr-art-22', 'gdpr-art-44', 'dora'],
    },
  ],
  [
    'a council’s bot in Leeds',
    abroad(
      'GB',
      { ...talks, deployer: 'public-body' },
      { ...bot, users: 'public' },
      { data: { sources: [], personal_data_in_prompts: true } },
    ),
    {
      tier: 'out-of-scope',
      brings: ['gdpr-art-13', 'uk-gdpr-art-44a'],
      not: ['gdpr-art-44', 'uk-gdpr-art-22c', 'eu-ai-act'],
    },
  ],
  [
    'software of a Norwegian vendor, with customers’ data',
    abroad('NO', {}, { users: 'customers' }, people('personal')),
    { brings: ['gdpr-art-6', 'gdpr-art-44'], not: ['eu-ai-act', 'pld'] },
  ],
  [
    'a bought tool for customers in France',
    facts({ built: 'bought' }, { jurisdictions: ['FR'], users: 'customers' }),
    { not: ['pld'] },
  ],
  ['a built one', facts({}, { jurisdictions: ['FR'], users: 'customers' }), { brings: ['pld-art-4-and-10'] }],

  // The United States
  [
    'a city’s bot in California',
    abroad('US-CA', { ...talks, deployer: 'public-body' }, { ...bot, users: 'public' }, people('personal')),
    { not: ['ccpa', 'coppa', 'us-ca-ai'] },
  ],
  [
    'a charity’s donors in California',
    abroad('US-CA', { deployer: 'non-profit' }, {}, people('personal')),
    { not: ['ccpa'] },
  ],
  [
    'a hospital’s notes in California',
    abroad('US-CA', { hipaa_entity: true }, {}, people(['health'])),
    { brings: ['hipaa-164-502-a'], not: ['ccpa'] },
  ],
  [
    'a fitness app there: no covered entity',
    abroad('US-CA', { hipaa_entity: false }, { users: 'customers' }, people(['health'])),
    { brings: ['ccpa-1798-100', 'ccpa-1798-121'], not: ['hipaa'] },
  ],
  [
    'nobody says whether it is a covered entity',
    abroad('US-CA', { hipaa_entity: undefined }, {}, people(['health'])),
    { open: ['hipaa-164-502-a', 'ccpa-1798-100'] },
  ],
  [
    'a hospital that also holds its visitors’ data',
    abroad('US-CA', { hipaa_entity: true }, {}, people(['health', 'personal'])),
    { brings: ['hipaa-164-502-a', 'ccpa-1798-100'] },
  ],
  [
    'screening of applicants in Chicago',
    abroad('US-IL', hires, {}, people('personal')),
    { brings: ['us-il-775-ilcs-5-2-102-l-1', 'us-il-775-ilcs-5-2-102-l-2'], not: ['us-nyc', 'us-co', 'ccpa'] },
  ],
  [
    'the same tool, made in Chicago and sold alone',
    abroad('US-IL', { ...hires, roles: ['provider'] }, { users: 'customers' }, people('personal')),
    { not: ['us-il'] },
  ],
  [
    'a promotion tool in New York City',
    abroad('US-NYC', { high_risk_uses: ['4(b)'], decides_on: ['employment'] }, {}, people('personal')),
    { brings: ['us-nyc-20-871-a', 'us-nyc-20-871-b'], not: ['us-il', 'us-ca-feha'] },
  ],
  [
    'the same somewhere in New York State',
    abroad('US-NY', hires, {}, people('personal')),
    { open: ['us-nyc-20-871-a'] },
  ],
  [
    'a Californian employer that lets a tool reject applicants',
    abroad('US-CA', { ...hires, human_decides: false }, { task: 'decision' }, people('personal')),
    { brings: ['us-ca-feha-2-ccr-11013-c', 'ccpa-regulations-7220', 'ccpa-regulations-7150'] },
  ],
  [
    'the same where a person decides',
    abroad('US-CA', { ...hires, human_decides: true }, {}, people('personal')),
    {
      brings: ['us-ca-feha-2-ccr-11009-f'],
      not: ['ccpa-regulations-7220', 'ccpa-regulations-7221', 'ccpa-regulations-7222'],
    },
  ],
  [
    'an insurer’s automated decisions in California: no significant decision there',
    abroad('US-CA', { decides_on: ['insurance'], human_decides: false }, { task: 'decision' }, people('personal')),
    { brings: ['ccpa-1798-100'], not: ['ccpa-regulations-7220'] },
  ],
  [
    'loans in Denver',
    abroad('US-CO', { decides_on: ['credit'] }, {}, people('personal')),
    { brings: ['us-co-notice', 'us-co-adverse-outcome', 'us-co-developer-documentation'], not: ['ccpa'] },
  ],
  [
    'a utility’s support bot in Dallas',
    abroad('US-TX', talks, bot, people('personal')),
    { brings: ['us-tx-552-052-to-552-057'], not: ['us-tx-552-051', 'us-ut', 'ccpa'] },
  ],
  [
    'a clinic’s assistant in Houston',
    abroad('US-TX', { ...talks, decides_on: ['health-care'] }, bot, people(['health'])),
    { brings: ['us-tx-552-051-health-care', 'hipaa-164-502-a'], not: ['us-tx-552-051-government'] },
  ],
  [
    'a public agency’s bot in Austin',
    abroad('US-TX', { ...talks, deployer: 'public-body' }, bot),
    { brings: ['us-tx-552-051-government'] },
  ],
  [
    'a shop’s bot in Utah',
    abroad('US-UT', talks, bot, people('personal')),
    { brings: ['us-ut-disclosure-on-request'], not: ['us-ut-high-risk-disclosure'] },
  ],
  [
    'a bot on mortgages in Utah',
    abroad('US-UT', { ...talks, decides_on: ['credit'] }, bot, people(['account'])),
    { brings: ['us-ut-high-risk-disclosure'] },
  ],
  [
    'a tuned text model for the public of California',
    abroad('US-CA', { ...talks, gpai_training: 'light-tuning' }, { ...bot, users: 'public' }),
    { brings: ['us-ca-ai-3111'], not: ['us-ca-ai-22757'] },
  ],
  ['an untuned one', abroad('US-CA', talks, { ...bot, users: 'public' }), { not: ['us-ca-ai'] }],
  [
    'an image generator with two million users',
    abroad(
      'US-CA',
      talks,
      { users: 'public', output: ['image'] },
      { kpis: { adoption: { intended_users: 2_000_000 } } },
    ),
    { brings: ['us-ca-ai-22757-2', 'us-ca-ai-22757-3'] },
  ],
  [
    'one with nine thousand',
    abroad('US-CA', talks, { users: 'public', output: ['image'] }, { kpis: { adoption: { intended_users: 9_000 } } }),
    { not: ['us-ca-ai-22757'] },
  ],
  [
    'a game for children in Ohio',
    abroad('US-OH', talks, bot, people(['children'])),
    { brings: ['coppa-312-5'], not: ['ccpa'] },
  ],
  [
    'a public school there',
    abroad('US-OH', { ...talks, deployer: 'public-body' }, bot, people(['children'])),
    { not: ['coppa'] },
  ],
  ['a hospital in Guam', abroad('GU', {}, {}, people(['health'])), { brings: ['hipaa-164-502-a'] }],

  // Elsewhere
  [
    'a shopping bot in Seoul',
    abroad('KR', talks, bot),
    { brings: ['kr-ai-art-31-1', 'kr-ai-art-31-2'], not: ['kr-ai-art-34'] },
  ],
  [
    'summaries for the staff of a firm in Seoul',
    abroad('KR', { interactions: ['generates-content'] }, { output: ['text'] }),
    { not: ['kr-ai'] },
  ],
  [
    'loans in Busan',
    abroad('KR', { decides_on: ['credit'] }),
    { brings: ['kr-ai-art-31-1', 'kr-ai-art-34'], not: ['kr-ai-art-31-2'] },
  ],
  ['a power grid in Korea', abroad('KR', { high_risk_uses: ['2'] }), { brings: ['kr-ai-art-34'] }],
  [
    'benefits decided by a machine in Quebec',
    abroad(
      'CA-QC',
      { decides_on: ['public-services'], human_decides: false },
      { task: 'decision' },
      people('personal'),
    ),
    { brings: ['ca-qc-12-1', 'ca-qc-3-3'] },
  ],
  [
    'the same in Ontario',
    abroad('CA-ON', { decides_on: ['public-services'] }, {}, people('personal')),
    { not: ['ca-qc'] },
  ],
  ['somewhere in Canada', abroad('CA', {}, {}, people('personal')), { open: ['ca-qc-3-3'] }],
  [
    'a bank’s automated refusals in Brazil',
    abroad('BR', { decides_on: ['credit'], human_decides: false }, { task: 'decision' }, people('personal')),
    { brings: ['br-lgpd-art-7', 'br-lgpd-art-20'], not: ['br-lgpd-art-11', 'br-lgpd-art-14'] },
  ],
  [
    'a tutoring app in India',
    abroad('IN', talks, bot, people(['children'])),
    { brings: ['in-dpdp-sec-5', 'in-dpdp-sec-9'] },
  ],
  [
    'a public chatbot in Shanghai',
    abroad('CN', talks, { ...bot, users: 'public' }),
    { brings: ['cn-labelling-art-4', 'cn-labelling-art-5'] },
  ],
  ['an internal one there', abroad('CN', talks, { task: 'conversation' }), { not: ['cn-labelling'] }],
  [
    'rents set by a program in Australia',
    abroad('AU', { decides_on: ['housing'] }, {}, people('personal')),
    { brings: ['au-privacy-app-1-7'] },
  ],
  ['a search tool there', abroad('AU', {}, { task: 'search' }, people('personal')), { not: ['au-privacy'] }],
  ['card numbers anywhere', abroad('JP', {}, {}, people(['payment-card'])), { brings: ['pci-dss-3-3'] }],
  ['account numbers alone', abroad('JP', {}, {}, people(['account'])), { not: ['pci-dss'] }],
  ['what the older word says', abroad('JP', {}, {}, people('payment')), { open: ['pci-dss-3-3'] }],
];

test('there are enough of them', () => expect(rows.length).toBeGreaterThanOrEqual(70));

const isOf = (id: string, start: string): boolean => id === start || id.startsWith(`${start}-`);

test.each(rows)('%s', (_what, value, { tier, brings = [], open = [], not = [] }) => {
  if (tier !== undefined) expect(riskTier(pilotOf(value)).tier ?? 'unresolved').toBe(tier);
  const found = obligationsIn(value).filter((one) => one.binding);
  const sure = found.filter(({ missing }) => missing.length === 0).map(({ id }) => id);
  const hanging = found.filter(({ missing }) => missing.length > 0).map(({ id }) => id);
  expect({
    brings: brings.filter((start) => !sure.some((id) => id === start)),
    open: open.filter((start) => !hanging.includes(start)),
    not: [...sure, ...hanging].filter((id) => not.some((start) => isOf(id, start))),
  }).toEqual({ brings: [], open: [], not: [] });
});
