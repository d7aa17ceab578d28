// assess [FILE…]: reads every pilot, judges it, prints the gap report.
import type { World } from '../io/world.ts';
import type { Policy } from '../model/policy.ts';
import { ReadinessError } from '../model/problem.ts';
import { makePlan } from '../plan/index.ts';
import { gapReport } from '../report/registry.ts';
import type { Batch, ReportData, Tool } from '../report/report.ts';
import { safe } from '../report/text.ts';
import { describeFound } from '../report/words.ts';
import { type ChecklistFlags, checklistBy, configurationFor } from './shared/checklists.ts';
import { judge, maxBytesFrom, parseDay, parseGate, parseNumber, readPilots, toUnjudged } from './shared/input.ts';
import {
  printProblems,
  refuseOutput,
  refuseTwice,
  reportTargets,
  type TargetFlags,
  tellGitHub,
  withPage,
  writeReports,
} from './shared/output.ts';
import { resolvePilots } from './shared/pilots.ts';

/** As the command line gives them, unread. */
export type AssessFlags = ChecklistFlags &
  TargetFlags & {
    readonly minScore?: string;
    readonly for?: string;
    readonly asOf?: string;
    readonly details?: boolean;
    readonly open?: boolean;
    /** The first screen alone. */
    readonly summary?: boolean;
    /** Nothing but what was asked for and fails. */
    readonly quiet?: boolean;
    readonly watch?: boolean;
    readonly maxBytes?: string;
  };

/**
 * Exit code 0, 1 where a gate that was asked for is shut, 2 where a file was not judged. Throws ReadinessError for flags
 * that contradict each other.
 */
export const assessCommand = async (
  named: readonly string[],
  flags: AssessFlags,
  world: World,
  tool: Tool,
): Promise<number> => {
  if (flags.summary === true && flags.details === true) {
    throw new ReadinessError('--summary and --details are two lengths', { hint: 'choose one of them' });
  }
  const asked = askedBy(flags, world);
  refuseOutput(named, flags, world);
  reportTargets(flags); // a wrong command line is told before a file is read
  const files = await resolvePilots(named, flags, world);
  refuseOutput(files, flags, world);
  const configured = await configurationFor(flags, files, world);
  const { targets: all, show } = withPage(reportTargets(flags, configured?.reports), flags, world);
  const targets = flags.quiet === true ? all.filter(({ file }) => file !== '-') : all;
  refuseTwice(files, targets, world, configured && [{ file: configured.file, what: 'the configuration' }]);
  const checklist = await checklistBy(flags, configured, world);
  const { reads } = readPilots(files, world, asked.maxBytes, checklist);
  const subjects = reads.flatMap(({ subject }) => (subject === undefined ? [] : [subject]));
  const unjudged = reads.flatMap(toUnjudged);
  if (unjudged.length > 0) await printProblems(reads, world.stderr, flags.color);
  // What a page alone draws is loaded for a page alone.
  const drawing = targets.some(({ format }) => format === 'html') ? await import('../value/index.ts') : undefined;
  const { decide } = isAsking(asked.policy) ? await import('../gate/decide.ts') : {};
  const judged = subjects.map((subject): ReportData => {
    const assessment = judge(subject, checklist, asked.asOf, world);
    const decision = decide?.(assessment, asked.policy);
    const reported: ReportData = { assessment, plan: makePlan(assessment), tool, ...(decision && { decision }) };
    if (drawing === undefined) return reported;
    const { pilot, document } = subject;
    const { makeValueCase, VALUE_SEED } = drawing;
    return { ...reported, value: () => makeValueCase({ pilot, checklist, locate: document.locate }, VALUE_SEED) };
  });
  const batch = { tool, asOf: asked.asOf, judged, unjudged };
  if (judged.length > 0) {
    await writeReports(gapReport, batch, targets, world, {
      details: flags.details === true,
      summary: flags.summary === true,
      colour: flags.color,
    });
    await show();
  }
  await tell(batch, asked.policy, world);
  const shut = judged.flatMap((reported) => shutReasons(reported, asked.policy));
  for (const line of shut) world.stderr.write(`${line}\n`);
  if (unjudged.length > 0) return 2;
  return shut.length > 0 ? 1 : 0;
};

/** Only where something is asked of the pilots is there anything to hold a pull request to. */
const tell = async (batch: Batch, policy: Policy, world: World): Promise<void> => {
  if (world.github === undefined || !isAsking(policy)) return;
  await tellGitHub(batch, world);
};

type Asked = {
  readonly asOf: string;
  readonly policy: Policy;
  readonly maxBytes: number;
};

const askedBy = (flags: AssessFlags, world: World): Asked => ({
  asOf: flags.asOf === undefined ? world.today() : parseDay(flags.asOf),
  policy: {
    mode: 'enforce',
    ...(flags.for !== undefined && { for: parseGate(flags.for) }),
    ...(flags.minScore !== undefined && { minScore: parseNumber('--min-score', flags.minScore, 0, 100) }),
  },
  maxBytes: maxBytesFrom(flags.maxBytes),
});

/** Whether anything has to hold, besides how it is held. */
const isAsking = ({ mode: _, ...asked }: Policy): boolean => Object.keys(asked).length > 0;

/** What was asked for and does not hold, one line each. */
const shutReasons = ({ assessment, decision }: ReportData, policy: Policy): readonly string[] => {
  const failed = decision?.criteria.filter(({ passed }) => !passed) ?? [];
  const file = safe(assessment.file);
  const gateState = (id: Policy['for']) => assessment.gates.find(({ gate }) => gate.id === id)?.state ?? 'shut';
  return [
    ...(failed.some(({ id }) => id.startsWith(`${policy.for}.`))
      ? [`${file}: the ${policy.for} gate is ${gateState(policy.for)}`]
      : []),
    ...failed
      .filter(({ id }) => id === 'min-score')
      .map((one) => `${file}: the score ${describeFound(one)} is below ${one.expected}`),
  ];
};
