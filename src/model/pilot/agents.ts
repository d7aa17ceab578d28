// Section `agents`: every model that can choose tools or actions which change state.
import * as z from 'zod';
import { map, text } from '../fields.ts';

export const agent = map({
  name: text,
  purpose: text.optional(),
  owner: text.optional(),
  identity: z.enum(['own', 'shared', 'personal']).optional(),
  permissions: z.enum(['just-in-time', 'scoped', 'broad']).optional(),
  tools: z.array(text).optional(),
  irreversible_actions: z.boolean().optional(),
  approval: z.enum(['required', 'sampled', 'none']).optional(),
  audit: z.enum(['actions-and-reasoning', 'actions', 'none']).optional(),
  kill_switch: z.enum(['rehearsed', 'exists', 'none']).optional(),
});

export type Agent = z.infer<typeof agent>;
