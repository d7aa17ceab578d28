// Asks with menus and a line editor, by inquirer. The same replies come out of it as from the plain prompter.
import input from '@inquirer/input';
import { type Ask, type Choice, type Prompter, waysShown } from '../model/ports.ts';
import { type MenuItem, menu } from './menu.ts';

/** inquirer colours unless the environment says no. */
export const menuPrompter = (colour: boolean): Prompter => {
  if (!colour) process.env.NO_COLOR = '1';
  const ended = new AbortController();
  // At a question Ctrl-C is a key; between two the terminal makes a signal of it, which is heard when the program next
  // waits: what is being written is written first, and a question that was put meanwhile is taken back.
  const interrupted = (): void => ended.abort();
  process.on('SIGINT', interrupted);
  // Typed with an answer, in one go, it would be lost with the line editor that took the answer.
  const typed = (keys: Buffer): void => {
    if (keys.includes(CTRL_C)) setImmediate(interrupted);
  };
  process.stdin.on('data', typed);
  return {
    ask: async (question) => {
      await new Promise((heard) => setImmediate(heard));
      return ended.signal.aborted ? undefined : ask(question, ended.signal);
    },
    close: () => {
      process.off('SIGINT', interrupted);
      process.stdin.off('data', typed);
    },
  };
};

const CTRL_C = 3;

/** Undefined for Ctrl-C, and where the terminal is gone. */
const ask = async (question: Ask, signal: AbortSignal): Promise<string | undefined> => {
  process.stdout.write(question.before.map((line) => `${line}\n`).join(''));
  try {
    const reply = await by[question.kind](question, signal);
    return keptOf(question)(reply);
  } catch (error) {
    if (error instanceof Error && /^(Exit|Abort)PromptError$/.test(error.name)) return undefined;
    throw error;
  }
};

/** What stands in the file is shown made harmless: to reply it means to keep it, not to write what is shown. */
const keptOf =
  ({ present }: Ask) =>
  (reply: string): string =>
    reply === present ? '' : reply;

/** Lines of a menu: the question, its reason and the keys take the rest of the terminal. */
const page = (): number => Math.max(7, (process.stdout.rows ?? 24) - 10);

const words = (question: Ask, signal: AbortSignal): Promise<string> => {
  const { message, folded = message, present, check, preview, ways } = question;
  const hint = ways.length === 0 ? '' : `\n  (${waysShown(ways)})`;
  return input(
    {
      message: folded + hint,
      ...(present !== undefined && { default: present }),
      // What is understood stands beside what is typed, before Enter takes it.
      transformer: (said: string) => {
        const read = preview?.(said);
        return read === undefined ? said : `${said}  = ${read}`;
      },
      validate: (said: string) => check(keptOf(question)(said)) ?? true,
    },
    { signal },
  );
};

/**
 * Where nothing stands yet, the cursor begins on skip: the first of the choices is often the good one, and nobody should
 * claim it in haste.
 */
const one = (question: Ask, signal: AbortSignal): Promise<string> => {
  const { message, folded = message, present, choices, ways, check } = question;
  const isSkip = ({ word }: Choice): boolean => word === 'skip';
  const first = ways.filter(isSkip).map((way) => entryOf(way, true));
  const others = ways.filter((way) => !isSkip(way)).map((way) => entryOf(way, true));
  return menu(
    {
      message: folded,
      items: [...first, ...choices.map((choice) => entryOf(choice, false)), ...others],
      several: false,
      ticked: [],
      pageSize: page(),
      ...(present !== undefined && { start: present }),
      check: (reply) => check(keptOf(question)(reply)),
    },
    { signal },
  );
};

const several = (question: Ask, signal: AbortSignal): Promise<string> => {
  const { message, folded = message, present = '', choices, ways, check } = question;
  const before = present.split(', ');
  return menu(
    {
      message: folded,
      items: [...choices.map((choice) => entryOf(choice, false)), ...ways.map((way) => entryOf(way, true))],
      several: true,
      ticked: choices.flatMap(({ word }) => (before.includes(word) ? [word] : [])),
      pageSize: page(),
      check: (reply) => check(keptOf(question)(reply)),
    },
    { signal },
  );
};

/** On one line each; what does not fit is told in full below the menu. */
const entryOf = ({ word, says }: Choice, isWay: boolean): MenuItem => {
  const columns = process.stdout.columns ?? 80;
  const room = columns - MARKS;
  const name = says === undefined ? word : `${word}: ${says}`;
  const isLong = name.length > room;
  return {
    word,
    isWay,
    name: isLong ? `${name.slice(0, room - 1)}…` : name,
    ...(isLong && says !== undefined && { description: broken(says, columns) }),
  };
};

/** Cursor, tick and blanks. */
const MARKS = 6;

/** At blanks, into lines of at most so many columns. */
const broken = (text: string, columns: number): string =>
  text.replace(new RegExp(`(.{1,${columns - 1}})(?: +|$)`, 'g'), '$1\n').trimEnd();

const by = { words, one, several } as const;
