// assess FILE…: validate all, judge each, print; exit 1 if a gate that was asked for is shut.

import { ledgerOf, wantedFiles } from '../assess/evidence.ts';
import { assess } from '../assess/index.ts';
import type { World } from '../io/world.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Checklist } from '../model/checklist.ts';
import type { GateId } from '../model/dimensions.ts';
import { ReadinessError } from '../model/problem.ts';
import { planOf } from '../plan/index.ts';
import { shown } from '../report/figures.ts';
import { type Format, formatsToCome } from '../report/registry.ts';
import type { Tool } from '../report/report.ts';
import { safe } from '../report/safe-text.ts';
import { reaches } from '../rules/combinators.ts';
import { bytesOf, dateOf, formatOf, gateOf, numberOf, targetOf } from './options.ts';
import { printProblems, type Target, writeReports } from './output.ts';
import { readPilots, type Subject } from './read.ts';

/** As the command line gives them, unread. */
export type AssessFlags = {
  readonly format?: string;
  readonly output?: string;
  readonly report?: readonly string[];
  readonly minScore?: string;
  readonly for?: string;
  readonly asOf?: string;
  readonly details?: boolean;
  readonly maxBytes?: string;
  readonly color: boolean;
};

export const assessCommand = async (
  files: readonly string[],
  flags: AssessFlags,
  world: World,
  tool: Tool,
): Promise<number> => {
  const asked = askedOf(flags, world);
  refuseTwice(files, asked.targets, world);
  const { reads, checklist } = readPilots(files, world, asked.maxBytes);
  const subjects = reads.flatMap(({ subject }) => (subject === undefined ? [] : [subject]));
  if (subjects.length < reads.length) {
    await printProblems(reads, world.stderr, flags.color);
    return 2;
  }
  const assessments = subjects.map((subject) => judge(subject, checklist, asked.asOf, world));
  const reported = assessments.map((assessment) => ({ assessment, plan: planOf(assessment), tool }));
  await writeReports(reported, asked.targets, world, { details: flags.details === true, colour: flags.color });
  const shut = assessments.flatMap((assessment) => shutOf(assessment, asked));
  for (const line of shut) world.stderr.write(`${line}\n`);
  return shut.length > 0 ? 1 : 0;
};

type Asked = {
  readonly targets: readonly Target[];
  readonly asOf: string;
  readonly gate: GateId | undefined;
  readonly minScore: number | undefined;
  readonly maxBytes: number;
};

const askedOf = (flags: AssessFlags, world: World): Asked => {
  const more = (flags.report ?? []).map(targetOf);
  const main = { format: mainFormat(flags), file: flags.output ?? '-' };
  const isTaken = flags.output === undefined && flags.format === undefined && more.some(({ file }) => file === '-');
  return {
    targets: isTaken ? more : [main, ...more],
    asOf: flags.asOf === undefined ? world.today() : dateOf(flags.asOf),
    gate: flags.for === undefined ? undefined : gateOf(flags.for),
    minScore: flags.minScore === undefined ? undefined : numberOf('--min-score', flags.minScore, 0, 100),
    maxBytes: bytesOf(flags.maxBytes),
  };
};

/** Without --format, the ending of the output file says which. */
const mainFormat = ({ format, output = '' }: AssessFlags): Format => {
  if (format !== undefined) return formatOf(format);
  const ending = /\.([a-z]+)$/i.exec(output)?.[1]?.toLowerCase() ?? '';
  const toCome = formatsToCome.find((one) => one === ending);
  return toCome === undefined ? (formatByEnding[ending] ?? 'terminal') : formatOf(toCome);
};

const formatByEnding: Readonly<Record<string, Format>> = { json: 'json', md: 'markdown', markdown: 'markdown' };

const refuseTwice = (files: readonly string[], targets: readonly Target[], { same }: World): void => {
  const isSame = (a: string, b: string): boolean => a === b || (a !== '-' && b !== '-' && same(a, b));
  const written = targets.map(({ file }) => file);
  const twice = written.find((file, i) => written.slice(0, i).some((other) => isSame(file, other)));
  if (twice !== undefined) throw new ReadinessError(`two reports would go to ${twice}`, { hint: 'name another file' });
  const input = written.find((file) => file !== '-' && files.some((pilot) => isSame(file, pilot)));
  if (input === undefined) return;
  throw new ReadinessError(`${input} is a pilot file and would be overwritten by the report`, {
    hint: 'name another file',
  });
};

/** From stdin, evidence files cannot be told to belong to the pilot: they count as linked. */
const judge = ({ file, document, pilot, warnings }: Subject, checklist: Checklist, asOf: string, world: World) => {
  const wanted = file === '-' ? [] : wantedFiles(ledgerOf(pilot));
  const looks = wanted.length === 0 ? new Map() : world.look(file, wanted);
  return assess({ document, pilot, checklist, asOf, looks, warnings });
};

/** What was asked for and does not hold, one line each. */
const shutOf = (assessment: Assessment, { gate, minScore }: Asked): readonly string[] => {
  const lines: string[] = [];
  const asked = assessment.gates.find((result) => result.gate.id === gate);
  const file = safe(assessment.file);
  if (asked !== undefined && !asked.open) lines.push(`${file}: the ${gate} gate is shut`);
  const { score } = assessment.grade;
  if (minScore !== undefined && (score === null || !reaches(score, minScore))) {
    lines.push(`${file}: the score ${shown(score)} is below ${minScore}`);
  }
  return lines;
};
