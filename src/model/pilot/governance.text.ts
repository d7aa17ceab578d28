// The words of governance.classification: the questions of the EU AI Act (Regulation (EU) 2024/1689) in plain words.
import type { WordsByPath } from '../vocabulary.ts';

const tier = 'The answer helps to decide the risk tier. A blank never lowers the tier.';

export const classificationWords: WordsByPath = {
  'governance.classification': {
    title: 'Classification',
    ask: 'How does the EU AI Act classify the pilot?',
    says: 'The questions of the EU AI Act, in plain words. No legal advice: show the result to counsel.',
    why: 'The risk tier and its duties follow from the answers.',
    example: { infers_outputs: true, eu_link: false },
  },
  'governance.classification.infers_outputs': {
    title: 'Infers its outputs',
    ask: 'Does the pilot infer its outputs from its inputs, as any language model does?',
    says: 'True if outputs are inferred from inputs, as any language model does; false if the system only follows rules that people wrote (Art 3(1)).',
    why: tier,
    example: true,
  },
  'governance.classification.eu_link': {
    title: 'Link to the EU',
    ask: 'Is the pilot on the EU market, deployed in the EU, or is its output used there?',
    says: 'True if the pilot is placed on the EU market, deployed in the EU, or its output is used there (Art 2).',
    why: tier,
    example: false,
  },
  'governance.classification.research_only': {
    title: 'Research only',
    ask: 'Is the pilot solely research before any real use, military, national security or personal?',
    says: 'True for research before any real-world use, or solely military, national security or personal use (Art 2). A pilot with real users is real use.',
    why: tier,
    example: false,
  },
  'governance.classification.built': {
    title: 'Built or bought',
    ask: 'Did you build the system, buy it, or rebrand what somebody else built?',
    says: 'Whether you built the system, use one that you bought, or offer someone else’s as your own.',
    why: 'The answer decides whether you are its provider, its deployer or both, and so which duties are yours.',
    example: 'own',
    choices: {
      own: 'built by you',
      bought: 'bought and used as it is',
      rebranded: 'built by somebody else, under your name or for a new purpose',
    },
  },
  'governance.classification.gpai_training': {
    title: 'Training of the model',
    ask: 'How far do you train the model itself?',
    says: 'How far you train the general-purpose model itself.',
    why: 'Substantial training can make you the provider of a model, with duties of its own.',
    example: 'none',
    choices: {
      none: 'not at all: prompting and retrieval only',
      'light-tuning': 'light adapter tuning',
      substantial: 'more than a third of the original training compute',
      'from-scratch': 'a model trained from scratch',
    },
  },
  'governance.classification.prohibited_practices': {
    title: 'Prohibited practices',
    ask: 'Does the pilot do any of these prohibited practices?',
    says: 'Points of Art 5(1) that apply; an empty list for none.',
    why: 'A prohibited practice stops the pilot; no safeguard makes it lawful.',
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
    ask: 'Is the pilot a regulated product (medical device, machine …) or a safety component of one?',
    says: 'True if the system is a product under the laws of Annex I, or a safety component of one, that needs a third-party assessment.',
    why: tier,
    example: false,
  },
  'governance.classification.high_risk_areas': {
    title: 'High-risk areas (Annex III)',
    ask: 'Is the pilot used in any of these areas?',
    says: 'Points of Annex III in which the pilot is used; an empty list for none. Write them as text: "4", "5a".',
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
    ask: 'Does the pilot profile people?',
    says: 'True if the pilot automatically evaluates personal aspects of people (GDPR Art 4(4)).',
    why: 'In a high-risk area, profiling rules out every exemption.',
    example: false,
  },
  'governance.classification.exemption': {
    title: 'Exemption',
    ask: 'In the high-risk area, does the pilot do only one of these?',
    says: 'Which condition of Art 6(3) is met, if any. Review of the output by a person is not one of them.',
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
    ask: 'With the exemption, could the output still sway a decision, or harm health, safety or rights?',
    says: 'True if the output could still sway the outcome of a decision, or harm health, safety or rights.',
    why: tier,
    example: false,
  },
  'governance.classification.interactions': {
    title: 'Interactions',
    ask: 'Which of these does the pilot do?',
    says: 'What the pilot does towards people (Art 50); an empty list for none.',
    why: 'Each of these brings a transparency duty, in force since 2026-08-02.',
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
    ask: 'What kind of organisation uses the pilot?',
    says: 'The kind of organisation that uses the pilot.',
    why: 'Some deployers must assess the impact on fundamental rights and register the system.',
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
    ask: 'Is the pilot used on workers at their workplace?',
    says: 'True if the pilot is used at the workplace on workers.',
    why: 'Workers and their representatives must be informed (Art 26(7)).',
    example: false,
  },
};

