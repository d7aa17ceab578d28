// Every contradiction between the stated facts of a pilot, and between facts and the evidence files that they cite.
// Structured facts only: free text is never read. What is not known contradicts nothing.

import type { Contradiction } from '../model/assessment.ts';
import { classesOf, holdsPersonal } from '../model/pilot/data.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { parent } from '../model/problem.ts';
import { dimensionIds } from '../model/vocabulary.ts';
import { shown } from '../read/nearest.ts';
import type { Document } from '../read/parse.ts';
import { isInEu } from '../rules/places.ts';
import { type Evidence, type Input, statusOf } from './evaluate.ts';
import { type BrokenPiece, faultyPieces } from './evidence.ts';

// A contradiction before it is known on which lines its sides stand.

/** A path of the pilot file and what it says there. */
type Side = readonly [path: string, value: unknown];

export type Clash = { readonly id: string; readonly statement: string; readonly sides: readonly [Side, ...Side[]] };

/** One contradiction where the condition holds; what is not known contradicts nothing. */
const clash = (
  holds: boolean,
  id: string,
  statement: string,
  ...sides: readonly [Side, ...Side[]]
): readonly Clash[] => (holds ? [{ id, statement, sides }] : []);

/** Whether a stated list is empty; a list that is not stated is not. */
const isNone = (list: readonly unknown[] | undefined): boolean => list?.length === 0;

// Contradictions between how a pilot is classified under the law and what it is said to do.

const of = (field: string): string => `governance.classification.${field}`;

const aboutClassification = (pilot: Pilot): readonly Clash[] => [
  ...reach(pilot),
  ...nature(pilot),
  ...output(pilot),
  ...origin(pilot),
  ...effect(pilot),
  ...agents(pilot),
];

/** Where it is used, and by whom. */
const reach = ({ pilot: { users, stage, jurisdictions }, governance }: Pilot): readonly Clash[] => {
  const { eu_link: link, research_only: research } = governance.classification;
  const inEu = (jurisdictions ?? []).filter(isInEu);
  const transparency = governance.controls.transparency;
  const isLive = stage === 'production' || stage === 'scaled';
  return [
    ...clash(
      inEu.length > 0 && link === false,
      'eu-link-denied',
      `the link to the EU is denied (eu_link: false), yet the jurisdictions name ${inEu.join(', ')}, in the EU`,
      [of('eu_link'), false],
      ['pilot.jurisdictions', jurisdictions?.join(', ')],
    ),
    ...clash(
      users === 'public' && statusOf(transparency) === 'not-applicable',
      'transparency-denied-to-the-public',
      'the public uses it, yet telling people that they deal with an AI is declared not applicable',
      ['governance.controls.transparency', 'not-applicable'],
      ['pilot.users', users],
    ),
    ...clash(
      research === true && isLive,
      'research-in-production',
      `the pilot is stated to be research only (research_only: true), yet the stage is ${stage}`,
      [of('research_only'), true],
      ['pilot.stage', stage],
    ),
  ];
};

/** What it is made of. */
const nature = ({ architecture, governance: { classification }, data }: Pilot): readonly Clash[] => {
  const { approach } = architecture;
  const sources = data.sources ?? [];
  const held = sources.map(classesOf);
  const withoutPeople = sources.length > 0 && held.every((classes) => classes !== undefined && !holdsPersonal(classes));
  return [
    ...clash(
      classification.infers_outputs === false && approach !== undefined,
      'model-that-infers-nothing',
      `outputs are said not to be inferred (infers_outputs: false), yet the approach is ${approach}, which infers them`,
      [of('infers_outputs'), false],
      ['architecture.approach', approach],
    ),
    ...clash(
      classification.profiles_people === true && withoutPeople,
      'profiling-without-personal-data',
      'people are profiled, yet no source holds personal data',
      [of('profiles_people'), true],
      ['data.sources', 'personal_data: none in each'],
    ),
    ...held.flatMap((classes = [], i) =>
      clash(
        classes.includes('none') && holdsPersonal(classes),
        'none-and-more',
        `a source is stated to hold no personal data and ${classes.filter((one) => one !== 'none').join(', ')}`,
        [`data.sources[${i}].personal_data[${classes.indexOf('none')}]`, 'none'],
        [`data.sources[${i}].personal_data[${classes.findIndex((one) => one !== 'none')}]`, classes.join(', ')],
      ),
    ),
  ];
};

