// init [FILE]: a new pilot file: by questionnaire on a terminal, as a template, from answers, or from another pilot.
import { setAll } from '../edit/index.ts';
import { NEW_NAME, takenFrom } from '../interview/from.ts';
import type { World } from '../io/world.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { ReadinessError } from '../model/problem.ts';
import { schemaLine } from '../report/template/schema-line.ts';
import { template, templateKinds } from '../report/template.ts';
import { counted, safe } from '../report/text.ts';
import { type ChecklistFlags, checklistFor } from './shared/checklists.ts';
import { bytesOf } from './shared/flags.ts';
import { readPilots } from './shared/input.ts';
import { refuseExisting, schemaFor, writeNew } from './shared/new-file.ts';
import { printProblems } from './shared/output.ts';

// init --from: a new pilot that starts from another's file, and what was kept of it.

export const fromOther = async (file: string, other: string, flags: ChecklistFlags, world: World): Promise<number> => {
  const checklist = await checklistFor(flags, [other], world);
  const { reads } = readPilots([other], world, bytesOf(), checklist);
  const subject = reads[0]?.subject;
  if (subject === undefined) {
    await printProblems(reads, world.stderr, flags.color);
    throw new ReadinessError(`${other} is not a pilot file to start from`, { hint: 'nothing was written' });
  }
  const { edits, blanked } = takenFrom(subject.document.value);
  const text = withSchemaLine(setAll(subject.document.text, edits), schemaFor(file, world).path);
  writeNew(file, text, world);
  const said = [
    `Kept of ${safe(subject.pilot.pilot.name)}: ${keptWords(subject.pilot)}; every comment.`,
    `Blanked: the name (now "${NEW_NAME}"), ${blankedWords(blanked)}.`,
    'What is kept is the other pilot\u2019s word, its practices above all: make sure that it holds for yours.',
  ];
  (file === '-' ? world.stderr : world.stdout).write(`${said.join('\n')}\n`);
  return 0;
};

/** In place of the other's line, whose path may lead nowhere from here. */
const withSchemaLine = (text: string, schema: string): string => {
  const line = schemaLine(schema);
  const known = /^#\s*yaml-language-server:[^\r\n]*/m;
  return known.test(text) ? text.replace(known, () => line) : `${line}${/\r?\n/.exec(text)?.[0] ?? '\n'}${text}`;
};

const keptWords = ({ kpis, data, architecture, evaluation, talent, agents = [], ...pilot }: Pilot): string => {
  const sections = [kpis, data, architecture, evaluation, talent, pilot.governance, pilot.operations];
  const practices = sections.reduce((sum, { controls }) => sum + Object.keys(controls).length, 0);
  return [
    counted(practices, 'declared practice'),
    counted(kpis.measures?.length ?? 0, 'measure'),
    counted(data.sources?.length ?? 0, 'source'),
    counted(architecture.integrations?.length ?? 0, 'integration'),
    counted(evaluation.metrics?.length ?? 0, 'metric'),
    counted(talent.team?.length ?? 0, 'team member'),
    counted(agents.length, 'agent'),
  ].join(', ');
};

const blankedWords = (blanked: Readonly<Record<string, number>>): string =>
  [
    counted(blanked.dates ?? 0, 'date'),
    `${counted(blanked.figures ?? 0, 'field')} with where it stands and what was measured or counted`,
    `${counted(blanked.evidence ?? 0, 'list')} of evidence`,
    (blanked.waivers ?? 0) > 0 ? 'the waivers' : 'no waivers',
  ].join(', ');

export type InitFlags = ChecklistFlags & {
  /** true where no kind was named. */
  readonly template?: string | true;
  readonly from?: string;
  readonly answers?: string;
  /** Where the gate is to run. */
  readonly ci?: string;
  readonly asOf?: string;
  readonly plain?: boolean;
};

export const initCommand = async (file: string, flags: InitFlags, world: World): Promise<number> => {
  if (flags.ci !== undefined) {
    const other = (['template', 'from', 'answers'] as const).find((way) => flags[way] !== undefined);
    if (other !== undefined) {
      throw new ReadinessError(`--ci and --${other} do two things`, { hint: 'begin the pilot file first' });
    }
    return (await import('./init-ci.ts')).initCi(flags.ci, flags, world);
  }
  const ways = (['template', 'from', 'answers'] as const).filter((way) => flags[way] !== undefined);
  if (ways.length > 1) {
    throw new ReadinessError(`--${ways[0]} and --${ways[1]} are two ways to begin`, { hint: 'choose one of them' });
  }
  refuseExisting(file, world);
  if (flags.template !== undefined) return fromTemplate(file, flags, world);
  if (flags.from !== undefined) return fromOther(file, flags.from, flags, world);
  if (flags.answers !== undefined) {
    const { applyAnswers } = await import('./answers.ts');
    return applyAnswers(world, { ...flags, file, answers: flags.answers });
  }
  return byQuestions(file, flags, world);
};

const fromTemplate = async (file: string, flags: InitFlags, world: World): Promise<number> => {
  const named = flags.template === true ? 'minimal' : flags.template;
  const kind = templateKinds.find((one) => one === named);
  if (kind === undefined) {
    throw new ReadinessError(`there is no template "${named}"`, {
      hint: `templates: ${templateKinds.join(', ')}; the file's name comes first: readiness init FILE --template`,
    });
  }
  const checklist = await checklistFor(flags, [file], world);
  const text = template(kind, checklist, schemaFor(file, world).path);
  writeNew(file, text, world, `: fill in what you know; then: readiness assess ${safe(file)}`);
  return 0;
};

const byQuestions = async (file: string, flags: InitFlags, world: World): Promise<number> => {
  if (!world.stdout.isTerminal) {
    throw new ReadinessError('init asks questions on a terminal, and here is none', {
      hint: 'use --template for a file to fill in, or --answers FILE for answers that a script writes',
    });
  }
  const { runInterview } = await import('./interview.ts');
  return runInterview(world, { ...flags, file });
};
