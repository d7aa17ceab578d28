// One check by itself, as data and as sections: what it asks, why, how it is scored, what to do, and which clauses ask for
// something of the kind. No pilot is needed for it.
import { controlPath } from '../../assess/evaluate.ts';
import { citedIn, type Library } from '../../checklist/load.ts';
import type { CheckItem, Checklist } from '../../model/checklist.ts';
import { dimensionFor } from '../../model/vocabulary.ts';
import { earlyConditions } from '../../rules/conditions.ts';
import { changesUnder, describeExpression, describeOrigin } from '../checklist.ts';
import type { Section } from '../page.ts';
import {
  block,
  describeFragment,
  type Examples,
  type ExplainContext,
  type ExplainLine,
  exact,
  row,
} from './context.ts';

// The clauses that a check cites, by name, with the date from which each applies.

export type ClauseExplained = {
  readonly reference: string;
  /** Null for an organisation's own policy, whose words are its own to know. */
  readonly standard: string | null;
  readonly clause: string;
  readonly title: string | null;
  readonly kind: string;
  readonly binding: boolean;
  /** The date from which it applies; null where the standard names none for this clause, or where it is unconfirmed. */
  readonly from: string | null;
  readonly fromAnnexI: string | null;
  readonly unconfirmed: boolean;
  /** The version that is cited, and its date. */
  readonly version: string | null;
  readonly published: string | null;
  readonly note: string | null;
  readonly url: string | null;
};

export const citedClauses = (references: readonly string[], library: Library): readonly ClauseExplained[] =>
  references.map((reference) => {
    const cited = citedIn(library, reference);
    if (cited === undefined) return ownPolicy(reference);
    const { standard, clause } = cited;
    const unconfirmed = clause.date_certainty === 'uncertain';
    return {
      reference,
      standard: standard.title,
      clause: clause.id,
      title: clause.title,
      kind: standard.kind,
      binding: standard.binding,
      from: unconfirmed ? null : (clause.applies_from ?? null),
      fromAnnexI: unconfirmed ? null : (clause.applies_from_annex_i ?? null),
      unconfirmed,
      version: standard.version,
      published: standard.date,
      note: clause.note ?? null,
      url: standard.url,
    };
  });

const ownPolicy = (reference: string): ClauseExplained => ({
  reference,
  standard: null,
  clause: reference.slice(reference.indexOf('/') + 1),
  title: null,
  kind: 'own policy',
  binding: false,
  from: null,
  fromAnnexI: null,
  unconfirmed: false,
  version: null,
  published: null,
  note: null,
  url: null,
});

/** "Human oversight (Artificial Intelligence Act, Art 14)". */
const clauseName = ({ reference, standard, clause, title }: ClauseExplained): string =>
  standard === null ? reference : `${title} (${standard}, ${clause})`;

/** From when it applies, seen from the date of judgement. */
export const clauseDates = (one: ClauseExplained, asOf: string): string => {
  const { from, fromAnnexI, binding, kind, unconfirmed, published } = one;
  if (one.standard === null) return "the organisation's own policy";
  if (unconfirmed) return `${kind}, from when it applies is unconfirmed`;
  if (from === null) return binding ? `${kind}, in force` : `${kind}, voluntary, published ${published}`;
  const annex = fromAnnexI === null ? '' : `, and ${dated(fromAnnexI, asOf)} under Annex I`;
  return `${kind}, applies ${dated(from, asOf)}${annex}`;
};

const dated = (date: string, asOf: string): string => (date <= asOf ? `since ${date}` : `from ${date}`);

// One check in all its parts, as data: what it asks, why, how it is scored, what to do. No pilot is needed for it.

export type CheckExplained = {
  readonly id: string;
  readonly statement: string;
  readonly gap: string;
  /** What is true of it where it is partial; null where it never is. */
  readonly partly: string | null;
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
  /** Where one of these is stated, it is due by the pilot gate instead. */
  readonly early: readonly string[];
  readonly phase: { readonly id: number; readonly title: string; readonly exit: string };
  readonly blocker: { readonly blocks: boolean; readonly when: string | null; readonly waivable: boolean };
  readonly evidence: CheckItem['evidence'];
  readonly fix: CheckItem['fix'];
  readonly clauses: readonly ClauseExplained[];
  readonly examples: Examples;
  /** Where an organisation's file added or changed it, in words. */
  readonly origin: readonly string[];
};

export const checkExplained = (item: CheckItem, context: ExplainContext): CheckExplained => {
  const { checklist, library, examplesOf } = context;
  const { id, statement, gap, why, weight, gate, evidence, fix } = item;
  const { dimension, mostPoints } = placeInScore(item, checklist);
  const phase = checklist.phases.find((one) => one.id === item.phase);
  return {
    id,
    statement,
    gap,
    partly: item.partly ?? null,
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
    early: (item.early ?? []).map((word) => checklist.conditions[earlyConditions[word]] ?? word),
    phase: phase ?? { id: item.phase, title: '', exit: '' },
    blocker: explainBlocker(item, checklist),
    evidence,
    fix,
    clauses: citedClauses(item.references, library),
    examples: examplesOf(item),
    origin: originLines(id, checklist),
  };
};

const placeInScore = ({ id, weight }: CheckItem, { items, dimensions }: Checklist) => {
  const own = dimensionFor(id);
  const dimension = dimensions.find((one) => one.id === own);
  const weightOfChecks = sum(items.filter((one) => dimensionFor(one.id) === own).map((one) => one.weight));
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
    : { kind: 'expression', by: describeExpression(item), ...more };
};

