// The words that the formats of advice share: for what is stated, for changes, for where a figure comes from.
import type { Assessment } from '../../model/assessment.ts';
import type { Advice } from '../../model/published/advise.ts';
import type { Tool } from '../report.ts';
import { counted, safe } from '../text.ts';
import { outcomeWords } from '../words.ts';

// What every report of advice is made from, and the shape of its formats.

export type AdviceReported = {
  readonly assessment: Assessment;
  readonly advice: readonly Advice[];
  readonly tool: Tool;
};

// Advice whose every text is harmless on a terminal, so that no section can forget to make it so.

export const safeAdvice = (reported: AdviceReported): AdviceReported => {
  const { assessment, advice } = reported;
  return {
    ...reported,
    assessment: {
      ...assessment,
      file: safe(assessment.file),
      pilot: { ...assessment.pilot, name: safe(assessment.pilot.name) },
    },
    advice: safeIn(advice),
  };
};

const safeIn = <T>(value: T): T => {
  if (typeof value === 'string') return safe(value) as T;
  if (Array.isArray(value)) return value.map(safeIn) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, safeIn(inner)])) as T;
};

/** In a few words for the list at the top: the answer, or how many facts are wanting. */
export const shortWords = ({ answer, open, missing, until }: Advice): string =>
  answer ??
  `cannot be told yet: ${counted(missing.length, 'fact')} not stated (${open.join(' or ')})${until === null ? '' : `; ${until}`}`;

/** The same above its grounds, in full. */
export const titleWords = ({ answer, says, until }: Advice): string =>
  answer === null ? `cannot be told yet${until === null ? '' : `, ${until}`}` : says;

/** Nothing else is worth weighing while the tier stands so. */
export const stopWords = (advice: readonly Advice[]): readonly string[] =>
  advice.some(({ answer }) => answer === 'prohibited')
    ? ['The answers point to a prohibited practice: settle that before anything else on this page.']
    : [];

/** What the file has chosen, and whether that is what is advised. */
export const statedWords = ({ stated }: Advice): string => {
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
const changeWords = ({ fact, now, to, answers }: Change): string => {
  const leads = answers.length === 1 ? answers[0] : `leaves open ${answers.join(' or ')}`;
  return `${fact} ${to.join(' or ')} (${now === null ? 'not stated' : `now ${now}`}): ${leads}`;
};

/** All that would change it; where no single fact does, two together. */
export const changesWords = ({ changes, together }: Advice): readonly string[] =>
  changes.length > 0
    ? changes.map(changeWords)
    : ['no single fact that the rule reads', ...together.map((pair) => `two together: ${pairWords(pair)}`)];

const pairWords = ({ facts, answers }: Advice['together'][number]): string =>
  `${facts.map(({ fact, to }) => `${fact} ${to}`).join(' and ')}: ${answers.join(' or ')}`;

export const originsWords = ({ origins }: Advice['numbers'][number]): string =>
  [
    ...new Set(
      origins.map((origin) => {
        if (origin.from === 'file') return `line ${origin.at.line}`;
        return origin.from === 'checklist' ? `checklist: ${origin.check}` : `assumed: ${origin.why}`;
      }),
    ),
  ].join(', ');

/** Those that are met say little, those that are not are the work to do. */
export const checksWords = ({ checks }: Advice): string =>
  checks.map(({ id, kind }) => `${id} ${outcomeWords[kind]}`).join(', ');

export const againstWords = ({ says, source }: Advice['against'][number]): string =>
  `${says}${source === null ? '' : ` [${source}]`}`;

/** From when a duty of the tier applies; a date that is not confirmed is called so. */
export const dutyDateWords = ({ from, planned, inForce }: Advice['obligations'][number]): string => {
  if (planned !== null) return `date unconfirmed, planned with ${planned}`;
  if (from === null) return 'in force';
  return `${inForce ? 'since' : 'from'} ${from}`;
};

/** How the duties of the tier stand. */
export const dutiesWords = ({ obligations }: Advice): string => {
  const of = (state: string) => obligations.filter((one) => one.state === state).length;
  const states = ['breached', 'to-be-answered', 'upcoming', 'met', 'declared-away'].filter((state) => of(state) > 0);
  const list = states.map((state) => `${of(state)} ${state.replaceAll('-', ' ')}`).join(', ');
  return `${counted(obligations.length, 'duty').replace(/dutys$/, 'duties')} of the Act on the list: ${list}`;
};

export const SOURCES =
  'S0 to S4 are five articles on LLM pilots; what they claim is not established, and they contradict each other';
