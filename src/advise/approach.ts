// Prompt, retrieval, training or both: the decision of rules/architecture.ts, with what the articles say on either side.
import { likely } from '../model/fields.ts';
import { type Pilot, tasks } from '../model/pilot/pilot.ts';
import { changeRates } from '../model/vocabulary.ts';
import { isNarrow, recommend } from '../rules/architecture.ts';
import { type Claim, claim, oneOf, percent, someOf, testBoth } from '../rules/logic.ts';
import { inputFacts, money } from '../rules/value.ts';
import { type NeededInput, valueInputs } from '../rules/value-case.ts';
import {
  type AdviceRule,
  ask,
  type Basis,
  end,
  flags,
  type Lever,
  lever,
  type Ruling,
  type WeighedFigure,
  words,
} from './rule.ts';

// What volume and cost say on training a smaller model: the monthly bill of inference, and what of it could be saved.

/** What two articles claim that a small, tuned model saves in computing. Claims, not measurements of this pilot. */
const [LOW, HIGH] = [0.4, 0.6] as const;

const needed: readonly NeededInput[] = ['volume', 'adoptionSteady', 'inference'];

const savingFigures = ({ pilot }: Basis): readonly WeighedFigure[] => {
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
      says: `if a smaller, trained model saved 40% to 60% of it, that would be ${money(bill * LOW, currency)} to ${money(bill * HIGH, currency)} a month: where saving is the only reason to train, labels, training, tests and retraining may cost no more than that${describePeople(pilot, bill * HIGH)}`,
      why: 'the saving is what S2 (up to 40%) and S1 (up to 60%) claim from experience',
    },
  ];
};

/** The people that the saving would pay for, where their price is stated. */
const describePeople = ({ value }: Pilot, saved: number): string => {
  const price = likely(value.costs.run_team.per_fte_month);
  return price === undefined || price === 0 ? '' : `, or ${Number((saved / price).toPrecision(2))} of a person’s time`;
};

/** What inference takes of the benefit of a task. */
const shareFigures = ({ pilot }: Basis): readonly WeighedFigure[] => {
  const { known } = valueInputs(pilot);
  const { inference, benefit } = known;
  if (inference === undefined || benefit === undefined || benefit === 0) return [];
  const facts = inputFacts(known).filter(({ path }) => /benefit_per_task|inference/.test(path));
  return [{ says: `inference takes ${percent(inference / benefit)} of the benefit per task`, facts }];
};

const unweighed = 'volume and cost weigh for or against training; the answer rests on the task';

const smallModels =
  'S1 and S2 (the author’s experience and internal data: up to 60% and up to 40% less computing, almost 70% in a case of S1; no paper is named)';

export const approachAdvice: AdviceRule = {
  id: 'approach',
  title: 'Approach',
  answers: {
    prompt: {
      says: 'A prompt, with neither retrieval nor training',
      when: 'the task needs no knowledge that changes or must be cited, and is not narrow, stable and labelled enough to train on',
      against: {
        says: 'A small model trained on the domain often does its one task better than a large general one, and cheaper on every call; a prompt alone knows nothing of the organisation',
        source: smallModels,
      },
    },
    rag: {
      says: 'Retrieval (RAG)',
      when: 'knowledge changes often or must be cited, and the task is not narrow, stable, special in style and labelled enough to train on as well',
      against: {
        says: 'A large model with retrieval stays a generalist that is paid for on every call; one trained on the domain is said to be more accurate at its task and cheaper to run',
        source: smallModels,
      },
    },
    'fine-tune': {
      says: 'Fine-tuning',
      when: 'the task is narrow and stable, has enough labels, wants a style of its own or uses no knowledge, and nothing it knows changes often or must be cited; saving alone carries it only where volume makes the saving larger than its upkeep',
      against: {
        says: 'Training is often over-engineering: it freezes what it learned, shows no sources, and each change sends it back to training, with versions and tests to keep. Retrieval with good prompts would be quicker and cheaper to keep up',
        source: 'S3 (the publisher’s own view, no figure)',
      },
    },
    hybrid: {
      says: 'Retrieval and fine-tuning together',
      when: 'knowledge changes often or must be cited, and the task is narrow and stable with a style of its own and enough labels',
      against: {
        says: 'Two things are to be kept up at once, an index and a trained model. It is where many may end, not where they should start: retrieval first shows whether training is still missed',
        source: 'S3 (the publisher’s own view, no figure)',
      },
    },
  },
  decide: ({ pilot, approach }) => {
    const { approaches, facts, missing } = recommend(pilot, approach);
    return { answers: approaches, facts, missing };
  },
  levers: (basis) => approachLevers(basis),
  figures: (basis) => [
    {
      says: `knowledge that changes ${basis.approach.changes} or more often wants retrieval; ${basis.approach.labels} labels are enough to train on`,
      check: 'architecture.approach-fit',
    },
    ...savingFigures(basis),
  ],
  chosen: ({ architecture: { approach } }) =>
    approach === undefined ? undefined : { path: 'architecture.approach', fits: [approach] },
  checks: ['architecture.approach-fit', 'architecture.fine-tune-justified', 'architecture.grounding'],
};

/** What rules/architecture.ts reads. */
export const approachLevers = (basis: Basis): readonly Lever[] => {
  const { labels } = basis.approach;
  const profile = 'architecture.task_profile';
  return [
    ...flags(basis, 'architecture.knowledge.used', 'architecture.knowledge.must_cite'),
    words(basis, 'architecture.knowledge.changes', changeRates),
    ...flags(basis, `${profile}.narrow`, `${profile}.stable`, `${profile}.special_style`),
    lever(basis, 'data.labels.count', [`below ${labels}`, Math.max(0, labels - 1)], [`${labels} or more`, labels]),
  ];
};

/** Whether the facts speak for training of any kind. */
export const trains = ({ pilot, approach }: Basis): Claim => {
  const { approaches, facts, missing } = recommend(pilot, approach);
  const readings = new Set(approaches.map((one) => one === 'fine-tune' || one === 'hybrid'));
  const truth = readings.size === 1 ? readings.has(true) : undefined;
  return { truth, facts, missing: truth === undefined ? missing : [] };
};

// How large a model to start with: small and trained, small, or large with a comparison to follow.

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
      when: 'the facts point to fine-tuning or a hybrid',
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
  const truth = inference === 0 ? false : testBoth(inference, benefit, (cost, gain) => cost >= HEAVY * gain);
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
