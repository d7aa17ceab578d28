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
  /** The stated facts do not rule out what the duty forbids; said even where the check of it is not asked for. */
  readonly breached?: boolean;
};

export type Stand = {
  readonly state: ObligationState;
  readonly shownBy: readonly string[];
  readonly openChecks: readonly string[];
  readonly remedy: string | null;
};

export const standOf = ({ duty, findings, answer, inForce, breached = false }: Standing): Stand => {
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
  const asks = duty.asks === true || checks.length === 0 || isLeftOut(duty, named);
  const isBreached = breached && named.every(({ kind }) => kind !== 'met');
  const state = isBreached ? 'open' : stateBy(lacking.length, asks, status);
  if (state === 'shown') return { state, ...parts, remedy: null };
  const remedy =
    isBreached && lacking.length === 0
      ? REMEDY_OF_BREACH
      : remedyFor(duty, lacking, state) + (asks && lacking.length > 0 && status !== 'in-place' ? andAnswer(duty) : '');
  return { state: inForce ? state : 'upcoming', ...parts, remedy };
};

const REMEDY_OF_BREACH =
  'drop every practice that is listed under governance.classification.prohibited_practices, or answer what is blank there';

/** A check that is declared away, or that the organisation's checklist does not ask for, shows nothing. */
const isLeftOut = ({ shown_by }: Duty, named: readonly Finding[]): boolean =>
  named.length < shown_by.length || named.some(({ declared }) => declared === 'counts');

const andAnswer = ({ id }: Duty): string => `; then answer governance.obligations.${id}`;

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
