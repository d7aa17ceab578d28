// What a command is given: flags, read into values; pilot files, read, validated and judged with what is known of their
// evidence files.
import type { Input } from '../../assess/evaluate.ts';
import { collectEvidence, wantedFiles } from '../../assess/evidence.ts';
import { assess } from '../../assess/index.ts';
import { composeChecklist, describeLowered } from '../../checklist/core.ts';
import { readEvidence } from '../../evidence/index.ts';
import type { World } from '../../io/world.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Checklist } from '../../model/checklist.ts';
import { isDate } from '../../model/dates.ts';
import type { Pilot } from '../../model/pilot/pilot.ts';
import { isReadinessError, limited, type Problem, ReadinessError } from '../../model/problem.ts';
import { type GateId, gateIds } from '../../model/vocabulary.ts';
import { type Document, parse } from '../../read/parse.ts';
import { validate } from '../../read/validate.ts';
import type { Unjudged } from '../../report/report.ts';
import { shellArgument } from '../../report/text.ts';

// Reads and validates pilot files: all of them before any is judged, every problem of every file at once.

export type PilotFile = {
  readonly file: string;
  readonly document: Document;
  readonly pilot: Pilot;
  readonly warnings: readonly Problem[];
};

/** What became of one file; `text` is there as far as it could be read, for code frames. */
export type ReadFile = {
  readonly file: string;
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly subject?: PilotFile;
};

/** What a report says of a file that cannot be judged; nothing of one that can. */
export const toUnjudged = ({ file, problems, subject }: ReadFile): readonly Unjudged[] =>
  subject === undefined ? [{ file, problems: problems.filter(({ severity }) => severity === 'error') }] : [];

/**
 * Reads and validates every file, in the order given; nothing is thrown for one that is missing or malformed: its
 * problems say so.
 */
export const readPilots = (
  files: readonly string[],
  world: World,
  maxBytes: number,
  checklist: Checklist = composeChecklist(),
): { readonly reads: readonly ReadFile[]; readonly checklist: Checklist } => {
  return { reads: files.map((file) => readPilot(file, world, maxBytes, checklist)), checklist };
};

/** One file; every problem of it at once. */
export const readPilot = (
  file: string,
  world: Pick<World, 'read'>,
  maxBytes: number,
  checklist: Checklist,
): ReadFile => {
  const { document, ...read } = readDocument(file, world, maxBytes);
  if (document === undefined) return { ...read, problems: read.problems.map((one) => withPortfolio(one, file)) };
  const { pilot, problems: more } = validate(document, checklist);
  const all = limited([...read.problems, ...more]);
  const whole = { ...read, problems: all };
  return pilot === undefined ? whole : { ...whole, subject: { file, document, pilot, warnings: all } };
};

/** Of a folder: what finds the pilot files in it. */
const withPortfolio = (problem: Problem, file: string): Problem =>
  problem.message === `${file} is a folder`
    ? { ...problem, hint: `name one pilot file in it; readiness portfolio ${shellArgument(file)} lists them` }
    : problem;

/** Any file of text, with its values and their places where it is well-formed. */
export const readDocument = (
  file: string,
  world: Pick<World, 'read'>,
  maxBytes: number,
): ReadFile & { readonly document?: Document | undefined } => {
  const name = file === '-' ? '<stdin>' : file;
  let bytes: Uint8Array;
  try {
    bytes = world.read(file, maxBytes);
  } catch (error) {
    return { file: name, text: '', problems: [unreadable(error)] };
  }
  const { document, problems } = parse(bytes, name, { maxBytes });
  return { file: name, text: document?.text ?? startText(bytes), problems: limited(problems), document };
};

const startText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, 1_048_576));

const unreadable = (error: unknown): Problem => {
  if (!isReadinessError(error)) throw error;
  const { hint } = error.options;
  const at = { path: '', line: 1, column: 1 };
  return { code: 'unreadable', severity: 'error', message: error.message, at, ...(hint !== undefined && { hint }) };
};

/** The assessment of a pilot as of a day YYYY-MM-DD, with its evidence files looked at. */
export const judge = (subject: PilotFile, checklist: Checklist, asOf: string, world: World): Assessment =>
  assess(assessInput(subject, checklist, asOf, world));

