// What changed between two judgements, check by check, and how much of each score's difference comes from which cause.
import { sumOfAll } from '../assess/score.ts';
import type { Assessment, Finding, Grade } from '../model/assessment.ts';
import type { CheckItem } from '../model/checklist.ts';
import type { EvidenceState } from '../model/evidence.ts';
import type { Change, CheckSnapshot, Comparison, Snapshot } from '../model/published/gate.ts';
import type { SavedReport } from '../model/published/report.ts';
import type { GateState, Verdict } from '../model/verdict.ts';
import { type ChangeCause, own } from '../model/vocabulary.ts';
import { formerHash, hash } from './baseline.ts';

// Takes from an assessment what a later one is compared with.

/** `digest` is another one where the snapshot is compared with one that a version before 1.0 took. */
export const takeSnapshot = ({ asOf, text, grade, findings }: Assessment, digest: Digest = shortHash): Snapshot => ({
  asOf,
  content: hash(text),
  score: rounded(grade.score),
  evidencedScore: rounded(grade.evidencedScore),
  checks: Object.fromEntries(findings.map((finding) => [finding.item.id, checkSnapshot(finding, digest)])),
});

export type Digest = (text: string) => string;

/** 128 bits of SHA-256. */
const shortHash: Digest = (text) => hash(text).slice(0, 32);

/** The digest that the definitions of a snapshot were made with. */
export const snapshotDigest = (snapshot: Snapshot): Digest => (isFormer(snapshot) ? formerHash : shortHash);

/** Whether a version before 1.0 took it. */
export const isFormer = ({ checks }: Snapshot): boolean =>
  Object.values(checks).some(({ definition }) => /^[0-9a-f]{8}-/.test(definition));

const checkSnapshot = ({ item, kind, score, evidenced }: Finding, digest: Digest): CheckSnapshot => ({
  outcome: kind,
  score: kind === 'not-applicable' ? 0 : (rounded(score) ?? 0),
  evidenced: kind === 'not-applicable' ? 0 : (rounded(evidenced) ?? 0),
  definition: checkDefinition(item, digest),
});

/** All of an item that decides its outcome, then what it weighs and where; its words may change freely. */
export const checkDefinition = (item: CheckItem, digest: Digest = shortHash): string => {
  const {
    weight,
    gate,
    applies,
    blocker,
    control,
    rule,
    expect,
    expect_partly: partly,
    with: options,
    evidence,
  } = item;
  const expression = partly === undefined ? expect : [expect, partly];
  const judged = [applies, control, rule, expression, options, evidence.fresh_days];
  return `${digest(JSON.stringify(judged))}-${digest(JSON.stringify([weight, gate, blocker]))}`;
};

/** How a check is judged, whatever it weighs: by the same, outcomes can be compared. */
export const judgedBy = ({ definition }: CheckSnapshot): string => definition.split('-')[0] ?? '';

/** Nine digits after the point: as exact as any comparison, and the same text on every machine. */
const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1e9) / 1e9);

// What the scores of two judgements are summed by: the checks with their weights, gates and dimensions. From an
// assessment or from a saved JSON report, so that both can be compared.

type FramedCheck = {
  readonly id: string;
  readonly dimension: string;
  readonly weight: number;
  /** Where it stands in the file, 1 and up. */
  readonly line: number;
  readonly evidence: readonly EvidenceState[];
};

export type Comparable = {
  /** Checks that the pilot declares not applicable. */
  readonly declared?: ReadonlySet<string>;
  readonly checks: readonly FramedCheck[];
  readonly dimensions: readonly { readonly id: string; readonly weight: number }[];
};

/** One judgement, as far as a comparison needs it. */
export type Judgement = {
  /** How the command line named it. */
  readonly label: string;
  readonly file: string;
  readonly pilot: string;
  readonly tool: string;
  /** Those in force, as id@version. */
  readonly checklists: readonly string[];
  readonly verdict: Verdict;
  /** Its words; null in a saved report of version 1, which has none. */
  readonly headline: string | null;
  readonly gates: readonly { readonly id: string; readonly state: GateState }[];
  /** What is stated against the pilot, check by check; null in a saved report of version 1. */
  readonly stated: readonly string[] | null;
  /** What a reader of the comparison has to know of this side. */
  readonly notes: readonly string[];
  readonly snapshot: Snapshot;
  readonly frame: Comparable;
};

/**
 * What of an assessment is compared with another. `label` names it to a reader, such as HEAD:pilot.yaml; `tool` is the
 * version that judged.
 */
export const toJudgement = (label: string, assessment: Assessment, tool: string): Judgement => ({
  label,
  file: assessment.file,
  pilot: assessment.pilot.name,
  tool,
  checklists: checklistVersions(assessment.checklists),
  verdict: assessment.verdict,
  headline: assessment.headline.words,
  gates: assessment.gates.map(({ gate, state }) => ({ id: gate.id, state })),
  stated: assessment.against.flatMap(({ id, also }) => [id, ...also]),
  notes: [],
  snapshot: takeSnapshot(assessment),
  frame: toFrame(assessment),
});

