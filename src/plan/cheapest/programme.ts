// The mixed-integer programme as text in the LP format: a binary per action, the least days, what the goal asks for.
import type { Action } from './actions.ts';
import type { Rise } from './rises.ts';
import { type Row, TOLERANCE } from './rows.ts';

/** At least, or at most, so many of these actions. */
export type Cut = { readonly of: readonly number[]; readonly atLeast?: number; readonly atMost?: number };

export type Programme = {
  readonly actions: readonly Action[];
  readonly rows: readonly Row[];
  readonly rises: readonly Rise[];
  readonly musts: ReadonlySet<number>;
  /** Checks that must be met, by their task or by rising far enough. */
  readonly either: readonly { readonly action: number; readonly rise: number }[];
  readonly cuts: readonly Cut[];
  /** Instead of the least days: as much as can be had of this, in no more days than these. */
  readonly most?: { readonly of: readonly number[]; readonly days: number };
};

export const nameOf = (action: number): string => `x${action}`;
const riseName = (rise: number): string => `r${rise}`;

export const programmeText = ({ actions, rows, rises, musts, either, cuts, most }: Programme): string => {
  const costs = actions.map(costOf);
  const constraints = [
    ...rows.map((row) => [...termsOf(row.gains), ...termsOf(row.rises, riseName), `>= ${row.missing - TOLERANCE}`]),
    ...rises.flatMap(constraintsOn),
    ...actions.flatMap(({ after }, i) => after.map((before) => [`+ ${nameOf(i)}`, `- ${nameOf(before)}`, '<= 0'])),
    ...twice(actions).map(([a, b]) => [`+ ${nameOf(a)}`, `+ ${nameOf(b)}`, '<= 1']),
    ...either.map(({ action, rise }) => [`+ ${nameOf(action)}`, `+ ${riseName(rise)}`, '>= 1']),
    ...[...musts].map((i) => [`+ ${nameOf(i)}`, '>= 1']),
    ...cuts.map(({ of, atLeast, atMost }) => [
      ...of.map((i) => `+ ${nameOf(i)}`),
      atLeast === undefined ? `<= ${atMost}` : `>= ${atLeast}`,
    ]),
    ...(most === undefined ? [] : [[...termsOf(costs), `<= ${most.days + TRIFLE}`]]),
  ];
  return [
    most === undefined ? 'Minimize' : 'Maximize',
    ' goal:',
    ...termsOf(most?.of ?? costs).map((term) => `  ${term}`),
    'Subject To',
    ...constraints.flatMap((lines, i) => [` c${i}:`, ...lines.map((line) => `  ${line}`)]),
    'Binary',
    ...actions.map((_, i) => ` ${nameOf(i)}`),
    ...rises.map((_, k) => ` ${riseName(k)}`),
    'End',
    '',
  ].join('\n');
};

/** As exactly as the solver keeps to the least days. */
const TRIFLE = 1e-6;

/** A term a line: how long a line may be is not told. */
const termsOf = (coefficients: readonly number[], name: (i: number) => string = nameOf): readonly string[] =>
  coefficients.flatMap((value, i) => (value === 0 ? [] : [`${value < 0 ? '-' : '+'} ${Math.abs(value)} ${name(i)}`]));

/** A check rises once enough effort is saved, level by level, and not where its own task is done. */
const constraintsOn = ({ less, saves, first, closing }: Rise, k: number): readonly (readonly string[])[] => [
  [...termsOf(saves), `- ${less} ${riseName(k)}`, `>= ${-TOLERANCE}`],
  ...(first === undefined ? [] : [[`+ ${riseName(k)}`, `- ${riseName(first)}`, '<= 0']]),
  ...(closing === undefined ? [] : [[`+ ${riseName(k)}`, `+ ${nameOf(closing)}`, '<= 1']]),
];

/** Beyond four centuries of work the solver would lose the small differences, and no reader needs them. */
const MOST_DAYS = 100_000;

export const costOf = ({ task }: Action): number => Math.min(task.days.likely, MOST_DAYS);

export const daysOf = (chosen: ReadonlySet<number>, { actions }: Pick<Programme, 'actions'>): number =>
  actions.reduce((sum, action, i) => (chosen.has(i) ? sum + costOf(action) : sum), 0);

/** Pairs of actions on the same check: who closes a gap shows it as well. */
const twice = (actions: readonly Action[]): readonly (readonly [number, number])[] => {
  const closing = new Map(actions.flatMap(({ kind, finding }, i) => (kind === 'close' ? [[finding, i] as const] : [])));
  return actions.flatMap(({ kind, finding }, i) => {
    const other = closing.get(finding);
    return kind === 'show' && other !== undefined ? [[other, i] as const] : [];
  });
};