/** From stdin, evidence files cannot be told to belong to the pilot: they count as linked. */
export const assessInput = (
  { file, document, pilot, warnings }: PilotFile,
  checklist: Checklist,
  asOf: string,
  world: World,
): Input => {
  const wanted = file === '-' ? [] : wantedFiles(collectEvidence(pilot));
  const looks = wanted.length === 0 ? new Map() : world.inspectFiles(file, wanted, readEvidence);
  return { document, pilot, checklist, asOf, looks, warnings: [...loweredWarning(checklist), ...warnings] };
};

/** A checklist that asks less than the core is told of beside every verdict that comes of it. */
const loweredWarning = (checklist: Checklist): readonly Problem[] => {
  const message = describeLowered(checklist);
  if (message === undefined) return [];
  return [{ code: 'lowered', severity: 'warning', message, at: { path: '', line: 1, column: 1 } }];
};

// Reads what the command line says into values; what makes no sense is a ReadinessError with the remedy.

const DEFAULT_MAX_BYTES = 1_048_576;

/** A day from a flag, YYYY-MM-DD. Throws ReadinessError for what is none. */
export const parseDay = (word: string, flag = '--as-of'): string => {
  if (!isDate(word))
    throw new ReadinessError(`${flag} ${word} is not a date`, { hint: 'write YYYY-MM-DD, such as 2026-11-23' });
  return word;
};

/** A gate by its name. Throws ReadinessError for another word. */
export const parseGate = (word: string): GateId => {
  const found = gateIds.find((gate) => gate === word);
  if (found === undefined)
    throw new ReadinessError(`there is no gate "${word}"`, { hint: `gates: ${gateIds.join(', ')}` });
  return found;
};

/** A number in a range, both ends included. Throws ReadinessError for another word. */
export const parseNumber = (flag: string, word: string, min: number, max: number): number => {
  const value = word.trim() === '' ? Number.NaN : Number(word);
  if (Number.isNaN(value) || value < min || value > max) {
    const range = max === Number.MAX_SAFE_INTEGER ? `of ${min} or more` : `from ${min} to ${max}`;
    throw new ReadinessError(`${flag} ${word} is not a number ${range}`, {
      hint: `such as ${flag} ${Math.min(max, Math.max(min, 60))}`,
    });
  }
  return value;
};

/** `usual` is named where the number is not whole. Throws ReadinessError for another word. */
export const parseWhole = (flag: string, word: string, min: number, max: number, usual?: number): number => {
  const value = parseNumber(flag, word, min, max);
  if (Number.isInteger(value)) return value;
  throw new ReadinessError(`${flag} ${word} is not a whole number`, {
    hint: `such as ${flag} ${usual ?? Math.round(value)}`,
  });
};

/** A share 0…1, written so or as a percentage. Throws ReadinessError for another word. */
export const parseShare = (flag: string, word: string): number => {
  const share = word.endsWith('%') ? Number(word.slice(0, -1) || Number.NaN) / 100 : Number(word.trim() || Number.NaN);
  if (share >= 0 && share <= 1) return share;
  throw new ReadinessError(`${flag} ${word} is not a share from 0 to 1`, { hint: `such as ${flag} 0.8, or 80%` });
};

/** How large a pilot file may be. */
export const maxBytesFrom = (word = String(DEFAULT_MAX_BYTES)): number =>
  Math.floor(parseNumber('--max-bytes', word, 1, 1_073_741_824));

/** The date of judgement: what the flag says, or today. */
export const asOfIn = ({ asOf }: { readonly asOf?: string }, world: World): string =>
  asOf === undefined ? world.today() : parseDay(asOf);

/** A whole number from a flag, such as a seed or a count of runs; `usual` where nothing is said. */
export const parseCount = (flag: string, word: string | undefined, min: number, usual: number, max: number): number => {
  if (word === undefined) return usual;
  return parseWhole(flag, word, min, max, usual);
};

const MOST_SEED = 2 ** 31 - 1;

/** The seed of what is drawn at random. */
export const parseSeed = (word: string | undefined, usual: number): number =>
  parseCount('--seed', word, 0, usual, MOST_SEED);
