// readiness mcp: its words on the command line.
import type { Command } from 'commander';
import type { McpFlags } from '../commands/mcp.ts';
import { AS_OF, CHECKLIST, CONFIG, type Context } from './shared.ts';

export const addMcp = (root: Command, { world, tool, exit }: Context): void => {
  root
    .command('mcp')
    .description(
      'Serves coding assistants: a Model Context Protocol server on stdin and stdout, for the pilot files of the folder that it is started in.',
    )
    .option(...CHECKLIST)
    .option(...CONFIG)
    .option(...AS_OF)
    .addHelpText('after', examples)
    .action(async (_flags, command: Command) => {
      const { mcpCommand } = await import('../commands/mcp.ts');
      exit.code = await mcpCommand(command.optsWithGlobals<McpFlags>(), world, tool);
    });
};

const examples = `
Tools: assess, validate, explain, next_questions, record_answers and plan.
Only record_answers writes, and only pilot files inside that folder. The server
ends when its host closes stdin. docs/mcp.md has the configuration for the usual
hosts, and a prompt by which an assistant fills in a pilot file.

Example:
  readiness mcp < /dev/null`;
