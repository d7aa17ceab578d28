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
    ask: 'Is the pilot only research, testing or development, before the market and before any real use?',
    says: 'True for research and development before any real-world use (Art 2(8)). A pilot with real users is real use.',
    why: tier,
    example: false,
  },
  'governance.classification.sole_purpose': {
    title: 'Sole purpose',
    ask: 'Does the pilot serve nothing but scientific research, the military or national security, or somebody’s private life?',
    says: 'A purpose that the Act leaves out as long as it is the only one (Art 2(3), 2(6), 2(10)). Personal use frees who uses a system, not who built it.',
    why: tier,
    example: 'none',
    choices: {
      none: 'none of these alone',
      'scientific-research': 'made and used for scientific research and development alone',
      military: 'military, defence or national security alone',
      personal: 'private, non-professional use by a person',
    },
  },
  'governance.classification.open_source': {
    title: 'Free and open-source',
    ask: 'Is the pilot released under a free and open-source licence?',
    says: 'True if the whole system is released under a free and open-source licence. Prohibited, high-risk and transparency rules apply all the same (Art 2(12)).',
    why: tier,
    example: false,
  },
  'governance.classification.targets_people_in_eu': {
    title: 'People in the EU',
    ask: 'Does the pilot offer goods or services to people in the EU, or monitor their behaviour?',
    says: 'True if the pilot offers goods or services to people in the EU, or monitors their behaviour: then the GDPR binds an organisation outside the EU, too (GDPR Art 3(2)).',
    why: 'Together with personal data it decides whether the GDPR reaches an organisation elsewhere.',
    example: false,
  },
  'governance.classification.established_in_eu': {
    title: 'Established in the EU',
    ask: 'Is the organisation that provides the pilot established in the EU?',
    says: 'True if the organisation that provides the pilot is established in the EU; one outside must name a representative for a high-risk system or a general-purpose model (Art 22, 54).',
    why: 'Providers outside the EU owe a representative in it.',
    example: true,
  },
  'governance.classification.built': {
    title: 'Built or bought',
    ask: 'Did you build the system, buy it, or rebrand what somebody else built?',
    says: 'Whether you built the system, use one that you bought, or offer someone else’s as your own.',
    why: 'The answer decides whether you are its provider, its deployer or both, and so which duties are yours.',
    example: 'own',
    choices: {
      own: 'built by you, or for you and under your name',
      bought: 'bought and used as it is',
      rebranded: 'built by somebody else, under your name or for a new purpose',
    },
  },
  'governance.classification.roles': {
    title: 'Roles',
    ask: 'Which roles does your organisation have for the pilot?',
    says: 'All that hold; blank where `built` and the users say enough.',
    why: 'Each role has duties of its own: who sells and never uses a system has none of its user’s.',
    example: ['provider', 'deployer'],
    choices: {
      provider: 'builds it, or has it built, and offers or uses it under its own name',
      deployer: 'uses it under its own authority, for its customers too',
      importer: 'brings a system from outside the EU to its market',
      distributor: 'sells on what others provide, neither provider nor importer',
      'authorised-representative': 'acts in the EU by mandate of a provider outside it',
      seller: 'sells it under a name of its own and does not use it',
    },
  },
  'governance.classification.on_market_since': {
    title: 'On the market since',
    ask: 'Since when has the pilot been on the market or in use for its purpose?',
    says: 'The day on which it was placed on the market or put into service; blank if that is still to come.',
    why: 'A system from before 2026-08-02 has until 2026-12-02 to mark what it generates (Art 111(4)).',
    example: '2026-05-04',
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
      substantial: 'above a third of the original training compute',
      'from-scratch':
        'a general-purpose model of your own (indicatively above 10^23 FLOP, and it generates language or media)',
      systemic: 'one above 10^25 FLOP, presumed to be of systemic risk',
      'small-model': 'a model of your own that is no general-purpose model',
    },
  },
  'governance.classification.prohibited_practices': {
    title: 'Prohibited practices',
    ask: 'Does the pilot do any of these prohibited practices?',
    says: 'Points of Art 5(1) that apply; an empty list for none.',
    why: 'A prohibited practice stops the pilot; no safeguard makes it lawful.',
    example: [],
    choices: {
      a: 'steers people by manipulation or below their awareness, likely to cause significant harm (not: lawful persuasion, or medical treatment)',
      b: 'exploits age, disability or hardship, likely to cause significant harm',
      ba: 'can readily make intimate imagery of real people without consent, lacking safeguards (from 2026-12-02; not: text alone, or images with safeguards that work)',
      bb: 'the same for child sexual abuse material (from 2026-12-02; not: text alone)',
      c: 'scores people on behaviour or traits and harms them for it, out of context or proportion (not: a lawful assessment for one purpose, such as credit or fraud)',
      d: 'predicts crime from profiling or traits alone (not: support for a human assessment of facts linked to a crime)',
      e: 'builds or extends face databases from untargeted scraping (not: other biometric data, or images that identify nobody)',
      f: 'infers emotions at work or in education (not: for medical or safety reasons, such as a driver’s fatigue; not: pain or tiredness as such)',
      g: 'sorts people by biometrics to deduce race, opinions, beliefs or sexual life (not: labelling or filtering lawfully acquired datasets; not: verification)',
      h: 'identifies people live and remotely in public for the police (not: verification; not: after the event)',
    },
  },
  'governance.classification.annex_i_component': {
    title: 'Safety component (Annex I)',
    ask: 'Is the pilot a regulated product (a medical device, a machine) or a safety component of one?',
    says: 'True for a regulated product under the laws of Annex I, or a safety component of one, that needs a third-party assessment. Comfort, optimisation and quality control are no safety component (Art 6(1a)).',
    why: tier,
    example: false,
  },
  'governance.classification.annex_i_section': {
    title: 'Section of Annex I',
    ask: 'Which section of Annex I lists the law on that product?',
    says: 'Section B leaves the duties to the law of the product: of the Act only Art 6(1), 60a, 102 to 109 and 112 apply (Art 2(2)).',
    why: 'It decides whether the duties of the Act bind directly.',
    example: 'A',
    choices: {
      A: 'medical devices, toys, lifts, radio equipment and the like',
      B: 'machinery, vehicles, aviation, rail, marine and agricultural vehicles',
    },
  },
  'governance.classification.high_risk_uses': {
    title: 'High-risk uses (Annex III)',
    ask: 'Is the pilot meant for any of these uses?',
    says: 'Points of Annex III that it is meant for, to their letters; an empty list for none.',
    why: tier,
    example: [],
    choices: {
      '1(a)':
        'identify people from a distance by face, voice or gait (not: verification of one person, detecting or counting people without telling who they are)',
      '1(b)':
        'sort people by biometrics into sensitive or protected traits (not: a feature that only serves another service, content moderation)',
      '1(c)':
        'recognise emotions from biometrics (not: mood read from text, fatigue or pain; at work and in education see the prohibited practices)',
      '2': 'be a safety component of road traffic, water, gas, heat, power or critical digital infrastructure (not: office work at a utility, forecasts, maintenance and quality checks that do not act on safety, cybersecurity alone)',
      '3(a)':
        'decide on or steer access or admission to education (not: an admissions FAQ, study advice that a learner asks for)',
      '3(b)':
        'evaluate learning outcomes, steering what is learned included (not: practice, tutoring and learning aids without evaluation)',
      '3(c)': 'assess the level of education that somebody will get (not: advice that a learner asks for)',
      '3(d)':
        'watch for forbidden behaviour during tests (not: conduct outside tests, checking identity, plagiarism after the test)',
      '4(a)':
        'recruit or select: targeted job ads, screening applications, ranking or matching candidates (not: job ads that are not targeted, wording a job text, help with one’s own CV, an employer’s reputation)',
      '4(b)':
        'decide on terms of work, promotion or termination, give out tasks by behaviour or traits, or monitor performance (not: rosters by availability, desks and routes, demand forecasts that bind nobody)',
      '5(a)':
        'decide on public benefits, health care and essential public services, to grant, refuse, reduce or reclaim (not: a general information bot, forms filled in for the applicant, companies’ claims)',
      '5(b)':
        'evaluate creditworthiness or score people’s credit (not: fraud detection, collateral, complaints, companies’ credit)',
      '5(c)':
        'assess risk or price in life and health insurance (not: motor or property insurance, or handling claims)',
      '5(d)':
        'rate emergency calls, dispatch first responders or triage emergency patients (not: transcripts, appointments, training, reports after the event)',
      '6(a)': 'assess for law enforcement who may become a victim of crime (not: places, roads or disasters at risk)',
      '6(b)':
        'serve law enforcement as a polygraph or the like (not: fatigue of officers, checks of how examiners work)',
      '6(c)':
        'judge for law enforcement how reliable evidence is (not: transcripts, search, reconstructing a scene, flagging content)',
      '6(d)':
        'assess for law enforcement who may offend, or past behaviour and traits (not: by profiling alone, which is prohibited)',
      '6(e)':
        'profile people for law enforcement while crimes are detected or investigated (not: crime maps or linked cases without profiling, tax administration)',
      '7(a)': 'serve migration or border authorities as a polygraph or the like (not: neutral summaries of interviews)',
      '7(b)': 'assess risks that a person poses who wants to enter the EU (not: trends and forecasts without persons)',
      '7(c)':
        'help to examine asylum, visa or residence applications and how reliable their evidence is (not: an applicants’ FAQ, the right form, appointments)',
      '7(d)':
        'detect, recognise or identify people in migration and border control (not: checking travel documents, patterns of fraud without persons)',
      '8(a)':
        'help a judicial authority or arbitrator to research and interpret facts and law or to apply it (not: a court’s information bot, case allocation, anonymising decisions, office work of a law firm)',
      '8(b)':
        'influence an election or how people vote (not: organising a campaign, drafts that people review, opinion polls, counting ballots)',
    },
  },
  'governance.classification.profiles_people': {
    title: 'Profiles people',
    ask: 'Does the pilot evaluate personal aspects of people automatically (profiling)?',
    says: 'True if the pilot automatically evaluates personal aspects of people (GDPR Art 4(4)).',
    why: 'In a high-risk use, profiling rules out every exemption.',
    example: false,
  },
  'governance.classification.exemption': {
    title: 'Exemption',
    ask: 'In its high-risk use, does the pilot do nothing but one of these tasks?',
    says: 'Which condition of Art 6(3) is met, if any. Review of the output by a person is not one of them.',
    why: tier,
    example: 'none',
    choices: {
      none: 'none of them',
      'narrow-procedural': 'a narrow procedural task, such as sorting files or converting formats',
      'improves-human-work': 'improves the wording or form of what a person has completed',
      'detects-patterns':
        'finds deviations from earlier decisions, after a person has completed the assessment, without replacing it',
      preparatory: 'prepares an assessment, such as translating or indexing a file, without weighing it',
    },
  },
  'governance.classification.material_influence': {
    title: 'Material influence',
    ask: 'Could the output sway a decision about a person, or harm health, safety or rights?',
    says: 'True if the output could still sway the outcome of a decision, or harm health, safety or rights.',
    why: tier,
    example: false,
  },
  'governance.classification.interactions': {
    title: 'Interactions',
    ask: 'Which of these does the pilot do towards people?',
    says: 'What the pilot does towards people (Art 50); an empty list for none.',
    why: 'Each of these brings a transparency duty, in force since 2026-08-02.',
    example: ['generates-content'],
    choices: {
      'talks-to-people': 'talks to people, whoever they are',
      'generates-content': 'generates text, images, sound or video (any drafting, summary or answer is text)',
      'deep-fakes': 'makes deep fakes',
      'public-interest-text': 'writes published text on matters of public interest',
      'emotion-or-biometric': 'recognises emotions or categorises by biometrics',
    },
  },
  'governance.classification.edits_only': {
    title: 'Edits only',
    ask: 'Does the pilot only correct or format what a person wrote, without changing the meaning?',
    says: 'True if the pilot only corrects or formats what a person wrote, without changing the meaning: such output need not be marked as generated (Art 50(2)).',
    why: 'It decides whether generated content has to be marked.',
    example: false,
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
      'non-profit': 'a non-profit organisation',
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
  'governance.classification.decides_on': {
    title: 'Decides on',
    ask: 'On which of these does the pilot decide about people, or prepare the decision?',
    says: 'Fields in which its output decides about a person or feeds the decision; an empty list for none.',
    why: 'Law on automated decisions in the EU, the UK and many other places hangs on it.',
    example: [],
    choices: {
      credit: 'credit and financial services',
      insurance: 'insurance',
      housing: 'housing',
      education: 'education, admission included',
      employment: 'hiring, pay, promotion, tasks or termination',
      'health-care': 'health care',
      'public-services': 'public benefits and essential services',
      'legal-rights': 'legal rights and status',
      other: 'something else with a similar effect on a person',
    },
  },
  'governance.classification.human_decides': {
    title: 'A person decides',
    ask: 'Does a person with the authority to change the output weigh each one and make the decision?',
    says: 'True if a person with the authority to change it weighs each output and makes the decision; false if output takes effect by itself, or is only waved through.',
    why: 'Rules on automated decisions begin where nobody decides.',
    example: true,
  },
  'governance.classification.hipaa_entity': {
    title: 'Under HIPAA',
    ask: 'Is the organisation a HIPAA covered entity, or does the organisation handle health data for one?',
    says: 'True for a HIPAA covered entity, and for an organisation that handles health data for one (a business associate).',
    why: 'HIPAA binds nobody else, and health data under it is outside the CCPA.',
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
