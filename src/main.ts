// Gives run() the real world, and keeps its exit code.
import { run } from './cli.ts';
import { realWorld } from './io/real-world.ts';

export const main = async (argv: readonly string[]): Promise<void> => {
  process.stdout.on('error', quiet);
  process.stderr.on('error', quiet);
  process.exitCode = await run(argv, realWorld());
};

/** A reader that has seen enough (| head) closes the pipe: that is no failure. */
const quiet = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EPIPE') throw error;
};
