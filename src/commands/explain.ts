// explain [ID…]: a check or a dimension in itself, or how one pilot got what it has. Exit 0 whatever the pilot's verdict.
import { library } from '../assess/clauses.ts';
import { nearestFew } from '../assess/nearest-few.ts';
import { source } from '../assess/organisation/source.ts';
import type { World } from '../io/world.ts';
import type { CheckItem, Checklist } from '../model/checklist.ts';
import { ReadinessError } from '../model/problem.ts';
import { type ExplainFormat, explainEndings, explainFormats, explainReporters } from '../report/explain/registry.ts';
import type { Asked, Case, Examples, Shelf } from '../report/explain/shelf.ts';
import { plain } from '../report/paint.ts';
import type { Tool } from '../report/report.ts';
import { safe } from '../report/safe-text.ts';
import { type ChecklistFlags, checklistFor } from './checklists.ts';
import { judge } from './judge.ts';
import { bytesOf, dateOf } from './options.ts';
import { columnsOf, paintFor, printProblems } from './output.ts';
import { readPilots } from './read.ts';

/** As the command line gives them, unread. */
export type ExplainFlags = ChecklistFlags & {
  readonly for?: string;
  readonly score?: boolean;
  readonly format?: string;
  readonly output?: string;
  readonly asOf?: string;
  readonly maxBytes?: string;
};

const FILE_COLUMNS = 80;

export const explainCommand = async (
  ids: readonly string[],
  flags: ExplainFlags,
  world: World,
  tool: Tool,
): Promise<number> => {
  const format = formatOf(flags);
  const asOf = flags.asOf === undefined ? world.today() : dateOf(flags.asOf);
  refuseScoreAlone(flags);
  refuseOverwrite(flags, world);
  const checklist = await checklistFor(flags, [flags.for ?? '.'], world);
  const asked = askedOf(ids, flags.score === true, checklist);
  const shelf: Shelf = { checklist, library, examplesOf: examplesIn(checklist), asOf, tool };
  if (flags.for === undefined) {
    await write(shelf, asked, format, flags, world);
    return 0;
  }
  const pilot = await caseOf(flags.for, flags, checklist, asOf, world);
  if (pilot === undefined) return 2;
  await write({ ...shelf, pilot }, asked, format, flags, world);
  return 0;
};

/** Judged as assess judges. Prints what is wrong with a file that cannot be. */
const caseOf = async (
  file: string,
  flags: ExplainFlags,
  checklist: Checklist,
  asOf: string,
  world: World,
): Promise<Case | undefined> => {
  const { reads } = readPilots([file], world, bytesOf(flags.maxBytes), checklist);
  const subject = reads[0]?.subject;
  if (subject === undefined) {
    await printProblems(reads, world.stderr, flags.color);
    return undefined;
  }
  const { locate, text } = subject.document;
  return { assessment: judge(subject, checklist, asOf, world), pilot: subject.pilot, locate, text };
};

/** Every id that there is not is named, each with the nearest ones. */
const askedOf = (ids: readonly string[], score: boolean, checklist: Checklist): Asked => {
  const dimensions = checklist.dimensions.map(({ id }) => id as string);
  const checks = checklist.items.map(({ id }) => id);
  const known = new Set([...dimensions, ...checks]);
  const wrong = [...new Set(ids)].filter((id) => !known.has(id));
  if (wrong.length > 0) {
    throw new ReadinessError(`there is no check or dimension ${wrong.map((id) => `"${id}"`).join(', ')}`, {
      hint: wrong.map((id) => hintOf(id, [...dimensions, ...checks], checklist)).join('\n  '),
    });
  }
  return {
    checks: [...new Set(ids.filter((id) => checks.includes(id)))],
    dimensions: dimensions.filter((id) => ids.includes(id)),
    score,
  };
};

const hintOf = (id: string, known: readonly string[], { disabled = [], gates }: Checklist): string => {
  const off = disabled.find((one) => one.id === id);
  if (off !== undefined) {
    return `${id} is not asked for: ${safe(off.reason)} (${safe(off.origin.file)}:${off.origin.line} disables it)`;
  }
  if (gates.some((gate) => gate.id === id))
    return `${id} is a gate: --score --for pilot.yaml shows what it asks of a pilot`;
  const near = nearestFew(id, known);
  if (near.length === 0) return `nothing is near "${safe(id)}"; readiness explain lists the checks`;
  return `did you mean ${near.join(', or ')}? ("${safe(id)}")`;
};

/** The core that judges is compiled without its examples; a composed checklist has them. */
const examplesIn = ({ origins }: Checklist): ((item: CheckItem) => Examples) => {
  const written = new Map(origins === undefined ? source.items.map(({ id, examples }) => [id, examples]) : []);
  return ({ id, examples = {} }) => written.get(id) ?? examples;
};

const write = async (
  shelf: Shelf,
  asked: Asked,
  format: ExplainFormat,
  { output, color }: ExplainFlags,
  world: World,
): Promise<void> => {
  const reporter = await explainReporters[format]();
  if (output === undefined || output === '-') {
    const view = { columns: columnsOf(world.stdout), paint: await paintFor(world.stdout, color) };
    world.stdout.write(reporter(shelf, asked, view));
    return;
  }
  world.write([{ file: output, text: reporter(shelf, asked, { columns: FILE_COLUMNS, paint: plain }) }]);
  world.stderr.write(`wrote ${format} explanation to ${safe(output)}\n`);
};

/** Without --format, the ending of the output file says which. */
const formatOf = ({ format, output = '' }: ExplainFlags): ExplainFormat => {
  if (format === undefined) return explainEndings[/\.([a-z]+)$/i.exec(output)?.[1]?.toLowerCase() ?? ''] ?? 'terminal';
  const found = explainFormats.find((one) => one === format);
  if (found !== undefined) return found;
  throw new ReadinessError(`there is no format "${format}" of an explanation`, {
    hint: `formats: ${explainFormats.join(', ')}`,
  });
};

const refuseScoreAlone = ({ score, for: file }: ExplainFlags): void => {
  if (score !== true || file !== undefined) return;
  throw new ReadinessError('--score explains the sum of a pilot, and none is named', {
    hint: 'such as readiness explain --score --for pilot.yaml',
  });
};

const refuseOverwrite = ({ for: file, output }: ExplainFlags, { same }: World): void => {
  if (file === undefined || output === undefined || output === '-' || file === '-' || !same(file, output)) return;
  throw new ReadinessError(`${output} is the pilot file and would be overwritten`, { hint: 'name another file' });
};