// The words of section `governance`, but for the questions of the EU AI Act.

const early = 'Reviewers who join at the end start again from the beginning.';

export const governanceWords: WordsByPath = {
  governance: {
    title: 'Governance',
    ask: 'Whom does the pilot affect, and who reviews it?',
    says: 'Classification under the EU AI Act, what outputs affect, reviewers, applicable law.',
    why: 'Guardrails and reviews that come last make pilots wait for months.',
    example: { affects: ['people', 'money'] },
  },
  'governance.affects': {
    title: 'What outputs affect',
    ask: 'What can a wrong output harm?',
    says: 'What a wrong output can harm; an empty list for nothing.',
    why: 'It switches on the checks for human oversight, the hallucination limit and, for people, health and rights, the bias review.',
    example: ['people', 'money'],
  },
  'governance.involved': {
    title: 'Reviewers',
    ask: 'Who reviews the pilot before production, and since when?',
    says: 'Who reviews the pilot before production, and since when they have been involved.',
    why: early,
    example: { security: { contact: 'security-desk@example.com', since: '2026-06-01' } },
  },
  ...reviewer('security', 'Security'),
  ...reviewer('legal', 'Legal'),
  ...reviewer('compliance', 'Compliance'),
  ...reviewer('it_operations', 'IT operations'),
  'governance.regulations': {
    title: 'Regulations',
    ask: 'Which laws and standards was the pilot checked against?',
    says: 'The names, separated by commas, such as EU AI Act, GDPR, HIPAA; `none` if none applies.',
    why: 'The regulations that apply to these facts are compared with this list.',
    example: [{ name: 'HIPAA', checked_by: 'legal-privacy@example.com', checked: '2026-07-20' }],
  },
  'governance.regulations[]': {
    title: 'Regulation',
    ask: 'Which law or standard is this?',
    says: 'One law or standard that was checked.',
    why: 'The regulations that apply to these facts are compared with this list.',
    example: { name: 'HIPAA', checked_by: 'legal-privacy@example.com' },
  },
  'governance.regulations[].name': {
    title: 'Name of the regulation',
    ask: 'What is the law or standard called?',
    says: 'The usual name: EU AI Act, GDPR, CCPA, HIPAA, PCI DSS, COPPA, or another. Required.',
    why: 'The name is matched with the regulations that apply to these facts.',
    example: 'HIPAA',
  },
  'governance.regulations[].checked_by': {
    title: 'Checked by',
    ask: 'Who checked the pilot against this law or standard?',
    says: 'The person or role that did the check.',
    why: 'A law that was listed and never checked shows nothing.',
    example: 'legal-privacy@example.com',
  },
  'governance.regulations[].checked': {
    title: 'Day of the check',
    ask: 'When was the pilot checked against this law or standard?',
    says: 'The date of the check, YYYY-MM-DD.',
    why: 'Readers see how old the check is.',
    example: '2026-07-20',
  },
  'governance.obligations': {
    title: 'Answers to obligations',
    ask: 'Which legal duties are fulfilled that no check shows?',
    says: 'Answers to duties that no check shows, by the id of the obligation, written like a control.',
    why: 'Obligations never move the score; a gate may ask for those in force.',
    example: { 'eu-ai-act-art-4': 'in-place' },
  },
  'governance.controls': {
    title: 'Practices: governance',
    ask: 'Which governance practices are in place?',
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
      ask: `Who reviews the pilot for ${who}, and since when?`,
      says: `The reviewer for ${who}, with the day from which they have been involved.`,
      why: early,
      example: { contact: 'review-desk@example.com', since: '2026-06-01' },
    },
    [`${at}.contact`]: {
      title: `${who}: contact`,
      ask: `Who reviews the pilot for ${who}?`,
      says: `The person or desk that reviews the pilot for ${who}. One contact may serve several.`,
      why: early,
      example: 'review-desk@example.com',
    },
    [`${at}.since`]: {
      title: `${who}: since`,
      ask: `Since when has ${who} been involved in the pilot?`,
      says: 'The date of first involvement, YYYY-MM-DD; early is on or before the start of the pilot.',
      why: early,
      example: '2026-06-01',
    },
  };
}