/** What it puts out, and what of that people have to be told. */
const output = ({ pilot: { task, output: kinds }, governance: { classification } }: Pilot): readonly Clash[] => {
  const { interactions, high_risk_uses: uses, prohibited_practices: practices, exemption } = classification;
  const listed = interactions?.join(', ') || 'none listed';
  const at = [of('interactions'), listed] as const;
  const writes = task !== undefined && writingTasks.includes(task);
  const makesMedia = kinds?.some((kind) => kind === 'image' || kind === 'audio' || kind === 'video') === true;
  const saysContent = interactions?.some((kind) => contentKinds.includes(kind)) === true;
  const readsEmotions = interactions?.includes('emotion-or-biometric') === true;
  const listsBiometrics =
    uses?.some((use) => use.startsWith('1(')) === true || practices?.some(isOfBiometrics) === true;
  return [
    ...clash(
      writes && interactions !== undefined && !saysContent && kinds?.includes('text') !== false,
      'text-without-content',
      `the task is ${task}, which writes text, yet generates-content is not among the interactions`,
      at,
      ['pilot.task', task],
    ),
    ...clash(
      makesMedia && interactions !== undefined && !saysContent,
      'media-without-content',
      `the output is ${kinds?.join(', ')}, yet generates-content is not among the interactions`,
      at,
      ['pilot.output', kinds?.join(', ')],
    ),
    ...clash(
      readsEmotions && uses !== undefined && !listsBiometrics,
      'emotions-without-use',
      'it reads emotions or biometrics, yet no use of point 1 of Annex III is listed',
      [of('high_risk_uses'), uses?.join(', ') || 'none listed'],
      at,
    ),
    ...clash(
      (practices ?? []).some((point) => point === 'ba' || point === 'bb') && kinds !== undefined && !makesMedia,
      'imagery-without-images',
      `a practice of making imagery is listed, yet the output is ${kinds?.join(', ') || 'nothing'}`,
      [of('prohibited_practices'), practices?.join(', ')],
      ['pilot.output', kinds?.join(', ') || 'none listed'],
    ),
    ...clash(
      isExempt(exemption) && uses?.length === 0 && !readsEmotions,
      'exemption-of-nothing',
      `an exemption is claimed (${exemption}), yet no use of Annex III is listed`,
      [of('exemption'), exemption],
      [of('high_risk_uses'), 'none listed'],
    ),
  ];
};

/** Tasks whose output is text that somebody reads. */
const writingTasks: readonly string[] = ['summarisation', 'question-answering', 'drafting', 'conversation'];
const contentKinds: readonly string[] = ['generates-content', 'deep-fakes', 'public-interest-text'];
const isOfBiometrics = (point: string): boolean => ['e', 'f', 'g', 'h'].includes(point);

/** Who built it. */
const origin = ({ architecture: { approach }, governance: { classification } }: Pilot): readonly Clash[] => {
  const { built, roles, gpai_training: training } = classification;
  const trains = training === 'substantial' || training === 'from-scratch';
  return [
    ...clash(
      built === 'bought' && approach === 'from-scratch',
      'bought-and-built-from-scratch',
      'the system is bought, yet its model is trained from scratch',
      [of('built'), built],
      ['architecture.approach', approach],
    ),
    ...clash(
      built === 'own' && roles?.includes('provider') === false,
      'built-by-no-provider',
      'the system is built by the organisation, yet provider is not among its roles',
      [of('roles'), roles?.join(', ') || 'none listed'],
      [of('built'), built],
    ),
    ...clash(
      trains && (approach === 'prompt' || approach === 'rag'),
      'trained-without-training',
      `the model is stated to be trained (gpai_training: ${training}), yet the approach is ${approach}, which trains none`,
      [of('gpai_training'), training],
      ['architecture.approach', approach],
    ),
    ...clash(
      training === 'none' && approach === 'from-scratch',
      'untrained-from-scratch',
      'the model is stated not to be trained (gpai_training: none), yet the approach is from-scratch',
      [of('gpai_training'), training],
      ['architecture.approach', approach],
    ),
  ];
};

/** Whom it touches. */
const effect = ({ pilot: { task }, governance: { classification, affects } }: Pilot): readonly Clash[] => {
  const { high_risk_uses: uses = [], used_on_workers: workers, material_influence: sways } = classification;
  const none = ['governance.affects', 'none'] as const;
  return [
    ...clash(
      uses.length > 0 && isNone(affects),
      'high-risk-without-effect',
      `it is meant for a high-risk use (${uses.join(', ')}), yet affects nothing`,
      [of('high_risk_uses'), uses.join(', ')],
      none,
    ),
    ...clash(
      workers === true && isNone(affects),
      'workers-unaffected',
      'it is used on workers, yet affects nobody',
      [of('used_on_workers'), true],
      none,
    ),
    ...clash(
      (task === 'decision' || classification.human_decides === false) &&
        isExempt(classification.exemption) &&
        sways !== true,
      'decides-but-sways-nothing',
      `it decides, yet an exemption is claimed (${classification.exemption}) for what sways no outcome`,
      [of('exemption'), classification.exemption],
      task === 'decision' ? ['pilot.task', task] : [of('human_decides'), false],
    ),
  ];
};

