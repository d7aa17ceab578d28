// Prompt, retrieval, training or both: the decision of rules/approach.ts, with what the articles say on either side.
import { changeRates } from '../model/words.ts';
import { recommend } from '../rules/approach.ts';
import type { Claim } from '../rules/claims.ts';
import type { Basis } from './basis.ts';
import { flags, type Lever, lever, words } from './levers.ts';
import type { AdviceRule } from './rule.ts';
import { savingFigures } from './saving.ts';

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

/** What rules/approach.ts reads. */
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
