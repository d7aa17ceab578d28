// Everything doubtful about a judged pilot, as problems with a place: doubts of fact, broken evidence, waivers that do
// not work, declarations against the facts.

import type { Contradiction, Finding, WaiverResult } from '../model/assessment.ts';
import { likely } from '../model/fields.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import type { Measure } from '../model/pilot/value.ts';
import { byPlace, join, type Problem } from '../model/problem.ts';
import { isCountry } from '../rules/places.ts';
import { tierWarnings } from '../rules/risk-tier.ts';
import type { Evidence, Input } from './evaluate.ts';
import { type BrokenPiece, faultyPieces } from './evidence.ts';

// Something doubtful at a path of a pilot, before it is known on which line that is.

export type AnswerWarning = {
  readonly code: string;
  readonly message: string;
  readonly path: string;
  readonly hint?: string;
};

// Dates of things that are said to be done, on days that have yet to come at the date of judgement.

/** Fields that hold the day on which something was done; `date` is that of a piece of evidence. Measurements are looked at by contradictions. */
const done: ReadonlySet<string> = new Set([
  'date',
  'profiled',
  'tested',
  'refreshed',
  'verified',
  'checked',
  'threshold_set',
]);

const futureDates = (pilot: Pilot, asOf: string): readonly AnswerWarning[] => [
  ...futureStart(pilot, asOf),
  ...visit(pilot, '', asOf),
];

const visit = (value: unknown, path: string, asOf: string): readonly AnswerWarning[] => {
  if (Array.isArray(value)) return value.flatMap((item, i) => visit(item, join(path, i), asOf));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    done.has(key) && !path.endsWith('.measured') && typeof part === 'string' && part > asOf
      ? [inFuture(join(path, key), part, asOf)]
      : visit(part, join(path, key), asOf),
  );
};

const inFuture = (path: string, date: string, asOf: string): AnswerWarning => ({
  code: 'date-in-future',
  path,
  message: `${path}: ${date} is later than the date of judgement, ${asOf}; something already done cannot have a future date`,
});

/** A pilot that runs has started. */
const futureStart = ({ pilot: { stage, started } }: Pilot, asOf: string): readonly AnswerWarning[] => {
  const hasRun = stage !== undefined && stage !== 'idea' && stage !== 'demo';
  if (!hasRun || started === undefined || started <= asOf) return [];
  return [
    {
      code: 'date-in-future',
      path: 'pilot.started',
      message: `the pilot is to start on ${started}, after the date of judgement ${asOf}, and its stage is ${stage}`,
    },
  ];
};

// A date of a pilot that has passed without what it stands for.

const missedTarget = ({ pilot }: Pilot, asOf: string): readonly AnswerWarning[] => {
  const { stage, production_target: target } = pilot;
  const isToCome = stage === 'idea' || stage === 'demo' || stage === 'pilot';
  if (target === undefined || target >= asOf || !isToCome) return [];
  return [
    {
      code: 'target-passed',
      path: 'pilot.production_target',
      message: `the production date ${target} has passed, and the stage is still ${stage}`,
      hint: 'set a new date, or correct the stage',
    },
  ];
};

// Stated facts that are hard to believe, whatever the date.

const stateDoubts = (pilot: Pilot): readonly AnswerWarning[] => [
  ...(pilot.kpis.measures ?? []).flatMap(measureDoubts),
  ...adoption(pilot),
  ...jurisdictions(pilot),
];

const measureDoubts = (
  { name, role, direction, baseline, target, limit }: Measure,
  i: number,
): readonly AnswerWarning[] => {
  const path = `kpis.measures[${i}]`;
  if (role === 'guardrail' && limit === undefined) {
    return [
      {
        code: 'guardrail-without-limit',
        path,
        message: `the guardrail "${name}" has no limit, so nothing can break it`,
        hint: 'give it a limit and a direction',
      },
    ];
  }
  if (direction === undefined || baseline === undefined || target === undefined) return [];
  const better = direction === 'decrease' ? target < baseline : target > baseline;
  const how = target === baseline ? 'equals' : `is on the wrong side of`;
  const message = `the target ${target} of "${name}" ${how} the baseline ${baseline}, though it is to ${direction}`;
  return better ? [] : [{ code: 'target-not-better', path: `${path}.target`, message }];
};

