// gate FILE…: judges every file, compares it with the policy, reports the criteria; what cannot be judged is never green.
import { decide } from '../gate/decide.ts';
import { noticeOf, WARN_DAYS, waiverNotices } from '../gate/waivers.ts';
import type { World } from '../io/world.ts';
import type { Checklist } from '../model/checklist.ts';
import { isShut, type Policy } from '../model/decision.ts';
import { isReadinessError, type Problem, ReadinessError } from '../model/problem.ts';
import type { Baseline } from '../model/snapshot.ts';
import { planOf } from '../plan/index.ts';
import type { Batch, Reported, Tool, Unjudged } from '../report/report.ts';
import { againstBaseline, type BaselineFlags, readBaseline, writeBaseline } from './baseline.ts';
import { type ChecklistFlags, checklistFor } from './checklists.ts';
import { judge } from './judge.ts';
import { bytesOf, dateOf, numberOf } from './options.ts';
import { printProblems, writeReports } from './output.ts';
import { type PolicyFlags, policyOf, refuseUnknown } from './policy.ts';
import { readPilots, type Subject, unjudgedOf } from './read.ts';
import { refuseTwice, type TargetFlags, targetsOf } from './targets.ts';

export type GateFlags = ChecklistFlags &
  TargetFlags &
  PolicyFlags &
  BaselineFlags & { readonly asOf?: string; readonly maxBytes?: string; readonly warnDays?: string };

export const gateCommand = async (
  files: readonly string[],
  flags: GateFlags,
  world: World,
  tool: Tool,
): Promise<number> => {
  const targets = targetsOf(flags);
  refuseTwice(files, targets, world);
  const policy: Policy = { mode: 'enforce', ...policyOf(flags) };
  if (asksNothing(policy) && flags.baseline === undefined) {
    throw new ReadinessError('nothing is asked of the pilot: such a gate would always be green', {
      hint: 'say what, such as --for production or --min-score 60',
    });
  }
  const asOf = flags.asOf === undefined ? world.today() : dateOf(flags.asOf);
  const batch = await batchOf(
    files,
    flags,
    { policy, asOf, tool, baseline: readBaseline(flags, world), warnDays: warnDaysOf(flags) },
    world,
  );
  await writeReports(batch, targets, world, { details: false, colour: flags.color, gate: true });
  if (world.github !== undefined) (await import('./github.ts')).tellGitHub(batch, world);
  if (batch.unjudged.length > 0) return 2;
  return batch.judged.some(({ decision }) => decision !== undefined && isShut(decision)) ? 1 : 0;
};

const warnDaysOf = ({ warnDays }: GateFlags): number =>
  warnDays === undefined ? WARN_DAYS : numberOf('--warn-days', warnDays, 0, 3650);

const asksNothing = ({ mode: _, ...asked }: Policy): boolean => Object.keys(asked).length === 0;

type Asked = {
  readonly policy: Policy;
  readonly asOf: string;
  readonly tool: Tool;
  readonly baseline: Baseline | undefined;
  /** Days before its end from which an active waiver is told. */
  readonly warnDays: number;
};

const batchOf = async (files: readonly string[], flags: GateFlags, asked: Asked, world: World): Promise<Batch> => {
  const { asOf, tool } = asked;
  let checklist: Checklist;
  try {
    checklist = await checklistFor(flags, files, world);
  } catch (error) {
    return { tool, asOf, judged: [], unjudged: withoutChecklist(files, error) };
  }
  refuseUnknown(asked.policy, checklist);
  const { reads } = readPilots(files, world, bytesOf(flags.maxBytes), checklist);
  await printProblems(
    reads.filter(({ subject }) => subject === undefined),
    world.stderr,
    flags.color,
  );
  const subjects = reads.flatMap(({ subject }) => subject ?? []);
  const judged = subjects.map((subject) => reportOf(subject, checklist, asked, flags, world));
  if (flags.updateBaseline === true && flags.baseline !== undefined && subjects.length === reads.length) {
    writeBaseline(
      flags.baseline,
      judged.map(({ assessment }, i) => [subjects[i] as Subject, assessment]),
      tool.version,
      world,
    );
  }
  return {
    tool,
    asOf,
    judged,
    unjudged: reads.flatMap(unjudgedOf),
  };
};

const reportOf = (
  subject: Subject,
  checklist: Checklist,
  { policy, asOf, tool, baseline, warnDays }: Asked,
  flags: GateFlags,
  world: World,
): Reported => {
  const assessment = judge(subject, checklist, asOf, world);
  const present = { subject, assessment, checklist, tool: tool.version };
  const against = baseline === undefined ? undefined : againstBaseline(baseline, present, flags.maxDrop, world);
  const decision = decide(assessment, policy, against?.criteria);
  const notices = waiverNotices(assessment, warnDays).map(noticeOf);
  const reported = { assessment, plan: planOf(assessment), tool, decision, notices };
  return against?.comparison === undefined ? reported : { ...reported, comparison: against.comparison };
};

/** Without its checklist no pilot can be judged: every file says so. */
const withoutChecklist = (files: readonly string[], error: unknown): readonly Unjudged[] => {
  if (!isReadinessError(error)) throw error;
  const at = { path: '', line: 1, column: 1 };
  const problem: Problem = { code: 'checklist', severity: 'error', message: error.message, at };
  return files.map((file) => ({ file: file === '-' ? '<stdin>' : file, problems: [problem] }));
};
