// Checks that hang on the effort that is left rise by themselves once enough of it is saved. For the solver each better
// level is a variable of its own, which costs nothing and asks for so much saved effort.
import type { Late } from '../../assess/late.ts';
import type { Assessment, Finding } from '../../model/assessment.ts';
import type { Action } from './actions.ts';

export type Rise = {
  readonly finding: Finding;
  readonly to: Finding;
  /** The days that must be saved, and what each action saves. */
  readonly less: number;
  readonly saves: readonly number[];
  /** The level that comes before it, and the action that closes the check itself. */
  readonly first: number | undefined;
  readonly closing: number | undefined;
};

/** What may rise cannot be shown first: nobody knows yet how far it will hold. */
export const withRises = (
  all: readonly Action[],
  { findings }: Assessment,
  late: Late | undefined,
): { readonly actions: readonly Action[]; readonly rises: readonly Rise[] } => {
  const levels = late?.levels(findings) ?? [];
  if (late === undefined || levels.length === 0) return { actions: all, rises: [] };
  const rising = new Set(levels.map(({ finding }) => finding));
  const actions = all.filter(({ kind, finding }) => kind === 'close' || !rising.has(finding));
  const saves = actions.map(({ kind, finding }) => (kind === 'close' ? late.effortOf(finding) : 0));
  const rises = levels.map(({ finding, to, now, most }, k): Rise => {
    const closing = actions.findIndex((action) => action.kind === 'close' && action.finding === finding);
    return {
      finding,
      to,
      less: now - most,
      saves,
      first: levels[k - 1]?.finding === finding ? k - 1 : undefined,
      closing: closing < 0 ? undefined : closing,
    };
  });
  return { actions, rises };
};
