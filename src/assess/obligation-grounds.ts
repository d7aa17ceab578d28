// The codes of ISO 3166-1: a code that is not among them brings no law to mind, and somebody meant one by it.
import type { Pilot } from '../model/pilot/pilot.ts';
import { type Claim, claim, denied, everyOf, oneOf, someOf, whether } from '../rules/logic.ts';
import { holds, lawsFor } from '../rules/regulations.ts';
import { classificationAnswers } from '../rules/risk-tier.ts';

/** Whether a jurisdiction such as DE or US-GA begins with the code of a country; EU stands for the Union. */
export const isCountry = (jurisdiction: string): boolean => {
  const country = jurisdiction.slice(0, 2);
  return country === 'EU' || codes.split(' ').includes(country);
};

const codes =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY ' +
  'BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK ' +
  'FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR ' +
  'IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ' +
  'ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM ' +
  'PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF ' +
  'TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW';

// What brings a duty: named, three-valued readings of a pilot's facts. A blank keeps a ground open, so that taking an
// answer away never takes a duty away. Readings for a list, not anybody's legal position.

type Ground = {
  /** In a few words, to follow "because of". */
  readonly words: string;
  readonly holds: (pilot: Pilot, asOf: string) => Claim;
};

const inScope = (pilot: Pilot, asOf: string): Claim => denied(classificationAnswers(pilot, asOf).outOfScope);

const annexI = (pilot: Pilot, asOf: string): Claim =>
  everyOf([inScope(pilot, asOf), classificationAnswers(pilot, asOf).annexI]);

const annexIII = (pilot: Pilot, asOf: string): Claim => {
  const { area, profiles, noExemption } = classificationAnswers(pilot, asOf);
  return everyOf([inScope(pilot, asOf), area, someOf([profiles, noExemption])]);
};

const exempted = (pilot: Pilot, asOf: string): Claim => {
  const { area, profiles, noExemption } = classificationAnswers(pilot, asOf);
  return everyOf([inScope(pilot, asOf), area, denied(profiles), denied(noExemption)]);
};

const inClassification = (key: string): string => `governance.classification.${key}`;

/** Whether one of these kinds of interaction is listed. */
const interacts =
  (...kinds: readonly string[]): Ground['holds'] =>
  ({ governance: { classification } }) =>
    claim(
      { [inClassification('interactions')]: classification.interactions },
      whether(classification.interactions, (listed) => listed.some((kind) => kinds.includes(kind))),
    );

const law =
  (title: string): Ground['holds'] =>
  (pilot) => {
    const found = lawsFor(pilot).find((one) => one.title === title);
    if (found === undefined) throw new Error(`no law ${title}`);
    return found.required;
  };

const significantDecision: Ground['holds'] = ({ pilot, governance: { affects } }) =>
  someOf([
    claim({ 'pilot.task': pilot.task }, oneOf(pilot.task, 'decision', 'decision-support')),
    claim(
      { 'governance.affects': affects },
      whether(affects, (kinds) => kinds.some((kind) => kind === 'people' || kind === 'health' || kind === 'rights')),
    ),
  ]);

const sensitiveData: Ground['holds'] = (pilot) =>
  holds(pilot, (dataClass) => dataClass !== 'none' && dataClass !== 'personal');

const publicDeployer = (...kinds: readonly string[]): Ground['holds'] => {
  return ({ governance: { classification } }) =>
    claim(
      { [inClassification('deployer')]: classification.deployer },
      whether(classification.deployer, (kind) => kinds.includes(kind)),
    );
};

/** Bodies that serve the public, save in critical infrastructure alone; and credit and insurance whoever deploys it. */
const impactAssessment: Ground['holds'] = (pilot, asOf) => {
  const areas = pilot.governance.classification.high_risk_areas;
  const area = (test: (listed: readonly string[]) => boolean): Claim =>
    claim({ [inClassification('high_risk_areas')]: areas }, whether(areas, test));
  return someOf([
    everyOf([
      publicDeployer('public-body', 'private-public-service')(pilot, asOf),
      area((listed) => listed.some((point) => point !== '2')),
    ]),
    area((listed) => listed.some((point) => point === '5b' || point === '5c')),
  ]);
};

