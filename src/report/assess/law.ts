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
  lawLine,
  lawSeenWords,
  ruleWords,
  stateWords,
  upcomingWords,
  whomWords,
} from '../words.ts';

/** Of what is to be answered; what is breached is never cut. */
const MOST = 5;
/** Of all duties in Markdown with details. */
const MOST_IN_COMMENT = 10;

export const lawSections = ({ obligations, law, file }: Assessment): readonly Section[] => {
  const due = dueOf(obligations);
  const breached = due.filter(({ state }) => state === 'breached').length;
  const listed = due.filter((one, i) => one.state === 'breached' || i < MOST);
  const rest = obligations.filter((one) => one.binding && !listed.includes(one));
  const voluntary = obligations.filter((one) => !one.binding);
  const inComment = {
    most: Math.max(MOST_IN_COMMENT, breached),
    rest: `readiness assess ${file} -f json lists all, readiness explain CLAUSE --for ${file} tells of one`,
  };
  const whom = whomWords(obligations);
  return section('law', 'Law, beside the score', [
    ...countWords(obligations).map((words) => paragraph(words)),
    ...lawSeenWords(law).map((words) => paragraph(words)),
    ...(whom === '' ? [] : [paragraph(`whom they bind: ${whom}`)]),
    ...list([...listed.map((one) => dutyItem(one, 2)), ...rest.map((one) => dutyItem(one, 3))], { inComment }),
    ...list(upcomingWords(obligations).map((words) => ({ text: `from ${words}` }))),
    ...list(
      voluntary.map((one) => dutyItem(one, 3)),
      { priority: 3, inComment },
    ),
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
  ...(one.state === 'breached' && { mark: '✗', tone: 'bad' as const }),
  ...(one.binding && { at: one.at }),
  notes: [
    one.id,
    ...(one.binding ? [`binds ${bindsWords(one.binds)}`] : []),
    dateWords(one),
    ...(one.shownBy.length > 0 ? [`met: ${one.shownBy.join(', ')}`] : []),
    ...one.evidence.map(({ ref, state }) => `evidence ${ref}: ${state}`),
  ],
  more: [
    ...(one.statement === one.title ? [] : [`asks: ${one.statement}`]),
    ...(one.remedy === null ? [] : [`→ ${one.remedy}`]),
    ...(one.binding ? [`because: ${ruleWords(one)}`] : []),
  ],
});

/** The line on the first screen. */
export const lawFact = (assessment: Assessment): Fact => ({
  label: 'Law',
  value: lawLine(assessment).replace(/^Law: /, ''),
});