const explainBlocker = ({ blocker }: CheckItem, { conditions }: Checklist): CheckExplained['blocker'] =>
  typeof blocker === 'boolean'
    ? { blocks: blocker, when: null, waivable: true }
    : { blocks: true, when: conditions[blocker.when] ?? blocker.when, waivable: blocker.waivable !== false };

const originLines = (id: string, checklist: Checklist): readonly string[] => {
  const added = describeOrigin(checklist, `items.${id}`);
  return [...(added === '' ? [] : [`added${added}`]), ...changesUnder(checklist, `checks.${id}.`)];
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

// The words for one check: what it asks, why, how it is scored, what to do, and what asks for something of the kind.

export const checkBlocks = (check: CheckExplained, asOf: string): readonly Section[] => [
  ...block('What it asks', [`${check.statement}.`, ...check.origin.map((words) => row('changed', words))]),
  ...block('Why', [check.why, ...check.figures.map(figureLine)]),
  ...block('How it is scored', scored(check)),
  ...block('What it decides', decides(check)),
  ...toDo(check),
  ...block('In the pilot file', examples(check)),
  ...block('Who asks for something of the kind', clauses(check, asOf)),
];

const figureLine = ({ says, source, title, origin }: CheckExplained['figures'][number]): ExplainLine =>
  row('figure', `${says} (${source}, “${title}”; ${origin})`);

const scored = ({ judgedBy }: CheckExplained): readonly ExplainLine[] => {
  const { kind, by, partial, thresholds, applies } = judgedBy;
  const names = Object.entries(thresholds).map(([name, value]) => `${name.replaceAll('_', ' ')} ${String(value)}`);
  return [
    row('judged', kind === 'control' ? `by what is declared under ${by}` : `from the stated facts, by ${kind} ${by}`),
    row('met', kind === 'control' ? 'in-place scores 1' : 'scores 1'),
    ...partialLines(kind, partial),
    row('not met', kind === 'control' ? 'planned and absent score 0' : 'absent scores 0'),
    row('blank', 'not answered counts as 0, and the range says what it could be'),
    ...(names.length === 0 ? [] : [row('limits', names.join(', '))]),
    row(
      'applies',
      applies === null
        ? 'to every pilot'
        : `where ${applies}; where not, it leaves the sum; unstated, it is not answered`,
    ),
  ];
};

const partialLines = (kind: string, partial: string | null): readonly ExplainLine[] => {
  if (kind === 'control') return [row('partial', 'partial scores 0.5')];
  return partial === null ? [row('partial', 'there is none: it holds or it does not')] : [row('partial', partial)];
};

const decides = (check: CheckExplained): readonly ExplainLine[] => {
  const { dimension, weight, mostPoints, gate, phase } = check;
  return [
    row(
      'weight',
      `${exact(weight)} of ${exact(dimension.weightOfChecks)} in ${dimension.title}, which weighs ${exact(dimension.weight)}; at most ${exact(mostPoints)} points of 100 where every check applies`,
    ),
    row('gate', `due by ${gate}${check.early.length === 0 ? '' : `; by pilot where ${check.early.join(', or ')}`}`),
    row('phase', `${phase.id}, ${phase.title}; it ends when: ${phase.exit}`),
    row('blocker', describeBlocker(check.blocker)),
    row('evidence', `${check.evidence.wanted}; fresh for ${check.evidence.fresh_days} days`),
  ];
};

const describeBlocker = ({ blocks, when, waivable }: CheckExplained['blocker']): string => {
  if (!blocks) return 'no: it costs points alone';
  const where = when === null ? 'yes, always' : `where ${when}, or where that is not stated`;
  return `${where}; short of met it shuts its gate and the later ones${waivable ? ', unless a waiver holds' : '; a waiver has no effect where it is known to hold'}`;
};

export const toDo = ({ fix }: Pick<CheckExplained, 'fix'>): readonly Section[] => {
  const { low, likely, high } = fix.days;
  return block('What to do', [
    `${fix.do}.`,
    row('done when', fix.done_when),
    row('role', fix.role),
    row('days', `${low} to ${high} of work, likely ${likely}`),
    ...(fix.after.length === 0 ? [] : [row('after', fix.after.join(', '))]),
  ]);
};

const examples = ({ judgedBy, examples: { given, ...kinds } }: CheckExplained): readonly ExplainLine[] => {
  if (judgedBy.kind === 'control') {
    const [section = '', , name = ''] = judgedBy.by.split('.');
    const declared = (how: unknown): string => describeFragment({ [section]: { controls: { [name]: how } } });
    const full = { status: 'in-place', evidence: ['file.md'], verified: '2026-01-31' };
    return [row('in short', declared('in-place')), row('in full', declared(full))];
  }
  const shown = Object.entries(kinds).filter(([kind, fragment]) => kind !== 'unknown' && fragment !== undefined);
  return [
    ...(given === undefined ? [] : [row('given', describeFragment(given))]),
    ...shown.map(([kind, fragment]) => row(kind, describeFragment(fragment ?? {}))),
  ];
};

const clauses = (check: CheckExplained, asOf: string): readonly ExplainLine[] => {
  if (check.clauses.length === 0) return [];
  return [
    ...check.clauses.map((one) =>
      row('·', `${clauseName(one)}: ${clauseDates(one, asOf)}${one.note === null ? '' : `. ${one.note}`}`),
    ),
    'It is no legal advice, and a check that is met certifies nothing.',
  ];
};
