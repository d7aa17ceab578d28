// One outcome per check of the checklist: its condition first, then the declared control, the rule or the expression.
import type { WaiverState } from '../model/assessment.ts';
import type { CheckItem, Checklist, Expectation } from '../model/checklist.ts';
import type { FileStates, Outcome } from '../model/evidence.ts';
import type { Control } from '../model/fields.ts';
import type { Pilot, Waiver } from '../model/pilot/pilot.ts';
import type { Problem } from '../model/problem.ts';
import { controlSlug, dimensionFor, gateIds, type Status, statusByWord } from '../model/vocabulary.ts';
import type { Document } from '../read/parse.ts';
import { type Condition, type ConditionName, conditions, earlyConditions } from '../rules/conditions.ts';
import { rules } from '../rules/index.ts';
import type { Truth } from '../rules/logic.ts';
import { absent, half, met, notApplicable, type RuleContext, unknown } from '../rules/outcomes.ts';
import { type Bench, collectEvidence, type Pieces, stateAt } from './evidence.ts';
import { type CreditOf, creditFor, pilotByFiles, type Worse, worseByFile } from './evidence-ledger.ts';

// The outcome of a declared control, with its condition taken into account.

/** The path of the control that answers a check: data.controls.lineage. */
export const controlPath = (id: string): string => `${dimensionFor(id)}.controls.${controlSlug(id)}`;

/**
 * The status that a control declares, whether as a word, as yes or no, or in a map; `unknown` where nothing stands there.
 */
export const controlStatus = (control: Control | undefined): Status => {
  if (control === undefined) return 'unknown';
  return typeof control === 'object' ? statusByWord(control.status ?? 'unknown') : statusByWord(control);
};

export const statedReason = (control: Control | undefined): string | undefined =>
  typeof control === 'object' ? control.reason : undefined;

/** `applies` is true or unknown here: where it is false, the check is not applicable whatever is declared. */
export const judgeControl = (
  control: Control | undefined,
  item: CheckItem,
  applies: Truth,
  condition: string,
): Outcome => {
  const at = controlPath(item.id);
  const status = controlStatus(control);
  if (status === 'not-applicable') return declaredAway(control, item, applies, condition);
  if (status === 'unknown') return unknown('not stated', at);
  if (applies === undefined) {
    const marks = status === 'in-place' ? [] : (['if-it-applies'] as const);
    return unknown(`declared ${status}, but not stated whether ${condition}`, at, 1, { marks });
  }
  return declaredOutcomes[status](at);
};

const own = (at: string, points: number) => ({ support: [{ evidencePaths: [at], points, own: true as const }] });

const declaredOutcomes = {
  'in-place': (at: string): Outcome => met('declared in place', at, own(at, 1)),
  partial: (at: string): Outcome => half('declared partial', at, own(at, 0.5)),
  planned: (at: string): Outcome => ({ ...absent('declared planned', at), kind: 'planned' }),
  absent: (at: string): Outcome => absent('declared absent', at),
} as const;

/** Against a stated fact the declaration does not count; otherwise it stands and is counted as declared away. */
const declaredAway = (control: Control | undefined, item: CheckItem, applies: Truth, condition: string): Outcome => {
  const at = controlPath(item.id);
  if (item.applies !== undefined && applies === true) {
    const against = `declared not applicable, against the stated fact that ${condition}`;
    return { ...unknown(against, at), declared: 'against-facts' };
  }
  return { ...notApplicable(`declared not applicable: ${statedReason(control) ?? ''}`, at), declared: 'counts' };
};

export type JudgedItem = {
  /** With the gate by which it is due for this pilot. */
  readonly item: CheckItem;
  readonly outcome: Outcome;
  /** Why it is due earlier than the checklist says elsewhere: the words of a condition. */
  readonly early?: string | undefined;
  /** It blocks when it falls short: what it blocks for is stated, or not known. */
  readonly live: boolean;
  /** It is live by stated facts alone. */
  readonly sure: boolean;
};

/** Judges every check; those that need the effort of the others' gaps come last. The order of the checklist is kept. */
export const evaluate = (
  checklist: Checklist,
  pilot: Pilot,
  asOf: string,
  evidenceAt?: RuleContext['evidenceAt'],
): readonly JudgedItem[] => {
  const context: RuleContext = { asOf, openEffortDays: 0, ...(evidenceAt && { evidenceAt }) };
  const first = new Map(
    checklist.items.filter((item) => !isLast(item)).map((item) => [item.id, judge(checklist, item, pilot, context)]),
  );
  const others = [...first.values()];
  return checklist.items.map((item) => first.get(item.id) ?? judgeLast(checklist, item, pilot, asOf, others));
};

