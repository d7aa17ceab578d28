// Asks line by line, without redrawing: for screen readers, and for terminals that can do no more.
import { createInterface } from 'node:readline';
import { type Ask, type Prompter, waysShown } from '../model/ports.ts';

export const plainPrompter = (): Prompter => {
  const lines = createInterface({ input: process.stdin, output: process.stdout, terminal: false });
  const waiting: ((line: string | undefined) => void)[] = [];
  const ahead: string[] = [];
  const state = { ended: false };
  lines.on('line', (line) => {
    const next = waiting.shift();
    if (next === undefined) ahead.push(line);
    else next(line);
  });
  const end = (): void => {
    state.ended = true;
    for (const next of waiting.splice(0)) next(undefined);
  };
  lines.on('close', end);
  const interrupted = (): void => lines.close();
  process.once('SIGINT', interrupted);
  const readLine = (): Promise<string | undefined> =>
    new Promise((done) => {
      const line = ahead.shift();
      if (line !== undefined || state.ended) done(line);
      else waiting.push(done);
    });
  const ask = async (question: Ask): Promise<string | undefined> => {
    for (const line of [...question.before, ...choiceLines(question)]) say(`${line}\n`);
    for (;;) {
      say(`${question.message}${describePresent(question)} `);
      const line = await readLine();
      const reply = line && replyText(question, line);
      const wrong = reply === undefined ? undefined : question.check(reply);
      if (wrong === undefined) return reply;
      say(`Not taken: ${wrong}\n`);
    }
  };
  return {
    ask,
    close: () => {
      process.off('SIGINT', interrupted);
      lines.close();
    },
  };
};

/** What a file or a reply brings is printed, and moves no cursor. */
const say = (text: string): void => {
  process.stdout.write(text.replace(UNPRINTED, '\ufffd'));
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const UNPRINTED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const choiceLines = (question: Ask): readonly string[] => {
  const { choices, ways, kind } = question;
  const numbers = hasNumbers(question);
  const answer = choices.length === 0 ? 'an answer' : `a word${numbers ? ' or number' : ''} of the list`;
  const said = [answer, ...(ways.length === 0 ? [] : [waysShown(ways)])].join(', ');
  return [
    ...choices.map(
      ({ word, says }, i) => `- ${numbers ? `${i + 1} ` : ''}${word}${says === undefined ? '' : `: ${says}`}`,
    ),
    `${kind === 'several' ? 'Reply, several with commas' : 'Reply'}: ${said}`,
  ];
};

/** Choices have numbers unless a number already means something: a choice of that name, an item to be corrected. */
const hasNumbers = ({ choices, ways }: Ask): boolean =>
  choices.length > 0 && ![...choices, ...ways].some(({ word }) => /^\d/.test(word));

/** A reply in numbers, in words. */
const replyText = (question: Ask, reply: string): string => {
  const parts = reply.split(',').map((part) => part.trim());
  const words = parts.map((part) => (/^\d+$/.test(part) ? question.choices[Number(part) - 1]?.word : part));
  const known = words.filter((word) => word !== undefined);
  return hasNumbers(question) && known.length === words.length ? known.join(', ') : reply;
};

const describePresent = ({ present }: Ask): string => (present === undefined ? '' : ` [${present}]`);
