// The best and the worst reading of the blanks in a value case: what they agree on holds whatever is filled in.
import { costOfTask, type KnownInputs, type ValueInputs } from './value-inputs.ts';

/** More than any pilot earns or costs; finite, so that 0 times it is 0. */
const MUCH = 1e15;

/** Every blank filled so that the net value of every month is as high, or as low, as it can be. */
export const extremeInputs = (known: KnownInputs, reading: 'best' | 'worst'): ValueInputs => {
  const best = reading === 'best';
  const cost = best ? 0 : MUCH;
  const task = {
    benefit: known.benefit ?? (best ? MUCH : 0),
    errorRate: known.errorRate ?? (best ? 0 : 1),
    costPerError: known.costPerError ?? cost,
    inference: known.inference ?? cost,
  };
  const usage = extremeUsage(known, task.benefit > costOfTask(task) === best);
  return { ...known, ...task, ...usage, build: known.build ?? cost, runTeam: known.runTeam ?? cost };
};

type Usage = Pick<ValueInputs, 'volume' | 'adoptionStart' | 'adoptionSteady' | 'monthsToSteady'>;

/** As many tasks as the stated facts allow, or as few: which of them pays depends on what one task earns. */
const extremeUsage = (known: KnownInputs, most: boolean): Usage => {
  const adoptionStart = known.adoptionStart ?? Number(most);
  const adoptionSteady = known.adoptionSteady ?? Number(most);
  const soon = adoptionSteady >= adoptionStart === most;
  return {
    volume: known.volume ?? (most ? MUCH : 0),
    adoptionStart,
    adoptionSteady,
    monthsToSteady: known.monthsToSteady ?? (soon ? 0 : MUCH),
  };
};
