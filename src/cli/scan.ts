// readiness scan [DIR]: its words on the command line.
import type { Command } from 'commander';
import type { ScanFlags } from '../commands/scan.ts';
import type { Context } from './shared.ts';

export const addScan = (root: Command, { world, tool, exit }: Context): void => {
  root
    .command('scan')
    .description(
      'What a repository can show: practices found in its files, as evidence that the pilot file may cite. It proposes and judges nothing; nothing is run.',
    )
    .argument('[folder]', 'the root of the repository', '.')
    .option('--pilot <file>', 'the pilot file to compare with (default: pilot.yaml in the folder)')
    .option('--write', 'ask about each proposal and add the evidence to the pilot file')
    .option('-f, --format <name>', 'terminal, markdown, html or json')
    .option('-o, --output <file>', 'write to a file, in the format of its ending')
    .option('--details', 'with the lines to add for each check')
    .addHelpText(
      'after',
      '\nExamples:\n  readiness scan\n  readiness scan ../bot --pilot pilots/bot.yaml\n  readiness scan --write\n  readiness scan -f json | jq .proposals',
    )
    .action(async (folder: string, _flags, command: Command) => {
      const { scanCommand } = await import('../commands/scan.ts');
      exit.code = await scanCommand(folder, command.optsWithGlobals<ScanFlags>(), world, tool);
    });
};
