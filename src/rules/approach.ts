// Which approach the facts of the task speak for. The only place of that decision: checks and advice both ask here.
import type { Fact } from '../model/outcome.ts';
import type { Approach } from '../model/pilot/architecture.ts';
import type { Pilot } from '../model/pilot.ts';
import { changeRates } from '../model/words.ts';
import { type Claim, claim, denied, distinctFacts, everyOf, someOf } from './claims.ts';
import type { Values } from './define.ts';
import { type Truth, whether } from './truth.ts';

/** `labels`: enough of them to train on; `changes`: knowledge that changes this often, or more often, wants retrieval. */
export const approachOptions = { labels: 'count', changes: changeRates } as const;
export type ApproachOptions = Values<typeof approachOptions>;

/**
 * `approaches` are all that some reading of the blanks speaks for: one where the facts decide, and then nothing is
 * `missing`. From-scratch is never among them. `facts` are the stated values that decided.
 */
export type Recommendation = {
  readonly approaches: readonly Approach[];
  readonly facts: readonly Fact[];
  readonly missing: readonly string[];
};

export const recommend = (pilot: Pilot, options: ApproachOptions): Recommendation => {
  const { used } = pilot.architecture.knowledge;
  const asStated = needs(pilot, options, claim({ 'architecture.knowledge.used': used }, used));
  // Whether knowledge is used bears on both needs, so that a blank must be read alike in both.
  const readings = used === undefined ? [true, false].map((one) => needs(pilot, options, claim({}, one))) : [asStated];
  const possible = readings.flatMap(([retrieval, training]) =>
    values(retrieval.truth).flatMap((retrieve) => values(training.truth).map((train) => approachFor(retrieve, train))),
  );
  return {
    approaches: (['prompt', 'rag', 'fine-tune', 'hybrid'] as const).filter((approach) => possible.includes(approach)),
    facts: distinctFacts(readings.flat().filter(({ truth }) => truth !== undefined)),
    missing: [...new Set(asStated.flatMap(({ missing }) => missing))],
  };
};

export const isNarrow = ({ architecture: { task_profile } }: Pilot): Claim =>
  claim({ 'architecture.task_profile.narrow': task_profile.narrow }, task_profile.narrow);

export const isStable = ({ architecture: { task_profile } }: Pilot): Claim =>
  claim({ 'architecture.task_profile.stable': task_profile.stable }, task_profile.stable);

/** Labels count here whether or not somebody checked them: data.labels asks for the check. */
export const hasLabels = ({ data: { labels } }: Pilot, enough: number): Claim =>
  claim(
    { 'data.labels.count': labels.count },
    whether(labels.count, (count) => count >= enough),
  );

/** 0 is never; the higher, the more often. */
export const rank = (rate: (typeof changeRates)[number]): number => changeRates.indexOf(rate);

const approachFor = (retrieve: boolean, train: boolean): Approach => {
  if (retrieve) return train ? 'hybrid' : 'rag';
  return train ? 'fine-tune' : 'prompt';
};

/** The need to retrieve and the need to train. */
const needs = (pilot: Pilot, options: ApproachOptions, used: Claim): readonly [Claim, Claim] => {
  const { knowledge, task_profile } = pilot.architecture;
  const moves = whether(knowledge.changes, (rate) => rank(rate) >= rank(options.changes));
  const retrieval = someOf([
    claim({ 'architecture.knowledge.changes': knowledge.changes }, moves),
    claim({ 'architecture.knowledge.must_cite': knowledge.must_cite }, knowledge.must_cite),
  ]);
  const style = claim(
    { 'architecture.task_profile.special_style': task_profile.special_style },
    task_profile.special_style,
  );
  return [
    everyOf([used, retrieval]),
    everyOf([isNarrow(pilot), isStable(pilot), someOf([style, denied(used)]), hasLabels(pilot, options.labels)]),
  ];
};

const values = (truth: Truth): readonly boolean[] => (truth === undefined ? [true, false] : [truth]);
