// What a command declares of itself, read off its declaration: the calls that it makes are written down, not made.
import type { Command } from 'commander';

export type Option = {
  readonly name: string;
  readonly hasValue: boolean;
  readonly parse: ((value: unknown, before: unknown) => unknown) | undefined;
};

export type Declared = {
  readonly options: ReadonlyMap<string, Option>;
  /** One file or more, and not just one. */
  readonly several: boolean;
  readonly action: (argument: unknown, flags: unknown, command: unknown) => Promise<void>;
};

type Declare = (root: Command) => unknown;

/** A command with one argument that has to be there and options of the plainest kind; undefined for any other. */
export const declaredBy = (declare: Declare): Declared | undefined => {
  const calls = callsOf(declare);
  const of = (word: string) => calls.filter(({ name }) => name === word).map(({ args }) => args);
  if (calls.some(({ name }) => !known.has(name)) || of('command').length !== 1 || of('argument').length !== 1) {
    return undefined;
  }
  const [[word, , ...more] = []] = of('argument');
  const argument = /^<[a-z]+(\.\.\.)?>$/.exec(String(word));
  const options = of('option').map(optionOf);
  const [[action] = []] = of('action');
  if (argument === null || more.length > 0 || options.includes(undefined)) return undefined;
  return {
    options: new Map(options.flatMap((option) => option?.flags.map((flag) => [flag, option] as const) ?? [])),
    several: argument[1] !== undefined,
    action: action as Declared['action'],
  };
};

/** What the options of these declarations are when they are not written: true for one that says no. */
export const defaultsOf = (declare: Declare): Readonly<Record<string, true>> =>
  Object.fromEntries(
    callsOf(declare).flatMap(({ args: [flags] }) => {
      const no = /^--no-([a-z]+)$/.exec(String(flags));
      return no === null ? [] : [[no[1] as string, true]];
    }),
  );

/** Of any other call it is not known what it asks for. */
const known: ReadonlySet<string> = new Set(['command', 'description', 'argument', 'option', 'addHelpText', 'action']);

type Call = { readonly name: string; readonly args: readonly unknown[] };

const callsOf = (declare: Declare): readonly Call[] => {
  const calls: Call[] = [];
  const recorder: unknown = new Proxy(
    {},
    {
      get:
        (_, name) =>
        (...args: readonly unknown[]) => {
          calls.push({ name: String(name), args });
          return recorder;
        },
    },
  );
  declare(recorder as Command);
  return calls;
};

/** Flags such as "-f, --format <format>", a description, and what reads the value. */
const optionOf = ([flags, , parse, ...more]: readonly unknown[]):
  | (Option & { readonly flags: readonly string[] })
  | undefined => {
  const [, short, long = '', value] = /^(?:(-[a-z]), )?--([a-z]+(?:-[a-z]+)*)( <[^>.]+>)?$/.exec(String(flags)) ?? [];
  if (long === '' || long.startsWith('no-') || more.length > 0) return undefined;
  if (parse !== undefined && typeof parse !== 'function') return undefined;
  const name = long.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return {
    flags: [`--${long}`, ...(short === undefined ? [] : [short])],
    name,
    hasValue: value !== undefined,
    parse: parse as Option['parse'],
  };
};
