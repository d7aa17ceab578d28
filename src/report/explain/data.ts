// How one pilot got the outcome of one check, as data: the values seen, the way to the points, one step better.
import { controlPath, evaluate, holds } from '../../assess/evaluate.ts';
import { groundWords } from '../../assess/obligations.ts';
import { type Arithmetic, arithmeticOf, type Term, type Worth, worthIn } from '../../assess/score.ts';
import { betterBy, type Step, stepsFrom } from '../../assess/what-if.ts';
import { citedIn, type Library } from '../../checklist/load.ts';
import { readsOf } from '../../interview/impact.ts';
import { answerUnder, partsOf } from '../../interview/question.ts';
import { type Assessment, type Finding, gateOrder } from '../../model/assessment.ts';
import type { CheckItem, Checklist } from '../../model/checklist.ts';
import type { Fact } from '../../model/evidence.ts';
import type { Duty, Obligation, Statute } from '../../model/obligation.ts';
import type { Pilot } from '../../model/pilot/pilot.ts';
import type { Place } from '../../model/problem.ts';
import type { Verdict } from '../../model/verdict.ts';
import { dimensionOf } from '../../model/vocabulary.ts';
import { earlyConditions } from '../../rules/conditions.ts';
import { groundHolds, statutes } from '../../rules/regulations.ts';
import { changesUnder, expressionWords, originWords } from '../checklist.ts';
import type { Tool } from '../report.ts';

// What an explanation is made from: the checklist in force, the standards that it cites, and perhaps one judged pilot.

export type Examples = CheckItem['examples'];

/** A pilot that was judged, with the way from its paths to its lines. */
export type Case = {
  readonly assessment: Assessment;
  readonly pilot: Pilot;
  readonly locate: (path: string) => Place;
  /** The text of the file. */
  readonly text: string;
};

export type Shelf = {
  readonly checklist: Checklist;
  readonly library: Library;
  readonly examplesOf: (item: CheckItem) => Examples;
  readonly asOf: string;
  readonly tool: Tool;
  readonly pilot?: Case;
};

/** What is to be explained. Without ids and without the sum: what there is. */
export type Asked = {
  readonly checks: readonly string[];
  readonly dimensions: readonly string[];
  /** Ids of obligations. */
  readonly duties?: readonly string[];
  readonly score: boolean;
};

/** What explain prints: what was asked for, and all that it can be explained from. */
export type Explanation = { readonly shelf: Shelf; readonly asked: Asked };

// Why a check does not apply to a pilot, or cannot be told to: the condition in words, and the stated and blank answers
// that it read.

export type ConditionRead = {
  readonly words: string;
  readonly holds: false | undefined;
  readonly facts: readonly Fact[];
  readonly blank: readonly string[];
};

/** Nothing where something other than the condition decided: the check's own answer, or a declaration. */
const conditionRead = (
  { item, declared, kind }: Finding,
  { pilot, assessment: { asOf } }: Case,
  checklist: Checklist,
): ConditionRead | undefined => {
  const truth = holds(item.applies, pilot, asOf);
  const decided = kind === 'not-applicable' || kind === 'unknown';
  if (item.applies === undefined || truth === true || !decided || declared !== undefined) return undefined;
  const [read] = readsOf(pilot, { ...checklist, items: [item] }, asOf);
  const answers = [...(read?.paths ?? [])]
    .filter((path) => !path.includes('.controls.'))
    .map((path) => ({ path, value: answerUnder(pilot, partsOf(path)) }));
  return {
    words: checklist.conditions[item.applies] ?? item.applies,
    holds: truth,
    facts: answers.flatMap(({ path, value }) => (isAnswer(value) ? [{ path, value: wordsOf(value) }] : [])),
    blank: answers.flatMap(({ path, value }) => (value === undefined ? [path] : [])),
  };
};

/** A list of maps is read through its entries. */
const isAnswer = (value: unknown): boolean =>
  value !== undefined && (!Array.isArray(value) || value.every((one) => typeof one !== 'object'));

