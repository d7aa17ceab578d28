// What a judgement alone decides, as parts of a page: headline, case against, score, dimensions, gates, what to do first.
// The page of an assessment and its what-if in a browser print these same parts.
import {
  type Assessment,
  type Finding,
  type GateCondition,
  type GateResult,
  type Grade,
  isCountCondition,
  isShareCondition,
} from '../../model/assessment.ts';
import type { Dimension } from '../../model/checklist.ts';
import { capital, unshownAgainst } from '../../model/verdict.ts';
import type { Task } from '../../plan/index.ts';
import {
  type Block,
  type Fact,
  type Item,
  list,
  type Page,
  paragraph,
  type Section,
  type Severity,
  section,
  type Tone,
  table,
} from '../page.ts';
import { counted, days, percent, percentUp, shellArgument, shown } from '../text.ts';

/** Lines of what is stated to be wrong, and tasks, on the first screen. */
const WRONG = 5;
const FIRST = 3;

/** Of an assessment what these parts read; a what-if forms the same from its judgement. */
export type PageJudgement = Pick<Assessment, 'file' | 'headline' | 'against' | 'grade' | 'gates'> & {
  readonly dimensions: readonly (Grade & { readonly dimension: Pick<Dimension, 'id' | 'title' | 'weight'> })[];
};

/** What a page on a pilot is called, and what stands beside its name. */
export const nameAndStage = ({ pilot, asOf }: Pick<Assessment, 'pilot' | 'asOf'>): Pick<Page, 'title' | 'about'> => ({
  title: pilot.name,
  about: [pilot.stage === null ? 'stage not stated' : `stage ${pilot.stage}`, `as of ${asOf}`],
});

export const headline = (judgement: PageJudgement): NonNullable<Page['headline']> => ({
  words: judgement.headline.words,
  capitals: true,
  tone: headlineTone(judgement),
  below: describeReason(judgement),
});

const headlineTone = ({ headline: { claimedState, ready, next, nextState } }: PageJudgement): Tone => {
  if (claimedState === 'shut' || (ready === null && nextState === 'shut')) return 'bad';
  return next === null ? 'good' : 'warn';
};

/** A point of the score is where a gap begins to be a major one. */
export const gapSeverity = (blocks: boolean, pointsLost: number): Severity => {
  if (blocks) return 'blocker';
  if (pointsLost >= 1) return 'major';
  return pointsLost > 0 ? 'minor' : 'none';
};

/**
 * What is stated against the pilot: the first of it on the first screen, and none of it cut with --details. `aside` are the
 * facts that stand beside the score: what is waived is among them.
 */
export const wrong = ({ against, file, gates: all }: PageJudgement, aside: readonly Fact[]): readonly Section[] => {
  if (against.length === 0) {
    const next = all.find(({ open }) => !open);
    const blank = next?.blockers.length ?? 0;
    const known = blank === 0 ? '' : ` Not known yet: ${counted(blank, 'blocker')} of the ${next?.gate.id} gate.`;
    const waived = aside.some(({ label }) => label === WAIVED) ? ' but what is waived' : '';
    return [
      {
        id: 'against',
        title: '',
        priority: 1,
        blocks: [paragraph(`Nothing stated speaks against it${waived}.${known}`)],
      },
    ];
  }
  const items = against.map(
    ({ fact, at, id, kind, also }, i): Item => ({
      text: fact,
      ...(kind === 'check' && { check: id }),
      mark: '✗',
      tone: 'bad',
      at,
      priority: i < WRONG ? 1 : 3,
      ...(i >= WRONG && { notes: [id, ...also] }),
    }),
  );
  const more = unshownAgainst(against, WRONG);
  const others = items.slice(WRONG);
  return [
    {
      id: 'against',
      title: 'Stated to be wrong',
      tone: 'bad',
      priority: 1,
      blocks: [
        { kind: 'list', items: items.slice(0, WRONG) },
        ...(more > 0
          ? [
              {
                ...paragraph(`and ${more} more: readiness assess ${shellArgument(file)} --details`, 'quiet'),
                until: 3,
              } as const,
            ]
          : []),
        ...(others.length > 0
          ? [
              {
                kind: 'folded',
                title: more > 0 ? `and ${more} more` : 'Computed from other gaps',
                priority: 3,
                blocks: [{ kind: 'list', items: others, priority: 3 }],
              } as const,
            ]
          : []),
      ],
    },
  ];
};

