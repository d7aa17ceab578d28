// What a team would write into its pilot file once a task on facts is done: the numbers that the check asks for, with
// evidence beside them. By hand for each check, and nothing more than the check needs.
import { AS_OF } from '../kit.ts';
import { shown } from './filed.ts';

export type Tree = Record<string, unknown>;
type Deed = (pilot: Tree) => void;

/** The map at a path, made where there is none. */
export const mapAt = (pilot: Tree, path: string): Tree =>
  path.split('.').reduce<Tree>((map, key) => {
    if (key === '') return map;
    map[key] = (map[key] ?? {}) as Tree;
    return map[key] as Tree;
  }, pilot);

const listAt = (pilot: Tree, path: string, key: string): Tree[] => {
  const map = mapAt(pilot, path);
  map[key] = (map[key] ?? []) as Tree[];
  return map[key] as Tree[];
};

/** Writes these fields, with their evidence in the same map. */
const write =
  (path: string, fields: Tree | ((now: Tree) => Tree)): Deed =>
  (pilot) => {
    const map = mapAt(pilot, path);
    Object.assign(map, typeof fields === 'function' ? fields(map) : fields, { evidence: shown });
  };

const each =
  (path: string, key: string, fields: (item: Tree) => Tree): Deed =>
  (pilot) => {
    for (const item of listAt(pilot, path, key)) Object.assign(item, fields(item), { evidence: shown });
  };

/** A line of the budget as a share of the whole; what nobody has planned for pays first, then the largest other line. */
const budgetLine =
  (line: string, share: number): Deed =>
  (pilot) => {
    const budget = mapAt(pilot, 'budget');
    const total = budget.total as number;
    const { [line]: now = 0, ...others } = mapAt(pilot, 'budget.lines') as Record<string, number>;
    const wanted = Math.ceil(total * share);
    const free = total - now - Object.values(others).reduce((sum, one) => sum + one, 0);
    const [largest] = Object.keys(others).sort((a, b) => (others[b] ?? 0) - (others[a] ?? 0));
    const paid = largest === undefined ? {} : { [largest]: (others[largest] ?? 0) - Math.max(0, wanted - now - free) };
    Object.assign(budget, { lines: { ...others, ...paid, [line]: wanted }, evidence: shown });
  };

/** Somebody for each role that has nobody; a role may have several names. */
const people =
  (...wanted: readonly (readonly string[])[]): Deed =>
  (pilot) => {
    const team = listAt(pilot, 'talent', 'team');
    for (const names of wanted) {
      if (team.some(({ role, fte }) => names.includes(role as string) && fte !== 0)) continue;
      team.push({ role: names[0], fte: 0.2, production_llm_experience: false });
    }
    mapAt(pilot, 'talent').evidence = shown;
  };

/** What real users have used is past its demo. */
const inUse = (pilot: Tree): void => {
  const section = mapAt(pilot, 'pilot');
  if (section.stage === 'demo' || section.stage === 'idea') section.stage = 'pilot';
};

const measured = (value: unknown) => ({ value, date: AS_OF });
const contact = 'contact@example.com';
const duty = { owner: 'Platform operations', cadence: 'monthly' };
const behaviour = 'hand over to a person';
const skill = 'experienced';
const californian = ['California FEHA rules on automated decisions', 'California AI transparency (SB 942, AB 2013)'];

