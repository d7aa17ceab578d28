// readiness alone: what can be done next with the pilot that is here. Nothing is written; exit 0, 2 where it is malformed.
import type { World } from '../io/world.ts';
import type { Assessment } from '../model/assessment.ts';
import { unshownAgainst } from '../model/verdict.ts';
import { counted, safe } from '../report/text.ts';
import { checklistBy, configurationFor } from './shared/checklists.ts';
import { judge, maxBytesFrom, readPilots } from './shared/input.ts';
import { isThere, paintFor } from './shared/output.ts';
import { pilotsIn } from './shared/pilots.ts';

/** A command line and what it is for. */
type Step = readonly [line: string, why: string];

/** Files that are looked through: in a home folder nobody is to wait. */
const A_FEW = 2000;

/** Undefined where no pilot file is here. */
export const nextCommand = async (
  { color }: { readonly color: boolean },
  world: World,
): Promise<number | undefined> => {
  const files = isThere('pilot.yaml', world) ? ['pilot.yaml'] : await pilotsIn('.', world, A_FEW);
  const [file] = files;
  if (file === undefined) return undefined;
  const paint = await paintFor(world.stdout, color);
  const flags = { color };
  const configured = await configurationFor(flags, [file], world);
  const checklist = await checklistBy(flags, configured, world);
  const { reads } = readPilots(files, world, maxBytesFrom(), checklist);
  const bad = reads.filter(({ subject }) => subject === undefined);
  const lines: string[] = [];
  if (files.length > 1) {
    lines.push(
      `${counted(files.length, 'pilot')} here${bad.length === 0 ? '' : `, ${bad.length} of them malformed`}`,
      ...stepLines(bad.length > 0 ? [malformed(bad[0]?.file ?? file)] : severalSteps(files)),
    );
  } else if (reads[0]?.subject === undefined) {
    lines.push(`${safe(file)}: ${counted(reads[0]?.problems.length ?? 0, 'problem')}`, ...stepLines([malformed(file)]));
  } else {
    const assessment = judge(reads[0].subject, checklist, world.today(), world);
    const steps = stepsFor(file, assessment, configured !== undefined);
    lines.push(
      `${safe(file)}: ${paint.bold(safe(assessment.pilot.name))}`,
      `${safe(assessment.headline.words)}.`,
      ...stepLines(steps),
    );
  }
  world.stdout.write(`${lines.join('\n')}\n`);
  return bad.length > 0 ? 2 : 0;
};

const stepLines = (steps: readonly Step[]): readonly string[] => {
  const all = [...steps, ['readiness --help', 'everything else'] as const];
  const width = Math.max(...all.map(([line]) => line.length));
  return ['', 'Next', ...all.map(([line, why]) => `  ${line.padEnd(width)}  ${why}`)];
};

const malformed = (file: string): Step => [`readiness validate ${name(file)}`, 'what is wrong with it, line by line'];

const severalSteps = (files: readonly string[]): readonly Step[] => [
  ['readiness portfolio .', 'which of them first, and what they have in common'],
  [`readiness assess ${name(files[0] ?? '')}`, 'one of them, in full'],
  ['readiness gate .', 'what is asked of each, criterion by criterion'],
  ['readiness init --ci github', 'hold pull requests to them; also gitlab, pre-commit'],
];

/** First what is stated against it, or what is not answered; then the plan; then what keeps it so. */
const stepsFor = (
  file: string,
  { against, grade, headline, findings }: Assessment,
  isConfigured: boolean,
): readonly Step[] => {
  const open = findings.filter(({ kind }) => kind === 'unknown').length;
  const [worst] = against;
  const ask: Step = [
    `readiness interview ${name(file)}`,
    `${counted(open, 'check')} not answered yet: be asked for them`,
  ];
  const isSparse = grade.coverage < 0.5;
  return [
    ...(isSparse ? [ask] : []),
    [
      `readiness assess ${name(file)}`,
      `the whole judgement${against.length > 0 ? `: ${counted(unshownAgainst(against, 0), 'thing')} stated against it` : ''}`,
    ],
    ...(worst?.kind === 'check'
      ? [[`readiness explain ${worst.id} --for ${name(file)}`, 'why the first of them counts, and what to do'] as const]
      : []),
    ...(headline.next === null || isSparse
      ? []
      : [
          [
            `readiness plan ${name(file)} --to ${headline.next}`,
            `the least work that opens the ${headline.next} gate`,
          ] as const,
        ]),
    ...(isSparse || open === 0 ? [] : [ask]),
    ...(isConfigured
      ? []
      : [['readiness init --ci github', 'hold pull requests to it; also gitlab, pre-commit'] as const]),
  ];
};

/** As a shell takes it. */
const name = (file: string): string => (/^[\w./-]+$/.test(file) ? file : `'${safe(file).replaceAll("'", "'\\''")}'`);
