// The baseline file of a gate: read, and compared with.
import { baselineText, isBetter, ratchet } from '../gate/baseline.ts';
import { checklistVersions, compareWith, isFormer, snapshotDigest, takeSnapshot, toFrame } from '../gate/compare.ts';
import type { World } from '../io/world.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Checklist } from '../model/checklist.ts';
import type { Criterion } from '../model/policy.ts';
import { isReadinessError, ReadinessError } from '../model/problem.ts';
import { type Baseline, baseline as baselineSchema, type Comparison, type Snapshot } from '../model/published/gate.ts';
import { own, shorten } from '../model/vocabulary.ts';
import { shapeFaults } from '../read/shape.ts';
import { counted, safe, shown } from '../report/text.ts';
import { trusted } from './shared/checklists.ts';
import { judge, type PilotFile } from './shared/input.ts';
import { isThere } from './shared/output.ts';

const MAX_BASELINE_BYTES = 8_388_608;

/** What is wrong with a file of JSON, and where: the first of it. */
export const firstFault = (schema: Parameters<typeof shapeFaults>[0], value: unknown): string => {
  const [fault] = shapeFaults(schema, value);
  const where = (fault?.parts ?? []).map((part) => shorten(String(part))).join('.');
  return `${where === '' ? '' : `${where}: `}${fault?.message ?? 'it has another shape'}`;
};

/** Undefined where none is asked for, or where it is about to be written anew. */
export const readBaseline = async (
  file: string | undefined,
  { updateBaseline = false, configFrom }: { readonly updateBaseline?: boolean; readonly configFrom?: string },
  world: World,
): Promise<BaselineFile | undefined> => {
  if (file === undefined || updateBaseline) return undefined;
  if (configFrom === undefined) return { file, baseline: baselineAt(file, world) };
  const [ours, theirs] = [partIn(file, world), partIn(file, await trusted(configFrom, world))];
  if (theirs === undefined) return { file, baseline: ours ?? baselineAt(file, world) };
  // A pilot that the trusted revision knows is held to what stands there; one that is new, to what came with it.
  return { file, baseline: { ...theirs, pilots: { ...ours?.pilots, ...theirs.pilots } } };
};

/** Undefined where there is no such file: one of the two need not have it. */
const partIn = (file: string, world: World): Baseline | undefined => {
  const bytes = bytesAt(file, world);
  return bytes === undefined ? undefined : baselineFrom(bytes, file, world);
};

const baselineAt = (file: string, world: World): Baseline => baselineFrom(baselineBytes(file, world), file, world);

const baselineFrom = (bytes: Uint8Array, file: string, world: World): Baseline => {
  const value = parsed(new TextDecoder().decode(bytes), file);
  const { data } = baselineSchema.safeParse(value);
  if (data === undefined) {
    throw new ReadinessError(`${file} is not a baseline: ${firstFault(baselineSchema, value)}`, { hint: REMEDY });
  }
  if (Object.values(data.pilots).some(isFormer)) {
    world.stderr.write(`${safe(file)} holds the short hashes of an earlier version: --update-baseline renews them\n`);
  }
  return data;
};

const baselineBytes = (file: string, world: World): Uint8Array => {
  try {
    return world.read(file, MAX_BASELINE_BYTES);
  } catch (error) {
    if (!isReadinessError(error)) throw error;
    throw new ReadinessError(`${error.message}, which is to be the baseline`, {
      hint: 'the first one is written with --update-baseline; commit it',
    });
  }
};

const REMEDY = 'write it anew with --update-baseline, and look at the difference before you keep it';

const parsed = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new ReadinessError(`${file} is not JSON`, { hint: REMEDY });
  }
};

type Present = {
  readonly subject: PilotFile;
  readonly assessment: Assessment;
  readonly checklist: Checklist;
  readonly tool: string;
};

/** A baseline and where it stands: its pilots are named from there, wherever the gate is run. */
export type BaselineFile = { readonly file: string; readonly baseline: Baseline };

export type BaselineOutcome = { readonly criteria: readonly Criterion[]; readonly comparison?: Comparison };

/** The criteria against the baseline, and what changed since. A pilot that the baseline does not know fails: a renamed file is not to slip by. */
export const againstBaseline = (
  { file, baseline }: BaselineFile,
  present: Present,
  maxDrop: number,
  world: World,
): BaselineOutcome => {
  const { subject, assessment, checklist, tool } = present;
  const snapshot = own(baseline.pilots, pilotName(subject.file, file, world));
  if (snapshot === undefined) return { criteria: [unknownPilot] };
  const earlier = judge(subject, checklist, snapshot.asOf, world);
  const now = {
    snapshot: takeSnapshot(assessment, snapshotDigest(snapshot)),
    frame: toFrame(assessment),
    earlier: takeSnapshot(earlier, snapshotDigest(snapshot)),
    tool,
    checklists: checklistVersions(assessment.checklists),
  };
  const comparison = compareWith({ snapshot, tool: baseline.tool, checklists: baseline.checklists }, now);
  if (isBetter(comparison))
    world.stderr.write(`${safe(subject.file)}: better than the baseline; --update-baseline raises the bar\n`);
  return { criteria: ratchet(comparison, maxDrop), comparison };
};