/** Exemptions of Article 6(3) are for systems that do not materially influence a decision. */
const isExempt = (exemption: string | undefined): boolean => exemption !== undefined && exemption !== 'none';

const agents = ({ agents: listed, governance: { classification, affects } }: Pilot): readonly Clash[] =>
  (listed ?? []).flatMap(({ name, tools, irreversible_actions: irreversible }, i) => {
    const acts = [`agents[${i}].irreversible_actions`, true] as const;
    const { exemption, material_influence: sways } = classification;
    return [
      ...clash(
        irreversible === true && isNone(tools),
        'actions-without-tools',
        `"${name}" can act irreversibly, yet its list of tools is empty`,
        [`agents[${i}].tools`, 'empty'],
        acts,
      ),
      ...clash(
        irreversible === true && isExempt(exemption) && sways !== true,
        'agent-that-sways-nothing',
        `"${name}" can act irreversibly, yet an exemption is claimed (${exemption}) for what sways nothing`,
        acts,
        [of('exemption'), exemption],
      ),
      ...clash(
        irreversible === true && isNone(affects),
        'agent-that-affects-nothing',
        `"${name}" can act irreversibly, yet the pilot affects nothing`,
        acts,
        ['governance.affects', 'none'],
      ),
    ];
  });

// Contradictions between the dates that a pilot plans with.

const aboutDates = ({ pilot, plan, kpis }: Pilot): readonly Clash[] => {
  const { started, production_target: target } = pilot;
  const startSide = ['pilot.started', started] as const;
  const targetSide = ['pilot.production_target', target] as const;
  return [
    ...clash(
      isBefore(target, started),
      'target-before-start',
      `production is planned for ${target}, before the pilot started on ${started}`,
      targetSide,
      startSide,
    ),
    ...clash(
      isBefore(target, plan.start),
      'work-after-target',
      `work on the gaps is to start on ${plan.start}, after the production date ${target}`,
      ['plan.start', plan.start],
      targetSide,
    ),
    ...(kpis.measures ?? []).flatMap(({ name, by }, i) =>
      clash(
        isBefore(by, started),
        'deadline-before-start',
        `"${name}" is to reach its target by ${by}, before the pilot started on ${started}`,
        [`kpis.measures[${i}].by`, by],
        startSide,
      ),
    ),
  ];
};

const isBefore = (date: string | undefined, other: string | undefined): boolean =>
  date !== undefined && other !== undefined && date < other;

// Contradictions about what was measured, and when.

const aboutMeasurements = (pilot: Pilot, asOf: string): readonly Clash[] => [
  ...results(pilot),
  ...measuredLater(pilot, asOf),
  ...evaluation(pilot),
];

/** A result of the pilot cannot be older than the pilot. Evaluations may well be: they are made before. */
const results = ({ pilot, kpis }: Pilot): readonly Clash[] =>
  (kpis.measures ?? []).flatMap(({ name, measured: { value, date } }, i) => {
    const path = `kpis.measures[${i}].measured`;
    const { started, stage } = pilot;
    return [
      ...clash(
        date !== undefined && started !== undefined && date < started,
        'measured-before-start',
        `"${name}" was measured on ${date}, before the pilot started on ${started}`,
        [`${path}.date`, date],
        ['pilot.started', started],
      ),
      ...clash(
        value !== undefined && stage === 'idea',
        'result-of-an-idea',
        `"${name}" has a measured result, and the stage is still idea`,
        [`${path}.value`, value],
        ['pilot.stage', stage],
      ),
    ];
  });

/** Every measurement with its date, by path. */
const dated = ({ kpis, evaluation }: Pilot): readonly (readonly [path: string, date: string | undefined])[] => [
  ...(kpis.measures ?? []).map(({ measured }, i) => [`kpis.measures[${i}].measured.date`, measured.date] as const),
  ...(evaluation.metrics ?? []).map(
    ({ measured }, i) => [`evaluation.metrics[${i}].measured.date`, measured.date] as const,
  ),
  ['evaluation.hallucination.measured.date', evaluation.hallucination.measured.date],
];

