// Law beside the score, for a pull request or a page: counts, what is due, what comes when; every duty with --details.
import type { Assessment } from '../model/assessment.ts';
import type { Obligation } from '../model/obligation.ts';
import { md } from './markdown-text.ts';
import {
  aboutWords,
  bindsWords,
  caution,
  clauseWords,
  countWords,
  dateWords,
  dueOf,
  groupedWords,
  ruleWords,
  stateWords,
  upcomingWords,
  whomWords,
} from './obligation-words.ts';

export const obligationsMarkdown = ({ obligations }: Assessment, details: boolean): readonly string[] => {
  if (obligations.length === 0) return [];
  const listed = details ? obligations.filter(needsLine) : dueOf(obligations);
  return [
    '### Obligations, beside the score',
    '',
    md`${countWords(obligations).join('; ')}.${whom(obligations, details)}`,
    '',
    ...(details ? list(aboutWords(obligations)) : []),
    ...table(listed),
    ...(details ? list(groupedWords(obligations.filter((one) => !needsLine(one) && one.state !== 'upcoming'))) : []),
    ...list(upcomingWords(obligations).map((words) => `Upcoming, ${words}`)),
    md`${caution}`,
    '',
  ];
};

const whom = (obligations: readonly Obligation[], details: boolean): string => {
  const words = details ? '' : whomWords(obligations);
  return words === '' ? '' : ` Whom they bind: ${words}.`;
};

/** What is still to be answered, or is to come, is told law by law; voluntary clauses too, so that a page stays readable. */
const needsLine = ({ binding, state }: Obligation): boolean =>
  state === 'declared-away' || (binding && (state === 'open' || state === 'shown'));

const table = (listed: readonly Obligation[]): readonly string[] =>
  listed.length === 0
    ? []
    : [
        '| Clause | Binds | Because | Applies | State | Remedy |',
        '| --- | --- | --- | --- | --- | --- |',
        ...listed.map(
          (one) =>
            md`| ${clauseWords(one)} | ${bindsWords(one.binds) || '–'} | ${ruleWords(one)} | ${dateWords(one)} | ${stateWords[one.state]}${shownWords(one)} | ${one.remedy ?? '–'} |`,
        ),
        '',
      ];

const shownWords = ({ shownBy }: Obligation): string => (shownBy.length === 0 ? '' : `, met: ${shownBy.join(', ')}`);

const list = (lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [...lines.map((line) => md`- ${line}`), ''];
