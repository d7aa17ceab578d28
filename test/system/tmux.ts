// A real terminal, by tmux: what is typed into it, and what its screen shows.
import { execFileSync } from 'node:child_process';
import { cleanEnv, PATIENCE } from '../program.ts';

/** A machine that does other work takes its time. */
const LONGEST = 40_000;

export type Terminal = {
  readonly tmux: (...args: readonly string[]) => string;
  readonly screen: (...flags: readonly string[]) => string;
  readonly type: (words: string) => string;
  readonly keys: (...names: readonly string[]) => string;
  /** Fails with the screen when it has waited in vain. */
  readonly until: (holds: () => boolean, what: string) => Promise<void>;
};

/** Of a tmux server of its own, which the test starts and ends. */
export const terminalOf = (name: string): Terminal => {
  const server = `readiness-${name}-${process.pid}`;
  const tmux = (...args: readonly string[]): string =>
    execFileSync('tmux', ['-L', server, '-f', '/dev/null', '-u', ...args], {
      encoding: 'utf8',
      env: cleanEnv,
      ...PATIENCE,
    });
  const screen = (...flags: readonly string[]): string => tmux('capture-pane', '-p', ...flags);
  const until = async (holds: () => boolean, what: string): Promise<void> => {
    for (const end = Date.now() + LONGEST; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) {
      if (holds()) return;
    }
    throw new Error(`waited in vain for ${what}; the screen is:\n${screen()}`);
  };
  return {
    tmux,
    screen,
    type: (words) => tmux('send-keys', '-l', words),
    keys: (...names) => tmux('send-keys', ...names),
    until,
  };
};