/** core@1.2, for each part of the checklist in force. */
export const checklistVersions = (
  parts: readonly { readonly id: string; readonly version: string }[],
): readonly string[] => parts.map(({ id, version }) => `${id}@${version}`);

/** What the score's change is worked out in: weights, states of evidence, and what is declared away. */
export const toFrame = ({ findings, dimensions }: Assessment): Comparable => ({
  declared: new Set(
    findings.flatMap(({ item, kind, declared }) => (kind === 'not-applicable' && declared ? [item.id] : [])),
  ),
  checks: findings.map(({ item, dimension, at, evidence }) => ({
    id: item.id,
    dimension,
    weight: item.weight,
    line: at.line,
    evidence: evidence.map(({ state }) => state),
  })),
  dimensions: dimensions.map(({ dimension: { id, weight } }) => ({ id, weight })),
});

const isFirstVersion = ({ schemaVersion }: SavedReport): boolean => schemaVersion.startsWith('1.');

const FIRST_VERSION =
  'it has no headline and no stated failures, and a gate that it calls not open is read as shut, though it may be undecided';

/** The same from a saved JSON report, of the first version too; what that does not say is null, and `notes` say so. */
export const judgementFrom = (label: string, report: SavedReport): Judgement => ({
  label,
  file: report.file,
  pilot: report.pilot.name,
  tool: report.tool.version,
  checklists: checklistVersions(report.checklist),
  verdict: report.verdict,
  headline: report.headline?.words ?? null,
  gates: report.gates.map(({ id, open, state = open ? 'open' : 'shut' }) => ({ id, state })),
  stated: report.against?.flatMap(({ id, also }) => [id, ...also]) ?? null,
  notes: isFirstVersion(report) ? [`${label} is a report of version 1: ${FIRST_VERSION}`] : [],
  snapshot: {
    asOf: report.asOf,
    content: report.content,
    score: rounded(report.score),
    evidencedScore: rounded(report.evidencedScore),
    checks: Object.fromEntries(
      report.checks.map(({ id, outcome, score, evidenced, definition }) => [
        id,
        { outcome, score: rounded(score) ?? 0, evidenced: rounded(evidenced) ?? 0, definition },
      ]),
    ),
  },
  frame: {
    checks: report.checks.map(({ id, dimension, weight, at, evidence }) => ({
      id,
      dimension,
      weight,
      line: at.line,
      evidence: evidence.map(({ state }) => state),
    })),
    dimensions: report.dimensions.map(({ id, weight }) => ({ id, weight })),
  },
});

/** The scores of these outcomes under the weights of the frame, 0…100. */
export const gradeOver = (
  { checks, dimensions }: Comparable,
  outcomes: Readonly<Record<string, CheckSnapshot>>,
): Grade => {
  const summands = checks.map(({ id, dimension, weight }) => {
    const { outcome: kind = 'unknown', score = 0, evidenced = 0 } = own(outcomes, id) ?? {};
    return { dimension, gate: 'scale' as const, weight, kind, score, maxScore: score, evidenced };
  });
  return sumOfAll(
    summands,
    dimensions.map((one) => ({ ...one, title: one.id })),
  ).grade;
};

/** `checklists` are those in force, as id@version. */
export type Side = { readonly snapshot: Snapshot; readonly tool: string; readonly checklists: readonly string[] };

/**
 * `now` is the later judgement with the weights that its score is summed by; `earlier` the same pilot and evidence
 * judged as of the earlier date, which shows what the date alone has changed. Without it no change is put down to the date.
 */
export type CurrentJudgement = Side & { readonly frame: Comparable; readonly earlier?: Snapshot };

/**
 * The changes check by check, and by cause how many points of the scores, 0…100, each moved; the causes add up to the
 * difference.
 */
export const compareWith = (before: Side, now: CurrentJudgement): Comparison => {
  const after = now.snapshot;
  const changes = findChanges(before, now, now.earlier);
  const steps = scoreSteps(before.snapshot, now, changes);
  return {
    before: figures(before.snapshot),
    after: figures(after),
    changes,
    byCause: differences(steps, 'score'),
    evidencedByCause: differences(steps, 'evidencedScore'),
  };
};

const figures = ({ asOf, score, evidencedScore }: Snapshot) => ({ asOf, score, evidencedScore });

const findChanges = (before: Side, after: CurrentJudgement, earlier: Snapshot | undefined): readonly Change[] => {
  const ids = new Set([...Object.keys(before.snapshot.checks), ...Object.keys(after.snapshot.checks)]);
  return [...ids].flatMap((check): readonly Change[] => {
    const [was, is] = [own(before.snapshot.checks, check), own(after.snapshot.checks, check)];
    if (was !== undefined && is !== undefined && isSame(was, is)) return [];
    const cause = changeCause(was, is, earlier && own(earlier.checks, check), before, after);
    const shown = cause === 'evidence' ? { shown: shownChange(check, was, is, after.frame) } : {};
    const away = is !== undefined && after.frame.declared?.has(check) === true ? { declaredAway: true as const } : {};
    return [{ check, cause, ...shown, ...away, ...(was && { before: was }), ...(is && { after: is }) }];
  });
};

