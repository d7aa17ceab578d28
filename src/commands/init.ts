// init [FILE]: a new pilot file: by questionnaire on a terminal, as a template, from answers, or from another pilot.
import type { World } from '../io/world.ts';
import { ReadinessError } from '../model/problem.ts';
import { safe } from '../report/safe-text.ts';
import { template, templateKinds } from '../report/template/index.ts';
import { type ChecklistFlags, checklistFor } from './checklists.ts';
import { refuseExisting, writeNew } from './new-file.ts';
import { schemaFor } from './schema-place.ts';

export type InitFlags = ChecklistFlags & {
  /** true where no kind was named. */
  readonly template?: string | true;
  readonly from?: string;
  readonly answers?: string;
  readonly asOf?: string;
  readonly plain?: boolean;
};

export const initCommand = async (file: string, flags: InitFlags, world: World): Promise<number> => {
  const ways = (['template', 'from', 'answers'] as const).filter((way) => flags[way] !== undefined);
  if (ways.length > 1) {
    throw new ReadinessError(`--${ways[0]} and --${ways[1]} are two ways to begin`, { hint: 'choose one of them' });
  }
  refuseExisting(file, world);
  if (flags.template !== undefined) return fromTemplate(file, flags, world);
  if (flags.from !== undefined) return (await import('./from.ts')).fromOther(file, flags.from, flags, world);
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
