// The case beside what is usual, with who says so. It is a comparison, not a law: nothing is judged by it here.
import { likely } from '../model/estimate.ts';
import type { Origin } from '../model/planning.ts';
import type { ValueCase } from '../model/value-report.ts';
import type { Source } from './assumed.ts';
import type { Stated } from './figures.ts';

type Usual = ValueCase['usual'][number];
type Kind = Pick<Usual, 'check' | 'says' | 'unit' | 'low' | 'high'>;
type Own = { readonly own: number | null; readonly origins: Origin[] };

const kinds = {
  payback: { check: 'kpis.payback', says: 'Payback in 6 to 12 months', unit: 'months', low: 6, high: 12 },
  runTeam: { check: 'talent.run-team', says: 'A run team of 3 to 5 FTE', unit: 'fte', low: 3, high: 5 },
  change: {
    check: 'talent.change-budget',
    says: 'At least 20% of the budget for change management and training',
    unit: 'share',
    low: 0.2,
    high: null,
  },
  governance: {
    check: 'governance.budget-share',
    says: 'About 30% of the budget for governance and security',
    unit: 'share',
    low: 0.27,
    high: 0.33,
  },
} as const satisfies Record<string, Kind>;

/** Each with the words and the source that the checklist has for it; what the checklist leaves out is left out. */
export const usualOf = (source: Source, stated: Stated, payback: number | null): Usual[] =>
  [
    beside(kinds.payback, { own: payback, origins: [] }, source),
    beside(kinds.runTeam, runTeamOf(stated), source),
    beside(kinds.change, shareOf('change_training', source), source),
    beside(kinds.governance, shareOf('governance_security', source), source),
  ].flat();

const beside = (kind: Kind, { own, origins }: Own, { checklist }: Source): readonly Usual[] => {
  const item = checklist.items.find(({ id }) => id === kind.check);
  if (item === undefined) return [];
  const sources = (item.figures ?? []).map(({ says, source, origin }) => ({ says, source, origin }));
  return [{ ...kind, own, origins, stands: standing(own, kind), sources }];
};

const standing = (own: number | null, { low, high }: Kind): Usual['stands'] => {
  if (own === null) return 'unknown';
  if (own < low - 1e-9) return 'below';
  return high !== null && own > high + 1e-9 ? 'above' : 'within';
};

const runTeamOf = ({ figures }: Stated): Own => {
  const fte = figures.find(({ path }) => path === 'value.costs.run_team.fte');
  return fte?.origin.from === 'file' ? { own: likely(fte.value) ?? null, origins: [fte.origin] } : unknown;
};

const unknown: Own = { own: null, origins: [] };

const shareOf = (line: 'change_training' | 'governance_security', { pilot: { budget }, locate }: Source): Own => {
  const [part, { total }] = [budget.lines[line], budget];
  if (part === undefined || total === undefined || !(total > 0)) return unknown;
  const places = [`budget.lines.${line}`, 'budget.total'];
  return { own: part / total, origins: places.map((path): Origin => ({ from: 'file', at: locate(path) })) };
};
