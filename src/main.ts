// Gives run() the real world, and keeps its exit code.
import { run } from './cli.ts';
import { realWorld } from './io/real-world.ts';

export const main = async (argv: readonly string[]): Promise<void> => {
  const lost = { code: 0 };
  const failed = (error: NodeJS.ErrnoException): void => {
    if (isClosed(error)) return;
    lost.code = 2;
    process.exitCode = 2;
    process.stderr.write(`readiness: the output cannot be written (${error.code ?? error.message})\n`);
  };
  const code = await run(argv, realWorld(failed));
  process.exitCode = lost.code || code;
};

/** A reader that has seen enough (| head) closes the pipe: that is no failure. */
const isClosed = ({ code }: NodeJS.ErrnoException): boolean => code === 'EPIPE';
