// Asks with menus and a line editor, by inquirer. The same replies come out of it as from the plain prompter.
import inquirer from 'inquirer';
import { type Ask, type Choice, type Prompter, waysShown } from '../model/ports.ts';

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
  const prompt = promptUntil(ended.signal);
  return {
    ask: async (question) => {
      await new Promise((heard) => setImmediate(heard));
      return ended.signal.aborted ? undefined : ask(question, prompt);
    },
    close: () => {
      process.off('SIGINT', interrupted);
      process.stdin.off('data', typed);
    },
  };
};

const CTRL_C = 3;

const promptUntil = (signal: AbortSignal) => inquirer.createPromptModule({ signal });

type Prompt = ReturnType<typeof promptUntil>;

/** Undefined for Ctrl-C, and where the terminal is gone. */
const ask = async (question: Ask, prompt: Prompt): Promise<string | undefined> => {
  process.stdout.write(question.before.map((line) => `${line}\n`).join(''));
  try {
    const reply = await by[question.kind](question, prompt);
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

const words = async (question: Ask, prompt: Prompt): Promise<string> => {
  const { message, folded = message, present, check, ways } = question;
  const hint = ways.length === 0 ? '' : `\n  (${waysShown(ways)})`;
  const { reply } = await prompt<{ reply: string }>([
    {
      type: 'input',
      name: 'reply',
      message: folded + hint,
      ...(present !== undefined && { default: present }),
      validate: (said: string) => check(keptOf(question)(said)) ?? true,
    },
  ]);
  return reply;
};

/**
 * Letters go to the word that begins with them, so that a reply can be typed here too. Where nothing stands yet, Enter alone
 * skips: the first of the choices is often the good one, and nobody should claim it in haste.
 */
const one = async (question: Ask, prompt: Prompt): Promise<string> => {
  const { message, folded = message, present, choices, ways, needed } = question;
  const isSkip = ({ word }: Choice): boolean => word === 'skip' && needed !== true;
  const entries = [...ways.filter(isSkip), ...choices, ...ways.filter((way) => !isSkip(way))].map(entryOf);
  const { reply } = await prompt<{ reply: string }>([
    {
      type: 'select',
      name: 'reply',
      message: folded,
      choices: entries,
      pageSize: page(),
      ...(present !== undefined && { default: present }),
    },
  ]);
  return reply;
};

const several = async (question: Ask, prompt: Prompt): Promise<string> => {
  const { message, folded = message, present = '', choices, ways, check } = question;
  const before = new Set(present.split(', '));
  const { reply } = await prompt<{ reply: string[] }>([
    {
      type: 'checkbox',
      name: 'reply',
      message: `${folded}\n  (at the end: ${waysShown(ways)})`,
      choices: [...choices, ...ways].map((choice) => ({ ...entryOf(choice), checked: before.has(choice.word) })),
      pageSize: page(),
      shortcuts: { all: null, invert: null },
      validate: (ticked: readonly { readonly value: string }[]) => {
        const said = ticked.map(({ value }) => value);
        return mixed(said, ways) ?? check(keptOf(question)(said.join(', '))) ?? true;
      },
    },
  ]);
  return reply.join(', ');
};

/** An empty tick list could mean none, or not known: it has to be said. */
const mixed = (ticked: readonly string[], ways: readonly Choice[]): string | undefined => {
  if (ticked.length === 0) return 'tick with the space bar; at the end of the list stand none and skip';
  const way = ways.find(({ word }) => ticked.includes(word));
  return way === undefined || ticked.length === 1 ? undefined : `tick ${way.word} alone, or not at all`;
};

/** On one line each; what does not fit is told in full below the menu. */
const entryOf = ({ word, says }: Choice) => {
  const columns = process.stdout.columns ?? 80;
  const room = columns - MARKS;
  const name = says === undefined ? word : `${word}: ${says}`;
  const isLong = name.length > room;
  return {
    value: word,
    name: isLong ? `${name.slice(0, room - 1)}…` : name,
    short: word,
    ...(isLong && says !== undefined && { description: broken(says, columns) }),
  };
};

/** Cursor, tick and blanks. */
const MARKS = 6;

/** At blanks, into lines of at most so many columns. */
const broken = (text: string, columns: number): string =>
  text.replace(new RegExp(`(.{1,${columns - 1}})(?: +|$)`, 'g'), '$1\n').trimEnd();

const by = { words, one, several } as const;
