// The baseline file of a gate: read, and compared with.
import { isBetter, ratchet } from '../gate/baseline.ts';
import { compareWith } from '../gate/changes.ts';
import { checklistsOf, frameOf } from '../gate/frame.ts';
import { snapshotOf } from '../gate/snapshot.ts';
import type { World } from '../io/world.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Checklist } from '../model/checklist.ts';
import type { Criterion } from '../model/decision.ts';
import { isReadinessError, ReadinessError } from '../model/problem.ts';
import { type Baseline, type Comparison, baseline as schema } from '../model/snapshot.ts';
import { safe } from '../report/safe-text.ts';
import { judge } from './judge.ts';
import type { Subject } from './read.ts';

export const MAX_BASELINE_BYTES = 8_388_608;

/** Undefined where none is asked for, or where it is about to be written anew. */
export const readBaseline = (
  file: string | undefined,
  updateBaseline: boolean,
  world: World,
): BaselineFile | undefined => {
  if (file === undefined || updateBaseline) return undefined;
  const text = new TextDecoder().decode(bytesOf(file, world));
  const { data, error } = schema.safeParse(parsed(text, file));
  if (data !== undefined) return { file, baseline: data };
  const [issue] = error.issues;
  throw new ReadinessError(`${file} is not a baseline: ${issue?.path.join('.')}: ${issue?.message}`, { hint: REMEDY });
};

const bytesOf = (file: string, world: World): Uint8Array => {
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
  readonly subject: Subject;
  readonly assessment: Assessment;
  readonly checklist: Checklist;
  readonly tool: string;
};

/** A baseline and where it stands: its pilots are named from there, wherever the gate is run. */
export type BaselineFile = { readonly file: string; readonly baseline: Baseline };

export type Against = { readonly criteria: readonly Criterion[]; readonly comparison?: Comparison };

/** The criteria against the baseline, and what changed since. A pilot that the baseline does not know fails: a renamed file is not to slip by. */
export const againstBaseline = (
  { file, baseline }: BaselineFile,
  present: Present,
  maxDrop: number,
  world: World,
): Against => {
  const { subject, assessment, checklist, tool } = present;
  const snapshot = baseline.pilots[pilotName(subject.file, file, world)];
  if (snapshot === undefined) return { criteria: [unknownPilot] };
  const earlier = judge(subject, checklist, snapshot.asOf, world);
  const now = {
    snapshot: snapshotOf(assessment),
    frame: frameOf(assessment),
    earlier: snapshotOf(earlier),
    tool,
    checklists: checklistsOf(assessment.checklists),
  };
  const comparison = compareWith({ snapshot, tool: baseline.tool, checklists: baseline.checklists }, now);
  if (isBetter(comparison))
    world.stderr.write(`${safe(subject.file)}: better than the baseline; --update-baseline raises the bar\n`);
  return { criteria: ratchet(comparison, maxDrop), comparison };
};

const unknownPilot: Criterion = {
  id: 'baseline.known',
  sense: 'is',
  unit: 'state',
  expected: 'in the baseline',
  found: 'not in it',
  passed: false,
  checks: [],
};

/** A pilot is named from where the baseline stands. */
export const pilotName = (pilot: string, baseline: string, world: World): string =>
  pilot === '-' ? pilot : world.within(baseline, pilot).replaceAll('\\', '/');
