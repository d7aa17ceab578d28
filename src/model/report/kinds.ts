// The kinds of value that the JSON report is made of.
import * as z from 'zod';
import { dimensionIds, gateIds } from '../dimensions.ts';

export const score = z.number().min(0).max(100).nullable();
export const share = z.number().min(0).max(1);
export const place = z.strictObject({ path: z.string(), line: z.int().min(1), column: z.int().min(1) });
export const days = z.strictObject({ low: z.number(), likely: z.number(), high: z.number() });
export const dimensionId = z.enum(dimensionIds);
export const gateId = z.enum(gateIds);
