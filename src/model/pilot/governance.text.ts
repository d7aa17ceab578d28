// The words of governance.classification: the questions of the EU AI Act (Regulation (EU) 2024/1689) in plain words.
import type { WordsByPath } from '../vocabulary.ts';

const tier = 'It is one of the answers that decide the risk tier. Blank answers never lower it.';

export const classificationWords: WordsByPath = {
  'governance.classification': {
    title: 'Classification',
    ask: 'What does the EU AI Act ask about it?',
    says: 'The questions of the EU AI Act, in plain words. No legal advice: show the result to counsel.',
    why: 'The risk tier and its duties follow from the answers.',
    example: { infers_outputs: true, eu_link: false },
  },
  'governance.classification.infers_outputs': {
    title: 'Infers its outputs',
    ask: 'Does it infer its outputs from what it is given (any language model does)?',
    says: 'False only if it merely follows rules that people wrote (Art 3(1)).',
    why: tier,
    example: true,
  },
  'governance.classification.eu_link': {
    title: 'Link to the EU',
    ask: 'Is it on the EU market, deployed in the EU, or is its output used there?',
    says: 'True if it is placed on the EU market, deployed in the EU, or its output is used there (Art 2).',
    why: tier,
    example: false,
  },
  'governance.classification.research_only': {
    title: 'Research only',
    ask: 'Is it research before any real use, or solely military, security or personal?',
    says: 'True for research before any real-world use, or solely military, national security or personal use (Art 2). A pilot with real users is real use.',
    why: tier,
    example: false,
  },
  'governance.classification.built': {
    title: 'Built or bought',
    ask: 'Did you build it, buy it, or rebrand what somebody else built?',
    says: 'Whether you build it, use what you bought, or offer as your own what somebody else built.',
    why: 'It decides whether you are its provider, its deployer or both, and so whose duties bind you.',
    example: 'own',
    choices: {
      own: 'built by you',
      bought: 'bought and used as it is',
      rebranded: 'of somebody else, under your name or for a new purpose',
    },
  },
  'governance.classification.gpai_training': {
    title: 'Training of the model',
    ask: 'Do you train the model itself?',
    says: 'How far you train the general-purpose model itself.',
    why: 'Substantial training can make you the provider of a model, with duties of its own.',
    example: 'none',
    choices: {
      none: 'prompting and retrieval only',
      'light-tuning': 'light adapter tuning',
      substantial: 'above a third of the original training compute',
      'from-scratch': 'a model of your own',
    },
  },
  'governance.classification.prohibited_practices': {
    title: 'Prohibited practices',
    ask: 'Does it do any of these?',
    says: 'Points of Art 5(1) that apply; an empty list for none.',
    why: 'A prohibited practice stops the pilot; no measure cures it.',
    example: [],
    choices: {
      a: 'steers people by manipulation or below their awareness, likely to cause significant harm',
      b: 'exploits age, disability or hardship',
      ba: 'can readily make intimate imagery of real people without consent, lacking safeguards (from 2026-12-02)',
      bb: 'the same for child sexual abuse material (from 2026-12-02)',
      c: 'scores people on behaviour and harms them for it, out of context or proportion',
      d: 'predicts crime from profiling or traits alone',
      e: 'uses face data from untargeted scraping',
      f: 'infers emotions at work or in education',
      g: 'sorts people by biometrics to deduce protected traits',
      h: 'identifies people live and remotely in public for the police',
    },
  },
  'governance.classification.annex_i_component': {
    title: 'Safety component (Annex I)',
    ask: 'Is it, or is it a safety component of, a regulated product such as a medical device or a machine?',
    says: 'True if it is a product, or a safety component of a product, under the laws of Annex I that needs a third party’s assessment.',
    why: tier,
    example: false,
  },
  'governance.classification.high_risk_areas': {
    title: 'High-risk areas (Annex III)',
    ask: 'Is it used in any of these areas?',
    says: 'Points of Annex III in which it is used; an empty list for none. Write them as text: "4", "5a".',
    why: tier,
    example: [],
    choices: {
      '1': 'biometrics',
      '2': 'safety of critical infrastructure',
      '3': 'education: grading, admission, proctoring',
      '4': 'employment: screening, promotion, task allocation',
      '5a': 'eligibility for public benefits and services',
      '5b': 'creditworthiness',
      '5c': 'risk and price of life and health insurance',
      '5d': 'emergency calls and triage',
      '6': 'law enforcement',
      '7': 'migration and asylum',
      '8': 'justice and elections',
    },
  },
  'governance.classification.profiles_people': {
    title: 'Profiles people',
    ask: 'Does it profile people?',
    says: 'True if it evaluates personal aspects of people automatically (GDPR Art 4(4)).',
    why: 'In a high-risk area, profiling rules every exemption out.',
    example: false,
  },
  'governance.classification.exemption': {
    title: 'Exemption',
    ask: 'In a high-risk area: does it do only one of these?',
    says: 'Which condition of Art 6(3) it meets, if any. That a person reviews the output is none of them.',
    why: tier,
    example: 'none',
    choices: {
      none: 'none of them',
      'narrow-procedural': 'a narrow procedural task',
      'improves-human-work': 'improves what a person has done already',
      'detects-patterns': 'detects patterns without replacing a person’s assessment',
      preparatory: 'prepares an assessment',
    },
  },
  'governance.classification.material_influence': {
    title: 'Material influence',
    ask: 'With an exemption: could it still sway the outcome, or harm health, safety or rights?',
    says: 'True if it could still sway the outcome of a decision or harm health, safety or rights.',
    why: tier,
    example: false,
  },
  'governance.classification.interactions': {
    title: 'Interactions',
    ask: 'Which of these does it do towards people?',
    says: 'What it does towards people (Art 50); an empty list for none.',
    why: 'Each brings a duty of transparency, in force since 2026-08-02.',
    example: ['generates-content'],
    choices: {
      'talks-to-people': 'talks to people',
      'generates-content': 'generates text, images, sound or video',
      'deep-fakes': 'makes deep fakes',
      'public-interest-text': 'writes published text on matters of public interest',
      'emotion-or-biometric': 'recognises emotions or categorises by biometrics',
    },
  },
  'governance.classification.deployer': {
    title: 'Kind of deployer',
    ask: 'Who uses it?',
    says: 'The kind of organisation that uses it.',
    why: 'Some deployers owe an impact assessment and registration.',
    example: 'other',
    choices: {
      'public-body': 'a public body',
      'private-public-service': 'a private provider of public services',
      'credit-or-insurance': 'a lender, or a life or health insurer',
      other: 'any other',
    },
  },
  'governance.classification.used_on_workers': {
    title: 'Used on workers',
    ask: 'Is it used on workers at their workplace?',
    says: 'True if it is used at the workplace on workers.',
    why: 'They and their representatives have to be told (Art 26(7)).',
    example: false,
  },
};

