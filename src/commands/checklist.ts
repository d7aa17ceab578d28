// checklist list, show, lint and new: what is asked, and an organisation's own.

import { lintOrganisation } from '../checklist/organisation.ts';
import { source } from '../checklist/organisation-read.ts';
import type { World } from '../io/world.ts';
import type { Checklist } from '../model/checklist.ts';
import { ReadinessError } from '../model/problem.ts';
import { nearest } from '../read/nearest.ts';
import { skeleton } from '../report/checklist.ts';
import { schemaLine } from '../report/json-schema.ts';
import { checklistReport, formatFor } from '../report/registry.ts';
import type { Tool } from '../report/report.ts';
import { counted, safe } from '../report/text.ts';
import { type ChecklistFlags, checklistFor } from './shared/checklists.ts';
import type { ReadFile } from './shared/input.ts';
import { refuseExisting, schemaBeside, schemaFor } from './shared/new-file.ts';
import { type OutputFlags, printProblems, writeOne } from './shared/output.ts';
import { tryCompose } from './shared/own-files.ts';

/** Without --checklist, the configuration file of the working directory says what is in force. */
const HERE = ['.'];

export const listCommand = async (flags: ChecklistOutput, world: World, tool: Tool): Promise<number> => {
  const format = formatFor(checklistReport, flags);
  const checklist = await checklistFor(flags, HERE, world);
  await writeOne(checklistReport, format, { tool, checklist, show: 'parts' }, flags, world);
  return 0;
};

export const showCommand = async (
  id: string | undefined,
  flags: ChecklistOutput,
  world: World,
  tool: Tool,
): Promise<number> => {
  const format = formatFor(checklistReport, flags);
  const checklist = await checklistFor(flags, HERE, world);
  const show = id === undefined ? 'checks' : findCheck(id, checklist);
  await writeOne(checklistReport, format, { tool, checklist, show }, flags, world);
  return 0;
};

/** As the command line gives them, unread. */
export type ChecklistOutput = ChecklistFlags & OutputFlags;

const findCheck = (id: string, { items, disabled = [] }: Checklist) => {
  const item = items.find((one) => one.id === id);
  if (item !== undefined) return item;
  const off = disabled.find((one) => one.id === id);
  if (off !== undefined) {
    const { file, line } = off.origin;
    throw new ReadinessError(`${id} is not asked for: ${off.reason}`, { hint: `${file}:${line} disables it` });
  }
  const near = nearest(
    id,
    items.map((one) => one.id),
  );
  throw new ReadinessError(`there is no check "${id}"`, {
    hint: near === undefined ? 'readiness checklist show lists them' : `did you mean ${near}?`,
  });
};

/** Several files are linted as they are composed: together. Warnings alone are no failure. */
export const lintCommand = async (files: readonly string[], color: boolean, world: World): Promise<number> => {
  const { checklist, documents, reads } = await tryCompose(files, world);
  const doubts = checklist === undefined ? [] : lintOrganisation(source, documents, checklist);
  const told = reads.map(
    (read, i): ReadFile => ({ ...read, problems: [...read.problems, ...(doubts[i]?.problems ?? [])] }),
  );
  await printProblems(told, world.stderr, color);
  if (checklist === undefined) return 2;
  for (const { file, problems } of told) {
    const warnings = problems.length === 0 ? '' : `, with ${counted(problems.length, 'warning')}`;
    world.stdout.write(`${safe(file)}: a checklist to judge by${warnings}\n`);
  }
  return 0;
};

/**
 * Writes a skeleton to stdout or to a file that is not there yet. Throws ReadinessError for an id that cannot name a
 * checklist.
 */
export const newCommand = (id: string, output: string | undefined, world: World): number => {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id === 'core') {
    throw new ReadinessError(`"${id}" cannot be the id of a checklist`, { hint: 'an id such as northbank' });
  }
  const file = output ?? '-';
  refuseExisting(file, world, 'new', `readiness checklist lint ${safe(file)}`);
  const line = schemaLine(schemaFor(file, world, 'organisation').path);
  const text = `${line}\n${skeleton(id, source.head)}`;
  if (file === '-') world.stdout.write(text);
  else writeNewChecklist(file, text, world);
  return 0;
};

const writeNewChecklist = (file: string, text: string, world: World): void => {
  const schema = schemaBeside(file, world, 'organisation');
  world.write([{ file, text }, ...(schema === undefined ? [] : [schema])]);
  world.stderr.write(`wrote ${safe(file)}; readiness checklist lint ${safe(file)} says what is wrong with it\n`);
  if (schema !== undefined) {
    world.stderr.write(`wrote ${safe(schema.file)}, so that your editor can offer completion and help\n`);
  }
};