const wordsOf = (value: unknown): string =>
  Array.isArray(value) ? value.map(String).join(', ') || 'none listed' : String(value);

export type BetterExplained = Step & {
  /** Of the readiness score. */
  readonly total: number | null;
  readonly evidencedTotal: number | null;
  readonly gates: readonly { readonly id: string; readonly score: number | null; readonly open: boolean }[];
  readonly verdict: Verdict;
  readonly frees: boolean;
};

export type CaseExplained = {
  readonly finding: Finding;
  readonly term: Term;
  readonly arithmetic: Arithmetic;
  readonly facts: readonly (Fact & { readonly at: Place; readonly line: string })[];
  /** The condition, where it alone decided that the check does not apply, or leaves that open. */
  readonly condition: ConditionRead | undefined;
  /** When the check is a blocker, in words; undefined where it always or never is. */
  readonly blocksWhere: string | undefined;
  /** The parts that carry the score, where it is made of several: points 0…1 of the check. */
  readonly parts: readonly {
    readonly path: string;
    readonly points: number;
    readonly at: Place;
    readonly line: string;
  }[];
  /** What stands in the file where the outcome was decided. */
  readonly line: string;
  /** At each gate by which the check is due; empty where it does not apply. */
  readonly worth: readonly Worth[];
  readonly better: readonly BetterExplained[];
  readonly obligations: Case['assessment']['obligations'];
  readonly contradictions: Case['assessment']['contradictions'];
};

export const caseExplained = (id: string, pilot: Case, checklist: Checklist): CaseExplained | undefined => {
  const { assessment, locate } = pilot;
  const finding = assessment.findings.find(({ item }) => item.id === id);
  const arithmetic = arithmeticOf(assessment);
  const term = arithmetic.terms.find(({ check }) => check === id);
  if (finding === undefined || term === undefined) return undefined;
  const condition = conditionRead(finding, pilot, checklist);
  const { blocker } = finding.item;
  return {
    finding,
    term,
    arithmetic,
    condition,
    blocksWhere: typeof blocker === 'boolean' ? undefined : (checklist.conditions[blocker.when] ?? blocker.when),
    facts: (condition?.facts ?? finding.facts).map((fact) => {
      const at = locate(fact.path);
      return { ...fact, at, line: lineAt(pilot, at) };
    }),
    parts: fragmentParts(id, pilot, checklist),
    line: lineAt(pilot, finding.at),
    worth: arithmetic.gates
      .filter(({ id: gate }) => gateOrder[finding.gate] <= gateOrder[gate])
      .flatMap((gate) => worthIn(finding, gate) ?? []),
    better: stepsFrom(finding).map((step) => betterExplained(step, finding, pilot)),
    obligations: assessment.obligations.filter(
      ({ shownBy, openChecks }) => shownBy.includes(id) || openChecks.includes(id),
    ),
    contradictions: contradictionsOf(finding, pilot),
  };
};

const fragmentParts = (id: string, pilot: Case, checklist: Checklist): CaseExplained['parts'] => {
  const judged = evaluate(checklist, pilot.pilot, pilot.assessment.asOf).find(({ item }) => item.id === id);
  const support = judged?.outcome.support ?? [];
  if (support.length < 2) return [];
  return support.flatMap(({ places, points }) =>
    places.slice(0, 1).map((path) => {
      const at = pilot.locate(path);
      return { path, points, at, line: lineAt(pilot, at) };
    }),
  );
};

const betterExplained = (step: Step, finding: Finding, { assessment }: Case): BetterExplained => {
  const { gates, verdict, frees } = betterBy(step, finding, assessment);
  const last = gates.at(-1);
  return {
    ...step,
    total: last?.score ?? null,
    evidencedTotal: last?.evidencedScore ?? null,
    gates: gates.map(({ gate, score, open }) => ({ id: gate.id, score, open })),
    verdict,
    frees,
  };
};