export const unknownPilot: Criterion = {
  id: 'baseline.known',
  sense: 'is',
  unit: 'state',
  expected: 'in the baseline',
  found: 'not in it',
  passed: false,
  checks: [],
};

/** Pilots of the baseline that this run did not judge: those whose file is there, and those whose file is gone. */
export const leftOut = (
  { file, baseline }: BaselineFile,
  judged: readonly string[],
  world: World,
): { readonly there: readonly string[]; readonly gone: readonly string[] } => {
  const names = judged.map((one) => pilotName(one, file, world));
  const others = Object.keys(baseline.pilots).filter((name) => name !== '-' && !names.includes(name));
  const files = others.map((name) => world.resolveBeside(file, name));
  return { there: files.filter((one) => isThere(one, world)), gone: files.filter((one) => !isThere(one, world)) };
};

/** One failed criterion for every pilot of a run: whoever takes a pilot away, or renames it, takes it out of the baseline too. */
export const noneGone = (gone: readonly string[]): Criterion => ({
  id: 'baseline.gone',
  sense: 'at-most',
  unit: 'count',
  expected: 0,
  found: gone.length,
  passed: false,
  checks: [],
});

/** A pilot is named from where the baseline stands. */
const pilotName = (pilot: string, baseline: string, world: World): string =>
  pilot === '-' ? pilot : world.relativeTo(baseline, pilot).replaceAll('\\', '/');

// Writes the baseline of a run, and says on stderr what that changes for whoever reviews it.

/**
 * A baseline that is to be written anew, and nobody says where, or where something else stands. Throws ReadinessError
 * then.
 */
export const refuseToWrite = (file: string | undefined, updateBaseline: boolean, world: World): void => {
  if (!updateBaseline) return;
  if (file === undefined) {
    throw new ReadinessError('--update-baseline does not say which file', {
      hint: 'add --baseline readiness.baseline.json, or a baseline to the policy of the configuration',
    });
  }
  const before = textAt(file, world);
  if (before.trim() === '' || before.includes('"baselineVersion"')) return;
  throw new ReadinessError(`${file} holds something else than a baseline and would be overwritten`, {
    hint: 'name another file, or take that one away first',
  });
};

/** Nothing where there is no file; what keeps it from being written is told then. */
const textAt = (file: string, world: World): string => new TextDecoder().decode(bytesAt(file, world));

/** Undefined where it cannot be read. */
const bytesAt = (file: string, world: World): Uint8Array | undefined => {
  try {
    return world.read(file, MAX_BASELINE_BYTES);
  } catch (error) {
    if (!isReadinessError(error)) throw error;
    return undefined;
  }
};

/** The baseline holds the pilots of this run and no others. */
export const writeBaseline = (
  to: string,
  judged: readonly (readonly [subject: PilotFile, assessment: Assessment])[],
  tool: string,
  world: World,
): void => {
  const checklists = [...checklistVersions(judged[0]?.[1].checklists ?? [])];
  const pilots = Object.fromEntries(
    judged.map(([{ file }, assessment]) => [pilotName(file, to, world), takeSnapshot(assessment)]),
  );
  const former = formerAt(to, world);
  world.write([{ file: to, text: baselineText({ baselineVersion: 1, tool, checklists, pilots }), updates: true }]);
  world.stderr.write(`wrote baseline of ${counted(judged.length, 'pilot')} to ${safe(to)}\n`);
  for (const words of Object.entries(former).flatMap(([name, was]) => changeLines(name, was, own(pilots, name)))) {
    world.stderr.write(`  ${safe(words)}\n`);
  }
};

/** Of a file that is no sound baseline nothing is known. */
const formerAt = (file: string, world: World): Baseline['pilots'] => {
  try {
    return baselineSchema.safeParse(JSON.parse(textAt(file, world))).data?.pilots ?? {};
  } catch {
    return {};
  }
};

const changeLines = (name: string, was: Snapshot, is: Snapshot | undefined): readonly string[] => {
  if (is === undefined) return [`${name} is not in it any more: it was not judged in this run`];
  const lower = (['score', 'evidencedScore'] as const).filter((one) => (is[one] ?? 0) < (was[one] ?? 0));
  const names = { score: 'score', evidencedScore: 'evidenced score' };
  return lower.map((one) => `${name}: the bar is lowered, ${names[one]} ${shown(was[one])} → ${shown(is[one])}`);
};