/** How far a check is from met, as the effort that is left needs to know it. */
export type CheckOutcome = { readonly item: CheckItem; readonly outcome: Pick<Outcome, 'kind' | 'score' | 'best'> };

/** A check that needs the effort of the others' gaps. */
export const judgeLast = (
  checklist: Checklist,
  item: CheckItem,
  pilot: Pilot,
  asOf: string,
  others: readonly CheckOutcome[],
): JudgedItem => {
  const [now, atBest] = (['score', 'best'] as const).map((reach) =>
    judge(checklist, item, pilot, { asOf, openEffortDays: openEffort(others, reach) }),
  ) as [JudgedItem, JudgedItem];
  // Where the others' blanks turn out well, less is left to do.
  return { ...now, outcome: { ...now.outcome, best: Math.max(now.outcome.best, atBest.outcome.best) } };
};

/** The truth of a named condition; without a name, true. `options` are the thresholds of the check that asks. */
export const holds = (name: string | undefined, pilot: Pilot, asOf: string, options?: CheckItem['with']): Truth =>
  name === undefined ? true : (conditions[name as ConditionName] as Condition)(pilot, { asOf, options });

/** Whether the check's rule is judged after all others, since it reads the effort that their gaps leave. */
export const isLast = (item: CheckItem): boolean => item.rule !== undefined && rules[item.rule]?.last === true;

export const judge = (checklist: Checklist, item: CheckItem, pilot: Pilot, context: RuleContext): JudgedItem => {
  const outcome = evaluateItem(checklist, item, pilot, context);
  const blocks = blocksWhen(item, outcome, pilot, context.asOf);
  const early = dueEarly(item, pilot, context.asOf);
  return {
    item: early === undefined ? item : { ...item, gate: FIRST_GATE },
    outcome,
    early: early && (checklist.conditions[early] ?? early),
    live: blocks !== false,
    sure: blocks === true,
  };
};

const [FIRST_GATE] = gateIds;

/** The condition by which a check of a later gate is due by the first: stated, for a blank brings nothing forward. */
const dueEarly = ({ gate, early = [] }: CheckItem, pilot: Pilot, asOf: string): ConditionName | undefined =>
  gate === FIRST_GATE ? undefined : early.map((word) => earlyConditions[word]).find((name) => holds(name, pilot, asOf));

const evaluateItem = (checklist: Checklist, item: CheckItem, pilot: Pilot, context: RuleContext): Outcome => {
  const applies = holds(item.applies, pilot, context.asOf);
  const section = dimensionFor(item.id);
  const words = (item.applies && checklist.conditions[item.applies]) ?? '';
  if (applies === false) return notApplicable(`counts only where ${words}`, section);
  if (item.control) return judgeControl(pilot[section].controls[controlSlug(item.id)], item, applies, words);
  if (applies === undefined) return unknown(`not stated whether ${words}`, section);
  if (item.expect !== undefined) return expected(checklist, item.id)(pilot, context.asOf);
  const rule = rules[item.rule ?? ''];
  if (rule === undefined)
    throw new Error(`no rule for ${item.id}: src/generated is of another revision, run npm run generate`);
  return rule.judge(pilot, item.with as never, context);
};

const expected = ({ expectations }: Checklist, id: string): Expectation => {
  const judges = expectations?.get(id);
  if (judges === undefined) throw new Error(`no expression was compiled for ${id}`);
  return judges;
};

/** Whether the check blocks when it falls short. A condition whose facts are unknown arms the blocker. */
const blocksWhen = (item: CheckItem, outcome: Outcome, pilot: Pilot, asOf: string): Truth => {
  if (outcome.kind === 'not-applicable' && !outcome.declared) return false;
  return typeof item.blocker === 'boolean' ? item.blocker : holds(item.blocker.when, pilot, asOf, item.with);
};

export const openEffort = (judged: readonly CheckOutcome[], reach: 'score' | 'best' = 'score'): number =>
  judged
    .filter(({ item, outcome }) => item.gate !== 'scale' && outcome.kind !== 'not-applicable')
    .reduce((days, { item, outcome }) => days + item.fix.days.likely * (1 - outcome[reach]), 0);

