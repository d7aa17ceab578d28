// gate [FILE…]: judges every file, compares it with the policy, reports the criteria; what cannot be judged is never green,
// and hides none of the others.

import { describeLowered } from '../checklist/core.ts';
import { decide, declaredNotices, toNotice, waiverNotices } from '../gate/decide.ts';
import { toPolicy } from '../gate/policy.ts';
import type { World } from '../io/world.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Checklist } from '../model/checklist.ts';
import { type InForce, isShut, type Notice, type Policy } from '../model/policy.ts';
import { isReadinessError, type Problem, ReadinessError } from '../model/problem.ts';
import { makePlan } from '../plan/index.ts';
import { assumedFor } from '../report/policy.ts';
import { gateReport, quietGateReport } from '../report/registry.ts';
import type { Batch, ReportData, Tool } from '../report/report.ts';
import { safe } from '../report/text.ts';
import {
  againstBaseline,
  type BaselineFile,
  leftOut,
  noneGone,
  readBaseline,
  refuseToWrite,
  unknownPilot,
  writeBaseline,
} from './baseline.ts';
import {
  type GateFlags,
  policyInForce,
  printPolicy,
  refuseDropOfNothing,
  refuseUnknown,
  refuseUnknownChecks,
} from './policy.ts';
import { checklistBy, configurationFor, pilotFiles } from './shared/checklists.ts';
import { judge, maxBytesFrom, type PilotFile, parseDay, readPilots, toUnjudged } from './shared/input.ts';
import {
  printProblems,
  type RunFile,
  refuseOutput,
  refuseTwice,
  reportTargets,
  tellGitHub,
  withPage,
  writeReports,
} from './shared/output.ts';
import type { Configured } from './shared/own-files.ts';
import { resolvePilots } from './shared/pilots.ts';

// What a gate judges by: configuration, policy, checklist and baseline. What keeps it from judging is a problem that every
// format reports, so that no earlier report is taken for this run's.

type GateInputs = {
  readonly configured: Configured | undefined;
  readonly policy: InForce;
  readonly checklist: Got<Checklist>;
  readonly baseline: Got<BaselineFile | undefined>;
};

type Got<T> = { readonly value: T } | { readonly problem: Problem };

const groundFor = async (files: readonly string[], flags: GateFlags, world: World): Promise<GateInputs> => {
  const found = await got('configuration', world, () => configurationFor(flags, files, world));
  const configured = 'value' in found ? found.value : undefined;
  const policy = policyInForce(flags, configured, world);
  const { baseline } = policy.settings;
  return {
    configured,
    policy,
    checklist: 'value' in found ? await got('checklist', world, () => gateChecklist(flags, configured, world)) : found,
    baseline: await got('baseline', world, async () => readBaseline(baseline, flags, world)),
  };
};

/** The checklist to judge by, if it has every check that the configuration requires. */
const gateChecklist = async (
  flags: GateFlags,
  configured: Configured | undefined,
  world: World,
): Promise<Checklist> => {
  const checklist = await checklistBy(flags, configured, world);
  await refuseUnknownChecks(configured, flags, checklist, world);
  return checklist;
};

const got = async <T>(code: string, world: World, make: () => Promise<T>): Promise<Got<T>> => {
  try {
    return { value: await make() };
  } catch (error) {
    if (!isReadinessError(error)) throw error;
    const { message } = error;
    const { hint } = error.options;
    world.stderr.write(`readiness: ${safe(message)}${hint === undefined ? '' : `\n  ${hint}`}\n`);
    const at = { path: '', line: 1, column: 1 };
    return { problem: { code, severity: 'error', message, at, ...(hint !== undefined && { hint }) } };
  }
};

/**
 * Exit code 0, 1 where a criterion fails and is enforced, 2 where it cannot be told. Throws ReadinessError for flags that
 * contradict each other.
 */
