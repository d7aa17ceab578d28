// advise FILE: validate, judge, advise, print. Exit 0 whenever there is advice, however much is left open.
import { adviceOn } from '../advise/index.ts';
import type { World } from '../io/world.ts';
import { adviceReport, formatFor } from '../report/registry.ts';
import type { Tool } from '../report/report.ts';
import { checklistFor } from './shared/checklists.ts';
import { type OutputFlags, refuseOverwrite, writeOne } from './shared/output.ts';
import { openPilot, type PilotFlags } from './shared/pilots.ts';

/** As the command line gives them, unread. */
export type AdviseFlags = PilotFlags & OutputFlags;

/** The exit code: 0, or 2 where the file is malformed. Throws ReadinessError for a flag that cannot be read. */
export const adviseCommand = async (file: string, flags: AdviseFlags, world: World, tool: Tool): Promise<number> => {
  refuseOverwrite(file, adviceReport, flags, world);
  const format = formatFor(adviceReport, flags);
  const checklist = await checklistFor(flags, [file], world);
  const opened = await openPilot(file, checklist, flags, world);
  if (opened === undefined) return 2;
  const { subject, assessment } = opened;
  const advice = adviceOn({ ...subject, checklist, assessment });
  await writeOne(adviceReport, format, { assessment, advice, tool }, flags, world);
  return 0;
};
