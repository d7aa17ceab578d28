// Asks with menus and a line editor, by inquirer. The same replies come out of it as from the plain prompter.

import {
  createPrompt,
  isDownKey,
  isEnterKey,
  isSpaceKey,
  isUpKey,
  makeTheme,
  useKeypress,
  usePagination,
  usePrefix,
  useState,
} from '@inquirer/core';
import input from '@inquirer/input';
import { type Ask, type Choice, type Prompter, waysShown } from '../model/ports.ts';
import { shorten } from '../model/vocabulary.ts';

// A menu that hides nothing: arrow keys move, and whatever is typed is shown beside the question and is the reply. A word
// that is none of the choices is refused, so that a date or a digit never chooses what happens to stand at its number.

export type MenuItem = {
  readonly word: string;
  /** The word with its meaning, on one line. */
  readonly name: string;
  /** All of it, where the line is too short for it. */
  readonly description?: string;
  /** Skip, back …: taken at once, never together with a choice. */
  readonly isWay: boolean;
};

export type Menu = {
  readonly message: string;
  readonly items: readonly MenuItem[];
  /** Several may be ticked; else one is chosen. */
  readonly several: boolean;
  readonly ticked: readonly string[];
  /** The word on which the cursor begins. */
  readonly start?: string;
  readonly pageSize: number;
  readonly check: (reply: string) => string | undefined;
};

/** The reply in words, separated by commas where several are chosen; an empty one where nothing is. */
export const menu = createPrompt<string, Menu>((config, done) => {
  const { items, several, pageSize, check } = config;
  const theme = makeTheme();
  const [status, setStatus] = useState<'idle' | 'done'>('idle');
  const [active, setActive] = useState(
    Math.max(
      0,
      items.findIndex(({ word }) => word === config.start),
    ),
  );
  const [ticked, setTicked] = useState<readonly string[]>(config.ticked);
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState<{ readonly error?: string; readonly reply?: string }>({});
  const prefix = usePrefix({ status, theme });

  const take = (reply: string): void => {
    const wrong = check(reply);
    if (wrong !== undefined) setSaid({ error: wrong });
    else {
      setSaid({ reply });
      setStatus('done');
      done(reply);
    }
  };
  const entered = (): void => {
    const here = items[active];
    if (typed.trim() !== '') {
      const found = matched(typed, items, several);
      if ('strange' in found) setSaid({ error: `"${found.strange}" is none of these` });
      else take(several && !found.isWay ? union(ticked, found.words) : found.words.join(', '));
    } else if (!several || here?.isWay) take(here?.word ?? '');
    else if (ticked.length > 0) take(inOrder(ticked, items).join(', '));
    else if (said.error === UNTICKED) take('');
    else setSaid({ error: UNTICKED });
  };
  useKeypress((key, rl) => {
    if (isEnterKey(key)) {
      entered();
      setTyped(''); // the line editor has emptied its line
      return;
    }
    setSaid({});
    if (isUpKey(key) || isDownKey(key)) {
      rl.clearLine(0);
      setTyped('');
      setActive((active + (isUpKey(key) ? -1 : 1) + items.length) % items.length);
      return;
    }
    if (several && isSpaceKey(key) && typed.trim() === '') {
      rl.clearLine(0);
      const word = items[active]?.word;
      if (word !== undefined && items[active]?.isWay === false) setTicked(toggled(ticked, word));
      return;
    }
    setTyped(rl.line);
    const at = items.findIndex(({ word }) => begins(word, rl.line));
    if (!several && rl.line.trim() !== '' && at >= 0) setActive(at);
  });

  const page = usePagination({
    items,
    active,
    pageSize,
    loop: false,
    renderItem: ({ item, isActive }) => {
      const tick = several && !item.isWay ? (ticked.includes(item.word) ? '[x] ' : '[ ] ') : '';
      const line = `${isActive ? '❯' : ' '} ${tick}${item.name}`;
      return isActive ? theme.style.highlight(line) : line;
    },
  });
  const message = theme.style.message(config.message, status);
  if (status === 'done') return `${prefix} ${message} ${theme.style.answer(said.reply ?? '')}`;
  const { description } = items[active] ?? {};
  return [
    [prefix, message, typed].join(' '),
    [
      page,
      ...(description === undefined ? [] : [theme.style.help(description)]),
      ...(said.error === undefined ? [] : [theme.style.error(said.error)]),
      theme.style.help(several ? SEVERAL : ONE),
    ].join('\n'),
  ];
});

