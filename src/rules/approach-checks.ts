// Judges the approach that a pilot chose: against the facts of its task, as a thing to train, as a thing that retrieves.
import type { Outcome } from '../model/outcome.ts';
import type { Pilot } from '../model/pilot.ts';
import { retrainCadences } from '../model/words.ts';
import { type ApproachOptions, hasLabels, isNarrow, isStable, rank, recommend } from './approach.ts';
import { type Claim, claim, claimParts, denied, someOf } from './claims.ts';
import { all } from './combinators.ts';
import { conditions } from './conditions.ts';
import type { Values } from './define.ts';
import { absent, half, met, notStated, unknown } from './outcomes.ts';
import { named, stated, type Truth } from './truth.ts';

/** A departure from what the facts speak for is half with a reason, however good the reason may be. */
export const approachFit = (pilot: Pilot, options: ApproachOptions): Outcome => {
  const { approach, approach_reason: reason } = pilot.architecture;
  const { approaches, facts: task, missing } = recommend(pilot, options);
  const at = 'architecture.approach';
  const advice = `the facts ${missing.length === 0 ? 'speak for' : 'leave open'} ${approaches.join(', ')}`;
  if (approach === undefined) return unknown(`not stated: approach; ${advice}`, at, 1, { facts: task });
  const facts = [{ path: at, value: approach }, ...task];
  const shown = (points: number) => ({ facts, support: [{ places: ['architecture'], points }] });
  if (approaches.includes(approach)) {
    if (missing.length === 0) return met(`${approach}, and ${advice}`, at, shown(1));
    return unknown(`${approach}; ${advice}; not stated: ${missing.join(', ')}`, missing[0] ?? at, 1, { facts });
  }
  const departure = `${approach}, but ${advice}`;
  if (named(reason)) return half(`${departure}; reason given: ${reason}`, at, shown(0.5));
  return absent(`${departure}; no reason given`, at, { facts });
};

export const trainingOptions = { labels: 'count' } as const;

export const fineTuneJustified = (pilot: Pilot, { labels }: Values<typeof trainingOptions>): Outcome => {
  const { approach, fine_tuning } = pilot.architecture;
  const { retrain_owner: owner, retrain_cadence: cadence } = fine_tuning;
  const grounds: Readonly<Record<string, Claim>> = {
    'a narrow task': isNarrow(pilot),
    'a stable task': isStable(pilot),
    // A hybrid retrieves what changes.
    ...(approach === 'hybrid' ? {} : { 'knowledge that lasts until the next retraining': lastingKnowledge(pilot) }),
    [`${labels} labels`]: hasLabels(pilot, labels),
    'an owner of retraining': claim({ 'architecture.fine_tuning.retrain_owner': owner }, named(owner)),
    'a cadence of retraining': claim({ 'architecture.fine_tuning.retrain_cadence': cadence }, stated(cadence)),
  };
  const seen = `narrow and stable, with labels, retrained ${cadence} by ${owner}`;
  return all(claimParts(grounds, 'architecture'), seen, 'architecture');
};

const lastingKnowledge = ({ architecture }: Pilot): Claim => {
  const { used, changes } = architecture.knowledge;
  const cadence = architecture.fine_tuning.retrain_cadence;
  return someOf([
    denied(claim({ 'architecture.knowledge.used': used }, used)),
    claim(
      { 'architecture.knowledge.changes': changes, 'architecture.fine_tuning.retrain_cadence': cadence },
      outlasts(changes, cadence),
    ),
  ]);
};

type Knowledge = Pilot['architecture']['knowledge'];
type Cadence = Pilot['architecture']['fine_tuning']['retrain_cadence'];

/** Whether knowledge changes no more often than the model is retrained; live and static knowledge need no known cadence. */
const outlasts = (changes: Knowledge['changes'], cadence: Cadence): Truth => {
  if (changes === undefined) return undefined;
  const verdicts = (cadence === undefined ? retrainCadences : [cadence]).map((rate) => rank(changes) <= rank(rate));
  return verdicts.every((verdict) => verdict === verdicts[0]) ? verdicts[0] : undefined;
};

/** Retrieval that cites, or need not; retrieval that must cite and does not is half. */
export const grounding = (pilot: Pilot): Outcome => {
  const { approach, knowledge } = pilot.architecture;
  const retrieval = claim({ 'architecture.approach': approach }, conditions.retrieves(pilot));
  const sourced = someOf([
    claim({ 'architecture.knowledge.cites': knowledge.cites }, knowledge.cites),
    denied(claim({ 'architecture.knowledge.must_cite': knowledge.must_cite }, knowledge.must_cite)),
  ]);
  const at = sourced.facts[0]?.path ?? 'architecture.knowledge';
  const facts = [...retrieval.facts, ...sourced.facts];
  if (retrieval.truth === false) {
    return absent(`${approach} retrieves nothing`, 'architecture.approach', { facts: retrieval.facts });
  }
  const missing = [...retrieval.missing, ...sourced.missing];
  if (missing.length > 0) return notStated(missing, missing[0] ?? at, sourced.truth === false ? 0.5 : 1, { facts });
  if (sourced.truth === false) return half(`${approach}; must cite and does not`, at, { facts });
  return met(`${approach}; ${knowledge.cites ? 'cites its sources' : 'need not cite'}`, at, { facts });
};
