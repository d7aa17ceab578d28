// Section `agents`: every model that can choose tools or actions which change state.
import * as z from 'zod/mini';
import { flag, item, text } from '../fields.ts';

export const agent = item(
  { name: text },
  {
    purpose: text,
    owner: text,
    identity: z.enum(['own', 'shared', 'personal']),
    permissions: z.enum(['just-in-time', 'scoped', 'broad']),
    tools: z.array(text),
    irreversible_actions: flag,
    approval: z.enum(['required', 'sampled', 'none']),
    audit: z.enum(['actions-and-reasoning', 'actions', 'none']),
    kill_switch: z.enum(['rehearsed', 'exists', 'none']),
  },
);

export type Agent = z.infer<typeof agent>;