// Waivers free a check from the blocker rule until they expire. They never raise a score, a floor or coverage.

/** A waiver holds through its last day. */
export const waiverState = (
  waiver: Waiver,
  judged: JudgedItem | undefined,
  pilot: Pilot,
  asOf: string,
): WaiverState => {
  if (waiver.expires < asOf) return 'expired';
  if (judged?.outcome.kind === 'met') return 'superfluous';
  if (judged === undefined || !judged.live || isUnwaivable(judged, pilot, asOf)) return 'without-effect';
  return 'active';
};

/** Some blockers cannot be waived while their condition is known to hold: a prohibited practice is none to sign for. */
const isUnwaivable = ({ item }: JudgedItem, pilot: Pilot, asOf: string): boolean =>
  typeof item.blocker === 'object' && item.blocker.waivable === false && holds(item.blocker.when, pilot, asOf) === true;

// What an assessment is made from. Everything that is not in the pilot file comes in here.

export type Input = {
  readonly document: Document;
  readonly pilot: Pilot;
  readonly checklist: Checklist;
  /** The date of judgement, YYYY-MM-DD. */
  readonly asOf: string;
  /** What is known of the evidence files, by name; files that are not named here count as linked. */
  readonly looks?: FileStates;
  /** One of many pilots: warnings and answers that would rule a duty out are left to its own report. */
  readonly brief?: true;
  /** Warnings of the validation. */
  readonly warnings?: readonly Problem[];
};

/** What pieces of evidence are judged by. */
export const makeBench = ({ document, asOf, looks = new Map() }: Input): Bench => ({
  looks,
  asOf,
  written: document.written,
});

// Judges every check with what the evidence files say: where a file's own figure fails what the stated one meets, the check
// is judged on the file's.

export type Evidence = { readonly pieces: Pieces; readonly bench: Bench; readonly creditOf: CreditOf };

export type JudgedChecks = {
  readonly judged: readonly JudgedItem[];
  readonly evidence: Evidence;
  /** The pilot with the figures that its files say are worse than stated; rules of harm and of stopping read it. */
  readonly pilotByFiles: Input['pilot'];
  readonly evidenceAt: NonNullable<RuleContext['evidenceAt']>;
};

export const judgeAll = (input: Input): JudgedChecks => {
  const { pilot, checklist, asOf } = input;
  const [pieces, bench] = [collectEvidence(pilot), makeBench(input)];
  const evidenceAt = stateAt(pieces, bench);
  const stated = evaluate(checklist, pilot, asOf, evidenceAt);
  const worse = worseByFile(pieces, bench);
  const byFiles = worse.size === 0 ? pilot : pilotByFiles(pilot, worse);
  const again = worse.size === 0 ? stated : evaluate(checklist, byFiles, asOf, evidenceAt);
  const judged = stated.map((one, i) => (judgedByFiles.has(one.item.id) ? lower(one, again[i] ?? one, worse) : one));
  return {
    judged,
    evidence: { pieces, bench, creditOf: creditFor(pieces, bench, judged) },
    pilotByFiles: byFiles,
    evidenceAt,
  };
};

/** The checks that a file's figure decides. */
const judgedByFiles: ReadonlySet<string> = new Set([
  'kpis.result',
  'kpis.no-harm',
  'evaluation.thresholds-met',
  'evaluation.hallucination',
  'evaluation.pilot-error-rate',
]);

const lower = (stated: JudgedItem, byFile: JudgedItem, worse: Worse): JudgedItem => {
  const [was, is] = [stated.outcome, byFile.outcome];
  if (is.score >= was.score && is.best >= was.best) return stated;
  const note = saidBy(is, worse);
  return {
    ...byFile,
    outcome: { ...is, seen: is.seen + note, ...(is.fact !== undefined && { fact: is.fact + note }) },
  };
};

/** Who says so, and what was stated. */
const saidBy = ({ at, facts = [] }: Outcome, worse: Worse): string => {
  const paths = [at, ...facts.map(({ path }) => path)];
  const found = paths.flatMap((path) => worse.get(path) ?? [])[0] ?? [...worse.values()][0];
  return found === undefined ? '' : ` (by ${found.ref.split('/').at(-1)}; stated ${found.stated})`;
};
