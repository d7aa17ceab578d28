// plan, value, advise, compare, trend and portfolio, which work on judgements: their words on the command line.
import type { Command } from 'commander';
import type { AdviseFlags } from '../commands/advise.ts';
import type { CompareFlags } from '../commands/compare.ts';
import type { PlanFlags } from '../commands/plan.ts';
import type { PortfolioFlags } from '../commands/portfolio.ts';
import type { TrendFlags } from '../commands/trend.ts';
import type { ValueFlags } from '../commands/value.ts';
import {
  adviceReport,
  comparisonReport,
  planReport,
  portfolioReport,
  trendReport,
  valueReport,
} from '../report/registry.ts';
import { AS_OF, type CommandContext, formatOption, JUDGED_BY, MAX_BYTES, OPEN, output, withOptions } from './shared.ts';

export const addPlan = (root: Command, { world, tool, exit }: CommandContext): void => {
  withOptions(
    root
      .command('plan')
      .description('The phased plan: tasks, people and dates, with how late each gate could slip.')
      .argument('<file>', 'a pilot file; - is stdin'),
    formatOption(planReport),
    output('the plan'),
    OPEN,
    ['--to <goal>', 'the cheapest way to a gate (pilot, production, scale) or to a score (0 to 100)'],
    ...JUDGED_BY,
    AS_OF,
    ['--seed <n>', 'seed of the simulation (default: 42)'],
    ['--runs <n>', 'simulated plans, 1 to 100000 (default: 2000)'],
    ['--details', 'a bar for each task in the chart'],
    MAX_BYTES,
  )
    .addHelpText('after', planExamples)
    .action(async (file: string, _flags, command: Command) => {
      const { planCommand } = await import('../commands/plan.ts');
      exit.code = await planCommand(file, command.optsWithGlobals<PlanFlags>(), world, tool);
    });
};

const planExamples = `
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

// readiness value FILE: its words on the command line.

export const addValue = (root: Command, { world, tool, exit }: CommandContext): void => {
  withOptions(
    root
      .command('value')
      .description('The value case: payback, return and net value, how sure they are and what moves them.')
      .argument('<file>', 'a pilot file; - is stdin'),
    formatOption(valueReport),
    output('the value case'),
    OPEN,
    ...JUDGED_BY,
    AS_OF,
    ['--seed <n>', 'seed of the draws from ranges (default: 42)'],
    ['--details', 'the influence of every input, not of the first five'],
    MAX_BYTES,
  )
    .addHelpText('after', valueExamples)
    .action(async (file: string, _flags, command: Command) => {
      const { valueCommand } = await import('../commands/value.ts');
      exit.code = await valueCommand(file, command.optsWithGlobals<ValueFlags>(), world, tool);
    });
};

const valueExamples = `
The pilot file's value section and pilot.workflow.volume_per_month are what it
rests on. Shares and times that are missing are assumed and listed; prices are
not: what only you can say is asked for.

Examples:
  readiness value examples/claims-summariser.yaml
  readiness value pilot.yaml --as-of 2026-11-23 --details
  readiness value pilot.yaml -o value.md
  readiness value pilot.yaml --format csv -o value.csv`;

// readiness advise FILE: its words on the command line.

export const addAdvise = (root: Command, { world, tool, exit }: CommandContext): void => {
  withOptions(
    root
      .command('advise')
      .description(
        'Approach, model size, sourcing, scope and EU AI Act tier: why, what would change it, what speaks against it.',
      )
      .argument('<file>', 'a pilot file; - is stdin'),
    formatOption(adviceReport),
    output('the advice'),
    OPEN,
    ...JUDGED_BY,
    AS_OF,
    ['--details', 'every change, every branch of each rule, every duty of the tier'],
    MAX_BYTES,
  )
    .addHelpText('after', adviseExamples)
    .action(async (file: string, _flags, command: Command) => {
      const { adviseCommand } = await import('../commands/advise.ts');
      exit.code = await adviseCommand(file, command.optsWithGlobals<AdviseFlags>(), world, tool);
    });
};

const adviseExamples = `
Advice is drawn from stated facts alone. Where they do not decide, it says which
to state, and what each of their values would lead to. It agrees with assess.
The tier is a reading of the answers for a list of duties, not legal advice.

