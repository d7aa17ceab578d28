// One check in all its parts, as data: what it asks, why, how it is scored, what to do. No pilot is needed for it.

import { controlPath } from '../../assess/control.ts';
import type { CheckItem, Checklist } from '../../model/checklist.ts';
import { dimensionOf } from '../../model/dimensions.ts';
import { expressionWords } from '../checklist/expression.ts';
import { changesUnder, originWords } from '../checklist/origins.ts';
import { type ClauseExplained, clausesOf } from './clauses.ts';
import type { Examples, Shelf } from './shelf.ts';

export type CheckExplained = {
  readonly id: string;
  readonly statement: string;
  readonly gap: string;
  readonly why: string;
  readonly figures: readonly {
    readonly says: string;
    readonly source: string;
    readonly title: string;
    readonly origin: string;
  }[];
  readonly judgedBy: {
    readonly kind: 'control' | 'rule' | 'expression';
    /** The control's path in the pilot file, the rule's name, or the expression. */
    readonly by: string;
    readonly partial: string | null;
    readonly thresholds: Readonly<Record<string, unknown>>;
    /** The condition under which it applies; null where it always does. */
    readonly applies: string | null;
  };
  readonly weight: number;
  /** `weightOfChecks` is of all checks of the dimension; what does not apply to a pilot leaves it. */
  readonly dimension: {
    readonly id: string;
    readonly title: string;
    readonly weight: number;
    readonly weightOfChecks: number;
  };
  /** Points of the readiness score if every check applied. */
  readonly mostPoints: number;
  readonly gate: string;
  readonly phase: { readonly id: number; readonly title: string; readonly exit: string };
  readonly blocker: { readonly blocks: boolean; readonly when: string | null; readonly waivable: boolean };
  readonly evidence: CheckItem['evidence'];
  readonly fix: CheckItem['fix'];
  readonly clauses: readonly ClauseExplained[];
  readonly examples: Examples;
  /** Where an organisation's file added or changed it, in words. */
  readonly origin: readonly string[];
};

export const checkExplained = (item: CheckItem, shelf: Shelf): CheckExplained => {
  const { checklist, library, examplesOf } = shelf;
  const { id, statement, gap, why, weight, gate, evidence, fix } = item;
  const { dimension, mostPoints } = placeInScore(item, checklist);
  const phase = checklist.phases.find((one) => one.id === item.phase);
  return {
    id,
    statement,
    gap,
    why,
    figures: item.figures.map(({ says, source, origin }) => ({
      says,
      source,
      title: library.sources.find((one) => one.id === source)?.title ?? source,
      origin,
    })),
    judgedBy: judgedBy(item, checklist),
    weight,
    dimension,
    mostPoints,
    gate,
    phase: phase ?? { id: item.phase, title: '', exit: '' },
    blocker: blockerOf(item, checklist),
    evidence,
    fix,
    clauses: clausesOf(item.references, library),
    examples: examplesOf(item),
    origin: originOf(id, checklist),
  };
};

const placeInScore = ({ id, weight }: CheckItem, { items, dimensions }: Checklist) => {
  const own = dimensionOf(id);
  const dimension = dimensions.find((one) => one.id === own);
  const weightOfChecks = sum(items.filter((one) => dimensionOf(one.id) === own).map((one) => one.weight));
  const share = (dimension?.weight ?? 0) / sum(dimensions.map((one) => one.weight));
  return {
    dimension: { id: own, title: dimension?.title ?? own, weight: dimension?.weight ?? 0, weightOfChecks },
    mostPoints: (100 * share * weight) / weightOfChecks,
  };
};

const judgedBy = (item: CheckItem, { conditions }: Checklist): CheckExplained['judgedBy'] => {
  const { id, control, rule = '', expect, partial, applies } = item;
  const more = {
    partial: partial ?? null,
    thresholds: item.with ?? {},
    applies: applies === undefined ? null : (conditions[applies] ?? applies),
  };
  if (control) return { kind: 'control', by: controlPath(id), ...more };
  return expect === undefined
    ? { kind: 'rule', by: rule, ...more }
    : { kind: 'expression', by: expressionWords(item), ...more };
};

const blockerOf = ({ blocker }: CheckItem, { conditions }: Checklist): CheckExplained['blocker'] =>
  typeof blocker === 'boolean'
    ? { blocks: blocker, when: null, waivable: true }
    : { blocks: true, when: conditions[blocker.when] ?? blocker.when, waivable: blocker.waivable !== false };

const originOf = (id: string, checklist: Checklist): readonly string[] => {
  const added = originWords(checklist, `items.${id}`);
  return [...(added === '' ? [] : [`added${added}`]), ...changesUnder(checklist, `checks.${id}.`)];
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
