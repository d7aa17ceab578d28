// What the pilots of a portfolio have in common, added up one by one: it grows with the checks, duties and roles that there
// are, never with the number of pilots.
import { daysBetween } from '../model/dates.ts';
import type { Common, JudgedRow, PortfolioRow, RoleLoad, UnjudgedRow } from '../model/published/portfolio.ts';
import { byUrgency, type Seen, urgencyOf } from './row.ts';

/** Files that go stale, and rows and gone files that are kept. */
const MOST_STALE = 100;
const MOST_GONE = 100;

export type Adding = {
  readonly add: (seen: Seen) => void;
  readonly addUnjudged: () => void;
  readonly total: (since: Common['since']) => Common;
};

type Load = { plans: number; days: number; needed: number; stated: number; assumed: number; nobody: number };

export const addingUp = (): Adding => {
  const counts = { pilots: 0, notJudged: 0, byUrgency: [0, 0, 0, 0] };
  const failures = new Map<string, { says: string; pilots: number; live: number }>();
  const duties = new Map<string, { says: string; breached: number; toBeAnswered: number }>();
  const roles = new Map<string, Load>();
  const stale = kept<Common['stale'][number]>(MOST_STALE, (a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return {
    add: ({ row, duties: own, says }) => {
      counts.pilots++;
      const urgency = urgencyOf(row);
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
      roles: [...roles].map(loadOf).sort(shortFirst),
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

const loadOf = ([role, load]: readonly [string, Load]): RoleLoad => {
  const [days, needed, stated] = [load.days, load.needed, load.stated].map((sum) => Math.round(sum * 10) / 10) as [
    number,
    number,
    number,
  ];
  return { role, ...load, days, needed, stated, short: load.nobody > 0 || needed > stated };
};

const shortFirst = (a: RoleLoad, b: RoleLoad): number =>
  Number(b.short) - Number(a.short) ||
  b.needed - b.stated - (a.needed - a.stated) ||
  b.days - a.days ||
  (a.role < b.role ? -1 : 1);

/** The first ones by an order, whatever comes: no more than twice as many are held at a time. */
export const kept = <T>(most: number, order: (a: T, b: T) => number) => {
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

/** All that a page of a portfolio shows. */
export type Portfolio = {
  readonly tool: { readonly name: string; readonly version: string };
  readonly asOf: string;
  /** The checklists and configurations that were judged by. */
  readonly made: readonly string[];
  readonly rows: readonly JudgedRow[];
  readonly unjudged: readonly UnjudgedRow[];
  readonly common: Common;
};

/** The most urgent rows that a page has room for, and the malformed files; those besides are counted. */
export const rowsForPage = (most: number) => {
  const judged = kept<JudgedRow>(most, byUrgency);
  const unjudged = kept<UnjudgedRow>(most, (a, b) => (a.file < b.file ? -1 : 1));
  return {
    add: (row: PortfolioRow): void => (row.judged ? judged.add(row) : unjudged.add(row)),
    rows: judged.all,
    unjudged: unjudged.all,
  };
};
