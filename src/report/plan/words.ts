// The words that the formats of the plan share: for efforts, for where a number comes from, for early and late.
import type { Assessment, Days, IntegrationLoad, Origin } from '../../model/assessment.ts';
import { workingDays } from '../../model/dates.ts';
import type { Plan } from '../../plan/index.ts';
import type { Entry } from '../../plan/schedule.ts';
import type { Chance, Forecast, Load, TimedPhase, Timetable } from '../../plan/timetable.ts';
import type { Tool } from '../report.ts';
import { counted, days, percent, shown } from '../text.ts';

// What every report of a plan is made from, and the shape of its formats. A format is one file and one line here.

export type PlanReportData = { readonly assessment: Assessment; readonly timetable: Timetable; readonly tool: Tool };

/** 0.5 to 4 days, likely 1. */
const rangeWords = ({ low, likely, high }: Days): string =>
  low === high ? days(likely) : `${bare(low)} to ${days(high)}, likely ${bare(likely)}`;

const bare = (value: number): string => days(value).replace(/ days?$/, '');

/** Where a number comes from: line 88, checklist, assumed. */
export const originWords = (origins: readonly Origin[]): string =>
  [...new Set(origins.map(originWord))].join(', ') || 'checklist';

const originWord = (origin: Origin): string => {
  if (origin.from === 'file') return `line ${origin.at.line}`;
  return origin.from;
};

/** A task's effort with its origin; a search is waited for, not worked at. */
export const describeEffort = ({ days, origins, multiplier, isSearch }: Entry): string => {
  const multiplied = multiplier === 1 ? '' : ` × ${multiplier} included`;
  return `${rangeWords(days)}${isSearch ? ' of waiting' : ''} [${originWords(origins)}${multiplied}]`;
};

/** From a date to the production date in weeks: 12 weeks late, 3 weeks early, on the day. */
const lateWords = (date: string, target: string): string => {
  const late = workingDays(target, date);
  const spare = workingDays(date, target);
  if (late === 0 && spare <= 1) return 'just in time';
  return late > 0 ? `${weeks(late / 5)} late` : `${weeks(spare / 5)} early`;
};

/** 1 week, 2.5 weeks; whole from ten up. */
const weeks = (value: number): string => {
  const rounded = value >= 10 ? Math.round(value) : Math.max(0.5, Math.round(value * 2) / 2);
  return `${rounded} ${rounded === 1 ? 'week' : 'weeks'}`;
};

/** What the simulation says of a gate against the pilot's own date. */
export const chanceWords = ({ onTime, dates }: Chance, target: string | undefined): string => {
  if (dates === null || onTime === null || target === undefined) return '';
  return `${shareWords(onTime)}, P80 ${lateWords(dates.p80, target)}`;
};

/** A share that is not nothing is never shown as nothing, and one that is not all never as all. */
const shareWords = (share: number): string => {
  if (share === 0) return 'none';
  return share < 0.01 ? 'under 1%' : percent(share);
};

/** Why a gate has no dates. */
export const noDateWords = ({ result, tasks }: Forecast): string => {
  if (result.open) return 'open';
  return `${result.state}, ${tasks > 0 ? 'no dates yet' : 'and no task is due by it'}`;
};

/** The plan in one sentence. */
export const headline = (timetable: Timetable): string => {
  const { gates, target, simulation, plan } = timetable;
  if (plan.toFind > 0) {
    return `Too little is answered for dates. To find out first: ${findWords(plan.toFind)}.${mendWords(plan)}`;
  }
  const aim = gates.find(({ result, dates }) => result.gate.id === 'production' && dates !== null);
  const next = aim ?? gates.find(({ dates }) => dates !== null);
  if (next?.dates == null) return 'Nothing is left to do: no gate waits for a task.';
  const { p50, p80 } = next.dates;
  const says = `What the ${next.result.gate.id} gate needs is done by ${p50} in half of ${simulation.runs} simulated plans, by ${p80} in 80 of 100.`;
  const elsewhere = timetable.reference === null ? '' : ` ${timetable.reference}.`;
  if (target === null) return `${says} The pilot names no production date.${elsewhere}`;
  return `${says} The pilot’s own date, ${target.date}, is kept in ${shareWords(next.onTime ?? 0)} of them; P80 is ${lateWords(p80, target.date)}.${elsewhere}`;
};

/** What is stated to be wrong, where nothing else is planned yet. */
const mendWords = ({ first }: Plan): string =>
  first.length === 0
    ? ''
    : ` To be mended, as it is stated to be wrong: ${listedShort(first.map(({ check }) => check))}.`;

const MOST = 8;
const listedShort = (ids: readonly string[]): string =>
  ids.length > MOST ? `${ids.slice(0, MOST).join(', ')} and ${ids.length - MOST} more` : ids.join(', ');

/** "108 answers, about an afternoon": a minute or two each. */
const findWords = (answers: number): string =>
  `${counted(answers, 'answer')}, about ${answers <= 40 ? 'an hour' : answers <= 160 ? 'an afternoon' : 'a day'}`;

/** The exit of a phase in numbers. */
export const exitWords = ({ id, met, needed, points, scoreAfter, tasks }: TimedPhase): string => {
  if (id === 0) return `${counted(needed, 'role')} to be filled`;
  const holding = `${needed} of ${needed} checks hold (${met} now)`;
  if (tasks.length === 0) return holding;
  return `${holding}, +${shown(points)} points: score ${shown(scoreAfter)} with the phases before it`;
};

/** How much a role has, where that comes from, and what it must do. */
export const loadWords = ({ fte, origin, found, dueDays, available }: Load): string => {
  const has = found ? `${fte} FTE [${originWords([origin])}]` : `nobody yet; then ${fte} FTE [assumed]`;
  const time = available === null ? '' : `, has ${days(available)}`;
  return `${has}: ${dueDays === 0 ? 'nothing due' : days(dueDays)}${available === 0 ? ', has none' : time}`;
};

/** Weeks: less than half a day is not worth a word. */
const LEAST_COST = 0.1;

/** What a role's limit costs. */
export const costWords = ({ overcommitted, weeksOver, weeks: cost }: Load): string => {
  const parts = [
    ...(overcommitted ? [`over-committed by ${weeks(weeksOver)}`] : []),
    ...(cost >= LEAST_COST ? [`costs the gate ${weeks(cost)}`] : []),
  ];
  return parts.join(', ');
};

export const integrationWords = (load: IntegrationLoad | undefined): string => {
  if (load === undefined) return 'Integrations: × 1 [assumed: the file does not list the systems]';
  const { open, multiplier, reason, days: estimate, origins } = load;
  if (open === 0) return 'Integrations: × 1, none is open';
  const all = {
    low: estimate.low * multiplier,
    likely: estimate.likely * multiplier,
    high: estimate.high * multiplier,
  };
  return `Integrations: ${rangeWords(estimate)} [${originWords(origins)}], ${reason} [checklist]: ${rangeWords(all)}`;
};
