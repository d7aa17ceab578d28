// What every field of the pilot file means, in plain words, by its path; [] stands for an item of a list.
// The questionnaire asks with them, the template and the JSON Schema explain with them. They stand beside the schema and
// not in it, so that judging a pilot does not load them; test/model/field-words.test.ts holds both to each other.
import type { FieldWords, WordsByPath } from '../vocabulary.ts';
import { agentsWords } from './agents.text.ts';
import { architectureWords, integrationWords } from './architecture.text.ts';
import { dataWords } from './data.text.ts';
import { evaluationWords } from './evaluation.text.ts';
import { classificationWords, governanceWords } from './governance.text.ts';
import { kpisWords } from './kpis.text.ts';
import { operationsWords } from './operations.text.ts';
import { planWords, talentWords } from './plan.text.ts';
import { budgetWords, valueWords } from './value.text.ts';

// The words of what may stand in many places: the version, evidence, the three figures of a range.

const sharedWords: WordsByPath = {
  version: {
    title: 'Version',
    ask: 'Which version of the file format is this?',
    says: 'The version of the format of this file: 1.',
    why: 'A later format could mean something else by the same words.',
    example: 1,
  },
  evidence: {
    title: 'Evidence',
    ask: 'Which file or URL shows this?',
    says: 'Files beside the pilot file, or URLs, that show what is stated here. Files inside the pilot’s folder are looked at: present, not empty, fresh, of the hash given.',
    why: 'What is only stated counts as claimed; the evidenced score counts what a file shows.',
    example: ['evidence/review.md'],
  },
  'evidence[]': {
    title: 'Piece of evidence',
    ask: 'Which file or URL shows this?',
    says: 'A path relative to this file, a URL, or a map {file or url, sha256, date, note, at, is}.',
    why: 'A file can be looked at; a URL counts as claimed, as nothing is fetched.',
    example: 'evidence/review.md',
  },
  'evidence[].file': {
    title: 'File',
    ask: 'Which file shows this?',
    says: 'A path relative to this file, inside its folder.',
    why: 'Only what lies inside the pilot’s folder is looked at.',
    example: 'evidence/review.md',
  },
  'evidence[].url': {
    title: 'URL',
    ask: 'Which URL shows this?',
    says: 'Where the evidence can be read. The URL is not fetched, and counts as claimed.',
    why: 'A reader of the report can follow it.',
    example: 'https://wiki.example.com/review',
  },
  'evidence[].sha256': {
    title: 'SHA-256',
    ask: 'What is the file’s SHA-256?',
    says: '64 hexadecimal digits. A file with another hash is broken evidence.',
    why: 'It shows that the file is still the one that was reviewed.',
    example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  },
  'evidence[].date': {
    title: 'Date of the evidence',
    ask: 'Which date is the evidence from?',
    says: 'The date that the evidence speaks of, YYYY-MM-DD.',
    why: 'Evidence goes stale: a year as a rule, 90 days for measured values.',
    example: '2026-11-02',
  },
  'evidence[].note': {
    title: 'Note',
    ask: 'What should a reader know about this evidence?',
    says: 'Free text for readers; nothing is judged by it.',
    why: 'It tells a reviewer where to look.',
    example: 'Section 3',
  },
  'evidence[].at': {
    title: 'Place in the file',
    ask: 'Where in the file is the figure?',
    says: 'A JSON pointer into a JSON or CSV file, such as /results/stats/successes.',
    why: 'The figure found there is compared with what is stated.',
    example: '/results/stats/successes',
  },
  'evidence[].is': {
    title: 'What stands there',
    ask: 'What must the file say at that place?',
    says: 'A value, or a comparison such as ">= 0.95". Needs `at`.',
    why: 'A file that says otherwise is broken evidence.',
    example: '>= 0.95',
  },
  'range.low': {
    title: 'Low',
    ask: 'What is the lowest plausible value?',
    says: 'The lowest plausible value; not above likely.',
    why: 'Ranges carry uncertainty into the dates and the value case.',
    example: 3,
  },
  'range.likely': {
    title: 'Likely',
    ask: 'What is the most likely value?',
    says: 'The most likely value. Judgements use this figure.',
    why: 'Where a single figure is needed, this one is used.',
    example: 6,
  },
  'range.high': {
    title: 'High',
    ask: 'What is the highest plausible value?',
    says: 'The highest plausible value; not below likely.',
    why: 'Ranges carry uncertainty into the dates and the value case.',
    example: 15,
  },
};

