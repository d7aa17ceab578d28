// A pilot as a row of a portfolio: where it stands, what is against it, what comes next.
import type { Assessment } from '../model/assessment.ts';
import { addDays } from '../model/dates.ts';
import type { Obligation } from '../model/obligation.ts';
import { isCertain, isLacking } from '../model/obligation.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import type { Place, Problem } from '../model/problem.ts';
import type { JudgedRow, UnjudgedRow } from '../model/published/portfolio.ts';
import { capacityOf, planOf, type Task } from '../plan/index.ts';

/** Evidence that goes stale within so many days is told. */
export const SOON = 30;
/** Of what is against a pilot, and of what is wrong with a file. */
const [FACTS, PROBLEMS] = [3, 5];
/** Checks computed from other gaps are counted nowhere. */
const COMPUTED = 7;

/** A row, and what the pilots together are counted by that a row does not hold. */
export type Seen = { readonly row: JudgedRow; readonly duties: readonly Obligation[]; readonly says: Words };

/** What is wrong where a check or a duty of this id fails. */
export type Words = (id: string) => string;

/** `locate` finds the line of a path in the pilot file. */
export const rowFor = (assessment: Assessment, { pilot, kpis }: Pilot, locate: (path: string) => Place): Seen => {
  const { headline, grade, gates, asOf, planning, findings, obligations } = assessment;
  const against = assessment.against.filter((one) => one.class !== COMPUTED);
  const plan = planOf(assessment);
  const duties = obligations.filter((one) => isLacking(one) && isCertain(one));
  const stale = staleSoon(assessment);
  const target = planning.target?.value ?? null;
  const row: JudgedRow = {
    schemaVersion: '1.0',
    judged: true,
    file: assessment.file,
    asOf,
    name: pilot.name,
    stage: pilot.stage ?? null,
    owner: pilot.owner ?? null,
    live: headline.claimed !== null,
    state: headline.claimedState ?? gates[0]?.state ?? 'undecided',
    headline: headline.words,
    verdict: assessment.verdict,
    claimed: headline.claimed,
    ready: headline.ready,
    next: headline.next,
    stops: assessment.stops.map(({ reason }) => reason),
    score: tenth(grade.score),
    high: tenth(grade.high),
    evidenced: tenth(grade.evidencedScore),
    answered: Math.floor(grade.coverage * 1000 + 1e-9) / 1000,
    stated: against.length,
    against: against
      .slice(0, FACTS)
      .map(({ id, kind, class: rank, fact, at }) => ({ id, kind, class: rank, fact, line: locate(at.path).line })),
    failing: against.flatMap(({ id, also }) => [id, ...also]),
    first: firstStep(assessment, plan.first),
    nextDate: nextDate(assessment, { target, stale, by: (kpis.measures ?? []).flatMap(({ by }) => by ?? []) }),
    target,
    dimensions: Object.fromEntries(assessment.dimensions.map(({ dimension, score }) => [dimension.id, tenth(score)])),
    breached: duties.filter(({ state }) => state === 'breached').map(({ id }) => id),
    toBeAnswered: duties.filter(({ state }) => state !== 'breached').length,
    work: workOf(plan.tasks, assessment),
    stale: stale.filter(({ on }) => on <= addDays(asOf, SOON)),
  };
  const items = new Map(findings.map(({ item }) => [item.id, item.gap]));
  const says = (id: string): string => items.get(id) ?? against.find((one) => one.id === id)?.fact ?? id;
  return { row, duties, says };
};

/** Scores are rounded down, as they are shown everywhere. */
const tenth = (score: number | null): number | null => (score === null ? null : Math.floor(score * 10 + 1e-8) / 10);

const firstStep = ({ against, headline, file }: Assessment, [task]: readonly Task[]): JudgedRow['first'] => {
  if (against.length > 0 && task !== undefined) return { do: task.action, check: task.check, role: task.role };
  if (headline.next === null) return null;
  return { do: `Answer what is not known: readiness interview ${file}`, check: null, role: null };
};

