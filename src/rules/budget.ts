// The share of the approved total that one line of the budget gets: what a concern is worth once it must be paid for.
import type { Outcome } from '../model/outcome.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { join } from '../model/problem.ts';
import { factsOf, percent, spaced } from './logic.ts';
import { absent, atLeast, notStated, type Values } from './outcomes.ts';

export const budgetOptions = { share: 'share', partial_share: 'share' } as const;

type Line = Exclude<keyof Pilot['budget']['lines'], 'evidence'>;

const lineNames: Readonly<Partial<Record<Line, string>>> = {
  governance_security: 'Governance and security',
  change_training: 'Change management and training',
};

/** A stated 0 settles it whatever the other figure is. */
export const budgetShare = (
  { budget: { lines, total } }: Pilot,
  line: Line,
  { share, partial_share }: Values<typeof budgetOptions>,
): Outcome => {
  const at = join('budget.lines', line);
  const part = lines[line];
  const facts = [...factsOf('budget.lines', { [line]: part }), ...factsOf('budget', { total })];
  if (total === 0) return absent('the total is 0', 'budget.total', { facts, fact: 'The budget is 0' });
  if (part === 0)
    return absent('nothing is set aside', at, { facts, fact: `${lineNames[line] ?? spaced(line)}: nothing set aside` });
  if (part === undefined) return notStated([`budget line ${spaced(line)}`], at, 1, { facts });
  if (total === undefined) return notStated(['budget total'], 'budget.total', 1, { facts });
  const label = lineNames[line] ?? spaced(line);
  const outcome = atLeast(
    part / total,
    { full: share, part: partial_share },
    (of) => `${percent(of)} of the budget`,
    at,
  );
  const support = outcome.score > 0 ? [{ places: ['budget'], points: outcome.score }] : [];
  const fact = `${label}: ${percent(part / total)} of the budget, ${percent(share)} wanted`;
  return { ...outcome, facts, support, fact };
};