/** The score with its range and what of it is shown, as words and as one picture. */
const scoreFact = (judgement: PageJudgement): Fact => {
  const { score, high, evidencedScore, coverage } = judgement.grade;
  return {
    label: 'Score',
    value: [
      describeScore(judgement).replace(/^Score /, ''),
      `evidenced ${shown(evidencedScore)}: ${describeEvidence(judgement)}`,
      `answered ${percent(coverage)}`,
    ],
    bar: { value: score, high, shown: evidencedScore },
  };
};

/** The label of the blockers that waivers free. */
export const WAIVED = 'Waived';

/** Law, score, and what is waived or not asked for. */
export const standing = (judgement: PageJudgement, law: Fact, aside: readonly Fact[]): Section => ({
  id: 'standing',
  title: '',
  priority: 1,
  blocks: [{ kind: 'facts', facts: [law, scoreFact(judgement), ...aside] }],
});

/** Of a check what the first steps say. */
type Checked = Pick<Finding, 'id' | 'kind' | 'at'>;

/**
 * The first tasks; where nothing is stated against a pilot, the blockers of the next gate that nobody answered, as
 * questions.
 */
export const first = (
  judgement: PageJudgement,
  tasks: readonly Task[],
  checks: readonly Checked[],
  question: (check: string) => string,
): readonly Section[] => {
  const { against, gates: all, file } = judgement;
  if (against.length === 0) {
    const next = all.find(({ open }) => !open);
    const open = checks.filter(({ id, kind }) => kind === 'unknown' && next?.blockers.includes(id));
    const items = open.slice(0, FIRST).map(({ id, at }): Item => ({ text: question(id), notes: [id], at, check: id }));
    return section('first', 'Answer first', list(items, { ordered: true, unlisted: open.length - items.length }), {
      priority: 1,
      note: `readiness interview ${shellArgument(file)}`,
    });
  }
  const places = new Map(checks.map(({ id, at }) => [id, at]));
  const items = tasks.slice(0, FIRST).map((task): Item => {
    const at = places.get(task.check);
    return {
      text: task.findOut ? `Find out, then: ${task.action}` : task.action,
      notes: [task.check, task.role, ...(task.findOut ? [] : [`about ${days(task.days.likely)}`])],
      check: task.check,
      ...(at !== undefined && { at }),
    };
  });
  return section('first', 'Do first', list(items, { ordered: true }), { priority: 1 });
};

export const dimensions = ({ dimensions: grades }: PageJudgement): readonly Section[] =>
  section('dimensions', 'Dimensions', [
    {
      kind: 'bars',
      figures: [
        { head: 'score' },
        { head: 'at best', priority: 3 },
        { head: 'evidenced' },
        { head: 'answered', priority: 3 },
        { head: 'weight' },
      ],
      legend: ['score', 'of it evidenced', 'at best'],
      bars: grades.map(({ dimension, score, high, evidencedScore, coverage }) => ({
        label: dimension.title,
        section: `checks-${dimension.id}`,
        value: score,
        high,
        shown: evidencedScore,
        figures: [shown(score), shown(high), shown(evidencedScore), percent(coverage), String(dimension.weight)],
      })),
    },
  ]);

export const gates = (judgement: PageJudgement): Section => ({
  id: 'gates',
  title: 'Gates',
  blocks: [
    {
      kind: 'facts',
      facts: gateFacts(judgement),
    },
    ...judgement.gates.map(conditions),
  ],
});

