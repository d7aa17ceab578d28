// The whole pilot file, with its sections `pilot`, `plan`, `waivers`, `talent`, `operations`, `architecture`
// and `agents`. Sections that are missing are read as empty: not yet known, never fine.
import * as z from 'zod/mini';
import { always, amount, controls, date, daysEstimate, flag, item, map, part, share, text } from '../fields.ts';
import { changeRates, retrainCadences, roles } from '../vocabulary.ts';
import { dataSection } from './data.ts';
import { governanceSection } from './governance.ts';
import { budgetSection, evaluationSection, kpisSection, valueSection } from './value.ts';

// Section `pilot`: what it is, whose it is, where it stands and where it is to go.

export const stages = ['idea', 'demo', 'pilot', 'production', 'scaled', 'paused', 'retired'] as const;
export const audiences = ['internal', 'partners', 'customers', 'public'] as const;
export const tasks = [
  'classification',
  'extraction',
  'summarisation',
  'search',
  'question-answering',
  'drafting',
  'conversation',
  'coding',
  'decision-support',
  'decision',
  'other',
] as const;

/** What its outputs are. */
export const outputKinds = ['text', 'code', 'image', 'audio', 'video', 'action'] as const;

/** ISO 3166-1 country (US), ISO 3166-2 subdivision (US-GA), or EU; a city by its code in UN/LOCODE (US-NYC). */
const jurisdiction = z
  .string()
  .check(z.regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, { error: 'an ISO 3166 code such as DE or US-GA, or EU' }));

const pilotSection = item(
  { name: text },
  {
    summary: text,
    owner: text,
    sponsor: text,
    stage: z.enum(stages),
    started: date,
    production_target: date,
    users: z.enum(audiences),
    prior_internal_use: flag,
    task: z.enum(tasks),
    output: z.array(z.enum(outputKinds)),
    workflow: part({
      name: text,
      volume_per_month: amount,
      improves: text,
    }),
    industry: text,
    jurisdictions: z.array(jurisdiction),
  },
);

export type Stage = (typeof stages)[number];

// Section `plan`, when the work starts and who does it; and `waivers`.

const planSection = map({
  start: date,
  capacity: z.partialRecord(z.enum(roles), amount),
  day_rate: amount,
});

const waiver = item({ check: text, reason: text, approved_by: text, expires: date }, {});

export type Waiver = z.infer<typeof waiver>;

// Section `talent`: the team, what it can, who runs the thing afterwards, who was trained.

const skillLevels = ['none', 'learning', 'experienced'] as const;

const skill = z.enum(skillLevels);

const member = item(
  { role: z.enum(roles) },
  {
    fte: amount,
    production_llm_experience: flag,
  },
);

const talentSection = map({
  team: z.array(member),
  run_fte: amount,
  skills: part({
    'llm-evaluation': skill,
    'prompt-versioning': skill,
    'rag-optimisation': skill,
    'model-governance': skill,
    'ai-observability': skill,
    'cost-management': skill,
    'hallucination-mitigation': skill,
  }),
  partner: part({ used: flag, production_llm_experience: flag }),
  users_trained_share: share,
  controls,
});

export type Member = z.infer<typeof member>;

// Section `operations`: who runs it, what happens when it fails, what it may cost, how it is kept up.

const duty = part({ owner: text, cadence: text });

const operationsSection = map({
  owners: part({ cost: text, monitoring: text, incidents: text }),
  failure_behaviour: part({
    rate_limit: text,
    empty_retrieval: text,
    invalid_output: text,
    timeout: text,
    provider_outage: text,
  }),
  spend: part({
    forecast_per_month: amount,
    budget_per_month: amount,
    alerts: flag,
    hard_cap: flag,
  }),
  service_levels: part({
    availability: part({ target: share, measured: share }),
    p95_ms: part({ target: amount, measured: amount }),
  }),
  capacity: part({ peak_per_minute: amount, quota_per_minute: amount }),
  upkeep: part({
    knowledge_refresh: duty,
    re_embedding: duty,
    guardrail_tuning: duty,
    evaluation_growth: duty,
    security_updates: duty,
  }),
  controls,
});

// Section `architecture`: how it is built.

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

const architectureSection = map({
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

const agent = item(
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

export const pilotSchema = item(
  { version: z.literal(1), pilot: pilotSection },
  {
    kpis: always(kpisSection),
    value: always(valueSection),
    budget: always(budgetSection),
    data: always(dataSection),
    architecture: always(architectureSection),
    governance: always(governanceSection),
    evaluation: always(evaluationSection),
    operations: always(operationsSection),
    talent: always(talentSection),
    agents: z.array(agent),
    plan: always(planSection),
    waivers: z.array(waiver),
  },
);

/** What stands under x-<name>: fields that an organisation's checklist declares. Blank ones are not there. */
export type OwnFields = Readonly<Record<string, unknown>>;

/** A pilot as the rules read it: every section is there, and what is not known is undefined. */
export type Pilot = z.infer<typeof pilotSchema> & { readonly [section: `x-${string}`]: OwnFields | undefined };
