// Every contradiction between the stated facts of a pilot, and between facts and the evidence files that they cite.
// Structured facts only: free text is never read. What is not known contradicts nothing.
import type { Contradiction } from '../model/assessment.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { parent } from '../model/problem.ts';
import { dimensionIds } from '../model/vocabulary.ts';
import { shown } from '../read/nearest.ts';
import type { Document } from '../read/parse.ts';
import { aboutClassification, type Conflict, conflictIf } from './classification-contradictions.ts';
import { controlStatus, type Evidence, type Input } from './evaluate.ts';
import { type BrokenPiece, faultyPieces } from './evidence.ts';

// Contradictions between the dates that a pilot plans with.

const aboutDates = ({ pilot, plan, kpis }: Pilot): readonly Conflict[] => {
  const { started, production_target: target } = pilot;
  const startSide = ['pilot.started', started] as const;
  const targetSide = ['pilot.production_target', target] as const;
  return [
    ...conflictIf(
      isBefore(target, started),
      'target-before-start',
      `production is planned for ${target}, before the pilot started on ${started}`,
      targetSide,
      startSide,
    ),
    ...conflictIf(
      isBefore(target, plan.start),
      'work-after-target',
      `work on the gaps is to start on ${plan.start}, after the production date ${target}`,
      ['plan.start', plan.start],
      targetSide,
    ),
    ...(kpis.measures ?? []).flatMap(({ name, by }, i) =>
      conflictIf(
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

const aboutMeasurements = (pilot: Pilot, asOf: string): readonly Conflict[] => [
  ...results(pilot),
  ...measuredLater(pilot, asOf),
  ...evaluation(pilot),
];

/** A result of the pilot cannot be older than the pilot. Evaluations may well be: they are made before. */
const results = ({ pilot, kpis }: Pilot): readonly Conflict[] =>
  (kpis.measures ?? []).flatMap(({ name, measured: { value, date } }, i) => {
    const path = `kpis.measures[${i}].measured`;
    const { started, stage } = pilot;
    return [
      ...conflictIf(
        date !== undefined && started !== undefined && date < started,
        'measured-before-start',
        `"${name}" was measured on ${date}, before the pilot started on ${started}`,
        [`${path}.date`, date],
        ['pilot.started', started],
      ),
      ...conflictIf(
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

const measuredLater = (pilot: Pilot, asOf: string): readonly Conflict[] =>
  dated(pilot).flatMap(([path, date]) =>
    conflictIf(
      date !== undefined && date > asOf,
      'measured-after-judgement',
      `measured on ${date}, later than the date of judgement, ${asOf}`,
      [path, date],
    ),
  );

const evaluation = ({ evaluation: { dataset, judge }, data }: Pilot): readonly Conflict[] => [
  ...conflictIf(
    dataset.source === 'production' && data.production_sample.items === 0,
    'production-set-without-production-data',
    'the evaluation set is stated to come from production, of which there is no sample',
    ['evaluation.dataset.source', dataset.source],
    ['data.production_sample.items', 0],
  ),
  ...conflictIf(
    judge.used === false && (judge.agreement ?? 0) > 0,
    'agreement-of-no-judge',
    `no judge is used, yet its agreement with people is ${judge.agreement}`,
    ['evaluation.judge.used', false],
    ['evaluation.judge.agreement', judge.agreement],
  ),
];

// Contradictions about users, the team and who runs it.

const aboutPeople = ({ pilot, kpis, talent }: Pilot): readonly Conflict[] => {
  const { active_users: active = 0, intended_users: intended = Number.POSITIVE_INFINITY } = kpis.adoption;
  const { team, run_fte: fte = 0, partner } = talent;
  const activeSide = ['kpis.adoption.active_users', active] as const;
  return [
    ...conflictIf(
      active > intended,
      'more-active-than-intended',
      `${active} active users of ${intended} intended ones`,
      activeSide,
      ['kpis.adoption.intended_users', intended],
    ),
    ...conflictIf(
      active > 0 && pilot.stage === 'idea',
      'users-of-an-idea',
      `${active} active users, and the stage is still idea`,
      activeSide,
      ['pilot.stage', pilot.stage],
    ),
    ...conflictIf(
      fte > 0 && team?.length === 0,
      'run-by-nobody',
      `${fte} FTE are to run it, yet the team is empty`,
      ['talent.run_fte', fte],
      ['talent.team', 'empty'],
    ),
    ...conflictIf(
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
const aboutEvidence = (pilot: Pilot, broken: readonly BrokenPiece[]): readonly Conflict[] => {
  const inPlace = controlsInPlace(pilot);
  return broken.flatMap(({ path, ref, why }) => {
    const control = parent(parent(path));
    return conflictIf(
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
        .filter(([, control]) => controlStatus(control) === 'in-place')
        .map(([slug]) => `${path}.${slug}`),
    ),
  );
};

// Contradictions about the approach, integrations, spend and service levels.

const aboutSystems = (pilot: Pilot): readonly Conflict[] => [
  ...approach(pilot),
  ...integrations(pilot),
  ...operations(pilot),
];

const isLive = (stage: string | undefined): boolean => stage === 'production' || stage === 'scaled';

const approach = ({ pilot: { stage }, architecture, data }: Pilot): readonly Conflict[] => {
  const { approach: chosen, knowledge } = architecture;
  const isBuilt = stage === 'pilot' || isLive(stage);
  return [
    ...conflictIf(
      (chosen === 'rag' || chosen === 'hybrid') && knowledge.used === false,
      'retrieval-of-nothing',
      `the approach is ${chosen}, yet no knowledge is used`,
      ['architecture.approach', chosen],
      ['architecture.knowledge.used', false],
    ),
    ...conflictIf(
      knowledge.used === false && (knowledge.cites === true || knowledge.must_cite === true),
      'citations-of-nothing',
      'answers cite their sources, or must, yet no knowledge is used',
      ['architecture.knowledge.used', false],
      [knowledge.cites ? 'architecture.knowledge.cites' : 'architecture.knowledge.must_cite', true],
    ),
    ...conflictIf(
      chosen === 'fine-tune' && isBuilt && data.labels.count === 0,
      'tuned-on-nothing',
      `the approach is fine-tune and the stage ${stage}, yet there are no labelled items`,
      ['architecture.approach', chosen],
      ['data.labels.count', 0],
    ),
  ];
};

const integrations = ({ pilot: { stage }, architecture }: Pilot): readonly Conflict[] =>
  (architecture.integrations ?? []).flatMap(({ system, critical, status }, i) =>
    conflictIf(
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
}: Pilot): readonly Conflict[] => {
  const {
    forecast_per_month: forecast = 0,
    budget_per_month: budget = Number.POSITIVE_INFINITY,
    hard_cap: cap,
  } = spend;
  const [ours, theirs] = [levels.p95_ms.target, load.p95_ms.target];
  return [
    ...conflictIf(
      cap === true && forecast > budget,
      'cap-below-forecast',
      `spend is capped at ${budget} a month, below the forecast of ${forecast}: the service would stop`,
      ['operations.spend.budget_per_month', budget],
      ['operations.spend.forecast_per_month', forecast],
    ),
    ...conflictIf(
      ours !== undefined && theirs !== undefined && ours !== theirs,
      'two-latency-targets',
      `the p95 latency target is ${ours} ms as a service level and ${theirs} ms under load`,
      ['operations.service_levels.p95_ms.target', ours],
      ['architecture.load.p95_ms.target', theirs],
    ),
  ];
};

/** Between stated facts alone. */
export const statedConflicts = (pilot: Pilot, asOf: string): readonly Conflict[] => [
  ...aboutPeople(pilot),
  ...aboutMeasurements(pilot, asOf),
  ...aboutSystems(pilot),
  ...aboutClassification(pilot),
  ...aboutDates(pilot),
];

/** The checks whose outcome a contradiction changes: a denied link to the EU leaves the tier open. */
const changedChecks: ReadonlyMap<string, readonly string[]> = new Map([['eu-link-denied', ['governance.risk-tier']]]);

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
export const findContradictions = (
  { document, pilot, asOf }: Input,
  { pieces, bench }: Pick<Evidence, 'pieces' | 'bench'>,
): readonly Contradiction[] => {
  const faulty = faultyPieces(pieces, bench);
  const said = faulty
    .filter(({ state }) => state === 'contradicted')
    .flatMap((one) => fileContradictions(one, document));
  const broken = faulty.filter(({ state }) => state === 'broken');
  const stated = [...statedConflicts(pilot, asOf), ...aboutEvidence(pilot, broken)].map(
    ({ id, statement, sides: [first, ...more] }): Contradiction => {
      const place = ([path, value]: Conflict['sides'][0]) => ({
        path,
        value: String(value),
        at: document.locate(path),
      });
      const changes = changedChecks.get(id);
      return { id, statement, places: [place(first), ...more.map(place)], ...(changes && { changes }) };
    },
  );
  return [...stated, ...said].sort((a, b) => a.places[0].at.line - b.places[0].at.line);
};