/** Those that name a value which this check reads. */
const contradictionsOf = ({ at, facts }: Finding, { assessment }: Case): CaseExplained['contradictions'] => {
  const read = new Set([at.path, ...facts.map(({ path }) => path)]);
  return assessment.contradictions.filter(({ places }) => places.some(({ path }) => read.has(path)));
};

const lineAt = ({ text }: Case, { line }: Place): string => (text.split(/\r\n|\n|\r/)[line - 1] ?? '').trim();

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

export const clausesOf = (references: readonly string[], library: Library): readonly ClauseExplained[] =>
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
export const clauseName = ({ reference, standard, clause, title }: ClauseExplained): string =>
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

export const checkExplained = (item: CheckItem, shelf: Shelf): CheckExplained => {
  const { checklist, library, examplesOf } = shelf;
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

// One obligation as data: what it asks, whom it binds, what brings it, from when it applies, what shows it; and how it
// stands on one pilot, or why it is not on the list of that pilot.

export type DutyExplained = {
  readonly duty: Duty;
  readonly statute: Pick<Statute, 'title' | 'force' | 'note'>;
  /** In words what brings it, all of which must hold; none where it is there for every pilot. */
  readonly when: readonly string[];
  readonly onPilot: DutyOnPilot | undefined;
};

export type DutyOnPilot = {
  /** Undefined where the stated facts take it off the list. */
  readonly obligation: Obligation | undefined;
  /** What does not hold, in words, where it is off the list. */
  readonly fails: readonly string[];
  readonly facts: readonly (Fact & { readonly at: Place })[];
};

export const dutyExplained = (id: string, pilot: Case | undefined): DutyExplained | undefined => {
  const statute = statutes.find(({ duties }) => duties.some((one) => one.id === id));
  const duty = statute?.duties.find((one) => one.id === id);
  if (statute === undefined || duty === undefined) return undefined;
  return {
    duty,
    statute: { title: statute.title, force: statute.force, note: statute.note },
    when: [...statute.when, ...duty.when].map(groundWords),
    onPilot: pilot === undefined ? undefined : dutyOnPilot(id, [...statute.when, ...duty.when], pilot),
  };
};

const dutyOnPilot = (id: string, when: readonly string[], { assessment, pilot, locate }: Case): DutyOnPilot => {
  const obligation = assessment.obligations.find((one) => one.id === id);
  const failing = when.flatMap((name) => {
    const claim = groundHolds(name, pilot);
    return claim.truth === false ? [{ words: groundWords(name), facts: claim.facts }] : [];
  });
  const facts = obligation?.facts ?? failing.flatMap((one) => one.facts);
  return {
    obligation,
    fails: failing.map(({ words }) => words),
    facts: distinct(facts).map((fact) => ({ ...fact, at: locate(fact.path) })),
  };
};

const distinct = (facts: readonly Fact[]): readonly Fact[] => [
  ...new Map(facts.map((fact) => [fact.path, fact])).values(),
];

// A fragment of a pilot on one line, as a pilot file may have it: data: {sources: [{name: Contracts}]}.

export const fragmentWords = (fragment: Readonly<Record<string, unknown>>): string =>
  Object.keys(fragment).length === 0 ? 'nothing of it stated' : entriesOf(fragment);

const entriesOf = (map: object): string =>
  Object.entries(map)
    .map(([key, value]) => `${key}: ${fragmentWordsOf(value)}`)
    .join(', ');

const fragmentWordsOf = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(fragmentWordsOf).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return `{${entriesOf(value)}}`;
  return typeof value === 'string' && !isPlain(value) ? JSON.stringify(value) : String(value);
};

/** Words that YAML reads as a text also without quotes, inside brackets too. */
const isPlain = (text: string): boolean =>
  /^(\d{4}-\d\d-\d\d|[a-z]([\w ./-]*[\w./-])?)$/i.test(text) && !/^(true|false|null|yes|no|on|off)$/i.test(text);
