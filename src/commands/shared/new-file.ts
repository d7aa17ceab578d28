// A pilot file that is not there yet: never over another one, with the line by which editors find its schema.
import type { World, Written } from '../../io/world.ts';
import { ReadinessError } from '../../model/problem.ts';
import { jsonSchema, type SchemaName, schemaLine } from '../../report/json-schema.ts';
import { safe, wrap } from '../../report/text.ts';
import { isThere } from './output.ts';

// Where an editor finds the schema of a new file: in the installed package, or as a copy beside it.

const MOST_LEVELS = 40;

/** The path as the file is to name it. `missing`: nothing is there yet. */
export const schemaFor = (
  file: string,
  world: World,
  name: SchemaName = 'pilot',
): { readonly path: string; readonly missing: boolean } => {
  const own = `${name}.schema.json`;
  for (const known of file === '-' ? [] : [`node_modules/pilot-readiness/schema/${own}`, own]) {
    const path = seenFrom(file, known, world);
    if (path !== undefined) return { path, missing: false };
  }
  return { path: own, missing: true };
};

/** A file that is found above another, as the other names it. */
const seenFrom = (file: string, name: string, world: World): string | undefined => {
  const found = world.findUpward(name, file);
  if (found === undefined) return undefined;
  for (let up = 0; up < MOST_LEVELS; up++) {
    const path = `${'../'.repeat(up)}${name}`;
    if (world.isSameFile(world.resolveBeside(file, path), found)) return path;
  }
  return undefined;
};

/** The copy to write beside a file, on one line: it is for programs. Undefined where the editor finds one. */
export const schemaBeside = (file: string, world: World, name: SchemaName = 'pilot'): Written | undefined =>
  schemaFor(file, world, name).missing
    ? { file: world.resolveBeside(file, `${name}.schema.json`), text: `${JSON.stringify(jsonSchema(name))}\n` }
    : undefined;

/** Throws ReadinessError where the file is there already. */
export const refuseExisting = (
  file: string,
  world: World,
  verb = 'init',
  goOn = `readiness interview ${safe(file)}`,
): void => {
  if (file === '-' || !isThere(file, world)) return;
  throw new ReadinessError(`${file} already exists; ${verb} never overwrites a file`, {
    hint: `go on with it: ${goOn}; or name another file`,
  });
};

/** The first lines of a new file: the sections that answers bring come below, a blank line between them. */
export const newFileText = (file: string, world: World): string =>
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
    const line = `wrote ${safe(schema.file)}, so that your editor can offer completion and help`;
    const { columns } = world.stderr; // a pipe has none
    world.stderr.write(`${columns === undefined ? line : wrap(line, columns).join('\n')}\n`);
  }
};