// The words of section `governance`, but for the questions of the EU AI Act.

const early = 'Reviewers who come at the end start again from the beginning.';

export const governanceWords: WordsByPath = {
  governance: {
    title: 'Governance',
    ask: 'Whom does it affect, and who reviews it?',
    says: 'Classification under the EU AI Act, whom outputs affect, who reviews, which law applies.',
    why: 'Guardrails and reviews that come last are why pilots wait for months.',
    example: { affects: ['people', 'money'] },
  },
  'governance.affects': {
    title: 'What outputs affect',
    ask: 'What can a wrong output harm?',
    says: 'What a wrong output can harm; an empty list for nothing.',
    why: 'It arms human oversight, the limit on wrong answers and, for people, health and rights, a review for bias.',
    example: ['people', 'money'],
  },
  'governance.involved': {
    title: 'Reviewers',
    ask: 'Who reviews it for production, and since when?',
    says: 'Who reviews it for production, and since when they have been involved.',
    why: early,
    example: { security: { contact: 'security-desk@example.com', since: '2026-06-01' } },
  },
  ...reviewer('security', 'Security'),
  ...reviewer('legal', 'Legal'),
  ...reviewer('compliance', 'Compliance'),
  ...reviewer('it_operations', 'IT operations'),
  'governance.regulations': {
    title: 'Regulations',
    ask: 'Which laws and standards were checked?',
    says: 'Laws and standards that were checked against this pilot; an empty list if none applies.',
    why: 'Those that the facts bring are compared with this list.',
    example: [{ name: 'HIPAA', checked_by: 'legal-privacy@example.com', checked: '2026-07-20' }],
  },
  'governance.regulations[]': {
    title: 'Regulation',
    ask: 'Which law or standard?',
    says: 'One law or standard that was checked.',
    why: 'Those that the facts bring are compared with this list.',
    example: { name: 'HIPAA', checked_by: 'legal-privacy@example.com' },
  },
  'governance.regulations[].name': {
    title: 'Name of the regulation',
    ask: 'Which law or standard is it?',
    says: 'Its usual name: EU AI Act, GDPR, CCPA, HIPAA, PCI DSS, COPPA, or another. Required.',
    why: 'It is matched by name with those that the facts bring.',
    example: 'HIPAA',
  },
  'governance.regulations[].checked_by': {
    title: 'Checked by',
    ask: 'Who checked it?',
    says: 'The person or role that checked it.',
    why: 'A law that nobody checked is only named.',
    example: 'legal-privacy@example.com',
  },
  'governance.regulations[].checked': {
    title: 'Day of the check',
    ask: 'When was it checked?',
    says: 'The day on which it was checked, YYYY-MM-DD.',
    why: 'It tells a reader how old the check is.',
    example: '2026-07-20',
  },
  'governance.obligations': {
    title: 'Answers to obligations',
    ask: 'Which duties are fulfilled that no check shows?',
    says: 'Answers to duties that no check shows, by the id of the obligation, in the shape of a control.',
    why: 'Obligations never move the score; a gate may ask for those in force.',
    example: { 'eu-ai-act-art-4': 'in-place' },
  },
  'governance.controls': {
    title: 'Practices: governance',
    ask: 'Which practices of governance are in place?',
    says: 'Declared practices, one key per control of the checklist.',
    why: 'Each is a check of its own.',
    example: { 'human-oversight': 'in-place' },
  },
};

function reviewer(key: string, who: string): WordsByPath {
  const at = `governance.involved.${key}`;
  return {
    [at]: {
      title: who,
      ask: `Who reviews it for ${who}, and since when?`,
      says: `The reviewer for ${who}, with the day from which they have been involved.`,
      why: early,
      example: { contact: 'review-desk@example.com', since: '2026-06-01' },
    },
    [`${at}.contact`]: {
      title: `${who}: contact`,
      ask: `Who reviews it for ${who}?`,
      says: `The person or desk that reviews it for ${who}. One contact may serve several.`,
      why: early,
      example: 'review-desk@example.com',
    },
    [`${at}.since`]: {
      title: `${who}: since`,
      ask: 'Since when have they been involved?',
      says: 'The day from which they have been involved, YYYY-MM-DD; early is on or before the pilot’s start.',
      why: early,
      example: '2026-06-01',
    },
  };
}
