// The words that the formats of a comparison share.
import type { Judgement } from '../../gate/frame.ts';
import { judgedBy } from '../../gate/snapshot.ts';
import { type Change, type ChangeCause, type CheckSnapshot, changeCauses } from '../../model/snapshot.ts';
import { counted } from '../figures.ts';
import { outcomeWords } from '../words.ts';

export const causeWords: Readonly<Record<ChangeCause, string>> = {
  answers: 'answers of the pilot file',
  evidence: 'evidence that is shown',
  date: 'the date of judgement',
  checklist: 'the checklist',
  tool: 'the version of readiness',
};

/** What became of a check: partial 0.5 → met; a new one or one that is gone says so. */
export const changeWords = ({ before, after, shown }: Change): string => {
  if (before === undefined) return `new: ${stateWords(after)}`;
  if (after === undefined) return `gone, was ${stateWords(before)}`;
  if (before.outcome === after.outcome && before.score === after.score && before.evidenced !== after.evidenced) {
    return `${stateWords(after)}, ${shownWords[shown ?? (after.evidenced < before.evidenced ? 'less' : 'more')]}`;
  }
  if (stateWords(before) === stateWords(after)) {
    return `${stateWords(after)}, ${judgedBy(before) === judgedBy(after) ? 'weighed otherwise' : 'judged otherwise'}`;
  }
  return `${stateWords(before)} → ${stateWords(after)}`;
};

const shownWords: Readonly<Record<NonNullable<Change['shown']>, string>> = {
  expired: 'its evidence has expired',
  broken: 'its evidence is broken',
  less: 'less of it shown',
  more: 'more of it shown',
};

const stateWords = (state: CheckSnapshot | undefined): string => {
  if (state === undefined) return 'not there';
  const { outcome, score } = state;
  return outcome === 'partial' ? `${outcomeWords.partial} ${Math.round(score * 100) / 100}` : outcomeWords[outcome];
};

/** Below 0 is worse. What does not apply, before or after, is neither. */
export const gainOf = ({ before, after }: Change): number =>
  after?.outcome === 'not-applicable' || before?.outcome === 'not-applicable'
    ? 0
    : (after?.score ?? 0) - (before?.score ?? 0) || (after?.evidenced ?? 0) - (before?.evidenced ?? 0);

/** By cause, the worst first. */
export const grouped = (changes: readonly Change[]): readonly (readonly [ChangeCause, readonly Change[]])[] =>
  changeCauses
    .map(
      (cause) => [cause, changes.filter((one) => one.cause === cause).sort((a, b) => gainOf(a) - gainOf(b))] as const,
    )
    .filter(([, own]) => own.length > 0);

/** Nothing where both are of the same name. */
export const pilotWords = (before: Judgement, after: Judgement): string =>
  before.pilot === after.pilot ? '' : `${before.pilot} → ${after.pilot}`;

/** Gates that opened or shut. */
export const gateWords = (before: Judgement, after: Judgement): readonly string[] =>
  after.gates.flatMap(({ id, open }) => {
    const was = before.gates.find((gate) => gate.id === id)?.open;
    return was === undefined || was === open ? [] : [`the ${id} gate ${open ? 'opened' : 'shut'}`];
  });

export const summaryWords = (changes: readonly Change[]): string =>
  changes.length === 0
    ? 'No check changed.'
    : `${counted(changes.length, 'check')} changed: ${changes.filter((one) => gainOf(one) < 0).length} worse, ${changes.filter((one) => gainOf(one) > 0).length} better.`;
