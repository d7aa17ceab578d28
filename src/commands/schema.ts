// schema [NAME]: the JSON Schema of the pilot file, of the JSON report, or of a checklist.
import type { World } from '../io/world.ts';
import { ReadinessError } from '../model/problem.ts';
import { jsonSchema, schemaNames } from '../report/json-schema.ts';
import { safe } from '../report/text.ts';

/** Writes a published JSON Schema to stdout or a file. Throws ReadinessError for a name that none has. */
export const schemaCommand = (name: string, output: string | undefined, world: World): number => {
  const known = schemaNames.find((one) => one === name);
  if (known === undefined) {
    throw new ReadinessError(`there is no schema "${name}"`, { hint: `schemas: ${schemaNames.join(', ')}` });
  }
  const text = `${JSON.stringify(jsonSchema(known), null, 2)}\n`;
  if (output === undefined || output === '-') {
    world.stdout.write(text);
    return 0;
  }
  world.write([{ file: output, text }]);
  world.stderr.write(`wrote ${known} schema to ${safe(output)}\n`);
  return 0;
};
