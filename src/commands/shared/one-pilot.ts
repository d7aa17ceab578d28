// What the commands about one pilot share: it is read, validated and judged, or its problems are printed.
import { assess } from '../../assess/index.ts';
import type { Input } from '../../assess/input.ts';
import type { World } from '../../io/world.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Checklist } from '../../model/checklist.ts';
import type { ChecklistFlags } from './checklists.ts';
import { bytesOf, dateOf, wholeOf } from './flags.ts';
import { inputOf, readPilots, type Subject } from './input.ts';
import { printProblems } from './output.ts';

/** As the command line gives them, unread. */
export type PilotFlags = ChecklistFlags & { readonly asOf?: string; readonly maxBytes?: string };

/** `input` is what the assessment was made from. */
export type Opened = { readonly subject: Subject; readonly input: Input; readonly assessment: Assessment };

/** Undefined where the file is not valid: its problems are printed, and the exit code is 2. */
export const openPilot = async (
  file: string,
  checklist: Checklist,
  flags: PilotFlags,
  world: World,
): Promise<Opened | undefined> => {
  const asOf = asOfIn(flags, world);
  const { reads } = readPilots([file], world, bytesOf(flags.maxBytes), checklist);
  const subject = reads[0]?.subject;
  if (subject === undefined) {
    await printProblems(reads, world.stderr, flags.color);
    return undefined;
  }
  const input = inputOf(subject, checklist, asOf, world);
  return { subject, input, assessment: assess(input) };
};

/** The date of judgement: what the flag says, or today. */
export const asOfIn = ({ asOf }: Pick<PilotFlags, 'asOf'>, world: World): string =>
  asOf === undefined ? world.today() : dateOf(asOf);

/** A whole number from a flag, such as a seed or a count of runs; `usual` where nothing is said. */
export const countOf = (flag: string, word: string | undefined, min: number, usual: number, max: number): number => {
  if (word === undefined) return usual;
  return wholeOf(flag, word, min, max, usual);
};

const MOST_SEED = 2 ** 31 - 1;

/** The seed of what is drawn at random. */
export const seedOf = (word: string | undefined, usual: number): number => countOf('--seed', word, 0, usual, MOST_SEED);
