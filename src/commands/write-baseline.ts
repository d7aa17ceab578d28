// Writes the baseline of a run, and says on stderr what that changes for whoever reviews it.
import { baselineText } from '../gate/baseline-text.ts';
import { checklistsOf } from '../gate/frame.ts';
import { snapshotOf } from '../gate/snapshot.ts';
import type { World } from '../io/world.ts';
import type { Assessment } from '../model/assessment.ts';
import { isReadinessError, ReadinessError } from '../model/problem.ts';
import { type Baseline, baseline, type Snapshot } from '../model/snapshot.ts';
import { counted, shown } from '../report/figures.ts';
import { safe } from '../report/safe-text.ts';
import { MAX_BASELINE_BYTES, pilotName } from './baseline.ts';
import type { Subject } from './read.ts';

/** A baseline that is to be written anew, and nobody says where, or where something else stands. */
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
const textAt = (file: string, world: World): string => {
  try {
    return new TextDecoder().decode(world.read(file, MAX_BASELINE_BYTES));
  } catch (error) {
    if (!isReadinessError(error)) throw error;
    return '';
  }
};

/** The baseline holds the pilots of this run and no others. */
export const writeBaseline = (
  to: string,
  judged: readonly (readonly [subject: Subject, assessment: Assessment])[],
  tool: string,
  world: World,
): void => {
  const checklists = [...checklistsOf(judged[0]?.[1].checklists ?? [])];
  const pilots = Object.fromEntries(
    judged.map(([{ file }, assessment]) => [pilotName(file, to, world), snapshotOf(assessment)]),
  );
  const former = formerAt(to, world);
  world.write([{ file: to, text: baselineText({ baselineVersion: 1, tool, checklists, pilots }) }]);
  world.stderr.write(`wrote baseline of ${counted(judged.length, 'pilot')} to ${safe(to)}\n`);
  for (const words of Object.entries(former).flatMap(([name, was]) => changeOf(name, was, pilots[name]))) {
    world.stderr.write(`  ${safe(words)}\n`);
  }
};

/** Of a file that is no sound baseline nothing is known. */
const formerAt = (file: string, world: World): Baseline['pilots'] => {
  try {
    return baseline.safeParse(JSON.parse(textAt(file, world))).data?.pilots ?? {};
  } catch {
    return {};
  }
};

const changeOf = (name: string, was: Snapshot, is: Snapshot | undefined): readonly string[] => {
  if (is === undefined) return [`${name} is not in it any more: it was not judged in this run`];
  const lower = (['score', 'evidencedScore'] as const).filter((one) => (is[one] ?? 0) < (was[one] ?? 0));
  const names = { score: 'score', evidencedScore: 'evidenced score' };
  return lower.map((one) => `${name}: the bar is lowered, ${names[one]} ${shown(was[one])} → ${shown(is[one])}`);
};