Examples:
  readiness advise examples/claims-summariser.yaml
  readiness advise pilot.yaml --details --as-of 2026-11-23
  readiness advise pilot.yaml -o advice.md
  readiness advise pilot.yaml --format json`;

// readiness compare A B: its words on the command line.

export const addCompare = (root: Command, { world, tool, exit }: CommandContext): void => {
  withOptions(
    root
      .command('compare')
      .description('What changed between two judgements, check by check, and how much of the score each cause moved.')
      .argument('<before>', 'a pilot file, a saved JSON report, or REV:FILE from git')
      .argument('<after>', 'the same'),
    formatOption(comparisonReport),
    output('it'),
    OPEN,
    ...JUDGED_BY,
    AS_OF,
    MAX_BYTES,
  )
    .addHelpText('after', compareExamples)
    .action(async (before: string, after: string, _flags, command: Command) => {
      const { compareCommand } = await import('../commands/compare.ts');
      exit.code = await compareCommand([before, after], command.optsWithGlobals<CompareFlags>(), world, tool);
    });
};

const compareExamples = `
The evidence of REV:FILE is what the revision holds of it.

Examples:
  readiness compare examples/telecom-support-bot.yaml examples/complete.yaml
  readiness compare main:pilot.yaml pilot.yaml
  readiness compare HEAD:pilot.yaml :pilot.yaml
  readiness compare last-month.json pilot.yaml -f markdown`;

// readiness trend FILE: its words on the command line.

export const addTrend = (root: Command, { world, tool, exit }: CommandContext): void => {
  withOptions(
    root
      .command('trend')
      .description("Readiness over the file's git history: git is the ledger. Renames are followed.")
      .argument('<file>', 'a pilot file that git knows'),
    formatOption(trendReport),
    output('it'),
    OPEN,
    ['--since <date>', 'commits from this day on, YYYY-MM-DD'],
    ['--limit <n>', 'the last n commits'],
    ['--first-parent', 'the main line alone, a merge as one commit'],
    ['--as-of <date>', 'judge every text as of this date (default: the date of its commit)'],
    ...JUDGED_BY,
    MAX_BYTES,
  )
    .addHelpText(
      'after',
      '\nExamples:\n  readiness trend pilot.yaml\n  readiness trend pilot.yaml --since 2026-01-01 -f csv',
    )
    .action(async (file: string, _flags, command: Command) => {
      const { trendCommand } = await import('../commands/trend.ts');
      exit.code = await trendCommand(file, command.optsWithGlobals<TrendFlags>(), world, tool);
    });
};

// readiness portfolio [PATH…]: its words on the command line.

export const addPortfolio = (root: Command, { world, tool, exit }: CommandContext): void => {
  withOptions(
    root
      .command('portfolio')
      .description('Many pilots on one page: which of them first, why, and what they have in common.')
      .argument('[path...]', 'files, folders and patterns (default: pilots: of the configuration, else this folder)'),
    formatOption(portfolioReport),
    output('the report'),
    OPEN,
    AS_OF,
    ['--since <rev|date>', 'what moved since a git revision or a date, pilot by pilot, and why'],
    ['--details', 'each pilot in short, too'],
    ...JUDGED_BY,
    MAX_BYTES,
  )
    .addHelpText('after', portfolioExamples)
    .action(async (paths: readonly string[], _: unknown, command: Command) => {
      const { portfolioCommand } = await import('../commands/portfolio.ts');
      exit.code = await portfolioCommand(paths, command.optsWithGlobals<PortfolioFlags>(), world, tool);
    });
};

const portfolioExamples = `
What is a pilot file is told by its content: version: 1 and pilot: with a
name. A malformed file is a row that says so; the others are judged, and the
exit code is 2 at the end. json, ndjson and csv are written row by row to
stdout, however many pilots there are.

Examples:
  readiness portfolio
  readiness portfolio pilots -o portfolio.html
  readiness portfolio 'products/*/pilot.yaml' --since 2026-10-01
  readiness portfolio -f ndjson > pilots.ndjson`;
