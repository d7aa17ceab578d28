// JSON Schemas for editors and for readers of the report, made from the zod schemas that the program itself uses.
import * as z from 'zod';
import { checklistHead, checklistPart } from '../model/checklist-schema.ts';
import { pilotSchema } from '../model/pilot.ts';
import { reportSchema } from '../model/report.ts';

export const schemaNames = ['pilot', 'report', 'checklist'] as const;
export type SchemaName = (typeof schemaNames)[number];

const sources = {
  pilot: { title: 'Pilot file of readiness', schema: pilotSchema, blanks: true },
  report: { title: 'JSON report of readiness', schema: reportSchema, blanks: false },
  checklist: {
    title: 'Checklist file of readiness: a head, or a part with items',
    schema: z.union([checklistHead, checklistPart]),
    blanks: true,
  },
} as const;

/** A draft 2020-12 schema. In files that people write, what may be missing may also be left blank. */
export const jsonSchema = (name: SchemaName): Record<string, unknown> => {
  const { title, schema, blanks } = sources[name];
  const made = z.toJSONSchema(schema, {
    io: blanks ? 'input' : 'output',
    override: ({ jsonSchema }) => {
      if (blanks) allowBlanks(jsonSchema as Node);
    },
  });
  const { $schema, ...rest } = made as Record<string, unknown>;
  return { $schema, title, ...rest };
};

type Node = { properties?: Record<string, object>; required?: readonly string[] };

const blank = { type: 'null' } as const;

const allowBlanks = (node: Node): void => {
  for (const [key, value] of Object.entries(node.properties ?? {})) {
    if (node.required?.includes(key)) continue;
    if (node.properties) node.properties[key] = { anyOf: [value, blank, { const: '' }] };
  }
};