const ONE = '(↑↓ and Enter, or type a word)';
const SEVERAL = '(↑↓ move, space ticks, Enter takes what is ticked; or type words, with commas)';
const UNTICKED = 'nothing is ticked: tick with the space bar, or press Enter again to skip';

const begins = (word: string, typed: string): boolean => word.toLowerCase().startsWith(typed.trim().toLowerCase());

type Matched = { readonly words: readonly string[]; readonly isWay: boolean } | { readonly strange: string };

/** Each word typed is a choice, or begins only one. */
const matched = (typed: string, items: readonly MenuItem[], several: boolean): Matched => {
  const found: MenuItem[] = [];
  for (const one of several ? typed.split(',').map((part) => part.trim()) : [typed.trim()]) {
    if (one === '') continue;
    const beginning = items.filter(({ word }) => begins(word, one));
    const item = beginning.find(({ word }) => word.toLowerCase() === one.toLowerCase()) ?? beginning[0];
    const isOne = beginning.length === 1 || item?.word.toLowerCase() === one.toLowerCase();
    if (item === undefined || !isOne) return { strange: one };
    found.push(item);
  }
  const way = found.find(({ isWay }) => isWay);
  if (way !== undefined && found.length > 1) return { strange: way.word };
  return { words: found.map(({ word }) => word), isWay: way !== undefined };
};

const toggled = (ticked: readonly string[], word: string): readonly string[] =>
  ticked.includes(word) ? ticked.filter((one) => one !== word) : [...ticked, word];

const inOrder = (words: readonly string[], items: readonly MenuItem[]): readonly string[] =>
  items.flatMap(({ word }) => (words.includes(word) ? [word] : []));

const union = (ticked: readonly string[], words: readonly string[]): string =>
  [...new Set([...ticked, ...words])].join(', ');

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
    return keptReply(question)(reply);
  } catch (error) {
    if (error instanceof Error && /^(Exit|Abort)PromptError$/.test(error.name)) return undefined;
    throw error;
  }
};

/** What stands in the file is shown made harmless: to reply it means to keep it, not to write what is shown. */
const keptReply =
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
      validate: (said: string) => check(keptReply(question)(said)) ?? true,
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
  const first = ways.filter(isSkip).map((way) => toMenuItem(way, true));
  const others = ways.filter((way) => !isSkip(way)).map((way) => toMenuItem(way, true));
  return menu(
    {
      message: folded,
      items: [...first, ...choices.map((choice) => toMenuItem(choice, false)), ...others],
      several: false,
      ticked: [],
      pageSize: page(),
      ...(present !== undefined && { start: present }),
      check: (reply) => check(keptReply(question)(reply)),
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
      items: [...choices.map((choice) => toMenuItem(choice, false)), ...ways.map((way) => toMenuItem(way, true))],
      several: true,
      ticked: choices.flatMap(({ word }) => (before.includes(word) ? [word] : [])),
      pageSize: page(),
      check: (reply) => check(keptReply(question)(reply)),
    },
    { signal },
  );
};

/** On one line each; what does not fit is told in full below the menu. */
const toMenuItem = ({ word, says }: Choice, isWay: boolean): MenuItem => {
  const columns = process.stdout.columns ?? 80;
  const room = columns - MARKS;
  const name = says === undefined ? word : `${word}: ${says}`;
  const isLong = name.length > room;
  return {
    word,
    isWay,
    name: shorten(name, room),
    ...(isLong && says !== undefined && { description: broken(says, columns) }),
  };
};

/** Cursor, tick and blanks. */
const MARKS = 6;

/** At blanks, into lines of at most so many columns. */
const broken = (text: string, columns: number): string =>
  text.replace(new RegExp(`(.{1,${columns - 1}})(?: +|$)`, 'g'), '$1\n').trimEnd();

const by = { words, one, several } as const;
