// Reads JSON and JSON Lines in a stream. Long texts are shortened, so that an export of many answers fits into memory;
// keys that stand twice, endless nesting and endless lists end the reading. NaN and Infinity, which Python writes, are
// kept as words.

import { Tokenizer, TokenType } from '@streamparser/json';
import { limits, Unreadable } from '../model/evidence.ts';

type Token = { readonly token: TokenType; readonly value: unknown };
type Container = unknown[] | Record<string, unknown>;
type Awaits = 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'comma';
type Frame = { readonly container: Container; key: string; awaits: Awaits };

/** Every value that follows another: one for JSON, several for JSON Lines. `texts` is asked for again where NaN is met. */
export const readJson = (texts: () => Iterable<string>): readonly unknown[] => {
  try {
    return valuesIn(texts());
  } catch (error) {
    if (!(error instanceof Unreadable) || !/ holds [NI-]/.test(error.message)) throw error;
    return valuesIn(numbersAsWords([...texts()].join('')));
  }
};

const valuesIn = (texts: Iterable<string>): readonly unknown[] => {
  const builder = treeBuilder();
  const tokenizer = new Tokenizer({ separator: '' });
  let line = 1;
  tokenizer.onToken = builder.take;
  tokenizer.onError = (error) => {
    throw error instanceof Unreadable ? error : new Unreadable(`it is not valid JSON${whereIn(error.message)}`);
  };
  for (const text of texts) {
    try {
      tokenizer.write(text);
    } catch (error) {
      if (error instanceof Unreadable)
        throw new Unreadable(error.message.replace('LINE', String(messageLine(text, line, error.message))));
      throw error;
    }
    line += text.split('\n').length - 1;
  }
  if (builder.isOpen() || (!tokenizer.isEnded && builder.values.length === 0)) throw new Unreadable(cutOff);
  try {
    if (!tokenizer.isEnded) tokenizer.end();
  } catch {
    throw new Unreadable(cutOff);
  }
  return builder.values;
};

const cutOff = 'its JSON is cut off: it ends before everything that is open is closed';

/** What the tokenizer stumbled over. */
const whereIn = (message: string): string => {
  const [, sign = '', position = ''] =
    /Unexpected "(.*?)" at chunk position "(\d+)"/s.exec(message.slice(0, 200)) ?? [];
  return sign === '' ? '' : `: line LINE holds ${sign.slice(0, 20)} (at ${position})`;
};

const messageLine = (text: string, first: number, message: string): number => {
  const position = Number(/\(at (\d+)\)/.exec(message)?.[1] ?? 0);
  return first + text.slice(0, position).split('\n').length - 1;
};

const treeBuilder = () => {
  const values: unknown[] = [];
  const frames: Frame[] = [];
  let count = 0;

  const put = (value: unknown): void => {
    if (++count > limits.values)
      throw new Unreadable(`it holds more than ${limits.values} values: cite a summary of it`);
    const frame = frames.at(-1);
    if (frame === undefined) values.push(value);
    else if (Array.isArray(frame.container)) frame.container.push(value);
    else define(frame.container, frame.key, value);
    if (frame !== undefined) frame.awaits = 'comma';
  };

  const open = (container: Container, awaits: Awaits): void => {
    if (frames.length >= limits.levels)
      throw new Unreadable(`its JSON is nested more than ${limits.levels} levels deep`);
    put(container);
    frames.push({ container, key: '', awaits });
  };

  const take = ({ token, value }: Token): void => {
    const frame = frames.at(-1);
    const awaits = frame?.awaits ?? 'value';
    if (token === TokenType.STRING && (awaits === 'key' || awaits === 'first-key') && frame !== undefined) {
      frame.key = keyFor(frame.container, String(value));
      frame.awaits = 'colon';
    } else if (token === TokenType.COLON && awaits === 'colon' && frame !== undefined) frame.awaits = 'value';
    else if (token === TokenType.COMMA && awaits === 'comma' && frame !== undefined)
      frame.awaits = Array.isArray(frame.container) ? 'value' : 'key';
    else if (isEnd(token, frame, awaits)) frames.pop();
    else if (awaits !== 'value' && awaits !== 'first-value')
      throw new Unreadable('it is not valid JSON: a comma, a colon or a key is missing');
    else if (token === TokenType.LEFT_BRACE) open({}, 'first-key');
    else if (token === TokenType.LEFT_BRACKET) open([], 'first-value');
    else if (scalars.has(token)) put(scalar(value));
    else throw new Unreadable('it is not valid JSON: a value is missing');
  };

  return { values, take, isOpen: () => frames.length > 0 };
};

const isEnd = (token: TokenType, frame: Frame | undefined, awaits: Awaits): boolean => {
  if (frame === undefined) return false;
  const wanted = Array.isArray(frame.container) ? TokenType.RIGHT_BRACKET : TokenType.RIGHT_BRACE;
  return token === wanted && (awaits === 'comma' || awaits === 'first-key' || awaits === 'first-value');
};

const scalars: ReadonlySet<TokenType> = new Set([
  TokenType.STRING,
  TokenType.NUMBER,
  TokenType.TRUE,
  TokenType.FALSE,
  TokenType.NULL,
]);

/** Numbers too large to be one are kept as the word; long texts are shortened. */
const scalar = (value: unknown): unknown => {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.length > limits.characters ? shortened(value) : value;
};

/** Written anew: a mere slice would keep the whole text in memory. */
const shortened = (text: string): string => JSON.parse(JSON.stringify(text.slice(0, limits.characters))) as string;

const keyFor = (container: Container, key: string): string => {
  if (Object.hasOwn(container, key))
    throw new Unreadable(`its key "${key.slice(0, 60)}" stands twice in one map: which of them holds is not known`);
  return key;
};

/** A key may be called __proto__. */
const define = (map: Record<string, unknown>, key: string, value: unknown): void => {
  if (key === '__proto__')
    Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
  else map[key] = value;
};

/** NaN, Infinity and -Infinity in quotes, wherever they stand outside of texts. */
function* numbersAsWords(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const quote = text.indexOf('"', at);
    const start = quote < 0 ? text.length : quote;
    yield text.slice(at, start).replace(/-?\b(?:NaN|Infinity)\b/g, '"$&"');
    at = endOfText(text, start);
    yield text.slice(start, at);
  }
}

/** Just behind the quote that closes the text that begins at `start`. */
const endOfText = (text: string, start: number): number => {
  for (let at = start + 1; ; at++) {
    at = text.indexOf('"', at);
    if (at < 0) return text.length;
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return at + 1;
  }
};