/** Person-days by role, and who has it. */
const workOf = (tasks: readonly Task[], { planning }: Assessment): JudgedRow['work'] => {
  const byRole = new Map<string, number>();
  for (const { role, days } of tasks) byRole.set(role, (byRole.get(role) ?? 0) + days.likely);
  return [...byRole].map(([role, days]) => {
    const { fte, origin, found } = capacityOf(role, planning);
    return { role, days: Math.round(days * 10) / 10, fte: origin.from === 'file' ? fte : null, found };
  });
};

/** Files that count today, with the day from which they do not, the first ones first. */
const staleSoon = ({ evidence, findings, asOf }: Assessment): JudgedRow['stale'] => {
  const fresh = new Map(findings.map(({ item }) => [item.id, item.evidence.fresh_days]));
  const ends = evidence.files.flatMap(({ file, date, state, checks }) => {
    if (date === null || (state !== 'checked' && state !== 'present')) return [];
    const days = checks.map((check) => addDays(date, (fresh.get(check) ?? 0) + 1)).filter((day) => day > asOf);
    const on = days.sort()[0];
    return on === undefined ? [] : [{ file, on, checks: days.filter((day) => day === on).length }];
  });
  return ends.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
};

type Dates = { readonly target: string | null; readonly stale: JudgedRow['stale']; readonly by: readonly string[] };

/** The next day on which something is due, ends or begins. */
const nextDate = ({ waivers, obligations, asOf }: Assessment, { target, stale, by }: Dates): JudgedRow['nextDate'] => {
  const dates = [
    ...(target === null ? [] : [{ date: target, what: 'production target' }]),
    ...by.map((date) => ({ date, what: 'a KPI is due' })),
    ...waivers
      .filter(({ state }) => state === 'active')
      .map(({ check, expires }) => ({ date: expires, what: `the waiver of ${check} ends` })),
    ...stale.map(({ file, on }) => ({ date: on, what: `${file} goes stale` })),
    ...obligations
      .filter((one) => one.state === 'upcoming' && one.binding && isCertain(one))
      .flatMap(({ from, statute, clause }) =>
        from === null ? [] : [{ date: from, what: `${statute} ${clause.slice(clause.indexOf('/') + 1)} applies` }],
      ),
  ];
  return dates.filter(({ date }) => date >= asOf).sort((a, b) => (a.date < b.date ? -1 : 1))[0] ?? null;
};

/** A file that cannot be judged is a row that says so. */
export const unjudgedRow = (file: string, asOf: string, problems: readonly Problem[]): UnjudgedRow => {
  const errors = problems.filter(({ severity }) => severity === 'error');
  return {
    schemaVersion: '1.0',
    judged: false,
    file,
    asOf,
    problems: errors
      .slice(0, PROBLEMS)
      .map(({ code, message, at: { line, column } }) => ({ code, message, line, column })),
    unlisted: Math.max(0, errors.length - PROBLEMS),
  };
};

/** 0 live and shut · 1 shut · 2 undecided · 3 open: the most urgent first. */
export const urgencyOf = ({ live, state }: Pick<JudgedRow, 'live' | 'state'>): number => {
  if (state === 'shut') return live ? 0 : 1;
  return state === 'undecided' ? 2 : 3;
};

/** The most urgent first: those to be stopped, then by what weighs most against them, then by score. */
export const byUrgency = (a: JudgedRow, b: JudgedRow): number =>
  urgencyOf(a) - urgencyOf(b) ||
  Number(a.stage === 'retired') - Number(b.stage === 'retired') ||
  Number(b.live) - Number(a.live) ||
  Math.sign(b.stops.length) - Math.sign(a.stops.length) ||
  (a.against[0]?.class ?? COMPUTED) - (b.against[0]?.class ?? COMPUTED) ||
  b.stated - a.stated ||
  (a.score ?? 0) - (b.score ?? 0) ||
  (a.file < b.file ? -1 : 1);
