// A pilot file that is not there yet: never over another one, with the line by which editors find its schema.
import type { World } from '../io/world.ts';
import { ReadinessError } from '../model/problem.ts';
import { safe } from '../report/safe-text.ts';
import { schemaLine } from '../report/template/schema-line.ts';
import { schemaBeside, schemaFor } from './schema-place.ts';

export const isThere = (file: string, world: World): boolean => {
  const found = world.find(/[^/\\]*$/.exec(file)?.[0] ?? file, file);
  return found !== undefined && world.same(found, file);
};

export const refuseExisting = (
  file: string,
  world: World,
  verb = 'init',
  goOn = `readiness interview ${safe(file)}`,
): void => {
  if (file === '-' || !isThere(file, world)) return;
  throw new ReadinessError(`${file} is there already, and ${verb} overwrites nothing`, {
    hint: `go on with it: ${goOn}; or name another file`,
  });
};

/** The first lines of a new file: the sections that answers bring come below, a blank line between them. */
export const begun = (file: string, world: World): string =>
  `${schemaLine(schemaFor(file, world).path)}\nversion: 1\n\npilot:\n  name:\n`;

/** Writes the file, and beside it the schema where an editor would find none. */
export const writeNew = (file: string, text: string, world: World, more = ''): void => {
  if (file === '-') {
    world.stdout.write(text);
    return;
  }
  const schema = schemaBeside(file, world);
  world.save(file, text, undefined);
  if (schema !== undefined) world.save(schema.file, schema.text, undefined);
  world.stderr.write(`wrote ${safe(file)}${more}\n`);
  if (schema !== undefined) {
    world.stderr.write(`wrote ${safe(schema.file)}, by which an editor completes and explains it\n`);
  }
};