export const gateCommand = async (
  named: readonly string[],
  flags: GateFlags,
  world: World,
  tool: Tool,
): Promise<number> => {
  if (flags.printPolicy === true) return printPolicy(pilotFiles(named, world), flags, world, tool);
  const run = { tool, asOf: flags.asOf === undefined ? world.today() : parseDay(flags.asOf) };
  if (flags.comment !== undefined && flags.since === undefined) {
    throw new ReadinessError('--comment sets base beside head, and no base is named', {
      hint: 'such as --since origin/main',
    });
  }
  refuseOutput(named, flags, world);
  reportTargets(flags); // a wrong command line is told before a file is read
  policyInForce(flags, undefined, world);
  const files = await resolvePilots(named, flags, world);
  if (files.length === 0) return 0; // a commit without a pilot
  refuseOutput(files, flags, world);
  const ground = await groundFor(files, flags, world);
  const { configured, policy, checklist, baseline } = ground;
  const { targets, show } = withPage(reportTargets(flags, configured?.reports), flags, world);
  const comment = flags.comment === undefined ? [] : [{ file: flags.comment }];
  refuseTwice(files, [...targets, ...comment], world, policyInputs(ground));
  if ('value' in checklist) {
    refuseToWrite(policy.settings.baseline, flags.updateBaseline === true, world);
    refuseDropOfNothing(flags, policy.settings.baseline);
    refuseUnknown(flags, checklist.value);
  }
  const batch =
    'problem' in checklist
      ? unjudged(files, checklist.problem, run)
      : 'problem' in baseline
        ? unjudged(files, baseline.problem, run)
        : await judged(files, flags, { ...run, policy, checklist: checklist.value, baseline: baseline.value }, world);
  const kind = flags.quiet === true ? quietGateReport : gateReport;
  await writeReports(kind, batch, targets, world, { details: flags.details === true, colour: flags.color });
  if (flags.comment !== undefined) await writeComment(flags.comment, batch, world);
  await tellGitHub(batch, world);
  await show();
  if (batch.unjudged.length > 0) return 2;
  return batch.judged.some(({ decision }) => decision !== undefined && isShut(decision)) ? 1 : 0;
};

/** What a report must not overwrite. */
const policyInputs = ({ configured, policy }: GateInputs): readonly RunFile[] => [
  ...(configured === undefined ? [] : [{ file: configured.file, what: 'the configuration' }]),
  ...(policy.settings.baseline === undefined ? [] : [{ file: policy.settings.baseline, what: 'the baseline' }]),
];

/** Beside the reports: what scripts/comment.mjs puts on the pull request. */
const writeComment = async (file: string, batch: Batch, world: World): Promise<void> => {
  const { comment } = await import('../report/rare.ts');
  world.write([{ file, text: comment(batch) }]);
  world.stderr.write(`wrote comment to ${safe(file)}\n`);
};

type Run = { readonly tool: Tool; readonly asOf: string };

type Asked = Run & {
  readonly policy: InForce;
  readonly checklist: Checklist;
  readonly baseline: BaselineFile | undefined;
};

/** All files are read before any is judged. One that cannot be is told as that, and hides none of the others. */
const judged = async (files: readonly string[], flags: GateFlags, asked: Asked, world: World): Promise<Batch> => {
  const { tool, asOf, checklist } = asked;
  const { reads } = readPilots(files, world, maxBytesFrom(flags.maxBytes), checklist);
  const bad = reads.filter(({ subject }) => subject === undefined);
  await printProblems(bad, world.stderr, flags.color);
  const subjects = reads.flatMap(({ subject }) => subject ?? []);
  const left = asked.baseline === undefined ? NONE_LEFT : leftOut(asked.baseline, files, world);
  const { since } = flags;
  const bases =
    since === undefined
      ? undefined
      : await (await import('./shared/since.ts')).basesIn(
          since,
          files.filter((file) => file !== '-'),
          { world, checklist, asOf, maxBytes: maxBytesFrom(flags.maxBytes), tool: tool.version },
          (assessment) => decide(assessment, policyFor(assessment, asked.policy)),
        );
  const all = subjects.map((subject, i) => {
    const reported = toReportData(subject, { ...asked, left, tells: i === 0 }, world);
    const base = subject.file === '-' ? undefined : bases?.baseFor(subject.file, reported.assessment);
    return base === undefined ? reported : { ...reported, base };
  });
  const { baseline } = asked.policy.settings;
  if (flags.updateBaseline === true && bad.length > 0) world.stderr.write('the baseline was not written\n');
  else if (flags.updateBaseline === true && baseline !== undefined) {
    const pairs = all.map(({ assessment }, i) => [subjects[i] as PilotFile, assessment] as const);
    writeBaseline(baseline, pairs, tool.version, world);
  }
  const reportOptions = since !== undefined && bases !== undefined ? { since, gone: bases.gone() } : {};
  return { tool, asOf, judged: all, unjudged: reads.flatMap(toUnjudged), ...reportOptions };
};

