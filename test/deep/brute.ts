// Every set of actions on a small pilot, tried one by one: the sums and the gates as docs/scoring.md explains them, and
// none of the program's own arithmetic.

import { gateIds } from '../../src/model/vocabulary.ts';
import { ANSWERING, SHOWING } from '../../src/plan/cheapest/goal.ts';
import type { Answer, Case } from '../plan/cheapest/random.ts';

export type Choice = 'leave' | 'close' | 'show' | 'answer';
export type Way = { readonly choices: readonly Choice[]; readonly days: number };

type Mark = {
  readonly kpis: boolean;
  readonly gate: number;
  readonly weight: number;
  readonly applies: boolean;
  readonly answered: boolean;
  readonly score: number;
  readonly evidenced: number;
  readonly blocks: boolean;
};

const scoreOf = ({ status }: Answer): number => (status === 'in-place' ? 1 : status === 'partial' ? 0.5 : 0);

const marksFor = ({ checklist, answers, waived }: Case, choices: readonly Choice[]): readonly Mark[] =>
  checklist.items.map((item, i) => {
    const answer = answers[i] as Answer;
    const closed = choices[i] === 'close';
    const score = closed ? 1 : scoreOf(answer);
    return {
      kpis: item.id.startsWith('kpis'),
      gate: gateIds.indexOf(item.gate),
      weight: item.weight,
      applies: answer.status !== 'not-applicable',
      answered: closed || choices[i] === 'answer' || answer.status !== 'unknown',
      score,
      evidenced: closed || choices[i] === 'show' || answer.shown ? score : 0,
      blocks: item.blocker === true && !waived[i] && score < 1,
    };
  });

const EPS = 1e-9;

/** Σ dimension weight × Σ(weight × part) / Σ weight over the dimensions with something that applies. */
const figure = (marks: readonly Mark[], part: (mark: Mark) => number): number | undefined => {
  let [sum, whole] = [0, 0];
  for (const [kpis, weight] of [
    [false, 20],
    [true, 10],
  ] as const) {
    const own = marks.filter((mark) => mark.kpis === kpis && mark.applies);
    if (own.length === 0) continue;
    const all = own.reduce((total, mark) => total + mark.weight, 0);
    sum += (weight * own.reduce((total, mark) => total + mark.weight * part(mark), 0)) / all;
    whole += weight;
  }
  return whole === 0 ? undefined : sum / whole;
};

const declaredAway = (marks: readonly Mark[]): number => {
  let [sum, whole] = [0, 0];
  for (const [kpis, weight] of [
    [false, 20],
    [true, 10],
  ] as const) {
    const own = marks.filter((mark) => mark.kpis === kpis);
    if (own.length === 0) continue;
    const weigh = (some: readonly Mark[]) => some.reduce((total, mark) => total + mark.weight, 0);
    sum += (weight * weigh(own.filter(({ applies }) => !applies))) / weigh(own);
    whole += weight;
  }
  return whole === 0 ? 0 : sum / whole;
};

const least = (found: number | undefined, required: number): boolean => found !== undefined && found >= required - EPS;

export const reaches = (one: Case, choices: readonly Choice[]): boolean => {
  const { checklist, goal } = one;
  const marks = marksFor(one, choices);
  if (!least(figure(marks, ({ answered }) => Number(answered)) ?? 0, checklist.minimum_coverage)) return false;
  if (goal.kind === 'score') return least((figure(marks, ({ score }) => score) ?? Number.NaN) * 100, goal.score);
  return checklist.gates.slice(0, gateIds.indexOf(goal.gate) + 1).every((gate, at) => {
    const due = marks.filter((mark) => mark.gate <= at);
    const floors = [true, false].map((kpis) =>
      figure(
        due.filter((mark) => mark.kpis === kpis),
        ({ score }) => score,
      ),
    );
    return (
      least((figure(due, ({ score }) => score) ?? Number.NaN) * 100, gate.score) &&
      floors.every((floor) => floor === undefined || least(floor * 100, gate.dimension)) &&
      least(figure(due, ({ answered }) => Number(answered)) ?? 0, gate.coverage) &&
      (gate.evidenced === null ||
        least((figure(due, ({ evidenced }) => evidenced) ?? Number.NaN) * 100, gate.evidenced)) &&
      (gate.declared_away === null || declaredAway(due) <= gate.declared_away + EPS) &&
      !due.some(({ blocks }) => blocks)
    );
  });
};

const optionsFor = ({ status, shown }: Answer): readonly Choice[] => {
  if (status === 'not-applicable') return ['leave'];
  const show: readonly Choice[] = scoreOf({ status, shown }) > 0 && !shown ? ['show'] : [];
  if (status === 'unknown') return ['leave', 'close', 'answer'];
  return status === 'in-place' ? ['leave', ...show] : ['leave', 'close', ...show];
};

/** Every set of actions that can be carried out and reaches the goal. */
export const everyWay = (one: Case): readonly Way[] => {
  const { items } = one.checklist;
  const open = new Map(items.map(({ id }, i) => [id, i]));
  const found: Way[] = [];
  const choices: Choice[] = [];
  const walk = (i: number, days: number): void => {
    if (i === items.length) {
      if (reaches(one, choices)) found.push({ choices: [...choices], days });
      return;
    }
    for (const choice of optionsFor(one.answers[i] as Answer)) {
      // The list has what comes first before what comes after.
      const before = items[i]?.fix.after.map((id) => open.get(id) as number) ?? [];
      const own = one.answers[i] as Answer;
      if (choice === 'close' && before.some((j) => holdsUp(one.answers[j] as Answer, own) && choices[j] !== 'close')) {
        continue;
      }
      choices[i] = choice;
      walk(i + 1, days + costOf(one, i, choice));
    }
    choices.length = i;
  };
  walk(0, 0);
  return found;
};

/** What is only not answered may be done already: it holds up nothing that is stated. */
export const holdsUp = (before: Answer, own: Answer): boolean =>
  isGap(before) && !(before.status === 'unknown' && own.status !== 'unknown');

const isGap = ({ status }: Answer): boolean => status !== 'in-place' && status !== 'not-applicable';

const costOf = ({ checklist, answers }: Case, i: number, choice: Choice): number => {
  if (choice === 'leave') return 0;
  if (choice === 'show') return SHOWING.likely;
  if (choice === 'answer') return ANSWERING.likely;
  return (checklist.items[i]?.fix.days.likely ?? 0) * (1 - scoreOf(answers[i] as Answer));
};