/** The state of each gate, and what keeps it from opening. */
export const gateFacts = (judgement: PageJudgement): readonly Fact[] =>
  judgement.gates.map((result) => {
    const { gate, open, state, score } = result;
    const held = open ? `score ${shown(score)}` : describeShut(result, judgement).join('; ');
    return { label: gate.id, value: `${state}: ${held}` };
  });

const conditions = ({ gate, conditions: all }: GateResult): Block => ({
  kind: 'folded',
  title: `${gate.title}: every condition`,
  priority: 3,
  blocks: table(
    [
      { head: 'condition', subject: true },
      { head: 'required', number: true },
      { head: 'found', number: true },
      { head: '' },
    ],
    all.map(({ id, required, found, passed }) => [
      id,
      String(required),
      found === null ? '–' : String(Math.round(found * 1000) / 1000),
      passed ? 'holds' : 'fails',
    ]),
  ),
});

/**
 * What keeps a gate from opening, each in a few words: what shuts it as it is at best, and after "not yet" what an
 * answer can still bring: "1 blocker stated to fall short", "score 64.2, 75 needed", "below 55: Evaluation 37.7".
 */
const describeShut = ({ conditions }: GateResult, judgement: PageJudgement): readonly string[] => {
  const below: DimensionsBelow = (low, floor, atBest) =>
    `below ${floor}${atBest ? ' at best' : ''}: ${low.map((one) => describeFloor(one, judgement, atBest)).join(', ')}`;
  const [shut, open] = [conditionTexts(conditions, true, below), conditionTexts(conditions, false, below)];
  return shut.length === 0 || open.length === 0 ? [...shut, ...open] : [...shut, `not yet: ${open.join(', ')}`];
};

/**
 * The same for a sentence: of a gate that is shut only what shuts it, and sums only where nothing stated does; of the
 * dimensions only how many.
 */
const shutInShort = ({ conditions, state }: GateResult): readonly string[] =>
  conditionTexts(
    state === 'shut' && conditions.some(isHeldShut) ? conditions.filter(isHeldShut) : conditions,
    state === 'shut',
    (low, floor, atBest) => `${counted(low.length, 'dimension')} below ${floor}${atBest ? ' at best' : ''}`,
  );

const isHeldShut = ({ id, possible }: GateCondition): boolean => !possible && isCountCondition(id);

type DimensionsBelow = (low: readonly GateCondition[], floor: number, atBest: boolean) => string;

/**
 * Of the conditions that cannot hold whatever is answered, at best; or of those that do not hold yet. In their order; the
 * dimensions below one floor together, an earlier gate only where nothing else fails.
 */
const conditionTexts = (
  conditions: readonly GateCondition[],
  atBest: boolean,
  below: DimensionsBelow,
): readonly string[] => {
  const isOpen = ({ id, passed, possible, found, atBest: least }: GateCondition): boolean =>
    !passed && (possible || (id === 'blockers' && (found ?? 0) > (least ?? 0)));
  const all = conditions.filter((one) => (atBest ? !one.possible : isOpen(one)));
  const own = all.filter(({ id }) => !id.startsWith('gate.'));
  // What is stated comes before sums.
  const failed = (own.length > 0 ? own : all).toSorted(
    (a, b) => Number(isCountCondition(b.id)) - Number(isCountCondition(a.id)),
  );
  const low = failed.filter(isFloor);
  const words = failed.map((one) =>
    isFloor(one)
      ? below(
          low.filter(({ required }) => required === one.required),
          one.required,
          atBest,
        )
      : describeCondition(one, atBest),
  );
  return [...new Set(words)];
};

const isFloor = ({ id }: GateCondition): boolean => id.startsWith('dimension.');