// The words of section `pilot`.

const pilotWords: WordsByPath = {
  pilot: {
    title: 'Pilot',
    ask: 'What is the pilot?',
    says: 'What the pilot is, who owns it, where it stands and where it is going.',
    why: 'The answers decide which checks apply.',
    example: { name: 'Claims report summariser' },
  },
  'pilot.name': {
    title: 'Name',
    ask: 'What is the pilot called?',
    says: 'The name by which people know the pilot. Required.',
    why: 'Every report begins with the name.',
    example: 'Claims report summariser',
  },
  'pilot.summary': {
    title: 'Summary',
    ask: 'What does the pilot do, in one sentence?',
    says: 'One sentence on what the pilot does and for whom. Free text is never judged.',
    why: 'Readers of the report learn what is being judged.',
    example: 'Drafts the initial-assessment summary of medical reports for claims adjusters.',
  },
  'pilot.owner': {
    title: 'Accountable owner',
    ask: 'Which person or role will be accountable for the system in production?',
    says: 'A title or an address; the person or role accountable in production.',
    why: 'Without an owner, nobody decides when something goes wrong.',
    example: 'claims-platform-lead@example.com',
  },
  'pilot.sponsor': {
    title: 'Executive sponsor',
    ask: 'Which executive sponsors the pilot?',
    says: 'The executive who backs the pilot with budget and authority.',
    why: 'Without a sponsor, the money ends with the demonstration.',
    example: 'VP Claims',
  },
  'pilot.stage': {
    title: 'Stage',
    ask: 'Where does the pilot stand today?',
    says: 'Where the pilot stands today.',
    why: 'Expectations grow with the stage: an idea needs no results yet, production needs measured service levels.',
    example: 'pilot',
    choices: {
      idea: 'described, nothing built',
      demo: 'shown, no real users',
      pilot: 'real users, limited',
      production: 'in regular business use',
      scaled: 'rolled out to more users and use cases',
      paused: 'had real users, and is paused',
      retired: 'had real users, and has ended',
    },
  },
  'pilot.started': {
    title: 'Started',
    ask: 'When did the pilot start?',
    says: 'The date on which the pilot started, YYYY-MM-DD.',
    why: 'Security, legal and operations should be involved from the start; their dates are compared with it.',
    example: '2026-06-01',
  },
  'pilot.production_target': {
    title: 'Production date',
    ask: 'When should the system be in production?',
    says: 'The date, YYYY-MM-DD, from which the system should be in regular business use.',
    why: 'The plan shows whether that date can be met.',
    example: '2027-03-01',
  },
  'pilot.users': {
    title: 'Users',
    ask: 'Who uses the pilot, or its output?',
    says: 'The widest group of people who use the pilot or its output.',
    why: 'With customers or the public come transparency duties, a stricter hallucination limit and an internal trial first.',
    example: 'internal',
    choices: {
      internal: 'your own people',
      partners: 'people of other organisations',
      customers: 'your customers',
      public: 'anyone',
    },
  },
  'pilot.prior_internal_use': {
    title: 'Internal use first',
    ask: 'Was the pilot used internally before anyone outside used it?',
    says: 'True if the pilot was used internally before partners, customers or the public used it.',
    why: 'Mistakes made internally are cheap.',
    example: false,
  },
  'pilot.task': {
    title: 'Task',
    ask: 'What kind of task does the model do?',
    says: 'The kind of task, by its main part.',
    why: 'A system that decides by itself is judged as strictly as an agent.',
    example: 'summarisation',
    choices: {
      classification: 'sorts into classes',
      extraction: 'reads facts out of text',
      summarisation: 'shortens text',
      search: 'finds passages',
      'question-answering': 'answers questions',
      drafting: 'drafts text',
      conversation: 'holds a conversation',
      coding: 'writes code',
      'decision-support': 'prepares a decision that people make',
      decision: 'decides by itself',
      other: 'something else',
    },
  },
  'pilot.output': {
    title: 'Kinds of output',
    ask: 'What does the pilot put out?',
    says: 'All kinds that hold. Code and actions alone need no mark as generated content; only images, sound and video can show a person.',
    why: 'Which duties on generated content apply follows from it.',
    example: ['text'],
    choices: {
      text: 'text',
      code: 'source code',
      image: 'images',
      audio: 'sound or voices',
      video: 'video',
      action: 'actions in other systems',
    },
  },
  'pilot.workflow': {
    title: 'Workflow',
    ask: 'Which one workflow does the pilot improve?',
    says: 'The one workflow that the pilot improves.',
    why: 'Pilots that improve one measurable workflow are the ones that last.',
    example: { name: 'Initial claim assessment', volume_per_month: 12000 },
  },
  'pilot.workflow.name': {
    title: 'Name of the workflow',
    ask: 'Which one workflow does the pilot improve?',
    says: 'The name of the one workflow that the pilot improves.',
    why: 'A pilot without a workflow has nothing to measure.',
    example: 'Initial claim assessment',
  },
  'pilot.workflow.volume_per_month': {
    title: 'Tasks per month',
    ask: 'How many tasks per month would the pilot handle at full use?',
    says: 'Tasks per month at full use; 0 or more.',
    why: 'Value, cost, capacity and the size of the test sample follow from it.',
    example: 12000,
  },
  'pilot.workflow.improves': {
    title: 'Improvement',
    ask: 'What improves for users?',
    says: 'What improves for the people in the workflow.',
    why: 'Without a stated improvement there is nothing to measure.',
    example: 'Adjusters read a summary instead of 40 pages',
  },
  'pilot.industry': {
    title: 'Industry',
    ask: 'Which industry is the pilot in?',
    says: 'The industry, in a word. For readers; nothing is judged by it.',
    why: 'It helps readers to compare pilots.',
    example: 'insurance',
  },
  'pilot.jurisdictions': {
    title: 'Jurisdictions',
    ask: 'In which countries or states is the pilot used?',
    says: 'ISO 3166 codes of countries (DE) or subdivisions (US-GA), or EU; separated by commas. Name the states: US alone leaves the law of every state open. New York City is US-NYC.',
    why: 'Together with the data it decides which laws apply.',
    example: ['US-GA'],
  },
};

export type { FieldWords } from '../vocabulary.ts';

export const fieldWords: Readonly<Record<string, FieldWords>> = {
  ...sharedWords,
  ...pilotWords,
  ...kpisWords,
  ...valueWords,
  ...budgetWords,
  ...dataWords,
  ...architectureWords,
  ...integrationWords,
  ...governanceWords,
  ...classificationWords,
  ...evaluationWords,
  ...operationsWords,
  ...talentWords,
  ...agentsWords,
  ...planWords,
};

/** The words of a place in a pilot file, such as ['data', 'sources', 0, 'owner']; undefined for controls and unknown fields. */
export const wordsAt = (path: readonly (string | number)[]): FieldWords | undefined => {
  const at = path.map((part) => (typeof part === 'number' ? '[]' : `.${part}`)).join('');
  const key = at.replace(/^\./, '');
  return fieldWords[key] ?? fieldWords[key.replace(/^.*(?=evidence(\[\]|$))/, '')] ?? rangeWords(path.at(-1));
};

const rangeWords = (key: string | number | undefined): FieldWords | undefined =>
  key === 'low' || key === 'likely' || key === 'high' ? fieldWords[`range.${key}`] : undefined;
