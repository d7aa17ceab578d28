// Where an editor finds the schema of a new file: in the installed package, or as a copy beside it.
import type { World, Written } from '../io/world.ts';
import { jsonSchema, type SchemaName } from '../report/json-schema.ts';

const MOST_LEVELS = 40;

/** The path as the file is to name it. `missing`: nothing is there yet. */
export const schemaFor = (
  file: string,
  world: World,
  name: SchemaName = 'pilot',
): { readonly path: string; readonly missing: boolean } => {
  const own = `${name}.schema.json`;
  for (const known of file === '-' ? [] : [`node_modules/readiness/schema/${own}`, own]) {
    const path = seenFrom(file, known, world);
    if (path !== undefined) return { path, missing: false };
  }
  return { path: own, missing: true };
};

/** A file that is found above another, as the other names it. */
const seenFrom = (file: string, name: string, world: World): string | undefined => {
  const found = world.find(name, file);
  if (found === undefined) return undefined;
  for (let up = 0; up < MOST_LEVELS; up++) {
    const path = `${'../'.repeat(up)}${name}`;
    if (world.same(world.beside(file, path), found)) return path;
  }
  return undefined;
};

/** The copy to write beside a file, on one line: it is for programs. Undefined where the editor finds one. */
export const schemaBeside = (file: string, world: World, name: SchemaName = 'pilot'): Written | undefined =>
  schemaFor(file, world, name).missing
    ? { file: world.beside(file, `${name}.schema.json`), text: `${JSON.stringify(jsonSchema(name))}\n` }
    : undefined;