const isSame = (a: CheckSnapshot, b: CheckSnapshot): boolean =>
  isSameOutcome(a, b) && a.evidenced === b.evidenced && a.definition === b.definition;

const isSameOutcome = (a: CheckSnapshot, b: CheckSnapshot): boolean => a.outcome === b.outcome && a.score === b.score;

const changeCause = (
  was: CheckSnapshot | undefined,
  is: CheckSnapshot | undefined,
  earlier: CheckSnapshot | undefined,
  before: Side,
  after: Side,
): ChangeCause => {
  if (was === undefined || is === undefined || judgedBy(was) !== judgedBy(is)) return 'checklist';
  if (isSameOutcome(was, is)) return was.evidenced === is.evidenced ? 'checklist' : 'evidence';
  if (earlier !== undefined && isSameOutcome(earlier, was)) return 'date';
  if (!isSameFile(before.snapshot, after.snapshot)) return 'answers';
  if (before.tool !== after.tool) return 'tool';
  // A saved report cannot be judged again: that the date moved it is what remains.
  const isUntold = earlier === undefined && before.snapshot.asOf !== after.snapshot.asOf;
  if (isUntold) return 'date';
  return before.checklists.join() === after.checklists.join() ? 'answers' : 'checklist';
};

/** An older report does not say which text it judged: then the answers may well be others. */
const isSameFile = (a: Snapshot, b: Snapshot): boolean => a.content.length === SHA_256 && a.content === b.content;

/** Hexadecimal digits; a shorter hash can be met by another text. */
const SHA_256 = 64;

/** Why less of a check is shown than before, as far as the evidence says. */
const shownChange = (
  check: string,
  was: CheckSnapshot | undefined,
  is: CheckSnapshot | undefined,
  frame: Comparable,
): NonNullable<Change['shown']> => {
  if ((is?.evidenced ?? 0) > (was?.evidenced ?? 0)) return 'more';
  const states = frame.checks.find(({ id }) => id === check)?.evidence ?? [];
  if (states.includes('broken')) return 'broken';
  return states.includes('stale') ? 'expired' : 'less';
};

type Step = { readonly cause: ChangeCause; readonly score: number; readonly evidencedScore: number };

/** The order in which the old outcomes give way to the new ones; what the pilot itself changed comes last. */
const order = ['checklist', 'tool', 'date', 'evidence', 'answers'] as const satisfies readonly ChangeCause[];

/** Takes the changes over cause by cause, and grades after each: every step's difference belongs to its cause. */
const scoreSteps = (
  before: Snapshot,
  { snapshot, frame }: CurrentJudgement,
  changes: readonly Change[],
): readonly Step[] => {
  const causes = new Map(changes.map(({ check, cause }) => [check, cause]));
  let last = { score: before.score ?? 0, evidencedScore: before.evidencedScore ?? 0 };
  return order.map((cause, i) => {
    const taken = new Set<ChangeCause>(order.slice(0, i + 1));
    const mixed = Object.entries(snapshot.checks).map(([id, is]) => {
      const cause = causes.get(id);
      return [id, cause === undefined || taken.has(cause) ? is : (own(before.checks, id) ?? is)] as const;
    });
    const grade = i === order.length - 1 ? snapshot : gradeOver(frame, Object.fromEntries(mixed));
    const now = { score: grade.score ?? 0, evidencedScore: grade.evidencedScore ?? 0 };
    const step = { cause, score: now.score - last.score, evidencedScore: now.evidencedScore - last.evidencedScore };
    last = now;
    return step;
  });
};

const differences = (steps: readonly Step[], of: 'score' | 'evidencedScore'): Record<ChangeCause, number> =>
  Object.fromEntries(steps.map((step) => [step.cause, settled(step[of])])) as Record<ChangeCause, number>;

/** Free of what floating point leaves over, and of −0. */
const settled = (difference: number): number => Math.round(difference * 1e8) / 1e8 + 0;

// The course of a pilot's readiness over its commits: one point for each that changed the file.

/** Scores 0…100; `problem` says why a commit could not be judged, and is then all there is. */
export type Point = {
  readonly commit: string;
  /** The date of the commit, YYYY-MM-DD. */
  readonly date: string;
  readonly subject: string;
  readonly path: string;
  readonly judged?: {
    readonly asOf: string;
    readonly score: number | null;
    readonly evidencedScore: number | null;
    readonly coverage: number;
    readonly verdict: Verdict;
    readonly blockers: number;
  };
  readonly problem?: string;
};

export type ReadinessHistory = {
  readonly file: string;
  readonly points: readonly Point[];
  readonly checklists: readonly string[];
  /** The clone does not reach back to the first commit. */
  readonly isShallow: boolean;
};

/** The points of a history at which the file could be judged, oldest first as they come. */
export const judgedPoints = ({ points }: ReadinessHistory): readonly Required<Omit<Point, 'problem'>>[] =>
  points.flatMap(({ judged, problem: _, ...point }) => (judged === undefined ? [] : [{ ...point, judged }]));
