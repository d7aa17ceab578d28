// Judges the systems that the pilot must touch: whether each is mapped, tested, and reached where it is old.
import type { Outcome } from '../model/outcome.ts';
import { join } from '../model/path.ts';
import type { Integration } from '../model/pilot/architecture.ts';
import type { Pilot } from '../model/pilot.ts';
import { byShare } from './combinators.ts';
import { isTested, needsAdapter } from './integrations.ts';
import { met } from './outcomes.ts';
import { fieldsPart, type Part, partsOf } from './parts.ts';
import { named, stated } from './truth.ts';
import { withDetails } from './words.ts';

const section = 'architecture.integrations';

export const integrationMap = ({ architecture: { integrations } }: Pilot): Outcome => {
  if (integrations?.length === 0) return met('no system to touch', section);
  const says = 'systems have an interface, a direction and an owner';
  return byShare(partsOf(integrations, section, mappedPart), says, section);
};

const mappedPart = ({ system, interface: way, direction, owner }: Integration, at: string): Part =>
  fieldsPart(system, at, { interface: stated(way), direction: stated(direction), owner: named(owner) });

export const integrationTested = ({ architecture: { integrations } }: Pilot): Outcome =>
  byShare(partsOf(integrations, section, testedPart), 'integrations are tested or live', section);

const testedPart = (one: Integration, at: string): Part => ({
  name: one.status === undefined ? one.system : withDetails(one.system, one.status),
  at: join(at, 'status'),
  evidenceAt: at,
  holds: isTested(one),
});

/** A system that may need no adapter counts only while it could lack one. */
export const legacyPath = ({ architecture: { integrations } }: Pilot): Outcome => {
  const parts = partsOf(integrations, section, adapterPart)?.filter(({ counts }) => counts);
  return byShare(parts, 'legacy systems have an adapter with an owner and an estimate', section);
};

const adapterPart = (one: Integration, at: string): Part & { readonly counts: boolean } => {
  const { owner, estimate_days } = one.adapter;
  const part = fieldsPart(one.system, join(at, 'adapter'), {
    owner: named(owner),
    estimate_days: stated(estimate_days),
  });
  return { ...part, counts: needsAdapter(one) ?? part.holds !== true };
};
