// The shape of readiness.config.yaml: what holds for all pilots of a repository, where the command line says nothing else.
import * as z from 'zod';

export const configuration = z.strictObject({
  version: z.literal(1),
  /** Organisations' checklists, relative to this file; composed with the core. */
  checklists: z.array(z.string().trim().min(1)).default([]),
});
export type Configuration = z.infer<typeof configuration>;
