// gate FILE…: judges every file, compares it with the policy, reports the criteria; what cannot be judged is never green.
import { decide } from '../gate/decide.ts';
import { policyOf } from '../gate/in-force.ts';
import { noticeOf, waiverNotices } from '../gate/waivers.ts';
import type { World } from '../io/world.ts';
import type { Checklist } from '../model/checklist.ts';
import { isShut, type Notice } from '../model/decision.ts';
import type { InForce } from '../model/policy-in-force.ts';
import { type Problem, ReadinessError } from '../model/problem.ts';
import { planOf } from '../plan/index.ts';
import { assumedWords } from '../report/policy/words.ts';
import type { Batch, Reported, Tool, Unjudged } from '../report/report.ts';
import { againstBaseline, type BaselineFile } from './baseline.ts';
import { pilotFiles } from './checklists.ts';
import type { GateFlags } from './gate-flags.ts';
import { type Ground, groundFor } from './gate-ground.ts';
import { judge } from './judge.ts';
import { bytesOf, dateOf } from './options.ts';
import { printProblems, writeReports } from './output.ts';
import { refuseDropOfNothing, refuseUnknown } from './policy.ts';
import { readPilots, type Subject, unjudgedOf } from './read.ts';
import { type Input, refuseTwice, targetsOf } from './targets.ts';
import { refuseToWrite, writeBaseline } from './write-baseline.ts';

export const gateCommand = async (
  named: readonly string[],
  flags: GateFlags,
  world: World,
  tool: Tool,
): Promise<number> => {
  const files = pilotFiles(named, world);
  if (flags.printPolicy === true) return (await import('./print-policy.ts')).printPolicy(files, flags, world, tool);
  if (files.length === 0)
    throw new ReadinessError('no pilot file is named', { hint: 'such as readiness gate pilot.yaml' });
  const run = { tool, asOf: flags.asOf === undefined ? world.today() : dateOf(flags.asOf) };
  targetsOf(flags); // a wrong command line is told before a file is read
  const ground = await groundFor(files, flags, world);
  const { configured, policy, checklist, baseline } = ground;
  const targets = targetsOf(flags, configured?.reports);
  refuseTwice(files, targets, world, inputsOf(ground));
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
  await writeReports(batch, targets, world, { details: false, colour: flags.color, gate: true });
  if (world.github !== undefined) (await import('./github.ts')).tellGitHub(batch, world);
  if (batch.unjudged.length > 0) return 2;
  return batch.judged.some(({ decision }) => decision !== undefined && isShut(decision)) ? 1 : 0;
};

/** What a report must not overwrite. */
const inputsOf = ({ configured, policy }: Ground): readonly Input[] => [
  ...(configured === undefined ? [] : [{ file: configured.file, what: 'the configuration' }]),
  ...(policy.settings.baseline === undefined ? [] : [{ file: policy.settings.baseline, what: 'the baseline' }]),
];

type Run = { readonly tool: Tool; readonly asOf: string };

type Asked = Run & {
  readonly policy: InForce;
  readonly checklist: Checklist;
  readonly baseline: BaselineFile | undefined;
};

/** All files are read before any is judged: where one cannot be, none is. */
const judged = async (files: readonly string[], flags: GateFlags, asked: Asked, world: World): Promise<Batch> => {
  const { tool, asOf, checklist } = asked;
  const { reads } = readPilots(files, world, bytesOf(flags.maxBytes), checklist);
  const bad = reads.filter(({ subject }) => subject === undefined);
  await printProblems(bad, world.stderr, flags.color);
  if (bad.length > 0) {
    if (flags.updateBaseline === true) world.stderr.write('the baseline was not written\n');
    const held = heldBy(bad.map(({ file }) => file));
    const unjudged = reads.flatMap((read) => (read.subject === undefined ? unjudgedOf(read) : held(read.file)));
    return { tool, asOf, judged: [], unjudged };
  }
  const subjects = reads.flatMap(({ subject }) => subject ?? []);
  const all = subjects.map((subject) => reportOf(subject, asked, world));
  const { baseline } = asked.policy.settings;
  if (flags.updateBaseline === true && baseline !== undefined) {
    const pairs = all.map(({ assessment }, i) => [subjects[i] as Subject, assessment] as const);
    writeBaseline(baseline, pairs, tool.version, world);
  }
  return { tool, asOf, judged: all, unjudged: [] };
};

/** What is said of a pilot that could have been judged, had the others. */
const heldBy =
  (bad: readonly string[]) =>
  (file: string): Unjudged => {
    const message = `not judged, since ${bad.join(' and ')} cannot be`;
    return { file, problems: [{ code: 'held', severity: 'error', message, at: { path: '', line: 1, column: 1 } }] };
  };

const reportOf = (subject: Subject, { tool, asOf, policy, checklist, baseline }: Asked, world: World): Reported => {
  const { settings, isAssumed } = policy;
  const assessment = judge(subject, checklist, asOf, world);
  const present = { subject, assessment, checklist, tool: tool.version };
  const against = baseline && againstBaseline(baseline, present, settings.max_drop ?? 0, world);
  const decision = decide(assessment, policyOf(settings), against?.criteria);
  const waivers = waiverNotices(assessment, settings.warn_days).map(noticeOf);
  const notices = isAssumed ? [assumedNotice, ...waivers] : waivers;
  const reported = { assessment, plan: planOf(assessment), tool, decision, notices };
  return against?.comparison === undefined ? reported : { ...reported, comparison: against.comparison };
};

const assumedNotice: Notice = { kind: 'policy/assumed', words: assumedWords, at: { path: '', line: 1, column: 1 } };

/** Without what it is judged by no pilot can be judged: every file says so. */
const unjudged = (files: readonly string[], problem: Problem, run: Run): Batch => ({
  ...run,
  judged: [],
  unjudged: files.map((file) => ({ file: file === '-' ? '<stdin>' : file, problems: [problem] })),
});