const adoption = ({ value }: Pilot): readonly AnswerWarning[] => {
  const [start, steady] = [likely(value.adoption.start), likely(value.adoption.steady)];
  if (start === undefined || steady === undefined || start <= steady) return [];
  const message = `adoption starts at ${start} and falls to a steady ${steady}`;
  return [{ code: 'adoption-falls', path: 'value.adoption.start', message }];
};

/** Codes in everyday use that ISO 3166 does not have. */
const codeMeant: Readonly<Record<string, string>> = { UK: 'GB', EL: 'GR' };

/** A code that no country has would bring no law, and nobody would notice. */
const jurisdictions = ({ pilot }: Pilot): readonly AnswerWarning[] =>
  (pilot.jurisdictions ?? []).flatMap((code, i) => {
    if (isCountry(code)) return [];
    const meant = codeMeant[code.slice(0, 2)];
    const hint = meant
      ? `write ${meant}${code.slice(2)}`
      : 'write the code of a country such as DE, of a part such as US-CA, or EU';
    return [
      { code: 'unknown-country', path: `pilot.jurisdictions[${i}]`, message: `${code} is not an ISO 3166 code`, hint },
    ];
  });

// What is doubtful about a pilot though nothing of it is impossible: facts that hardly go together, dates that have yet
// to come. Structured facts only, free text is never read. The caller finds the places.

export const findDoubts = (pilot: Pilot, asOf: string): readonly AnswerWarning[] => [
  ...missedTarget(pilot, asOf),
  ...futureDates(pilot, asOf),
  ...stateDoubts(pilot),
  ...tierWarnings(pilot, asOf).map((warning) => ({ code: 'prohibited-practice', ...warning })),
];

type Doubtful = { readonly code: string; readonly message: string; readonly path: string; readonly hint?: string };

export const findWarnings = (
  { document, pilot, asOf, warnings = [] }: Input,
  findings: readonly Finding[],
  waivers: readonly WaiverResult[],
  { pieces, bench }: Pick<Evidence, 'pieces' | 'bench'>,
  contradictions: readonly Contradiction[],
): readonly Problem[] => {
  const told = new Set(contradictions.flatMap(({ places }) => places.map(({ path }) => path)));
  const found: readonly Doubtful[] = [
    ...findDoubts(pilot, asOf),
    ...untold(faultyPieces(pieces, bench), told).map(({ ref, path, why }) => ({
      code: 'evidence-broken',
      message: `evidence "${ref}" is broken: ${why}`,
      path,
    })),
    ...findings.filter(isAgainstFacts).map(({ item, seen, at }) => ({
      code: 'declared-against-facts',
      message: `${item.id} is ${seen}; the declaration does not count`,
      path: at.path,
    })),
    ...findings.filter(isDeclaredBlocker).map(({ item, at }) => ({
      code: 'declared-blocker',
      message: `${item.id} is a blocker: declaring it not applicable needs a waiver too`,
      path: at.path,
    })),
  ];
  const placed = found.map(
    ({ path, ...doubt }): Problem => ({
      severity: 'warning',
      ...doubt,
      at: document.locate(path),
    }),
  );
  return [...warnings, ...placed, ...waivers.flatMap(waiverWarning)].sort(byPlace);
};

/** What a contradiction tells is not told again. */
const untold = (pieces: readonly BrokenPiece[], told: ReadonlySet<string>) =>
  pieces.filter(({ path }) => !told.has(path));

const isAgainstFacts = ({ declared }: Finding): boolean => declared === 'against-facts';

const isDeclaredBlocker = ({ declared, blocks }: Finding): boolean => declared === 'counts' && blocks;

const waiverWords = {
  expired: ({ expires }: WaiverResult) => `expired on ${expires} and counts as none`,
  'without-effect': () => 'has no effect: it frees only a blocker of this pilot, and never a prohibited practice',
  superfluous: () => 'is superfluous: the check is met',
} as const;

const waiverWarning = (waiver: WaiverResult): readonly Problem[] =>
  waiver.state === 'active'
    ? []
    : [
        {
          severity: 'warning',
          code: `waiver-${waiver.state}`,
          message: `the waiver for ${waiver.check} ${waiverWords[waiver.state](waiver)}`,
          at: waiver.at,
        },
      ];
