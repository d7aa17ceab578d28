// Governance: which tier and laws the facts point to, who answers for it, who was asked, and what it may cost.
import { join } from '../model/path.ts';
import type { Pilot } from '../model/pilot.ts';
import { budgetOptions, budgetShare } from './budget.ts';
import { byShare, somebody } from './combinators.ts';
import { noOptions, type Rule, rule } from './define.ts';
import { notStated } from './outcomes.ts';
import { fieldsPart, type Part } from './parts.ts';
import { regulationsMapped } from './regulations-check.ts';
import { riskTierSettled } from './risk-tier-check.ts';
import { named, whetherBoth } from './truth.ts';

export const governanceRules = {
  'governance.risk-tier': rule(noOptions, (pilot, _options, context) => riskTierSettled(pilot, context)),

  'governance.accountable-owner': rule(noOptions, ({ pilot: { owner } }) => somebody('owner', owner, 'pilot.owner')),

  'governance.early-involvement': rule(noOptions, (pilot) => {
    const parts = involvedParts(pilot);
    const outcome = byShare(parts, 'have a contact who joined by the start of the pilot', 'governance.involved');
    const settled = pilot.pilot.started !== undefined || parts.every(({ holds }) => holds === false);
    return settled ? outcome : notStated(['start of the pilot'], 'pilot.started', outcome.best);
  }),

  'governance.regulations-mapped': rule(noOptions, regulationsMapped),

  'governance.budget-share': rule(budgetOptions, (pilot, options) =>
    budgetShare(pilot, 'governance_security', options),
  ),
} as const satisfies Record<string, Rule>;

const departments = { security: 'security', legal: 'legal', compliance: 'compliance', it_operations: 'IT operations' };

const involvedParts = ({ pilot: { started }, governance }: Pilot): readonly Part[] =>
  Object.entries(departments).map(([key, name]) => {
    const { contact, since } = governance.involved[key as keyof typeof departments];
    const inTime = whetherBoth(since, started, (date, start) => date <= start);
    return fieldsPart(name, join('governance.involved', key), { contact: named(contact), since: inTime });
  });