const NONE_LEFT = { there: [], gone: [] } as const;

const newNotice = (file: string): Notice => ({
  kind: 'baseline/unknown',
  words: `${file} is new to the baseline; --update-baseline in a run over all its pilots takes it in`,
  at: HEAD,
});

/** What the first pilot's report tells of the pilots that were not judged. */
const leftNotices = ({ there, gone }: ReturnType<typeof leftOut>): readonly Notice[] => [
  ...gone.map((file): Notice => {
    const words = `${file} is in the baseline, and is not there any more; --update-baseline takes it out`;
    return { kind: 'baseline/gone', words, at: HEAD };
  }),
  ...there.map((file): Notice => {
    return {
      kind: 'baseline/not-judged',
      words: `${file} is in the baseline, and was not judged in this run`,
      at: HEAD,
    };
  }),
];

const HEAD = { path: '', line: 1, column: 1 } as const;

type Telling = Asked & { readonly left: ReturnType<typeof leftOut>; readonly tells: boolean };

const toReportData = (subject: PilotFile, asked: Telling, world: World): ReportData => {
  const { tool, asOf, policy, checklist, baseline, left, tells } = asked;
  const { settings, isAssumed } = policy;
  const assessment = judge(subject, checklist, asOf, world);
  const present = { subject, assessment, checklist, tool: tool.version };
  const against = baseline && againstBaseline(baseline, present, settings.max_drop ?? 0, world);
  const gone = left.gone.length > 0 ? [noneGone(left.gone)] : [];
  const decision = decide(assessment, policyFor(assessment, policy), [...(against?.criteria ?? []), ...gone]);
  const notices = [
    ...policy.notes.map((words): Notice => ({ kind: 'policy/not-tightened', words, at: HEAD })),
    ...loweredNotices(checklist),
    ...(isAssumed ? [assumedNotice(assessment)] : []),
    ...(against?.criteria.includes(unknownPilot) ? [newNotice(subject.file)] : []),
    ...(tells ? leftNotices(left) : []),
    ...declaredNotices(assessment),
    ...waiverNotices(assessment, settings.warn_days).map(toNotice),
  ];
  const reported = { assessment, plan: makePlan(assessment), tool, decision, notices };
  return against?.comparison === undefined ? reported : { ...reported, comparison: against.comparison };
};

/** Where nothing was asked for, the gate that the stage claims is. */
const policyFor = ({ headline }: Assessment, { settings, isAssumed }: InForce): Policy =>
  toPolicy(isAssumed ? { ...settings, for: headline.claimed ?? 'pilot' } : settings);

/** Beside the verdict: a gate by which an empty pilot passes is no gate of the core. */
const loweredNotices = (checklist: Checklist): readonly Notice[] => {
  const words = describeLowered(checklist);
  return words === undefined ? [] : [{ kind: 'policy/lowered', words, at: HEAD }];
};

const assumedNotice = ({ headline, pilot }: Assessment): Notice => ({
  kind: 'policy/assumed',
  words: assumedFor(headline.claimed, pilot.stage),
  at: HEAD,
});

/** Without what it is judged by no pilot can be judged: every file says so. */
const unjudged = (files: readonly string[], problem: Problem, run: Run): Batch => ({
  ...run,
  judged: [],
  unjudged: files.map((file) => ({ file: file === '-' ? '<stdin>' : file, problems: [problem] })),
});
