// The report on advice: its words, its page and its JSON.
import type { Assessment } from '../model/assessment.ts';
import type { Advice, JsonAdvice } from '../model/published/value.ts';
import { type Block, type Item, type Page, paragraph, type Section, section } from './page.ts';
import { documentHead, madeWith, type Tool } from './report.ts';
import { counted, safeJson } from './text.ts';
import { outcomeWords } from './words.ts';

export type AdviceReportData = {
  readonly assessment: Assessment;
  readonly advice: readonly Advice[];
  readonly tool: Tool;
};

/** In a few words for the list at the top: the answer, or how many facts are wanting. */
const describeInShort = ({ answer, open, missing, until }: Advice): string =>
  answer ??
  `cannot be told yet: ${counted(missing.length, 'fact')} not stated (${open.join(' or ')})${until === null ? '' : `; ${until}`}`;

/** The same above its grounds, in full. */
const describeTitle = ({ answer, says, until }: Advice): string =>
  answer === null ? `cannot be told yet${until === null ? '' : `, ${until}`}` : says;

/** Nothing else is worth weighing while the tier stands so. */
export const describeStops = (advice: readonly Advice[]): readonly string[] =>
  advice.some(({ answer }) => answer === 'prohibited')
    ? ['The answers point to a prohibited practice: settle that before anything else on this page.']
    : [];

/** What the file has chosen, and whether that is what is advised. */
const describeStated = ({ stated }: Advice): string => {
  if (stated === null) return '';
  const { value, at, agrees } = stated;
  const stand = {
    true: 'as advised',
    false: 'which departs from it',
    null: 'which is one of those left open',
  } as const;
  return `The file says ${at.path} ${value}, ${stand[`${agrees}`]}`;
};

type Change = Advice['changes'][number];

/** data.labels.count 10000 or more (now 400): fine-tune. */
const describeChange = ({ fact, now, to, answers }: Change): string => {
  const leads = answers.length === 1 ? answers[0] : `leaves open ${answers.join(' or ')}`;
  return `${fact} ${to.join(' or ')} (${now === null ? 'not stated' : `now ${now}`}): ${leads}`;
};

/** All that would change it; where no single fact does, two together. */
const describeChanges = ({ changes, together }: Advice): readonly string[] =>
  changes.length > 0
    ? changes.map(describeChange)
    : ['no single fact that the rule reads', ...together.map((pair) => `two together: ${describePair(pair)}`)];

const describePair = ({ facts, answers }: Advice['together'][number]): string =>
  `${facts.map(({ fact, to }) => `${fact} ${to}`).join(' and ')}: ${answers.join(' or ')}`;

export const describeOrigins = ({ origins }: Advice['numbers'][number]): string =>
  [
    ...new Set(
      origins.map((origin) => {
        if (origin.from === 'file') return `line ${origin.at.line}`;
        return origin.from === 'checklist' ? `checklist: ${origin.check}` : `assumed: ${origin.why}`;
      }),
    ),
  ].join(', ');

/** Those that are met say little, those that are not are the work to do. */
const describeChecks = ({ checks }: Advice): string =>
  checks.map(({ id, kind }) => `${id} ${outcomeWords[kind]}`).join(', ');

const describeObjection = ({ says, source }: Advice['against'][number]): string =>
  `${says}${source === null ? '' : ` [${source}]`}`;

/** From when a duty of the tier applies; a date that is not confirmed is called so. */
export const describeDutyDate = ({ from, planned, inForce }: Advice['obligations'][number]): string => {
  if (planned !== null) return `date unconfirmed, planned with ${planned}`;
  if (from === null) return 'in force';
  return `${inForce ? 'since' : 'from'} ${from}`;
};

/** How the duties of the tier stand. */
const describeDuties = ({ obligations }: Advice): string => {
  const of = (state: string) => obligations.filter((one) => one.state === state).length;
  const states = ['breached', 'to-be-answered', 'upcoming', 'met', 'declared-away'].filter((state) => of(state) > 0);
  const list = states.map((state) => `${of(state)} ${state.replaceAll('-', ' ')}`).join(', ');
  return `${counted(obligations.length, 'duty').replace(/dutys$/, 'duties')} of the Act on the list: ${list}`;
};

export const SOURCES =
  'S0 to S4 are five articles on LLM pilots; what they claim is not established, and they contradict each other';

/** Changes that are shown without details. */
const SHOWN = 6;

export const advicePage = ({ assessment, advice, tool }: AdviceReportData): Page => ({
  title: assessment.pilot.name,
  about: ['advice', `as of ${assessment.asOf}`],
  file: assessment.file,
  sections: [
    ...section('answers', '', [
      { kind: 'facts', facts: advice.map((one) => ({ label: one.title, value: describeInShort(one) })) },
      ...describeStops(advice).map((text) => ({ kind: 'paragraph', text, tone: 'bad', strong: true }) as const),
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
  const said = describeStated(advice);
  return {
    id: `advice-${title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`,
    title: `${title}: ${describeTitle(advice)}`,
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
        advice.numbers.map((figure) => ({ text: `${figure.says} [${describeOrigins(figure)}]` })),
      ),
      ...titled(
        answer === null ? 'Would narrow it' : 'Would change it',
        describeChanges(advice).map((text, i) => ({ text, priority: i < SHOWN ? 2 : 3 })),
      ),
      ...against(advice),
      ...titled(
        'The rule',
        advice.branches.map((branch) => ({ text: `${branch.answer}: ${branch.when}` })),
        3,
      ),
      ...duties(advice),
      ...titled('Checks', advice.checks.length === 0 ? [] : [{ text: describeChecks(advice) }]),
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
    against.map((one) => ({
      text: answer === null ? `${one.answer}: ${describeObjection(one)}` : describeObjection(one),
    })),
    answer === null ? 3 : 2,
  );

const duties = (advice: Advice): readonly Block[] => {
  if (advice.obligations.length === 0) return [];
  const each = advice.obligations.map(
    (duty): Item => ({
      text: `${duty.id} (${duty.title}): ${duty.state.replaceAll('-', ' ')}, ${describeDutyDate(duty)}`,
      priority: 3,
    }),
  );
  return titled('Duties', [{ text: describeDuties(advice) }, ...each]);
};

/** The advice in the published shape: model/published/value.ts has its schema. */
export const jsonAdvice = (reported: AdviceReportData): string =>
  `${safeJson(JSON.stringify(adviceJson(reported), null, 2))}\n`;

const adviceJson = ({ assessment, advice, tool }: AdviceReportData): JsonAdvice => ({
  schemaVersion: '1.0',
  ...documentHead(assessment, tool),
  advice: [...advice],
});
