// Architecture: does the approach fit the task, and do the systems around it bear production?
import { isRecent } from '../model/dates.ts';
import type { Outcome, StatedFact } from '../model/evidence.ts';
import type { Approach, Pilot } from '../model/pilot/pilot.ts';
import { changeRates, retrainCadences } from '../model/vocabulary.ts';
import { conditions } from './conditions.ts';
import { integrationMap, integrationTested, legacyPath, timeline, timelineOptions } from './integrations.ts';
import {
  against,
  type Claim,
  claim,
  claimParts,
  denied,
  distinctFacts,
  everyOf,
  isNamed,
  isStated,
  oneOf,
  someOf,
  type Truth,
  testBoth,
  testValue,
} from './logic.ts';
import {
  absent,
  all,
  half,
  met,
  noOptions,
  notStated,
  type Rule,
  type RuleContext,
  rule,
  unknown,
  type Values,
} from './outcomes.ts';

// Which approach the facts of the task speak for. The only place of that decision: checks and advice both ask here.

/** `labels`: enough of them to train on; `changes`: knowledge that changes this often, or more often, wants retrieval. */
const approachOptions = { labels: 'count', changes: changeRates } as const;
export type ApproachOptions = Values<typeof approachOptions>;

/**
 * `approaches` are all that some reading of the blanks speaks for: one where the facts decide, and then nothing is
 * `missing`. From-scratch is never among them. `facts` are the stated values that decided.
 */
export type Recommendation = {
  readonly approaches: readonly Approach[];
  readonly facts: readonly StatedFact[];
  readonly missing: readonly string[];
};

/**
 * The approaches that the stated facts leave possible, with the facts that decided and those that are missing; several
 * where a blank leaves it open.
 */
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

/** Whether the task is stated to be narrow; open where nothing says. */
export const isNarrow = ({ architecture: { task_profile } }: Pilot): Claim =>
  claim({ 'architecture.task_profile.narrow': task_profile.narrow }, task_profile.narrow);

const isStable = ({ architecture: { task_profile } }: Pilot): Claim =>
  claim({ 'architecture.task_profile.stable': task_profile.stable }, task_profile.stable);

/** Labels count here whether or not somebody checked them: data.labels asks for the check. */
const hasLabels = ({ data: { labels } }: Pilot, enough: number): Claim =>
  claim(
    { 'data.labels.count': labels.count },
    testValue(labels.count, (count) => count >= enough),
  );

/** 0 is never; the higher, the more often. */
const rank = (rate: (typeof changeRates)[number]): number => changeRates.indexOf(rate);

const approachFor = (retrieve: boolean, train: boolean): Approach => {
  if (retrieve) return train ? 'hybrid' : 'rag';
  return train ? 'fine-tune' : 'prompt';
};

/** The need to retrieve and the need to train. */
const needs = (pilot: Pilot, options: ApproachOptions, used: Claim): readonly [Claim, Claim] => {
  const { knowledge, task_profile } = pilot.architecture;
  const moves = testValue(knowledge.changes, (rate) => rank(rate) >= rank(options.changes));
  const retrieval = someOf([
    claim({ 'architecture.knowledge.changes': knowledge.changes }, moves),
    claim({ 'architecture.knowledge.must_cite': knowledge.must_cite }, knowledge.must_cite),
  ]);
  const style = claim(
    { 'architecture.task_profile.special_style': task_profile.special_style },
    task_profile.special_style,
  );
  return [
    everyOf([used, retrieval, denied(reachedWhole(pilot))]),
    everyOf([isNarrow(pilot), isStable(pilot), someOf([style, denied(used)]), hasLabels(pilot, options.labels)]),
  ];
};

/**
 * Whether what it needs to know comes whole: fetched by its key, or all of it in the prompt. Blank, an approach that
 * retrieves says that it is searched for; so does one that is not chosen yet.
 */
const reachedWhole = ({ architecture: { approach, knowledge } }: Pilot): Claim => {
  const { reached } = knowledge;
  const implied = reached === undefined && (approach === undefined || approach === 'rag' || approach === 'hybrid');
  if (implied) return claim({}, false);
  return claim({ 'architecture.knowledge.reached': reached }, oneOf(reached, 'lookup', 'in-prompt'));
};

const values = (truth: Truth): readonly boolean[] => (truth === undefined ? [true, false] : [truth]);

// Judges the approach that a pilot chose: against the facts of its task, as a thing to train, as a thing that retrieves.

/** A departure from what the facts speak for is half with a reason, however good the reason may be. */
const approachFit = (pilot: Pilot, options: ApproachOptions): Outcome => {
  const { approach, approach_reason: reason, knowledge } = pilot.architecture;
  const { approaches, facts: task, missing } = recommend(pilot, options);
  const at = 'architecture.approach';
  const advice = `the facts ${missing.length === 0 ? 'point to' : 'leave open'} ${approaches.join(', ')}`;
  if (approach === undefined) return unknown(`not stated: approach; ${advice}`, at, 1, { facts: task });
  const facts = [{ path: at, value: approach }, ...task];
  const shown = (points: number) => ({ facts, support: [{ evidencePaths: ['architecture'], points }] });
  const used = knowledge.reached === 'none' ? withoutSearch(approach) : approach;
  const words = used === approach ? approach : `${approach} that reaches no knowledge`;
  if (approaches.includes(used)) {
    if (missing.length === 0) return met(`${words}, and ${advice}`, at, shown(1));
    return unknown(`${words}; ${advice}; not stated: ${missing.join(', ')}`, missing[0] ?? at, 1, { facts });
  }
  const departure = `${words}, but ${advice}`;
  if (isNamed(reason)) return half(`${departure}; reason given: ${reason}`, at, shown(0.5));
  const best = reason === undefined ? 0.5 : 0;
  return absent(`${departure}; no reason given`, at, { facts, best });
};

