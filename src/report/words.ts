// The words that reports share for verdicts, outcomes, conditions of a gate.
import type { Assessment, GateCondition, Verdict } from '../model/assessment.ts';
import type { OutcomeKind } from '../model/outcome.ts';
import { percent, shown } from './figures.ts';

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

/** Coverage and declared-away weight are shares; everything else is a score, a count, or a gate. */
const isShare = (id: string): boolean => ['answered', 'coverage', 'declared-away'].includes(id);

/** A failed condition in a few words: "score 64.2 of 75". */
export const conditionWords = (condition: GateCondition, assessment: Assessment): string => {
  const { id, required, found } = condition;
  if (id.startsWith('gate.')) return `the ${id.slice('gate.'.length)} gate is shut`;
  if (id === 'blockers') return `${found} ${found === 1 ? 'blocker' : 'blockers'}`;
  const show = isShare(id) ? (value: number | null) => percent(value ?? 0) : shown;
  const limit = id === 'declared-away' ? 'at most' : 'of';
  return `${nameOf(id, assessment)} ${show(found)} ${limit} ${isShare(id) ? percent(required) : required}`;
};

const names: Readonly<Record<string, string>> = {
  answered: 'answered',
  score: 'score',
  coverage: 'answered',
  'evidenced-score': 'evidenced',
  'declared-away': 'declared not applicable',
};

const nameOf = (id: string, assessment: Assessment): string => {
  if (!id.startsWith('dimension.')) return names[id] ?? id;
  const wanted = id.slice('dimension.'.length);
  return assessment.dimensions.find(({ dimension }) => dimension.id === wanted)?.dimension.title ?? wanted;
};

/** One sentence on how far the claims are shown. */
export const evidenceWords = ({ grade }: Assessment): string => {
  const { score, evidencedScore } = grade;
  if (score === null || evidencedScore === null || score === 0) return 'nothing claimed yet';
  if (evidencedScore / score < 0.25) return 'claimed, not shown';
  return evidencedScore / score < 0.75 ? 'partly shown' : 'mostly shown';
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
  const why = failed.map((condition) => conditionWords(condition, assessment));
  return `The ${next.gate.id} gate is shut: ${why.join('; ')}.`;
};
