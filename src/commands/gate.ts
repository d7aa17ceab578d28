// gate FILE…: judges every file, compares it with the policy, reports the criteria; what cannot be judged is never green.
import { decide } from '../gate/decide.ts';
import { policyOf } from '../gate/in-force.ts';
import { noticeWords, waiverNotices } from '../gate/waivers.ts';
import type { World } from '../io/world.ts';
import type { Checklist } from '../model/checklist.ts';
import { isShut } from '../model/decision.ts';
import type { InForce } from '../model/policy-in-force.ts';
import { isReadinessError, type Problem, ReadinessError } from '../model/problem.ts';
import type { Baseline } from '../model/snapshot.ts';
import { planOf } from '../plan/index.ts';
import { assumedWords } from '../report/policy/words.ts';
import type { Batch, Reported, Tool, Unjudged } from '../report/report.ts';
import { againstBaseline, readBaseline, writeBaseline } from './baseline.ts';
import { checklistBy, configurationFor } from './checklists.ts';
import type { Configured } from './configuration.ts';
import type { GateFlags } from './gate-flags.ts';
import { judge } from './judge.ts';
import { policyInForce, refuseUnknownOf } from './layers.ts';
import { bytesOf, dateOf } from './options.ts';
import { printProblems, writeReports } from './output.ts';
import { refuseUnknown } from './policy.ts';
import { type Read, readPilots, type Subject } from './read.ts';
import { type Input, refuseTwice, targetsOf } from './targets.ts';

export const gateCommand = async (
  files: readonly string[],
  flags: GateFlags,
  world: World,
  tool: Tool,
): Promise<number> => {
  if (flags.printPolicy === true) return (await import('./print-policy.ts')).printPolicy(files, flags, world, tool);
  if (files.length === 0) throw new ReadinessError('no pilot file is named', { hint: 'readiness gate pilot.yaml' });
  const asOf = flags.asOf === undefined ? world.today() : dateOf(flags.asOf);
  policyInForce(flags, undefined, world); // a wrong command line is told before a file is read
  const found = await orFault(() => configurationFor(flags, files, world));
  const configured = 'value' in found ? found.value : undefined;
  const policy = policyInForce(flags, configured, world);
  const targets = targetsOf(flags, configured?.reports);
  refuseTwice(files, targets, world, inputsOf(configured, policy));
  const asked = { policy, asOf, tool, baseline: baselineOf(policy, flags, world) };
  const ground = 'fault' in found ? found : await orFault(() => groundOf(flags, configured, world));
  const batch =
    'fault' in ground
      ? { tool, asOf, judged: [], unjudged: withoutChecklist(files, ground.fault) }
      : await batchOf(files, flags, ground.value, asked, world);
  await writeReports(batch, targets, world, { details: false, colour: flags.color, gate: true });
  if (batch.unjudged.length > 0) return 2;
  return batch.judged.some(({ decision }) => decision !== undefined && isShut(decision)) ? 1 : 0;
};

/** What keeps a pilot from being judged is to be reported, not only told. */
const orFault = async <T>(
  make: () => Promise<T>,
): Promise<{ readonly value: T } | { readonly fault: ReadinessError }> => {
  try {
    return { value: await make() };
  } catch (error) {
    if (isReadinessError(error)) return { fault: error };
    throw error;
  }
};

const inputsOf = (configured: Configured | undefined, { settings: { baseline } }: InForce): readonly Input[] => [
  ...(configured === undefined ? [] : [{ file: configured.file, what: 'the configuration' }]),
  ...(baseline === undefined ? [] : [{ file: baseline, what: 'the baseline' }]),
];

const baselineOf = ({ settings }: InForce, { updateBaseline = false }: GateFlags, world: World) =>
  readBaseline(settings.baseline, updateBaseline, world);

/** The checklist to judge by, if it has every check that the configuration requires. */
const groundOf = async (flags: GateFlags, configured: Configured | undefined, world: World): Promise<Checklist> => {
  const checklist = await checklistBy(flags, configured, world);
  await refuseUnknownOf(configured, flags, checklist, world);
  return checklist;
};

type Asked = {
  readonly policy: InForce;
  readonly asOf: string;
  readonly tool: Tool;
  readonly baseline: Baseline | undefined;
};

const batchOf = async (
  files: readonly string[],
  flags: GateFlags,
  checklist: Checklist,
  asked: Asked,
  world: World,
): Promise<Batch> => {
  refuseUnknown(flags, checklist);
  const { reads } = readPilots(files, world, bytesOf(flags.maxBytes), checklist);
  const bad = reads.filter(({ subject }) => subject === undefined);
  await printProblems(bad, world.stderr, flags.color);
  const subjects = reads.flatMap(({ subject }) => subject ?? []);
  const judged = subjects.map((subject) => reportOf(subject, checklist, asked, world));
  const { baseline } = asked.policy.settings;
  if (flags.updateBaseline === true && baseline !== undefined && bad.length === 0) {
    const pairs = judged.map(({ assessment }, i) => [subjects[i] as Subject, assessment] as const);
    writeBaseline(baseline, pairs, asked.tool.version, world);
  }
  return { tool: asked.tool, asOf: asked.asOf, judged, unjudged: bad.map(unjudgedOf) };
};

const reportOf = (subject: Subject, checklist: Checklist, asked: Asked, world: World): Reported => {
  const { policy, asOf, tool, baseline } = asked;
  const { settings, isAssumed } = policy;
  const assessment = judge(subject, checklist, asOf, world);
  const present = { subject, assessment, checklist, tool: tool.version };
  const against = baseline && againstBaseline(baseline, present, settings.max_drop ?? 0, world);
  const decision = decide(assessment, policyOf(settings), against?.criteria);
  const notices = [
    ...(isAssumed ? [assumedWords] : []),
    ...waiverNotices(assessment, settings.warn_days).map(noticeWords),
  ];
  const reported = { assessment, plan: planOf(assessment), tool, decision, notices };
  return against?.comparison === undefined ? reported : { ...reported, comparison: against.comparison };
};

const unjudgedOf = ({ file, problems }: Read): Unjudged => ({
  file,
  problems: problems.filter(({ severity }) => severity === 'error'),
});

/** Without its checklist no pilot can be judged: every file says so. */
const withoutChecklist = (files: readonly string[], { message }: ReadinessError): readonly Unjudged[] => {
  const at = { path: '', line: 1, column: 1 };
  const problem: Problem = { code: 'checklist', severity: 'error', message, at };
  return files.map((file) => ({ file: file === '-' ? '<stdin>' : file, problems: [problem] }));
};
