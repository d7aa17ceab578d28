// Small random checklists and pilots that answer them by controls alone: so that every set of tasks can be tried, and
// every set can be carried out in the text of the pilot file.

import fc from 'fast-check';
import type { CheckItem, Checklist } from '../../../src/model/checklist.ts';
import type { FileState } from '../../../src/model/evidence.ts';
import { controlSlug, dimensionFor, type GateId, gateIds } from '../../../src/model/vocabulary.ts';
import type { Goal } from '../../../src/plan/cheapest/goal.ts';
import { checklistOf, control, judge } from '../../assess/small.ts';
import { AS_OF } from '../../kit.ts';
import { fileLook } from '../../looks.ts';

export type Answer = {
  readonly status: 'in-place' | 'partial' | 'planned' | 'absent' | 'unknown' | 'not-applicable';
  readonly shown: boolean;
};

export type Case = {
  readonly checklist: Checklist;
  readonly answers: readonly Answer[];
  /** By item: a valid waiver is in the file. */
  readonly waived: readonly boolean[];
  readonly goal: Goal;
};

const FILE = 'note.txt';
const looks: ReadonlyMap<string, FileState> = new Map([[FILE, fileLook({ modified: AS_OF })]]);

/** The pilot file with these answers, judged. */
export const judged = ({ checklist, waived }: Case, answers: readonly Answer[]) =>
  judge(checklist, textOf(checklist, answers, waived), { looks });

const textOf = ({ items }: Checklist, answers: readonly Answer[], waived: readonly boolean[]): string => {
  const controls = (dimension: string) =>
    JSON.stringify(
      Object.fromEntries(
        items.flatMap(({ id }, i) =>
          dimensionFor(id) === dimension ? [[controlSlug(id), entryOf(answers[i] as Answer)]] : [],
        ),
      ),
    );
  const waivers = items
    .filter((_, i) => waived[i])
    .map(({ id }) => ({ check: id, reason: 'r', approved_by: 'a@example.com', expires: '2027-01-31' }));
  return `data: {controls: ${controls('data')}}\nkpis: {controls: ${controls('kpis')}}\nwaivers: ${JSON.stringify(waivers)}\n`;
};

const entryOf = ({ status, shown }: Answer) => ({
  status,
  ...(status === 'not-applicable' && { reason: 'r' }),
  ...(shown && { evidence: [FILE] }),
});

type Drawn = {
  readonly kpis: boolean;
  readonly weight: number;
  readonly gate: GateId;
  readonly blocker: boolean;
  readonly days: number;
  readonly after: readonly number[];
  readonly answer: Answer;
  readonly waived: boolean;
};

const seldom = (weight: number) => fc.integer({ min: 0, max: weight }).map((n) => n === 0);

const drawn: fc.Arbitrary<Drawn> = fc.record({
  kpis: fc.boolean(),
  weight: fc.integer({ min: 1, max: 5 }),
  gate: fc.constantFrom(...gateIds),
  blocker: seldom(5),
  days: fc.integer({ min: 1, max: 20 }).map((n) => n / 2),
  after: fc.array(fc.integer({ min: 0, max: 11 }), { maxLength: 2 }),
  answer: fc.record({
    status: fc.constantFrom(
      ...(['in-place', 'partial', 'planned', 'absent', 'absent', 'unknown', 'unknown'] as const),
      ...(['in-place', 'absent', 'absent', 'not-applicable'] as const),
    ),
    shown: fc.boolean(),
  }),
  waived: seldom(9),
});

const limits = fc.record({
  score: fc.constantFrom(0, 30, 50, 60, 75, 100 / 3),
  dimension: fc.constantFrom(0, 0, 30, 50, 55),
  coverage: fc.constantFrom(0, 0.5, 0.8, 1),
  evidenced: fc.constantFrom(null, 20, 40, 50),
  declared_away: fc.constantFrom(null, null, 0.1, 0.5),
});

const goals: fc.Arbitrary<Goal> = fc.oneof(
  fc.constantFrom(...gateIds).map((gate): Goal => ({ kind: 'gate', gate })),
  fc.constantFrom(20, 50, 75, 80, 200 / 3).map((score): Goal => ({ kind: 'score', score })),
);

export const cases: fc.Arbitrary<Case> = fc
  .record({
    drawn: fc.array(drawn, { minLength: 2, maxLength: 11 }),
    limits: fc.tuple(limits, limits, limits),
    minimum: fc.constantFrom(0, 0.3),
    goal: goals,
  })
  .map(({ drawn, limits: [pilot, production, scale], minimum, goal }) => ({
    checklist: checklistOf(itemsOf(drawn), { pilot, production, scale }, minimum),
    answers: drawn.map(({ answer }) => answer),
    waived: drawn.map(({ waived }) => waived),
    goal,
  }));

/** A check comes after earlier ones of the list alone, so that none waits for itself. */
const itemsOf = (drawn: readonly Drawn[]): readonly CheckItem[] => {
  const idOf = (i: number): string => `${drawn[i]?.kpis ? 'kpis' : 'data'}.c${i}`;
  return drawn.map(({ weight, gate, blocker, days, after }, i) =>
    control(idOf(i), {
      weight,
      gate,
      blocker,
      fix: {
        do: 'Do it',
        done_when: 'It is done',
        role: 'ml-engineer',
        days: { low: days / 2, likely: days, high: days * 2 },
        after: [...new Set(after)].filter((j) => j < i).map(idOf),
      },
    }),
  );
};
