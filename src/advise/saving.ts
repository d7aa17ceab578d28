// What volume and cost say on training a smaller model: the monthly bill of inference, and what of it could be saved.

import { likely } from '../model/estimate.ts';
import type { Pilot } from '../model/pilot.ts';
import { type NeededInput, valueInputs } from '../rules/value-inputs.ts';
import { inputFacts, money } from '../rules/value-words.ts';
import { percent } from '../rules/words.ts';
import type { Basis } from './basis.ts';
import type { Figure } from './rule.ts';

/** What two articles claim that a small, tuned model saves in computing. Claims, not measurements of this pilot. */
const [LOW, HIGH] = [0.4, 0.6] as const;

const needed: readonly NeededInput[] = ['volume', 'adoptionSteady', 'inference'];

export const savingFigures = ({ pilot }: Basis): readonly Figure[] => {
  const { known, missing } = valueInputs(pilot);
  const { volume, adoptionSteady, inference } = known;
  if (volume === undefined || adoptionSteady === undefined || inference === undefined) {
    const paths = missing.filter(({ input }) => needed.includes(input)).map(({ path }) => path);
    return [{ says: `what training could save cannot be told yet: state ${paths.join(', ')}`, why: unweighed }];
  }
  const bill = volume * adoptionSteady * inference;
  const { currency } = pilot.value;
  const facts = inputFacts(known).filter(({ path }) => /volume_per_month|adoption\.steady|inference/.test(path));
  return [
    { says: `inference comes to ${money(bill, currency)} a month once adoption is steady`, facts },
    {
      says: `if a smaller, trained model saved 40% to 60% of it, that would be ${money(bill * LOW, currency)} to ${money(bill * HIGH, currency)} a month: where saving is the only reason to train, labels, training, tests and retraining may cost no more than that${peopleWords(pilot, bill * HIGH)}`,
      why: 'the saving is what S2 (up to 40%) and S1 (up to 60%) claim from experience',
    },
  ];
};

/** The people that the saving would pay for, where their price is stated. */
const peopleWords = ({ value }: Pilot, saved: number): string => {
  const price = likely(value.costs.run_team.per_fte_month);
  return price === undefined || price === 0 ? '' : `, or ${Number((saved / price).toPrecision(2))} of a person’s time`;
};

/** What inference takes of the benefit of a task. */
export const shareFigures = ({ pilot }: Basis): readonly Figure[] => {
  const { known } = valueInputs(pilot);
  const { inference, benefit } = known;
  if (inference === undefined || benefit === undefined || benefit === 0) return [];
  const facts = inputFacts(known).filter(({ path }) => /benefit_per_task|inference/.test(path));
  return [{ says: `inference takes ${percent(inference / benefit)} of the benefit per task`, facts }];
};

const unweighed = 'volume and cost weigh for or against training; the answer rests on the task';
