// What the integrations still ask for: which are open, which need an adapter, and by how much to multiply an estimate.
import { later, workingDays } from '../model/dates.ts';
import type { Outcome, StatedFact } from '../model/evidence.ts';
import { likely } from '../model/fields.ts';
import type { Agent, Integration, Pilot } from '../model/pilot/pilot.ts';
import { join } from '../model/problem.ts';
import {
  fieldsPart,
  isNamed,
  isStated,
  oneOf,
  type Part,
  some,
  spaced,
  type Truth,
  toParts,
  up,
  withDetails,
} from './logic.ts';
import {
  byShare,
  coverage,
  met,
  noOptions,
  notApplicable,
  notStated,
  type Rule,
  type RuleContext,
  rule,
  scored,
  unknown,
  type Values,
} from './outcomes.ts';

/** What each open integration and each open legacy one adds to the multiplier, its ceiling, and the days where nobody estimated. */
export const burdenOptions = {
  per_open: 'amount',
  per_legacy: 'amount',
  ceiling: 'positive',
  days: 'positive',
  legacy_days: 'positive',
} as const;

export type Burden = {
  readonly open: number;
  readonly legacy: number;
  readonly multiplier: number;
  /** How the multiplier comes about, in a few words. */
  readonly reason: string;
  /** Days for the open integrations, before the multiplier. */
  readonly estimate: number;
  /** Days with the multiplier. */
  readonly days: number;
};

/** Legacy is the flag alone; a blank one is read as `blankIsLegacy`: asked both ways, this gives the least and the most. */
export const burden = (
  integrations: readonly Integration[],
  options: Values<typeof burdenOptions>,
  blankIsLegacy: boolean,
): Burden => {
  const isLegacy = (one: Integration) => one.legacy ?? blankIsLegacy;
  const open = integrations.filter(isOpen);
  const legacy = open.filter(isLegacy).length;
  const sum = 1 + options.per_open * open.length + options.per_legacy * legacy;
  const multiplier = Math.min(options.ceiling, sum);
  const estimate = open
    .map((one) => likely(one.adapter.estimate_days) ?? (isLegacy(one) ? options.legacy_days : options.days))
    .reduce((total, days) => total + days, 0);
  const reason = `${open.length} open, ${legacy} of them legacy: × ${multiplier}${sum > multiplier ? ', the most' : ''}`;
  return { open: open.length, legacy, multiplier, reason, estimate, days: estimate * multiplier };
};

/** A blank status is open. */
export const isOpen = (integration: Integration): boolean => isTested(integration) !== true;

export const isTested = (integration: Integration): Truth => oneOf(integration.status, 'tested', 'live');

/** Flagged as legacy, or reached by nothing better than a screen or a format of its own. */
export const needsAdapter = (integration: Integration): Truth =>
  some([integration.legacy, oneOf(integration.interface, 'proprietary', 'screen', 'none')]);

// Judges the systems that the pilot must touch: whether each is mapped, tested, and reached where it is old.

const section = 'architecture.integrations';

export const integrationMap = ({ architecture: { integrations } }: Pilot): Outcome => {
  if (integrations?.length === 0) return met('no system to touch', section);
  const says = 'systems have an interface, a direction and an owner';
  return byShare(toParts(integrations, section, mappedPart), says, section);
};

const mappedPart = ({ system, interface: way, direction, owner }: Integration, at: string): Part =>
  fieldsPart(system, at, { interface: isStated(way), direction: isStated(direction), owner: isNamed(owner) });

export const integrationTested = ({ architecture: { integrations } }: Pilot): Outcome =>
  byShare(toParts(integrations, section, testedPart), 'integrations are tested or live', section);

const testedPart = (one: Integration, at: string): Part => ({
  name: one.status === undefined ? one.system : withDetails(one.system, one.status),
  at: join(at, 'status'),
  evidenceAt: at,
  holds: isTested(one),
});

/** A system that may need no adapter counts only while it could lack one. */
export const legacyPath = ({ architecture: { integrations } }: Pilot): Outcome => {
  const parts = toParts(integrations, section, adapterPart)?.filter(({ counts }) => counts);
  return byShare(parts, 'legacy systems have an adapter with an owner and an estimate', section);
};

const adapterPart = (one: Integration, at: string): Part & { readonly counts: boolean } => {
  const { owner, estimate_days } = one.adapter;
  const part = fieldsPart(one.system, join(at, 'adapter'), {
    owner: isNamed(owner),
    estimate_days: isStated(estimate_days),
  });
  return { ...part, counts: needsAdapter(one) ?? part.holds !== true };
};

// Whether the working days left until production cover what the open integrations still ask for.

/** `stretch`: a need of up to so many times the days left is half covered. */
export const timelineOptions = { ...burdenOptions, stretch: 'positive' } as const;

export const timeline = (pilot: Pilot, options: Values<typeof timelineOptions>, { asOf }: RuleContext): Outcome => {
  const { integrations } = pilot.architecture;
  const { production_target } = pilot.pilot;
  if (integrations === undefined) return notStated(['integrations'], systems);
  if (production_target === undefined) return notStated(['production date'], 'pilot.production_target');
  const left = workingDays(later(pilot.plan.start, asOf), production_target);
  const [least, most] = [burden(integrations, options, false), burden(integrations, options, true)];
  const best = coverage(left, least.days, options.stretch);
  const score = coverage(left, most.days, options.stretch);
  const seen = `${left} working days left, ${needed(least, most)}`;
  const facts = deciding(pilot, asOf);
  if (score !== best) return unknown(seen, unflagged(integrations), best, { facts });
  const support = score > 0 ? [{ evidencePaths: ['architecture'], points: score }] : [];
  return scored(score, seen, 'pilot.production_target', { support, facts });
};

const systems = 'architecture.integrations';

/** Where the flag is missing that keeps the need open. */
const unflagged = (integrations: readonly Integration[]): string =>
  join(
    join(
      systems,
      integrations.findIndex((one) => isOpen(one) && one.legacy === undefined),
    ),
    'legacy',
  );

const needed = (least: Burden, most: Burden): string =>
  least.days === most.days
    ? `${up(most.days)} needed (${up(most.estimate)} estimated; ${most.reason})`
    : `${up(least.days)} to ${up(most.days)} needed, by whether each is legacy (${least.reason}; to ${most.reason})`;

/** The dates and the open integrations. */
const deciding = ({ pilot, plan, architecture }: Pilot, asOf: string): readonly StatedFact[] => [
  { path: 'pilot.production_target', value: pilot.production_target ?? '' },
  ...(plan.start !== undefined && plan.start > asOf ? [{ path: 'plan.start', value: plan.start }] : []),
  ...(architecture.integrations ?? []).flatMap((one, i) =>
    isOpen(one) ? [{ path: join(systems, i), value: describe(one) }] : [],
  ),
];

const describe = ({ system, status, legacy, adapter }: Integration): string => {
  const days = likely(adapter.estimate_days);
  return [system, status, legacy ? 'legacy' : undefined, days === undefined ? undefined : `${days} days`]
    .filter((word) => word !== undefined)
    .join(', ');
};

// Agents: models that act by themselves. The worst agent decides, and the evidence has to cover all of them.

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
  const support = lowest > 0 ? [{ evidencePaths: evidenced.map(({ at }) => at), points: lowest }] : [];
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
