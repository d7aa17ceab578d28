// The words that reports share for verdicts, outcomes, conditions of a gate.
import type { Assessment, Finding, GateCondition, GateResult, Verdict } from '../model/assessment.ts';
import { gateOrder, isGap } from '../model/assessment.ts';
import type { OutcomeKind } from '../model/outcome.ts';
import type { Plan } from '../plan/index.ts';
import type { Task } from '../plan/tasks.ts';
import { counted, days, percent, percentUp, shown } from './figures.ts';

export const verdictWords: Readonly<Record<Verdict, string>> = {
  'too-little-answered': 'Too little answered',
  'not-ready-to-pilot': 'Not ready to pilot',
  'ready-to-pilot': 'Ready to pilot',
  'ready-for-production': 'Ready for production',
  'ready-to-scale': 'Ready to scale',
};

export const outcomeWords: Readonly<Record<OutcomeKind, string>> = {
  met: 'met',
  partial: 'partial',
  planned: 'planned',
  absent: 'missing',
  unknown: 'not answered',
  'not-applicable': 'does not apply',
};

/** What is wrong with a check that has a gap. Where nobody answered that is not known, and may not be so. */
export const gapWords = ({ item, kind }: Finding): string =>
  kind === 'unknown' ? `Not known: ${item.statement}` : item.gap;

/** A check as it stands, in a sentence: its gap where it has one. A check can fail a gate and be met, by lost evidence. */
export const stateWords = (finding: Finding): string => {
  const { item, kind, seen } = finding;
  return `${isGap(finding) ? gapWords(finding) : item.statement} (${outcomeWords[kind]}: ${seen})`;
};

/** Coverage and declared-away weight are shares; everything else is a score, a count, or a gate. */
const isShare = (id: string): boolean => ['answered', 'coverage', 'declared-away'].includes(id);

/** What holds a gate shut, each in a few words: "score 64.2 of 75", "below 55: Evaluation 37.7, Operating layer 49.5". */
export const shutWords = ({ conditions }: GateResult, assessment: Assessment): readonly string[] =>
  wordsOf(conditions, (low, floor) => `below ${floor}: ${low.map((one) => floorWords(one, assessment)).join(', ')}`);

/** The same for a sentence: of the dimensions only how many. */
const shutInShort = ({ conditions }: GateResult): readonly string[] =>
  wordsOf(conditions, (low, floor) => `${counted(low.length, 'dimension')} below ${floor}`);

type DimensionsBelow = (low: readonly GateCondition[], floor: number) => string;

/** In the order of the conditions; the dimensions below one floor together, an earlier gate only where nothing else fails. */
const wordsOf = (conditions: readonly GateCondition[], below: DimensionsBelow): readonly string[] => {
  const all = conditions.filter(({ passed }) => !passed);
  const own = all.filter(({ id }) => !id.startsWith('gate.'));
  const failed = own.length > 0 ? own : all;
  const low = failed.filter(isFloor);
  const words = failed.map((one) =>
    isFloor(one)
      ? below(
          low.filter(({ required }) => required === one.required),
          one.required,
        )
      : conditionWords(one),
  );
  return [...new Set(words)];
};

const isFloor = ({ id }: GateCondition): boolean => id.startsWith('dimension.');

const floorWords = ({ id, found }: GateCondition, { dimensions }: Assessment): string => {
  const wanted = id.slice('dimension.'.length);
  const title = dimensions.find(({ dimension }) => dimension.id === wanted)?.dimension.title ?? wanted;
  return `${title} ${shown(found)}`;
};

const conditionWords = ({ id, required, found }: GateCondition): string => {
  if (id.startsWith('gate.')) return `the ${id.slice('gate.'.length)} gate is shut`;
  if (id === 'blockers') return counted(found ?? 0, 'blocker');
  if (id === 'obligations') return `${counted(found ?? 0, 'obligation')} in force not shown`;
  if (id === 'declared-away') return `${names[id]} ${percentUp(found ?? 0)} at most ${percent(required)}`;
  const show = isShare(id) ? (value: number | null) => percent(value ?? 0) : shown;
  return `${names[id] ?? id} ${show(found)} of ${isShare(id) ? percent(required) : required}`;
};

const names: Readonly<Record<string, string>> = {
  answered: 'answered in all',
  score: 'score',
  coverage: 'answered',
  'evidenced-score': 'evidenced',
  'declared-away': 'declared not applicable',
};

/** What blocks, the next gate's blockers first. */
export const blockersOf = ({ findings }: Assessment): readonly Finding[] =>
  findings.filter(({ blocks }) => blocks).sort((a, b) => gateOrder[a.item.gate] - gateOrder[b.item.gate]);

/** How what a task is to mend stands now; where the file is silent, it may be there already. */
export const standsWords = (kind: OutcomeKind): string =>
  kind === 'unknown' ? `${outcomeWords[kind]}: find out first` : outcomeWords[kind];

/** The score with its range; the range has no width where no blank could change the score. */
export const scoreWords = ({ grade }: Assessment): string => {
  const { score, high } = grade;
  const range =
    score === high ? 'no blank could change it' : `range ${shown(score)} to ${shown(high)}, all blanks bad … all good`;
  return `Score ${shown(score)} of 100 (${range})`;
};

/** The effort in all: 133 to 781 days of work, likely 311. */
export const effortWords = ({ low, likely, high }: Task['days']): string =>
  `${days(low).replace(/ days?$/, '')} to ${days(high)} of work, likely ${days(likely).replace(/ days?$/, '')}`;

/** What comes before every task: people for the roles that nobody has. */
export const staffingWords = ({ staffing }: Pick<Plan, 'staffing'>): string =>
  `find people first, as nobody has the role: ${staffing.map(({ role }) => role).join(', ')}`;

/** One sentence on how far the claims are shown. */
export const evidenceWords = ({ grade }: Assessment): string => {
  const { score, evidencedScore } = grade;
  if (score === null || evidencedScore === null || score === 0) return 'nothing claimed yet';
  if (evidencedScore / score < 0.25) return 'claimed, not shown';
  return evidencedScore / score < 0.75 ? 'partly shown' : 'mostly shown';
};

/** How much of the core an organisation's checklist leaves out; nothing where it asks for all of it. */
export const notAskedWords = ({ disabled = [], dimensions, findings }: Assessment): readonly string[] => {
  if (disabled.length === 0) return [];
  const asked = new Set(findings.map((finding) => finding.dimension));
  const empty = dimensions.filter(({ dimension }) => !asked.has(dimension.id)).map(({ dimension }) => dimension.title);
  const among = empty.length === 0 ? '' : `, among them all of ${empty.join(', ')}`;
  const are = disabled.length === 1 ? 'is' : 'are';
  return [`${counted(disabled.length, 'check')} of the core ${are} not asked for${among}`];
};

/** Why the verdict is what it is: what holds the next gate shut. */
export const reasonWords = (assessment: Assessment): string => {
  const next = assessment.gates.find((gate) => !gate.open);
  if (next === undefined) return 'Every gate is open.';
  const failed = next.conditions.filter((condition) => !condition.passed);
  const answered = failed.find(({ id }) => id === 'answered');
  if (answered !== undefined) {
    return `Only ${percent(answered.found ?? 0)} of the checks that apply are answered; from ${percent(answered.required)} on there is a verdict.`;
  }
  return `The ${next.gate.id} gate is shut: ${shutInShort(next).join('; ')}.`;
};
