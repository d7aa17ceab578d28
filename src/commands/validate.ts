// validate [FILE…]: is each a well-formed pilot file? Every problem at once; exit 2 if one is not.
import type { World } from '../io/world.ts';
import { counted, safe } from '../report/text.ts';
import { type ChecklistFlags, checklistFor } from './shared/checklists.ts';
import { maxBytesFrom, type ReadFile, readPilots } from './shared/input.ts';
import { printProblems } from './shared/output.ts';
import { resolvePilots } from './shared/pilots.ts';

/** As the command line gives them, unread. */
export type ValidateFlags = ChecklistFlags & {
  readonly maxBytes?: string;
  readonly quiet?: boolean;
  readonly watch?: boolean;
};

/** Exit code 0, or 2 where a file is malformed. */
export const validateCommand = async (
  named: readonly string[],
  flags: ValidateFlags,
  world: World,
): Promise<number> => {
  const files = await resolvePilots(named, flags, world);
  if (files.length === 0) return 0; // a commit without a pilot
  const checklist = await checklistFor(flags, files, world);
  const { reads } = readPilots(files, world, maxBytesFrom(flags.maxBytes), checklist);
  await printProblems(reads, world.stderr, flags.color);
  for (const read of reads)
    if (flags.quiet !== true && read.subject !== undefined) world.stdout.write(`${fine(read)}\n`);
  return reads.every(({ subject }) => subject !== undefined) ? 0 : 2;
};

const fine = ({ file, problems }: ReadFile): string => {
  const warnings = problems.length === 0 ? '' : `, with ${counted(problems.length, 'warning')}`;
  return `${safe(file)}: a well-formed pilot file${warnings}`;
};
