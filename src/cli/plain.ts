// Reads a plain command line without commander: one command, its files, and its options written out with their values
// after them. What a command takes is declared once, as for commander; whatever else is written is commander's to read.
import type { Command } from 'commander';
import { type Declared, declaredBy, defaultsOf } from './declared.ts';

/** What the action of a command is called with. */
export type Plain = {
  readonly declared: Declared;
  readonly argument: string | readonly string[];
  readonly flags: Flags;
  readonly globals: Flags;
};

type Flags = Readonly<Record<string, unknown>>;

/** Undefined where the command line, or the declaration of the command, is not plain. */
export const plainly = (
  args: readonly string[],
  declare: (root: Command) => unknown,
  declareGlobals: (root: Command) => unknown,
): Plain | undefined => {
  const declared = declaredBy(declare);
  if (declared === undefined) return undefined;
  const found = read(args, declared);
  if (found === undefined || found.files.length === 0) return undefined;
  const [file = '', ...more] = found.files;
  if (!declared.several && more.length > 0) return undefined;
  const argument = declared.several ? found.files : file;
  return { declared, argument, flags: found.flags, globals: { ...defaultsOf(declareGlobals), ...found.flags } };
};

/** As commander calls it. */
export const runPlain = ({ declared, argument, flags, globals }: Plain): Promise<void> =>
  declared.action(argument, flags, { opts: () => flags, optsWithGlobals: () => globals });

type Found = { readonly files: readonly string[]; readonly flags: Flags };

const read = (args: readonly string[], { options }: Declared): Found | undefined => {
  const files: string[] = [];
  const flags: Record<string, unknown> = {};
  for (let i = 0; i < args.length; i += 1) {
    const word = args[i] as string;
    if (isValue(word)) {
      files.push(word);
      continue;
    }
    const option = options.get(word);
    if (option === undefined) return undefined;
    const { name, hasValue, parse } = option;
    const value = hasValue ? args[++i] : true;
    if (value === undefined || (typeof value === 'string' && !isValue(value))) return undefined;
    flags[name] = parse === undefined ? value : parse(value, flags[name]);
  }
  return { files, flags };
};

const isValue = (word: string): boolean => word === '-' || !word.startsWith('-');
