// --watch: does the same again whenever a file that it depends on changes, and keeps the screen steady: what is the same
// is not written again, and nothing flickers. Ctrl-C ends it with the last exit code.
import type { Size, World } from '../io/world.ts';
import { isReadinessError, ReadinessError } from '../model/problem.ts';
import { safe } from '../report/text.ts';

/**
 * Runs the command, and again after each change of what it read, until the person ends it. Gives the exit code of the
 * last run.
 */
export const watched = async (command: (world: World) => Promise<number>, world: World): Promise<number> => {
  const watch = await world.watch();
  let size: Size | undefined = watch.size;
  let code = 0;
  let last: string | undefined;
  while (size !== undefined) {
    const { columns } = size;
    let text = '';
    const write = (some: string): void => {
      text += some;
    };
    code = await attempt(command, {
      ...world,
      stdout: { ...world.stdout, columns, write },
      stderr: { ...world.stderr, columns, write },
    });
    const shown = world.stdout.isTerminal ? frame(text, size) : text;
    if (shown !== last) world.stdout.write(last === undefined && world.stdout.isTerminal ? `${CLEAR}${shown}` : shown);
    last = shown;
    size = await watch.next();
  }
  if (world.stdout.isTerminal) world.stdout.write('\n');
  return code;
};

/** What is wrong now may be right in a moment: it is said, and the watch goes on. */
const attempt = async (command: (world: World) => Promise<number>, world: World): Promise<number> => {
  try {
    return await command(world);
  } catch (error) {
    if (!isReadinessError(error)) throw error;
    const { hint } = error.options;
    world.stderr.write(`readiness: ${safe(error.message)}${hint === undefined ? '' : `\n  ${hint}`}\n`);
    return 2;
  }
};

const CLEAR = '\u001b[2J';
const [HOME, REST_OF_LINE, REST_OF_SCREEN] = ['\u001b[H', '\u001b[K', '\u001b[J'];

/** As many lines as the terminal has, written over those that are there, and a last one on what goes on. */
const frame = (text: string, { rows = 24 }: Size): string => {
  const lines = text.trimEnd().split('\n');
  const room = Math.max(1, rows - 2);
  const more = lines.length > room ? `${lines.length - room} more lines below · ` : '';
  const kept = lines.slice(0, room).map((line) => `${line}${REST_OF_LINE}\n`);
  return `${HOME}${kept.join('')}${REST_OF_SCREEN}${more}watching for changes · Ctrl-C ends`;
};

/** Reports in files, and stdin, are for once. Throws ReadinessError where they are asked for. */
export const refuseWatch = (files: readonly string[], isWritten: boolean): void => {
  if (files.includes('-')) throw new ReadinessError('stdin (-) cannot be watched', { hint: 'name the file' });
  if (isWritten)
    throw new ReadinessError('--watch shows its report on the screen', { hint: 'leave out -o, --report and --open' });
};