export const deeds: Readonly<Record<string, Deed>> = {
  'kpis.result': (pilot) => {
    inUse(pilot);
    each('kpis', 'measures', ({ role, target, limit }) => ({
      measured: measured(role === 'primary' ? target : limit),
    }))(pilot);
  },
  // A broken guardrail holds again; what was no worse than before stays as it was measured.
  'kpis.no-harm': each('kpis', 'measures', ({ role, direction, measured: now, baseline, limit }) => {
    const bound = (role === 'primary' ? baseline : limit) as number;
    const value = (now as Tree | undefined)?.value as number | undefined;
    const isWorse = value !== undefined && (direction === 'decrease' ? value > bound : value < bound);
    return { measured: isWorse ? measured(bound) : now };
  }),
  'kpis.adoption': (pilot) => {
    inUse(pilot);
    write('kpis.adoption', ({ intended_users = 100 }) => ({ intended_users, active_users: intended_users }))(pilot);
  },
  // It earns in the first year with what is measured: as many users and as few errors as the file has, and hardly a build.
  'kpis.roi-confirmed': (pilot) => {
    deeds['kpis.payback']?.(pilot);
    deeds['kpis.result']?.(pilot);
  },
  'kpis.payback': write('value', ({ costs }) => ({ costs: { ...(costs as Tree), build: 1 } })),
  'data.access': each('data', 'sources', () => ({ access: 'api' })),
  'data.ownership': each('data', 'sources', ({ owner }) => ({ owner: owner || 'Data office' })),
  'data.freshness': each('data', 'sources', ({ freshness }) => ({
    freshness: { ...(freshness as Tree), actual_hours: (freshness as Tree).needed_hours },
  })),
  'data.quality-profiled': each('data', 'sources', () => ({
    quality: { completeness: 0.99, duplicates: 0, outdated: 0, profiled: AS_OF },
  })),
  'data.personal-data': each('data', 'sources', ({ personal_data }) =>
    personal_data === 'none' ? {} : { protection: 'pseudonymised', legal_basis: 'Contract' },
  ),
  'data.production-like': write('data.production_sample', { items: 2000, curated: false }),
  'architecture.approach-fit': write('architecture', ({ knowledge }) => ({
    approach: 'rag',
    knowledge: { ...(knowledge as Tree), reached: 'search' },
  })),
  'architecture.grounding': write('architecture', ({ knowledge }) => ({
    knowledge: { ...(knowledge as Tree), reached: 'search', cites: true },
  })),
  'architecture.load': write('architecture.load', ({ peak_concurrency, p95_ms }) => {
    const target = ((p95_ms ?? {}) as Tree).target ?? 4000;
    return { tested_concurrency: peak_concurrency, p95_ms: { target, measured: target }, tested: AS_OF };
  }),
  'architecture.integration-map': each('architecture', 'integrations', (one) => ({
    interface: one.interface ?? 'rest',
    direction: one.direction ?? 'both',
    owner: one.owner || 'Integration team',
  })),
  'architecture.integration-tested': each('architecture', 'integrations', ({ status }) => ({
    status: status === 'live' ? 'live' : 'tested',
  })),
  'architecture.legacy-path': each('architecture', 'integrations', ({ adapter }) => ({
    adapter: { estimate_days: 5, ...(adapter as Tree | undefined), owner: 'Integration team' },
  })),
  'architecture.timeline': (pilot) => {
    each('architecture', 'integrations', ({ adapter }) => ({ adapter: { ...(adapter as Tree), estimate_days: 1 } }))(
      pilot,
    );
    mapAt(pilot, 'architecture').evidence = shown;
  },
  'architecture.fine-tune-justified': write('architecture.fine_tuning', {
    retrain_owner: 'ML platform',
    retrain_cadence: 'monthly',
  }),
  'governance.accountable-owner': write('pilot', { owner: contact }),
  'governance.budget-share': budgetLine('governance_security', 0.27),
  'governance.early-involvement': (pilot) => {
    const { started } = mapAt(pilot, 'pilot');
    for (const one of ['security', 'legal', 'compliance', 'it_operations']) {
      write(`governance.involved.${one}`, { contact, since: started })(pilot);
    }
  },
  // What may apply is listed as well, so that no fact has to say first whether it does.
  'governance.regulations-mapped': (pilot) => {
    const places = mapAt(pilot, 'pilot').jurisdictions as readonly string[];
    if (places.includes('US-CA'))
      listAt(pilot, 'governance', 'regulations').push(...californian.map((name) => ({ name })));
    each('governance', 'regulations', () => ({ checked_by: contact, checked: AS_OF }))(pilot);
  },
  'governance.agent-identity': each('', 'agents', () => ({ identity: 'own' })),
  'governance.agent-permissions': each('', 'agents', () => ({ permissions: 'just-in-time' })),
  'governance.agent-audit': each('', 'agents', () => ({ audit: 'actions-and-reasoning' })),
  'governance.agent-approval': each('', 'agents', () => ({ approval: 'required' })),
  'operations.agent-kill-switch': each('', 'agents', () => ({ kill_switch: 'rehearsed' })),
  'evaluation.dataset': write('evaluation.dataset', {
    items: 400,
    source: 'production',
    versioned: true,
    refreshed: AS_OF,
  }),
  'evaluation.edge-cases': write('evaluation.dataset', { messy_share: 0.25 }),
  'evaluation.thresholds-met': each('evaluation', 'metrics', ({ threshold }) => ({ measured: measured(threshold) })),
  'evaluation.hallucination': write('evaluation.hallucination', { measured: measured(0.01) }),
  'evaluation.pilot-error-rate': write('evaluation.hallucination', ({ measured: now }) => ({
    measured: measured(Math.min(0.1, ((now as Tree | undefined)?.value as number | undefined) ?? 0.1)),
  })),
  'evaluation.human-review': write('evaluation.human_review', { share_of_outputs: 0.1 }),
  'evaluation.performance': write('evaluation.benchmark', { latency: true, cost: true }),
  'operations.owner': write('operations.owners', { cost: contact, monitoring: contact, incidents: contact }),
  'operations.graceful-failure': write('operations.failure_behaviour', {
    rate_limit: behaviour,
    empty_retrieval: behaviour,
    invalid_output: behaviour,
    timeout: behaviour,
    provider_outage: behaviour,
  }),
  'operations.cost-limits': write('operations.spend', ({ forecast_per_month }) => ({
    budget_per_month: forecast_per_month,
    alerts: true,
    hard_cap: true,
  })),
  'operations.service-levels': write('operations.service_levels', {
    availability: { target: 0.99, measured: 0.995 },
    p95_ms: { target: 4000, measured: 3900 },
  }),
  'operations.capacity': write('operations.capacity', { peak_per_minute: 10, quota_per_minute: 15 }),
  'operations.upkeep': write('operations.upkeep', {
    knowledge_refresh: duty,
    re_embedding: duty,
    guardrail_tuning: duty,
    evaluation_growth: duty,
    security_updates: duty,
  }),
  'talent.capacity': (pilot) => {
    const section = mapAt(pilot, 'pilot');
    if (String(section.production_target) < AS_OF) section.production_target = '2027-12-31';
    write('plan', { capacity: { 'software-engineer': 900 } })(pilot);
  },
  'talent.run-team': write('talent', { run_fte: 3 }),
  'talent.user-training': write('talent', { users_trained_share: 0.8 }),
  'talent.change-budget': budgetLine('change_training', 0.2),
  'talent.ethics-role': people(['responsible-ai']),
  'talent.core-roles': people(['ml-engineer', 'llm-engineer'], ['data-engineer'], ['devops', 'sre'], ['domain-expert']),
  'talent.cross-functional': people(
    ['legal', 'compliance'],
    ['security'],
    ['product-owner'],
    ['user-representative', 'change-manager'],
  ),
  'talent.production-experience': (pilot) => {
    Object.assign(listAt(pilot, 'talent', 'team')[0] ?? {}, { production_llm_experience: true, evidence: shown });
  },
  'talent.skills': write('talent.skills', {
    'llm-evaluation': skill,
    'prompt-versioning': skill,
    'rag-optimisation': skill,
    'model-governance': skill,
    'ai-observability': skill,
    'cost-management': skill,
    'hallucination-mitigation': skill,
  }),
};

/** Puts evidence beside what a path leads to: into every map on the way that may have some, and into each item of a list. */
export const show = (pilot: Tree, path: string): void => {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
  const walk = (at: unknown, [key, ...rest]: readonly string[]): void => {
    if (Array.isArray(at)) for (const item of at) walk(item, rest);
    else if (typeof at === 'object' && at !== null) {
      (at as Tree).evidence = shown;
      if (key === 'capacity') return;
      if (key !== undefined) walk((at as Tree)[key], rest);
    }
  };
  walk(pilot[keys[0] ?? ''], keys.slice(1));
};
