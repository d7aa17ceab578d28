// Agents: models that act by themselves. The worst agent decides, and the evidence has to cover all of them.
import type { Outcome } from '../model/outcome.ts';
import type { Agent } from '../model/pilot/agents.ts';
import { join } from '../model/problem.ts';
import { spaced, withDetails } from './logic.ts';
import { noOptions, notApplicable, notStated, type Rule, rule, scored } from './outcomes.ts';

export const agentsRules = {
  'governance.agent-identity': rule(noOptions, ({ agents }) => worst('identity', viewed(agents))),
  'governance.agent-permissions': rule(noOptions, ({ agents }) => enoughToPilot('permissions', agents)),
  'governance.agent-audit': rule(noOptions, ({ agents }) => enoughToPilot('audit', agents)),
  'governance.agent-approval': rule(noOptions, ({ agents }) => approval(agents)),
  'operations.agent-kill-switch': rule(noOptions, ({ agents }) => worst('kill_switch', viewed(agents))),
} as const satisfies Record<string, Rule>;

/** Half marks are enough for the pilot gate where a person approves whatever cannot be undone. */
const enoughToPilot = (trait: Trait, agents: readonly Agent[] | undefined): Outcome => {
  const outcome = worst(trait, viewed(agents));
  const { kind, best } = approval(agents);
  if (outcome.best !== 0.5 || (best < 1 && kind !== 'not-applicable')) return outcome;
  return { ...outcome, enoughFor: { gate: 'pilot', sure: kind !== 'unknown' } };
};

const approval = (agents: readonly Agent[] | undefined): Outcome => {
  const everyone = viewed(agents);
  const able = everyone.filter(({ agent }) => agent.irreversible_actions !== false);
  const sure = able.filter(({ agent }) => agent.irreversible_actions);
  const open = able.filter(({ agent }) => agent.irreversible_actions === undefined);
  if (able.length === 0) return notApplicable('no agent can take irreversible actions', 'agents');
  const least = worst('approval', sure, everyone);
  // The agents left open matter only where they could change how it ends.
  const settled = sure.length > 0 && worst('approval', able, everyone).kind === least.kind;
  if (open.length === 0 || settled) return least;
  const missing = withDetails('whether actions are irreversible', ...open.map(({ agent }) => agent.name));
  return notStated([missing], join(open[0]?.at ?? 'agents', 'irreversible_actions'), least.best);
};

type Trait = 'identity' | 'permissions' | 'audit' | 'approval' | 'kill_switch';

/** What each word is worth: half of a check is no permission to pass, it still blocks. */
const points: { readonly [K in Trait]: Readonly<Record<NonNullable<Agent[K]>, number>> } = {
  identity: { own: 1, shared: 0, personal: 0 },
  permissions: { 'just-in-time': 1, scoped: 0.5, broad: 0 },
  audit: { 'actions-and-reasoning': 1, actions: 0.5, none: 0 },
  approval: { required: 1, sampled: 0.5, none: 0 },
  kill_switch: { rehearsed: 1, exists: 0.5, none: 0 },
};

/** What a word says in a sentence where it falls short. */
const shortfalls: Readonly<Record<Trait, Readonly<Record<string, string>>>> = {
  identity: { shared: 'acts under a shared account', personal: "acts under a person's account" },
  permissions: { scoped: 'permissions are scoped, but permanent', broad: 'permissions are broad' },
  audit: { actions: 'its actions are recorded without the reasoning', none: 'its actions are not recorded' },
  approval: { sampled: 'only a sample of its actions is approved by a person', none: 'nobody approves its actions' },
  kill_switch: { exists: 'its kill switch was never rehearsed', none: 'it has no kill switch' },
};

type Viewed = { readonly agent: Agent; readonly at: string };

const viewed = (agents: readonly Agent[] = []): readonly Viewed[] =>
  agents.map((agent, i) => ({ agent, at: join('agents', i) }));

/** A stated failure decides, else a blank leaves it unknown, else the lowest of the agents counts. */
const worst = (trait: Trait, counted: readonly Viewed[], evidenced: readonly Viewed[] = counted): Outcome => {
  const blank = counted.filter(({ agent }) => agent[trait] === undefined);
  const lowest = Math.min(1, ...counted.map(({ agent }) => worth(agent, trait)));
  if (lowest > 0 && blank.length > 0) {
    const missing = withDetails(spaced(trait), ...blank.map(({ agent }) => agent.name));
    const stated = lowest < 1 ? statedLow(trait, counted, lowest) : {};
    return notStated([missing], join(blank[0]?.at ?? 'agents', trait), lowest, stated);
  }
  const { facts, values, fact, deciding } = statedLow(trait, counted, lowest);
  const seen = `${spaced(trait)} ${deciding.map(({ agent }) => `${agent[trait]} (${agent.name})`).join(', ')}`;
  const support = lowest > 0 ? [{ places: evidenced.map(({ at }) => at), points: lowest }] : [];
  return scored(lowest, seen, facts[0]?.path ?? 'agents', { facts, support, values, fact });
};

/** The agents of the lowest worth, with what is stated of them. */
const statedLow = (trait: Trait, counted: readonly Viewed[], lowest: number) => {
  const deciding = counted.filter(({ agent }) => worth(agent, trait) === lowest);
  const facts = deciding.map(({ agent, at }) => ({ path: join(at, trait), value: String(agent[trait]) }));
  const [first, ...more] = deciding;
  const named =
    first === undefined ? '' : `Agent "${first.agent.name}"${more.length > 0 ? ` and ${more.length} more` : ''}`;
  const word = String(first?.agent[trait]);
  const fact = `${named}: ${shortfalls[trait][word] ?? `${spaced(trait)} ${word}`}`;
  return { deciding, facts, values: facts.map(({ path }) => path), fact };
};

/** A blank counts as good here: it is what the agent could still be worth. */
const worth = (agent: Agent, trait: Trait): number => {
  const word = agent[trait];
  return word === undefined ? 1 : ((points[trait] as Readonly<Record<string, number>>)[word] ?? 1);
};
