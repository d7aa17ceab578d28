// compare A B: what changed between two judgements of a pilot, and why. Exit 0 however it changed.

import { compareWith, type Judgement, judgementFrom, takeSnapshot, toJudgement } from '../gate/compare.ts';
import type { World } from '../io/world.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Checklist } from '../model/checklist.ts';
import { isReadinessError, ReadinessError } from '../model/problem.ts';
import type { Snapshot } from '../model/published/gate.ts';
import { type SavedReport, savedReport } from '../model/published/report.ts';
import { parse } from '../read/parse.ts';
import { validate } from '../read/validate.ts';
import { comparisonReport, formatFor } from '../report/registry.ts';
import type { Tool } from '../report/report.ts';
import { firstFault } from './baseline.ts';
import { checklistFor } from './shared/checklists.ts';
import { asOfIn, judge, maxBytesFrom, type PilotFile, type ReadFile } from './shared/input.ts';
import { type OutputFlags, printProblems, refuseOverwrite, writeOne } from './shared/output.ts';
import type { PilotFlags } from './shared/pilots.ts';

// Reads what compare is given: a file, stdin, or REV:FILE; and tells a saved report from a pilot file.

/** `name` is how the command line names it, `file` the file in it. */
export type ComparedSource = {
  readonly name: string;
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Where it comes from a revision, which one, and its path there from the repository's root. */
  readonly past?: { readonly revision: string; readonly path: string };
  readonly isReport: boolean;
};

const toSource = (name: string, maxBytes: number, world: World): ComparedSource => {
  const { bytes, file, ...past } = readSource(name, maxBytes, world);
  return { name, file, bytes, ...past, isReport: isReport(file, decodeText(bytes.subarray(0, 4096))) };
};

/** JSON is YAML: a pilot file may be written so, too. */
const isReport = (file: string, start: string): boolean =>
  /^\s*[[{]/.test(start) && (/\.json$/i.test(file) || start.includes('"schemaVersion"'));

/** REV:FILE where there is no file of the whole name; :FILE is what is staged. */
const readSource = (name: string, maxBytes: number, world: World): Pick<ComparedSource, 'bytes' | 'file' | 'past'> => {
  try {
    return { bytes: world.read(name, Math.max(maxBytes, MOST_REPORT)), file: name };
  } catch (error) {
    const [, revision, file] = /^([^:]*):(.+)$/.exec(name) ?? [];
    if (!isReadinessError(error) || revision === undefined || file === undefined) throw error;
    const { bytes, path } = world.readAtRevision(revision, file);
    return { bytes, file, past: { revision, path } };
  }
};

/** A saved report holds every check: larger than a pilot file, and smaller than this. */
const MOST_REPORT = 16_777_216;

const decodeText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const readReport = ({ name, bytes }: ComparedSource): SavedReport => {
  const hint = 'compare reads what readiness assess -f json writes for one pilot';
  let value: unknown;
  try {
    value = JSON.parse(decodeText(bytes));
  } catch {
    throw new ReadinessError(`${name} is not JSON`, { hint });
  }
  if (Array.isArray(value)) throw new ReadinessError(`${name} holds the reports of several pilots`, { hint });
  if (Object(value).judged === false) throw new ReadinessError(`${name} tells of a file that was not judged`, { hint });
  const { data } = savedReport.safeParse(value);
  if (data !== undefined) return data;
  throw new ReadinessError(`${name} is not a report that can be read: ${firstFault(savedReport, value)}`, { hint });
};

// What compare may be given: a pilot file, a saved JSON report, or REV:FILE; each read into a judgement.

export type CompareInputs = {
  readonly world: World;
  readonly checklist: Checklist;
  readonly asOf: string;
  readonly maxBytes: number;
  readonly tool: string;
};

/** `again` judges the same pilot as of another date; a saved report cannot be judged again. */
type Compared = {
  readonly judgement?: Judgement;
  /** Of a pilot file. */
  readonly assessment?: Assessment;
  readonly again?: (asOf: string) => Snapshot;
  readonly read: ReadFile;
};

export const readJudgement = (source: ComparedSource, inputs: CompareInputs): Compared => {
  if (!source.isReport) return judgePilot(source, inputs);
  const { name } = source;
  return { judgement: judgementFrom(name, readReport(source)), read: { file: name, text: '', problems: [] } };
};

const judgePilot = ({ name, file, bytes, past }: ComparedSource, inputs: CompareInputs): Compared => {
  const { checklist, maxBytes, asOf, tool } = inputs;
  const world = past === undefined ? inputs.world : asOfRevision(inputs.world, file, past);
  const { document, problems } = parse(bytes, name, { maxBytes });
  if (document === undefined) return { read: { file: name, text: new TextDecoder().decode(bytes), problems } };
  const { pilot, problems: more } = validate(document, checklist);
  const all = [...problems, ...more];
  const read = { file: name, text: document.text, problems: all };
  if (pilot === undefined) return { read };
  const subject: PilotFile = { file, document, pilot, warnings: all };
  const assessment = judge(subject, checklist, asOf, world);
  return {
    read,
    assessment,
    judgement: toJudgement(name, assessment, tool),
    again: (date) => takeSnapshot(judge(subject, checklist, date, world)),
  };
};

/** The evidence of a revision is what the revision holds of it. */
const asOfRevision = (world: World, file: string, past: NonNullable<ComparedSource['past']>): World => ({
  ...world,
  inspectFiles: (_file, wanted, reader) => world.inspectPastFiles(file, [{ ...past, wanted }], reader)[0] ?? new Map(),
});

/** As the command line gives them, unread. */
export type CompareFlags = PilotFlags & OutputFlags;

/** Exit code 0, or 2 where a side cannot be judged. Throws ReadinessError for a side that cannot be read. */
export const compareCommand = async (
  [a, b]: readonly [string, string],
  flags: CompareFlags,
  world: World,
  tool: Tool,
): Promise<number> => {
  const asOf = asOfIn(flags, world);
  if (a === '-' && b === '-') {
    throw new ReadinessError('stdin (-) can be read once only', { hint: 'name - a single time' });
  }
  for (const name of [a, b]) refuseOverwrite(name, comparisonReport, flags, world);
  const format = formatFor(comparisonReport, flags);
  const maxBytes = maxBytesFrom(flags.maxBytes);
  const sources = [toSource(a, maxBytes, world), toSource(b, maxBytes, world)] as const;
  const pilots = sources.filter(({ isReport }) => !isReport).map(({ file }) => file);
  const checklist = await checklistFor(flags, pilots, world);
  const inputs = { world, checklist, asOf, maxBytes, tool: tool.version };
  const [before, after] = [readJudgement(sources[0], inputs), readJudgement(sources[1], inputs)];
  if (before.judgement === undefined || after.judgement === undefined) {
    await printProblems(
      [before, after].filter(({ judgement }) => judgement === undefined).map(({ read }) => read),
      world.stderr,
      flags.color,
    );
    return 2;
  }
  const earlier = after.again?.(before.judgement.snapshot.asOf);
  const comparison = compareWith(before.judgement, { ...after.judgement, ...(earlier && { earlier }) });
  const compared = { before: before.judgement, after: after.judgement, comparison, tool };
  await writeOne(comparisonReport, format, compared, flags, world);
  return 0;
};
