// readiness plan FILE: its words on the command line.
import type { Command } from 'commander';
import type { PlanFlags } from '../commands/plan.ts';
import { planReport } from '../report/registry.ts';
import { AS_OF, CHECKLIST, CONFIG, CONFIG_FROM, type Context, formatOption, MAX_BYTES, OPEN } from './shared.ts';

export const addPlan = (root: Command, { world, tool, exit }: Context): void => {
  root
    .command('plan')
    .description('The phased plan: tasks, people and dates, with how late each gate could slip.')
    .argument('<file>', 'a pilot file; - is stdin')
    .option(...formatOption(planReport))
    .option('-o, --output <file>', 'write the plan to a file instead of stdout')
    .option(...OPEN)
    .option('--to <goal>', 'the cheapest way to a gate (pilot, production, scale) or to a score (0 to 100)')
    .option(...CHECKLIST)
    .option(...CONFIG)
    .option(...CONFIG_FROM)
    .option(...AS_OF)
    .option('--seed <n>', 'seed of the simulation (default: 42)')
    .option('--runs <n>', 'simulated plans, 1 to 100000 (default: 2000)')
    .option('--details', 'a bar for each task in the chart')
    .option(...MAX_BYTES)
    .addHelpText('after', examples)
    .action(async (file: string, _flags, command: Command) => {
      const { planCommand } = await import('../commands/plan.ts');
      exit.code = await planCommand(file, command.optsWithGlobals<PlanFlags>(), world, tool);
    });
};

const examples = `
The pilot file's plan.start, plan.capacity and pilot.production_target are what
the dates rest on; what is missing is assumed, and the plan says so.

--to finds the tasks that reach a goal with the fewest likely person-days, and
proves it; in every format but ics and mermaid.

csv has a row for each task; jira and linear are CSV as those import it.

Examples:
  readiness plan examples/claims-summariser.yaml
  readiness plan pilot.yaml --as-of 2026-11-23 --details
  readiness plan pilot.yaml -o plan.md
  readiness plan pilot.yaml --format csv -o tasks.csv
  readiness plan pilot.yaml --format jira -o tasks.csv
  readiness plan pilot.yaml -o gates.ics
  readiness plan examples/claims-summariser.yaml --to scale
  readiness plan pilot.yaml --to 80 --format json`;
