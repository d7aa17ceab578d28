// Runs a command line: run() on the machine that it is given, main() on the real one; which exit code comes of it.
import { runProgram } from './cli/program.ts';
import { realWorld } from './io/real-world.ts';
import type { World } from './io/world.ts';
import { isReadinessError } from './model/problem.ts';
import { command, safe } from './report/text.ts';
import { version } from './version.ts';

const tool = { name: 'readiness', version };

/** Runs one command line. 0 done · 1 a gate that was asked for is shut · 2 the input is wrong · 3 a bug of ours. */
export const run = async (argv: readonly string[], world: World): Promise<number> => {
  try {
    return await runProgram(argv, { world, tool, exit: { code: 0 } });
  } catch (error) {
    return failed(error, world, argv.includes('--debug'));
  }
};

const failed = (error: unknown, world: World, debug: boolean): number => {
  if (isReadinessError(error)) {
    const { hint } = error.options;
    world.stderr.write(`readiness: ${safe(error.message)}${hint === undefined ? '' : `\n  ${hint}`}\n`);
    world.github?.command(command('error', { title: 'readiness' }, [error.message, hint ?? ''].join(' ').trim()));
    return error.exitCode;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  world.stderr.write(`readiness: a bug in readiness ${version}: ${safe(message)}\n`);
  world.stderr.write(
    debug
      ? `${stack}\n`
      : '  Run it again with --debug and report what it prints, with the pilot file if you may share it.\n',
  );
  return 3;
};

export const main = async (argv: readonly string[]): Promise<void> => {
  const output = { code: 0 };
  const failed = (error: NodeJS.ErrnoException): void => {
    if (isClosed(error)) return;
    output.code = 2;
    process.exitCode = 2;
    process.stderr.write(`readiness: the output cannot be written (${error.code ?? error.message})\n`);
  };
  const code = await run(argv, realWorld(failed));
  process.exitCode = output.code || code;
};

/** A reader that has seen enough (| head) closes the pipe: that is no failure. */
const isClosed = ({ code }: NodeJS.ErrnoException): boolean => code === 'EPIPE';
