// Law beside the score, on the page of an assessment: one line on the first screen, then counts, what is due, every duty.
import type { Assessment } from '../../model/assessment.ts';
import type { Obligation } from '../../model/obligation.ts';
import { type Fact, type Item, list, paragraph, type Section, section } from '../page.ts';
import {
  aboutWords,
  bindsWords,
  caution,
  clauseWords,
  countWords,
  dateWords,
  dueOf,
  ruleWords,
  stateWords,
  upcomingWords,
  whomWords,
} from '../words.ts';

/** Of what is to be answered; what is breached is never cut. */
const MOST = 5;

export const lawSections = ({ obligations }: Assessment): readonly Section[] => {
  if (obligations.length === 0) return [];
  const due = dueOf(obligations);
  const listed = due.filter((one, i) => one.state === 'open' || i < MOST);
  const rest = obligations.filter((one) => !listed.includes(one));
  const whom = whomWords(obligations);
  const upcoming = upcomingWords(obligations);
  return section('law', 'Law, beside the score', [
    paragraph(countWords(obligations).join('; ')),
    ...(whom === '' ? [] : [paragraph(`whom they bind: ${whom}`)]),
    ...list([...listed.map((one) => dutyItem(one, 2)), ...rest.map((one) => dutyItem(one, 3))]),
    ...list(upcoming.map((words) => ({ text: `from ${words}` }))),
    ...list(
      aboutWords(obligations).map((text) => ({ text })),
      { priority: 3 },
    ),
    paragraph(caution, 'quiet'),
  ]);
};

const dutyItem = (one: Obligation, priority: 2 | 3): Item => ({
  priority,
  text: `${clauseWords(one)}: ${stateWords[one.state]}`,
  ...(one.state === 'open' && { mark: '✗', tone: 'bad' as const }),
  ...(one.binding && { at: one.at }),
  notes: [
    one.id,
    ...(one.binding ? [`binds ${bindsWords(one.binds)}`] : []),
    dateWords(one),
    ...(one.shownBy.length > 0 ? [`met: ${one.shownBy.join(', ')}`] : []),
    ...one.evidence.map(({ ref, state }) => `evidence ${ref}: ${state}`),
  ],
  more: [
    ...(one.remedy === null ? [] : [`→ ${one.remedy}`]),
    `because: ${ruleWords(one)}`,
    ...(one.statement === one.title ? [] : [`asks: ${one.statement}`]),
    ...(one.note === null ? [] : [`note: ${one.note}`]),
  ],
});

/** The line on the first screen: what is breached, what is not answered, and whose law was not looked at. */
export const lawFact = (assessment: Assessment): Fact => {
  const { obligations } = assessment;
  const due = dueOf(obligations);
  const breached = due.filter(({ state }) => state === 'open');
  const unanswered = due.filter(({ state }) => state !== 'open');
  const parts = [
    ...(breached.length > 0 ? [`${breached.length} not shown`] : []),
    ...(unanswered.length > 0 ? [`${unanswered.length} to be answered`] : []),
  ];
  return { label: 'Law', value: parts.length === 0 ? ['no duty is open'] : parts };
};
