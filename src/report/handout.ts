// The page of open questions that is sent to one person: Markdown that is filled in and read back.
import { ANSWER, FIELD, type Handout, type HandoutQuestion } from '../interview/handout.ts';
import { md } from './escape.ts';
import { counted } from './text.ts';

export const handoutText = (handouts: readonly Handout[], name: string, file: string): string =>
  handouts.map((one) => page(one, name, file)).join('\n');

const titles = {
  legal: 'legal and compliance',
  finance: 'finance',
  security: 'security',
  operations: 'IT operations',
  data: 'data',
} as const;

const page = ({ role, questions, minutes }: Handout, name: string, file: string): string => {
  const whom = role === undefined ? 'the product owner' : titles[role];
  const head = [
    md`# ${name}: open questions for ${whom}`,
    '',
    `${counted(questions.length, 'question')}, about ${counted(minutes, 'minute')}. Write behind "${ANSWER}", on the same line. Leave empty what somebody else knows; write unknown where nobody does.`,
    '',
    md`The filled page is read back with: readiness interview ${file} --answers PAGE.md`,
    '',
  ];
  const lines = questions.flatMap((one, i) => {
    const { topic = '' } = one.question;
    const isNew = topic !== questions[i - 1]?.question.topic;
    return [...(isNew ? [md`## ${topic}`, ''] : []), ...asked(one)];
  });
  return [...head, ...lines].join('\n');
};

const asked = ({ question, path, item }: HandoutQuestion): readonly string[] => [
  md`### ${item === undefined ? '' : `${item}: `}${question.ask}`,
  '',
  ...hint(question),
  `${FIELD} \`${path}\``,
  '',
  `${ANSWER} `,
  '',
];

const choiceLine = ({ word, says }: HandoutQuestion['question']['choices'][number]): string => {
  if (word === 'not-applicable') return '- not-applicable: followed by a colon and the reason';
  return says === undefined ? md`- ${word}` : md`- ${word}: ${says}`;
};

const hint = ({ choices, says, example }: HandoutQuestion['question']): readonly string[] => {
  if (choices.length > 0) {
    return [...choices.map(choiceLine), ''];
  }
  const words = [says, ...(example === undefined ? [] : [`Example: ${example}`])].filter((one) => one !== '');
  return words.length === 0 ? [] : [md`${words.join(' ')}`, ''];
};
