// A pilot as a row of a portfolio: where it stands, what is against it, what comes next.
import type { Assessment } from '../model/assessment.ts';
import { addDays, daysBetween } from '../model/dates.ts';
import { isCertain, isLacking, type Obligation } from '../model/obligation.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import type { Place, Problem } from '../model/problem.ts';
import type { Common, JudgedRow, PortfolioRow, RoleLoad, UnjudgedRow } from '../model/published/portfolio.ts';
import { COMPUTED } from '../model/verdict.ts';
import { compareText } from '../model/vocabulary.ts';
import { capacityFor, makePlan, type Task } from '../plan/index.ts';

/** Evidence that goes stale within so many days is told. */
const SOON = 30;
/** Of what is against a pilot, in a row and in its own report; and of what is wrong with a file. */
const [FACTS, WRONG, PROBLEMS] = [3, 20, 5];

/** A row, and what the pilots together are counted by and a page tells of each that a row does not hold. */
export type Seen = {
  readonly row: JudgedRow;
  readonly duties: readonly Obligation[];
  readonly says: Words;
  readonly own: () => OwnReport;
};

/** Of a pilot's own report what a page of many has room for. */
export type OwnReport = Pick<Assessment, 'file' | 'headline' | 'against' | 'grade' | 'gates' | 'dimensions'> & {
  readonly tasks: readonly Task[];
  /** The first of what is stated to be wrong, with its line. */
  readonly wrong: readonly { readonly id: string; readonly fact: string; readonly line: number }[];
};

/** What is wrong where a check or a duty of this id fails. */
type Words = (id: string) => string;

/** `locate` finds the line of a path in the pilot file. */
export const rowFor = (assessment: Assessment, { pilot, kpis }: Pilot, locate: (path: string) => Place): Seen => {
  const { headline, grade, gates, asOf, planning, findings, obligations } = assessment;
  const against = assessment.against.filter((one) => one.class !== COMPUTED);
  const plan = makePlan(assessment);
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
    work: summedWork(plan.tasks, assessment),
    stale: stale.filter(({ on }) => on <= addDays(asOf, SOON)),
  };
  const items = new Map(findings.map(({ item }) => [item.id, item.gap]));
  const says = (id: string): string => items.get(id) ?? against.find((one) => one.id === id)?.fact ?? id;
  const { file, dimensions } = assessment;
  const own = (): OwnReport => ({
    ...{ file, headline, against: assessment.against, grade, gates, dimensions, tasks: plan.first },
    wrong: against.slice(0, WRONG).map(({ id, fact, at }) => ({ id, fact, line: locate(at.path).line })),
  });
  return { row, duties, says, own };
};

/** Scores are rounded down, as they are shown everywhere. */
const tenth = (score: number | null): number | null => (score === null ? null : Math.floor(score * 10 + 1e-8) / 10);

const firstStep = ({ against, headline, file }: Assessment, [task]: readonly Task[]): JudgedRow['first'] => {
  if (against.length > 0 && task !== undefined) return { do: task.action, check: task.check, role: task.role };
  if (headline.next === null) return null;
  return { do: `Answer what is not known: readiness interview ${file}`, check: null, role: null };
};

