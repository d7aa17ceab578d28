// The shape of readiness.config.yaml: what holds for all pilots of a repository, where the command line says nothing else,
// with the policy in it.
import * as z from 'zod';
import { dimensionIds, gateIds, gateModes } from './vocabulary.ts';

// A gate's policy: what is asked of every pilot. What is left out is not asked.

const points = z.number().min(0).max(100);
const share = z.number().min(0).max(1);
/** Of a check, or of a file. */
const name = z.string().trim().min(1);

/** A floor for each dimension, all of them optional. */
const floors = z.strictObject(
  Object.fromEntries(
    dimensionIds.map((id) => [id, points.meta({ description: `the least score of ${id}, 0 to 100` }).optional()]),
  ) as Record<(typeof dimensionIds)[number], z.ZodOptional<typeof points>>,
);

const settings = {
  mode: z
    .enum(gateModes)
    .meta({
      title: 'Mode',
      description: 'enforce fails the job where a criterion fails; observe reports the same and lets it pass',
      examples: ['observe'],
    })
    .optional(),
  for: z
    .enum(gateIds)
    .meta({ title: 'Gate', description: 'the gate that has to be open, with all its conditions', examples: ['pilot'] })
    .optional(),
  min_score: points
    .meta({ title: 'Least score', description: 'the least readiness score, 0 to 100', examples: [60] })
    .optional(),
  min: floors
    .meta({
      title: 'Least scores of dimensions',
      description: 'a floor per dimension; one to which nothing applies passes',
      examples: [{ data: 60, evaluation: 50 }],
    })
    .optional(),
  min_evidenced: points
    .meta({ title: 'Least evidenced score', description: 'the least score that evidence shows', examples: [30] })
    .optional(),
  min_coverage: share
    .meta({ title: 'Least coverage', description: 'the least share that is answered, 0 to 1', examples: [0.8] })
    .optional(),
  max_unknown: z
    .int()
    .min(0)
    .meta({ title: 'Most unknown checks', description: 'the most checks that may be unknown', examples: [10] })
    .optional(),
  max_declared_na: share
    .meta({ title: 'Most declared away', description: 'the most weight declared not applicable', examples: [0.1] })
    .optional(),
  max_waived: share
    .meta({ title: 'Most waived', description: 'the most weight that waivers may unblock', examples: [0.1] })
    .optional(),
  require: z
    .array(name)
    .meta({
      title: 'Required checks',
      description: 'checks that have to be met, or not to apply',
      examples: [['data.lineage']],
    })
    .optional(),
  baseline: name
    .meta({
      title: 'Baseline',
      description: 'a baseline file beside the configuration: no check may be worse than in it, no score lower',
      examples: ['readiness.baseline.json'],
    })
    .optional(),
  max_drop: points
    .meta({ title: 'Most points lost', description: 'by how much a score may be below the baseline', examples: [1] })
    .optional(),
  warn_days: z
    .int()
    .min(0)
    .max(3650)
    .meta({
      title: 'Days of warning',
      description: 'waivers that expire within this many days are reported',
      examples: [30],
    })
    .optional(),
};

export const policySettings = z.strictObject(settings);
export type PolicySettings = Readonly<z.infer<typeof policySettings>>;

/** The settings that are one number each. */
export type NumberKey = {
  [K in keyof PolicySettings]-?: NonNullable<PolicySettings[K]> extends number ? K : never;
}[keyof PolicySettings];

/** What a number may be, both ends included: the command line's flags are read by the same bounds as the configuration. */
export const numberBounds = (
  key: NumberKey,
): { readonly min: number; readonly max: number; readonly isWhole: boolean } => {
  const { minValue, maxValue, isInt } = settings[key].unwrap();
  return { min: minValue ?? 0, max: maxValue ?? Number.MAX_SAFE_INTEGER, isWhole: isInt };
};

/** The ready-made policies are called by the gate that they ask for. */
const readyMadeName = z.enum(gateIds);

const policyMap = z.strictObject({
  extends: readyMadeName
    .meta({
      title: 'Ready-made policy',
      description: 'a ready-made policy that holds where this one says nothing',
      examples: ['production'],
    })
    .optional(),
  ...settings,
});

/** `formats` are those of the reports that this version writes. */
export const configurationSchema = <F extends string>(formats: readonly F[]) =>
  z.strictObject({
    version: z.literal(1).meta({ title: 'Version', description: 'of this file format; 1 is the only one' }),
    pilots: z
      .array(name)
      .meta({
        title: 'Pilots',
        description:
          'pilot files, folders that are searched for them, and patterns, relative to this file and below its folder; meant by assess, gate, validate and portfolio where the command line names none',
        examples: [['pilots'], ['products/*/pilot.yaml', 'pilots/**/*.yaml']],
      })
      .default([]),
    checklists: z
      .array(name)
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
          file: name.meta({
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