export const grounds: Readonly<Record<string, Ground>> = {
  'ai-act': { words: 'the EU AI Act reaches the system', holds: inScope },
  'high-risk': {
    words: 'the system is high-risk',
    holds: (pilot, asOf) => someOf([annexI(pilot, asOf), annexIII(pilot, asOf)]),
  },
  'annex-iii': { words: 'an area of Annex III', holds: annexIII },
  exempted: { words: 'an area of Annex III with an exemption', holds: exempted },
  provider: {
    words: 'built, rebranded or repurposed by the organisation',
    holds: ({ governance: { classification } }) =>
      claim({ [inClassification('built')]: classification.built }, oneOf(classification.built, 'own', 'rebranded')),
  },
  'model-provider': {
    words: 'a general-purpose model is trained or largely changed',
    holds: ({ governance: { classification } }) =>
      claim(
        { [inClassification('gpai_training')]: classification.gpai_training },
        oneOf(classification.gpai_training, 'substantial', 'from-scratch'),
      ),
  },
  'talks-to-people': { words: 'it talks to people', holds: interacts('talks-to-people') },
  'generates-content': { words: 'it generates content', holds: interacts('generates-content', 'deep-fakes') },
  'emotion-or-biometric': { words: 'it reads emotions or biometrics', holds: interacts('emotion-or-biometric') },
  'labelled-content': {
    words: 'it makes deep fakes or texts of public interest',
    holds: interacts('deep-fakes', 'public-interest-text'),
  },
  notices: {
    words: 'people are to be told',
    holds: interacts(
      'talks-to-people',
      'generates-content',
      'deep-fakes',
      'public-interest-text',
      'emotion-or-biometric',
    ),
  },
  workers: {
    words: 'it is used on workers',
    holds: ({ governance: { classification } }) =>
      claim({ [inClassification('used_on_workers')]: classification.used_on_workers }, classification.used_on_workers),
  },
  'public-body': { words: 'the deployer is a public body', holds: publicDeployer('public-body') },
  'impact-assessment': { words: 'a deployer or area that Article 27 names', holds: impactAssessment },
  'vendor-model': {
    words: "the model is a vendor's or runs in a private cloud",
    holds: ({ architecture: { model } }) =>
      claim({ 'architecture.model.hosting': model.hosting }, oneOf(model.hosting, 'vendor-api', 'private-cloud')),
  },
  'personal-data': {
    words: 'a source holds personal data',
    holds: (pilot) => holds(pilot, (dataClass) => dataClass !== 'none'),
  },
  'special-data': {
    words: 'a source holds special-category or health data',
    holds: (pilot) => holds(pilot, (dataClass) => dataClass === 'special-category' || dataClass === 'health'),
  },
  'children-data': {
    words: "a source holds children's data",
    holds: (pilot) => holds(pilot, (dataClass) => dataClass === 'children'),
  },
  'sensitive-data': { words: 'a source holds sensitive data', holds: sensitiveData },
  'significant-decision': { words: 'it weighs in decisions about people', holds: significantDecision },
  'sensitive-data-or-decision': {
    words: 'sensitive data, or decisions about people',
    holds: (pilot, asOf) => someOf([sensitiveData(pilot, asOf), significantDecision(pilot, asOf)]),
  },
  'automated-decision': {
    words: 'the task is to decide',
    holds: ({ pilot }) => claim({ 'pilot.task': pilot.task }, oneOf(pilot.task, 'decision')),
  },
  agents: {
    words: 'the pilot has agents',
    holds: ({ agents }) =>
      claim(
        { agents: agents?.length },
        whether(agents, (listed) => listed.length > 0),
      ),
  },
  retrieves: {
    words: 'the approach retrieves',
    holds: ({ architecture: { approach } }) =>
      claim({ 'architecture.approach': approach }, oneOf(approach, 'rag', 'hybrid')),
  },
  gdpr: { words: 'personal data in the EU, the EEA or the UK', holds: law('GDPR') },
  ccpa: { words: 'personal data in California', holds: law('CCPA') },
  hipaa: { words: 'health data in the United States', holds: law('HIPAA') },
  'pci-dss': { words: 'payment data', holds: law('PCI DSS') },
  coppa: { words: "children's data in the United States", holds: law('COPPA') },
};

/** Whether the high-risk duties can come by Annex III, whose date is the earlier one. */
export const mayBeAnnexIII = (pilot: Pilot, asOf: string): boolean => annexIII(pilot, asOf).truth !== false;
