// schema [NAME]: the JSON Schema of the pilot file, of the JSON report, or of a checklist.
import type { World } from '../io/world.ts';
import { ReadinessError } from '../model/problem.ts';
import { jsonSchema, schemaNames } from '../report/json-schema.ts';

export const schemaCommand = (name: string, output: string | undefined, world: World): number => {
  const known = schemaNames.find((one) => one === name);
  if (known === undefined) {
    throw new ReadinessError(`there is no schema "${name}"`, { hint: `schemas: ${schemaNames.join(', ')}` });
  }
  const text = `${JSON.stringify(jsonSchema(known), null, 2)}\n`;
  if (output === undefined) world.stdout.write(text);
  else world.write([{ file: output, text }]);
  return 0;
};
