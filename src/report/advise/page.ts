// The advice as a page, every answer in a list first, then each with its grounds and what speaks against it; and as JSON.
import type { Advice, JsonAdvice } from '../../model/published/advise.ts';
import { type Block, type Item, type Page, paragraph, type Section, section } from '../page.ts';
import { madeWith } from '../report.ts';
import { safeJson } from '../text.ts';
import {
  type AdviceReported,
  againstWords,
  changesWords,
  checksWords,
  dutiesWords,
  dutyDateWords,
  originsWords,
  SOURCES,
  shortWords,
  statedWords,
  stopWords,
  titleWords,
} from './words.ts';

/** Changes that are shown without details. */
const SHOWN = 6;

export const advicePage = ({ assessment, advice, tool }: AdviceReported): Page => ({
  title: assessment.pilot.name,
  about: ['advice', `as of ${assessment.asOf}`],
  file: assessment.file,
  sections: [
    ...section('answers', '', [
      { kind: 'facts', facts: advice.map((one) => ({ label: one.title, value: shortWords(one) })) },
      ...stopWords(advice).map((text) => ({ kind: 'paragraph', text, tone: 'bad', strong: true }) as const),
    ]),
    ...advice.map(adviceSection),
    ...section('sources', '', [
      paragraph(`${SOURCES}. The tier is a reading of the answers for a list of duties, not legal advice.`, 'quiet'),
    ]),
  ],
  made: madeWith(assessment, tool),
  next: 'Next: --details for every change and each rule, -o advice.md for a decision record',
});

const adviceSection = (advice: Advice): Section => {
  const { title, when, answer, stated } = advice;
  const said = statedWords(advice);
  return {
    id: `advice-${title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`,
    title: `${title}: ${titleWords(advice)}`,
    blocks: [
      ...(when === null ? [] : [paragraph(`Right when ${when}.`)]),
      ...(said === '' ? [] : [paragraph(`${said}.`, stated?.agrees === false ? 'warn' : 'quiet')]),
      ...titled(
        'State',
        advice.missing.map(({ at, state }) => ({ text: `${at.path}: ${state}`, at })),
      ),
      ...titled(
        'Because',
        advice.facts.map(({ path, value, at }) => ({ text: `${path} ${value}`, at })),
      ),
      ...titled(
        'Weighed by',
        advice.numbers.map((figure) => ({ text: `${figure.says} [${originsWords(figure)}]` })),
      ),
      ...titled(
        answer === null ? 'Would narrow it' : 'Would change it',
        changesWords(advice).map((text, i) => ({ text, priority: i < SHOWN ? 2 : 3 })),
      ),
      ...against(advice),
      ...titled(
        'The rule',
        advice.branches.map((branch) => ({ text: `${branch.answer}: ${branch.when}` })),
        3,
      ),
      ...duties(advice),
      ...titled('Checks', advice.checks.length === 0 ? [] : [{ text: checksWords(advice) }]),
    ],
  };
};

const titled = (title: string, items: readonly Item[], priority: 2 | 3 = 2): readonly Block[] =>
  items.length === 0
    ? []
    : [
        { kind: 'paragraph', text: title, tone: 'quiet', priority },
        { kind: 'list', items, priority },
      ];

/** Of an open question what speaks against each answer is a matter of detail. */
const against = ({ against, answer }: Advice): readonly Block[] =>
  titled(
    'Against it',
    against.map((one) => ({ text: answer === null ? `${one.answer}: ${againstWords(one)}` : againstWords(one) })),
    answer === null ? 3 : 2,
  );

const duties = (advice: Advice): readonly Block[] => {
  if (advice.obligations.length === 0) return [];
  const each = advice.obligations.map(
    (duty): Item => ({
      text: `${duty.id} (${duty.title}): ${duty.state.replaceAll('-', ' ')}, ${dutyDateWords(duty)}`,
      priority: 3,
    }),
  );
  return titled('Duties', [{ text: dutiesWords(advice) }, ...each]);
};

/** The advice in the published shape: model/published/advise.ts has its schema. */
export const jsonAdvice = (reported: AdviceReported): string =>
  `${safeJson(JSON.stringify(adviceJson(reported), null, 2))}\n`;

export const adviceJson = ({ assessment, advice, tool }: AdviceReported): JsonAdvice => ({
  schemaVersion: '1.0',
  tool,
  checklist: assessment.checklists.map(({ id, version }) => ({ id, version })),
  asOf: assessment.asOf,
  file: assessment.file,
  pilot: { name: assessment.pilot.name },
  advice: [...advice],
});
