// readiness validate [FILE…]: its words on the command line.
import type { Command } from 'commander';
import type { ValidateFlags } from '../commands/validate.ts';
import type { World } from '../io/world.ts';
import {
  CHECKLIST,
  CONFIG,
  CONFIG_FROM,
  type Context,
  MAX_BYTES,
  ONLY_PILOTS,
  PILOTS,
  WATCH,
  watching,
} from './shared.ts';

export const addValidate = (root: Command, { world, exit }: Context): void => {
  root
    .command('validate')
    .description('Is it a well-formed pilot file? Every problem at once, with line, column and the nearest known word.')
    .argument('[file...]', PILOTS)
    .option(...CHECKLIST)
    .option(...CONFIG)
    .option(...CONFIG_FROM)
    .option(...ONLY_PILOTS)
    .option('--quiet', 'print only what is wrong')
    .option(...WATCH)
    .option(...MAX_BYTES)
    .addHelpText('after', '\nExample:\n  readiness validate examples/*.yaml')
    .action(async (files: string[], _flags, command: Command) => {
      const { validateCommand } = await import('../commands/validate.ts');
      const flags = command.optsWithGlobals<ValidateFlags>();
      const validate = (here: World) => validateCommand(files, flags, here);
      exit.code = await (flags.watch === true ? watching(files, {}, validate, world) : validate(world));
    });
};
