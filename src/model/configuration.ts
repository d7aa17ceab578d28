// The shape of readiness.config.yaml: what holds for all pilots of a repository, where the command line says nothing else.
import * as z from 'zod';
import { policyMap, readyMadeName } from './policy-settings.ts';

const fileName = z.string().trim().min(1);

/** `formats` are those of the reports that this version writes. */
export const configurationSchema = <F extends string>(formats: readonly F[]) =>
  z.strictObject({
    version: z.literal(1).meta({ title: 'Version', description: 'of this file format; 1 is the only one' }),
    pilots: z
      .array(fileName)
      .meta({
        title: 'Pilots',
        description:
          'pilot files, folders that are searched for them, and patterns, relative to this file and below its folder; meant by assess, gate, validate and portfolio where the command line names none',
        examples: [['pilots'], ['products/*/pilot.yaml', 'pilots/**/*.yaml']],
      })
      .default([]),
    checklists: z
      .array(fileName)
      .meta({
        title: 'Checklists',
        description: "organisations' checklists, relative to this file; composed with the core",
        examples: [['northbank.yaml']],
      })
      .default([]),
    policy: z
      .union([
        readyMadeName.meta({ title: 'Ready-made policy', description: 'the name of a ready-made policy' }),
        policyMap.meta({ title: 'Policy', description: 'what is asked, key by key' }),
      ])
      .meta({
        title: 'Policy',
        description: 'what readiness gate asks of a pilot',
        examples: ['production', { extends: 'production', min: { data: 60 } }],
      })
      .optional(),
    reports: z
      .array(
        z.strictObject({
          format: z.enum(formats).meta({ title: 'Format', description: 'a format of reports' }),
          file: fileName.meta({
            title: 'File',
            description: 'where it is written, below the folder of this file; - is stdout',
            examples: ['readiness.sarif'],
          }),
        }),
      )
      .meta({
        title: 'Reports',
        description: 'what gate and assess write where the command line names no report',
        examples: [[{ format: 'sarif', file: 'readiness.sarif' }]],
      })
      .default([]),
  });

export type Configuration<F extends string = string> = z.infer<ReturnType<typeof configurationSchema<F>>>;