const describeFloor = ({ id, found, atBest }: GateCondition, { dimensions }: PageJudgement, best: boolean): string => {
  const wanted = id.slice('dimension.'.length);
  const title = dimensions.find(({ dimension }) => dimension.id === wanted)?.dimension.title ?? wanted;
  return `${title} ${shown(best ? atBest : found)}`;
};

const describeCondition = ({ id, required, found, atBest }: GateCondition, best: boolean): string => {
  const value = best ? atBest : found;
  if (id.startsWith('gate.')) return `the ${id.slice('gate.'.length)} gate is ${best ? 'shut' : 'not open'}`;
  if (id === 'blockers') {
    return best
      ? `${counted(atBest ?? 0, 'blocker')} stated to fall short`
      : `${counted((found ?? 0) - (atBest ?? 0), 'blocker')} not known to hold`;
  }
  if (id === 'breaches') return `${found} ${found === 1 ? 'duty' : 'duties'} breached`;
  if (id === 'stops') return counted(found ?? 0, 'stop');
  if (id === 'obligations') return `${counted(value ?? 0, 'obligation')} in force not shown`;
  if (id === 'declared-away') return `${names[id]} ${percentUp(found ?? 0)}, at most ${percent(required)}`;
  const show = isShareCondition(id) ? (one: number | null) => percent(one ?? 0) : shown;
  return `${names[id] ?? id} ${best ? 'at best ' : ''}${show(value)}, ${isShareCondition(id) ? percent(required) : required} needed`;
};

const names: Readonly<Record<string, string>> = {
  answered: 'answered overall',
  score: 'score',
  coverage: 'answered',
  'evidenced-score': 'evidenced',
  'declared-away': 'declared not applicable',
};

/** The score with its range; the range has no width where no blank could change the score. */
const describeScore = ({ grade }: PageJudgement): string => {
  const { score, high } = grade;
  const range =
    score === high
      ? 'no blank could change it'
      : `range ${shown(score)} to ${shown(high)}, if every unknown turned out bad … good`;
  return `Score ${shown(score)} of 100 (${range})`;
};

/** One sentence on how far the claims are shown. */
const describeEvidence = ({ grade }: PageJudgement): string => {
  const { score, evidencedScore } = grade;
  if (score === null || evidencedScore === null || score === 0) return 'nothing claimed yet';
  if (evidencedScore / score < 0.25) return 'claimed, not shown';
  return evidencedScore / score < 0.75 ? 'partly shown' : 'mostly shown';
};

type Told = Pick<PageJudgement, 'headline' | 'gates'>;

/** Why the headline is what it is: what keeps the gate that it speaks of from opening. */
export const describeReason = (judgement: Told): string => {
  if (judgement.headline.detail !== null) return `${capital(judgement.headline.detail)}.`;
  const told = toldGate(judgement);
  if (told === undefined) return 'Every gate is open.';
  const answered = told.conditions.find(({ id, passed }) => id === 'answered' && !passed);
  if (told.state === 'undecided' && answered !== undefined) {
    return `Only ${percent(answered.found ?? 0)} of the checks that apply are answered; no gate opens below ${percent(answered.required)}.`;
  }
  return `The ${told.gate.id} gate is ${told.state}: ${shutInShort(told).join('; ')}.`;
};

/** The claimed gate where it is not open, else the next one; where nothing of its own keeps it from opening, the one before. */
const toldGate = ({
  gates: all,
  headline: { claimed, claimedState, next, nextState },
}: Told): GateResult | undefined => {
  const [id, state] = claimedState === null || claimedState === 'open' ? [next, nextState] : [claimed, claimedState];
  const isOwn = ({ id: condition, passed, possible }: GateCondition): boolean =>
    !condition.startsWith('gate.') && !(state === 'shut' ? possible : passed);
  const told = all.find(({ gate }) => gate.id === id);
  return told?.conditions.some(isOwn) ? told : (all.find((gate) => gate.state === state) ?? told);
};
