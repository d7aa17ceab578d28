// JSON Schemas for editors and for readers of the report, made from the zod schemas that the program itself uses.
import * as z from 'zod';
import { composeChecklist } from '../checklist/core.ts';
import { checklistHead, checklistPart, organisationChecklist } from '../model/checklist-schema.ts';
import { configurationSchema } from '../model/configuration.ts';
import { pilotSchema } from '../model/pilot/pilot.ts';
import { policyReportSchema } from '../model/published/gate.ts';
import { planReportSchema } from '../model/published/plan.ts';
import { portfolioRowSchema, portfolioSchema } from '../model/published/portfolio.ts';
import { reportsSchema } from '../model/published/report.ts';
import { adviseReportSchema, valueReportSchema } from '../model/published/value.ts';
import {
  checklistNames,
  described,
  findChecklistWords,
  findPilotWords,
  pilotNames,
  type SchemaNode,
  withVocabulary,
} from './json-schema.text.ts';
import { formatNames, gapReport } from './registry.ts';

export const schemaNames = [
  'pilot',
  'report',
  'plan',
  'value',
  'advise',
  'policy',
  'portfolio',
  'portfolio-row',
  'checklist',
  'organisation',
  'config',
] as const;
export type SchemaName = (typeof schemaNames)[number];

const sources = {
  pilot: { title: 'Pilot file of readiness', schema: pilotSchema, blanks: true },
  report: { title: 'JSON report of readiness', schema: reportsSchema, blanks: false },
  plan: { title: 'JSON plan of readiness', schema: planReportSchema, blanks: false },
  value: { title: 'JSON value case of readiness', schema: valueReportSchema, blanks: false },
  advise: { title: 'JSON advice of readiness', schema: adviseReportSchema, blanks: false },
  policy: { title: 'JSON policy of readiness', schema: policyReportSchema, blanks: false },
  portfolio: { title: 'JSON portfolio of readiness', schema: portfolioSchema, blanks: false },
  'portfolio-row': {
    title: 'A line of the NDJSON portfolio of readiness: a pilot file',
    schema: portfolioRowSchema,
    blanks: false,
  },
  checklist: {
    title: 'Checklist file of readiness: a head, or a part with items',
    schema: z.union([checklistHead, checklistPart]),
    blanks: true,
  },
  organisation: { title: "An organisation's checklist of readiness", schema: organisationChecklist, blanks: false },
  config: {
    title: 'Configuration file of readiness',
    schema: configurationSchema(formatNames(gapReport)),
    blanks: false,
  },
} as const;

/** A draft 2020-12 schema. In files that people write, what may be missing may also be left blank. */
export const jsonSchema = (name: SchemaName): Record<string, unknown> => {
  const { title, schema, blanks } = sources[name];
  const made = z.toJSONSchema(schema, {
    // A shape that stands at many places, such as evidence, is written once; in the configuration none does.
    reused: name === 'config' ? 'inline' : 'ref',
    io: blanks || name === 'organisation' || name === 'config' ? 'input' : 'output',
    override: ({ jsonSchema }) => {
      if (blanks) allowBlanks(jsonSchema as SchemaNode);
    },
  });
  const { $schema, ...rest } = made as Record<string, unknown>;
  return explained(name, { $schema, title, ...rest });
};

/** The files that people write have words on every field, for their editors. */
const explained = (name: SchemaName, made: SchemaNode): SchemaNode => {
  if (name === 'pilot') return pilotFile(described(made, findPilotWords, pilotNames));
  const isChecklist = name === 'checklist' || name === 'organisation';
  return isChecklist ? described(made, findChecklistWords, checklistNames) : made;
};

const pilotFile = (made: SchemaNode): SchemaNode => ({
  ...withVocabulary(made, composeChecklist()),
  patternProperties: {
    '^x-': {
      title: 'Section of an organisation',
      description: 'Fields that an organisation’s checklist declares; readiness validate holds them to it.',
      type: ['object', 'null'],
    },
  },
});

/**
 * Two options, not one with two words: an editor would show those as words to choose from. By the empty properties it
 * tells the options apart, which it otherwise shows as one, with its title as often as there are options.
 */
const blankText: SchemaNode = { const: '', properties: {} };
const blanks: readonly SchemaNode[] = [{ type: 'null', properties: {} }, blankText];

/** What is blank already stays as it is: a map with a default is met twice. */
const orBlank = (value: SchemaNode): SchemaNode =>
  value.anyOf?.at(-1) === blankText ? value : { anyOf: [...schemaOptions(value), ...blanks] };

/** The options of a choice, side by side with the blanks: an editor shows them as one list. */
const schemaOptions = (value: SchemaNode): readonly SchemaNode[] => {
  const { anyOf, default: _, ...others } = value;
  return anyOf !== undefined && Object.keys(others).length === 0 ? anyOf : [value];
};

/** A required text has to say something; beside a reference the pattern binds what turns out to be a text. */
const filled = (value: SchemaNode): SchemaNode => {
  const isText = value.type === 'string' && !('enum' in value) && !('pattern' in value);
  return isText || '$ref' in value ? { ...value, pattern: '\\S' } : value;
};

const allowBlanks = (node: SchemaNode): void => {
  const { properties = {}, required = [], additionalProperties: others } = node;
  for (const [key, value] of Object.entries(properties)) {
    properties[key] = required.includes(key) ? filled(value) : orBlank(value);
  }
  if (typeof others === 'object') node.additionalProperties = orBlank(others);
};

// The line by which editors find the schema: for completion, explanations and underlined mistakes.

/** The comment by which editors find the schema of a YAML file. */
export const schemaLine = (schema: string): string => `# yaml-language-server: $schema=${schema}`;
