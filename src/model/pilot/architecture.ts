// Sections `architecture` and `agents`: how it is built, and what it may do by itself.
import * as z from 'zod/mini';
import { amount, controls, date, daysEstimate, flag, item, map, part, text } from '../fields.ts';
import { changeRates, retrainCadences } from '../vocabulary.ts';

const approaches = ['prompt', 'rag', 'fine-tune', 'hybrid', 'from-scratch'] as const;
const hostings = ['vendor-api', 'private-cloud', 'self-hosted'] as const;
/** How the main source reaches the model: found by searching, fetched by its key, whole in the prompt, or not at all. */
const knowledgeReached = ['search', 'lookup', 'in-prompt', 'none'] as const;
const interfaces = ['rest', 'graphql', 'grpc', 'event', 'file', 'database', 'screen', 'proprietary', 'none'] as const;
const integrationStates = ['not-started', 'mocked', 'tested', 'live'] as const;

const integration = item(
  { system: text },
  {
    interface: z.enum(interfaces),
    direction: z.enum(['read', 'write', 'both']),
    owner: text,
    critical: flag,
    legacy: flag,
    status: z.enum(integrationStates),
    adapter: part({ owner: text, estimate_days: daysEstimate }),
  },
);

export const architectureSection = map({
  approach: z.enum(approaches),
  approach_reason: text,
  model: part({
    name: text,
    hosting: z.enum(hostings),
    version_pinned: flag,
  }),
  knowledge: part({
    used: flag,
    changes: z.enum(changeRates),
    must_cite: flag,
    cites: flag,
    reached: z.enum(knowledgeReached),
  }),
  task_profile: part({
    narrow: flag,
    stable: flag,
    special_style: flag,
  }),
  fine_tuning: part({
    retrain_owner: text,
    retrain_cadence: z.enum(retrainCadences),
  }),
  integrations: z.array(integration),
  load: part({
    peak_concurrency: amount,
    tested_concurrency: amount,
    p95_ms: part({ target: amount, measured: amount }),
    tested: date,
  }),
  controls,
});

export type Approach = (typeof approaches)[number];
export type Integration = z.infer<typeof integration>;

// Section `agents`: every model that can choose tools or actions which change state.

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