/** Person-days by role, and who has it. */
const summedWork = (tasks: readonly Task[], { planning }: Assessment): JudgedRow['work'] => {
  const byRole = new Map<string, number>();
  for (const { role, days } of tasks) byRole.set(role, (byRole.get(role) ?? 0) + days.likely);
  return [...byRole].map(([role, days]) => {
    const { fte, origin, found } = capacityFor(role, planning);
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
  return ends.sort(byEnd);
};

/** The day from which it does not count any more. */
const byEnd = (a: { readonly on: string }, b: { readonly on: string }): number => compareText(a.on, b.on);

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
export const urgencyRank = ({ live, state }: Pick<JudgedRow, 'live' | 'state'>): number => {
  if (state === 'shut') return live ? 0 : 1;
  return state === 'undecided' ? 2 : 3;
};

/** The most urgent first: those to be stopped, then by what weighs most against them, then by score. */
const byUrgency = (a: JudgedRow, b: JudgedRow): number =>
  urgencyRank(a) - urgencyRank(b) ||
  Number(a.stage === 'retired') - Number(b.stage === 'retired') ||
  Number(b.live) - Number(a.live) ||
  Math.sign(b.stops.length) - Math.sign(a.stops.length) ||
  (a.against[0]?.class ?? COMPUTED) - (b.against[0]?.class ?? COMPUTED) ||
  b.stated - a.stated ||
  (a.score ?? 0) - (b.score ?? 0) ||
  (a.file < b.file ? -1 : 1);

// What the pilots of a portfolio have in common, added up one by one: it grows with the checks, duties and roles that there
// are, never with the number of pilots.

/** Files that go stale, and rows and gone files that are kept. */
const MOST_STALE = 100;
const MOST_GONE = 100;

export type Adding = {
  readonly add: (seen: Seen) => void;
  readonly addUnjudged: () => void;
  readonly total: (since: Common['since']) => Common;
};

type Load = { plans: number; days: number; needed: number; stated: number; assumed: number; nobody: number };

/** Adds up pilots one by one, so that no more than one is held at a time; `total` may be asked for at any moment. */
export const addingUp = (): Adding => {
  const counts = { pilots: 0, notJudged: 0, byUrgency: [0, 0, 0, 0] };
  const failures = new Map<string, { says: string; pilots: number; live: number }>();
  const duties = new Map<string, { says: string; breached: number; toBeAnswered: number }>();
  const roles = new Map<string, Load>();
  const stale = kept<Common['stale'][number]>(MOST_STALE, byEnd);
  return {
    add: ({ row, duties: own, says }) => {
      counts.pilots++;
      const urgency = urgencyRank(row);
      counts.byUrgency[urgency] = (counts.byUrgency[urgency] ?? 0) + 1;
      for (const id of new Set(row.failing)) {
        const one = entry(failures, id, () => ({ says: says(id), pilots: 0, live: 0 }));
        one.pilots++;
        if (row.live) one.live++;
      }
      for (const { id, statute, clause, title, state } of own) {
        const name = `${statute} ${clause.slice(clause.indexOf('/') + 1)}: ${title}`;
        const one = entry(duties, id, () => ({ says: name, breached: 0, toBeAnswered: 0 }));
        if (state === 'breached') one.breached++;
        else one.toBeAnswered++;
      }
      addWork(roles, row);
      for (const one of row.stale) stale.add({ pilot: row.name, ...one });
    },
    addUnjudged: () => {
      counts.notJudged++;
    },
    total: (since) => ({
      pilots: counts.pilots,
      notJudged: counts.notJudged,
      liveAndShut: counts.byUrgency[0] ?? 0,
      shut: counts.byUrgency[1] ?? 0,
      undecided: counts.byUrgency[2] ?? 0,
      open: counts.byUrgency[3] ?? 0,
      failures: named(failures).sort((a, b) => b.pilots - a.pilots || b.live - a.live || (a.id < b.id ? -1 : 1)),
      roles: [...roles].map(roleLoad).sort(shortFirst),
      duties: named(duties).sort(
        (a, b) => b.breached - a.breached || b.toBeAnswered - a.toBeAnswered || (a.id < b.id ? -1 : 1),
      ),
      stale: stale.all(),
      staleUnlisted: stale.unlisted(),
      since: since === null ? null : { ...since, gone: since.gone.slice(0, MOST_GONE) },
    }),
  };
};

const entry = <T>(map: Map<string, T>, id: string, make: () => T): T => {
  const known = map.get(id);
  if (known !== undefined) return known;
  const made = make();
  map.set(id, made);
  return made;
};

const named = <T extends object>(map: ReadonlyMap<string, T>): (T & { id: string })[] =>
  [...map].map(([id, one]) => ({ id, ...one }));

/** Working days of a week, of seven. */
const WORKING = 5 / 7;

const addWork = (roles: Map<string, Load>, { work, target, asOf }: JudgedRow): void => {
  const left = target === null ? 0 : daysBetween(asOf, target) * WORKING;
  for (const { role, days, fte, found } of work) {
    const one = entry(roles, role, () => ({ plans: 0, days: 0, needed: 0, stated: 0, assumed: 0, nobody: 0 }));
    one.plans++;
    one.days += days;
    if (left > 0) one.needed += days / left;
    if (!found) one.nobody++;
    else if (fte === null) one.assumed++;
    else one.stated += fte;
  }
};

const roleLoad = ([role, load]: readonly [string, Load]): RoleLoad => {
  const [days, needed, stated] = [inTenths(load.days), inTenths(load.needed), inTenths(load.stated)];
  return { role, ...load, days, needed, stated, short: load.nobody > 0 || needed > stated };
};

const inTenths = (sum: number): number => Math.round(sum * 10) / 10;

const shortFirst = (a: RoleLoad, b: RoleLoad): number =>
  Number(b.short) - Number(a.short) ||
  b.needed - b.stated - (a.needed - a.stated) ||
  b.days - a.days ||
  (a.role < b.role ? -1 : 1);

/** The first ones by an order, whatever comes: no more than twice as many are held at a time. */
const kept = <T>(most: number, order: (a: T, b: T) => number) => {
  let held: T[] = [];
  let seen = 0;
  const cut = (): T[] => held.sort(order).slice(0, most);
  return {
    add: (one: T): void => {
      seen++;
      held.push(one);
      if (held.length >= 2 * most) held = cut();
    },
    all: (): T[] => {
      held = cut();
      return held;
    },
    unlisted: (): number => Math.max(0, seen - most),
  };
};

/** A row with the pilot's own report. */
export type PageRow = JudgedRow & { readonly own: OwnReport };

/** All that a page of a portfolio shows. */
export type Portfolio = {
  readonly tool: { readonly name: string; readonly version: string };
  readonly asOf: string;
  /** The checklists and configurations that were judged by. */
  readonly made: readonly string[];
  readonly rows: readonly PageRow[];
  readonly unjudged: readonly UnjudgedRow[];
  readonly common: Common;
};

/** The most urgent rows that a page has room for, and the malformed files; those besides are counted. */
export const rowsForPage = (most: number) => {
  const judged = kept<PageRow>(most, byUrgency);
  const unjudged = kept<UnjudgedRow>(most, (a, b) => (a.file < b.file ? -1 : 1));
  return {
    /** `own` of a pilot that was judged. */
    add: (row: PortfolioRow, own: OwnReport | undefined): void => {
      if (!row.judged) unjudged.add(row);
      else if (own !== undefined) judged.add({ ...row, own });
    },
    rows: judged.all,
    unjudged: unjudged.all,
  };
};
