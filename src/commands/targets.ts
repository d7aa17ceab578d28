// Which reports go where, as the command line says it; and that none overwrites another, or a pilot file.
import type { World } from '../io/world.ts';
import { ReadinessError } from '../model/problem.ts';
import { type Format, formatsToCome } from '../report/registry.ts';
import { formatOf, targetOf } from './options.ts';
import type { Target } from './output.ts';

/** As the command line gives them, unread. */
export type TargetFlags = {
  readonly format?: string;
  readonly output?: string;
  readonly report?: readonly string[];
};

/**
 * The main report goes to stdout, unless --output names a file or another report is to have stdout. The reports of a
 * configuration are written where the command line names none.
 */
export const targetsOf = (flags: TargetFlags, configured: readonly Target[] = []): readonly Target[] => {
  const more = isSaid(flags) ? (flags.report ?? []).map(targetOf) : configured;
  const main = { format: mainFormat(flags), file: flags.output ?? '-' };
  const isTaken = flags.output === undefined && flags.format === undefined && more.some(({ file }) => file === '-');
  return isTaken ? more : [main, ...more];
};

/** The command line names a report, in whatever way. */
export const isSaid = ({ format, output, report }: TargetFlags): boolean =>
  format !== undefined || output !== undefined || report !== undefined;

/** Without --format, the ending of the output file says which. */
const mainFormat = ({ format, output = '' }: TargetFlags): Format => {
  if (format !== undefined) return formatOf(format);
  const ending = /\.([a-z]+)$/i.exec(output)?.[1]?.toLowerCase() ?? '';
  const toCome = formatsToCome.find((one) => one === ending);
  return toCome === undefined ? (formatByEnding[ending] ?? 'terminal') : formatOf(toCome);
};

const formatByEnding: Readonly<Record<string, Format>> = {
  json: 'json',
  md: 'markdown',
  markdown: 'markdown',
  sarif: 'sarif',
  xml: 'junit',
  csv: 'csv',
};

/** A file that a run reads besides the pilots, by what it is. */
export type Input = { readonly file: string; readonly what: string };

export const refuseTwice = (
  files: readonly string[],
  targets: readonly Target[],
  { same }: World,
  others: readonly Input[] = [],
): void => {
  const isSame = (a: string, b: string): boolean => a === b || (a !== '-' && b !== '-' && same(a, b));
  const written = targets.map(({ file }) => file);
  const twice = written.find((file, i) => written.slice(0, i).some((other) => isSame(file, other)));
  if (twice !== undefined) throw new ReadinessError(`two reports would go to ${twice}`, { hint: 'name another file' });
  const inputs = [...files.map((file): Input => ({ file, what: 'a pilot file' })), ...others];
  const lost = inputs.find(({ file }) => file !== '-' && written.some((one) => isSame(one, file)));
  if (lost === undefined) return;
  throw new ReadinessError(`${lost.file} is ${lost.what} and would be overwritten by the report`, {
    hint: 'name another file',
  });
};