const measuredLater = (pilot: Pilot, asOf: string): readonly Clash[] =>
  dated(pilot).flatMap(([path, date]) =>
    clash(
      date !== undefined && date > asOf,
      'measured-after-judgement',
      `measured on ${date}, later than the date of judgement, ${asOf}`,
      [path, date],
    ),
  );

const evaluation = ({ evaluation: { dataset, judge }, data }: Pilot): readonly Clash[] => [
  ...clash(
    dataset.source === 'production' && data.production_sample.items === 0,
    'production-set-without-production-data',
    'the evaluation set is stated to come from production, of which there is no sample',
    ['evaluation.dataset.source', dataset.source],
    ['data.production_sample.items', 0],
  ),
  ...clash(
    judge.used === false && (judge.agreement ?? 0) > 0,
    'agreement-of-no-judge',
    `no judge is used, yet its agreement with people is ${judge.agreement}`,
    ['evaluation.judge.used', false],
    ['evaluation.judge.agreement', judge.agreement],
  ),
];

// Contradictions about users, the team and who runs it.

const aboutPeople = ({ pilot, kpis, talent }: Pilot): readonly Clash[] => {
  const { active_users: active = 0, intended_users: intended = Number.POSITIVE_INFINITY } = kpis.adoption;
  const { team, run_fte: fte = 0, partner } = talent;
  const activeSide = ['kpis.adoption.active_users', active] as const;
  return [
    ...clash(
      active > intended,
      'more-active-than-intended',
      `${active} active users of ${intended} intended ones`,
      activeSide,
      ['kpis.adoption.intended_users', intended],
    ),
    ...clash(
      active > 0 && pilot.stage === 'idea',
      'users-of-an-idea',
      `${active} active users, and the stage is still idea`,
      activeSide,
      ['pilot.stage', pilot.stage],
    ),
    ...clash(
      fte > 0 && team?.length === 0,
      'run-by-nobody',
      `${fte} FTE are to run it, yet the team is empty`,
      ['talent.run_fte', fte],
      ['talent.team', 'empty'],
    ),
    ...clash(
      partner.used === false && partner.production_llm_experience === true,
      'experience-of-no-partner',
      'no partner is used, yet the partner is stated to have production experience',
      ['talent.partner.used', false],
      ['talent.partner.production_llm_experience', true],
    ),
  ];
};

// Contradictions between a statement and the evidence that is to show it.

/** A control in place whose own evidence is broken, piece by piece. */
const aboutEvidence = (pilot: Pilot, broken: readonly BrokenPiece[]): readonly Clash[] => {
  const inPlace = controlsInPlace(pilot);
  return broken.flatMap(({ path, ref, why }) => {
    const control = parent(parent(path));
    return clash(
      inPlace.has(control),
      'in-place-but-broken',
      `${control} is in place, yet its evidence "${ref}" is broken: ${why}`,
      [control, 'in-place'],
      [path, ref],
    );
  });
};

/** Controls of checks, and answers to obligations, which are controls too. */
const controlsInPlace = (pilot: Pilot): ReadonlySet<string> => {
  const maps = [
    ...dimensionIds.map((id) => [`${id}.controls`, pilot[id].controls] as const),
    ['governance.obligations', pilot.governance.obligations] as const,
  ];
  return new Set(
    maps.flatMap(([path, controls]) =>
      Object.entries(controls)
        .filter(([, control]) => statusOf(control) === 'in-place')
        .map(([slug]) => `${path}.${slug}`),
    ),
  );
};

// Contradictions about the approach, integrations, spend and service levels.

const aboutSystems = (pilot: Pilot): readonly Clash[] => [
  ...approach(pilot),
  ...integrations(pilot),
  ...operations(pilot),
];

const isLive = (stage: string | undefined): boolean => stage === 'production' || stage === 'scaled';

const approach = ({ pilot: { stage }, architecture, data }: Pilot): readonly Clash[] => {
  const { approach: chosen, knowledge } = architecture;
  const isBuilt = stage === 'pilot' || isLive(stage);
  return [
    ...clash(
      (chosen === 'rag' || chosen === 'hybrid') && knowledge.used === false,
      'retrieval-of-nothing',
      `the approach is ${chosen}, yet no knowledge is used`,
      ['architecture.approach', chosen],
      ['architecture.knowledge.used', false],
    ),
    ...clash(
      knowledge.used === false && (knowledge.cites === true || knowledge.must_cite === true),
      'citations-of-nothing',
      'answers cite their sources, or must, yet no knowledge is used',
      ['architecture.knowledge.used', false],
      [knowledge.cites ? 'architecture.knowledge.cites' : 'architecture.knowledge.must_cite', true],
    ),
    ...clash(
      chosen === 'fine-tune' && isBuilt && data.labels.count === 0,
      'tuned-on-nothing',
      `the approach is fine-tune and the stage ${stage}, yet there are no labelled items`,
      ['architecture.approach', chosen],
      ['data.labels.count', 0],
    ),
  ];
};