/** What an approach comes to that answers from what the model was trained on. */
const withoutSearch = (approach: Approach): Approach =>
  approach === 'rag' ? 'prompt' : approach === 'hybrid' ? 'fine-tune' : approach;

const trainingOptions = { labels: 'count' } as const;

const fineTuneJustified = (pilot: Pilot, { labels }: Values<typeof trainingOptions>): Outcome => {
  const { approach, fine_tuning } = pilot.architecture;
  const { retrain_owner: owner, retrain_cadence: cadence } = fine_tuning;
  const grounds: Readonly<Record<string, Claim>> = {
    'a narrow task': isNarrow(pilot),
    'a stable task': isStable(pilot),
    // A hybrid retrieves what changes.
    ...(approach === 'hybrid' ? {} : { 'knowledge that lasts until the next retraining': lastingKnowledge(pilot) }),
    [`${labels} labels`]: hasLabels(pilot, labels),
    'an owner of retraining': claim({ 'architecture.fine_tuning.retrain_owner': owner }, isNamed(owner)),
    'a cadence of retraining': claim({ 'architecture.fine_tuning.retrain_cadence': cadence }, isStated(cadence)),
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

/** Grounded by retrieval, a look-up or a prompt that holds it all, and citing, or need not; must cite and does not is half. */
const grounding = (pilot: Pilot): Outcome => {
  const { approach, knowledge } = pilot.architecture;
  const retrieval = groundedBy(pilot);
  const sourced = someOf([
    claim({ 'architecture.knowledge.cites': knowledge.cites }, knowledge.cites),
    denied(claim({ 'architecture.knowledge.must_cite': knowledge.must_cite }, knowledge.must_cite)),
  ]);
  const at = sourced.facts[0]?.path ?? 'architecture.knowledge';
  const facts = [...retrieval.facts, ...sourced.facts];
  if (retrieval.truth === false) {
    const seen = 'it answers from what the model was trained on (knowledge.reached: none)';
    return absent(seen, 'architecture.approach', { facts: retrieval.facts });
  }
  const missing = [...retrieval.missing, ...sourced.missing];
  const uncited = { facts, values: [at], fact: 'Answers must cite their sources and do not' };
  if (missing.length > 0 && sourced.truth === false) return notStated(missing, missing[0] ?? at, 0.5, uncited);
  if (missing.length > 0) return notStated(missing, missing[0] ?? at, 1, { facts });
  const way = knowledge.reached ?? approach;
  if (sourced.truth === false) return half(`${way}; must cite and does not`, at, uncited);
  return met(`${way}; ${knowledge.cites ? 'cites its sources' : 'need not cite'}`, at, { facts });
};

/** Stated, how knowledge is reached decides; blank, an approach that retrieves says so, and another leaves it open. */
const groundedBy = (pilot: Pilot): Claim => {
  const { approach, knowledge } = pilot.architecture;
  const { reached } = knowledge;
  if (reached !== undefined) return claim({ 'architecture.knowledge.reached': reached }, reached !== 'none');
  if (approach === undefined) return claim({ 'architecture.approach': approach }, undefined);
  if (conditions.retrieves(pilot)) return claim({ 'architecture.approach': approach }, true);
  return claim({ 'architecture.approach': approach, 'architecture.knowledge.reached': reached }, undefined);
};

// Whether a recent load test reached the peak with the latency that was wanted.

const loadOptions = { days: 'count' } as const;

const section = 'architecture.load';

const load = ({ architecture }: Pilot, { days }: Values<typeof loadOptions>, { asOf }: RuleContext): Outcome => {
  const { peak_concurrency: peak, tested_concurrency: reached, p95_ms, tested } = architecture.load;
  const { target, measured } = p95_ms;
  const grounds = {
    [`tested at peak${against(reached, peak)}`]: claim(
      { [`${section}.tested_concurrency`]: reached, [`${section}.peak_concurrency`]: peak },
      testBoth(reached, peak, (most, needed) => most >= needed),
    ),
    [`p95 within its target${against(measured, target)}`]: claim(
      { [`${section}.p95_ms.measured`]: measured, [`${section}.p95_ms.target`]: target },
      testBoth(measured, target, (taken, wanted) => taken <= wanted),
    ),
    // Without a date the test counts.
    [`tested within ${days} days`]: claim(
      { [`${section}.tested`]: tested },
      tested === undefined || isRecent(tested, asOf, days),
    ),
  };
  const lacking = [
    `load test at ${reached} of ${peak} at once`,
    `p95 under load ${measured} ms, target ${target} ms`,
    `no load test for ${days} days`,
  ];
  const seen = `tested at ${reached} of ${peak} at once, p95 ${measured} of ${target} ms`;
  const parts = claimParts(grounds, section).map((part, i) => ({ ...part, lacking: lacking[i] ?? part.name }));
  return all(parts, seen, section);
};

export const architectureRules = {
  'architecture.approach-fit': rule(approachOptions, approachFit),
  'architecture.fine-tune-justified': rule(trainingOptions, fineTuneJustified),
  'architecture.grounding': rule(noOptions, grounding),
  'architecture.integration-map': rule(noOptions, integrationMap),
  'architecture.integration-tested': rule(noOptions, integrationTested),
  'architecture.legacy-path': rule(noOptions, legacyPath),
  'architecture.timeline': rule(timelineOptions, timeline),
  'architecture.load': rule(loadOptions, load),
} as const satisfies Record<string, Rule>;
