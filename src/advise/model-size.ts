// How large a model to start with: small and trained, small, or large with a comparison to follow.
import { tasks } from '../model/pilot/pilot.ts';
import { isNarrow } from '../rules/approach.ts';
import { type Claim, claim, someOf } from '../rules/claims.ts';
import { oneOf, whetherBoth } from '../rules/truth.ts';
import { valueInputs } from '../rules/value-inputs.ts';
import { approachLevers, trains } from './approach.ts';
import type { Basis } from './basis.ts';
import { type Lever, lever, words } from './levers.ts';
import type { AdviceRule } from './rule.ts';
import { shareFigures } from './saving.ts';
import { ask, end, type Ruling } from './tree.ts';

/** Tasks with short answers from a known set; from this share of a task's benefit on, inference is a heavy cost. */
const shortTasks = ['classification', 'extraction'] as const;
const HEAVY = 0.1;

const narrowPath = 'architecture.task_profile.narrow';

export const modelSizeAdvice: AdviceRule = {
  id: 'model-size',
  title: 'Model size',
  answers: {
    'small-tuned': {
      says: 'A small model, trained on the domain',
      when: 'the facts speak for fine-tuning or a hybrid',
      against: {
        says: 'A commercial model by its interface is the cheapest start for most, and each new large model may overtake the small one that somebody must retrain',
        source: 'S0 (advice) and S3 (the publisher’s own view)',
      },
    },
    small: {
      says: 'A small general model first, a larger one only where it fails the tests',
      when: 'the task is narrow, and it is classification or extraction, or inference costs a tenth of the benefit or more',
      against: {
        says: 'Where nobody has shown yet that the task can be done at all, a small model’s failure proves nothing: the large one would tell the task’s difficulty from the model’s',
      },
    },
    large: {
      says: 'A large general model first, then a comparison with a smaller one',
      when: 'the task is broad, or narrow with long answers and light cost',
      against: {
        says: 'The largest model is seldom needed: over 60% of the models in production are said to be small and specific to a domain, and the difference is paid on every call',
        source: 'S2 (the author’s internal data) and S1; S3 holds retrieval with prompts to be the usual start',
      },
    },
  },
  decide: (basis) =>
    ask(
      isNarrow(basis.pilot),
      ask(
        trainsIfNarrow(basis),
        end('small-tuned'),
        ask(someOf([isShort(basis), isHeavy(basis)]), end('small'), large),
      ),
      large,
    ),
  levers: (basis) => [...approachLevers(basis), words(basis, 'pilot.task', tasks), ...costLevers(basis)],
  figures: (basis) => [
    {
      says: 'inference is heavy from 10% of the benefit per task on',
      why: 'a convention of this tool, no article gives one',
    },
    ...shareFigures(basis),
  ],
  checks: ['architecture.model-fit'],
};

const large: Ruling = end('large');

/** Below the question of a narrow task, which a blank leaves open for both branches alike. */
const trainsIfNarrow = (basis: Basis): Claim => {
  const { pilot } = basis;
  const { architecture } = pilot;
  const task_profile = { ...architecture.task_profile, narrow: true };
  const { truth, facts, missing } = trains({
    ...basis,
    pilot: { ...pilot, architecture: { ...architecture, task_profile } },
  });
  return { truth, facts: facts.filter(({ path }) => path !== narrowPath), missing };
};

const isShort = ({ pilot: { pilot } }: Basis): Claim =>
  claim({ 'pilot.task': pilot.task }, oneOf(pilot.task, ...shortTasks));

const INFERENCE = 'value.costs.inference_per_task';
const BENEFIT = 'value.benefit_per_task';

const isHeavy = ({ pilot }: Basis): Claim => {
  const { known, missing } = valueInputs(pilot);
  const { inference, benefit } = known;
  const truth = inference === 0 ? false : whetherBoth(inference, benefit, (cost, gain) => cost >= HEAVY * gain);
  const paths = missing.filter(({ input }) => input === 'inference' || input === 'benefit').map(({ path }) => path);
  return {
    ...claim({ [INFERENCE]: rounded(inference), [BENEFIT]: rounded(benefit) }, truth),
    missing: truth === undefined ? paths : [],
  };
};

const rounded = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Number(value.toFixed(4));

/** Each beside what the other now is: just heavy, and just not. */
const costLevers = (basis: Basis): readonly Lever[] => {
  const { inference, benefit } = valueInputs(basis.pilot).known;
  const limit = HEAVY * (benefit || 1);
  const enough = (inference || 0.1) / HEAVY;
  return [
    lever(
      basis,
      INFERENCE,
      [`${limit.toPrecision(3)} or more`, limit],
      [`less than ${limit.toPrecision(3)}`, benefit === 0 ? 0 : limit / 2],
    ),
    lever(
      basis,
      BENEFIT,
      [`${enough.toPrecision(3)} or less, in money`, { amount: enough / 2 }],
      [`more than ${enough.toPrecision(3)}, in money`, { amount: enough * 2 }],
    ),
  ];
};
