// How one duty stands: shown by checks that are met and by the team's answer, or what is still wanting.
import type { Finding } from '../../model/assessment.ts';
import type { Duty, ObligationState } from '../../model/obligation.ts';
import type { Control } from '../../model/pilot/controls.ts';
import type { Status } from '../../model/words.ts';
import { reasonOf, statusOf } from '../control.ts';

/** Everything that decides how a duty stands. */
export type Standing = {
  readonly duty: Duty;
  readonly findings: ReadonlyMap<string, Finding>;
  readonly answer: Control | undefined;
  readonly inForce: boolean;
};

export type Stand = {
  readonly state: ObligationState;
  readonly shownBy: readonly string[];
  readonly openChecks: readonly string[];
  readonly remedy: string | null;
};

export const standOf = ({ duty, findings, answer, inForce }: Standing): Stand => {
  const named = duty.shown_by.flatMap((id) => findings.get(id) ?? []);
  const checks = named.filter(({ kind }) => kind !== 'not-applicable');
  const lacking = checks.filter(({ kind }) => kind !== 'met');
  const status = statusOf(answer);
  const parts = {
    shownBy: checks.filter(({ kind }) => kind === 'met').map(({ item }) => item.id),
    openChecks: lacking.map(({ item }) => item.id),
  };
  if (status === 'not-applicable' && duty.absolute === undefined) {
    return { state: 'declared-away', ...parts, remedy: `declared not to apply: ${reasonOf(answer) ?? ''}` };
  }
  const asks = duty.asks === true || checks.length === 0 || named.some(({ declared }) => declared === 'counts');
  const state = stateBy(lacking.length, asks, status);
  if (state === 'shown') return { state, ...parts, remedy: null };
  return { state: inForce ? state : 'upcoming', ...parts, remedy: remedyFor(duty, lacking, state) };
};

/** A check that falls short, or an answer that says so, is open; only where nothing says so is the answer awaited. */
const stateBy = (lacking: number, asks: boolean, status: Status): 'shown' | 'open' | 'to-be-answered' => {
  const denied = status === 'partial' || status === 'planned' || status === 'absent';
  if (lacking > 0 || denied) return 'open';
  return asks && status !== 'in-place' ? 'to-be-answered' : 'shown';
};

const remedyFor = ({ id }: Duty, lacking: readonly Finding[], state: ObligationState): string => {
  const [first, ...more] = lacking;
  if (first !== undefined) {
    const others = more.length === 0 ? '' : `; also ${more.map(({ item }) => item.id).join(', ')}`;
    return `${first.item.fix.do} (${first.item.id})${others}`;
  }
  return state === 'to-be-answered'
    ? `answer governance.obligations.${id}`
    : `bring it into place, then say so under governance.obligations.${id}`;
};
