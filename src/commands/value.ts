// value FILE: validate, judge, work out, print. Exit 0 whatever it comes to, and however much is missing.

import type { World } from '../io/world.ts';
import { formatFor, valueReport } from '../report/registry.ts';
import type { Tool } from '../report/report.ts';
import { makeValueCase, VALUE_SEED } from '../value/index.ts';
import { checklistFor } from './shared/checklists.ts';
import { parseSeed } from './shared/input.ts';
import { type OutputFlags, refuseOverwrite, writeOne } from './shared/output.ts';
import { openPilot, type PilotFlags } from './shared/pilots.ts';

/** As the command line gives them, unread. */
export type ValueFlags = PilotFlags & OutputFlags & { readonly seed?: string };

/** The exit code: 0, or 2 where the file is malformed. Throws ReadinessError for a flag that cannot be read. */
export const valueCommand = async (file: string, flags: ValueFlags, world: World, tool: Tool): Promise<number> => {
  const seed = parseSeed(flags.seed, VALUE_SEED);
  refuseOverwrite(file, valueReport, flags, world);
  const format = formatFor(valueReport, flags);
  const checklist = await checklistFor(flags, [file], world);
  const opened = await openPilot(file, checklist, flags, world);
  if (opened === undefined) return 2;
  const { subject, assessment } = opened;
  const value = makeValueCase({ pilot: subject.pilot, checklist, locate: subject.document.locate }, seed);
  await writeOne(valueReport, format, { assessment, value, tool }, flags, world);
  return 0;
};