const integrations = ({ pilot: { stage }, architecture }: Pilot): readonly Clash[] =>
  (architecture.integrations ?? []).flatMap(({ system, critical, status }, i) =>
    clash(
      isLive(stage) && critical === true && (status === 'mocked' || status === 'not-started'),
      'mocked-in-production',
      `the stage is ${stage}, but the critical integration "${system}" is ${status}`,
      [`architecture.integrations[${i}].status`, status],
      ['pilot.stage', stage],
    ),
  );

const operations = ({
  operations: { spend, service_levels: levels },
  architecture: { load },
}: Pilot): readonly Clash[] => {
  const {
    forecast_per_month: forecast = 0,
    budget_per_month: budget = Number.POSITIVE_INFINITY,
    hard_cap: cap,
  } = spend;
  const [ours, theirs] = [levels.p95_ms.target, load.p95_ms.target];
  return [
    ...clash(
      cap === true && forecast > budget,
      'cap-below-forecast',
      `spend is capped at ${budget} a month, below the forecast of ${forecast}: the service would stop`,
      ['operations.spend.budget_per_month', budget],
      ['operations.spend.forecast_per_month', forecast],
    ),
    ...clash(
      ours !== undefined && theirs !== undefined && ours !== theirs,
      'two-latency-targets',
      `the p95 latency target is ${ours} ms as a service level and ${theirs} ms under load`,
      ['operations.service_levels.p95_ms.target', ours],
      ['architecture.load.p95_ms.target', theirs],
    ),
  ];
};

/** Between stated facts alone. */
export const clashes = (pilot: Pilot, asOf: string): readonly Clash[] => [
  ...aboutPeople(pilot),
  ...aboutMeasurements(pilot, asOf),
  ...aboutSystems(pilot),
  ...aboutClassification(pilot),
  ...aboutDates(pilot),
];

/** The checks whose outcome a contradiction changes: a denied link to the EU leaves the tier open. */
const changesOf: ReadonlyMap<string, readonly string[]> = new Map([['eu-link-denied', ['governance.risk-tier']]]);

/** An evidence file says otherwise than the pilot file that cites it: one for each figure, with both places. */
const fileContradictions = (one: BrokenPiece, { locate }: Document): readonly Contradiction[] => {
  const { path, ref, pointer, why, comparisons, piece } = one;
  const where = pointer === undefined ? '' : ` at ${pointer}`;
  const file = (said: string) => ({ path, value: `${ref}${where}: ${said}`, at: locate(path) });
  const clashing = (title: string, reason: string, places: Contradiction['places']): Contradiction => ({
    id: 'evidence-says-otherwise',
    statement: `${title}: ${reason} (${shown(ref)}${where})`,
    places,
  });
  const wrong = comparisons.filter(({ agrees }) => !agrees);
  if (wrong.length === 0) {
    const asked = { path: `${path}.is`, value: String(piece.is), at: locate(`${path}.is`) };
    return [clashing(piece.owner, why, [asked, file(why)])];
  }
  return wrong.map((figure) =>
    clashing(figure.title, figure.why, [
      { path: figure.path, value: String(figure.stated), at: locate(figure.path) },
      file(figure.said),
    ]),
  );
};

/** In the order of the file. */
export const contradictionsOf = (
  { document, pilot, asOf }: Input,
  { pieces, bench }: Pick<Evidence, 'pieces' | 'bench'>,
): readonly Contradiction[] => {
  const faulty = faultyPieces(pieces, bench);
  const said = faulty
    .filter(({ state }) => state === 'contradicted')
    .flatMap((one) => fileContradictions(one, document));
  const broken = faulty.filter(({ state }) => state === 'broken');
  const stated = [...clashes(pilot, asOf), ...aboutEvidence(pilot, broken)].map(
    ({ id, statement, sides: [first, ...more] }): Contradiction => {
      const place = ([path, value]: Clash['sides'][0]) => ({ path, value: String(value), at: document.locate(path) });
      const changes = changesOf.get(id);
      return { id, statement, places: [place(first), ...more.map(place)], ...(changes && { changes }) };
    },
  );
  return [...stated, ...said].sort((a, b) => a.places[0].at.line - b.places[0].at.line);
};
