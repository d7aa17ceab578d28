// What the commands of one report share: the format that was asked for, and the report on the screen or in a file.
import type { World } from '../io/world.ts';
import { ReadinessError } from '../model/problem.ts';
import { formatByEnding } from '../report/endings.ts';
import { plain } from '../report/paint.ts';
import type { ReportOptions } from '../report/report.ts';
import { safe } from '../report/safe-text.ts';
import { columnsOf, paintFor } from './output.ts';

/** As the command line gives them, unread. */
export type OutputFlags = {
  readonly color: boolean;
  readonly format?: string;
  readonly output?: string;
  readonly details?: boolean;
};

/** The word for the report in messages, and the formats that it has. */
export type Kind<F extends string> = { readonly name: string; readonly formats: readonly F[] };

const FILE_COLUMNS = 80;

/** Without --format, the ending of the output file says which; `terminal` where it says nothing. */
export const formatIn = <F extends string>(
  { name, formats }: Kind<F>,
  { format, output = '' }: Pick<OutputFlags, 'format' | 'output'>,
): F | 'terminal' => {
  if (format === undefined) return formatByEnding(output, formats) ?? 'terminal';
  const found = formats.find((one) => one === format);
  if (found !== undefined) return found;
  throw new ReadinessError(`the ${name} has no format "${format}"`, { hint: `formats: ${formats.join(', ')}` });
};

/** To stdout, or whole to a file, which stderr then names. */
export const writeOne = async (
  render: (options: ReportOptions) => string,
  what: string,
  { output, color, details = false }: OutputFlags,
  world: World,
): Promise<void> => {
  if (output === undefined || output === '-') {
    world.stdout.write(
      render({ columns: columnsOf(world.stdout), paint: await paintFor(world.stdout, color), details }),
    );
    return;
  }
  world.write([{ file: output, text: render({ columns: FILE_COLUMNS, paint: plain, details }) }]);
  world.stderr.write(`wrote ${what} to ${safe(output)}\n`);
};

export const refuseOverwrite = (
  file: string | undefined,
  { name }: Pick<Kind<string>, 'name'>,
  { output }: Pick<OutputFlags, 'output'>,
  { same }: World,
): void => {
  if (file === undefined || output === undefined || output === '-' || file === '-' || !same(file, output)) return;
  throw new ReadinessError(`${output} is the pilot file and would be overwritten by the ${name}`, {
    hint: 'name another file',
  });
};
