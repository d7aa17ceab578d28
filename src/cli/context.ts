// What every command's declaration is given: the machine, the tool's name and version, and where the exit code goes.
import type { World } from '../io/world.ts';
import type { Tool } from '../report/report.ts';

export type Context = {
  readonly world: World;
  readonly tool: Tool;
  /** Set by the command that ran. */
  readonly exit: { code: number };
};
