// init --from: a new pilot that starts from another's file, and what was kept of it.
import { setAll } from '../interview/edit/index.ts';
import { NEW_NAME, takenFrom } from '../interview/from.ts';
import type { World } from '../io/world.ts';
import type { Pilot } from '../model/pilot.ts';
import { ReadinessError } from '../model/problem.ts';
import { counted } from '../report/figures.ts';
import { safe } from '../report/safe-text.ts';
import { schemaLine } from '../report/template/schema-line.ts';
import { type ChecklistFlags, checklistFor } from './checklists.ts';
import { writeNew } from './new-file.ts';
import { bytesOf } from './options.ts';
import { printProblems } from './output.ts';
import { readPilots } from './read.ts';
import { schemaFor } from './schema-place.ts';

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
